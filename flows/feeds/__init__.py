"""Feeds: finding and listing them, polling them, and what is remembered of each."""

"""Runs: from sources to stored verdicts and sent messages, once or again and again."""

"""Processes that can be killed, for work on bytes that strangers sent."""

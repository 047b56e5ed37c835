"""Where alerts go: endpoints, their filters and their states."""

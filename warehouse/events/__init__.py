"""Which events of different articles are one: evidence and links. Pure but for `on_file`."""

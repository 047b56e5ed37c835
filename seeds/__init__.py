"""The fixture feed, as data files of the package."""

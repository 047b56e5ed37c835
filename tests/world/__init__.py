"""A world for the product to live in: fifty and more feeds for seven days on a simulated clock.

One local server plays every outlet at an address of its own (127.0.1.x the orderly ones, 127.0.2.x
the hostile ones), reads the same clock as the product, and keeps account of its manners.
"""

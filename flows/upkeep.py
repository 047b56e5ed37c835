"""The nightly work on the warehouse."""

from pathlib import Path

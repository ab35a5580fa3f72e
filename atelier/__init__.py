"""Atelier: facilitate a working meeting from the first post-it to the minutes."""

__version__ = "0.1.0"

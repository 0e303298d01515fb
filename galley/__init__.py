"""Galley: a printing house in Python, from manuscripts to the bound issue."""

__version__ = "0.1.0"

"""Builds that are cut off, crowded, or have no room: the last good PDF stays, or the next comes."""

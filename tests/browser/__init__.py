"""The preview in a real browser."""

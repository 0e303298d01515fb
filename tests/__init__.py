"""The tests; folders mirror galley/."""

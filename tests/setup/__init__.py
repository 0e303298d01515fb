"""Tests of what a fresh machine needs: locks, fonts, native libraries, the command."""

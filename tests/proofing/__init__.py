"""Tests of proofing: a set issue measured against its print."""

"""Preflight: a finished file held against the standards that its kind claims.

A file of one of five kinds (`kinds`) is opened once (`opened`): its pages' content
(`scanner`, `content`), its structure (`elements`), its metadata (`xmp`). Each family of conditions
has a module of its own that looks and tells; the conditions are rows of one table
(`conditions`). `preflight.preflight` runs them all.
"""

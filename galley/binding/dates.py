"""How a file writes the day that it dates from: 00:00 UTC, and no clock is read."""

from __future__ import annotations

import datetime as dt

from pikepdf import String


def pdf_date(date: dt.date) -> String:
    """Write a date as PDF does (ISO 32000-1, 7.9.4)."""
    return String(date.strftime("D:%Y%m%d000000+00'00"))


def xmp_date(date: dt.date) -> str:
    """Write a date as XMP does (ISO 16684-1, 8.2.1.3)."""
    return f"{date.isoformat()}T00:00:00+00:00"

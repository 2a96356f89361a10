"""Days as British readers write them, in what is said about a document."""

from __future__ import annotations

import datetime as dt

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def plain_day(date: dt.date) -> str:
    """One day: "12 March 2009". Does not depend on the machine's language."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"

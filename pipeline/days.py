"""Days as British readers write them; nothing here depends on the language of the machine."""

from __future__ import annotations

import datetime as dt
from typing import Final

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def plain_day(date: dt.date) -> str:
    """One day without its weekday: "12 March 2009"."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"

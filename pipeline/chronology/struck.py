"""Words struck through: many authors delete so. They stay in the text; what hangs on them is said."""

from __future__ import annotations

import re

from pipeline.chronology.model import Flag
from pipeline.chronology.when import looks_like_date

_DIGIT = re.compile(r"\d")
_STRUCK = Flag("date-ambiguous", "Part of the date is struck through; see the original for what holds.")
_DELETED = Flag(
    "struck-through",
    "All its words are struck through in the document; the author may have deleted the entry.",
)

Notes = tuple[tuple[str, str], ...]


def unstruck(date: str, notes: Notes) -> str:
    """What is left of a date cell without the date struck through in it, where that is a date; else ""."""
    rest = date
    for kind, text in notes:
        if kind == "struck" and _DIGIT.search(text):
            rest = rest.replace(text, "", 1)
    rest = rest.strip()
    return rest if rest != date and looks_like_date(rest) else ""


def struck_flags(notes: Notes, date: str, description: str) -> tuple[Flag, ...]:
    """The remarks on an entry whose date, or whose every word of the event, is struck through."""
    struck = [text for kind, text in notes if kind == "struck"]
    flags = [_STRUCK] if any(_DIGIT.search(text) and text in date for text in struck) else []
    if description and description in struck:
        flags.append(_DELETED)
    return tuple(flags)

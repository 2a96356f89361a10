"""Which submissions are versions of one another.

A new version replaces the earlier one in the merge (contract). Two chronologies of one agency are
versions when their names say so ("chron v1", "chron v2 FINAL") or when they share most of their
entries; otherwise both count (a trust may send one chronology per service). The one received later is
the newer, unless both names state a version and say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

SAME = 0.5
"""From this share of common entries on, two chronologies are versions of one another."""

_VERSION = re.compile(r"\b(?:v|ver|version|draft|rev|revision|issue)[ ._-]?(\d+(?:\.\d+)?)\b")
_NOISE = re.compile(
    r"\b(?:v|ver|version|draft|rev|revision|issue)?[ ._-]?\d+(?:\.\d+)?\b"
    r"|\b(?:final|draft|amended|amendments?|updated?|revised|corrected|resubmi\w+|new|latest|copy|of|signed)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|[^a-z]+"
)


@dataclass(frozen=True, slots=True)
class Submission:
    """What the choice looks at: a receipt's number, its agency and file name."""

    number: int
    agency: str
    file: str


def version_number(file: str) -> float | None:
    """The version a file name states ("Chron v2.1.docx" → 2.1), None when it states none."""
    found = _VERSION.findall(Path(file).stem.lower().replace("_", " "))
    return float(found[-1]) if found else None


def plain_stem(file: str) -> str:
    """A file name without what changes from version to version: "Police chron v2 FINAL" → "police chron"."""
    return " ".join(_NOISE.sub(" ", Path(file).stem.lower().replace("_", " ")).split())


def chains(
    submissions: Sequence[Submission], overlap: Callable[[int, int], float]
) -> tuple[tuple[int, ...], ...]:
    """Group submissions into chains of versions, each oldest first: the last one is current.

    Args:
        submissions: in the order received.
        overlap: share (0 to 1) of the first one's entries that are also in the second, by number.

    Returns:
        Chains of numbers, in the order their first version was received.
    """
    groups: list[list[Submission]] = []
    for submission in submissions:
        group = next((group for group in groups if _belongs(submission, group[-1], overlap)), None)
        if group is None:
            groups.append([submission])
        else:
            group.insert(_turn(submission, group), submission)
    return tuple(tuple(item.number for item in group) for group in groups)


def _belongs(new: Submission, latest: Submission, overlap: Callable[[int, int], float]) -> bool:
    if new.agency != latest.agency:
        return False
    shared = max(overlap(latest.number, new.number), overlap(new.number, latest.number))
    named_alike = plain_stem(new.file) == plain_stem(latest.file) != ""
    # A name alone is not enough: "chronology.docx" may come twice with nothing in common.
    return shared >= SAME or (named_alike and shared > 0.0)


def _turn(new: Submission, group: list[Submission]) -> int:
    """Where a new one goes: last, unless its name states a lower version than one already there."""
    stated = version_number(new.file)
    if stated is not None:
        for position, other in enumerate(group):
            theirs = version_number(other.file)
            if theirs is not None and theirs > stated:
                return position
    return len(group)

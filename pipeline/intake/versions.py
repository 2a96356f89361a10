"""Which submissions are versions of one another.

A new version replaces the earlier one in the merge (contract), so whatever it lacks leaves the merge:
it must be sure. Two chronologies of one agency are versions when the newer holds most of the older's
entries, or when their names say so ("chron v1", "chron v2 FINAL") and the newer is no mere extract or
addendum; otherwise both count (a trust may send one chronology per service). The part of a chronology
that an IMR quotes never replaces a chronology of its own. The one received later is the newer, unless
both names state a version and say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

SAME = 0.5
"""From this share of its entries in another on, the other replaces a chronology."""
EXTRACT = 0.2
"""What holds less of a chronology than this, and little else, does not replace it, whatever its name."""

_VERSION = re.compile(r"\b(?:v|ver|version|draft|rev|revision|issue)[ ._-]?(\d+(?:\.\d+)?)\b")
_NOISE = re.compile(
    r"\b(?:v|ver|version|draft|rev|revision|issue)?[ ._-]?\d+(?:\.\d+)?\b"
    r"|\b(?:final|draft|amended|amendments?|updated?|revised|corrected|resubmi\w+|new|latest|copy|of|signed)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|[^a-z]+"
)


@dataclass(frozen=True, slots=True)
class Submission:
    """A receipt: its number, agency and file name, and whether the chronology is part of a report."""

    number: int
    agency: str
    file: str
    in_report: bool = False


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
        near = [group for group in groups if _has_version_of(submission, group, overlap)]
        apart = [group for group in groups if group not in near]
        whole: list[Submission] = []
        for item in sorted((*(one for group in near for one in group), submission), key=submissions.index):
            whole.insert(_turn(item, whole), item)
        groups = [*apart, whole]
    groups.sort(key=lambda group: min(map(submissions.index, group)))
    return tuple(tuple(item.number for item in group) for group in groups)


def _has_version_of(new: Submission, group: list[Submission], overlap: Callable[[int, int], float]) -> bool:
    """Whether a new one is a version of those it would stand between: a middle one joins the outer two."""
    turn = _turn(new, group)
    return any(_belongs(new, other, overlap) for other in group[max(turn - 1, 0) : turn + 1])


def _belongs(new: Submission, other: Submission, overlap: Callable[[int, int], float]) -> bool:
    if new.agency != other.agency or new.in_report != other.in_report:
        return False
    older, newer = (new, other) if _turn(new, [other]) == 0 else (other, new)
    kept = overlap(older.number, newer.number)
    if kept >= SAME:
        return True
    # A name alone is not enough: "chronology.docx" may come twice with nothing in common, and "v2" may
    # hold nothing but the rows that were amended.
    named_alike = plain_stem(new.file) == plain_stem(other.file) != ""
    return named_alike and kept > 0.0 and (kept >= EXTRACT or overlap(newer.number, older.number) < SAME)


def _turn(new: Submission, group: list[Submission]) -> int:
    """Where a new one goes: last, unless its name states a lower version than one already there."""
    stated = version_number(new.file)
    if stated is not None:
        for position, other in enumerate(group):
            theirs = version_number(other.file)
            if theirs is not None and theirs > stated:
                return position
    return len(group)

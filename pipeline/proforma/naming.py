"""People of a chronology who stand without their full name (000, Appendix G: full names throughout)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.documents.model import Document
from pipeline.proforma.definition import Definition, TableOf
from pipeline.proforma.model import Problem
from pipeline.proforma.tables import FilledRow, find_table
from pipeline.proforma.words import plain, words_of

_COLUMNS = ("family_member", "professional")
_MOST = 15
_LONGEST = 60
_PARTS = re.compile(r"[\n,;/()&+]| and | – | - ")
_INITIALS = re.compile(r"(?:[A-Z]\.? ?){2,3}")
_NAME = re.compile(
    r"(?:[A-Z][a-z'’-]+|[A-Z]\.?)(?:[ -](?:[A-Z]\.?|de|van|von|al|el|bin|ap))*"
    r"[ -][A-Z][A-Za-z]*['’]?[A-Za-z-]*[a-z]"
)
_POSTS = frozenset([
    "mr", "mrs", "miss", "ms", "dr", "doctor", "social", "worker", "health", "visitor", "police",
    "officer", "constable", "sergeant", "inspector", "detective", "pc", "ps", "ds", "dc", "di", "dci",
    "pcso", "nurse", "school", "teacher", "head", "class", "nursery", "midwife", "manager", "team",
    "senior", "duty", "family", "support", "housing", "probation", "paediatrician", "consultant",
    "practice", "community", "staff", "ward", "sister", "receptionist", "clerk", "deputy", "assistant",
    "hospital", "gp", "hv", "sw", "the", "unknown", "general", "practitioner", "outreach", "offender",
    "children", "children's", "service", "services", "care", "clinic", "emergency", "department",
    "council", "trust", "surgery", "unit", "public", "protection", "early", "years",
])  # fmt: skip
_NOBODY = frozenset([
    "none", "unknown", "nil", "all", "both", "everyone", "household", "na", "n/a", "various", "not",
    "known", "self", "as", "above", "ditto", "same",
])  # fmt: skip


def problems_of(document: Document, definition: Definition) -> Iterator[Problem]:
    """What stands in a cell that names nobody in full, and how often: initials are a fault, the rest a hint.

    A title with a surname passes: who it is can be found.
    """
    table = next(definition.of(TableOf), None)
    found = find_table(document, table) if table else None
    if found is None:
        return
    short: Counter[str] = Counter()
    first: dict[str, int] = {}
    for row in found.rows:
        if _is_entry(row):
            for column in set(_COLUMNS) - row.merged:
                text = " ".join(row.cells.get(column, "").split())
                if text and len(text) <= _LONGEST and _is_short(row.cells[column]):
                    short[text] += 1
                    first.setdefault(text, row.number)
    most_first = sorted(short.items(), key=lambda item: (-item[1], first[item[0]]))
    told = [(text, _told(text, count, first[text])) for text, count in most_first]
    initials = [said for text, said in told if _INITIALS.fullmatch(text)]
    others = [said for text, said in told if not _INITIALS.fullmatch(text)]
    if initials:
        said = f"Initials stand where there should be a full name: {_listed(initials)}."
        yield Problem("initials", "chronology", said)
    if others:
        said = f"Nobody is named in full where these stand: {_listed(others)}."
        yield Problem("full-names", "chronology", said, hint=True)


def _told(text: str, count: int, row: int) -> str:
    return f"“{text}” (row {row})" if count == 1 else f"“{text}” ({count} rows, the first is {row})"


def _listed(told: list[str]) -> str:
    more = f" and {len(told) - _MOST} more" if len(told) > _MOST else ""
    return ", ".join(told[:_MOST]) + more


def _is_entry(row: FilledRow) -> bool:
    """Whether a row tells of something: no banner for a year or term, no heading met again."""
    when, description = row.cells.get("when", ""), row.cells.get("description", "")
    dated = not when or any(letter.isdigit() for letter in when)
    return bool(description) and when != description and dated


def _is_short(text: str) -> bool:
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    if not parts or all(set(words_of(part)) <= _NOBODY for part in parts):
        return False
    return not any(_is_name(part) for part in parts)


def _is_name(part: str) -> bool:
    if any(letter.isdigit() for letter in part):
        part = re.sub(r"\b\w*\d\w*\b", " ", part)
    for match in _NAME.finditer(" ".join(part.split())):
        words = [word for word in plain(match[0]).split() if word]
        own = [word for word in words if word not in _POSTS]
        if own and (len(own) >= 2 or words[0] in _POSTS):
            return True
    return False

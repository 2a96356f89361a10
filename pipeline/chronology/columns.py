"""An agency's column headings → the columns of the chronology template (protocol 000, Appendix G).

What headings mean is data, `columns.yaml`. Here is only how a heading is compared with it: folded
to plain words, looked up, spelling repaired when nothing is found, and the columns of one table
weighed against each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from pipeline.word_lists import word_list

JOINED = frozenset({"family_member", "professional", "contact"})
"""Fields that two columns may fill together ("Agency" and "Designation"); their texts are put on lines."""

FAMILY = "family composition"
"""The kind of table, in `columns.yaml`, whose headings may also stand beside entries."""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+")
_ASIDE = re.compile(r"\(|\be\.?g\b|\bi\.?e\b|\bplease\b|\buse full\b|[.?:]\s|\s[-–—]\s", re.IGNORECASE)
_LONGEST_HEADING = 400
_DEEPEST = 3
_LEADING, _WHOLE = 30, 60


class Guess(NamedTuple):
    """What a heading was taken for and how strongly (0 when nothing in it was known)."""

    field: str
    score: int


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of a table: its heading, what it was read as, and the grid columns it covers.

    `field` is a field of `COLUMNS`, "time", "end_date", "end_time", "day" or "extra"; `key` is the
    name under which an extra column's text is kept.
    """

    heading: str
    field: str
    first: int
    last: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`columns.yaml`, folded for comparison."""

    phrases: dict[tuple[str, ...], str]
    others: dict[tuple[str, ...], str]
    ignored: frozenset[str]
    words: tuple[str, ...]
    longest: int
    guidance: tuple[str, ...]
    closing: tuple[str, ...]
    fractures: frozenset[str]
    relations: frozenset[str]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The wordings of `columns.yaml`, read once."""
    data = word_list("pipeline.chronology", "columns.yaml")
    ignored = frozenset(data["ignored"])
    phrases = _fold_phrases(data["fields"], ignored)
    others = _fold_phrases(data["other_tables"], ignored)
    return Vocabulary(
        phrases=phrases,
        others=others,
        ignored=ignored,
        words=tuple(sorted({word for phrase in (*phrases, *others) for word in phrase})),
        longest=max(len(phrase) for phrase in (*phrases, *others)),
        guidance=tuple(data["guidance"]),
        closing=tuple(data["closing"]),
        fractures=frozenset(data["fractures"]),
        relations=frozenset(data["relations"]),
    )


def _fold_phrases(groups: dict[str, list[str]], ignored: frozenset[str]) -> dict[tuple[str, ...], str]:
    return {tuple(_words(phrase, ignored)): name for name, phrases in groups.items() for phrase in phrases}


def _words(text: str, ignored: frozenset[str]) -> list[str]:
    """The comparable words of a heading: no numbers, capitals, possessives or plural endings."""
    words = []
    for match in _WORD.findall(text.casefold().replace("’", "'")):
        word = match.removesuffix("'s")
        if word.isdigit() or word in ignored:
            continue
        words.append(word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word)
    return words


@lru_cache(maxsize=4096)
def field_of(heading: str) -> Guess:
    """What one heading means, looked at alone.

    >>> field_of("(4) Contact type e.g. letter / phone").field
    'contact'
    """
    if not heading or len(heading) > _LONGEST_HEADING:
        return Guess("extra", 0)
    known = vocabulary()
    words = _words(heading, known.ignored)
    core = len(_words(_ASIDE.split(heading.lstrip(" .(0123456789)"), maxsplit=1)[0], known.ignored))
    found = _best(words, core, known.phrases, known.longest)
    if not found.score:
        found = _best([_respell(word, known) for word in words], core, known.phrases, known.longest)
    return found


@lru_cache(maxsize=4096)
def other_table(heading: str) -> str:
    """The kind of table a heading points to when it is no chronology ("action plan"), or ""."""
    if not heading or len(heading) > _LONGEST_HEADING:
        return ""
    known = vocabulary()
    words = _words(heading, known.ignored)
    for size in range(min(known.longest, len(words)), 0, -1):
        kind = known.others.get(tuple(words[:size]))
        if kind:
            return kind
    return ""


_BOUNDS = ("begin", "finish")
"""Only at the start of a heading: "From" is a date or time, "Referral from" and "Letter to" are neither."""


def _best(words: list[str], core: int, phrases: dict[tuple[str, ...], str], longest: int) -> Guess:
    best = Guess("extra", 0)
    for begin in range(min(len(words), _DEEPEST + 1)):
        for size in range(1, min(longest, len(words) - begin) + 1):
            field = phrases.get(tuple(words[begin : begin + size]))
            if field is None or (begin and field in _BOUNDS):
                continue
            score = 10 * size - begin + (0 if begin else _LEADING)
            if begin == 0 and size == core:
                score += _WHOLE
            if score > best.score:
                best = Guess(field, score)
    return best


def _respell(word: str, known: Vocabulary) -> str:
    if len(word) < 4:
        return word
    match = process.extractOne(word, known.words, scorer=fuzz.ratio, score_cutoff=80)
    return match[0] if match else word


class Heading(NamedTuple):
    """A column's heading: its words as submitted, the grid columns it covers, the words to judge it by.

    `length` is the average number of characters under it; of two columns that might both be the
    description, the longer one is.
    """

    text: str
    first: int
    last: int
    judged: str
    length: float = 0.0


def assign(headings: Sequence[Heading]) -> tuple[Slot, ...]:
    """Give every column of a table its field.

    Returns:
        One slot per column, in the same order. At most one slot is the date, the description, the
        child-seen and the comments column; a second one becomes "extra", so that nothing is merged
        out of sight. `JOINED` fields may have several.
    """
    guesses = [field_of(heading.judged) for heading in headings]
    fields = _settle([guess.field for guess in guesses], [guess.score for guess in guesses], headings)
    return label(headings, fields)


def label(headings: Sequence[Heading], fields: Sequence[str]) -> tuple[Slot, ...]:
    """Slots from headings and the fields they are known to be; extra columns get a name each."""
    keys: set[str] = set()
    slots = []
    for heading, field in zip(headings, fields, strict=True):
        key = _key(heading.text, heading.first, keys) if field == "extra" else ""
        slots.append(Slot(heading.text, field, heading.first, heading.last, key))
    return tuple(slots)


def _settle(fields: list[str], scores: list[int], headings: Sequence[Heading]) -> list[str]:
    """Resolve what only the company of the other columns can decide."""
    fields = ["extra" if field == "own" else field for field in fields]
    _settle_dates(fields)
    _settle_people(fields)
    for index, field in enumerate(fields):
        if field == "notes":
            free = [name for name in ("description", "comments") if name not in fields]
            fields[index] = free[0] if free else "extra"
    for name in sorted(set(fields) - JOINED - {"extra", "day"}):
        same = [index for index, field in enumerate(fields) if field == name]
        long = name == "description"
        keep = max(same, key=lambda i: (headings[i].length if long else 0, scores[i], -i))
        for index in same:
            if index != keep:
                fields[index] = "extra"
    return fields


def _settle_dates(fields: list[str]) -> None:
    """Start and finish are times beside a date column, dates where there is none."""
    if "date" in fields:
        clock = "begin" in fields or "time" in fields
        meanings = {"begin": "time", "finish": "end_time" if clock else "end_date"}
    else:
        meanings = {"begin": "date", "finish": "end_date"}
        for name in ("begin", "day", "date_recorded"):
            if name in fields:
                fields[fields.index(name)] = "date"
                break
    meanings["date_recorded"] = "extra"
    fields[:] = [meanings.get(field, field) for field in fields]


def _settle_people(fields: list[str]) -> None:
    """A bare "Name" or "Who" is the family's, or the professional's where the family has a column already."""
    for index, field in enumerate(fields):
        if field == "person":
            fields[index] = "professional" if "family_member" in fields else "family_member"


def _key(heading: str, first: int, taken: set[str]) -> str:
    base = " ".join(heading.split()) or f"Column {first + 1}"
    key, count = base, 1
    while key in taken:
        count += 1
        key = f"{base} ({count})"
    taken.add(key)
    return key

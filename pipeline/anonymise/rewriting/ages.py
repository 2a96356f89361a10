"""Ages of the child's brothers and sisters, rounded to the stage of childhood they are in.

"aged 7 years 4 months" points to one child; "of primary school age" tells a reader what the review needs. The
subject child's own age stays, since the review cannot be understood without it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.anonymise.key.model import Entry
from pipeline.anonymise.passages import Passage
from pipeline.anonymise.rewriting import roles, tables
from pipeline.anonymise.rewriting.joined import Joined
from pipeline.anonymise.rewriting.pieces import Piece
from pipeline.case import Case

_FIGURES = (
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
AGE = re.compile(
    rf"(?i)(?P<number>\d{{1,2}}(?:\.5|½)?|{'|'.join(reversed(_FIGURES))})(?P<ordinal>st|nd|rd|th)?"
    r"(?:[\s-]?(?P<unit>years?|yrs?|y|months?|mths?|mnths?|m|weeks?|wks?|w|days?|d)\b\.?)?"
    r"(?:,?[\s-](?:and[\s-])?(?:\d{1,2}(?:/12)?|[a-z]+(?:[\s-]a[\s-]half)?)[\s-]?"
    r"(?:months?|mths?|weeks?|wks?|days?|half)?)?"
    r"(?:[\s-]?(?:old|of\sage|o))?"
)
"""The whole of an age as finders give it, "aged" left out."""

_NUMBERS = {word: number for number, word in enumerate(_FIGURES)}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
        start=1,
    )
}
_AGED = re.compile(
    r"(?:,? ?\b)(aged|age:?|at the age of|at age|the age of|age of)"
    r"(?: (?:about|around|approximately|just|only|now))? $",
    re.IGNORECASE,
)
_NEARLY = re.compile(
    r"\b(?:(?:just |a little |well )?(?:under|over)|nearly|almost|not (?:quite|yet)|barely|(?:only )?just"
    r"|about) $",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of childhood: below how many years, and its words in three places of a sentence."""

    below: float
    aged: str
    before_noun: str
    bare: str


STAGES = (
    Stage(1, "under one year old", "baby", "under one"),
    Stage(5, "of pre-school age", "pre-school", "pre-school age"),
    Stage(11, "of primary school age", "primary-school-age", "primary school age"),
    Stage(16, "of secondary school age", "secondary-school-age", "secondary school age"),
    Stage(18, "aged 16 or 17", "older teenage", "16 or 17"),
    Stage(999, "of adult age", "adult", "adult"),
)


def years_of(written: str) -> float | None:
    """The years an age says; None where it says none."""
    lowered = written.lower().strip()
    if lowered in _ORDINALS:
        return float(_ORDINALS[lowered])
    fraction = re.match(r"(\d{1,2})/(12|52|7)\b", lowered)
    if fraction:
        return int(fraction[1]) / {"12": 12, "52": 52, "7": 365}[fraction[2]]
    match = AGE.match(lowered)
    if match is None:
        return None
    figure = match["number"].replace("½", ".5")
    number = float(_NUMBERS[figure]) if figure in _NUMBERS else float(figure)
    unit = (match["unit"] or "y")[0]
    unit = "m" if unit == "m" else unit
    return number / {"y": 1, "m": 12, "w": 52, "d": 365}[unit]


def rounded(piece: Piece, text: str) -> Piece | None:
    """An age as the stage of childhood; None where it cannot be read.

    Takes the whole text with plain blanks; "aged" before it goes where the words ask for it.
    """
    written = text[piece.start : piece.end]
    years = years_of(written)
    if years is None:
        return None
    stage = next(stage for stage in STAGES if years < stage.below)
    behind = text[piece.end : piece.end + 24]
    if re.match(r"(?:st|nd|rd|th)?\s+birthday", behind, re.IGNORECASE):
        return _birthday(piece, text)
    start = piece.start
    aged = _AGED.search(text[max(0, start - 40) : start])
    if aged:
        start -= len(text[start - len(aged[0]) : start].lstrip(" ,"))
        said = stage.aged if aged[1].lower() in ("aged", "age", "age:") else f"at {stage.bare}"
        return replace(piece, start=start, text=said)
    nearly = _NEARLY.search(text[max(0, start - 20) : start])
    start -= len(nearly[0]) if nearly else 0  # a stage is not nearly reached
    lead = text[max(0, start - 12) : start]
    if (nearly and not lead.endswith("of ")) or re.search(r"(?i)\b(?:was|is|were|turned|now) $", lead):
        return replace(piece, start=start, text=stage.aged)
    if "-" in written and written.lower().endswith("old") and re.match(r" [A-Za-z]", behind):
        return replace(piece, start=start, text=stage.before_noun)
    if written.lower().endswith(("old", "of age")):
        return replace(piece, start=start, text=stage.aged)
    return replace(piece, start=start, text=stage.bare)


def _birthday(piece: Piece, text: str) -> Piece:
    """ "his 7th birthday" is his birthday."""
    behind = re.match(r"(?:st|nd|rd|th)?\s+(birthday)", text[piece.end : piece.end + 24], re.IGNORECASE)
    assert behind
    return replace(piece, end=piece.end + behind.end(), text=behind[1])


def published(
    pieces: Sequence[Piece], at: int, entries: Mapping[str, Entry], whole: Joined, case: Case
) -> Piece | None:
    """An age as it may be published: a brother's or sister's rounded, any other's as it stands.

    It belongs to whoever is named or spoken of nearest before it in the same sentence.
    """
    piece = pieces[at]
    if case.publication.ages == "keep" or not _of_sibling(pieces, at, entries, whole):
        return None
    said = rounded(piece, whole.plain)
    start, end = whole.bounds(whole.passage_at(piece.start))
    if said is None or not _OPENS.search(whole.plain[max(start, said.start - 8) : said.start]):
        return said
    if not whole.plain[said.end : end].strip():
        return said  # a cell with nothing but an age
    return replace(said, text=said.text[0].upper() + said.text[1:])


def _of_sibling(pieces: Sequence[Piece], at: int, entries: Mapping[str, Entry], whole: Joined) -> bool:
    piece = pieces[at]
    here = whole.passages[whole.passage_at(piece.start)]
    if here.cell is not None and (row := _in_row(pieces, at, here, whole)):
        return any(_is_sibling(entries[entry]) for other in row for entry in other.entries)
    start, end = whole.bounds(whole.passage_at(piece.start))
    start, end = max(start, piece.start - _REACH), min(end, piece.end + _REACH)
    sentence = _SENTENCE.split(whole.plain[start : piece.start])[-1]
    opened = piece.start - len(sentence)
    behind = _SENTENCE.split(whole.plain[piece.end : end])[0].lstrip(" ,-")
    if _SIBLINGS.match(behind):
        return True
    named = [other for other in pieces[max(0, at - 12) : at] if other.start >= opened and other.entries]
    named_at = named[-1].start if named else -1
    word_at, other_at = _last(_SIBLINGS, sentence, opened), _last(_OTHERS, sentence, opened)
    nearest = max(named_at, word_at, other_at)
    if nearest < 0:
        follows = pieces[at + 1] if at + 1 < len(pieces) else None
        close = follows is not None and follows.start <= piece.end + _CLOSE
        return close and follows is not None and any(_is_sibling(entries[entry]) for entry in follows.entries)
    if nearest == named_at:
        return any(_is_sibling(entries[entry]) for entry in named[-1].entries)
    return nearest == word_at


def _last(pattern: re.Pattern[str], sentence: str, opened: int) -> int:
    """Where the last match stands in the whole text; -1 when there is none."""
    places = [match.start() for match in pattern.finditer(sentence)]
    return opened + places[-1] if places else -1


def _in_row(pieces: Sequence[Piece], at: int, here: Passage, whole: Joined) -> list[Piece]:
    """Who is named in the other cells of an age's row."""
    return [
        other
        for other in pieces[max(0, at - 30) : at + 30]
        if other.entries and tables.same_row(whole.passages[whole.passage_at(other.start)], here)
    ]


def _is_sibling(entry: Entry) -> bool:
    return roles.is_child(entry) and not roles.is_subject(entry)


_OPENS = re.compile(r"(?:^|[.!?\n]\s*[\"'“‘]?)$")
_CLOSE = 12
_REACH = 400
_SENTENCE = re.compile(r"(?<=[a-z)\d])[.!?;]\s+|\n")
_SIBLINGS = re.compile(
    r"(?i)\b(?:(?:half|step)[- ]?)?(?:siblings?|brothers?|sisters?|twins?)\b|\bSibling \d+"
    r"|\bother (?:children|child)\b"
)
_OTHERS = re.compile(
    r"(?i)\b(?:subject child|Child [A-Z]\b|mother|father|grand\w+|uncle|aunt|partner|cousin|girlfriend"
    r"|boyfriend)\b"
)

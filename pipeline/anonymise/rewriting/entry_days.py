"""The day of a birth where it is the day of an entry: in what goes to the agencies it stays, and is told.

They compare the chronology with their records and read it in order; that somebody was born on the day of an
entry no cell of a column of dates says. Anywhere else a day of birth goes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.anonymise.passages import Passage
from pipeline.anonymise.rewriting.dates import BIRTH
from pipeline.anonymise.rewriting.joined import Joined
from pipeline.anonymise.rewriting.pieces import Piece
from pipeline.chronology import parse_when

WHY = "the day of a birth as the day of an entry; nothing beside it says so"

_DATES = re.compile(r"(?i)\b(?:dates?|days?|when|start|end|from|until|entry|entries|received)\b")
_BIRTHS = re.compile(r"(?i)\b(?:births?|born|d\.?o\.?b|age)\b")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_FIELD = re.compile(r"(?:^|, )(?:start|end|date|date_text|date_british|when)$")
_DATE = re.compile(
    r"(?i)\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{4}"
)
_ONLY = re.compile(
    r"(?i)(?:\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\b(?:at|to|and|hrs?|hours|am|pm)\b|\d(?:st|nd|rd|th)\b|[\d\W_])*"
)
_LEAST = 3
"""So many different days make a column of dates; a table of the family seldom has one that is not headed."""


def apart(pieces: Sequence[Piece], whole: Joined) -> tuple[list[Piece], list[Piece]]:
    """The pieces less the days of birth that are days of entries, and these.

    Args:
        pieces: with their words.
        whole: the document.
    """
    births = [piece for piece in pieces if piece.text == BIRTH]
    if not births:
        return list(pieces), []
    columns = _Columns(whole.passages)
    alone = {
        piece: passage
        for piece in births
        if _ONLY.fullmatch((passage := whole.passages[whole.passage_at(piece.start)]).text)
    }
    days = {piece: passage for piece, passage in alone.items() if _is_day(passage, columns)}
    rows = {(*passage.cell[:2], _day(passage.text)) for passage in days.values() if passage.cell}
    known = {day for *_, day in rows}
    for piece, passage in alone.items():
        day = _day(passage.text)
        if passage.cell is None:  # what the page's own filters read
            machine = passage.channel != "body" and _ISO.fullmatch(passage.text) is not None
            again = machine and day in known
        else:
            again = (*passage.cell[:2], day) in rows and not columns.of_births(passage)
        if again:
            days[piece] = passage
    return [piece for piece in pieces if piece not in days], sorted(days, key=lambda piece: piece.start)


def _day(text: str) -> dt.date | None:
    return parse_when(" ".join(text.split())).start


def _is_day(passage: Passage, columns: _Columns) -> bool:
    if passage.cell is None:
        return _FIELD.search(passage.where) is not None
    return columns.of_days(passage)


class _Columns:
    """The columns of all tables, by what their headings say and how many days they hold."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        heads, days = _headed(passages)
        self._births = {where for where, text in heads.items() if _BIRTHS.search(text)}
        self._days = {
            where
            for where, text in heads.items()
            if _DATES.search(text) and where not in self._births and len(days[where]) >= _LEAST
        }

    def of_days(self, passage: Passage) -> bool:
        """Whether it stands in a column that a heading calls dates, and that holds several."""
        return passage.cell is not None and (passage.cell[0], passage.cell[2]) in self._days

    def of_births(self, passage: Passage) -> bool:
        """Whether it stands in a column that a heading calls births."""
        return passage.cell is not None and (passage.cell[0], passage.cell[2]) in self._births


def _headed(
    passages: Sequence[Passage],
) -> tuple[dict[tuple[int, int], str], dict[tuple[int, int], set[str]]]:
    """Each column's heading, and the days in it."""
    heads: dict[tuple[int, int], tuple[int, str]] = {}
    days: dict[tuple[int, int], set[str]] = defaultdict(set)
    for passage in passages:
        if passage.cell is None:
            continue
        table, row, column = passage.cell
        where = (table, column)
        first, text = heads.get(where, (row, ""))
        heads[where] = (first, f"{text} {passage.text}") if row == first else (first, text)
        days[where].update(_DATE.findall(passage.text))
    return {where: text.replace("_", " ") for where, (_, text) in heads.items()}, days

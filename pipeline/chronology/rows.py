"""What each row of a chronology table is: an entry, a heading, a banner, a note, blank, or unplaced.

Every row is exactly one of them; whoever adds a kind keeps `RowCount.adds_up` true.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.chronology.columns import Slot
from pipeline.chronology.headings import Head, same
from pipeline.chronology.placing import DATE_FIELDS, NO_WORDS, Placed
from pipeline.chronology.when import looks_like_date
from pipeline.chronology.wording import (
    asks_for_date,
    is_closing,
    is_day,
    is_guidance,
    is_marked,
    is_month,
    is_nil,
    is_placeholder,
    is_sample,
    leading_date,
    nil_period,
    period_of,
)
from pipeline.documents.model import Cell, Row

_YEAR_100 = re.compile(r"\d[/.-]\d{1,2}[/.-]0100(?!\d)")
_TITLE = 100
_SHORT = 60
_WIDE = 0.6
_CLOSING_ROWS = 3


class Verdict(NamedTuple):
    """What a row is. `why` says it in plain words.

    Of a banner, `period` is its year or period, `day` the day or month that it names for the rows below.
    """

    kind: str
    why: str = ""
    period: str | None = None
    day: str = ""


ENTRY = Verdict("event")
WIDE_ENTRY = Verdict("event", "written over the whole width of the table")


class Classifier:
    """Tells what the rows of one table are.

    Args:
        head: the table's headings.
        width: of its grid.
        count: how many rows it has.
    """

    def __init__(self, head: Head, width: int, count: int) -> None:
        self.head = head
        self.entries = 0
        self._width = width
        self._count = count
        fields = [slot.field for slot in head.slots]
        self._date = fields.index("date")
        self._contacts = [index for index, field in enumerate(fields) if field == "contact"]
        self._words = [i for i, field in enumerate(fields) if field not in _NOT_WORDS]
        self._text = fields.index("description") if "description" in fields else -1
        self._top = max(head.rows, default=0)
        self._elsewhere = ""
        self._closing = False  # a signature or total was met: what follows without a date belongs to it
        self._sample = False  # the row above says that a sample follows

    def judge(self, row: Row, placed: Placed) -> Verdict:
        """What `row` is; "event" unless something says otherwise."""
        if row.number in self.head.rows:
            return Verdict("heading")
        if not any(placed.own) and not placed.beyond:
            return Verdict("note", "only notes, no words") if _worded(placed) else Verdict("blank")
        date = placed.own[self._date]
        if self._repeats(row, placed, date):
            self._elsewhere = ""
            return Verdict("heading", "headings repeated")
        if self._elsewhere:
            return Verdict("unplaced", f"stands below the headings of another table ({self._elsewhere})")
        if placed.only is not None and not any(placed.shown[i] for i in self._continued(placed)):
            verdict = self._alone(row, placed.only)
        elif row.number < self._top:
            verdict = ENTRY if looks_like_date(date) else Verdict("note", "stands above the headings")
        else:
            verdict = self._ordinary(row, placed, date)
        if verdict.kind == "event":
            self.entries += 1
        return verdict

    def leave(self, kind: str) -> None:
        """The headings of another kind of table were met: the rows below are its own, until these repeat."""
        self._elsewhere = kind

    def may_be_heading(self, placed: Placed) -> bool:
        """Whether an apparent entry may be headings of another wording; worth a closer look."""
        date = placed.own[self._date]
        return bool(date) and len(date) <= _TITLE and not any(letter.isdigit() for letter in date)

    def _continued(self, placed: Placed) -> list[int]:
        return [i for i, text in enumerate(placed.shown) if text and not placed.own[i]]

    def _repeats(self, row: Row, placed: Placed, date: str) -> bool:
        texts = self.head.texts
        if row.header and not looks_like_date(date):
            # Authors mark entries as heading rows too; those share no words with the headings.
            return any(same(text) in texts for text in placed.own if text)
        if (date and same(date) not in texts) or placed.beyond or (placed.only and not date):
            return False
        return bool(texts) and all(same(text) in texts for text in placed.own if text)

    def _alone(self, row: Row, cell: Cell) -> Verdict:
        """A row with words in one cell only: often a banner, a remark or the end of the table."""
        text = cell.text
        wide = cell.span > 1 and cell.span >= _WIDE * self._width
        slot = self.head.slots[self._date]
        in_date = cell.column <= slot.last and cell.column + cell.span > slot.first
        last = row.number > self._count - _CLOSING_ROWS
        signed = wide and self._closing and ":" in text and not leading_date(text, wide=True)
        if signed or ((wide or in_date or last) and is_closing(text, plainly=True)):
            self._closing = True
            return Verdict("note", "closes the table")
        if wide or in_date or cell.column == 0:
            period = period_of(text)
            if period is not None:
                return Verdict("banner", period=period)
            if (wide and is_day(text)) or is_month(text):
                return Verdict("banner", day=text)
        if (wide or in_date) and is_closing(text):
            return Verdict("note", "closes the table")
        if not self.entries and is_sample("", "", [text]):
            self._sample = True
            return Verdict("note", "sample entry of the template")
        if not self.entries and is_guidance(text):
            return Verdict("note", "guidance of the template")
        if wide:
            return self._wide(text)
        if in_date:
            if looks_like_date(text):
                return ENTRY
            return Verdict("banner") if len(text) <= _TITLE else Verdict("unplaced", "no date and no event")
        return self._undated([text], numbers=not any(cell.column == s.first for s in self._worded()))

    def _worded(self) -> list[Slot]:
        return [self.head.slots[index] for index in self._words]

    def _wide(self, text: str) -> Verdict:
        if (is_nil(text) and nil_period(text)) or leading_date(text, wide=True):
            return WIDE_ENTRY
        if is_nil(text):
            return Verdict("note", "says that there is nothing to report")
        if len(text) <= _TITLE and not text.endswith("."):
            return Verdict("banner")
        return Verdict("note", "text over the whole width of the table")

    def _ordinary(self, row: Row, placed: Placed, date: str) -> Verdict:
        if self._is_author_note(placed, date):
            return Verdict("note", "marked as a note of its author")
        if not self.entries and self._is_sample(placed, date):
            return Verdict("note", "sample entry of the template")
        if not self.entries and asks_for_date(date):
            return Verdict("note", "guidance of the template")
        shown_date = placed.shown[self._date]
        if self._closes(row, placed, date):
            return Verdict("note", "closes the table")
        if shown_date and (shown_date[0].isdigit() or not is_placeholder(shown_date)):
            return ENTRY
        texts = [text for index, text in enumerate(placed.own) if text and index != self._date]
        if not texts and not placed.beyond:
            return Verdict("note", "only a date still to be filled in")
        if not self.entries and self._guides(texts, under_placeholder=bool(shown_date)):
            return Verdict("note", "guidance of the template")
        numbers = not any(placed.own[index] for index in self._words)
        return self._undated(texts, numbers=numbers)

    def _guides(self, texts: list[str], *, under_placeholder: bool) -> bool:
        """Whether a row above the first entry holds the template's guidance, all of it or in short words."""
        if under_placeholder and all(len(text) <= _SHORT for text in texts):
            return any(is_guidance(text) for text in texts) or all(text[0] in "([<" for text in texts)
        return all(is_guidance(text) for text in texts)

    def _is_sample(self, placed: Placed, date: str) -> bool:
        words = placed.own[self._text] if self._text >= 0 else ""
        below, self._sample = self._sample, False
        return below or is_sample(date, words, placed.own)

    def _closes(self, row: Row, placed: Placed, date: str) -> bool:
        """Whether a row is a signature or a total rather than an entry: among the last, or below such."""
        last = row.number > self._count - _CLOSING_ROWS
        texts = [text for text in placed.own if text]
        if date:
            found = is_closing(date, plainly=not last)
            # Reading a date costs far more than looking for such words, which hardly any row has.
            if (found or self._closing) and looks_like_date(date):
                self._closing = False
                return False
        else:
            found = last and 0 < len(texts) <= 2 and is_closing(texts[0], plainly=True)
        if not found and self._closing:
            found = len(texts) <= _CLOSING_ROWS and any(text.endswith(":") for text in texts)
        self._closing = self._closing or found
        return found

    def _undated(self, texts: list[str], *, numbers: bool) -> Verdict:
        """A row without a date: "same day" as the entry before, unless it says nothing."""
        if numbers and all(not any(letter.isalpha() for letter in text) for text in texts):
            return Verdict("note", "only a number")
        nil = not self.entries and len(texts) == 1 and is_nil(texts[0])
        if nil and not nil_period(texts[0]):
            return Verdict("note", "says that there is nothing to report")
        if numbers and not self.entries:
            return Verdict("unplaced", "no date and no event")
        return ENTRY

    def _is_author_note(self, placed: Placed, date: str) -> bool:
        if date and _YEAR_100.search(date):
            return True
        return any(is_marked(placed.own[index]) for index in self._contacts)


_NOT_WORDS = DATE_FIELDS | {"extra"}


def _worded(placed: Placed) -> bool:
    return any(kind not in NO_WORDS for kind, _ in placed.notes)

"""A document's chronology: table rows (or dated paragraphs) → entries, with the row count that adds up."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.chronology.carry import DateReader
from pipeline.chronology.checks import Bounds, bounds_of, flags_for, out_of_order, remark_mixed_orders
from pipeline.chronology.child_seen import read_child_seen
from pipeline.chronology.columns import Slot, field_of
from pipeline.chronology.headings import of_another_table, read_head, texts_under
from pipeline.chronology.identity import id_of, key_of, known_by
from pipeline.chronology.left_out import dated_paragraphs, other_tables, why_outside
from pipeline.chronology.model import (
    COLUMNS,
    NOT_ACCOUNTED,
    Aside,
    Chronology,
    Event,
    Flag,
    RowCount,
    Source,
    When,
)
from pipeline.chronology.paragraphs import NO_TABLE, Piece, Section, dated_sections
from pipeline.chronology.people import named
from pipeline.chronology.recognised import parted
from pipeline.chronology.reconcile import reconcile
from pipeline.chronology.rows import WIDE_ENTRY, Classifier, Grid, Placed, Verdict, texts_of
from pipeline.chronology.tables import Plan, chronology_tables
from pipeline.chronology.unread import unread
from pipeline.chronology.when import judge_order, looks_like_date
from pipeline.chronology.whose import agency_of, owner_of
from pipeline.chronology.wording import is_nil, leading_date
from pipeline.documents.model import Document, Row
from pipeline.errors import NoChronologyError

if TYPE_CHECKING:
    from pipeline.case import Case

_WORDS = COLUMNS[1:]
_DIGIT = re.compile(r"\d")
_STRUCK = Flag("date-ambiguous", "Part of the date is struck through; see the original for what holds.")
_SECOND_DATE = Flag(
    "date-ambiguous", "A second date stands within the words; it may begin an entry of its own."
)
_COUNTED = {
    "event": "events",
    "heading": "headings",
    "banner": "banners",
    "blank": "blank",
    "note": "notes",
    "unplaced": "unplaced",
}


def extract(
    document: Document,
    agency: str | None = None,
    case: Case | None = None,
    *,
    kind: str = "chronology",
    submitted: dt.date | None = None,
) -> Chronology:
    """The chronology of one document.

    Args:
        document: as read by `pipeline.documents`.
        agency: whose it is; when None it is looked for in the document, and "" when not found.
        case: for the agencies' names, the review period, the subject child's dates and the people named.
        kind: what the document is called in the results (an IMR may hold a chronology too).
        submitted: the day it reached the board; entries dated after it say so.

    Returns:
        Every row of every chronology table as exactly one entry, heading, banner, note, blank or
        unplaced row. Entries stand in the document's order. Words that could not be accounted for
        would be named in a caution "not-accounted". Dated paragraphs are read only where no table is
        a chronology; beside one they are listed in `left_out`, and a caution says so.

    Raises:
        NoChronologyError: no table has dates and events, and no paragraphs are a list of dated entries.
    """
    plans = chronology_tables(document)
    sections = dated_sections(document)
    if not plans and not sections:
        raise NoChronologyError(
            "holds no table with a column of dates and a column of events, and no list of dated paragraphs",
            "Check that it is the chronology, or ask the agency for it as a table",
        )
    month_first = _month_first(plans, () if plans else sections)
    reader = _Reader(document, agency_of(document, agency, case), bounds_of(case, submitted), month_first)
    for plan in plans:
        reader.read_table(plan)
    if not plans:
        reader.read_sections(sections)
    reader.leave_out(tuple(plan.table.number for plan in plans), sections)
    found = reader.finish(kind)
    found = known_by(found, owner_of(found.agency, case))
    listed = any(code == "paragraphs-left-out" for code, _ in found.cautions)
    passed_over = unread(document, plans, paragraphs=bool(plans) and not listed)
    return _checked(document, named(replace(found, cautions=(*found.cautions, *passed_over)), case))


def _month_first(plans: tuple[Plan, ...], sections: tuple[Section, ...]) -> bool:
    texts = [piece.date for section in sections for piece in section.pieces]
    for plan in plans:
        date = next(slot for slot in plan.head.slots if slot.field == "date")
        texts.extend(texts_under(plan.table.rows, date.first, date.last))
    return judge_order(texts)


def _checked(document: Document, chronology: Chronology) -> Chronology:
    missing = reconcile(document, chronology)
    if not missing:
        return chronology
    rows = ", ".join(sorted({place_name(piece.table, piece.row) for piece in missing})[:10])
    caution = (
        NOT_ACCOUNTED,
        f"Words of {len(missing)} cells are in no entry or in a wrong column ({rows}); see the original.",
    )
    return replace(chronology, cautions=(*chronology.cautions, caution))


def place_name(table: int, row: int) -> str:
    """A place in words: "table 2 row 17", or "paragraph 17" for what stands in no table."""
    return f"table {table} row {row}" if table != NO_TABLE else f"paragraph {row}"


class _Reader:
    """Reads the chronology tables of one document one after the other."""

    def __init__(self, document: Document, agency: str, bounds: Bounds, month_first: bool) -> None:
        self._document = document
        self._agency = agency
        self._bounds = bounds
        self._dates = DateReader(month_first=month_first)
        self._events: list[Event] = []
        self._run: list[Event] = []
        self._asides: list[Aside] = []
        self._counts: Counter[str] = Counter()
        self._seen = 0
        self._twins: dict[str, int] = {}
        self._columns: list[tuple[int, tuple[tuple[str, str], ...]]] = []
        self._cautions = {(caution.code, caution.message): None for caution in document.cautions}
        self._left_out: tuple[Aside, ...] = ()
        if month_first:
            self._caution("month-first", "The whole document writes the month before the day.")

    def read_table(self, plan: Plan) -> None:
        """Read one table; see `extract`."""
        if not plan.continues:
            self._close_run()
        self._dates.begin_table(plan.banner, continues=plan.continues)
        self._use_columns(plan, plan.head.slots, plan.head.guessed)
        rows = plan.table.rows
        self._seen += len(rows)
        grid = Grid(plan.head.slots)
        builder = _Builder(plan.head.slots)
        classifier = Classifier(plan.head, plan.table.width, len(rows))
        for index, row in enumerate(rows):
            placed = grid.place(row)
            verdict = classifier.judge(row, placed)
            if verdict.kind in ("event", "unplaced") and classifier.may_be_heading(placed):
                head = read_head(plan.table, index, sure=True)
                if head is None and (kind := of_another_table(row)):
                    classifier.leave(kind)
                    verdict = Verdict("unplaced", f"headings of another table ({kind})")
                    self._caution(
                        "tables-run-together",
                        f"Table {plan.table.number} goes on as another table ({kind}) from row {row.number}; "
                        "the rows from there on are listed but are no entries.",
                    )
                elif head is not None:
                    grid, builder = Grid(head.slots), _Builder(head.slots)
                    classifier = Classifier(head, plan.table.width, len(rows))
                    self._use_columns(plan, head.slots, head.guessed)
                    placed = grid.place(row)
                    verdict = Verdict("heading", "other headings from here on")
            self._take(plan, row, placed, verdict, builder)

    def read_sections(self, sections: tuple[Section, ...]) -> None:
        """Read dated paragraphs; see `paragraphs`."""
        labels: dict[tuple[str, str], None] = {}
        for section in sections:
            self._close_run()
            self._dates.begin_table(None, continues=False)
            self._seen += len(section.pieces)
            for piece in section.pieces:
                self._take_piece(piece)
                labels.update(((label, field), None) for label, field, _ in piece.labelled)
        columns = (("start of the paragraph", "date"), ("rest of the paragraph", "description"), *labels)
        self._columns.append((NO_TABLE, columns))
        count = sum(len(section.entries) for section in sections)
        self._caution(
            "dated-paragraphs",
            f"No table is a chronology; {count} entries were read from paragraphs that begin with a date. "
            "Compare them with the original.",
        )

    def leave_out(self, used: tuple[int, ...], sections: tuple[Section, ...]) -> None:
        """List what is no part of the chronology: other tables, dated paragraphs not read as entries."""
        paragraphs = dated_paragraphs(self._document, sections, frozenset(used))
        if paragraphs:
            count = len(paragraphs)
            what = f"{count} paragraph{'' if count == 1 else 's'} {why_outside(count, tables=bool(used))}"
            self._caution(
                "paragraphs-left-out",
                f"{what}; not read as entries: "
                + ", ".join(place_name(aside.table, aside.row) for aside in paragraphs[:10])
                + (" …" if count > 10 else "."),
            )
        self._left_out = (*other_tables(self._document, frozenset(used)), *paragraphs)

    def _take_piece(self, piece: Piece) -> None:
        self._counts[piece.kind] += 1
        if piece.period is not None:
            self._dates.banner(piece.period)
        if piece.kind != "event":
            self._asides.append(Aside(piece.kind, piece.text, NO_TABLE, piece.number, piece.page, piece.why))
            return
        cells = _Cells()
        cells.update({"date": piece.date, "time": piece.clock, "description": piece.text})
        cells.update((field, words) for _, field, words in piece.labelled)
        source = Source(self._document.file, self._document.sha256, NO_TABLE, piece.number, piece.page)
        event = self._event(cells, Placed([], [], [], False, None, piece.notes), source, wide=False)
        self._run.append(replace(event, flags=(*event.flags, _SECOND_DATE)) if piece.doubt else event)

    def finish(self, kind: str) -> Chronology:
        """The chronology, once every table has been read."""
        self._close_run()
        counts = {name: self._counts[row_kind] for row_kind, name in _COUNTED.items()}
        return Chronology(
            file=self._document.file,
            sha256=self._document.sha256,
            agency=self._agency,
            events=remark_mixed_orders(self._events),
            rows=RowCount(seen=self._seen, **counts),
            asides=tuple(self._asides),
            columns=tuple(self._columns),
            cautions=tuple(self._cautions),
            kind=kind,
            left_out=self._left_out,
        )

    def _use_columns(self, plan: Plan, slots: tuple[Slot, ...], guessed: str) -> None:
        pairs = tuple((slot.heading or slot.key, slot.field) for slot in slots)
        self._columns.append((plan.table.number, pairs))
        if guessed:
            self._caution("columns-guessed", f"Table {plan.table.number}: {guessed}.")
        for slot in slots:
            if _is_second_date(slot):
                self._caution(
                    "second-date",
                    f"Table {plan.table.number}: “{slot.key}” holds dates too; "
                    "they are kept beside the entries, which stand at the other date.",
                )

    def _caution(self, code: str, message: str) -> None:
        self._cautions[code, message] = None

    def _take(self, plan: Plan, row: Row, placed: Placed, verdict: Verdict, builder: _Builder) -> None:
        self._counts[verdict.kind] += 1
        if verdict.kind == "blank":
            return
        page = row.page if row.page is not None else plan.table.page
        if row.hidden:
            self._caution(
                "hidden-rows", f"Table {plan.table.number} has hidden rows; they were read like the others."
            )
        if verdict.kind == "event":
            source = Source(self._document.file, self._document.sha256, plan.table.number, row.number, page)
            wide = placed.only.text if verdict is WIDE_ENTRY and placed.only else ""
            self._run.append(self._event(builder.read(placed, wide), placed, source, wide=bool(wide)))
            return
        if verdict.period is not None:
            self._dates.banner(verdict.period)
        elif verdict.day:
            self._dates.day_banner(verdict.day)
        elif verdict.kind == "banner":
            self._dates.section()
        text = "\n".join(texts_of(row))
        self._asides.append(Aside(verdict.kind, text, plan.table.number, row.number, page, verdict.why))

    def _event(self, cells: _Cells, placed: Placed, source: Source, *, wide: bool) -> Event:
        when, date_text = self._when(cells, wide=wide)
        words = [cells.get(name, "") for name in _WORDS]
        family_member, professional, contact, description, child_seen, comments = words
        key = key_of(self._agency, when, date_text, words, cells.extra)
        occurrence = self._twins.get(key, 0)
        self._twins[key] = occurrence + 1
        notes, doubts = parted(placed.notes)
        flags = (*flags_for(when, self._bounds), *doubts)
        if any(kind == "struck" and _DIGIT.search(text) and text in date_text for kind, text in notes):
            flags = (*flags, _STRUCK)
        if any(leading_date(line, wide=True) for line in description.split("\n")[1:]):
            flags = (*flags, _SECOND_DATE)
        return Event(
            id_of(key, occurrence),
            self._agency,
            when,
            date_text,
            family_member,
            professional,
            contact,
            description,
            child_seen,
            comments,
            source,
            read_child_seen(child_seen),
            cells.extra,
            notes,
            flags,
        )

    def _when(self, cells: _Cells, *, wide: bool) -> tuple[When, str]:
        parts = [cells.get(name, "") for name in ("date", "time", "end_date", "end_time")]
        if not parts[0]:
            if cells.beside:
                return self._dates.read_beside(cells.beside, parts[1]), " ".join(
                    part for part in parts if part
                )
            when, found = self._dates.read_words(cells.get("description", ""), wide=wide)
            if when.start is not None:
                return when, found if wide else " ".join(part for part in parts if part)
            if is_nil(cells.get("description", "")) and not any(parts):
                return self._dates.no_day(), ""
        return self._dates.read(*parts), " ".join(part for part in parts if part)

    def _close_run(self) -> None:
        """A run of tables that belong together ends: look at the order of its days."""
        odd, direction = out_of_order([event.when for event in self._run])
        if odd:
            order = "earliest first" if direction == "ascending" else "latest first"
            flag = Flag("date-order", f"The date does not fit the order of the entries around it ({order}).")
            for index in odd:
                event = self._run[index]
                self._run[index] = replace(event, flags=(*event.flags, flag))
        self._events.extend(self._run)
        self._run = []


class _Cells(dict[str, str]):
    """The words of one row by field; `extra` holds those of the agency's own columns by heading.

    `beside` is the date in a second date column, "" where there is none.
    """

    __slots__ = ("beside", "extra")

    def __init__(self) -> None:
        super().__init__()
        self.beside = ""
        self.extra: dict[str, str] = {}


class _Builder:
    """Turns placed rows into words by field, for one set of columns."""

    def __init__(self, slots: tuple[Slot, ...]) -> None:
        self._plain = [
            (
                index,
                "date" if slot.field == "day" else slot.field,
                " " if slot.field in ("day", "date") else "\n",
            )
            for index, slot in enumerate(slots)
            if slot.field != "extra"
        ]
        self._own = [(index, slot.key) for index, slot in enumerate(slots) if slot.field == "extra"]
        self._beside = [slot.key for slot in slots if _is_second_date(slot)]

    def read(self, placed: Placed, wide: str) -> _Cells:
        """The words of a row; `wide` is the text of a row that is one cell over the whole table."""
        cells = _Cells()
        if wide:
            cells["description"] = wide
            return cells
        shown = placed.shown
        for index, field, joint in self._plain:
            text = shown[index]
            if text:
                before = cells.get(field)
                cells[field] = f"{before}{joint}{text}" if before else text
        for index, key in self._own:
            if shown[index]:
                cells.extra[key] = shown[index]
        for key in self._beside:
            if not cells.beside and looks_like_date(cells.extra.get(key, "")):
                cells.beside = cells.extra[key]
        for column, text in placed.beyond:
            cells.extra[_free(f"Column {column + 1}", cells.extra)] = text
        return cells


def _is_second_date(slot: Slot) -> bool:
    return slot.field == "extra" and field_of(slot.heading).field in ("date", "date_recorded")


def _free(key: str, taken: dict[str, str]) -> str:
    found, count = key, 1
    while found in taken:
        count += 1
        found = f"{key} ({count})"
    return found

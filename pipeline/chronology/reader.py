"""Reads the rows and dated paragraphs of one document, one after the other, into entries and asides."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from pipeline.chronology.carry import DateReader
from pipeline.chronology.cells import Builder, Cells, is_second_date
from pipeline.chronology.checks import Bounds, doubts_by_row, flags_for, out_of_order, remark_mixed_orders
from pipeline.chronology.child_seen import read_child_seen
from pipeline.chronology.columns import Slot
from pipeline.chronology.ditto import Above
from pipeline.chronology.headings import of_another_table, read_head
from pipeline.chronology.identity import id_of, key_of
from pipeline.chronology.left_out import dated_paragraphs, other_tables, set_off, why_outside
from pipeline.chronology.model import COLUMNS, Aside, Chronology, Event, Flag, RowCount, Source, When
from pipeline.chronology.paragraphs import NO_TABLE, Piece, Section
from pipeline.chronology.placing import Grid, Placed, texts_of
from pipeline.chronology.recast import is_recast
from pipeline.chronology.recognised import parted
from pipeline.chronology.rows import WIDE_ENTRY, Classifier, Verdict
from pipeline.chronology.several import entries_in, remark, remark_parted
from pipeline.chronology.struck import struck_flags, unstruck
from pipeline.chronology.tables import Plan
from pipeline.chronology.wording import is_nil, leading_date
from pipeline.documents.model import Document, Row

_WORDS = COLUMNS[1:]
_SECOND_DATE = Flag(
    "date-ambiguous", "A second date stands within the words; it may begin an entry of its own."
)
_WEIGHT = ("event", "unplaced", "note", "banner", "heading", "blank")
_COUNTED = {
    "event": "events",
    "heading": "headings",
    "banner": "banners",
    "blank": "blank",
    "note": "notes",
    "unplaced": "unplaced",
}


def place_name(table: int, row: int) -> str:
    """A place in words: "table 2 row 17", or "paragraph 17" for what stands in no table."""
    return f"table {table} row {row}" if table != NO_TABLE else f"paragraph {row}"


class Reader:
    """Reads the chronology tables of one document one after the other."""

    def __init__(self, document: Document, agency: str, bounds: Bounds, month_first: bool) -> None:
        self._document = document
        self._agency = agency
        self._bounds = bounds
        self._dates = DateReader(month_first=month_first)
        self._events: list[Event] = []
        self._run: list[Event] = []
        self._asides: list[Aside] = []
        self._above = Above()
        self._rows: dict[tuple[int, int], str] = {}
        self._pieces: Counter[str] = Counter()
        self._twins: dict[str, int] = {}
        self._columns: list[tuple[int, tuple[tuple[str, str], ...]]] = []
        self._cautions = {(caution.code, caution.message): None for caution in document.cautions}
        self._left_out: tuple[Aside, ...] = ()
        self._doubts = doubts_by_row(document.cautions)
        if month_first:
            self._caution("month-first", "The whole document writes the month before the day.")

    def read_table(self, plan: Plan) -> None:
        """Read one table; see `extract`."""
        if not plan.continues or plan.beside:
            self._close_run()
            self._above.forget()
        self._dates.begin_table(plan.banner, continues=plan.continues)
        self._use_columns(plan, plan.head.slots, plan.head.guessed)
        rows = plan.table.rows
        if plan.beside == 1:
            self._caution(
                "side-by-side",
                f"Table {plan.table.number} holds {plan.lists} lists side by side; "
                "each was read downwards, from left to right.",
            )
        begun = len(self._run)
        grid = Grid(plan.head.slots)
        builder = Builder(plan.head.slots)
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
                    grid, builder = Grid(head.slots), Builder(head.slots)
                    classifier = Classifier(head, plan.table.width, len(rows))
                    self._use_columns(plan, head.slots, head.guessed)
                    placed = grid.place(row)
                    verdict = Verdict("heading", "other headings from here on")
            self._take(plan, row, placed, verdict, builder)
        if is_recast(plan.head):
            self._run[begun:] = remark_parted(self._run[begun:])

    def read_sections(self, sections: tuple[Section, ...]) -> None:
        """Read dated paragraphs; see `paragraphs`."""
        labels: dict[tuple[str, str], None] = {}
        for section in sections:
            self._close_run()
            self._dates.begin_table(None, continues=False)
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
        elif used:  # too few to be a list; `unread` gives the caution
            paragraphs = set_off(self._document, (), why_outside(tables=True))
        self._left_out = (*other_tables(self._document, frozenset(used)), *paragraphs)

    def _take_piece(self, piece: Piece) -> None:
        self._pieces[piece.kind] += 1
        if piece.period is not None:
            self._dates.banner(piece.period)
        if piece.kind != "event":
            self._asides.append(Aside(piece.kind, piece.text, NO_TABLE, piece.number, piece.page, piece.why))
            return
        cells = Cells()
        cells.update({"date": piece.date, "time": piece.clock, "description": piece.text})
        cells.update((field, words) for _, field, words in piece.labelled)
        source = Source(self._document.file, self._document.sha256, NO_TABLE, piece.number, piece.page)
        event = self._event(cells, Placed([], [], [], False, None, piece.notes), source, wide=False)
        self._run.append(replace(event, flags=(*event.flags, _SECOND_DATE)) if piece.doubt else event)

    def finish(self, kind: str) -> Chronology:
        """The chronology, once every table has been read."""
        self._close_run()
        kinds = self._pieces + Counter(self._rows.values())
        counts = {name: kinds[kind] for kind, name in _COUNTED.items()}
        return Chronology(
            file=self._document.file,
            sha256=self._document.sha256,
            agency=self._agency,
            events=remark_mixed_orders(self._events),
            rows=RowCount(seen=kinds.total(), **counts),
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
            if is_second_date(slot):
                self._caution(
                    "second-date",
                    f"Table {plan.table.number}: “{slot.key}” holds dates too; "
                    "they are kept beside the entries, which stand at the other date.",
                )

    def _count(self, table: int, row: int, kind: str) -> None:
        """Count a row once, whatever lies side by side in it: as what matters most."""
        before = self._rows.get((table, row), "blank")
        self._rows[table, row] = min(before, kind, key=_WEIGHT.index)

    def _caution(self, code: str, message: str) -> None:
        self._cautions[code, message] = None

    def _take(self, plan: Plan, row: Row, placed: Placed, verdict: Verdict, builder: Builder) -> None:
        self._count(plan.table.number, row.number, verdict.kind)
        if verdict.kind == "blank":
            return
        page = row.page if row.page is not None else plan.table.page
        if row.hidden:
            self._caution(
                "hidden-rows", f"Table {plan.table.number} has hidden rows; they were read like the others."
            )
        shared = bool(plan.beside) and row.cells[0].column < plan.head.slots[0].first
        if verdict.kind == "event" and not shared:
            source = Source(self._document.file, self._document.sha256, plan.table.number, row.number, page)
            wide = placed.only.text if verdict is WIDE_ENTRY and placed.only else ""
            self._take_entries(builder.read(placed, wide), placed, source, wide=bool(wide))
            return
        if verdict.period is not None:
            self._dates.banner(verdict.period)
        elif verdict.day:
            self._dates.day_banner(verdict.day)
        elif verdict.kind == "banner":
            self._dates.section()
        text = "\n".join(texts_of(row))
        if not shared:
            self._asides.append(Aside(verdict.kind, text, plan.table.number, row.number, page, verdict.why))

    def _take_entries(self, cells: Cells, placed: Placed, source: Source, *, wide: bool) -> None:
        parts = entries_in(cells)
        doubts = self._doubts.get((source.table, source.row), ())
        for number, part in enumerate(parts, 1):
            event = self._event(part, placed, source, wide=wide)
            more = (*doubts, remark(number, len(parts))) if len(parts) > 1 else doubts
            self._run.append(replace(event, flags=(*event.flags, *more)) if more else event)

    def _event(self, cells: Cells, placed: Placed, source: Source, *, wide: bool) -> Event:
        cells.calendar = cells.calendar or unstruck(cells.get("date", ""), placed.notes)
        when, date_text = self._when(cells, wide=wide, unfilled=placed.unfilled)
        words = [cells.get(name, "") for name in _WORDS]
        family_member, professional, contact, description, child_seen, comments = words
        key = key_of(self._agency, when, date_text, words, cells.extra)
        occurrence = self._twins.get(key, 0)
        self._twins[key] = occurrence + 1
        notes, doubts = parted(placed.notes)
        for column, text in (*zip(_WORDS, words, strict=True), *cells.extra.items()):
            notes += self._above.note(column, text)
        flags = (*flags_for(when, self._bounds), *doubts)
        flags = (*flags, *struck_flags(notes, date_text, description))
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
            read_child_seen(self._above.meant("child_seen", child_seen)),
            cells.extra,
            notes,
            flags,
            marks=tuple(cells.marks),
        )

    def _when(self, cells: Cells, *, wide: bool, unfilled: bool = False) -> tuple[When, str]:
        parts = [cells.get(name, "") for name in ("date", "time", "end_date", "end_time")]
        if cells.own_date:
            return self._dates.read_own(cells.own_date), f"{parts[0]} {cells.own_date}".strip()
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
            if unfilled and not parts[2]:
                return self._dates.unfilled(parts[1]), " ".join(part for part in parts if part)
        written = " ".join(part for part in parts if part)
        return self._dates.read(cells.calendar or parts[0], *parts[1:]), written

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

"""`integrated-chronology.xlsx`: for sorting, filtering and counting.

Dates and times are real ones; text is only ever text.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.chronology.findings import flags_of
from pipeline.reports.cells import Value, within_limit
from pipeline.reports.lines import Line, Panel, front_facts
from pipeline.reports.naming import ASIDE_KINDS, TITLE, field_name, notes_of, own_columns
from pipeline.reports.people import people_text
from pipeline.reports.word import COUNT_NAMES, counts
from pipeline.reports.workbook import Book, Front, workbook

_COLUMNS: tuple[tuple[str, int], ...] = (
    ("No.", 6),
    ("New or changed", 10),
    ("Start date", 11),
    ("Start time", 7),
    ("Date and time as understood", 18),
    ("Date as submitted", 16),
    ("Agency", 20),
    ("Child / family member", 20),
    ("Professional", 20),
    ("Contact and source", 22),
    ("Description", 60),
    ("Child seen", 20),
    ("IMR author’s comments", 28),
    ("Agency’s own columns", 18),
    ("Notes in the row", 18),
    ("Remarks", 26),
    ("Source reference", 11),
    ("People (matched)", 24),
    ("Contact type", 14),
    ("Agencies named", 26),
    ("End date", 11),
    ("End time", 7),
    ("Precision", 10),
    ("Doubt marked by author", 10),
    ("Assumed", 12),
    ("Child seen: yes or no", 10),
    ("Codes of remarks", 20),
    ("Perhaps the same event as No.", 12),
    ("Document", 30),
    ("Table", 7),
    ("Row", 7),
    ("Page", 7),
    ("Entry id", 20),
)
_MARK = 1
_AGENCY = 6
_PRINTED = 17  # the columns for people; those after them are for counting and tracing
_REPEATED = (0, 2, 3, 4, 5, _AGENCY, *range(16, len(_COLUMNS)))
"""What a continuation row says again, so that sorting and filtering keep it with its entry."""


def chronology_xlsx(panel: Panel, scratch: Path | None = None) -> bytes:
    """The integrated chronology as a workbook of four sheets.

    Text longer than a cell can hold goes on in a row of its own right below, which repeats the
    number, dates and agency so that filters keep it; nothing is cut. Days before 1900, which Excel
    does not know, are written as text. The bytes depend on the input only.

    Args:
        panel: what to show.
        scratch: a private folder for the rows while they are being written (the memory stays flat); a
            process killed meanwhile leaves them there, so it must not be a folder others can read.
            None is the system's own temporary folder.
    """
    tints = {name: colour for name, colour, _ in panel.agencies}

    def fill(book: Book) -> None:
        _chronology(book, panel)
        _documents(book, panel)
        _asides(book, panel)
        _about(book, panel)

    front = Front(TITLE, panel.reference, panel.board, panel.made_on, tints)
    return workbook(front, fill, scratch)


def _chronology(book: Book, panel: Panel) -> None:
    sheet = book.sheet("Chronology", _COLUMNS, frozen=3)
    for line in panel.lines:
        agency = {_AGENCY: book.tints[line.event.agency]}
        for turn, values in enumerate(within_limit(_values(line), _REPEATED)):
            if turn:
                values[_MARK] = "continued"
            sheet.add(values, agency if turn else {**agency, _MARK: book.stamp})
    sheet.finish(_PRINTED)


def _values(line: Line) -> list[Value]:
    event, when = line.event, line.event.when
    mark = f"{line.mark}: {', '.join(line.changed)}" if line.changed else line.mark
    return [
        line.number,
        mark,
        when.start,
        when.start_time,
        line.when,
        event.date_text,
        event.agency,
        event.family_member,
        event.professional,
        event.contact,
        event.description,
        event.child_seen,
        event.comments,
        "\n".join(f"{heading}: {text}" for heading, text in own_columns(event)),
        "\n".join(f"{name}: {text}" for name, text in notes_of(event)),
        "\n".join((*line.date_remarks, *line.remarks)),
        line.source,
        people_text(event),
        event.contact_type,
        "\n".join(event.agencies),
        when.end,
        when.end_time,
        when.precision,
        "yes" if when.uncertain else "",
        ", ".join(when.assumed),
        event.child_seen_value,
        ", ".join(dict.fromkeys(flag.code for flag in flags_of(event))),
        ", ".join(map(str, line.also)),
        event.source.file,
        event.source.table,
        event.source.row,
        event.source.page,
        event.id,
    ]


def _documents(book: Book, panel: Panel) -> None:
    columns = (
        ("Code", 7),
        ("Document", 44),
        ("Agency", 34),
        ("First entry", 12),
        ("Last entry", 12),
        *((name, 11) for name in COUNT_NAMES),
        ("Adds up", 9),
        ("All words accounted for", 12),
        ("Entries listed", 11),
        ("Columns as read", 60),
        ("Remarks on the reading", 60),
        ("SHA-256", 68),
    )
    sheet = book.sheet("Documents", columns, frozen=2)
    sheet.fill(
        (
            d.code,
            d.document.file,
            d.document.agency,
            d.first,
            d.last,
            *(int(figure.replace(",", "")) for figure in counts(d.rows)),
            "yes" if d.rows.adds_up() else "NO",
            "yes" if d.document.text_accounted_for else "NO",
            d.entries,
            "\n".join(
                (f"Table {table}: " if table else "Paragraphs: ")
                + "; ".join(f"“{heading}” → {field_name(name)}" for heading, name in read)
                for table, read in d.document.columns
            ),
            "\n".join(message for _, message in d.document.cautions),
            d.document.sha256,
        )
        for d in panel.documents
    )


def _asides(book: Book, panel: Panel) -> None:
    columns = (
        ("What", 24),
        ("Agency", 30),
        ("Words as submitted", 90),
        ("Why", 50),
        ("Source reference", 18),
    )
    sheet = book.sheet("Not placed and notes", columns, frozen=0)
    sheet.fill(
        (ASIDE_KINDS.get(p.aside.kind, p.aside.kind), p.agency, p.aside.text, p.aside.why, p.source)
        for p in panel.asides
    )


def _about(book: Book, panel: Panel) -> None:
    """What the front of the Word file says, and the key to the colours."""
    sheet = book.sheet("About", (("About this workbook", 36), ("", 100)))
    sheet.fill([*front_facts(panel), ("", ""), ("Agency", "Entries")])
    for name, _, count in panel.agencies:
        sheet.add((name, count), {0: book.tints[name]})

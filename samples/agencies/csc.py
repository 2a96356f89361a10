"""Children's Social Care: the board's own headings, a table for each year, content controls, comments."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..columns import Column, check_fits, own_columns
from ..docx_writer import Cell, Docx, Row, control, para, paras, run
from ..prose import Entry, Item, TableStart
from ..truth import Tally
from ..word_table import WordTable

FILE = "CSC integrated chronology template - TARRANT.docx"
AUTHOR = "Hilary Strand"
COLUMNS = (
    Column("Day, Date, Time (00:00) d/m/y", "when", 11),
    Column("Child / Family Member (use full names)", "family", 12),
    Column("Professional - Agency & Designation (use full names)", "professional", 13),
    Column("Contact type / Source of information", "contact", 13),
    Column("Description of significant event", "text", 36),
    Column("Was child seen or spoken to? What was observed or communicated?", "seen", 16),
    Column("Comments by IMR author", "comments", 16),
)
_ABOUT = (
    ("Subject child", "Maisie Hope Tarrant (also Maisie Dunmore), born 14/06/2006, died 28/11/2009"),
    ("Siblings", "Tyler Dunmore, born 19/03/2003; Grace Ashdown, born 02/05/2009"),
    ("Mother", "Leanne Tarrant, born 03/09/1986"),
    ("Last address", "Flat 3, Tannery Court, Stoke Marling WX6 2LD"),
    ("Case file", "WSC/CF/07/22871; last contact before the review closed 27/11/2009"),
)
_TERMS = (
    ("IA", "Initial assessment"),
    ("CPC", "Child protection conference"),
    ("IRO", "Independent reviewing officer"),
    ("NFA", "No further action"),
    ("S47", "Enquiry under section 47 of the Children Act 1989"),
    ("ICS", "Integrated Children's System, the electronic record since March 2008"),
)
_REMARKS = ("Check against paper file.", "Duty book says otherwise.", "Link to para 3.4 of the IMR.")


def write(path: Path, items: Sequence[Item], tally: Tally) -> None:
    """Write the social care file: case details, a table for each year, a glossary."""
    columns = (*COLUMNS, *own_columns(items, 9))
    check_fits(items, columns)
    doc = Docx("Chronology", AUTHOR, "Wealdshire County Council", landscape=True, font="Calibri", size=20)
    doc.page_furniture("CONFIDENTIAL - not to be copied without leave of the Board", "Children's Social Care")
    doc.add(para(run("Individual management review: chronology of events", bold=True), "Title"))
    doc.add(para(run("Produced by Hilary Strand, Team Manager, Wealdshire Children's Social Care")))
    doc.heading("Case details")
    _pairs(doc, _ABOUT)
    for year, part in _tables(items):
        doc.heading(f"Chronology {year}", 2)
        table = WordTable(doc, tally, columns, fill="E2EFD9")
        for number, item in enumerate(part):
            if isinstance(item, Entry):
                _entry(doc, table, item, number)
            else:
                table.plain(item)
        table.finish()
    doc.heading("Glossary")
    _pairs(doc, (("Abbreviation", "Meaning"), *_TERMS))
    doc.save(path)


def _pairs(doc: Docx, pairs: Sequence[tuple[str, str]]) -> None:
    doc.table([Row((Cell(paras(a, bold=True)), Cell(paras(b)))) for a, b in pairs], (3, 9))


def _tables(items: Sequence[Item]) -> list[tuple[str, list[Item]]]:
    """The rows of each table, with the words that stand above it."""
    parts: list[tuple[str, list[Item]]] = []
    for item in items:
        if isinstance(item, TableStart):
            parts.append((item.text, []))
        else:
            parts[-1][1].append(item)
    return parts


def _entry(doc: Docx, table: WordTable, entry: Entry, number: int) -> None:
    """Content controls of every size in turn, the odd margin comment, and rows without a date cell."""
    cells: dict[str, Cell | None] = {}
    remarks: tuple[str, ...] = ()
    row = ""
    if not entry.when and number % 2:
        cells["when"] = None
    elif number % 5 == 0 and entry.when and "\n" not in entry.when:
        picker = '<w:date><w:dateFormat w:val="dd/MM/yyyy"/><w:lid w:val="en-GB"/></w:date>'
        cells["when"] = Cell(control(para(run(entry.when), "TableText"), "Date", picker))
    elif number % 5 == 2:
        cells["seen"] = Cell(paras(entry.seen), controlled="Child seen")
    elif number % 5 == 3:
        row = "Entry"
    if number % 9 == 4:
        remark = _REMARKS[number % len(_REMARKS)]
        content = doc.commented(run(entry.text), remark, AUTHOR)
        cells["text"] = Cell(para(content, "TableText"))
        remarks = (remark,)
    table.entry(entry, cells, controlled=row, remarks=remarks)

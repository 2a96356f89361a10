"""The GP surgery: five columns and a Read code, line breaks and bulleted lists inside cells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..columns import Column, check_fits, own_columns
from ..docx_writer import Cell, Docx, para, run
from ..prose import Entry, Item
from ..truth import Tally
from ..word_table import WordTable

FILE = "Marling Rd Surgery GP chron.docx"
COLUMNS = (
    Column("Date of contact", "when", 12),
    Column("Who", "family", 14),
    Column("Clinician", "professional", 15),
    Column("Consultation / letter / DNA", "contact", 16),
    Column("Entry", "text", 46),
)


def write(path: Path, items: Sequence[Item], tally: Tally) -> None:
    """Write the surgery's file; columns the prose uses beyond the five follow them."""
    columns = [*COLUMNS, *own_columns(items, 9)]
    for name, heading in (("seen", "Child seen"), ("comments", "Remarks (PL)")):
        if any(isinstance(item, Entry) and getattr(item, name) for item in items):
            columns.append(Column(heading, name, 14))
    check_fits(items, columns)
    doc = Docx("GP chronology", "Practice Manager", "Marling Road Surgery", landscape=True,
               font="Times New Roman")  # fmt: skip
    doc.page_furniture("Marling Road Surgery   Tel 01632 960417", "Patient summary print 10.5.10")
    doc.add(para(run("Summary of consultations: Tarrant / Dunmore / Ashdown household", bold=True)))
    table = WordTable(doc, tally, columns, repeats=False)
    for item in items:
        if isinstance(item, Entry):
            lines = bool(entry_lines(item.text)[1])
            changed = {"description": fold_bullets(item.text)} if lines else {}
            table.entry(item, {"text": Cell(_entry_cell(item.text))}, **changed)
        else:
            table.plain(item)
    table.finish()
    doc.save(path)


def entry_lines(text: str) -> tuple[list[str], list[str]]:
    """The plain lines and the bulleted ones (written with "- " or "• ") of an entry."""
    lines = text.split("\n")
    return [line for line in lines if not _bullet(line)], [line for line in lines if _bullet(line)]


def _bullet(line: str) -> str:
    return next((line[len(mark) :] for mark in ("- ", "• ", "* ") if line.startswith(mark)), "")


def fold_bullets(text: str) -> str:
    """The text as Word holds it: an automatic bullet is not part of the words."""
    return "\n".join(_bullet(line) or line for line in text.split("\n"))


def _entry_cell(text: str) -> str:
    """Plain lines joined by soft line breaks, bulleted lines as a real list."""
    xml = ""
    plain: list[str] = []
    for line in text.split("\n"):
        if bullet := _bullet(line):
            xml += para(run("\n".join(plain)), "TableText") if plain else ""
            xml += para(run(bullet), "TableBullet")
            plain = []
        else:
            plain.append(line)
    return xml + (para(run("\n".join(plain)), "TableText") if plain or not xml else "")

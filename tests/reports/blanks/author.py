"""An author who fills in a blank: knows nothing of definitions, sees headings, labels and empty places."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from typing import Literal

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

Habit = Literal["deletes", "leaves", "overwrites"]
"""What becomes of the guidance: deleted and answered below; left and answered below; written over."""

PROSE = (
    "Maisie was first known to us when her mother moved to Fennel Close in the spring of 2007 with "
    "two small children and hardly any furniture. Officers attended four times in six weeks, and on "
    "each visit they wrote down what the adults said but nothing of the children, who were upstairs "
    "asleep or, once, at the door.",
    "We read the paper file, the electronic record and eleven supervision notes. Two notes of 2008 "
    "could not be found because the drive on which they were kept had failed that winter. We spoke at "
    "length to Bernadette Quill and to Hilary Strand, and by telephone to the duty worker, who has "
    "since left.",
    "The opportunity to ask Tyler alone, at school, how things were at home came three times and was "
    "not taken. Nobody decided against it: the visit was shortened because the worker had two others "
    "to make before dark, and the form had no place in which to write that the child had not been "
    "seen.",
    "What worked well ought to be said too. Gillian Marsh rang back the same afternoon, wrote to the "
    "surgery and kept asking until she had an answer; Sheila Croft noticed the missed appointments "
    "and said so. Both had time to think because their manager guarded an hour a week for it.",
    "From April the team manager will read every referral closed without a visit and sign it, and the "
    "head of service will report the number each quarter. An audit of thirty files in September will "
    "show whether the child's own words are now written down where the next reader will find them.",
    "Calls at weekends went to a number that was answered sixty miles away by people who could not "
    "open the record. On 14 November that mattered: the caller was told to ring again on Monday, and "
    "did not. Staff spoke of this openly and without blaming one another, and none had known how "
    "often it happened.",
)
NAMES = ("Colin Mayhew", "Hilary Strand", "Frances Pell", "Judith Kemble", "Angela Voss")
DAYS = ("11 June 2010", "9/6/2010", "Fri 4 June 2010", "2010-06-10", "7th June 2010")
_GUIDED = re.compile("guidance", re.IGNORECASE)


class Author:
    """Fills in one document; `start` decides with which prose, names and ways of writing dates."""

    def __init__(self, habit: Habit, start: int = 0) -> None:
        self.habit = habit
        self.prose = _round(PROSE, start)
        self.names = _round(NAMES, start)
        self.days = _round(DAYS, start)

    def fill(self, blank: bytes) -> bytes:
        """The blank, filled in from the first page to the last."""
        document = docx.Document(io.BytesIO(blank))
        for table in document.tables:
            if len(table.columns) == 2 and table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is None:
                self._fields(table)
            else:
                self._rows(table)
        self._sections(document)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()

    def _fields(self, table: Table) -> None:
        for row in table.rows:
            label, value = row.cells
            if not value.text or _is_guidance(value.paragraphs[0]):
                self._write(value, self._value(label.text))

    def _value(self, label: str) -> str:
        if label.endswith("?"):
            return next(itertools.cycle(("No", "Yes, on 3 March")))
        if re.search(r"date|born", label, re.IGNORECASE) and "Qualifications" not in label:
            return next(self.days)
        if "ontact" in label:
            return "01632 960018, c.mayhew@wealdshire.example"
        if re.search(r"name|author|sign|chair|manager|produced|mother|father", label, re.IGNORECASE):
            return next(self.names)
        return "Twelve years with the service, at Stoke Marling"

    def _write(self, cell: _Cell, text: str) -> None:
        paragraph = cell.paragraphs[0]
        if paragraph.text and self.habit == "leaves":
            cell.add_paragraph(text)
            return
        paragraph.clear().add_run(text)

    def _rows(self, table: Table) -> None:
        titles = [cell.paragraphs[0].text for cell in table.rows[0].cells]
        for number, row in enumerate(table.rows[1:4], 1):
            for cell, title in zip(row.cells, titles, strict=True):
                if not cell.text:
                    cell.paragraphs[0].add_run(self._entry(title, number))

    def _entry(self, title: str, number: int) -> str:
        lowered = title.lower()
        if "rec. no" in lowered:
            return str(number)
        if "date completed" in lowered:
            return ""
        if "date" in lowered:
            return next(self.days)
        if "progress" in lowered:
            return ("Red", "Amber", "R")[number - 1]
        if "abbreviation" in lowered:
            return ("DS", "EPO", "MARAC")[number - 1]
        if "responsible" in lowered or "professional" in lowered:
            return f"{next(self.names)}, team manager"
        return next(self.prose).split(". ")[0] + "."

    def _sections(self, document: Document) -> None:
        for paragraph in list(document.paragraphs):
            if paragraph.style is None or not _is_guidance(paragraph):
                if not paragraph.text and paragraph.style and paragraph.style.name == "Normal":
                    paragraph.add_run(next(self.prose))
                continue
            if self.habit == "deletes":
                paragraph._p.getparent().remove(paragraph._p)
            elif self.habit == "overwrites":
                paragraph.clear().add_run(next(self.prose))


def _is_guidance(paragraph: Paragraph) -> bool:
    return bool(paragraph.style and _GUIDED.match(paragraph.style.name or ""))


def _round(items: tuple[str, ...], start: int) -> Iterator[str]:
    return itertools.cycle((*items[start % len(items) :], *items[: start % len(items)]))

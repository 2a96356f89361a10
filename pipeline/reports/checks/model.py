"""What the reports on checks are made from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.proforma import Check, Definition
from pipeline.reports.checks import words


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """One document that counts, with its check.

    Attributes:
        definition: what it was checked against.
        folder, name: `checks/FOLDER/NAME.check.html` is its page.
        whose: the agency's name, or the board's for drafts of its own.
        received: the day it was taken in; None outside a case folder.
        made_on: the day the check first said what it says now.
        version: counted from 1.
        also: the other kinds of document in the same file ("chronology" in an appendix).
    """

    check: Check
    definition: Definition
    folder: str
    name: str
    whose: str
    received: dt.date | None
    made_on: dt.date
    version: int = 1
    also: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[tuple[str, str], ...]:
        """What is wrong with what is there, each thing once: (what, where)."""
        return words.grouped(problem for problem in self.check.problems if not problem.hint)

    @property
    def verdict(self) -> str:
        """The result in a few words."""
        return words.verdict(len(self.check.lacking), len(self.faults))

    @property
    def page(self) -> str:
        """Its page's name within its folder."""
        return f"{self.name}.check.html"

    @property
    def record(self) -> str:
        """The name of its record for other programs within its folder."""
        return f"{self.name}.check.json"

    @property
    def note(self) -> str:
        """The name of the note to the agency within its folder; written only where something is missing."""
        return f"{self.name}.note.docx"

    @property
    def addressee(self) -> str:
        """Whom a note goes to: the agency, or the author of a draft of the board's own."""
        return self.whose if self.check.agency else f"The author of the {self.definition.title.lower()}"


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom the board asked for what: the row of one agency in the summary.

    Attributes:
        kinds: kind of document → the day it is due, None for no date.
    """

    agency: str
    folder: str
    kinds: tuple[tuple[str, dt.date | None], ...]


@dataclass(frozen=True, slots=True)
class CheckedCase:
    """All checks of a case.

    Attributes:
        unchecked: whose, and the name, of documents that have come but could not be checked.
    """

    reference: str
    board: str
    made_on: dt.date
    asked: tuple[Asked, ...]
    documents: tuple[CheckedDocument, ...]
    unchecked: tuple[tuple[str, str], ...] = ()

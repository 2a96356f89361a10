"""What one document says that other documents are compared with: small, and kept beside its check.

Taken where the document is read, so that comparing needs no document, only these values.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

from pipeline.chronology import parse_when
from pipeline.documents.model import Document
from pipeline.proforma.definition import Attachment, Definition, FieldOf, Section, TableOf, definitions
from pipeline.proforma.match import find_headings
from pipeline.proforma.model import Check
from pipeline.proforma.outline import Line, Outline, outline
from pipeline.proforma.plans import actions_of
from pipeline.proforma.recommendations import Recommendation, of_plan, of_report
from pipeline.proforma.tables import find_table
from pipeline.proforma.words import excerpt, key

_ATTACHED_WORDS = 40
"""Fewer words under a heading are a remark that something is attached, not the attachment."""
_COVER_LINES = 40
_COVER_CHARS = 2000
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself and recommends. Names and texts as submitted, "" where there is none.

    Attributes:
        recommendations: those under its heading for recommendations, in order.
        counted: how many recommendations it says there are, None when it does not say.
        actions: the recommendations its action plan answers, one for each row that names another.
        holds: the kinds of document found inside it, with the place: ("chronology", "table 4").
        agency, author, senior: as named on the cover.
        cover: the words before the first section, for what a field does not name.
        dated, author_signed, senior_signed: the last day each date can mean; None when there is none.
    """

    recommendations: tuple[Recommendation, ...] = ()
    counted: int | None = None
    actions: tuple[Recommendation, ...] = ()
    holds: tuple[tuple[str, str], ...] = ()
    agency: str = ""
    author: str = ""
    senior: str = ""
    cover: str = ""
    dated: dt.date | None = None
    author_signed: dt.date | None = None
    senior_signed: dt.date | None = None

    def as_record(self) -> dict[str, Any]:
        """The facts as plain values that JSON can hold; `from_record` reads them again."""
        record = asdict(self)
        for name in _DATES:
            value = record[name]
            record[name] = value.isoformat() if value else None
        return record

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Facts:
        """The facts of a record.

        Raises:
            KeyError, TypeError, ValueError: it is no such record.
        """
        values = dict(record)
        for name in _DATES:
            values[name] = dt.date.fromisoformat(values[name]) if values[name] else None
        for name in ("recommendations", "actions"):
            values[name] = tuple(Recommendation(**one) for one in values[name])
        values["holds"] = tuple((kind, place) for kind, place in values["holds"])
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Submitted:
    """One document that counts at present (of several versions the current one).

    Attributes:
        checked: its check against its proforma; None where it has none: it still counts as an attachment.
        facts: from `facts_of`, with the check.
        file: its name, as people know it.
        kinds: what it was recognised as; a report with its chronology is both.
        agency: name of the agency in case.yaml, "" for a draft for publication or when not known.
        received: the day its first version came, None when not known.
    """

    checked: Check | None
    facts: Facts
    file: str
    kinds: tuple[str, ...]
    agency: str = ""
    received: dt.date | None = None


_DATES = ("dated", "author_signed", "senior_signed")


def facts_of(document: Document, checked: Check, *, folder: Path | None = None) -> Facts:
    """Take from a document what across() compares.

    Args:
        document: as read.
        checked: its check.
        folder: a board's own definitions, as for `check`.

    Raises:
        DefinitionError: one of the board's own cannot be used.
    """
    every = definitions(folder)
    definition = every[checked.proforma]
    lines = outline(document)
    headings = _section_lines(lines, definition)
    section = of_report(document, lines, definition)
    cover = _Cover(definition, checked)
    return Facts(
        recommendations=section.recommendations,
        counted=section.counted,
        actions=_plan_of(document, every),
        holds=tuple(_holds(document, lines, headings, definition, every)),
        agency=cover.text(cover.agency),
        author=cover.text(cover.author),
        senior=cover.text(cover.senior),
        cover=_before(lines, definition),
        dated=cover.day(cover.dated),
        author_signed=cover.day(cover.signed(cover.author)),
        senior_signed=cover.day(cover.signed(cover.senior)),
    )


def _section_lines(lines: Outline, definition: Definition) -> frozenset[int]:
    found = find_headings(lines, definition)
    names = {item.id for item in definition.of(Section)}
    return frozenset(heading.line for name in names & found.keys() for heading in found[name])


def _before(lines: Outline, definition: Definition) -> str:
    """The words before the first heading that is surely a section's."""
    names = {item.id for item in definition.of(Section)}
    sure = [
        heading.line
        for name, found in find_headings(lines, definition).items()
        for heading in found
        if name in names and heading.exact >= _SURE
    ]
    first = min((*sure, _COVER_LINES))
    return "\n".join(line.text for line in lines.lines[:first] if line.text)[:_COVER_CHARS]


def _plan_of(document: Document, every: dict[str, Definition]) -> tuple[Recommendation, ...]:
    plan = every.get("action-plan")
    return of_plan(actions_of(document, plan)) if plan else ()


def _holds(
    document: Document,
    lines: Outline,
    sections: frozenset[int],
    definition: Definition,
    every: dict[str, Definition],
) -> Iterator[tuple[str, str]]:
    """The attachments that stand in the document itself: as a table of their columns, or under a heading."""
    for item in definition.of(Attachment):
        of_kind = every.get(item.document)
        table = next(of_kind.of(TableOf), None) if of_kind else None
        found = find_table(document, table) if table else None
        if found is not None and found.rows:
            yield item.document, f"table {found.number}"
            continue
        heading = next(_headed(lines, sections, {key(name) for name in (item.title, *item.headings)}), None)
        if heading is not None:
            yield item.document, f"under “{excerpt(heading.text, 80)}”"


def _headed(lines: Outline, sections: frozenset[int], names: set[tuple[str, ...]]) -> Iterator[Line]:
    """Headings of one of these names, no section's own, with more under them than a remark where to look."""
    for number, line in enumerate(lines.lines):
        if line.kind != "heading" or number in lines.contents | sections or key(line.text) not in names:
            continue
        if _words_under(lines, number) >= _ATTACHED_WORDS:
            yield line


def _words_under(lines: Outline, start: int) -> int:
    level = lines.lines[start].level
    under = takewhile(lambda one: one.kind != "heading" or one.level > level, lines.lines[start + 1 :])
    return sum(len(line.text.split()) for line in under)


class _Cover:
    """Who signs and when, by what a definition says its fields are for."""

    def __init__(self, definition: Definition, checked: Check) -> None:
        self._fields = list(definition.of(FieldOf))
        self._found = {item.id: item for item in checked.requirements}
        self.agency = self._first(lambda field: field.case == "agency")
        self.author = self._first(lambda field: field.case == "author")
        self.senior = self._first(
            lambda field: field.value == "name" and not (field.case or field.within or field.group)
        )
        self.dated = self._first(lambda field: field.value == "date" and not (field.within or field.group))

    def _first(self, fits: Callable[[FieldOf], bool]) -> str:
        return next((field.id for field in self._fields if fits(field)), "")

    def signed(self, signer: str) -> str:
        """The field with the day on which whoever another field names has signed."""
        signature = self._first(lambda field: field.value == "signature" and field.signer == signer)
        if not (signer and signature):
            return ""
        return self._first(lambda field: field.value == "date" and field.group == signature)

    def text(self, name: str) -> str:
        """What stands in a field; "" where nothing of its author's own does."""
        finding = self._found.get(name)
        if finding is None or finding.status != "present" or finding.evidence is None:
            return ""
        return finding.evidence.excerpt

    def day(self, name: str) -> dt.date | None:
        """The last day that a field's date can mean."""
        text = self.text(name)
        return parse_when(text).end if text else None

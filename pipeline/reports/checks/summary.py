"""`checks/summary.html` and `.json`: who has what, on one page for the panel; then every part by document."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple
from urllib.parse import quote

from pipeline.days import plain_day
from pipeline.proforma import Definition
from pipeline.reports.checks import words
from pipeline.reports.checks.model import CheckedCase, CheckedDocument
from pipeline.reports.plain import json_bytes
from pipeline.reports.submissions import KINDS
from pipeline.reports.web import page

_USUAL = ("chronology", "imr", "agency-report", "action-plan")


class Cell(NamedTuple):
    """One cell of the matrix: a symbol with its words, the page behind it (""), and a class for its look."""

    symbol: str
    text: str
    href: str
    look: str


class Row(NamedTuple):
    """One agency: for every kind of document its cells, one for each document."""

    name: str
    cells: tuple[tuple[Cell, ...], ...]


class Parts(NamedTuple):
    """The parts of one proforma by document: who has answered what."""

    definition: Definition
    documents: tuple[CheckedDocument, ...]
    rows: tuple[tuple[str, bool, tuple[words.Said, ...]], ...]


def summary_html(case: CheckedCase) -> bytes:
    """The summary page: one row for each agency, a column for each kind of document."""
    kinds = _kinds(case)
    return page(
        "checks.html",
        style=_STYLE,
        title="Documents against the proformas",
        reference=case.reference,
        board=case.board,
        made_on=case.made_on,
        kinds=[_kind(kind) for kind in kinds],
        rows=_rows(case, kinds),
        drafts=[
            (_kind(one.check.kind), one.check.document, _cell(one)) for one in case.documents if _ours(one)
        ],
        parts=_parts(case),
        done=sum(document.check.complete for document in case.documents),
        total=len(case.documents),
        unchecked=case.unchecked,
        statuses=(*words.STATUSES.values(), words.OPTIONAL),
    )


_STYLE = (
    ".symbol{display:inline-block;min-width:1.3em;font-weight:700}\n"
    ".matrix td,.matrix tbody th{white-space:normal}\n"
    ".matrix td p{margin:0 0 .2rem}\n"
    ".part tbody th{min-width:11rem}\n"
    ".key{padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem}\n"
    "@media print{.part{break-before:page}.plain{font-size:8pt}.part .plain{font-size:7pt;line-height:1.25}"
    ".plain td,.plain th{padding:.1rem .3rem}.part .plain :is(td,th){padding:.05rem .3rem}"
    ".part tbody th{min-width:8rem}}\n"
)


def _kinds(case: CheckedCase) -> tuple[str, ...]:
    """The columns: what was asked for and what came, the usual ones first."""
    asked = {kind for one in case.asked for kind, _ in one.kinds if kind != "other"}
    every = asked | {document.check.kind for document in case.documents if not _ours(document)}
    return (*(kind for kind in _USUAL if kind in every), *sorted(every - set(_USUAL)))


def _rows(case: CheckedCase, kinds: tuple[str, ...]) -> list[Row]:
    rows = []
    for one in case.asked:
        own = [document for document in case.documents if document.check.agency == one.agency]
        waiting = any(whose == one.agency for whose, _ in case.unchecked)
        cells = (_cells(own, kind, dict(one.kinds), waiting=waiting) for kind in kinds)
        rows.append(Row(one.agency, tuple(cells)))
    return rows


def _ours(document: CheckedDocument) -> bool:
    """Whether it is a draft of the board's own."""
    return not document.check.agency


def _kind(kind: str) -> str:
    return KINDS.get(kind, kind.replace("-", " "))


def _cells(
    own: list[CheckedDocument], kind: str, asked: dict[str, dt.date | None], *, waiting: bool
) -> tuple[Cell, ...]:
    found = [document for document in own if document.check.kind == kind]
    if found:
        return tuple(_cell(document) for document in found)
    inside = [document for document in own if kind in document.also]
    if inside:
        text = f"part of its {_kind(inside[0].check.kind)}"
        return (Cell("✓", text, _href(inside[0]), "good"),)
    if kind not in asked:
        return (Cell("–", "not asked for", "", "quiet"),)
    due = asked[kind]
    text = "not checked" if waiting else "not received"
    return (Cell("?", f"{text}; due {plain_day(due)}" if due else text, "", ""),)


def _cell(document: CheckedDocument) -> Cell:
    symbol, look = ("✓", "good") if document.check.complete else ("✗", "bad")
    return Cell(symbol, document.verdict, _href(document), look)


def _href(document: CheckedDocument) -> str:
    return "/".join(quote(part, safe="") for part in (document.folder, document.page) if part)


def _parts(case: CheckedCase) -> list[Parts]:
    """For every proforma used: its parts, and the status of each in each document."""
    groups: dict[str, list[CheckedDocument]] = {}
    for document in case.documents:
        groups.setdefault(document.definition.name, []).append(document)
    return [Parts(group[0].definition, tuple(group), _part_rows(group)) for group in groups.values()]


def _part_rows(group: list[CheckedDocument]) -> tuple[tuple[str, bool, tuple[words.Said, ...]], ...]:
    """One row for each required part and each other part that some document has."""
    columns = [{item.id: item for item in document.check.requirements} for document in group]
    titles: dict[str, tuple[str, bool]] = {}
    for document in group:  # a table that was not found has no columns to show
        for item in document.check.requirements:
            titles.setdefault(item.id, (words.title(item), item.required))
    rows = []
    for id_, (title, required) in titles.items():
        cells = tuple(
            words.said(column[id_]) if id_ in column else words.STATUSES["missing"] for column in columns
        )
        if required or any(cell.look == "good" for cell in cells):
            rows.append((title, required, cells))
    return tuple(rows)


def summary_json(case: CheckedCase) -> bytes:
    """`checks-summary/1`: one record for each document that was checked."""
    return json_bytes(
        {
            "schema": "checks-summary/1",
            "case": case.reference,
            "documents": [
                {
                    "document": document.check.document,
                    "sha256": document.check.sha256,
                    "agency": document.check.agency,
                    "kind": document.check.kind,
                    "proforma": document.check.proforma,
                    "version": document.version,
                    "received": document.received.isoformat() if document.received else None,
                    "complete": document.check.complete,
                    "lacking": [item.id for item in document.check.lacking],
                    "problems": sum(not problem.hint for problem in document.check.problems),
                    "terms_of_reference": {
                        "asked": len(document.check.terms_of_reference),
                        "addressed": sum(bool(one.evidence) for one in document.check.terms_of_reference),
                    },
                    "file": "/".join(part for part in (document.folder, document.page) if part),
                    "note": None
                    if document.check.complete
                    else "/".join(part for part in (document.folder, document.note) if part),
                }
                for document in case.documents
            ],
            "unchecked": [{"whose": whose, "document": name} for whose, name in case.unchecked],
        }
    )

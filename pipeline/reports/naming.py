"""The words all reports share: what notes, asides and fields are called, figures with their nouns."""

from __future__ import annotations

from pipeline.chronology.model import Event
from pipeline.reports.marks import list_numbers

MARKING = "PRIVATE AND CONFIDENTIAL – for the review panel only"
"""The protective marking on every page and sheet (protocol 000, Appendix E: "private & confidential")."""

TITLE = "Integrated inter-agency chronology"

NOTE_KINDS = {
    "footnote": "Footnote",
    "endnote": "Endnote",
    "comment": "Comment",
    "deleted": "Deleted by a tracked change",
    "image": "Image in the row",
    "hidden": "Hidden text",
    "unseen": "Text a reader does not see",
    "struck": "Struck through",
    "label": "Number or mark of a list",
    "ditto": "What the ditto mark stands for",
    "shading": "Colour of the cell",
    "placeholder": "Prompt of a form field nobody filled in",
    "stored": "What the spreadsheet holds behind the value it shows",
    "field-code": "Words in a field’s code, which Word does not show",
}
"""What hangs on a row without standing in its cells, in words for the panel."""

ASIDE_KINDS = {
    "unplaced": "Could not be placed",
    "note": "Author's note",
    "banner": "Heading across the table",
    "heading": "Column headings",
    "left-out": "Not part of the chronology",
}
"""Rows that are not entries, and what else a document holds, in the order they are listed."""

FIELD_NAMES = {
    "date": "date",
    "date_text": "date as written",
    "start": "date",
    "end": "date",
    "end_date": "end date",
    "start_time": "time",
    "end_time": "end time",
    "precision": "date",
    "uncertain": "author’s doubt about the date",
    "open_end": "date",
    "recorded": "written down on",
    "family_member": "child or family member",
    "contact": "contact and source",
    "child_seen": "child seen",
    "comments": "IMR author’s comments",
    "extra": "agency’s own column",
}
"""The fields of an entry in words, where their names are not words already."""


def how_many(count: int, noun: str) -> str:
    """A figure with its noun: "1 entry", "1,204 entries"."""
    if count == 1:
        return f"1 {noun}"
    return f"{count:,} {noun[:-1]}ies" if noun.endswith("ry") else f"{count:,} {noun}s"


def own_columns(event: Event) -> list[tuple[str, str]]:
    """The agency's own columns that hold something, by their headings."""
    return [(name or "(column without a heading)", text) for name, text in event.extra.items() if text]


def notes_of(event: Event) -> list[tuple[str, str]]:
    """The notes of the row, named in words; the marks of all its lists together, on one line."""
    found = [
        (NOTE_KINDS.get(kind, kind), text or "(no text)") for kind, text in event.notes if kind != "label"
    ]
    marks = [text for kind, text in event.notes if kind == "label"]
    if marks:
        name = NOTE_KINDS["label"] if len(marks) == 1 else "Numbers or marks of a list"
        found.append((name, "  ".join(marks)))
    return found + list_numbers(event)


def field_name(name: str) -> str:
    """A field of an entry in words; "extra: Read code" becomes "own column: Read code"."""
    if name.startswith("extra: "):
        return f"own column: {name.removeprefix('extra: ')}"
    return FIELD_NAMES.get(name, name.replace("_", " "))


def source_reference(code: str, table: int, row: int, page: int | None) -> str:
    """The short reference to a place: "D3 p 4 t1 r17"; "D3 t1" for a whole table, "D3 ¶17" outside any."""
    if not table or not row:
        code = f"{code} p {page}" if page is not None else code
        return f"{code} t{table}" if table else f"{code} ¶{row}"
    return f"{code} p {page} t{table} r{row}" if page is not None else f"{code} t{table} r{row}"

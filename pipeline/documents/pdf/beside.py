"""What a PDF holds beside the text of its pages: layers switched off, form data, patterns, files.

None of it reaches the pages' characters as a reader sees them, so each is said in a caution.
"""

from __future__ import annotations

from typing import Any

from pipeline.documents.model import Caution, Place

MOST_FIELDS = 20_000
"""Form fields looked at; a file with more is up to no good."""


def beside(pdf: Any) -> list[Caution]:
    """Cautions for a whole file.

    Args:
        pdf: opened with pikepdf.

    Raises:
        what pikepdf raises on broken parts; the caller says that the file is damaged.
    """
    root = pdf.Root
    return [*_layers(root), *_form(root), *_portfolio(root)]


def is_worded_pattern(stream: Any) -> bool:
    """Whether a stream is a tile that draws text (a page's own characters do not tell of it)."""
    return stream.get("/PatternType") == 1 and b"BT" in stream.read_bytes()


def worded_pattern() -> Caution:
    """The caution for a file with such a tile."""
    return Caution(
        "part-unreadable",
        "The file fills areas with a pattern that is made of words; they were not read;"
        " please compare with the original",
    )


def attached(page: Any, number: int) -> list[Caution]:
    """A caution when a file is pinned to this page."""
    notes = page.get("/Annots")
    if notes is None or not any(note.get("/Subtype") == "/FileAttachment" for note in notes):
        return []
    message = f"A file is pinned to page {number}; it was not read; open the PDF to see it"
    return [Caution("part-unreadable", message, Place(page=number))]


def _layers(root: Any) -> list[Caution]:
    layers = root.get("/OCProperties")
    usual = layers.get("/D") if layers is not None else None
    if usual is None:
        return []
    on = {group.objgen for group in usual.get("/ON", [])}
    off = [group for group in usual.get("/OFF", []) if group.objgen not in on]
    if usual.get("/BaseState") == "/OFF":
        off += [group for group in layers.get("/OCGs", []) if group.objgen not in on]
    if not off:
        return []
    return [
        Caution(
            "unseen-text",
            "The file has layers that are switched off, so a reader does not see them; words on them are"
            " among the text that was read; please compare with the original",
        )
    ]


def _form(root: Any) -> list[Caution]:
    form = root.get("/AcroForm")
    if form is None:
        return []
    cautions = []
    if "/XFA" in form:
        message = (
            "The form in this file is of a kind (XFA) that keeps its answers apart from the pages; answers"
            " that do not show on the pages were not read; ask for the form printed to PDF or as a Word file"
        )
        cautions.append(Caution("part-unreadable", message))
    if any(_is_placeless(field) for field in _fields(form)):
        message = (
            "The file holds form answers that stand on no page; they were not read; ask for it printed to PDF"
        )
        cautions.append(Caution("part-unreadable", message))
    return cautions


def _fields(form: Any) -> list[Any]:
    """The fields at the ends of the tree of fields."""
    waiting, ends = list(form.get("/Fields", [])), []
    seen = 0
    while waiting and seen < MOST_FIELDS:
        field = waiting.pop()
        seen += 1
        kids = [kid for kid in field.get("/Kids", []) if "/T" in kid or "/Kids" in kid]
        if kids:
            waiting += kids
        else:
            ends.append(field)
    return ends


def _is_placeless(field: Any) -> bool:
    """A field with an answer and nothing that shows it."""
    if field.get("/FT") not in ("/Tx", "/Ch") or not str(field.get("/V", "")).strip():
        return False
    return field.get("/Subtype") != "/Widget" and not len(field.get("/Kids", []))


def _portfolio(root: Any) -> list[Caution]:
    if "/Collection" not in root:
        return []
    message = (
        "This PDF is a folder of files (a portfolio); only its cover page was read; save the files in it"
        " and send them one by one"
    )
    return [Caution("part-unreadable", message)]

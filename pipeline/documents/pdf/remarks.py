"""Form fields and annotations: what people typed over the page.

Answers in form fields and text boxes are seen on the page, so they become lines where they stand
(and land in the cell they fill); remarks attached to the page become notes.
"""

from __future__ import annotations

import ctypes
import html
import re
from collections.abc import Callable
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.documents.pdf.frame import Frame
from pipeline.documents.pdf.parts import Aside, Line

HIDDEN = 0x02 | 0x20
"""Annotation flags Hidden and NoView (ISO 32000-1, table 165)."""
TICKABLE = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
SILENT = (pdfium.FPDF_FORMFIELD_PUSHBUTTON, pdfium.FPDF_FORMFIELD_SIGNATURE)
CHOSEN = (pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
MOST_OPTIONS = 2000
MOST = 5000
"""Annotations looked at on one page."""
_PARAGRAPH, _TAG = re.compile(r"</p>|<br\s*/?>", re.I), re.compile(r"<[^>]*>")


class Written(NamedTuple):
    """What annotations add to a page: lines, notes, cautions."""

    lines: list[Line]
    notes: list[Aside]
    cautions: list[Aside]


def of_page(page: Any, frame: Frame, forms: Any, number: int) -> Written:
    """Everything typed over one page."""
    written = Written([], [], [])
    for i in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, i)
        if not annotation:
            continue
        try:
            _take(annotation, frame, forms, number, written)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return written


def _take(annotation: Any, frame: Frame, forms: Any, number: int, written: Written) -> None:
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if kind == pdfium.FPDF_ANNOT_LINK:
        return
    hidden = bool(pdfium.FPDFAnnot_GetFlags(annotation) & HIDDEN)
    text = _field(annotation, forms) if kind == pdfium.FPDF_ANNOT_WIDGET else _remark(annotation)
    if not text.strip():
        if not hidden and kind != pdfium.FPDF_ANNOT_POPUP and _draws_words(annotation, forms, kind):
            written.cautions.append(_unread(number))
        return
    if kind == pdfium.FPDF_ANNOT_POPUP and any(note.text == text for note in written.notes):
        return
    if hidden:
        written.notes.append(Aside("unseen", text))
    elif kind in (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT):
        written.lines.extend(_lines(annotation, frame, text, number))
    else:
        written.notes.append(Aside("comment", text, author=_string(annotation, b"T") or None))


def _remark(annotation: Any) -> str:
    """What was written: plainly, or only with formatting, of which the words are taken."""
    text = _string(annotation, b"Contents")
    if text.strip():
        return text
    paragraphs = _PARAGRAPH.sub("\n", _string(annotation, b"RC"))
    return html.unescape(_TAG.sub("", paragraphs)).strip()


def _draws_words(annotation: Any, forms: Any, kind: int) -> bool:
    """Whether a stamp, box or field without a value of its own draws text all the same."""
    drawn = min(pdfium.FPDFAnnot_GetObjectCount(annotation), MOST)
    if drawn and kind == pdfium.FPDF_ANNOT_WIDGET and forms:
        field = pdfium.FPDFAnnot_GetFormFieldType(forms, annotation)
        drawn = 0 if field in (*SILENT, *TICKABLE) else drawn
    things = (pdfium.FPDFAnnot_GetObject(annotation, i) for i in range(drawn))
    worded = (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_FORM)
    return any(pdfium.FPDFPageObj_GetType(thing) in worded for thing in things)


def _unread(number: int) -> Aside:
    message = (
        f"Words of a stamp, box or field that was laid over page {number} could not be read;"
        " please compare with the original"
    )
    return Aside("part-unreadable", message=message)


def _field(annotation: Any, forms: Any) -> str:
    if not forms:
        return _string(annotation, b"V")
    kind = pdfium.FPDFAnnot_GetFormFieldType(forms, annotation)
    if kind in SILENT:
        return ""
    if kind in TICKABLE:
        ticked = pdfium.FPDFAnnot_IsChecked(forms, annotation) or _string(annotation, b"AS") not in (
            "",
            "Off",
        )
        return "☒" if ticked else "☐"
    chosen = _chosen(annotation, forms) if kind in CHOSEN else []
    if chosen:
        return ", ".join(chosen)
    return _wide(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(forms, annotation, buffer, size))


def _chosen(annotation: Any, forms: Any) -> list[str]:
    """The words of the options that are chosen in a list, as it shows them."""
    count = min(pdfium.FPDFAnnot_GetOptionCount(forms, annotation), MOST_OPTIONS)
    return [
        _wide(lambda buffer, size, i=i: pdfium.FPDFAnnot_GetOptionLabel(forms, annotation, i, buffer, size))  # type: ignore[misc]
        for i in range(count)
        if pdfium.FPDFAnnot_IsOptionSelected(forms, annotation, i)
    ]


def _string(annotation: Any, key: bytes) -> str:
    return _wide(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, size))


def _wide(ask: Callable[[Any, int], int]) -> str:
    """A UTF-16 string from a PDFium function that tells its length first."""
    size = ask(None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\x00")


def _lines(annotation: Any, frame: Frame, text: str, number: int) -> list[Line]:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rect))
    low, high = sorted((rect.bottom, rect.top))
    x0, top, x1, bottom = frame.box(rect.left, low, rect.right, high)
    rows = [row for row in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if row.strip()]
    height = (bottom - top) / max(len(rows), 1)
    # A lead far below nothing: each typed line stays a line of its own (see flow.py).
    return [
        Line(row, x0, top + i * height, x1, top + (i + 1) * height, 10.0, False, -9999.0, number)
        for i, row in enumerate(rows)
    ]

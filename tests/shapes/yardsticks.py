"""How many rows of the same file plain tools find exactly, beside this project's own tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.documents.model import Document
from tests.shapes.layout import Sheet

Key = tuple[str, ...]


def rows_of(document: Document) -> list[Key]:
    """The rows of a document's tables as read here."""
    return [_key(cell.text for cell in row.cells) for table in document.tables for row in table.rows]


def python_docx_rows(path: Path) -> list[Key]:
    """python-docx as its manual shows; a file it cannot open has no rows."""
    import docx

    try:
        made = docx.Document(str(path))
    except Exception:  # noqa: BLE001  whatever it raises, it did not read the file
        return []
    rows = []
    for table in made.tables:
        for row in table.rows:
            cells = row.cells
            kept = [cell for at, cell in enumerate(cells) if at == 0 or cell._tc is not cells[at - 1]._tc]
            rows.append(_key(cell.text for cell in kept))
    return rows


def pdfplumber_rows(path: Path) -> list[Key]:
    """pdfplumber's `extract_tables` with its own settings."""
    import pdfplumber

    rows = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            try:
                rows += [_key(cell or "" for cell in row) for table in page.extract_tables() for row in table]
            finally:
                page.close()
    return rows


def exact(rows: Iterable[Key], sheet: Sheet) -> int:
    """How many entries stand among these rows with every cell as it was, blank cells aside.

    A merged cell may be blank or repeat the words above it: both count.
    """
    left = Counter(rows)
    found = 0
    for choices in _wanted(sheet):
        key = next((key for key in choices if left[key]), None)
        if key is not None:
            left[key] -= 1
            found += 1
    return found


def _wanted(sheet: Sheet) -> list[tuple[Key, Key]]:
    columns = sheet.manner.columns
    lines = [line for line in sheet.lines if line.kind == "entry"]
    shown: Sequence[str] = ()
    keys = []
    for line, wanted in zip(lines, sheet.wanted, strict=True):
        cells = [wanted.words.get(name, text) for name, text in zip(columns, line.cells, strict=True)]
        above = [shown[at] if at in line.merged else text for at, text in enumerate(cells)]
        keys.append((_key(cells), _key(above)))
        shown = above
    return keys


def _key(texts: Iterable[str]) -> Key:
    return tuple(folded for text in texts if (folded := " ".join(text.split())))

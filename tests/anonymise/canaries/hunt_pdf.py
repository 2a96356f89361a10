"""What a PDF holds, by several readers that know nothing of each other."""

from __future__ import annotations

import shutil
import subprocess
import warnings
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2


def texts(path: Path, password: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a PDF: the pages by two readers, and every string, name and stream of every object."""
    if shutil.which("pdftotext"):
        for mode in ("-layout", "-raw"):
            done = subprocess.run(
                ["pdftotext", mode, *(("-opw", password) if password else ()), str(path), "-"],
                capture_output=True,
                check=False,
                timeout=120,
            )
            yield f"pdftotext {mode}", done.stdout.decode("utf-8", "replace")
    yield from _pdfium(path, password)
    yield from _objects(path, password)


def _pdfium(path: Path, password: str) -> Iterator[tuple[str, str]]:
    try:
        document = pypdfium2.PdfDocument(path, password=password or None)
    except pypdfium2.PdfiumError:
        return
    try:
        for number, page in enumerate(document):
            text = page.get_textpage()
            yield f"PDFium, page {number + 1}", text.get_text_range()
            text.close()
            page.close()
    finally:
        document.close()


def _objects(path: Path, password: str) -> Iterator[tuple[str, str]]:
    try:
        pdf = pikepdf.open(path, password=password)
    except pikepdf.PdfError:
        return
    with pdf:
        for thing in (pdf.trailer, *pdf.objects):
            if not isinstance(thing, pikepdf.Object):
                continue
            label = f"object {thing.objgen[0]}" if thing.is_indirect else "an object"
            yield from ((label, text) for text in _strings(thing, 0))


def _strings(thing: pikepdf.Object, depth: int) -> Iterator[str]:
    if depth > 30:
        return
    if isinstance(thing, pikepdf.Stream):
        yield from _stream(thing)
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key in thing.keys():  # noqa: SIM118 - a PDF dictionary is no mapping
            yield key
            value = thing.get(key)
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                yield from _strings(value, depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                yield from _strings(value, depth + 1)
    elif isinstance(thing, pikepdf.String):
        yield str(thing)
        yield bytes(thing).decode("utf-16-be", "replace")
        yield bytes(thing).decode("cp1252", "replace")
    elif isinstance(thing, pikepdf.Name):
        yield str(thing)


def _stream(stream: pikepdf.Stream) -> Iterator[str]:
    kind = stream.get("/Subtype")
    for read in (stream.read_bytes, stream.read_raw_bytes):
        try:
            data = read()
        except pikepdf.PdfError:
            continue
        yield data.decode("cp1252", "replace")
        yield data.decode("utf-16-be", "replace")
        yield data.decode("utf-8", "replace")
    if kind not in (None, "/Form"):
        return
    try:
        with warnings.catch_warnings(action="ignore"):
            operators = pikepdf.parse_content_stream(stream)
    except (pikepdf.PdfError, TypeError, ValueError):
        return  # it draws nothing
    shown = []
    for instruction in operators:
        for operand in instruction.operands:
            if isinstance(operand, pikepdf.String):
                shown.append(str(operand))
            elif isinstance(operand, pikepdf.Array):
                shown += [str(item) for item in operand if isinstance(item, pikepdf.String)]
    yield "".join(shown)

"""Long files: what a page costs in memory, and that the quick ways say what the slow ones say."""

from __future__ import annotations

import ctypes
from itertools import repeat
from pathlib import Path

import pypdfium2.raw as pdfium
import pytest

from benchmarks.pdf_long import cost
from pipeline.documents.pdf import quick, read_pdf
from pipeline.documents.pdf.container import open_pdf
from pipeline.documents.pdf.glyphs import characters
from pipeline.documents.pdf.parts import lean
from pipeline.documents.pdf.reader import read_range

from .pdf_factory import Look, chronology, entries

A_PAGE = 0.14
"""MB a page may add; with 60 MB for the program a thousand pages then stay under 200, and 110 is usual."""


@pytest.mark.slow
def test_memory_grows_little_with_pages(tmp_path: Path) -> None:
    few, many = cost(60, tmp_path), cost(200, tmp_path)
    assert many.entries > 1600
    assert (many.memory - few.memory) / (many.pages - few.pages) < A_PAGE


def test_pages_from_another_process_are_the_same_with_every_number_kept_once(tmp_path: Path) -> None:
    path = chronology(tmp_path / "c.pdf", entries(30, long=5))
    pages = read_range(path, None, 0, 3)
    assert [lean(page) for page in pages] == pages
    numbers = [
        n for c in lean(pages[0]).grids[0].cells for line in c.lines for n in (line.x0, line.top, line.x1)
    ]
    assert len({id(number) for number in numbers}) == len(set(numbers))


@pytest.mark.parametrize("rules", ["lines", "dashed", "shade", "none"])
def test_the_object_behind_each_character_is_the_one_pdfium_names(tmp_path: Path, rules: str) -> None:
    path = chronology(tmp_path / "c.pdf", entries(12, long=5), Look(rules=rules))
    _same_objects(path)


@pytest.mark.parametrize("name", ["chromium.pdf", "libreoffice.pdf"])
def test_the_object_behind_each_character_of_other_programs(name: str) -> None:
    path = Path(__file__).parents[2] / "fixtures" / "pdf" / name
    _same_objects(path)
    assert read_pdf(path, "").tables


def _same_objects(path: Path) -> None:
    pdf = open_pdf(path, None)
    for index in range(len(pdf)):
        page = pdfium.FPDF_LoadPage(pdf, index)
        textpage = pdfium.FPDFText_LoadPage(page)
        text = characters(textpage)
        asked = list(map(quick._object_at, repeat(ctypes.byref(textpage.contents)), range(len(text))))
        found = quick.objects_of(textpage, text)
        assert [f for f, c in zip(found, text, strict=True) if c not in "\r\n"] == [
            a for a, c in zip(asked, text, strict=True) if c not in "\r\n"
        ]
        pdfium.FPDFText_ClosePage(textpage)
        pdfium.FPDF_ClosePage(page)
    pdf.close()

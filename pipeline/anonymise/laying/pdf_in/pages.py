"""The pages of a PDF looked at once more for what words do not tell: how they are set, and the pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.anonymise.channels.pictures import picture
from pipeline.anonymise.laying.pdf_in.drawings import drawing_on
from pipeline.anonymise.laying.pdf_in.images import Region, drawn, is_scan, regions_of, without_words
from pipeline.anonymise.laying.pdf_in.sight import Sight, sight_of
from pipeline.anonymise.passages import Picture, Removed
from pipeline.documents.pdf.container import open_pdf
from pipeline.documents.pdf.frame import frame_of
from pipeline.errors import UnreadableError

MOST_PICTURES = 500
OFTEN = 3
"""A picture that comes back on so many pages is a logo: it is printed once."""
_LONGEST_ADDRESS = 4000


@dataclass(frozen=True, slots=True)
class Found:
    """A picture of a page: `top` and `width` in points as displayed."""

    picture: Picture
    page: int
    top: float
    width: float


@dataclass
class Looked:
    """What the pages showed: their letters by number of page, pictures, and what was left out.

    `aside` are the pages that lie on their side.
    """

    sights: dict[int, Sight] = field(default_factory=dict)
    pictures: list[Found] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    aside: set[int] = field(default_factory=set)


def look_at(path: Path, passwords: Sequence[str]) -> Looked:
    """Look at every page of a file that could be read.

    Raises:
        UnreadableError: it cannot be opened any more.
    """
    pdf = _opened(path, passwords)
    looked = Looked()
    try:
        for index in range(len(pdf)):
            page = pdf[index]
            try:
                _look(page, index + 1, looked)
            finally:
                page.close()
    finally:
        pdf.close()
    _once(looked)
    return looked


def _opened(path: Path, passwords: Sequence[str]) -> Any:
    trouble: UnreadableError | None = None
    for password in (None, *passwords):
        try:
            return open_pdf(path, password)
        except UnreadableError as error:
            trouble = error
    assert trouble is not None
    raise trouble


def _look(page: Any, number: int, looked: Looked) -> None:
    frame = frame_of(page)
    if frame.width > frame.height:
        looked.aside.add(number)
    textpage = pdfium.FPDFText_LoadPage(page)
    if textpage:
        try:
            looked.sights[number] = sight_of(textpage, frame)
            looked.removed += drawing_on(page, textpage, number)
        finally:
            pdfium.FPDFText_ClosePage(textpage)
    looked.removed += _links(page, number, looked.sights.get(number))
    regions = regions_of(page, frame)
    if not regions:
        return
    without_words(page)
    for region in regions:
        if is_scan(region, frame) and not region.alt:
            looked.removed.append(
                Removed("pictures", f"page {number}", "a picture that fills the page",
                        "the page is a scan or stands on a picture; its words are printed")
            )  # fmt: skip
        else:
            _take(page, region, number, looked)


def _take(page: Any, region: Region, number: int, looked: Looked) -> None:
    where = f"page {number}"
    data = drawn(page, region, frame_of(page)) if len(looked.pictures) < MOST_PICTURES else None
    made = picture(data, where, alt=region.alt) if data else None
    if made is None:
        why = "nothing is seen of it on the page" if data is None else "it cannot be read"
        looked.removed.append(Removed("pictures", where, "a picture", why))
    else:
        looked.pictures.append(Found(made, number, region.box[1], region.width))


def _once(looked: Looked) -> None:
    """Keep a picture that comes back at the same place page after page where it stands first."""
    pages: dict[tuple[str, int], set[int]] = {}
    for found in looked.pictures:
        pages.setdefault((found.picture.id, round(found.top)), set()).add(found.page)
    met: set[tuple[str, int]] = set()
    kept = []
    for found in looked.pictures:
        key = found.picture.id, round(found.top)
        if key in met and len(pages[key]) >= OFTEN:
            continue
        met.add(key)
        kept.append(found)
    looked.pictures = kept


def _links(page: Any, number: int, sight: Sight | None) -> list[Removed]:
    """The addresses behind words of a page that the page itself does not show."""
    found: dict[str, None] = {}
    at, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, ctypes.byref(at), ctypes.byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        size = pdfium.FPDFAction_GetURIPath(page.pdf, action, None, 0) if action else 0
        if not 1 < size <= _LONGEST_ADDRESS:
            continue
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(page.pdf, action, buffer, size)
        address = buffer.value.decode("utf-8", "replace").strip()
        shown = address.removeprefix("mailto:").removeprefix("https://").removeprefix("http://").rstrip("/")
        if shown and (sight is None or shown.replace("-", "") not in sight.letters):
            found[address] = None
    return [
        Removed("hyperlinks", f"page {number}", "the address behind a link",
                "it is not shown on the page; its words are printed", address)
        for address in found
    ]  # fmt: skip

"""The pictures of a PDF as a reader sees them: drawn anew from the page, so that nothing cut off comes along.

An image in a PDF holds more than the page shows: what a frame crops, what a box lies over, notes of the
camera. So the part of the page where it stands is drawn to a new picture, without the page's own words (they
are printed as text and must not be there twice, once with the names).
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.documents.pdf.frame import Box, Frame
from pipeline.documents.pdf.ruled import SCAN_SHARE, share
from pipeline.documents.pdf.shapes import shapes_of

SMALLEST = 14.0
"""Points; what is smaller is a bullet, a rule or a speck."""
MOST_ON_PAGE = 40
MOST_SIDE = 2400
LEAST_SCALE, MOST_SCALE = 2.0, 4.0
TOUCHING = 1.5
_FORM_DEPTH = 6
_ALT_DEPTH = 60


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that shows a picture, in display points; `alt` is its description in the file."""

    box: Box
    alt: str = ""
    photograph: bool = False

    @property
    def width(self) -> float:
        """How wide it stands on the page."""
        return self.box[2] - self.box[0]


def regions_of(page: Any, frame: Frame) -> list[Region]:
    """Where a loaded page shows pictures; slices of one picture are one region."""
    shapes = shapes_of(page.raw, frame)
    if not shapes.pictures:
        return []
    told = _told(page, frame)
    found = []
    for box in shapes.pictures:
        seen = max(box[0], 0.0), max(box[1], 0.0), min(box[2], frame.width), min(box[3], frame.height)
        if seen[2] - seen[0] >= SMALLEST and seen[3] - seen[1] >= SMALLEST:
            same = (one for one in told if _same(box, one.box))
            found.append(replace(next(same, Region(seen)), box=seen))
    return _joined(found)[:MOST_ON_PAGE]


def is_scan(region: Region, frame: Frame) -> bool:
    """Whether a picture fills its page as a scan does."""
    return share(region.box, frame) > SCAN_SHARE


def drawn(page: Any, region: Region, frame: Frame) -> bytes | None:
    """A region of a page as a picture file; None where one colour is all that is seen of it.

    The words of the page must have been taken off it (`without_words`).
    """
    import io

    from PIL import Image

    longest = max(region.width, region.box[3] - region.box[1])
    scale = max(min(MOST_SCALE, MOST_SIDE / longest), 0.5)
    bitmap = page.render(scale=scale, may_draw_forms=False)
    whole: Image.Image = bitmap.to_pil()
    ratio = whole.width / max(frame.width, 1.0)
    left, top, right, bottom = (round(side * ratio) for side in region.box)
    part = whole.crop((left, top, max(right, left + 1), max(bottom, top + 1))).convert("RGB")
    bitmap.close()
    lows_and_highs = part.getextrema()
    if all(isinstance(one, tuple) and one[0] == one[1] for one in lows_and_highs):
        return None
    out = io.BytesIO()
    if region.photograph:
        part.save(out, "JPEG", quality=90)
    else:
        part.save(out, "PNG")
    return out.getvalue()


def without_words(page: Any) -> None:
    """Take the text off a loaded page of a document that is never saved."""
    for thing in list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=_FORM_DEPTH)):
        page.remove_obj(thing)


def _told(page: Any, frame: Frame) -> list[Region]:
    """What the file says of the images that stand on the page itself: place, description, photograph."""
    alts = _descriptions(page)
    found = []
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=1):
        left, bottom, right, top = thing.get_bounds()
        alt = alts.get(pdfium.FPDFPageObj_GetMarkedContentID(thing), "")
        found.append(Region(frame.box(left, bottom, right, top), alt, _is_photograph(thing)))
    return found


def _same(one: Box, two: Box) -> bool:
    return all(abs(a - b) < 1 for a, b in zip(one, two, strict=True))


def _is_photograph(thing: Any) -> bool:
    count = pdfium.FPDFImageObj_GetImageFilterCount(thing)
    buffer = ctypes.create_string_buffer(64)
    for at in range(count):
        pdfium.FPDFImageObj_GetImageFilter(thing, at, buffer, len(buffer))
        if buffer.value == b"DCTDecode":
            return True
    return False


def _joined(regions: Sequence[Region]) -> list[Region]:
    """Regions that touch put together, from top to bottom."""
    rest = list(regions)
    made: list[Region] = []
    while rest:
        region = rest.pop()
        near = [other for other in rest if _touch(region.box, other.box)]
        if near:
            for other in near:
                rest.remove(other)
                region = Region(
                    _around(region.box, other.box),
                    region.alt or other.alt,
                    region.photograph and other.photograph,
                )
            rest.append(region)
        else:
            made.append(region)
    return sorted(made, key=lambda one: (one.box[1], one.box[0]))


def _around(one: Box, two: Box) -> Box:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])


def _touch(one: Box, two: Box) -> bool:
    return (
        one[0] <= two[2] + TOUCHING
        and two[0] <= one[2] + TOUCHING
        and one[1] <= two[3] + TOUCHING
        and two[1] <= one[3] + TOUCHING
    )


def _descriptions(page: Any) -> dict[int, str]:
    """The descriptions in the structure tree by the number of the marked content they belong to."""
    found: dict[int, str] = {}
    structure = pdfium.FPDF_StructTree_GetForPage(page)
    if not structure:
        return found
    try:
        for at in range(min(pdfium.FPDF_StructTree_CountChildren(structure), 5000)):
            _described(pdfium.FPDF_StructTree_GetChildAtIndex(structure, at), "", found, 0)
    finally:
        pdfium.FPDF_StructTree_Close(structure)
    return found


def _described(element: Any, alt: str, found: dict[int, str], depth: int) -> None:
    if not element or depth > _ALT_DEPTH:
        return
    size = pdfium.FPDF_StructElement_GetAltText(element, None, 0)
    if size > 2:
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDF_StructElement_GetAltText(element, buffer, size)
        alt = buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\x00").strip() or alt
    if alt:
        for at in range(max(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element), 0)):
            number = pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at)
            if number >= 0:
                found.setdefault(number, alt)
    for at in range(min(max(pdfium.FPDF_StructElement_CountChildren(element), 0), 5000)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            _described(child, alt, found, depth + 1)
        elif alt:
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at)
            if number >= 0:
                found.setdefault(number, alt)

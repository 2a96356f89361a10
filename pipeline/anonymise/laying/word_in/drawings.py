"""Drawings of a Word file: pictures, text boxes, charts as tables of their figures, diagrams as lists."""

from __future__ import annotations

import hashlib
import posixpath
import re

from lxml import etree

from pipeline.anonymise.laying.model import Aside, Block, Cell, Figure, ListItem, Para, Span, Table
from pipeline.anonymise.laying.word_in import names
from pipeline.anonymise.laying.word_in.source import Source
from pipeline.documents.docx.drawings import alternative_text, in_box, in_fallback
from pipeline.documents.docx.names import CHART, DIAGRAM, DRAWING_MAIN, REL_ID, TEXT_BOX, VML

_TYPES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff", "emf": "image/x-emf", "wmf": "image/x-wmf",
    "svg": "image/svg+xml", "webp": "image/webp",
}  # fmt: skip
_WIDTH = re.compile(r"(?:^|;)\s*width:\s*([\d.]+)\s*(pt|in|cm|mm|px)?")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 1.0}


def drawn(element: etree._Element, source: Source, part: str) -> list[Block]:
    """What a `w:drawing`, `w:pict` or `w:object` shows, as blocks."""
    from pipeline.anonymise.laying.word_in.body import inner_blocks

    found: list[Block] = []
    wanted = (TEXT_BOX, names.BLIP, VML + "imagedata", VML + "textpath", names.CHART_REF, DIAGRAM + "relIds")
    for item in element.iter(*wanted):
        if in_fallback(item, element) or in_box(item, element):
            continue
        if item.tag == TEXT_BOX:
            blocks = inner_blocks(item, source, part)
            if blocks:
                found.append(Aside(blocks))
        elif item.tag == VML + "textpath":
            if words := item.get("string", "").strip():
                found.append(Para((Span(words),)))
        elif item.tag == names.CHART_REF:
            found += _chart(item, element, source, part)
        elif item.tag == DIAGRAM + "relIds":
            found += _diagram(item, source, part)
        elif (figure := _figure(item, element, source, part)) is not None:
            found.append(figure)
    return found


def _figure(item: etree._Element, element: etree._Element, source: Source, part: str) -> Figure | None:
    identifier = item.get(names.EMBED) or item.get(REL_ID) or item.get(names.LINK)
    kind, target, outside = source.relation(part, identifier)
    if kind != "image" or outside:
        return None
    data = source.data(target)
    media = _TYPES.get(posixpath.splitext(target)[1][1:], "")
    digest = hashlib.sha256(data).hexdigest()[:16]
    return Figure(
        id=f"picture-{digest}",
        media=media,
        data=data,
        alt=alternative_text(element).strip(),
        width=_width(element),
        decorative=any(mark.get("val") in ("1", "true") for mark in element.iter(names.DECORATIVE)),
    )


def _width(element: etree._Element) -> float:
    extent = element.find(f".//{names.EXTENT}")
    if extent is not None:
        try:
            return max(int(extent.get("cx", "0")) / names.EMU, 0.0)
        except ValueError:
            return 0.0
    for shape in element.iter(VML + "shape", VML + "rect"):
        if found := _WIDTH.search(shape.get("style", "")):
            return float(found[1]) * _UNITS[found[2] or ""]
    return 0.0


def _chart(item: etree._Element, element: etree._Element, source: Source, part: str) -> list[Block]:
    """A chart as a table: a row for each category, a column for each series; its title is the caption."""
    kind, target, outside = source.relation(part, item.get(REL_ID))
    root = source.root(target) if kind == "chart" and not outside else None
    if root is None:
        return []
    series = list(root.iter(CHART + "ser"))
    heads = [_points(one.find(CHART + "tx")) for one in series]
    values = [_points(_first(one, "val", "yVal")) for one in series]
    categories = next((found for one in series if (found := _points(_first(one, "cat", "xVal")))), {})
    title = " ".join(_titles(root)) or alternative_text(element).strip()
    count = max([len(categories), *(max(found, default=-1) + 1 for found in values)], default=0)
    if not count:
        return [Para((Span(title),), kind="caption")] if title else []
    rows = [["", *("".join(head.values()) for head in heads)]]
    rows += [[categories.get(at, ""), *(found.get(at, "") for found in values)] for at in range(count)]
    cells = tuple(
        tuple(Cell((Para((Span(text),)),) if text else (), column) for column, text in enumerate(row))
        for row in rows
    )
    caption = (Span(title),) if title else ()
    return [Table(cells, len(rows[0]), header_rows=1, caption=caption)]


def _first(series: etree._Element, *tags: str) -> etree._Element | None:
    return next((found for tag in tags if (found := series.find(CHART + tag)) is not None), None)


def _points(holder: etree._Element | None) -> dict[int, str]:
    """The points of a cache by their index; of several levels of categories, all in one line."""
    found: dict[int, str] = {}
    if holder is None:
        return found
    for point in holder.iter(CHART + "pt"):
        try:
            at = int(point.get("idx", "0"))
        except ValueError:
            continue
        value = (point.findtext(CHART + "v") or "").strip()
        found[at] = f"{value} {found[at]}" if at in found else value
    if not found and (value := (holder.findtext(CHART + "v") or "").strip()):
        found[0] = value
    return found


def _titles(root: etree._Element) -> list[str]:
    """The chart's title and those of its axes."""
    return [
        words
        for title in root.iter(CHART + "title")
        if (words := "".join(text.text or "" for text in title.iter(DRAWING_MAIN + "t")).strip())
    ]


def _diagram(item: etree._Element, source: Source, part: str) -> list[Block]:
    """SmartArt as a list of its words."""
    identifier = next((value for name, value in item.attrib.items() if str(name).endswith("}dm")), None)
    kind, target, outside = source.relation(part, str(identifier) if identifier else None)
    root = source.root(target) if kind == "diagramData" and not outside else None
    if root is None:
        return []
    lines = (
        "".join(text.text or "" for text in paragraph.iter(DRAWING_MAIN + "t")).strip()
        for paragraph in root.iter(DRAWING_MAIN + "p")
    )
    return [ListItem(1, False, "•", (Span(line),)) for line in lines if line]

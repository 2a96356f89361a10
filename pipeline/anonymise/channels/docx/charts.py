"""Charts: titles, labels and what is stored of the workbook behind them; the workbook itself goes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from pipeline.anonymise.channels.docx.clean import clean
from pipeline.anonymise.channels.docx.controls import newest_markup
from pipeline.anonymise.channels.docx.drawings import line_instead, settle_drawings
from pipeline.anonymise.channels.docx.images import Images
from pipeline.anonymise.channels.docx.lines import drawing_line_of, drop_loose_texts
from pipeline.anonymise.channels.docx.names import A_PARAGRAPH, REL, tag
from pipeline.anonymise.channels.docx.parts import Part
from pipeline.anonymise.channels.docx.source import Relation
from pipeline.anonymise.channels.docx.work import Spot, Story, Work, Writer, take_out
from pipeline.anonymise.passages import Edit, edited
from pipeline.documents.docx.names import DRAWING
from pipeline.errors import UnreadableError

_CHART, _USER_SHAPES = tag("c:chart"), tag("c:userShapes")
_VALUE, _FORMULA, _NAME = tag("c:v"), tag("c:f"), tag("c:name")
_SEPARATOR = tag("c:separator")
_NUMBER = re.compile(r"\s*-?(?:\d{1,15}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE][-+]?\d{1,3})?\s*|#N/A")
_GONE_LINE = "[A chart stood here and was removed before publication]"


def settle_charts(story: Story, relations: dict[str, Relation], images: Images, work: Work) -> None:
    """Take over the charts of a part, with their words as passages."""
    for chart in list(story.root.iter(_CHART)):
        if chart.get(REL) is None:
            continue
        relation = relations.get(chart.get(REL, ""))
        part = _taken(relation, images, work) if relation is not None else None
        drawing = next(chart.iterancestors(DRAWING), None)
        if part is not None:
            work.put(chart, REL, story.part.link_to(part))
        elif drawing is not None:
            line_instead(drawing, _GONE_LINE)
        else:
            take_out(chart)


def _taken(relation: Relation, images: Images, work: Work) -> Part | None:
    if relation.kind != "chart" or relation.external or relation.target not in work.source:
        return None
    try:
        root = work.source.root(relation.target)
    except UnreadableError:
        work.losses.add("charts", "damaged chart|damaged charts", "It cannot be read")
        return None
    number = work.next("chart")
    part = work.parts.add("chart", root=root)
    inner = Story("charts", relation.target, root, part)
    newest_markup(root, work)
    further = work.source.relations(relation.target)
    shapes = _user_shapes(root, further, part, images, work, number)
    settle_drawings(inner, further, images, work)
    _workbook(root)
    _words(root, f"chart {number}", work)
    clean(root, work)
    if shapes is not None:
        root.append(shapes)
    return part


def _user_shapes(
    root: etree._Element, relations: dict[str, Relation], part: Part, images: Images, work: Work, number: int
) -> etree._Element | None:
    """Shapes drawn on a chart are a part of their own."""
    for shapes in list(root.iter(_USER_SHAPES)):
        relation = relations.get(shapes.get(REL, ""))
        take_out(shapes)
        if relation is None or relation.kind != "chartUserShapes" or relation.target not in work.source:
            continue
        try:
            drawn = work.source.root(relation.target)
        except UnreadableError:
            continue
        inner = work.parts.add("chartUserShapes", root=drawn)
        settle_drawings(
            Story("charts", relation.target, drawn, inner),
            work.source.relations(relation.target),
            images,
            work,
        )
        _words(drawn, f"chart {number}", work)
        clean(drawn, work)
        fresh = etree.Element(_USER_SHAPES)
        fresh.set(REL, part.link_to(inner))
        return fresh
    return None


def _workbook(root: etree._Element) -> None:
    """Cells of the workbook are numbered anew: a sheet's name can say anything."""
    for number, formula in enumerate(root.iter(_FORMULA), 1):
        formula.text = f"Sheet1!$A${number}"


def _words(root: etree._Element, where: str, work: Work) -> None:
    held: set[etree._Element] = set(root.iter(_VALUE, _NAME, _SEPARATOR))
    for element in root.iter(A_PARAGRAPH, _VALUE, _NAME, _SEPARATOR):
        if element.tag == A_PARAGRAPH:
            line = drawing_line_of(element)
            held.update(line.elements)
            if line.text:
                work.spots.append(Spot("charts", where, line.text, line.write, "caption"))
        elif element.tag == _SEPARATOR:
            if any(letter.isalnum() for letter in element.text or ""):
                element.text = ", "
        elif element.text and not _NUMBER.fullmatch(element.text):
            text = element.text
            work.spots.append(Spot("charts", where, text, _writer(element, text), "caption"))
    drop_loose_texts(root, held, work)


def _writer(element: etree._Element, text: str) -> Writer:
    def write(edits: Sequence[Edit]) -> None:
        if edits:
            element.text = edited(text, edits)

    return write

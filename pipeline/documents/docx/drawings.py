"""Drawings: the words in them, the alternative text of pictures, and what cannot be read."""

from __future__ import annotations

from lxml import etree

from pipeline.documents.docx._flow import Flow
from pipeline.documents.docx.context import Context
from pipeline.documents.docx.names import (
    ALTERNATE,
    CHART,
    DIAGRAM,
    DRAWING_MAIN,
    FALLBACK,
    OBJECT,
    PICTURE,
    TEXT_BOX,
    VML,
    WORD_DRAWING,
)

_BLIP = DRAWING_MAIN + "blip"
_DOC_PR = WORD_DRAWING + "docPr"


def read_drawing(element: etree._Element, flow: Flow, context: Context) -> None:
    """Read a `w:drawing`, `w:pict` or `w:object` that stands in a run.

    Text boxes go to `flow.boxes`; a picture becomes a note `image` with its alternative text;
    WordArt, whose words are an attribute, likewise. Charts, diagrams and embedded files are
    cautioned, because their words are in parts that are not read.
    """
    pictures = False
    for part in element.iter(TEXT_BOX, ALTERNATE, _BLIP, VML + "imagedata", VML + "textpath",
                             CHART + "chart", DIAGRAM + "relIds"):  # fmt: skip
        if in_fallback(part, element):
            continue
        if part.tag == TEXT_BOX:
            if not in_box(part, element):
                flow.boxes.append(part)
        elif part.tag == VML + "textpath":
            flow.note("image", part.get("string", ""))
        elif part.tag in (_BLIP, VML + "imagedata"):
            pictures = pictures or not in_box(part, element)
        elif part.tag != ALTERNATE:
            context.caution(
                "part-unreadable", "A chart or diagram stands here; its words were not read", flow.place
            )
    if element.tag == OBJECT:
        context.caution(
            "part-unreadable", "A file of another program is embedded here and was not read", flow.place
        )
    if pictures or element.tag == OBJECT:
        flow.note("image", alternative_text(element))
        context.count("image-text", flow.place)


def alternative_text(element: etree._Element) -> str:
    """The description of a picture as its author gave it, or its title; "" where it has neither."""
    for described in element.iter(_DOC_PR, PICTURE + "cNvPr"):
        if text := described.get("descr") or described.get("title"):
            return text
    for shape in element.iter(VML + "shape", VML + "rect"):
        if text := shape.get("alt"):
            return text
    return ""


def in_fallback(part: etree._Element, top: etree._Element) -> bool:
    """Whether a part belongs to the older of two markups of the same drawing."""
    for above in part.iterancestors():
        if above is top:
            return False
        if above.tag == FALLBACK and above.getparent() is not None:
            from pipeline.documents.docx.inline import choose

            alternate = above.getparent()
            assert alternate is not None
            return choose(alternate) is not above
    return False


def in_box(part: etree._Element, top: etree._Element) -> bool:
    """Whether a part stands inside a text box, with which it is read later."""
    for above in part.iterancestors():
        if above is top:
            return False
        if above.tag == TEXT_BOX:
            return True
    return False

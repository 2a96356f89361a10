"""Letters in the colour of what they stand on: a reader of the page sees nothing there."""

from __future__ import annotations

from lxml import etree

from pipeline.documents.docx.context import Context
from pipeline.documents.docx.names import (
    BACKGROUND,
    P_PR,
    SHD,
    TBL,
    TBL_PR,
    TBL_STYLE,
    TC,
    TC_PR,
    TEXT_BOX,
    VAL,
)
from pipeline.documents.docx.styles import Look, fill_of

_WHITE = "FFFFFF"
_SAME = 12
"""Colours whose parts differ by no more look the same on paper."""


def is_unseen(look: Look, paragraph: etree._Element | None, context: Context) -> bool:
    """Whether letters cannot be told from their ground.

    Does not promise to know every ground: where a text box, a coloured page or a table's style may stand
    behind the letters, they count as seen.
    """
    if not look.colour or paragraph is None:
        return False
    ground = look.ground or _ground(paragraph, context)
    if len(ground) != len(_WHITE):
        return False
    return all(
        abs(one - other) <= _SAME
        for one, other in zip(bytes.fromhex(look.colour), bytes.fromhex(ground), strict=True)
    )


def _ground(paragraph: etree._Element, context: Context) -> str:
    """What a paragraph stands on: its own shading, its cell's, the page; "" where that is not known."""
    properties = paragraph.find(P_PR)
    fill = fill_of(properties.find(SHD)) if properties is not None else None
    if fill:
        return fill
    for around in paragraph.iterancestors(TC, TBL, TEXT_BOX):
        if around.tag == TEXT_BOX:
            return ""
        inside = around.find(TC_PR if around.tag == TC else TBL_PR)
        if inside is None:
            continue
        if around.tag == TC:
            if fill := fill_of(inside.find(SHD)):
                return fill
            continue
        style = inside.find(TBL_STYLE)
        if inside.find(SHD) is not None or (style is not None and context.styles.shades(style.get(VAL, ""))):
            return ""
    root = paragraph.getroottree().getroot()
    return "" if root.find(BACKGROUND) is not None else _WHITE

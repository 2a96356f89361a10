"""Drop capitals: Word keeps the large first letter of a paragraph as a paragraph of its own, in a frame."""

from __future__ import annotations

from lxml import etree

from pipeline.documents.docx.names import P_PR, P, T, W

LONGEST = 3
"""Letters of a drop capital; a quotation mark may stand before it."""


def goes_on_below(paragraph: etree._Element) -> bool:
    """Whether a `w:p` is the drop capital of the paragraph right behind it, which goes on with its word."""
    properties = paragraph.find(P_PR)
    frame = properties.find(W + "framePr") if properties is not None else None
    if frame is None or frame.get(W + "dropCap") not in ("drop", "margin"):
        return False
    behind = paragraph.getnext()
    text = "".join(piece.text or "" for piece in paragraph.iter(T))
    return behind is not None and behind.tag == P and 0 < len(text) <= LONGEST and not text[-1].isspace()

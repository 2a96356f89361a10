"""Equations as a line of text, as they would be read out: (a + b)/2, x^2, √(y)."""

from __future__ import annotations

from lxml import etree

from pipeline.documents.docx.names import MATH, MATH_TEXT


def linear(element: etree._Element) -> str:
    """The text of an equation; every `m:t` in it is there, parted by plain signs."""
    tag = element.tag
    if tag == MATH_TEXT:
        return element.text or ""
    if not isinstance(tag, str) or (tag.endswith("Pr") and tag.startswith(MATH)):
        return ""
    name = tag.removeprefix(MATH)
    parts = {child.tag.removeprefix(MATH): linear(child) for child in element if isinstance(child.tag, str)}
    if name == "f":
        return f"{_grouped(parts.get('num', ''))}/{_grouped(parts.get('den', ''))}"
    if name == "rad":
        return f"{parts.get('deg', '')}√{_grouped(parts.get('e', ''))}"
    if name in ("sSup", "sSub", "sSubSup"):
        below, above = parts.get("sub", ""), parts.get("sup", "")
        base = parts.get("e", "")
        return base + (f"_{_grouped(below)}" if below else "") + (f"^{_grouped(above)}" if above else "")
    inside = "".join(linear(child) for child in element)
    return f"({inside})" if name == "d" else inside


def _grouped(text: str) -> str:
    return text if len(text) <= 1 or text.isalnum() else f"({text})"

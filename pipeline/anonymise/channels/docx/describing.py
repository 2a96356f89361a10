"""The descriptions a person gave to pictures, put where screen readers look for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from pipeline.anonymise.channels.docx.images import Shown
from pipeline.anonymise.channels.docx.names import tag

_FRAMES = frozenset((tag("wp:inline"), tag("wp:anchor")))
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
"""What Word writes under a picture that says nothing (Office Open XML extension `adec:decorative`)."""


def describe(shown: Iterable[Shown], described: Mapping[str, str]) -> None:
    """Give the pictures of these ids their descriptions; "" marks a picture as decoration."""
    for one in shown:
        if one.clean.id in described:
            _describe(one.element, described[one.clean.id])


def _describe(element: etree._Element, text: str) -> None:
    frame = next((above for above in element.iterancestors() if above.tag in _FRAMES), None)
    properties = frame.find(tag("wp:docPr")) if frame is not None else None
    if properties is None:
        shape = element.getparent()
        if shape is not None and element.tag == tag("v:imagedata"):
            shape.set("alt", text)
        return
    properties.set("descr", text)
    for old in properties.findall(tag("a:extLst")):
        properties.remove(old)
    if not text:
        extensions = etree.SubElement(properties, tag("a:extLst"))
        extension = etree.SubElement(extensions, tag("a:ext"), uri=_DECORATIVE_URI)
        etree.SubElement(extension, f"{{{_DECORATIVE}}}decorative", val="1", nsmap={"adec": _DECORATIVE})

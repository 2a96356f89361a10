"""Text as a workbook codes it: `_x004B_` is a K, and what XML cannot hold is written so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from pipeline.anonymise.channels.xlsx.names import XML_SPACE, s
from pipeline.anonymise.passages import Edit, rewritten

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def decoded(text: str) -> str:
    """What a text of the file reads; a control character reads as nothing a person sees."""
    return _ESCAPED.sub(_letter, text) if "_x" in text else text


def coded(text: str) -> str:
    """A text as the file has it."""
    return _LOOKS_ESCAPED.sub("_x005F_", _NO_XML.sub("", text))


def _letter(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return "\ufffd" if 0xD800 <= code < 0xE000 or (code < 32 and code not in (9, 10, 13)) else chr(code)


class Runs:
    """The pieces of a text in a cell or comment: one, or several with a format each.

    Args:
        item: an `is`, `si` or `text` element; its reading aids are taken out.
    """

    def __init__(self, item: etree._Element) -> None:
        for aid in list(item.iter(s("rPh"), s("phoneticPr"))):
            parent = aid.getparent()
            if parent is not None:
                parent.remove(aid)
        self._elements = list(item.iter(s("t")))
        self._texts = [decoded(element.text or "") for element in self._elements]
        self.write(())

    @property
    def text(self) -> str:
        """What a reader sees."""
        return "".join(self._texts)

    def write(self, edits: Sequence[Edit]) -> None:
        """Put edits into the pieces; each keeps its format."""
        for element, text in zip(self._elements, rewritten(self._texts, edits), strict=True):
            element.text = coded(text)
            element.set(XML_SPACE, "preserve")

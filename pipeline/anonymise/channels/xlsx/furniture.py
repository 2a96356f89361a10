"""A page's header or footer: words between the codes that say where and how they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from pipeline.anonymise.channels.docx.vocabulary import usual_fonts
from pipeline.anonymise.channels.docx.work import Spot, Writer
from pipeline.anonymise.passages import Edit, rewritten

_CODE = re.compile(
    r'&(?:"(?P<font>[^"]*)"|(?P<side>[LCR])|(?P<colour>K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3}))|(?P<size>\d{1,3})'
    r"|(?P<path>[ZG])|(?P<other>[PNDTFABIUESXYOH+-])|(?P<and>&))"
)


class Furniture:
    """One header or footer as passages, one for each side of the page.

    Args:
        element: `oddHeader`, `evenFooter` …
        where: what a person calls the place.
    """

    def __init__(self, element: etree._Element, where: str) -> None:
        self._element = element
        self._pieces: list[tuple[bool, str]] = []  # whether it is words
        self._sides: list[list[int]] = [[]]
        self._cut(element.text or "")
        self.spots = [
            Spot("header-footer", where, self._text(side), self._writer(side), "furniture")
            for side in self._sides
            if any(letter.isalnum() for letter in self._text(side))
        ]
        self._put()

    def _cut(self, text: str) -> None:
        at = 0
        for match in _CODE.finditer(text):
            self._words(text[at : match.start()])
            at = match.end()
            if match["and"]:
                self._words("&")
                continue
            code = match[0]
            if match["font"] is not None and match["font"].split(",")[0].lower() not in usual_fonts():
                code = ""
            if match["path"]:  # the folder's name, a picture
                code = ""
            self._pieces.append((False, code))
            if match["side"]:
                self._sides.append([])
        self._words(text[at:])

    def _words(self, text: str) -> None:
        if text:
            self._sides[-1].append(len(self._pieces))
            self._pieces.append((True, text))

    def _text(self, side: Sequence[int]) -> str:
        return "".join(self._pieces[at][1] for at in side)

    def _writer(self, side: Sequence[int]) -> Writer:
        def write(edits: Sequence[Edit]) -> None:
            fresh = rewritten([self._pieces[at][1] for at in side], edits)
            for at, text in zip(side, fresh, strict=True):
                self._pieces[at] = (True, text)
            self._put()

        return write

    def _put(self) -> None:
        out: list[str] = []
        for words, text in self._pieces:
            if words and text[:1].isdigit() and out and re.search(r"&\d{1,3}$", out[-1]):
                out.append(" ")  # or its first figures would be a size
            out.append(text.replace("&", "&&") if words else text)
        self._element.text = "".join(out)

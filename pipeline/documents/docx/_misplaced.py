"""The last look: is every word of the main part among what was read?

The walk knows where Word puts text. A file made or mangled by something else can hold text where none
may stand (a paragraph straight in a row, a run straight in a table), and such words would be passed over
in silence. A count over the bytes tells in a few milliseconds whether that can be; only then
is the part parsed once more and searched for the words that are missing.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from pipeline.documents.docx._inline import choose
from pipeline.documents.docx._names import ALTERNATE, FALLBACK, PROPERTIES, P, T, W
from pipeline.documents.docx._xml import parse
from pipeline.documents.model import Block, Note, Table, fold

_MAIN = W[1:-1].encode()
_USUAL = b'xmlns:w="' + _MAIN
_TEXTS = re.compile(rb"<w:t(?:\s[^>]*)?>([^<]+)")


class Misplaced:
    """How much text a main part holds, kept until it is known how many were read."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        texts = b"\n".join(_TEXTS.findall(data))
        if b"&" in texts:
            texts = html.unescape(texts.decode("utf-8", "replace")).encode("utf-8", "replace")
        self._letters = _size(texts)
        # an unusual way of writing XML: then only the parser can tell
        self._unsure = b"<![CDATA[" in data or data.count(_MAIN) != 1 or _USUAL not in data

    def words(self, blocks: Sequence[Block], notes: Sequence[Note]) -> tuple[str, ...] | None:
        """The words that were passed over, a line per paragraph they stand in.

        Args:
            blocks: what was read of the body.
            notes: those that belong to no block.

        Returns:
            Nothing when every word was read; None when letters are missing and it cannot be said which.
        """
        if not self._unsure and self._letters <= _size("\n".join(_texts(blocks)).encode()):
            return ()
        said = [*_texts(blocks), *(note.text for note in _notes(blocks)), *(note.text for note in notes)]
        have = "".join("".join(said).split())
        shown = [element for element in parse(self._data).iter(T) if element.text and _is_shown(element)]
        missing = Counter("".join("".join(e.text or "" for e in shown).split())) - Counter(have)
        if not missing:
            return ()
        lines: dict[etree._Element | None, str] = {}
        for element in shown:
            text = element.text or ""
            if "".join(text.split()) not in have:
                home = next(element.iterancestors(P), element.getparent())
                lines[home] = lines.get(home, "") + text
        found = tuple(line for text in lines.values() if (line := fold(text)))
        return found if not missing - Counter("".join("".join(found).split())) else None


def _size(text: bytes) -> int:
    """How many bytes are no white space that `fold` takes away."""
    return len(text.replace(b"\xc2\xa0", b"").translate(None, b" \t\r\n"))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield cell.text
        else:
            yield block.text


def _notes(blocks: Iterable[Block]) -> Iterator[Note]:
    """What is told beside the text, nested tables included; automatic numbers stand in no `w:t`."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from (note for note in cell.notes if note.kind != "label")
                    yield from _notes(cell.tables)
        else:
            yield from (note for note in block.notes if note.kind != "label")


def _is_shown(element: etree._Element) -> bool:
    """Whether words stand in the text: not among properties, not in the older copy of a drawing."""
    below = element
    for above in element.iterancestors():
        if above.tag in PROPERTIES:
            return False
        if above.tag == ALTERNATE and below.tag == FALLBACK and choose(above) is not below:
            return False
        below = above
    return True

"""The last look: is every word of the main part among what was read?

The walk knows where Word puts text. A file made or mangled by something else can hold text where none
may stand (a paragraph straight in a row, a run straight in a table), and such words would be passed over
in silence. Only where the count of `_proof` says that something is missing is the part parsed once more
and searched for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.documents.docx.inline import choose
from pipeline.documents.docx.names import ALTERNATE, FALLBACK, PROPERTIES, P, T
from pipeline.documents.docx.xml import parse
from pipeline.documents.model import Block, Document, Note, Table, fold


def passed_over(data: bytes, document: Document) -> tuple[str, ...]:
    """The words of a main part that were passed over, a line per paragraph they stand in.

    Args:
        data: the main part.
        document: what was read of it, known not to hold every word.
    """
    blocks = document.blocks
    said = [*_texts(blocks), *(note.text for note in _notes(blocks)), *(note.text for note in document.notes)]
    have = "".join("".join(said).split())
    shown = [element for element in parse(data).iter(T) if element.text and _is_shown(element)]
    if not Counter("".join("".join(e.text or "" for e in shown).split())) - Counter(have):
        return ()
    lines: dict[etree._Element | None, str] = {}
    for element in shown:
        text = element.text or ""
        if "".join(text.split()) not in have:
            home = next(element.iterancestors(P), element.getparent())
            lines[home] = lines.get(home, "") + text
    return tuple(line for text in lines.values() if (line := fold(text)))


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

"""Paragraphs as passages: put together from their pieces, and edits spread over the pieces again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from pipeline.anonymise.channels.docx.names import A_TEXT, XML_SPACE, tag
from pipeline.anonymise.channels.docx.work import Work, take_out
from pipeline.anonymise.passages import Edit, rewritten
from pipeline.documents.docx.names import (
    BR,
    CR,
    INSTR_TEXT,
    MATH_TEXT,
    NO_BREAK_HYPHEN,
    PTAB,
    SOFT_HYPHEN,
    SYM,
    TAB,
    TEXT_BOX,
    P,
    R,
    T,
    W,
)
from pipeline.documents.docx.symbols import symbol

_SIGNS = {TAB: "\t", PTAB: "\t", BR: "\n", CR: "\n", NO_BREAK_HYPHEN: "\u2011", SOFT_HYPHEN: "\u00ad"}
_A_BREAK, _A_RUN = tag("a:br"), tag("a:r")
_WORDS = frozenset([T, MATH_TEXT, SYM, *_SIGNS])
_HOLDERS = (T, MATH_TEXT, A_TEXT, INSTR_TEXT, *(tag(f"c:{name}") for name in ("v", "name", "separator")))
STRAY = ("stray text between the elements|stray texts between the elements", "No program shows it")
"""What is told of text where none can stand."""
_NOT_INSIDE = frozenset([P, TEXT_BOX, tag("w:pPr"), tag("w:rPr"), tag("m:rPr"), tag("w:tabs")])


@dataclass(eq=False)
class Line:
    """The pieces of a paragraph that hold its text.

    `elements` and `texts` go together; a tab or a hyphen is a piece of one character.
    """

    elements: list[etree._Element]
    texts: list[str]

    @property
    def text(self) -> str:
        """What a program reads there."""
        return "".join(self.texts)

    def write(self, edits: Sequence[Edit]) -> None:
        """Put edits into the pieces; each piece keeps its form."""
        if not edits:
            return
        for element, before, after in zip(
            self.elements, self.texts, rewritten(self.texts, edits), strict=True
        ):
            if before != after:
                _put(element, after)


@dataclass(eq=False)
class Capped(Line):
    """A paragraph and the drop capital before it, which is a paragraph of its own.

    `capital` tells how many pieces the drop capital has; it keeps as many letters as it had.
    """

    capital: int

    def write(self, edits: Sequence[Edit]) -> None:
        """Put edits into the pieces: the first letter of what is put in is the drop capital."""
        if not edits:
            return
        texts = rewritten(self.texts, edits)
        head = "".join(texts[: self.capital])
        size = len("".join(self.texts[: self.capital]))
        home = next((at for at in range(self.capital, len(texts)) if self.elements[at].tag == T), -1)
        if len(head) > size and home >= 0:
            texts = ["", *texts[1:]]
            texts[: self.capital] = [head[:size], *[""] * (self.capital - 1)]
            texts[home] = head[size:] + texts[home]
        for element, before, after in zip(self.elements, self.texts, texts, strict=True):
            if before != after:
                _put(element, after)


def capped(capital: Line, line: Line) -> Line:
    """A drop capital and the paragraph that goes on with its word as one."""
    count = len(capital.elements)
    return Capped([*capital.elements, *line.elements], [*capital.texts, *line.texts], count)


def line_of(paragraph: etree._Element) -> Line:
    """The pieces of a `w:p`, without those of text boxes anchored in it."""
    elements = list(_pieces(paragraph))
    return Line(elements, [_text(element) for element in elements])


def drawing_line_of(paragraph: etree._Element) -> Line:
    """The pieces of an `a:p`, the paragraph of charts and shapes."""
    elements = list(paragraph.iter(A_TEXT, _A_BREAK))
    return Line(elements, ["\n" if element.tag == _A_BREAK else element.text or "" for element in elements])


def _pieces(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag in _WORDS and _is_text(child):
            yield child
        elif child.tag not in _NOT_INSIDE and len(child):
            yield from _pieces(child)


def _is_text(element: etree._Element) -> bool:
    """Whether a `w:tab` is a tab of the text and no tab stop."""
    parent = element.getparent()
    return parent is None or element.tag in (T, MATH_TEXT) or parent.tag == R


def _text(element: etree._Element) -> str:
    if element.tag in _SIGNS:
        return _SIGNS[element.tag]
    if element.tag != SYM:
        return element.text or ""
    try:
        return symbol(element.get(W + "font", ""), int(element.get(W + "char", ""), 16))
    except (ValueError, OverflowError):
        return ""


def _put(element: etree._Element, text: str) -> None:
    if element.tag in (T, MATH_TEXT, A_TEXT):
        element.text = text
        if element.tag != A_TEXT:
            element.set(XML_SPACE, "preserve")
        return
    parent = element.getparent()
    if text and parent is not None and element.tag != _A_BREAK:
        fresh = etree.Element(T)
        fresh.text = text
        fresh.set(XML_SPACE, "preserve")
        parent.replace(element, fresh)
    else:
        if text and element.tag == _A_BREAK:
            run = etree.Element(_A_RUN)
            etree.SubElement(run, A_TEXT).text = text
            element.addprevious(run)
        take_out(element)


def loose_texts(root: etree._Element, held: Collection[etree._Element]) -> list[etree._Element]:
    """Elements with words that belong to no passage so far; Word shows some of them all the same.

    Args:
        root: a part.
        held: the elements that passages have taken.
    """
    return [element for element in root.iter(*_HOLDERS) if element.text and element not in held]


def drop_loose_texts(root: etree._Element, held: Collection[etree._Element], work: Work) -> None:
    """Empty the elements of a part whose words are in no passage."""
    for element in loose_texts(root, held):
        work.losses.add("markup", *STRAY, (element.text or "").strip())
        element.text = None

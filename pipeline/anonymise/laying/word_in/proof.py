"""The proof that no letter of a Word file is lost on the way to `Content`: they are counted another way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.anonymise.laying.model import Block, Section, spans_of, text_of, walk
from pipeline.documents.docx.inline import choose
from pipeline.documents.docx.names import ALTERNATE, DEL, MATH_TEXT, MOVE_FROM, TR, TR_PR, T


def short_of(
    roots: Iterable[etree._Element], blocks: Iterable[tuple[Block, ...]], left_out: Iterable[str]
) -> int:
    """How many letters and figures of a file are neither in its content nor left out for a reason.

    Args:
        roots: the body, and the notes that something refers to.
        blocks: the content's blocks, and those of its notes.
        left_out: words that were not taken: hidden, in the code of a field, in a list of contents.
    """
    wanted = Counter(letter for root in roots for text in _texts(root) for letter in text if letter.isalnum())
    held = Counter(letter for text in left_out for letter in text if letter.isalnum())
    for part in blocks:
        for block in walk(tuple(one for one in part if not isinstance(one, Section))):
            for spans in spans_of(block):
                held.update(letter for letter in text_of(spans) if letter.isalnum())
    return sum((wanted - held).values())


def passed_over(
    roots: Iterable[etree._Element], blocks: Iterable[tuple[Block, ...]], left_out: Iterable[str]
) -> list[str]:
    """The pieces of text that are not in the content as often as in the file; arguments as for `short_of`.

    They stand where the format allows no words (a row outside any table), so that no place could be told.
    """
    held = [*left_out]
    for part in blocks:
        held += [text_of(spans) for block in walk(part) for spans in spans_of(block)]
    joined = "\n".join(held)
    pieces = Counter(stripped for root in roots for text in _texts(root) if (stripped := text.strip()))
    return [piece for piece, times in pieces.items() for _ in range(times - joined.count(piece))]


def _texts(element: etree._Element) -> Iterator[str]:
    """The words of every `w:t` and `m:t`, of two markups of the same thing only those of one."""
    for child in element:
        tag = child.tag
        if tag in (T, MATH_TEXT):
            yield "".join(str(piece) for piece in child.itertext())
        elif (
            tag in (DEL, MOVE_FROM)
            or not isinstance(tag, str)
            or (
                tag == TR
                and (properties := child.find(TR_PR)) is not None
                and properties.find(DEL) is not None
            )
        ):
            continue
        elif tag == ALTERNATE:
            branch = choose(child)
            if branch is not None:
                yield from _texts(branch)
        else:
            yield from _texts(child)

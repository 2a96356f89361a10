"""Paragraphs that a page's end tore in two, put together again: a name may stand across the tear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.anonymise.laying.model import ListItem, Para, Span, text_of
from pipeline.anonymise.laying.pdf_in.units import Unit, words_of
from pipeline.anonymise.laying.typed import begins_item

COLUMN = 60.0
"""Points that a column of text is wide, at least."""
EDGE = 2.0
ALIKE = 0.1
"""Letters of one paragraph differ in height by no more than this share."""


def mended(units: Sequence[Unit]) -> list[Unit]:
    """The units with every paragraph whole that ended in no stop and went on, small, on the next page."""
    made: list[Unit] = []
    for unit in units:
        if made and _goes_on(made[-1], unit):
            made[-1] = _joined(made[-1], unit)
        else:
            made.append(unit)
    return made


def _goes_on(above: Unit, below: Unit) -> bool:
    one, two = text_of(words_of(above)).rstrip(), text_of(words_of(below)).lstrip()
    return (
        isinstance(above.block, Para | ListItem)
        and isinstance(below.block, Para)
        and below.block.kind == "text"
        and bool(one and two)
        and _follows(above, below)
        and abs(above.height - below.height) <= ALIKE * max(above.height, below.height)
        and one[-1] not in ".!?:;"
        and two[0].islower()
        and not begins_item(two)
    )


def _follows(above: Unit, below: Unit) -> bool:
    """Whether a paragraph stands at the head of the next page or column, or under the words of an item."""
    if below.page == max(above.page, above.last) + 1:
        return True
    if below.page != above.page or None in (above.top, above.left, below.top, below.left):
        return False
    assert above.top is not None and above.left is not None
    assert below.top is not None and below.left is not None
    if below.top < above.top:
        return below.left > above.left + COLUMN
    item = isinstance(above.block, ListItem) or begins_item(text_of(words_of(above)))
    return item and -EDGE <= below.left - above.left <= COLUMN


def _joined(above: Unit, below: Unit) -> Unit:
    assert isinstance(above.block, Para | ListItem) and isinstance(below.block, Para)
    spans = (*above.block.spans, Span(" "), *below.block.spans)
    return replace(above, block=replace(above.block, spans=spans), last=max(below.last, below.page))

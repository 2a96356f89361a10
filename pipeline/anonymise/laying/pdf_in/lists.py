"""The units of a PDF with its lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.anonymise.laying.model import ListItem, Para
from pipeline.anonymise.laying.pdf_in.units import Unit
from pipeline.anonymise.laying.typed import items_of


def with_lists(units: Sequence[Unit]) -> list[Unit]:
    """The units with every paragraph that is an item of a list as one, on its level.

    An item keeps its label among its words, so that whatever stands there is looked through like all other
    words; the label is taken off when the document is written, if it still is what it was.
    """
    made = list(units)
    lefts = [unit.left or 0.0 for unit in units]
    for at, item in items_of([unit.block for unit in units], lefts, bullets=True).items():
        unit = units[at]
        assert isinstance(unit.block, ListItem | Para)
        spot = replace(unit.spots[0], role="list", level=item.level, label=item.label)
        block = ListItem(item.level, item.ordered, item.label, unit.block.spans, unit.block.language)
        made[at] = replace(unit, block=block, spots=[spot, *unit.spots[1:]])
    return made

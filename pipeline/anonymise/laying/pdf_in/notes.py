"""Footnotes of a PDF: small lines at the foot of a page, each behind a mark that stands in the text above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.anonymise.laying.model import ListItem, Note, Para, Span, Spans, text_of
from pipeline.anonymise.laying.pdf_in.units import Spot, Unit, words_of

SMALLER = 0.95
"""A note's letters have at most this share of the height of those of the text."""
_MARK = re.compile(r"(?P<mark>[1-9]\d{0,2}|[*†‡§]{1,3}|[ivx]{1,5})[.)]?\s*(?=[^\W\d]|[“‘\"'(])")
_MARKS = re.compile(r"[1-9]\d{0,2}|[*†‡§]{1,3}|[ivx]{1,5}")


@dataclass(frozen=True, slots=True)
class Noted:
    """The units without their notes, the notes in the order of their marks, and the spots of their words."""

    units: list[Unit]
    notes: tuple[Note, ...]
    spots: tuple[Spot, ...]


@dataclass(eq=False, slots=True)
class _Foot:
    """A note as it stands at the foot of a page: its mark and the units that hold it."""

    mark: str
    units: list[Unit]


def with_notes(units: Sequence[Unit]) -> Noted:
    """The footnotes taken out of the text, and their marks put where they stood.

    Only what has its mark, raised, in a paragraph of the same page is taken for a footnote; all else stays.
    """
    usual = _usual_height(units)
    feet = [
        (page, foot)
        for page in sorted({unit.page for unit in units})
        for foot in _feet([unit for unit in units if unit.page == page], usual)
    ]
    if not feet:
        return Noted(list(units), (), ())
    below = {id(unit) for _, foot in feet for unit in foot.units}
    order: list[_Foot] = []
    marked = [
        unit if id(unit) in below else _with_marks(unit, dict(_beneath(unit, feet)), order) for unit in units
    ]
    taken = {id(unit) for foot in order for unit in foot.units}
    rest = [new for old, new in zip(units, marked, strict=True) if id(old) not in taken]
    spots = tuple(
        Spot("footnotes", f"footnote {number} ({unit.spots[0].where})", "note")
        for number, foot in enumerate(order, start=1)
        for unit in foot.units
    )
    notes = tuple(Note(tuple(unit.block for unit in _unmarked(foot))) for foot in order)
    return Noted(rest, notes, spots)


def _beneath(unit: Unit, feet: Sequence[tuple[int, _Foot]]) -> Iterator[tuple[str, _Foot]]:
    """The notes, by their marks, at the foot of the pages that a paragraph stands on."""
    for page, foot in reversed(feet):
        if unit.page <= page <= max(unit.last, unit.page):
            yield foot.mark, foot


def _usual_height(units: Sequence[Unit]) -> float:
    """The height of most letters of running text."""
    letters: dict[float, int] = {}
    for unit in units:
        if isinstance(unit.block, Para | ListItem) and unit.height:
            size = round(unit.height, 1)
            letters[size] = letters.get(size, 0) + len(text_of(unit.block.spans))
    return max(letters, key=lambda size: letters[size], default=0.0)


def _feet(page: Sequence[Unit], usual: float) -> list[_Foot]:
    """What may be notes on a page: small paragraphs with a mark, and the small ones that follow them."""
    feet: list[_Foot] = []
    small = False
    for unit in page:
        was, small = small, isinstance(unit.block, Para) and 0 < unit.height <= SMALLER * usual
        found = _MARK.match(text_of(words_of(unit))) if small else None
        if found:
            feet.append(_Foot(found["mark"], [unit]))
        elif small and was and feet:
            feet[-1].units.append(unit)
    return feet


def _with_marks(unit: Unit, here: dict[str, _Foot], order: list[_Foot]) -> Unit:
    """A paragraph with the marks of notes in place of the raised figures."""
    if not here or not isinstance(unit.block, Para | ListItem):
        return unit
    spans: list[Span] = []
    for at, span in enumerate(unit.block.spans):
        mark = span.text.strip()
        foot = here.get(mark) if at and span.raised and _MARKS.fullmatch(mark) else None
        if foot is None or foot in order:
            spans.append(span)
            continue
        order.append(foot)
        blank = span.text[len(span.text.rstrip()) :]
        spans += [Span("", note=len(order)), *([Span(blank)] if blank else [])]
    return replace(unit, block=replace(unit.block, spans=tuple(spans)))


def _unmarked(foot: _Foot) -> list[Unit]:
    """A note's paragraphs without the mark: it is printed anew."""
    first = foot.units[0]
    assert isinstance(first.block, Para)
    spans = first.block.spans
    found = _MARK.match(text_of(spans))
    assert found is not None
    return [replace(first, block=replace(first.block, spans=_behind(spans, found.end()))), *foot.units[1:]]


def _behind(spans: Spans, count: int) -> Spans:
    """The spans without their first `count` letters."""
    made = []
    for span in spans:
        text = span.text[count:]
        count = max(count - len(span.text), 0)
        if text:
            made.append(replace(span, text=text, raised=False))
    return tuple(made)

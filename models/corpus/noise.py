"""What befalls text on its way into a file: capitals, lost full stops, doubled blanks, wrapped lines, scans.

Every function takes and gives an annotated text; the spans move with their letters.
"""

from __future__ import annotations

import bisect
import dataclasses
import itertools
import random
import re
from collections.abc import Callable, Iterable

from models.corpus.model import Annotated, Span

Edit = tuple[int, int, str]
"""Characters from one place up to another, and what stands there instead."""

_STOPS = re.compile(r"(?<=[a-z]{2})\.(?= |\n|$)")
_SENTENCE_ENDS = re.compile(r"(?<=[.?!]) (?=[A-Z])")
_CONFUSABLE = re.compile(r"rn|cl|[lIO0mS5eG]")
_CONFUSED = {
    "rn": "m", "cl": "d", "l": "1", "I": "l", "O": "0", "0": "O", "m": "rn", "S": "5", "5": "S", "e": "c",
    "G": "6",
}  # fmt: skip


def noisy(annotated: Annotated, rng: random.Random) -> Annotated:
    """The text with whatever befalls it; about a third is changed beyond its quotation marks."""
    for chance, change in _CHANGES:
        if rng.random() < chance:
            annotated = change(annotated, rng)
    return annotated


def edited(annotated: Annotated, edits: Iterable[Edit]) -> Annotated:
    """The text with `edits` made and the spans moved with it.

    Args:
        annotated: the text.
        edits: in order and without overlap; none may cross a span's edge or empty a span (not checked).
    """
    pieces: list[str] = []
    starts, ends, shifts = (
        [-1],
        [-1],
        [0],
    )  # each edit's place in the old text, and how far what follows it moves
    reached = shift = 0
    for start, end, new in edits:
        pieces += [annotated.text[reached:start], new]
        reached = end
        shift += len(new) - (end - start)
        starts.append(start)
        ends.append(end)
        shifts.append(shift)
    if not pieces:
        return annotated
    pieces.append(annotated.text[reached:])

    def moved(at: int, *, closing: bool) -> int:
        edit = bisect.bisect_right(ends, at) - 1
        # What is put in just behind a span does not belong to it.
        if closing and starts[edit] == ends[edit] == at:
            edit -= 1
        return at + shifts[edit]

    spans = tuple(
        Span(moved(each.start, closing=False), moved(each.end, closing=True), each.label)
        for each in annotated.spans
    )
    return dataclasses.replace(annotated, text="".join(pieces), spans=spans)


def curly(annotated: Annotated, rng: random.Random) -> Annotated:
    """Straight quotation marks and apostrophes become curly ones, as word processors make them."""
    opening = itertools.cycle("“”")
    text = re.sub('"', lambda _: next(opening), annotated.text.replace("'", "’"))
    return dataclasses.replace(annotated, text=text)


def capitals(annotated: Annotated, rng: random.Random) -> Annotated:
    """One line, or at times the whole text, in capitals."""
    text = annotated.text
    start, end = _line(text, rng) if rng.random() < 0.7 else (0, len(text))
    return dataclasses.replace(annotated, text=text[:start] + _cased(text[start:end], str.upper) + text[end:])


def small_letters(annotated: Annotated, rng: random.Random) -> Annotated:
    """No capital anywhere, as in messages and quick notes; names stay labelled."""
    return dataclasses.replace(annotated, text=_cased(annotated.text, str.lower))


def lost_stops(annotated: Annotated, rng: random.Random) -> Annotated:
    """Some full stops are missing."""
    inside = _inside(annotated)
    return edited(
        annotated,
        [
            (match.start(), match.end(), "")
            for match in _STOPS.finditer(annotated.text)
            if rng.random() < 0.6 and match.start() not in inside
        ],
    )


def double_blanks(annotated: Annotated, rng: random.Random) -> Annotated:
    """Two blanks after a sentence, as typists were taught."""
    inside = _inside(annotated)
    return edited(
        annotated,
        [
            (match.end(), match.end(), " ")
            for match in _SENTENCE_ENDS.finditer(annotated.text)
            if rng.random() < 0.8 and match.end() - 1 not in inside
        ],
    )


def wrapped(annotated: Annotated, rng: random.Random) -> Annotated:
    """Long lines broken at a page's width, through names too."""
    width = rng.randrange(28, 100)
    edits: list[Edit] = []
    at = 0
    for line in annotated.text.split("\n"):
        begun = at
        for match in re.finditer(" ", line):
            if at + match.start() - begun >= width and "|" not in line:
                begun = at + match.start() + 1
                edits.append((begun - 1, begun, "\n"))
        at += len(line) + 1
    return edited(annotated, edits)


def cells(annotated: Annotated, rng: random.Random) -> Annotated:
    """Lines and some sentences become cells of a table row, parted by tabs or upright strokes."""
    between = rng.choice((" | ", "\t", "|", " | "))
    inside = _inside(annotated)
    return edited(
        annotated,
        [
            (match.start(), match.end(), between)
            for match in re.finditer(r"\n+|(?<=[.;:]) (?=[A-Z])", annotated.text)
            if match.start() not in inside and (match.group() != " " or rng.random() < 0.4)
        ],
    )


def misread(annotated: Annotated, rng: random.Random) -> Annotated:
    """Letters confused as a poor scan confuses them, about one in a hundred."""
    return edited(
        annotated,
        [
            (match.start(), match.end(), _CONFUSED[match.group()])
            for match in _CONFUSABLE.finditer(annotated.text)
            if rng.random() < 0.04 and _within_or_without(annotated, match.start(), match.end())
        ],
    )


_CHANGES: tuple[tuple[float, Callable[[Annotated, random.Random], Annotated]], ...] = (
    (0.06, cells),
    (0.10, lost_stops),
    (0.10, double_blanks),
    (0.05, wrapped),
    (0.02, misread),
    (0.04, small_letters),
    (0.05, capitals),
    (0.35, curly),
)


def _line(text: str, rng: random.Random) -> tuple[int, int]:
    """Where one line of the text begins and ends."""
    at = rng.randrange(len(text) + 1)
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _cased(text: str, case: Callable[[str], str]) -> str:
    """Another case, letter by letter where one letter would become two."""
    changed = case(text)
    if len(changed) == len(text):
        return changed
    return "".join(case(each) if len(case(each)) == 1 else each for each in text)


def _inside(annotated: Annotated) -> set[int]:
    """Every place inside a span."""
    return {place for span in annotated.spans for place in range(span.start, span.end)}


def _within_or_without(annotated: Annotated, start: int, end: int) -> bool:
    """Whether no span begins or ends between two letters that would become one."""
    return not any(start < edge < end for span in annotated.spans for edge in (span.start, span.end))

"""Words to strips: all that stands on one line across the page, and the white within it."""

from __future__ import annotations

import itertools
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.documents.pdf.parts import Word

SHARED = 0.6
"""Words are on one line when they share so much of the lower one's height."""
WIDE = 1.35
"""White wider than so many blanks parts two pieces of a strip."""
USUAL_BLANK = 0.28
"""Width of a blank as a share of the letter size, where a page shows none."""
LEAST_BLANK = 0.2
TIGHT = 1.02
"""Words lower than so many letter sizes are measured by their ink."""
UNEVEN = frozenset("gjpqyQJ()[]{},;|/$@&\"'“”‘’-–—*•^~`_")
"""Letters and signs that reach below the line or end above it."""
TYPEWRITER = 0.6
"""Width of all letters and blanks of a typewriter's face."""


class Strip(NamedTuple):
    """The words of one line across the page, left to right, and the `base` they stand on.

    `typed`: in a typewriter's face.
    """

    top: float
    bottom: float
    words: tuple[Word, ...]
    base: float
    typed: bool

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """The size of its largest letters."""
        return max(word.size for word in self.words)


def strips_of(words: Sequence[Word]) -> list[Strip]:
    """Strips from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.top + word.bottom):
        for row in reversed(rows[-2:]):
            anchor = max(row[:4], key=lambda held: held.size)
            shared = min(anchor.bottom, word.bottom) - max(anchor.top, word.top)
            if shared >= SHARED * min(anchor.bottom - anchor.top, word.bottom - word.top):
                row.append(word)
                break
        else:
            rows.append([word])
    strips = []
    for row in rows:
        row.sort(key=lambda word: word.x0)
        anchor = max(row, key=lambda held: held.size)
        strips.append(Strip(anchor.top, anchor.bottom, tuple(row), _base(row), _is_typed(row)))
    return sorted(strips, key=lambda strip: strip.middle)


def blank_of(strips: Sequence[Strip]) -> float:
    """The width of a blank on a page as a share of the letter size: the middle one of all small gaps."""
    gaps = [
        (two.x0 - one.x1) / max(one.size, 1.0)
        for strip in strips
        for one, two in itertools.pairwise(strip.words)
        if 0.1 * one.size < two.x0 - one.x1 < 0.75 * one.size and not strip.typed
    ]
    return max(statistics.median_low(gaps), LEAST_BLANK) if gaps else USUAL_BLANK


def pieces(strip: Strip, blank: float) -> Iterator[list[Word]]:
    """Words of a strip that stand as close as words of a sentence do; `blank` is a share of their size."""
    wide = WIDE * (TYPEWRITER if strip.typed else blank)
    held: list[Word] = []
    for word in strip.words:
        if held and word.x0 - held[-1].x1 > wide * max(word.size, held[-1].size):
            yield held
            held = []
        held.append(word)
    if held:
        yield held


def _base(words: Sequence[Word]) -> float:
    """The height that letters stand on.

    Some files give the height of each letter's ink: those that reach lower or end higher do not count.
    """
    size = max(word.size for word in words)
    plain = [round(w.bottom, 1) for w in words if not UNEVEN & set(w.text) and w.size > 0.9 * size]
    if plain:
        return Counter(plain).most_common(1)[0][0]
    word = max(words, key=lambda held: held.bottom)
    return word.bottom - (0.21 * word.size if word.bottom - word.top < TIGHT * word.size else 0.0)


def _is_typed(words: Sequence[Word]) -> bool:
    """Whether all letters are as wide as in Courier, whose blanks are wide too."""
    return all(
        abs((word.x1 - word.x0) - TYPEWRITER * word.size * len(word.text)) < 0.03 * word.size
        for word in words
    )

"""A document's passages as one text, so that a name found in one is found in all."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.anonymise.passages import Passage

_BETWEEN = "\n\n"
_PLAIN = str.maketrans(
    dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        " ",
    )
    | dict.fromkeys("’‘ʼ′´`＇", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
)


@dataclass(frozen=True, slots=True)
class Joined:
    """The passages with blank lines between.

    Attributes:
        passages: as they were given.
        text: all of them as one.
        plain: the same letter for letter, but with plain blanks, hyphens and apostrophes.
        starts: where each begins in `text`.
    """

    passages: tuple[Passage, ...]
    text: str
    plain: str
    starts: tuple[int, ...]

    def passage_at(self, at: int) -> int:
        """The index of the passage that holds this place."""
        return max(0, bisect.bisect_right(self.starts, at) - 1)

    def bounds(self, index: int) -> tuple[int, int]:
        """Where a passage begins and ends."""
        start = self.starts[index]
        return start, start + len(self.passages[index].text)

    def cut(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The parts of a stretch in each passage it touches: index, start, end; none of them empty."""
        for index in range(self.passage_at(start), len(self.passages)):
            first, last = self.bounds(index)
            if first >= end:
                return
            if max(start, first) < min(end, last):
                yield index, max(start, first), min(end, last)


def joined(passages: Sequence[Passage]) -> Joined:
    """Join passages."""
    starts, at = [], 0
    for passage in passages:
        starts.append(at)
        at += len(passage.text) + len(_BETWEEN)
    text = _BETWEEN.join(passage.text for passage in passages)
    return Joined(tuple(passages), text, plain(text), tuple(starts))


def plain(text: str) -> str:
    """A text of the same length with plain blanks, hyphens and apostrophes."""
    return text if text.isascii() and "`" not in text else text.translate(_PLAIN)

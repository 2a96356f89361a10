"""Lines that a text says over and over, given to the model a few times only: it is what takes the time.

A chronology of ten agencies says each agency's name a hundred times, each in a cell of its own. What the
model marks in a line is then marked in each of its further copies.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.anonymise.naming import Entity

OFTEN = 2
"""So often the model sees a line: what one place's neighbours hide from it another's may show."""
_LINE = re.compile(r"[^\n]*\S[^\n]*(?:\n\s*)?")


class Marked(NamedTuple):
    """What the model marks, placed in the whole text."""

    start: int
    end: int
    label: str
    score: float


class _Kept(NamedTuple):
    """A stretch of the text that the model sees: where it begins there and in the text, and its length."""

    shown: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Sparing:
    """A text without the further copies of its lines.

    Attributes:
        text: what the model is to see.
        kept: its stretches, none next to another in the whole text.
        copied: where each line begins that is left out, with the places of the same line that are kept.
    """

    text: str
    kept: Sequence[_Kept]
    copied: Sequence[tuple[int, int, Sequence[int]]]

    def placed(self, entities: Iterable[Entity]) -> list[Marked]:
        """What is marked in `text`, where it stands in the whole text, and in every copy left out."""
        seen = sorted({mark for entity in entities for mark in self._in_whole(entity)})
        starts = [mark.start for mark in seen]
        found = list(seen)
        for start, length, first in self.copied:
            here: dict[tuple[int, int, str], float] = {}
            for place in first:
                for mark in _within(seen, starts, place, length):
                    where = (mark.start - place + start, mark.end - place + start, mark.label)
                    here[where] = max(mark.score, here.get(where, 0.0))
            found += [Marked(*where, score) for where, score in here.items()]
        return sorted(found)

    def _in_whole(self, entity: Entity) -> Iterator[Marked]:
        """An entity in the whole text, cut where a line is left out inside of it."""
        at = bisect.bisect_right(self.kept, (entity.start, len(self.text) + self.kept[-1].start)) - 1
        for shown, start, length in self.kept[at:]:
            if shown >= entity.end:
                return
            first, last = max(entity.start, shown), min(entity.end, shown + length)
            part = self.text[first:last]
            first += len(part) - len(part.lstrip())
            last -= len(part) - len(part.rstrip())
            if first < last:
                yield Marked(first - shown + start, last - shown + start, entity.label, entity.score)


def sparing(text: str) -> Sparing:
    """A text with no line more than `OFTEN` times."""
    kept: list[_Kept] = []
    pieces: list[str] = []
    copied: list[tuple[int, int, Sequence[int]]] = []
    places: dict[str, list[int]] = {}
    shown = 0
    for match in _LINE.finditer(text):
        line = match[0].strip()
        start = match.start() + match[0].index(line)
        had = places.setdefault(line, [])
        if len(had) >= OFTEN:
            copied.append((start, len(line), had))
            continue
        had.append(start)
        if kept and kept[-1].start + kept[-1].length == match.start():
            kept[-1] = kept[-1]._replace(length=kept[-1].length + len(match[0]))
        else:
            kept.append(_Kept(shown, match.start(), len(match[0])))
        pieces.append(match[0])
        shown += len(match[0])
    return Sparing("".join(pieces), kept, copied)


def _within(seen: Sequence[Marked], starts: Sequence[int], place: int, length: int) -> Iterator[Marked]:
    """What is marked inside a line, or the part of it that is."""
    at = bisect.bisect_left(starts, place)
    if at and seen[at - 1].end > place:
        at -= 1
    for mark in seen[at:]:
        if mark.start >= place + length:
            return
        if mark.end > place:
            yield mark._replace(start=max(mark.start, place), end=min(mark.end, place + length))

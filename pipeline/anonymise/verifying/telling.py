"""What was gathered is searched, and what is found is told: each once, and nobody left out."""

from __future__ import annotations

from collections import Counter

from pipeline.anonymise.verifying.hits import Hit
from pipeline.anonymise.verifying.left import Leaving
from pipeline.anonymise.verifying.model import Leak, ToReview
from pipeline.anonymise.verifying.reading import Pile, Reading
from pipeline.anonymise.verifying.search import Searcher

_AROUND = 40
_MOST = 2000
"""So many leaks are told; from then on only what is the first of its sort in its channel."""
_MOST_IN_ONE = 50
"""So often the same is told of one text."""


def tell(pile: Pile, searcher: Searcher, leaving: Leaving) -> tuple[tuple[Leak, ...], tuple[ToReview, ...]]:
    """Search everything gathered.

    Where a file is full of names the list of leaks is cut short, but never so that a person, a place or a
    channel is missing from it; `pile` is told that there are more.

    Args:
        pile: the texts; leaks and doubts that were found while gathering stay at the head.
        searcher: what is searched for.
        leaving: what a person has left.

    Returns:
        Leaks, and what a person should look at.
    """
    telling = _Telling(pile, searcher, leaving)
    for reading in sorted(pile.readings, key=lambda reading: bool(reading.copy_of)):
        telling.of(reading)
    if telling.untold:
        pile.note(f"leaks: {telling.untold} more of what is listed were found and are not listed")
    return tuple(telling.leaks), tuple(telling.review.values())


class _Telling:
    """What is told so far."""

    def __init__(self, pile: Pile, searcher: Searcher, leaving: Leaving) -> None:
        self._searcher, self._leaving = searcher, leaving
        self.leaks: dict[Leak, None] = dict.fromkeys(pile.leaks)
        self.review: dict[tuple[str, str], ToReview] = {}
        self.untold = 0
        self._known: set[tuple[str, str]] = set()
        self._sorts: set[tuple[str, str]] = set()
        for one in pile.to_review:
            self.review.setdefault((one.text, one.why), one)

    def of(self, reading: Reading) -> None:
        """Search one text."""
        often: Counter[str] = Counter()
        for hit in self._searcher.find(reading.text, reading.kind):
            if self._leaving.covers(reading.text, hit.start, hit.end):
                continue  # a person has looked at just this place
            if hit.judgement == "leak":
                often[hit.matches] += 1
                self._leak(reading, hit, often[hit.matches])
            elif not reading.copy_of:
                written = reading.text[hit.start : hit.end]
                self.review.setdefault(
                    (written, hit.why), ToReview(written, reading.place(hit.start), hit.why)
                )

    def _leak(self, reading: Reading, hit: Hit, count: int) -> None:
        again = (reading.copy_of, hit.matches) in self._known
        self._known.add((reading.where, hit.matches))
        if again:
            return
        sort = (reading.channel, hit.matches)
        if count > _MOST_IN_ONE or (len(self.leaks) >= _MOST and sort in self._sorts):
            self.untold += 1
            return
        self._sorts.add(sort)
        self.leaks[self._told(reading, hit)] = None

    def _told(self, reading: Reading, hit: Hit) -> Leak:
        around = reading.text[max(0, hit.start - _AROUND) : hit.end + _AROUND]
        where = reading.place(hit.start)
        if next(self._searcher.find(where, "words"), None) is not None:
            where = f"a part of the {reading.channel} whose own name tells who is meant"
        return Leak(reading.channel, where, " ".join(around.split()), hit.matches)

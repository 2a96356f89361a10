"""Which action is which: over new versions, rewording, and the same recommendation in two documents.

Pairs are made one to one, in passes, each over what the pass before left: the same words; the same number and
like words; words nearly the same; the same recommendation, where each side has one action for it.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import fuzz

from pipeline.proforma.plan import Action
from pipeline.proforma.words import words_of

NUMBERED = 55.0
"""How alike (of 100) two actions of the same number are at least."""
ALIKE = 80.0
"""How alike two actions of different numbers are at least; two unrelated sentences reach about 45."""
_SAME_RECOMMENDATION = 92.0

Texts = tuple[str, str, str]


def overlap(one: Sequence[Action], other: Sequence[Action]) -> float:
    """The share (0 to 1) of the actions of `one` that are also in `other`."""
    found = pair(other, one)
    return sum(at is not None for at in found) / len(one) if one else 0.0


def pair(new: Sequence[Action], old: Sequence[Action], least: float = ALIKE) -> list[int | None]:
    """For each of `new`, the index of the action of `old` that it was, or None."""
    mine, theirs = [_texts(item) for item in new], [_texts(item) for item in old]
    found: list[int | None] = [None] * len(new)
    free = set(range(len(old)))
    _exactly(mine, theirs, found, free)
    _best_first(mine, theirs, found, free, lambda a, b: _like(a, b) if a[0] == b[0] != "" else 0.0, NUMBERED)
    _best_first(mine, theirs, found, free, _like, least)
    once_new, once_old = Counter(item[1] for item in mine), Counter(item[1] for item in theirs)

    def same(a: Texts, b: Texts) -> float:
        alone = once_new[a[1]] == 1 == once_old[b[1]]
        return fuzz.ratio(a[1], b[1]) if alone and a[1] and b[1] else 0.0

    _best_first(mine, theirs, found, free, same, _SAME_RECOMMENDATION)
    return found


def ids_of(actions: Sequence[Action], owner: str) -> list[str]:
    """An id for each action, made of its words and whose it is; twins are told apart by their order."""
    met: Counter[str] = Counter()
    ids = []
    for item in actions:
        key = "\x1f".join((owner, *_texts(item)[1:]))
        ids.append(id_of(key, met[key]))
        met[key] += 1
    return ids


def id_of(key: str, occurrence: int = 0) -> str:
    """`a` and fifteen hex characters; the letter keeps spreadsheets from taking it for a number."""
    return "a" + hashlib.sha256(f"{key}\x1e{occurrence}".encode("utf-8", "surrogatepass")).hexdigest()[:15]


def unused(wanted: str, taken: set[str]) -> str:
    """`wanted`, or an id made from it that is not taken; the same every time."""
    found, count = wanted, 0
    while found in taken:
        count += 1
        found = id_of(wanted, count)
    return found


def _texts(item: Action) -> Texts:
    number = re.search(r"\d+(?:\.\d+)*", item.number)
    return (
        number[0] if number else "",
        " ".join(words_of(item.recommendation)),
        " ".join(words_of(item.action)),
    )


def _exactly(mine: list[Texts], theirs: list[Texts], found: list[int | None], free: set[int]) -> None:
    for at, texts in enumerate(mine):
        same = [index for index in sorted(free) if theirs[index][1:] == texts[1:]]
        if same:
            found[at] = same[0]
            free.discard(same[0])


def _best_first(
    mine: list[Texts],
    theirs: list[Texts],
    found: list[int | None],
    free: set[int],
    score: Callable[[Texts, Texts], float],
    least: float,
) -> None:
    scored = sorted(_scores(mine, theirs, found, free, score, least))
    for _, _, at, index in scored:
        if found[at] is None and index in free:
            found[at] = index
            free.discard(index)


def _scores(
    mine: list[Texts],
    theirs: list[Texts],
    found: list[int | None],
    free: set[int],
    score: Callable[[Texts, Texts], float],
    least: float,
) -> Iterator[tuple[float, int, int, int]]:
    for at, texts in enumerate(mine):
        if found[at] is None:
            for index in free:
                value = score(texts, theirs[index])
                if value >= least:
                    yield -value, abs(at - index), at, index


def _like(one: Texts, other: Texts) -> float:
    """How alike two rows are: the recommendation and the action, or what both of them have."""
    if not (one[2] and other[2]):
        return fuzz.ratio(one[1], other[1]) if one[1] and other[1] else 0.0
    if not (one[1] and other[1]):
        return fuzz.ratio(one[2], other[2])
    recommended, acted = fuzz.ratio(one[1], other[1]), fuzz.ratio(one[2], other[2])
    return min((recommended + acted) / 2, recommended + 15, acted + 35)

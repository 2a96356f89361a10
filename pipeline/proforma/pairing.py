"""Which recommendation of one document is which of another: by number, by words, by order."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.proforma.recommendations import Recommendation
from pipeline.proforma.words import key

_ROOT = 5
_SURE = 0.5
_IN_PLACE = 0.32
_PART_OF = 1.6
"""How much longer a text is than one that is a part of it."""
_OF_ASKING = frozenset([
    "shoul", "must", "will", "shall", "all", "any", "every", "each", "ensur", "recom", "board", "agenc",
    "that", "which", "who", "when", "where", "are", "has", "have", "been", "into", "than", "not", "it",
    "they",
])  # fmt: skip


class Pairs(NamedTuple):
    """The numbers (from 0) of those that belong together, and of those that stand alone on either side."""

    together: tuple[tuple[int, int], ...]
    only_left: tuple[int, ...]
    only_right: tuple[int, ...]


class _Match(NamedTuple):
    """Two that may be the same: how sure that is, and how much it takes to believe it where they stand."""

    score: float
    left: int
    right: int
    same_number: bool
    needed: float


def pair(left: Sequence[Recommendation], right: Sequence[Recommendation]) -> Pairs:
    """Pair recommendations, each once; several rows of one number count as one recommendation.

    Words decide; a number or the same place in the order only helps where words do not contradict. What
    is called alone may have been reworded beyond recognition: a person looks.
    """
    matches = _matches(left, right)
    together: dict[int, int] = {}
    for match in matches:
        if match.score >= match.needed:
            _take(together, match)
    for match in matches:  # what stands between the same neighbours may be said in other words
        if match.score >= _IN_PLACE and _in_order(together, match.left, match.right):
            _take(together, match)
    taken = set(together.values())
    sure = [match for match in matches if match.score >= match.needed]
    # One recommendation answered in rows 3a and 3b, or two answered in one row, are not missing.
    joined = [match for match in sure if _goes_with(left[match.left], right[match.right])]
    answered = {match.left for match in joined}
    answers = {match.right for match in joined}
    return Pairs(
        tuple(sorted(together.items())),
        tuple(at for at in range(len(left)) if at not in together and at not in answered),
        tuple(at for at in range(len(right)) if at not in taken and at not in answers),
    )


def _matches(left: Sequence[Recommendation], right: Sequence[Recommendation]) -> list[_Match]:
    """Every two of either side, the likeliest first."""
    weights = _weights((*left, *right))
    found = []
    for at, one in enumerate(left):
        for other_at, other in enumerate(right):
            same_number = bool(_numbers(one.number) & _numbers(other.number))
            in_place = len(left) == len(right) and at == other_at
            needed = _IN_PLACE if same_number or in_place else _SURE
            found.append(_Match(_alike(one, other, weights), at, other_at, same_number, needed))
    return sorted(found, key=lambda match: (-match.score - 0.2 * match.same_number, match.left, match.right))


def _take(together: dict[int, int], match: _Match) -> None:
    if match.left not in together and match.right not in together.values():
        together[match.left] = match.right


def _in_order(together: dict[int, int], left: int, right: int) -> bool:
    """Whether all that are paired before one are before the other, and all after it behind."""
    return all((one < left) == (other < right) for one, other in together.items())


def _goes_with(one: Recommendation, other: Recommendation) -> bool:
    """Whether two that are alike belong together although one of them has its fellow already."""
    if _numbers(one.number) & _numbers(other.number):
        return True
    sizes = sorted((len(_roots(one.text)), len(_roots(other.text))))
    return sizes[0] * _PART_OF <= sizes[1]


def _numbers(text: str) -> frozenset[str]:
    """The numbers of a number cell: the last part of each ("7.3" → 3, "2 and 4" → 2, 4, "3a" → 3)."""
    return frozenset(found.lstrip("0") for found in re.findall(r"(\d+)[a-z]?(?![\d.]*\d)", text))


def _alike(one: Recommendation, other: Recommendation, weights: dict[str, float]) -> float:
    """How much two say the same, 0 to 1: of the shorter one's telling words, how many the other has."""
    first, second = _roots(one.text), _roots(other.text)
    if not first or not second:
        return 0.0
    shorter = min(first, second, key=lambda roots: sum(weights[root] for root in roots))
    shared = sum(weights[root] for root in first & second) / sum(weights[root] for root in shorter)
    if min(len(first), len(second)) < 3:
        shared *= 0.8  # two words are soon found again
    same_words = fuzz.token_sort_ratio(" ".join(sorted(first)), " ".join(sorted(second))) / 100
    return max(shared * 0.75 + same_words * 0.25, 0.0)


def _weights(every: Sequence[Recommendation]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for one in every:
        for root in _roots(one.text):
            counts[root] = counts.get(root, 0) + 1
    # A word of two texts is what pairs them; one of many tells little.
    return {root: math.log(1 + 2 * len(every) / (1 + max(count, 2))) for root, count in counts.items()}


@lru_cache(maxsize=2048)
def _roots(text: str) -> frozenset[str]:
    """The first letters of each telling word, so that “screening” is also “screened”."""
    return frozenset(root for word in key(text) if len(word) > 2 and (root := word[:_ROOT]) not in _OF_ASKING)

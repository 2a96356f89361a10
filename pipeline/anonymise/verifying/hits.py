"""What was found in a text, stretches that stay, and small helps to find things."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.anonymise.verifying.context import Judgement

TOKEN = re.compile(r"[^\W\d_]+|\d+")
LEAST_SQUEEZED = 6
LEAST_INSIDE = 5
"""So many letters of several words run together, or of one inside another, are no accident."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found: where in the source text, what stands for it, how it is judged and why."""

    start: int
    end: int
    matches: str
    judgement: Judgement
    why: str = ""


class Kept:
    """Stretches that stay."""

    def __init__(self, kept: list[tuple[int, int, bool]]) -> None:
        self._kept = sorted(kept)
        self._starts = [start for start, _, _ in self._kept]
        self._longest = max((end - start for start, end, _ in self._kept), default=0)

    def over(self, start: int, end: int) -> str:
        """ "larger" when one holds the stretch and more or is kept by the board's wish; "equal"; else ""."""
        at = bisect.bisect_left(self._starts, start - self._longest)
        answer = ""
        while at < len(self._kept) and self._kept[at][0] <= start:
            first, last, firm = self._kept[at]
            if last >= end:
                if firm or (first, last) != (start, end):
                    return "larger"
                answer = "equal"
            at += 1
        return answer


def every(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def bordered(text: str, start: int, end: int) -> bool:
    """No letter or digit runs on at either end, as far as it is of the same sort."""
    before, after = text[start - 1 : start], text[end : end + 1]
    runs_in = before.isalnum() and (before.isdigit() == text[start].isdigit() or text[start].isdigit())
    runs_on = after.isalnum() and (after.isdigit() == text[end - 1].isdigit())
    return not runs_in and not runs_on


def near(text: str, written: str, at: int) -> tuple[int, int]:
    """Where `written` stands in the text, blanks and hyphens as they come; near `at` if not to be told."""
    pieces = [re.escape(letter) for letter in written if not letter.isspace()][:80]
    pattern = re.compile(r"[\s_\-\u2010\u2011\u00ad\x02]*".join(pieces))
    match = pattern.search(text, max(0, min(at, len(text)) - 2000)) or pattern.search(text)
    return match.span() if match else (min(at, len(text)), min(at + len(written), len(text)))


def once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The leaks first; what lies in a stretch that was reported already is left out."""
    covered: list[tuple[int, int, str]] = []
    order = {"leak": 0, "review": 1, "nothing": 2}
    for hit in sorted(hits, key=lambda hit: (order[hit.judgement], hit.start - hit.end, hit.start)):
        if any(start <= hit.start and hit.end <= end for start, end, _ in covered):
            continue
        covered.append((hit.start, hit.end, hit.judgement))
        yield hit

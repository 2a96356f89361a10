"""Names misspelt by a letter or two."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.anonymise.finding.lists import Lists
from pipeline.anonymise.verifying.context import Judgement
from pipeline.anonymise.verifying.forms import Protected
from pipeline.anonymise.verifying.reading import Kind
from pipeline.anonymise.verifying.technical import TECHNICAL

_LEAST = 5
_TWO_FROM = 8
_LEAST_HIDDEN = 6
_LONGEST = 40


class Misspelt:
    """The single words of protected names, and what is nearly one of them.

    A word that is ordinary is never a misspelling; one that is a name of its own is a leak only when a single
    letter differs. Each word is judged once.
    """

    def __init__(self, wanted: Protected, known: Lists, ordinary: Callable[[str], bool]) -> None:
        self._known = known
        self._ordinary = ordinary
        self._names: dict[str, str] = {}
        for form in wanted.forms:
            if form.kind in ("name", "place") and len(form.words) == 1:
                word = form.words[0]
                if len(word) >= _LEAST and not ordinary(word):
                    self._names.setdefault(word, form.matches)
        self._others = {word for phrase, _ in wanted.kept for word in phrase}
        self._all = {word for form in wanted.forms for word in form.words}
        self._choices = list(self._names)
        self._judged: dict[str, tuple[str, int] | None] = {}

    def find(
        self, words: Sequence[str], places: Sequence[tuple[int, int]], kind: Kind
    ) -> Iterator[tuple[tuple[int, int], str, Judgement]]:
        """Place, what stands for the name, and how it is judged."""
        if not self._choices:
            return
        for at in range(len(words)):
            word = words[at]
            if not _LEAST - 1 <= len(word) <= _LONGEST:
                continue
            near = self._judged[word] if word in self._judged else self._nearest(word)
            if near is None:
                continue
            matches, distance = near
            if kind == "words" and (len(word) < _LEAST_HIDDEN or distance > 1 or word in TECHNICAL):
                continue
            listed = self._known.forename(word) or self._known.surname(word)
            yield places[at], matches, "review" if listed and (distance > 1 or len(word) < _LEAST) else "leak"

    def _nearest(self, word: str) -> tuple[str, int] | None:
        answer = None
        if not (word in self._all or word in self._others or self._ordinary(word) or word.isdigit()):
            best = process.extractOne(
                word, self._choices, scorer=OSA.distance, score_cutoff=2 if len(word) >= _TWO_FROM - 1 else 1
            )
            if best is not None:
                name, distance = best[0], int(best[1])
                if distance <= (2 if len(name) >= _TWO_FROM else 1):
                    answer = (self._names[name], distance)
        self._judged[word] = answer
        return answer

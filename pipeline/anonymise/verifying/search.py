"""Looking for every protected form in a text, and judging what is found."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from pipeline.anonymise.finding.lists import Lists
from pipeline.anonymise.verifying.dates import DayFinder
from pipeline.anonymise.verifying.fold import Folded, fold, places_of_squeezed, rejoined, squeezed
from pipeline.anonymise.verifying.forms import Form, Protected
from pipeline.anonymise.verifying.hits import (
    LEAST_INSIDE,
    LEAST_SQUEEZED,
    TOKEN,
    Hit,
    Kept,
    bordered,
    every,
    near,
    once,
)  # fmt: skip
from pipeline.anonymise.verifying.judging import WORD_WHY, Judge
from pipeline.anonymise.verifying.misspelt import Misspelt
from pipeline.anonymise.verifying.reading import Kind
from pipeline.anonymise.verifying.technical import TECHNICAL

_MOST_GAP = 8
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[^\S\n]{0,3}[\s.\-_*·|/,:][^\S\n]{0,3}[^\W\d_](?![^\W_])){2,60}")
_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|_")
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\u3040-\u30ff]")
_LEAST_RAW = 5
_NEAR_KEPT = 120


class Searcher:
    """All protected forms, ready for many texts.

    Args:
        wanted: what is protected.
        known: the lists, which tell ordinary words.
    """

    def __init__(self, wanted: Protected, known: Lists) -> None:
        self._known = known
        self._judge = Judge(known)
        self._forms: dict[str, list[Form]] = {}
        for form in wanted.forms:
            if form.words:
                self._forms.setdefault(form.words[0], []).append(form)
        self._kept: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
        for words, firm in wanted.kept:
            if words:
                self._kept.setdefault(words[0], []).append((words, firm))
        self._codes = wanted.codes
        self._days = DayFinder(wanted.days)
        self._run_together = self._squeezed_forms(wanted.forms)
        self._fixed = [(form.words[0], form) for form in wanted.forms if _CJK.search("".join(form.words))]
        self._misspelt = Misspelt(wanted, known, self._judge.ordinary)

    def _squeezed_forms(self, forms: Iterable[Form]) -> list[tuple[str, str]]:
        """Forms run together that are long enough; none that holds a shorter one for the same."""
        out: dict[str, str] = {}
        for form in sorted(forms, key=lambda form: sum(map(len, form.words))):
            if form.kind == "initials" or any(len(word) < 2 for word in form.words):
                continue
            text = "".join(form.words)
            plain = len(form.words) == 1 and self._judge.ordinary(text)
            least = LEAST_INSIDE if len(form.words) == 1 else LEAST_SQUEEZED
            if len(text) < least or plain:
                continue
            if not any(form.matches == matches and known in text for known, matches in out.items()):
                out.setdefault(text, form.matches)
        return list(out.items())

    def find(self, text: str, kind: Kind) -> Iterator[Hit]:
        """Everything protected in a text, judged by what kind of text it is; places never overlap twice.

        Args:
            text: as decoded.
            kind: see `reading.Kind`.
        """
        if kind == "raw":
            yield from self._in_raw(text)
            return
        folded = Folded(text)
        found = list(self._in_words(folded, kind))
        whole = rejoined(text)
        if whole is not text:
            found += self._elsewhere(text, Folded(whole), kind)
        if _CAMEL.search(text):
            apart = _CAMEL.sub(" ", text)
            found += self._elsewhere(text, Folded(apart), kind)
        found += self._spaced(folded, kind)
        found += self._run(folded, kind)
        found += (
            Hit(*folded.span(*span), matches, judged, why)
            for span, matches, judged, why in self._days.find(folded.text, kind)
        )
        yield from once(found)

    # words

    def _in_words(self, folded: Folded, kind: Kind) -> Iterator[Hit]:
        text = folded.text
        places = [match.span() for match in TOKEN.finditer(text)]
        words = [text[start:end] for start, end in places]
        kept = self._kept_places(text, words, places)
        for at, word in enumerate(words):
            for form in self._forms.get(word, ()):
                end = self._matches(form.words, words, places, at, text)
                if end is None:
                    continue
                span = (places[at][0], places[end - 1][1])
                excuse = kept.over(*span)
                if excuse == "larger":
                    continue
                start, stop = folded.span(*span)
                judged, why = self._judge.of_form(form, folded.source, start, stop, kind)
                if excuse == "equal" and judged == "leak":
                    judged, why = "review", "a protected name that is also a pseudonym or an agency's name"
                if judged != "nothing":
                    yield Hit(start, stop, form.matches, judged, why)
        for first, form in self._fixed:
            for match in re.finditer(re.escape(first), text):
                yield Hit(*folded.span(*match.span()), form.matches, "leak")
        for span, matches, judged in self._misspelt.find(words, places, kind):
            if not kept.over(*span):
                start, stop = folded.span(*span)
                yield Hit(start, stop, matches, judged, "very like a protected name")

    @staticmethod
    def _matches(
        form: tuple[str, ...], words: list[str], places: list[tuple[int, int]], at: int, text: str
    ) -> int | None:
        end = at + len(form)
        if end > len(words) or tuple(words[at:end]) != form:
            return None
        for place in range(at + 1, end):
            gap = text[places[place - 1][1] : places[place][0]]
            if len(gap) > _MOST_GAP and len(gap.strip()) > _MOST_GAP // 2:
                return None
        return end

    def _kept_places(self, text: str, words: list[str], places: list[tuple[int, int]]) -> Kept:
        kept: list[tuple[int, int, bool]] = []
        for at, word in enumerate(words):
            for phrase, firm in self._kept.get(word, ()):
                end = self._matches(phrase, words, places, at, text)
                if end is not None:
                    kept.append((places[at][0], places[end - 1][1], firm))
        return Kept(kept)

    # other ways of looking

    def _elsewhere(self, text: str, other: Folded, kind: Kind) -> list[Hit]:
        """Found in a changed copy of the text; placed in the text itself as well as can be."""
        hits = []
        for hit in self._in_words(other, kind):
            written = other.source[hit.start : hit.end]
            at = near(text, written, hit.start)
            hits.append(Hit(at[0], at[1], hit.matches, hit.judgement, hit.why))
        return hits

    def _spaced(self, folded: Folded, kind: Kind) -> list[Hit]:
        """Letters set apart: "K a t e", "K.a.t.e", one to a line."""
        hits = []
        for match in _SPACED.finditer(folded.text):
            letters = squeezed(match.group())
            starts = [match.start() + at for at in places_of_squeezed(match.group())]
            for at in range(len(letters)):
                for form in self._starting(letters, at):
                    size = sum(map(len, form.words))
                    start, end = folded.span(starts[at], starts[at + size - 1] + 1)
                    whole = at == 0 and size == len(letters)
                    ordinary = all(map(self._judge.ordinary, form.words))
                    if size < 3 or (size < 4 and not whole):
                        continue
                    weak = ordinary and not (whole and folded.source[start].isupper())
                    if weak and size < 5:
                        continue
                    hits.append(Hit(start, end, form.matches, "review" if weak else "leak", WORD_WHY))
        return hits

    def _starting(self, letters: str, at: int) -> Iterator[Form]:
        for size in range(2, len(letters) - at + 1):
            for form in self._forms.get(letters[at : at + size], ()):
                if form.kind != "initials" and letters.startswith("".join(form.words), at):
                    yield form

    def _run(self, folded: Folded, kind: Kind) -> Iterator[Hit]:
        """Run together, inside a longer word, or over what parts words."""
        text = squeezed(folded.text)
        backwards = text[::-1]
        places: list[int] | None = None
        for code, matches in self._codes:
            for at in every(text, code):
                places = places or places_of_squeezed(folded.text)
                span = (places[at], places[at + len(code) - 1] + 1)
                if bordered(folded.text, *span):
                    yield Hit(*folded.span(*span), matches, "leak")
        for form, matches in self._run_together:
            for at in every(text, form):
                places = places or places_of_squeezed(folded.text)
                span = (places[at], places[at + len(form) - 1] + 1)
                judged = self._judge.of_run(folded, span)
                if judged != "nothing":
                    yield Hit(
                        *folded.span(*span), matches, judged, "reads like a protected name run together"
                    )
            further = codecs.encode(form, "rot13")
            for at in every(text, further) if form.isascii() and len(form) > LEAST_SQUEEZED else ():
                places = places or places_of_squeezed(folded.text)
                span = (places[at], places[at + len(form) - 1] + 1)
                if bordered(folded.text, *span) and not all(
                    map(self._judge.ordinary, TOKEN.findall(folded.text, *span))
                ):
                    yield Hit(*folded.span(*span), matches, "leak", "a protected name thirteen letters on")
            if len(form) > LEAST_SQUEEZED and (at := backwards.find(form)) >= 0 and form not in text:
                places = places or places_of_squeezed(folded.text)
                end = len(text) - at
                span = (places[end - len(form)], places[end - 1] + 1)
                words = TOKEN.findall(folded.text, *span)
                if not all(map(self._judge.ordinary, words)):
                    yield Hit(*folded.span(*span), matches, "leak", "a protected name backwards")

    def _in_raw(self, text: str) -> Iterator[Hit]:
        """In what a machine wrote: only what is too long to stand there by accident."""
        small = Folded(text)
        seen: list[Hit] = []
        for form, matches in self._run_together:
            if len(form) < _LEAST_RAW:
                continue
            for at in every(small.text, form):
                end = at + len(form)
                around = re.search(r"[^\W\d_]*$", small.text[max(0, at - 30) : at])
                behind = re.match(r"[^\W\d_]*", small.text[end : end + 30])
                word = (around[0] if around else "") + form + (behind[0] if behind else "")
                longer = len(word) > len(form)
                if longer and (
                    self._judge.ordinary(word) or self._known.surname(word) or self._known.forename(word)
                ):
                    continue
                if longer and len(form) <= LEAST_INSIDE:
                    continue
                if word in TECHNICAL or self.stays(text, *small.span(at, end)):
                    continue
                seen.append(Hit(*small.span(at, end), matches, "leak"))
        for code, matches in self._codes:
            for at in every(small.text, code):
                if bordered(small.text, at, at + len(code)):
                    seen.append(Hit(*small.span(at, at + len(code)), matches, "leak"))
        yield from once(seen)

    def stays(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch is part of a longer phrase that stays: an agency's name, a pseudonym."""
        left = max(0, start - _NEAR_KEPT)
        around = Folded(text[left : end + _NEAR_KEPT]).text
        before, wanted = squeezed(fold(text[left:start])), squeezed(fold(text[start:end]))
        run = squeezed(around)
        for phrases in self._kept.values():
            for words, _ in phrases:
                phrase = "".join(words)
                if len(phrase) <= len(wanted):
                    continue
                for at in every(run, phrase):
                    if at <= len(before) and len(before) + len(wanted) <= at + len(phrase):
                        return True
        return False

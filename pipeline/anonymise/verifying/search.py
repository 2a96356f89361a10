"""Looking for every protected form in a text, and judging what is found."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.anonymise.finding.lists import Lists
from pipeline.anonymise.verifying import context
from pipeline.anonymise.verifying.context import Judgement
from pipeline.anonymise.verifying.dates import DayFinder
from pipeline.anonymise.verifying.fold import Folded, fold, places_of_squeezed, rejoined, squeezed
from pipeline.anonymise.verifying.forms import Form, Protected
from pipeline.anonymise.verifying.misspelt import Misspelt
from pipeline.anonymise.verifying.reading import Kind
from pipeline.anonymise.verifying.technical import TECHNICAL

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_MOST_GAP = 8
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[^\S\n]{0,3}[\s.\-_*·|/,:][^\S\n]{0,3}[^\W\d_](?![^\W_])){2,60}")
_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|_")
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\u3040-\u30ff]")
_LEAST_SQUEEZED = 6
_LEAST_INSIDE = 5
_LEAST_RAW = 5
_FEW = 3
_NEAR_KEPT = 120
_INITIAL_WHY = "letters that may be somebody's initials"
_WORD_WHY = "a protected name that is also an ordinary word, or very short"


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found: where in the source text, what stands for it, how it is judged and why."""

    start: int
    end: int
    matches: str
    judgement: Judgement
    why: str = ""


class Searcher:
    """All protected forms, ready for many texts.

    Args:
        wanted: what is protected.
        known: the lists, which tell ordinary words.
    """

    def __init__(self, wanted: Protected, known: Lists) -> None:
        self._known = known
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
        self._misspelt = Misspelt(wanted, known, self._ordinary)

    def _squeezed_forms(self, forms: Iterable[Form]) -> list[tuple[str, str]]:
        """Forms run together that are long enough; none that holds a shorter one for the same."""
        out: dict[str, str] = {}
        for form in sorted(forms, key=lambda form: sum(map(len, form.words))):
            if form.kind == "initials" or any(len(word) < 2 for word in form.words):
                continue
            text = "".join(form.words)
            plain = len(form.words) == 1 and self._ordinary(text)
            least = _LEAST_INSIDE if len(form.words) == 1 else _LEAST_SQUEEZED
            if len(text) < least or plain:
                continue
            if not any(form.matches == matches and known in text for known, matches in out.items()):
                out.setdefault(text, form.matches)
        return list(out.items())

    def _ordinary(self, word: str) -> bool:
        return self._known.ordinary(word) or word in self._known.place_words

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
        yield from _once(found)

    # words

    def _in_words(self, folded: Folded, kind: Kind) -> Iterator[Hit]:
        text = folded.text
        places = [match.span() for match in _TOKEN.finditer(text)]
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
                judged, why = self._judged(form, folded.source, start, stop, kind)
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

    def _kept_places(self, text: str, words: list[str], places: list[tuple[int, int]]) -> _Kept:
        kept: list[tuple[int, int, bool]] = []
        for at, word in enumerate(words):
            for phrase, firm in self._kept.get(word, ()):
                end = self._matches(phrase, words, places, at, text)
                if end is not None:
                    kept.append((places[at][0], places[end - 1][1], firm))
        return _Kept(kept)

    def _judged(self, form: Form, source: str, start: int, end: int, kind: Kind) -> tuple[Judgement, str]:
        written = source[start:end]
        raised = any(letter.isupper() or letter.istitle() for letter in written)
        if form.kind == "initials":
            return self._initials(form, written, kind)
        if len(form.words) > 1:
            return self._several(form, written, raised)
        word = form.words[0]
        if word.isdigit():
            return "review", "a number that is protected"
        if self._ordinary(word):
            if any(letter.isalpha() and not letter.isascii() for letter in written):
                return "leak", ""  # "Ångström", "Hоpe" with a foreign o: no English word is written so
            if not raised or (kind == "words" and word in TECHNICAL):
                return "nothing", ""
            if kind in ("prose", "picture") and form.kind == "name":
                return context.of_word(source, start, end), _WORD_WHY
            judged = context.of_word(source, start, end)
            return ("nothing" if judged == "nothing" else "review"), _WORD_WHY
        if len(word) <= _FEW:
            if not raised:
                return ("review" if kind == "prose" else "nothing"), _WORD_WHY
            if written.isupper():
                return "review", _WORD_WHY
            return ("review" if kind == "picture" else "leak"), _WORD_WHY
        if kind == "words" and word in TECHNICAL:
            return "review", "a protected name that office programs use as a word of their own"
        return "leak", ""

    def _several(self, form: Form, written: str, raised: bool) -> tuple[Judgement, str]:
        plain = all(len(word) < 2 or self._ordinary(word) for word in form.words)
        if not plain:
            return "leak", ""
        short = any(len(word) < 2 for word in form.words)
        if not raised:
            joined = not any(letter.isspace() for letter in written)
            return ("review" if joined and not short else "nothing"), _WORD_WHY
        capitals = re.findall(r"(?<![^\W_])[^\W\d_]", written)
        if not all(letter.isupper() for letter in capitals if letter.isalpha()):
            return ("nothing" if short else "review"), _WORD_WHY
        if form.kind == "place" or not short or re.search(r"[A-Z]\.", written):
            return "leak", ""
        return "review", _WORD_WHY

    def _initials(self, form: Form, written: str, kind: Kind) -> tuple[Judgement, str]:
        if kind != "prose" or not written.isupper() or len(written) > 12 or "\n" in written:
            return self._first_and_letter(form, written, kind)
        together = form.words[0]
        if len(form.words) == 1 and (self._known.ordinary(together) or len(together) > 4):
            return "nothing", ""
        return "review", _INITIAL_WHY

    def _first_and_letter(self, form: Form, written: str, kind: Kind) -> tuple[Judgement, str]:
        if kind == "prose" and len(form.words) > 1 and len(form.words[0]) > 1 and written[:1].isupper():
            return "review", _INITIAL_WHY
        return "nothing", ""

    # other ways of looking

    def _elsewhere(self, text: str, other: Folded, kind: Kind) -> list[Hit]:
        """Found in a changed copy of the text; placed in the text itself as well as can be."""
        hits = []
        for hit in self._in_words(other, kind):
            written = other.source[hit.start : hit.end]
            at = _near(text, written, hit.start)
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
                    ordinary = all(map(self._ordinary, form.words))
                    if size < 3 or (size < 4 and not whole):
                        continue
                    weak = ordinary and not (whole and folded.source[start].isupper())
                    if weak and size < 5:
                        continue
                    hits.append(Hit(start, end, form.matches, "review" if weak else "leak", _WORD_WHY))
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
            for at in _all(text, code):
                places = places or places_of_squeezed(folded.text)
                span = (places[at], places[at + len(code) - 1] + 1)
                if _bordered(folded.text, *span):
                    yield Hit(*folded.span(*span), matches, "leak")
        for form, matches in self._run_together:
            for at in _all(text, form):
                places = places or places_of_squeezed(folded.text)
                span = (places[at], places[at + len(form) - 1] + 1)
                judged = self._run_judged(folded, span)
                if judged != "nothing":
                    yield Hit(
                        *folded.span(*span), matches, judged, "reads like a protected name run together"
                    )
            if len(form) > _LEAST_SQUEEZED and (at := backwards.find(form)) >= 0 and form not in text:
                places = places or places_of_squeezed(folded.text)
                end = len(text) - at
                span = (places[end - len(form)], places[end - 1] + 1)
                words = _TOKEN.findall(folded.text, *span)
                if not all(map(self._ordinary, words)):
                    yield Hit(*folded.span(*span), matches, "leak", "a protected name backwards")

    def _run_judged(self, folded: Folded, span: tuple[int, int]) -> Judgement:
        text = folded.text
        start, end = span
        left = start
        while left > 0 and text[left - 1].isalpha():
            left -= 1
        right = end
        while right < len(text) and text[right].isalpha():
            right += 1
        parts = [match.group() for match in _TOKEN.finditer(text, left, right)]
        if any(part.isdigit() for part in parts):
            return "nothing"
        if len(parts) == 1:
            part = parts[0]
            if (left, right) == (start, end):
                return "nothing"  # found as a word, and judged there
            if self._ordinary(part) or self._known.forename(part) or self._known.surname(part):
                return "nothing"
            return "leak" if end - start > _LEAST_INSIDE or left == start or right == end else "review"
        if end - start > 6 * sum(map(len, parts)):
            return "nothing"
        aligned = (left == start) + (right == end)
        if aligned == 2 and not any(letter.isspace() for letter in text[start:end]):
            return "leak"  # "Mars-den"
        if all(len(part) > 1 and self._ordinary(part) for part in parts):
            names = aligned == 2 and folded.source[folded.span(start, end)[0]].isupper()
            return "review" if names and len(parts) == 2 and "\n" not in text[start:end] else "nothing"
        single = sum(len(part) == 1 for part in parts)
        if aligned == 2 or single > len(parts) // 2:
            return "leak"
        return "review" if aligned and end - start > _LEAST_SQUEEZED else "nothing"

    def _in_raw(self, text: str) -> Iterator[Hit]:
        """In what a machine wrote: only what is too long to stand there by accident."""
        small = Folded(text)
        seen: list[Hit] = []
        for form, matches in self._run_together:
            if len(form) < _LEAST_RAW:
                continue
            for at in _all(small.text, form):
                end = at + len(form)
                around = re.search(r"[^\W\d_]*$", small.text[max(0, at - 30) : at])
                behind = re.match(r"[^\W\d_]*", small.text[end : end + 30])
                word = (around[0] if around else "") + form + (behind[0] if behind else "")
                longer = len(word) > len(form)
                if longer and (
                    self._ordinary(word) or self._known.surname(word) or self._known.forename(word)
                ):
                    continue
                if longer and len(form) <= _LEAST_INSIDE:
                    continue
                if word in TECHNICAL or self.stays(text, *small.span(at, end)):
                    continue
                seen.append(Hit(*small.span(at, end), matches, "leak"))
        for code, matches in self._codes:
            for at in _all(small.text, code):
                if _bordered(small.text, at, at + len(code)):
                    seen.append(Hit(*small.span(at, at + len(code)), matches, "leak"))
        yield from _once(seen)

    def stays(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch is part of a longer phrase that stays: an agency's name, a pseudonym."""
        left = max(0, start - _NEAR_KEPT)
        near = Folded(text[left : end + _NEAR_KEPT]).text
        before, wanted = squeezed(fold(text[left:start])), squeezed(fold(text[start:end]))
        run = squeezed(near)
        for phrases in self._kept.values():
            for words, _ in phrases:
                phrase = "".join(words)
                if len(phrase) <= len(wanted):
                    continue
                for at in _all(run, phrase):
                    if at <= len(before) and len(before) + len(wanted) <= at + len(phrase):
                        return True
        return False


class _Kept:
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


def _all(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _bordered(text: str, start: int, end: int) -> bool:
    """No letter or digit runs on at either end, as far as it is of the same sort."""
    before, after = text[start - 1 : start], text[end : end + 1]
    runs_in = before.isalnum() and (before.isdigit() == text[start].isdigit() or text[start].isdigit())
    runs_on = after.isalnum() and (after.isdigit() == text[end - 1].isdigit())
    return not runs_in and not runs_on


def _near(text: str, written: str, at: int) -> tuple[int, int]:
    """Where `written` stands in the text, blanks and hyphens as they come; near `at` if not to be told."""
    pieces = [re.escape(letter) for letter in written if not letter.isspace()][:80]
    pattern = re.compile(r"[\s_\-\u2010\u2011\u00ad\x02]*".join(pieces))
    match = pattern.search(text, max(0, min(at, len(text)) - 2000)) or pattern.search(text)
    return match.span() if match else (min(at, len(text)), min(at + len(written), len(text)))


def _once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The leaks first; what lies in a stretch that was reported already is left out."""
    covered: list[tuple[int, int, str]] = []
    order = {"leak": 0, "review": 1, "nothing": 2}
    for hit in sorted(hits, key=lambda hit: (order[hit.judgement], hit.start - hit.end, hit.start)):
        if any(start <= hit.start and hit.end <= end for start, end, _ in covered):
            continue
        covered.append((hit.start, hit.end, hit.judgement))
        yield hit

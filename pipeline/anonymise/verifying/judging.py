"""Whether what was found is a leak where it stands, something to look at, or nothing."""

from __future__ import annotations

import re

from pipeline.anonymise.finding.lists import Lists
from pipeline.anonymise.verifying import context
from pipeline.anonymise.verifying.context import Judgement
from pipeline.anonymise.verifying.fold import Folded
from pipeline.anonymise.verifying.forms import Form
from pipeline.anonymise.verifying.hits import LEAST_INSIDE, LEAST_SQUEEZED, TOKEN
from pipeline.anonymise.verifying.reading import Kind
from pipeline.anonymise.verifying.technical import TECHNICAL

_FEW = 3
_INITIAL_WHY = "letters that may be somebody's initials"
WORD_WHY = "a protected name that is also an ordinary word, or very short"


class Judge:
    """Judges by the lists, which tell ordinary words."""

    def __init__(self, known: Lists) -> None:
        self._known = known

    def ordinary(self, word: str) -> bool:
        """Whether a folded word has a meaning of its own."""
        return self._known.ordinary(word) or word in self._known.place_words

    def of_form(self, form: Form, source: str, start: int, end: int, kind: Kind) -> tuple[Judgement, str]:
        """Judge a form that stands word by word at `start` to `end` of a text; with the reason to look."""
        written = source[start:end]
        raised = any(letter.isupper() or letter.istitle() for letter in written)
        if form.kind == "initials":
            return self._initials(form, written, kind)
        if len(form.words) > 1:
            return self._several(form, written, raised)
        word = form.words[0]
        if word.isdigit():
            return "review", "a number that is protected"
        if self.ordinary(word):
            if any(letter.isalpha() and not letter.isascii() for letter in written):
                return "leak", ""  # "Ångström", "Hоpe" with a foreign o: no English word is written so
            if not raised or (kind == "words" and word in TECHNICAL):
                return "nothing", ""
            if kind in ("prose", "picture") and form.kind == "name":
                return context.of_word(source, start, end), WORD_WHY
            judged = context.of_word(source, start, end)
            return ("nothing" if judged == "nothing" else "review"), WORD_WHY
        if len(word) <= _FEW:
            if not raised:
                return ("review" if kind == "prose" else "nothing"), WORD_WHY
            if written.isupper():
                return "review", WORD_WHY
            return ("review" if kind == "picture" else "leak"), WORD_WHY
        if kind == "words" and word in TECHNICAL:
            return "review", "a protected name that office programs use as a word of their own"
        return "leak", ""

    def _several(self, form: Form, written: str, raised: bool) -> tuple[Judgement, str]:
        plain = all(len(word) < 2 or self.ordinary(word) for word in form.words)
        if not plain:
            return "leak", ""
        short = any(len(word) < 2 for word in form.words)
        if not raised:
            joined = not any(letter.isspace() for letter in written)
            return ("review" if joined and not short else "nothing"), WORD_WHY
        capitals = re.findall(r"(?<![^\W_])[^\W\d_]", written)
        if not all(letter.isupper() for letter in capitals if letter.isalpha()):
            return ("nothing" if short else "review"), WORD_WHY
        if form.kind == "place" or not short or re.search(r"[A-Z]\.", written):
            return "leak", ""
        return "review", WORD_WHY

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

    def of_run(self, folded: Folded, span: tuple[int, int]) -> Judgement:
        """Judge a form whose letters stand one after another, whatever parts them."""
        text = folded.text
        start, end = span
        left = start
        while left > 0 and text[left - 1].isalpha():
            left -= 1
        right = end
        while right < len(text) and text[right].isalpha():
            right += 1
        parts = [match.group() for match in TOKEN.finditer(text, left, right)]
        if any(part.isdigit() for part in parts):
            return "nothing"
        if len(parts) == 1:
            part = parts[0]
            if (left, right) == (start, end):
                return "nothing"  # found as a word, and judged there
            if self.ordinary(part) or self._known.forename(part) or self._known.surname(part):
                return "nothing"
            return "leak" if end - start > LEAST_INSIDE or left == start or right == end else "review"
        if end - start > 6 * sum(map(len, parts)):
            return "nothing"
        aligned = (left == start) + (right == end)
        if aligned == 2 and not any(letter.isspace() for letter in text[start:end]):
            return "leak"  # "Mars-den"
        if all(len(part) > 1 and self.ordinary(part) for part in parts):
            names = aligned == 2 and folded.source[folded.span(start, end)[0]].isupper()
            return "review" if names and len(parts) == 2 and "\n" not in text[start:end] else "nothing"
        single = sum(len(part) == 1 for part in parts)
        if aligned == 2 or single > len(parts) // 2:
            return "leak"
        return "review" if aligned and end - start > LEAST_SQUEEZED else "nothing"

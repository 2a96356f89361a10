"""Names that are in the lists, where what stands around them lets them be names."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import ClassVar

from pipeline.anonymise.finders.person_words import (
    AUXILIARIES,
    BARE_VERBS,
    DETERMINERS,
    DOINGS,
    EPONYMS,
    MONTH_LEADS,
)
from pipeline.anonymise.finders.rule import NameRule, Span
from pipeline.anonymise.finders.run import joined, leads_on
from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding.lists import Grade
from pipeline.anonymise.finding.words import Word, split
from pipeline.anonymise.model import Source

_MODALS = frozenset(("will", "may", "can"))
_MODALS_BEHIND = frozenset(("will", "would", "wont", "wouldnt", "can", "cannot"))
_NO_NAMES = frozenset(("no", "not", "none", "nil"))
_LEAST_SMALL = 4
_BIRTH = frozenset(("dob", "born", "b", "d", "aged", "age"))
_PAIRED = frozenset(("and", "or"))


class ListedName(NameRule):
    """Forenames and surnames by list; one that is an ordinary word, a place or a month only in context."""

    source: ClassVar[Source] = "list"

    def find(self, text: str) -> Iterator[Span]:
        """Names of people, by what the lists know of each word."""
        words = split(text)
        grade = self.known.grade
        at = 0
        while at < len(words):
            word = words[at]
            if word.shape == "low":
                if grade(word.key) is Grade.NAME:
                    at = yield from self._small(words, at)
                    continue
            elif word.shape == "initial" or (word.shape != "code" and grade(word.key)):
                last = self._run(words, at)
                yield from self._judged(words, at, last)
                at = last
                continue
            at += 1

    def _small(self, words: Sequence[Word], at: int) -> Generator[Span, None, int]:
        """A name without its capital ("kayleigh marsden"): forenames only, with the surnames behind them."""
        first, known = at, self.known
        if not known.forename(words[at].key) or len(words[at].key) < _LEAST_SMALL:
            return at + 1
        at += 1
        while (
            at < len(words) and joined(words[at], words[at - 1]) and known.grade(words[at].key) is Grade.NAME
        ):
            at += 1
        yield self._span(words, first, at, 0.5 if at - first == 1 else 0.6)
        return at

    def _run(self, words: Sequence[Word], first: int) -> int:
        """Words that belong together and can each be part of a name."""
        at, named = first + 1, words[first].shape != "initial"
        while at < len(words) and joined(words[at], words[at - 1]):
            word = words[at]
            particle = word.key in vocabulary().particles and leads_on(words, at)
            if not particle:
                if not word.capital or (word.shape != "initial" and not self._continues(word, words[at - 1])):
                    break
                if word.key in vocabulary().small:
                    break
                named = named or word.shape != "initial"
            at += 1
        return at

    def _continues(self, word: Word, before: Word) -> bool:
        """A word that can be a name; one by a hyphen to a name may be any ("Lexi-Mae", "Marsden-Close")."""
        return self.known.grade(word.key) > Grade.ORDINARY or (
            word.gap == "-" and self.known.grade(before.key) is Grade.NAME
        )

    def _judged(self, words: Sequence[Word], first: int, last: int) -> Iterator[Span]:
        first, last = self._edges(words, first, last)
        parts = [word for word in words[first:last] if word.shape != "initial"]
        if not parts:
            return
        score = self._score(words, first, last, parts)
        if score:
            yield self._span(words, first, last, score)

    def _edges(self, words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
        """Without a question's "Will", abbreviations in capitals, and words no name begins with."""
        grade = self.known.grade
        while last - first > 1:
            head, tail = words[first], words[last - 1]
            if (
                (head.opens and head.key in _MODALS and grade(words[first + 1].key) is Grade.NAME)
                or head.key in vocabulary().small
                or (head.shape == "caps" and self._is_abbreviation(head, words[first + 1]))
            ):
                first += 1
            elif tail.shape == "caps" and self._is_abbreviation(tail, words[last - 2]):
                last -= 1
            elif head.shape == "initial" and head.key in ("a", "i") and head.opens and head.gap != ".":
                if words[first + 1].gap == " " and grade(words[first + 1].key) < Grade.NAME:
                    first += 1
                else:
                    break
            else:
                break
        return first, last

    def _is_abbreviation(self, word: Word, beside: Word) -> bool:
        return beside.shape == "cap" and self.known.grade(word.key) is Grade.UNKNOWN and len(word.text) <= 5

    def _score(self, words: Sequence[Word], first: int, last: int, parts: Sequence[Word]) -> float:
        known = self.known
        grades = [known.grade(word.key) for word in parts]
        best = max(grades)
        forename, surname = known.forename(parts[0].key), any(known.surname(word.key) for word in parts[1:])
        if best is Grade.NAME:
            if len(parts) > 1:
                return 0.9 if forename and surname else 0.8
            if last - first > 1:
                return 0.8
            if self._is_eponym(words, first, last):
                return 0.0
            if parts[0].shape == "caps" and parts[0].line != 2 and len(parts[0].text) < 6:
                long = len(parts[0].text) > 3
                return 0.6 if long and self._acts(words, first, last) else 0.0  # more likely an abbreviation
            return 0.75 if forename else 0.6
        if len(parts) > 1:
            return self._both_words(words, first, last, parts, forename, surname)
        if best is Grade.UNKNOWN:
            return self._behind_initial(words, first, last)
        if best is Grade.BOTH:
            if last - first > 1 and not words[first].line:
                return 0.7 if known.surname(parts[0].key) else 0.0
            return self._in_context(words, first, last)
        return 0.0

    @staticmethod
    def _behind_initial(words: Sequence[Word], first: int, last: int) -> float:
        """An unknown word behind an initial ("V Ratnasab", "R. Chimh"); "A" and "I" need their stop."""
        initial, name = words[first], words[last - 1]
        if last - first == 2 and name.shape == "initial" and initial.opens and len(initial.text) > 3:
            ends = last >= len(words) or words[last].gap.startswith((",", ".,"))
            return 0.6 if ends and initial.shape == "cap" else 0.0  # "Whittingstall T, duty"
        if last - first < 2 or initial.shape != "initial" or name.shape != "cap" or len(name.text) < 3:
            return 0.0
        stopped = words[first + 1].gap.startswith(".")
        return 0.6 if stopped or initial.key not in ("a", "i") or not initial.opens else 0.0

    def _both_words(
        self,
        words: Sequence[Word],
        first: int,
        last: int,
        parts: Sequence[Word],
        forename: bool,
        surname: bool,
    ) -> float:
        """A forename and a surname by list, as in Grace Young; Young People is none."""
        if not forename or parts[0].key in vocabulary().never:
            return 0.0
        behind = words[last] if last < len(words) else None
        runs_on = behind is not None and behind.gap == " " and behind.capital and not words[first].line
        if surname:
            return 0.5 if runs_on else 0.7
        unknown = self.known.grade(parts[1].key) is Grade.UNKNOWN and parts[1].shape == "cap"
        return 0.6 if unknown and not runs_on else 0.0

    def _in_context(self, words: Sequence[Word], first: int, last: int) -> float:
        """One word that is a name and something else besides."""
        word, known = words[first], self.known
        before = words[first - 1] if first else None
        after = words[last] if last < len(words) else None
        forename = known.forename(word.key)
        if word.key in vocabulary().never | _NO_NAMES and not word.owned:
            return 0.0
        if self._is_told_of(words, last):
            return 0.6
        if self._paired(words, first, last):
            return 0.7
        if word.line or word.shape == "caps":
            return 0.0
        near = before is not None and word.gap.strip() == "" and not word.opens
        if (
            near
            and before is not None
            and (
                before.key in DETERMINERS
                or before.owned
                or (word.key in known.days and before.key in MONTH_LEADS)
            )
        ):
            return 0.0
        if near and before is not None and before.capital and not before.opens:
            return 0.0
        if (
            near
            and before is not None
            and word.key in known.place_words
            and before.key in ("in", "at", "near", "from", "to", "of")
        ):
            return 0.0
        if (
            after is not None
            and after.gap in (" ", "-")
            and (after.capital or after.shape == "code")
            and not word.owned
        ):
            return 0.0
        if word.owned:
            return (0.65 if forename else 0.5) if forename or not word.opens else 0.0
        if word.opens:
            return self._opening(word, after, forename)
        if word.key in _MODALS and after is not None and after.key in BARE_VERBS:
            return 0.0
        if after is not None and after.gap == " " and after.key in AUXILIARIES | DOINGS:
            return 0.7 if forename else 0.6
        return 0.55 if forename else 0.0

    def _is_told_of(self, words: Sequence[Word], last: int) -> bool:
        """ "Reason, who is the uncle": nothing but a person is somebody who is."""
        word = words[last - 1]
        return (
            word.shape == "cap"
            and last + 1 < len(words)
            and words[last].gap == ", "
            and words[last].key == "who"
            and words[last + 1].key in AUXILIARIES | DOINGS
            and vocabulary().titles.at(words, last - 1) is None
        )

    def _opening(self, word: Word, after: Word | None, forename: bool) -> float:
        """Opening a sentence only a person's verb makes it a name: "Hope said", "Rose was seen"."""
        if (
            forename
            and after is not None
            and after.gap == " ("
            and (after.key in _BIRTH or after.shape == "code")
        ):
            return 0.6
        if word.key in _MODALS and after is not None and after.gap == " " and after.key in _MODALS_BEHIND:
            return 0.6  # "Will will not say"
        if not forename or after is None or after.gap != " " or word.key in _MODALS:
            return 0.0
        return (
            0.6
            if after.key in DOINGS or (after.key in AUXILIARIES and word.key in self.known.word_names)
            else 0.0
        )

    def _paired(self, words: Sequence[Word], first: int, last: int) -> bool:
        """Beside a name that is nothing else: "Hope and Tyler", "Tyler/Hope", "Kai, Hope and Ty"."""
        if not self.known.forename(words[first].key):
            return False
        after = last + 1 if last < len(words) and words[last].key in _PAIRED else last
        before = first - 2 if first and words[first - 1].key in _PAIRED else first - 1
        forward = after < len(words) and (after > last or words[after].gap.strip() in ("/", ",", "&", "+"))
        backward = before >= 0 and (before < first - 1 or words[first].gap.strip() in ("/", ",", "&", "+"))
        return (forward and self._is_forename(words[after])) or (
            backward and self._is_forename(words[before])
        )

    def _is_forename(self, word: Word) -> bool:
        return word.capital and self.known.forename(word.key) and self.known.grade(word.key) is Grade.NAME

    @staticmethod
    def _is_eponym(words: Sequence[Word], first: int, last: int) -> bool:
        """Named after somebody, as the Griffiths scales; the safety net shows it all the same."""
        after = words[last] if last < len(words) else None
        return not words[first].owned and after is not None and after.gap == " " and after.key in EPONYMS

    @staticmethod
    def _acts(words: Sequence[Word], first: int, last: int) -> bool:
        """Whether a person's verb or a possessive follows."""
        after = words[last] if last < len(words) else None
        return words[first].owned or (
            after is not None and after.gap == " " and after.key in AUXILIARIES | DOINGS
        )

    @staticmethod
    def _span(words: Sequence[Word], first: int, last: int, score: float) -> Span:
        return Span(words[first].start, words[last - 1].end, "PERSON", score)

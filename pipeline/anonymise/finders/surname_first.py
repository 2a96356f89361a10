"""Names with the surname first or in capitals: "MARSDEN, Kayleigh", "Kayleigh MARSDEN"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.anonymise.finders.rule import NameRule, Span
from pipeline.anonymise.finders.run import joined
from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding.lists import Grade
from pipeline.anonymise.finding.words import Word, split

_BIRTH = re.compile(
    r"\s*[,(\[]?\s*(?:d\.?\s?o\.?\s?b|born|aged?\b|\d{1,2}[./-]\d|\d{1,2}\s?y)", re.IGNORECASE
)


class SurnameFirst(NameRule):
    """Surname and forenames in one span."""

    def find(self, text: str) -> Iterator[Span]:
        """Names of people, by how surname and forename are written."""
        words = split(text)
        for at in range(1, len(words)):
            first, second = words[at - 1], words[at]
            if not (first.capital and second.capital) or len(first.text) < 2:
                continue
            if first.key == "the":
                continue  # "The LADO"; Said, An and My are forenames
            if second.gap in (", ", ","):
                yield from self._with_comma(words, at)
            elif first.shape == "caps" and second.shape == "cap" and second.gap == " ":
                yield from self._loud_surname(words, at)
            elif first.shape == "cap" and second.shape == "caps" and joined(second, first):
                yield from self._loud_last(words, at)
            elif second.gap == " " and _BIRTH.match(text, second.end):
                yield from self._before_birth(words, at)

    def _with_comma(self, words: Sequence[Word], at: int) -> Iterator[Span]:
        surname, forename = words[at - 1], words[at]
        begin = self._begin(words, at - 1)
        parts = [part for part in words[begin:at] if part.shape == surname.shape]
        if not any(map(self._is_surname, parts)) or surname.key in vocabulary().never:
            return
        if at > 1 and words[at - 2].owned and "," not in words[at - 1].gap:
            return  # "Clare's Law, Sarah's Law"
        initials = forename.shape == "initial"
        if not initials and not self.known.forename(forename.key):
            return
        last = self._forenames(words, at)
        if forename.shape == "caps" and surname.shape != "caps":
            return
        loud = surname.shape == "caps" and (initials or forename.shape == "cap")
        if not loud and (self._in_a_list(words, begin, last) or surname.line == 2):
            return
        if initials and not (loud or self._stands_alone(words, begin, last)):
            return
        sure = self.known.grade(surname.key) is Grade.NAME or self.known.grade(forename.key) is Grade.NAME
        if loud or sure:
            yield self._span(words, begin, last, 0.9 if loud else 0.75)

    def _loud_surname(self, words: Sequence[Word], at: int) -> Iterator[Span]:
        """Surname in capitals, then the forename; before it may stand an abbreviation ("CAMHS Kayleigh")."""
        surname, forename = words[at - 1], words[at]
        if len(surname.text) < 3 or not self._is_surname(surname) or surname.line == 2:
            return
        listed = self.known.surname(surname.key)
        long = len(surname.text) > 5 and self.known.grade(forename.key) is Grade.NAME
        if self.known.forename(forename.key) and (listed or long):
            yield self._span(words, self._begin(words, at - 1), self._forenames(words, at), 0.85)

    def _loud_last(self, words: Sequence[Word], at: int) -> Iterator[Span]:
        forename, surname = words[at - 1], words[at]
        if len(surname.text) < 3 or not self.known.forename(forename.key) or not self._is_surname(surname):
            return
        if self.known.surname(surname.key) or len(surname.text) > 5:
            last = at + 1
            while last < len(words) and words[last].shape == "caps" and words[last].gap in ("-", "'"):
                last += 1
            yield self._span(words, at - 1, last, 0.85)

    def _before_birth(self, words: Sequence[Word], at: int) -> Iterator[Span]:
        surname, forename = words[at - 1], words[at]
        if self.known.forename(forename.key) and self.known.surname(surname.key):
            yield self._span(words, self._begin(words, at - 1), at + 1, 0.8)

    def _is_surname(self, word: Word) -> bool:
        grade = self.known.grade(word.key)
        return grade is Grade.UNKNOWN or (grade > Grade.UNKNOWN and self.known.surname(word.key))

    @staticmethod
    def _begin(words: Sequence[Word], at: int) -> int:
        """Where a surname of several parts begins: "SMITH-JONES, Ann", "van der BERG, Jan"."""
        while (
            at
            and words[at].gap in ("-", " ")
            and (
                (words[at].gap == "-" and words[at - 1].capital)
                or words[at - 1].key in vocabulary().particles
            )
        ):
            at -= 1
        return at

    def _forenames(self, words: Sequence[Word], at: int) -> int:
        last = at + 1
        while (
            last < len(words)
            and joined(words[last], words[last - 1])
            and words[last].capital
            and (words[last].shape == "initial" or self.known.forename(words[last].key))
        ):
            last += 1
        return last

    def _in_a_list(self, words: Sequence[Word], begin: int, last: int) -> bool:
        """ "Tyler, Kayleigh and Grace": forenames one after another are several people."""
        if not self.known.forename(words[begin].key):
            return False
        before = begin and words[begin].gap in (", ", " ") and self.known.forename(words[begin - 1].key)
        after = last < len(words) and (
            words[last].key in ("and", "or")
            or (words[last].gap.strip() in (",", "&") and self.known.forename(words[last].key))
        )
        return bool(before or after or not self.known.surname(words[begin].key))

    @staticmethod
    def _stands_alone(words: Sequence[Word], begin: int, last: int) -> bool:
        return words[begin].opens and (
            last >= len(words) or words[last].gap.strip(" .") == "" or words[last].opens
        )

    @staticmethod
    def _span(words: Sequence[Word], first: int, last: int, score: float) -> Span:
        return Span(words[first].start, words[last - 1].end, "PERSON", score)

"""Names behind a title, a rank, a post or a family word: "PC 2214 Whitlock", "social worker Jane Smith"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.anonymise.finders.rule import NameRule, Span
from pipeline.anonymise.finders.run import Trust, name_at
from pipeline.anonymise.finders.vocabulary import Kind, vocabulary
from pipeline.anonymise.finding.lists import Grade
from pipeline.anonymise.finding.words import Word, several, split

_SCORES: dict[Kind, float] = {"civil": 0.9, "rank": 0.9, "role": 0.85, "kin": 0.8}
_CLOSE = frozenset(("", ".", "/"))
_APART = frozenset(
    (",", ":", "(", "-", "–", "—", ": (", "“", '"', "‘", "'", ",“", ' "', "[", ".:", ":-", "/")
)
_AND = frozenset(("and", "&"))
_DOUBTFUL = several("miss sir dame doctor recorder madam hon lieutenant col")
_WEAK_RANKS = several("ps di ds det acc dis col lt capt csi special officers officer police flo dcp")
_SECOND_TITLES = several("father sister brother mother canon judge justice")
_SIZES = several("big")
_ELDERS = several("nan nana nanna nanny gran granny grandma grandad granddad grandpa uncle aunt auntie aunty")
_NO_DOCTOR = several("intelligence report guide hospital unit")
_PLAIN_SHORT = several("pc dc ds di ps sw hv tm gp po om ta dis dr mr mrs det sgt")


class TitledName(NameRule):
    """The name behind a title, which is no part of it; also the second one of "PCs Frome and Rao"."""

    def find(self, text: str) -> Iterator[Span]:
        """Names of people, by what stands before them."""
        words = split(text)
        for hit in vocabulary().titles.find(words):
            first = _past_number(words, hit.last, hit.value)
            yield from self._behind(words, hit.first, first, hit.value)

    def _behind(self, words: Sequence[Word], title: int, first: int, kind: Kind) -> Iterator[Span]:
        if first >= len(words):
            return
        if words[first].key in _SECOND_TITLES and first + 1 < len(words) and words[first + 1].capital:
            return  # "Rev. Father O'Malley": the second title has its turn
        number = words[first - 1].shape == "code"
        trust = _trust(words[title:first], kind, number)
        gap = words[first].gap.strip(" \u00a0\n" if number else " \u00a0")
        if gap not in _CLOSE and (kind == "civil" or gap not in _APART):
            return
        if gap in _CLOSE and "\n\n" in words[first].gap:
            return
        last = name_at(words, first, self.known, trust, small=_may_be_small(words[title], kind, number))
        if last == first or not self._holds(words, title, first, last, gap, kind, number):
            return
        score = 0.95 if number else _SCORES[kind]
        start = words[title if self._is_nickname(words, title, first, last) else first].start
        yield Span(start, words[last - 1].end, "PERSON", score)
        yield from self._others(words, last, score)

    def _is_nickname(self, words: Sequence[Word], title: int, first: int, last: int) -> bool:
        """Whether the word before belongs to the name: "Big Dave"; "Nanny Plum", who is no Plum."""
        if not words[title].capital or last - first > 1 or first - title > 1 or words[first].gap != " ":
            return False
        if words[title].key in _SIZES:
            return True
        grade, key = self.known.grade(words[first].key), words[first].key
        return words[title].key in _ELDERS and grade is Grade.BOTH and not self.known.forename(key)

    def _holds(
        self, words: Sequence[Word], title: int, first: int, last: int, gap: str, kind: Kind, number: bool
    ) -> bool:
        """Against a name speak a comma before a lone doubtful word, a heading, an ordinary word."""
        name = words[first:last]
        grades = [self.known.grade(word.key) for word in name if word.shape != "initial"]
        best = max(grades)
        if words[first - 1].owned and best is not Grade.NAME:
            return False  # "the Manager's Job Description"
        if words[title].key in ("dr", "doctor") and _is_institute(words, first, last):
            return False
        if kind in ("role", "kin"):
            if gap in (",", "-", "–", "—", "/") and not (best is Grade.NAME or (len(name) > 1 and best)):
                return False
            if best is Grade.UNKNOWN and all(word.shape == "caps" for word in name) and not name[0].line:
                return False
            return not (best is Grade.BOTH and len(name) == 1) or self._stands_out(words, first, last, kind)
        if best is Grade.ORDINARY and not number:
            if words[title].key in _WEAK_RANKS:
                return False
            doubtful = kind == "rank" or words[title].key in _DOUBTFUL
            return not (doubtful and (name[0].line or _is_doing(name[0].key)))
        return True

    def _stands_out(self, words: Sequence[Word], first: int, last: int, kind: Kind) -> bool:
        """Whether a lone name that is also a word is written as a name here."""
        word = words[first]
        if word.line or word.opens:
            return kind == "kin" and word.key in self.known.forenames and not word.line
        if word.key in self.known.days or word.key in ("will", "may", "can"):
            after = words[last] if last < len(words) else None
            return after is None or after.gap != " " or after.shape != "low" or after.key not in _BARE
        return True

    def _others(self, words: Sequence[Word], at: int, score: float) -> Iterator[Span]:
        """The further names of a list that begins behind one title."""
        while at < len(words):
            first = at
            if words[at].key in _AND or (words[at].gap.strip() in ("&", "/") and words[at].capital):
                first = at + 1 if words[at].key in _AND else at
            elif words[at].gap.strip() != ",":
                return
            if first >= len(words):
                return
            last = name_at(words, first, self.known, "sure")
            if last == first:
                return
            yield Span(words[first].start, words[last - 1].end, "PERSON", score - 0.1)
            at = last


_BARE = several(
    """
    be have need not also take go attend come want remain continue require see contact call make
    give get wish still do help
    """
)


def _trust(title: Sequence[Word], kind: Kind, number: bool) -> Trust:
    if kind == "civil" or number:
        return "any"
    if kind == "rank":
        return "any" if title[0].key not in ("officer", "officers", "police", "flo") else "possible"
    return "possible"


def _past_number(words: Sequence[Word], at: int, kind: Kind) -> int:
    """Beyond a collar number: "PC 2214 Whitlock", "DC/4411 Harbord", "PC (2214) Rao"."""
    if kind not in ("rank", "role") or at >= len(words) or words[at].shape != "code":
        return at
    return at + 1 if words[at].gap.strip(" /(#") == "" else at


def _may_be_small(title: Word, kind: Kind, number: bool) -> bool:
    return title.shape == "low" and (kind in ("kin",) or number or title.key in _PLAIN_SHORT)


def _is_institute(words: Sequence[Word], first: int, last: int) -> bool:
    """Dr Foster is a publisher of hospital figures, too."""
    after = words[last] if last < len(words) else None
    return (
        last - first == 1
        and words[first].key == "foster"
        and after is not None
        and after.capital
        and after.key in _NO_DOCTOR
    )


def _is_doing(key: str) -> bool:
    return key.endswith(("ed", "ing"))

"""What may become an entry of the key at all: an entry's words are replaced in every document of the case.

A finder that has to miss nobody takes the status "Red", the abbreviation "ED" and "Low" at the beginning of a
cell for names. Here, and nowhere else, is decided which of its findings are names, which are none, and which
are replaced where they stand without a pseudonym, for a person to say who is meant.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from pipeline.anonymise.finders.person_words import AUXILIARIES, DETERMINERS, DOINGS
from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding import lists
from pipeline.anonymise.finding.lists import Grade
from pipeline.anonymise.finding.words import Word, keys, several, split
from pipeline.anonymise.key.model import Key
from pipeline.anonymise.key.names import called
from pipeline.anonymise.model import Finding

_LONGEST = 10
_SHORT = 4
_LEAST_NAME = 3
_TWO_SENTENCES = re.compile(r"[^\W\d_]{4,}[.!?]\s")
_PARTED = re.compile(r"[,;\n]")
_LINE_END = re.compile(r"[\n\t|]")
_LABEL = re.compile(r"\W*(?:[^\n:=.!?]{1,40}[:=]\W*)?(?:[A-Z]\s*[–—:=/-]\W*)?")
_LABELLED = re.compile(r"\W*|\s?[:=–—].*")
_HUMPS = re.compile(r"[^\W\d_][a-zß-ÿ]*")
_ANYBODY = several(
    """
    man men woman women lady gentleman male female child kid baby boy girl crew staff engineer driver
    neighbour
    """
)
_SCALES = (several("red amber green"), several("low medium high"), several("yes no maybe"))
"""Words of which one says how something stands, where another of them does so elsewhere."""
_GUESSED = ("model", "name-variant")
"""Sources that do not ask what stands around a word that is also an ordinary one."""


class Verdict(Enum):
    """What a finding of a name is."""

    NAME = "name"
    UNSURE = "unsure"
    """It is replaced where it stands and becomes no entry."""
    NO = "no"
    """It reads as something else: it stays, and a person is told."""


class Plausible:
    """What can be a name in one text.

    Args:
        text: the text.
        findings: what was found in it; a rule's finding of a word supports the model's of the same.
        key: its people, whose initials an abbreviation may be, as may those of whom the text names in full.
    """

    def __init__(self, text: str, findings: Iterable[Finding], key: Key) -> None:
        self._text = text
        self._known = lists.load()
        self._words = split(text)
        self._starts = [word.start for word in self._words]
        self._at: dict[str, list[int]] = {}
        self._ruled: set[str] = set()
        self._shown: set[str] = set()
        wanted: set[str] = set()
        found: set[str] = set()
        for one in findings:
            written = text[one.start : one.end]
            if one.label == "PERSON":
                wanted.update(keys(written))
                found.add(written)
                if one.source not in _GUESSED:
                    self._ruled.update(keys(written))
                if written[1:2].islower() and written[:1].isupper():
                    self._shown.update(
                        word for word in keys(written) if self._known.grade(word) > Grade.ORDINARY
                    )
        wanted.update(word for scale in _SCALES for word in scale)
        for at, word in enumerate(self._words):
            if word.key in wanted:
                self._at.setdefault(word.key, []).append(at)
        people = [name for entry in key.entries if entry.kind == "person" for name in entry.names]
        self._initials = {letters for name in (*people, *found) for letters in _initials(name)}

    def of(self, finding: Finding, title: str = "") -> Verdict:
        """The verdict on a finding of a person, place or organisation.

        Args:
            finding: one of the text's.
            title: the title before it, as written.
        """
        if finding.source in ("key", "reviewer"):
            return Verdict.NAME
        words = self._within(finding)
        if finding.label == "PERSON":
            return self._person(finding, words, title)
        return self._place(finding, words)

    def _within(self, finding: Finding) -> list[Word]:
        first = bisect.bisect_left(self._starts, finding.start)
        last = bisect.bisect_left(self._starts, finding.end)
        if first < last and self._starts[first] == finding.start:
            return list(self._words[first:last])
        return list(split.__wrapped__(self._text[finding.start : finding.end]))  # begins inside a word

    # people

    def _person(self, finding: Finding, words: Sequence[Word], title: str) -> Verdict:
        named = [word for word in words if word.shape != "initial" and _telling(word)]
        written = self._text[finding.start : finding.end]
        if not named or len(words) > _LONGEST or _TWO_SENTENCES.search(written):
            return Verdict.UNSURE
        kind = _kind_of(title)
        if kind in ("civil", "rank"):
            return Verdict.NAME
        if len(named) > 1 or len(words) > 1:
            return self._several(named, initialled=len(named) < len(words))
        word = named[0]
        if kind and self._known.grade(word.key) is Grade.BOTH and not self._is_day(word):
            return Verdict.NAME
        return self._single(word, finding)

    def _several(self, named: Sequence[Word], *, initialled: bool) -> Verdict:
        grade = self._known.grade
        if all(word.shape == "low" and grade(word.key) < Grade.NAME for word in named):
            return Verdict.UNSURE if initialled else Verdict.NO
        if len(named) == 1:
            return Verdict.NAME if grade(named[0].key) > Grade.ORDINARY else Verdict.UNSURE
        small = any(word.shape == "low" and grade(word.key) < Grade.NAME for word in named)
        letters = all(word.shape != "cap" for word in named if word.capital)
        short = all(len(word.text) < _LEAST_NAME for word in named if word.capital)
        return Verdict.UNSURE if small and letters and short else Verdict.NAME

    def _single(self, word: Word, finding: Finding) -> Verdict:
        grade, guessed = self._known.grade(word.key), finding.source in _GUESSED
        if self._is_day(word) or self._is_glued(word):
            return Verdict.NO
        if word.key in _ANYBODY:
            return Verdict.NO if guessed and not self._known.forename(word.key) else Verdict.UNSURE
        if self._in_scale(word) and not self._acts(word.key):
            return Verdict.NO
        if word.shape == "low":
            return self._small(word, grade)
        if word.shape == "caps" and len(word.text) <= _SHORT and word.line != 2:
            return self._short(word, guessed=guessed)
        if grade is Grade.ORDINARY:
            same = [word, *(self._words[at] for at in self._at.get(word.key, ()))]
            alone = not (any(map(self._stands_out, same)) or self._does(word.key))
            return Verdict.NO if guessed and alone else Verdict.UNSURE
        if grade is not Grade.BOTH:
            return Verdict.NAME
        if word.key in self._ruled or not guessed or self._acts(word.key):
            return Verdict.NAME
        if self._stands_out(word):
            return Verdict.NAME
        opens = word.opens and not word.owned and not self._known.forename(word.key)
        return Verdict.NO if opens and self._is_also_small(word.key) else Verdict.UNSURE

    def _small(self, word: Word, grade: Grade) -> Verdict:
        if word.key in self._shown:
            return Verdict.NAME
        return Verdict.NO if grade < Grade.NAME and grade is not Grade.UNKNOWN else Verdict.UNSURE

    def _short(self, word: Word, *, guessed: bool) -> Verdict:
        """An abbreviation, or somebody's initials, or a name in capitals that stands elsewhere without."""
        if word.key in self._shown:
            return Verdict.NAME
        term = word.key in self._known.term_words or (
            len(word.key) >= _LEAST_NAME and self._known.grade(word.key) is Grade.ORDINARY
        )
        return Verdict.NO if guessed and term and word.key not in self._initials else Verdict.UNSURE

    def _is_day(self, word: Word) -> bool:
        return word.key in self._known.days and not (
            self._known.forename(word.key) and word.key in self._known.word_names
        )

    def _is_glued(self, word: Word) -> bool:
        """ "MayThe": two words between which a page has a border and no blank, neither of them a name."""
        humps = [hump.casefold() for hump in _HUMPS.findall(word.text)]
        if word.shape == "caps" and (word.key in self._initials or self._acts_loud(word.key)):
            return False  # "AV", "ZARA was seen": letters that are words by chance
        if len(humps) < 2 or not all(hump[0].isupper() for hump in _HUMPS.findall(word.text)):
            return False
        plain = all(hump in self._known.days or self._known.ordinary(hump) for hump in humps)
        return plain and any(hump in DETERMINERS or hump in self._known.days for hump in humps)

    def _acts_loud(self, key: str) -> bool:
        """Whether a forename in capitals does somewhere what people do, or is a name elsewhere."""
        if key in self._shown or not self._known.forename(key):
            return key in self._shown
        behind = (self._words[at + 1] for at in self._at.get(key, ()) if at + 1 < len(self._words))
        return any(after.gap in (" ", "'s ", "’s ") and after.key in AUXILIARIES | DOINGS for after in behind)

    def _in_scale(self, word: Word) -> bool:
        """Whether it says how something stands, as another word of the same scale does elsewhere."""
        for scale in _SCALES:
            if word.key in scale:
                others = (at for other in scale - {word.key} for at in self._at.get(other, ()))
                here = next((at for at in self._at.get(word.key, ()) if self._words[at] == word), None)
                return here is not None and self._alone(here) and any(map(self._alone, others))
        return False

    def _alone(self, at: int) -> bool:
        """Whether a word fills its line, its cell or what stands behind a label or its own letter
        ("A – Amber"), or is itself the label of a line."""
        word, text = self._words[at], self._text
        start = max(text.rfind(sign, 0, word.start) for sign in "\n\t|") + 1
        after = _LINE_END.search(text, word.end)
        end = after.start() if after else len(text)
        before, behind = text[start : word.start], text[word.end : end]
        return _LABEL.fullmatch(before) is not None and _LABELLED.fullmatch(behind) is not None

    def _stands_out(self, word: Word) -> bool:
        """Whether only a name explains its capital: inside a sentence, no article before it and no further
        capital beside it."""
        if word.opens or word.line or word.shape != "cap":
            return False
        here = next((at for at in self._at.get(word.key, ()) if self._words[at] == word), None)
        if here is None or not here:
            return False
        before, after = self._words[here - 1], self._words[here + 1 : here + 2]
        if word.gap == " " and (before.capital or before.key in DETERMINERS):
            return False
        return not (after and after[0].gap == " " and after[0].capital)

    def _is_also_small(self, key: str) -> bool:
        return any(self._words[at].shape == "low" for at in self._at.get(key, ()))

    def _acts(self, key: str) -> bool:
        """Whether a word somewhere in the text does what only people do, or has a surname behind it."""
        return any(self._acts_at(at) for at in self._at.get(key, ()))

    def _does(self, key: str) -> bool:
        """Whether a word, in no list of names, stands somewhere where only a name stands: "Bolt said"."""
        return any(self._after(at) in DOINGS for at in self._at.get(key, ()))

    def _after(self, at: int) -> str:
        """The word next to one that has a capital and no article before it; "" where there is none."""
        word, before = self._words[at], self._words[at - 1] if at else None
        article = before is not None and word.gap == " " and before.key in DETERMINERS
        after = self._words[at + 1] if at + 1 < len(self._words) else None
        return after.key if after and after.gap == " " and word.shape == "cap" and not article else ""

    def _acts_at(self, at: int) -> bool:
        word = self._words[at]
        before = self._words[at - 1] if at and word.gap in (" ", ". ") else None
        if word.shape == "cap" and before is not None and _kind_of(before.text) in ("civil", "rank"):
            return True
        if not self._after(at) or not self._known.forename(word.key):
            return False
        after = self._words[at + 1]
        surname = after.capital and self._known.grade(after.key) is Grade.NAME
        return surname or after.key in DOINGS or (after.key in AUXILIARIES and not word.opens)

    # places

    def _place(self, finding: Finding, words: Sequence[Word]) -> Verdict:
        telling = [
            word for word in words if word.capital and _telling(word) and word.key not in self._known.days
        ]
        long = len(words) > (2 * _LONGEST if any(word.shape == "code" for word in words) else _LONGEST)
        written = self._text[finding.start : finding.end]
        if not telling or long or _TWO_SENTENCES.search(written):
            return Verdict.UNSURE
        if any(word.shape == "code" for word in words) or not all(map(self._is_plain, telling)):
            return Verdict.NAME
        if all(word.shape == "caps" and len(word.text) <= _SHORT and word.line != 2 for word in telling):
            return Verdict.UNSURE if finding.source not in _GUESSED else Verdict.NO
        if not all(word.opens for word in telling):
            return Verdict.NAME  # a capital that nothing but a name explains: "outside the Anchor"
        return Verdict.NO if len(words) == 1 and finding.source in _GUESSED else Verdict.UNSURE

    def _is_plain(self, word: Word) -> bool:
        """Whether it is an ordinary word and no place of the lists; or short and in capitals, a term."""
        if word.shape == "caps" and len(word.text) <= _SHORT:
            return word.key in self._known.term_words or self._known.ordinary(word.key)
        return self._known.grade(word.key) is Grade.ORDINARY and word.key not in self._known.place_words


def sifted(key: Key, text: str, findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings, and those among them of people and places that are none.

    Args:
        key: the key so far.
        text: what the findings are of.
        findings: in order of place.
    """
    from pipeline.anonymise.key.around import Around

    every = list(findings)
    plausible, around = Plausible(text, every, key), Around(text)
    left: list[Finding] = []
    refused: list[Finding] = []
    for one in every:
        naming = one.label in ("PERSON", "LOCATION", "ORGANISATION")
        title = around.title(one.start) if one.label == "PERSON" else ""
        (refused if naming and plausible.of(one, title) is Verdict.NO else left).append(one)
    return left, refused


def parts(written: str) -> list[str]:
    """The parts of a place's name between commas: "Tannery Court", "Stoke Marling"."""
    return [part.strip() for part in _PARTED.split(written) if part.strip()]


def _kind_of(title: str) -> str:
    words = split.__wrapped__(title) if title else ()
    found = vocabulary().titles.at(words, 0) if words else None
    return found.value if found else ""


def _initials(name: str) -> Iterator[str]:
    letters = "".join(part[0] for part in called(name).parts)
    if len(letters) > 1:
        yield from (letters, letters[:1] + letters[-1:])


def _telling(word: Word) -> bool:
    return word.shape != "code" and word.key not in vocabulary().small and len(word.key) > 1

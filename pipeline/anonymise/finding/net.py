"""The safety net: what is left in a text that no list knows, for a person to look at.

Every capitalised word or number outside the findings that is in no list of ordinary English, terms of the
field, days and months, and neither kept nor anonymous; every name of the lists in small letters; and every
word that is both a name and an ordinary word, where its capital stands inside a sentence.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.anonymise.finders.person_words import DOINGS
from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding import anonymous, lists
from pipeline.anonymise.finding.harmless import is_harmless
from pipeline.anonymise.finding.lists import Grade, Lists
from pipeline.anonymise.finding.lone_letters import Letters, letters_of, may_name
from pipeline.anonymise.finding.words import Word, several, split
from pipeline.anonymise.model import Finding
from pipeline.case import Case

NO_LIST = "capitalised word that is in no list"
NAME = "name in the lists that was not found here"
SMALL_NAME = "name in the lists, in small letters"
BOTH = "word that is also a name, with a capital inside a sentence"
INITIALS = "initials, or an abbreviation in no list"
ODD = "ordinary word with a capital inside a sentence"
FOREIGN = "word in letters that are not English"
HANDLE = "name that somebody goes by online"
MASKED = "word with letters hidden, which can be guessed"
NUMBER = "number that is not plainly harmless"

_KNOWN_SHORT = several(
    """
    for at by on if mr mrs ms dr st uk us eu tv id ok dvd cd pc it no not and or the to of in is all any who
    nhs am pm
    """
)
_ARTICLES = several("the a an this these those his her their its my our your each every any some no both all")
_DONE = DOINGS | several("will was has had did")
_DID = DOINGS - several("is also then never always still often sometimes later aged cut hit put")
_LEAST_SMALL = 4
_FOREIGN = re.compile(
    "[\u0370-\u1cff\u2c00-\ua71f\ua800-\uaaff\uac00-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc\uff66-\uffdc"
    "\U00010000-\U0003ffff]"
)
_MASKED = re.compile(r"(?<![\w*•])[A-Z][a-z]*(?:[*•][\w*•]*[a-z]|[*•]{2,})(?![\w*•])")
_ROMAN = several("ii iii iv vi vii viii ix xi xii xiii xiv xv")
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "able", "ness", "less", "ised", "ising")
_HEADS = (
    "un",
    "re",
    "non",
    "pre",
    "post",
    "anti",
    "sub",
    "multi",
    "inter",
    "over",
    "under",
    "mis",
    "co",
    "micro",
)


@dataclass(frozen=True)
class Unlisted:
    """A string to look at: its first place, how often it stands in the text, and why it is here."""

    text: str
    start: int
    end: int
    count: int
    why: str


def unlisted(
    text: str, findings: Sequence[Finding], case: Case | None = None, known: Lists | None = None
) -> tuple[Unlisted, ...]:
    """What no list knows and no finding covers, each string once, in order of its first place.

    Args:
        text: the text that was searched.
        findings: what was found in it; nothing inside them is reported.
        case: what it keeps, its pseudonyms and the area of its board are not reported.
        known: the lists; the shipped ones unless given.
    """
    known = known or lists.load()
    covered = _Cover([(one.start, one.end) for one in findings])
    quiet = _Cover([(one.start, one.end) for one in anonymous.stretches(text, known, case)])
    found: dict[str, Unlisted] = {}
    masked = [(match.start(), match.end(), MASKED) for match in _MASKED.finditer(text)]
    area = anonymous.area(case, known)
    strange = (
        one
        for one in _left(text, split(text), covered, quiet, known, letters_of(case))
        if one[0].key not in area
    )
    left = _together(strange, text)
    for start, end, why in sorted((*left, *masked)):
        written = text[start:end]
        had = found.get(written)
        found[written] = replace(had, count=had.count + 1) if had else Unlisted(written, start, end, 1, why)
    return tuple(found.values())


class _Cover:
    """Whether a place lies inside one of many stretches."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted(stretches):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def holds(self, word: Word) -> bool:
        at = bisect.bisect_right(self._starts, word.start) - 1
        return at >= 0 and word.end <= self._ends[at]


def _left(
    text: str, words: Sequence[Word], covered: _Cover, quiet: _Cover, known: Lists, letters: Letters
) -> Iterator[tuple[Word, str]]:
    for at, word in enumerate(words):
        foreign = not word.text.isascii() and _FOREIGN.search(word.text) is not None
        if word.shape == "low" and not foreign and known.grade(word.key) is not Grade.NAME:
            if _speaks_online(words, at, known) and not covered.holds(word):
                yield word, HANDLE
            continue
        if covered.holds(word):
            continue
        behind = at > 0 and covered.holds(words[at - 1])
        if quiet.holds(word):
            if len(word.text) > 1 and may_name(words, at, letters, behind_a_name=behind):
                yield word, INITIALS
            elif _is_titled(words, at, known):
                yield word, NO_LIST
        elif foreign:
            yield word, FOREIGN
        elif word.shape == "code":
            if not is_harmless(text, words, at):
                yield word, NUMBER
        else:
            why = _why(words, at, known)
            if why is None and may_name(words, at, letters, behind_a_name=behind):
                why = INITIALS
            if why:
                yield word, why


def _why(words: Sequence[Word], at: int, known: Lists) -> str | None:
    word = words[at]
    grade = known.grade(word.key)
    if word.shape == "low":
        long = len(word.key) >= _LEAST_SMALL and known.forename(word.key)
        return SMALL_NAME if long else None
    if word.shape == "initial":
        return INITIALS if _is_initials(words, at) else None
    if word.shape == "caps" and len(word.text) < 4 and word.line != 2 and word.key not in known.term_words:
        return None if word.key in _KNOWN_SHORT or word.key in _ROMAN else INITIALS
    if grade is Grade.NAME:
        return NAME
    if grade is Grade.UNKNOWN:
        return (
            None if word.key in _ROMAN or word.key in _KNOWN_SHORT or _is_built(word.key, known) else NO_LIST
        )
    if _stands_out(words, at, known) or _acts(words, at, known):
        return BOTH if grade is Grade.BOTH else ODD
    return None


def _speaks_online(words: Sequence[Word], at: int, known: Lists) -> bool:
    """A line that a word of no list begins with a colon: "chantelled: tell him"."""
    word = words[at]
    if (at and "\n" not in word.gap) or at + 1 == len(words):
        return False
    return (
        known.grade(word.key) is Grade.UNKNOWN and len(word.key) > _LEAST_SMALL and words[at + 1].gap == ": "
    )


def _is_initials(words: Sequence[Word], at: int) -> bool:
    """A letter beside another ("T F"), or behind Mr, Mrs, Dr."""
    word = words[at]
    if word.key == "i" or (word.key == "a" and word.opens):
        return False
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    near = before is not None and word.gap in (" ", ". ", ".", "-")
    if near and before is not None and before.key in ("mr", "mrs", "ms", "miss", "dr", "pc", "dc", "ds"):
        return True
    if word.line == 2:
        return False
    return (near and before is not None and before.shape == "initial" and before.key != "i") or (
        after is not None
        and after.gap in (" ", ". ", ".", "-")
        and after.shape == "initial"
        and after.key != "i"
    )


def _is_titled(words: Sequence[Word], at: int, known: Lists) -> bool:
    """Whether it is an abbreviation of a list that is no abbreviation behind a post: "SW Pru"."""
    word, before = words[at], words[at - 1] if at else None
    if before is None or word.shape != "cap" or word.gap != " " or before.shape != "caps":
        return False
    if word.key not in known.term_words or word.key in known.english:
        return False
    title = vocabulary().titles.at(words, at - 1)
    return title is not None and title.last == at


def _stands_out(words: Sequence[Word], at: int, known: Lists) -> bool:
    """A capital that nothing but a name explains: no beginning, no heading, no title of several capitals."""
    word = words[at]
    if word.opens or word.line or word.shape != "cap" or word.key in known.days:
        return False
    before, after = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
    if word.gap == " " and before is not None and (before.capital or before.key in _ARTICLES):
        return False
    return not (after is not None and after.gap == " " and after.capital and not word.owned)


def _acts(words: Sequence[Word], at: int, known: Lists) -> bool:
    """A name that is also a word, at a beginning or in capitals, that does something: "Mark said", "Field
    recorded"; of a month's name only what nobody says of a month: "April moved out"."""
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.gap != " " or after.key == word.key:
        return False
    if word.key in known.days:
        return known.forename(word.key) and word.shape == "cap" and after.key in _DID
    if word.key not in known.word_names or word.key in vocabulary().small:
        return False
    if known.forename(word.key) and after.key in _DONE:
        return True
    past = after.shape == "low" and len(after.key) > _LEAST_SMALL and after.key.endswith("ed")
    return word.shape == "cap" and word.key not in vocabulary().never and (past or after.key in _DID)


def _is_built(key: str, known: Lists) -> bool:
    """An English word with an ending or a beginning that the list leaves out."""
    for ending in _ENDINGS:
        stem = key.removesuffix(ending)
        if stem != key and len(stem) > 3 and (stem in known.english or stem + "e" in known.english):
            return True
    return any(
        key.startswith(head) and len(key) > len(head) + 3 and key[len(head) :] in known.english
        for head in _HEADS
    )


def _together(left: Iterator[tuple[Word, str]], text: str) -> Iterator[tuple[int, int, str]]:
    """Neighbouring words as one string, so that a name of two words is one line of the list."""
    start, end, why, last = -1, -1, "", None
    for word, reason in left:
        if last is not None and reason == why != NUMBER and text[end : word.start] in (" ", "-", "\u00a0"):
            end = word.end
        else:
            if last is not None:
                yield start, end, why
            start, end, why = word.start, word.end, reason
        last = word
    if last is not None:
        yield start, end, why

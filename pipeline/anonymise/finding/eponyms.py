"""What is named after people who have nothing to do with the case: "Barlow manoeuvre", "Karpman Triangle".

A surname before "test", "syndrome", "theory" and the like is a term, unless it is found as a person anywhere
else in the document, or the case knows it. A word that may be a forename needs to be among those after whom
something is known to be named; and no word is excused without such words around it.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finders.word_file import words_of
from pipeline.anonymise.finding.lists import Grade, Lists
from pipeline.anonymise.finding.words import Word, folded, keys, split
from pipeline.anonymise.model import Finding
from pipeline.case import Case

_JUDGED = frozenset(("list", "model"))
_LEAST = 0.6
"""A finding less sure than this does not make a person of the same word elsewhere."""
_MOST_WORDS = 3
_MOST_BETWEEN = 2
_MOST_LISTED = 4
_AND = frozenset(("and", "or"))
_FEW_WORDS = frozenset(("was", "were", "is", "are", "not", "reflex", "score", "scored"))


@dataclass(frozen=True)
class _Eponyms:
    people: frozenset[str]
    common: frozenset[str]
    systems: frozenset[str]
    heads: frozenset[str]
    loose: frozenset[str]
    results: frozenset[str]
    uses: frozenset[str]


@functools.cache
def _eponyms() -> _Eponyms:
    return _Eponyms(
        **{name: frozenset(map(folded, words)) for name, words in words_of("eponyms.yaml").items()}
    )


def without_eponyms(
    findings: Iterable[Finding], text: str, known: Lists, case: Case | None = None
) -> list[Finding]:
    """The findings less those of people after whom only a thing is named.

    Args:
        findings: everything found in the text; only what lists and the model took for a person can go.
        text: the whole document, since one place where the same name is a person keeps it everywhere.
        known: the lists to judge words by.
        case: whoever it names is no eponym.
    """
    every = list(findings)
    words = split(text)
    starts, ends = [word.start for word in words], [word.end for word in words]
    things: dict[Finding, frozenset[str]] = {}
    people = (
        {key for person in case.people for key in _keys_of(person.name, *person.also_known_as)}
        if case
        else set()
    )
    for finding in every:
        if finding.label != "PERSON":
            continue
        first = bisect.bisect_right(ends, finding.start)
        last = bisect.bisect_left(starts, finding.end)
        name = frozenset(word.key for word in words[first:last])
        if finding.source in _JUDGED and _is_thing(words, first, last, known):
            things[finding] = name
        elif finding.score >= _LEAST:
            people |= name
    return [
        one
        for one in every
        if one not in things or things[one] & people - _eponyms().heads - _eponyms().loose
    ]


def _keys_of(*names: str) -> set[str]:
    return {key for name in names for key in keys(name)}


def _is_thing(words: Sequence[Word], first: int, last: int, known: Lists) -> bool:
    name = words[first:last]
    if not name or len(name) > _MOST_WORDS or not name[0].capital or is_titled(words, first):
        return False
    listed = _eponyms()
    called = listed.heads | listed.loose
    bare = [word for word in name if word.key not in called]
    rare = any(word.key in listed.people | listed.systems for word in bare)
    famous = bool(bare) and all(word.key in listed.people | listed.systems | listed.common for word in bare)
    if not famous and any(known.forename(word.key) for word in bare):
        return False
    if len(bare) < len(name):  # "Barlow Manoeuvre", "Wickham striae": the thing is marked with the name
        return bool(bare) and name[-1].key in (called if rare else listed.heads)
    hyphened = len(name) > 1 and all(word.gap == "-" for word in name[1:])
    if hyphened and rare and not famous and _is_told(words, first, last):
        return True
    if hyphened and not famous:  # "Waterhouse-Friderichsen syndrome", of which no list has to know
        return _is_before_head(words, last, famous)
    if len(name) > 1 and not (famous and (rare or words[last - 1].gap == "-")):
        return False
    if famous and rare:
        return _leads_to_head(words, last, known, called) or _is_told(words, first, last)
    return _is_before_head(words, last, famous) or (famous and _is_beside(words, first, last, listed.people))


def is_author(key: str) -> bool:
    """Whether something of the field is named after somebody of this name."""
    return key in _eponyms().people | _eponyms().common


def is_titled(words: Sequence[Word], first: int) -> bool:
    """Behind "Mrs", "PC" or "Nurse" a name is somebody's."""
    for back in range(1, min(first, 3) + 1):
        hit = vocabulary().titles.at(words, first - back)
        if hit and hit.last == first and words[first].gap.strip() in ("", ".", ",", "("):
            return True
    return False


def _leads_to_head(words: Sequence[Word], last: int, known: Lists, heads: frozenset[str]) -> bool:
    """Whether "test", "theory" … follows a known one, perhaps later: "and Waterlow scores"."""
    for at in range(last, min(last + _MOST_LISTED + 1, len(words))):
        word = words[at]
        if word.gap.strip() not in ("", "-", "/") and not (word.gap == ", " and word.capital):
            return False
        if word.key in heads:
            return True
        if not (word.capital or word.key in _AND or known.grade(word.key) is Grade.ORDINARY):
            return False
    return False


def _is_before_head(words: Sequence[Word], last: int, famous: bool) -> bool:
    """Whether "test" follows at once, or "Test" behind words in capitals; not "Marsden's test"."""
    for at in range(last, min(last + _MOST_BETWEEN + 1, len(words))):
        word = words[at]
        if word.gap not in (" ", "-"):
            return False
        if word.key in _eponyms().heads:
            if words[last - 1].owned:
                return famous and word.capital
            return at == last or word.capital
        if at == last and word.key == "or":
            return last + 1 < len(words) and _is_eponym(words, last + 1)
        if not word.capital:
            return False
    return False


def _is_eponym(words: Sequence[Word], first: int) -> bool:
    """ "Noonan or Prader-Willi syndrome": what stands behind the "or" with what it is called."""
    last = first
    while last < len(words) and words[last].capital and (last == first or words[last].gap == "-"):
        last += 1
    return first < last < len(words) and words[last].gap == " " and words[last].key in _eponyms().heads


def _is_told(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a result, a figure or another such name stands beside a known one."""
    listed = _eponyms()
    single = words[first].key
    after = words[last] if last < len(words) else None
    if single in listed.systems and after is not None and after.gap == " " and after.key in listed.uses:
        return True
    pool = listed.systems if single in listed.systems else listed.people | listed.common
    if _is_beside(words, first, last, pool):
        return True
    if single in listed.systems or after is None:
        return False
    for at in range(last, min(last + 3, len(words))):
        if words[at].gap.strip():
            return False
        if words[at].key in listed.results or (at == last and words[at].shape == "code"):
            return True
        if words[at].key not in _FEW_WORDS:
            return False
    return False


def _is_beside(words: Sequence[Word], first: int, last: int, pool: frozenset[str]) -> bool:
    """Whether the next name of a list, or the one before, is such a name too ("Barlow and Ortolani")."""
    after = last + (last < len(words) and words[last].key in _AND)
    before = first - 1 - (first > 0 and words[first - 1].key in _AND)
    near_after = after < len(words) and (after > last or words[after].gap.strip() == ",")
    near_before = before >= 0 and (before < first - 1 or words[first].gap.strip() == ",")
    return (near_after and words[after].capital and words[after].key in pool) or (
        near_before and words[before].capital and words[before].key in pool
    )

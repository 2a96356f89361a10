"""From the first word of a name to its last: "A. Menon", "van der Berg", "Ann-Marie O'Malley"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding.lists import Grade, Lists
from pipeline.anonymise.finding.words import Word

Trust = Literal["any", "possible", "sure"]
"""What the first word must be: any capitalised word; one that can be a name; one that is nothing else."""

_MOST = 6
_INSIDE = frozenset((" ", "-", "\u00a0", "‐", "‑", "–", "  "))
_SHORTENED_ARTICLES = {"t": (" '", " ’", " ‘"), "s": (" '", " ’", " ‘")}
_DUTCH = frozenset(("van", "in", "aan", "op"))
"""What stands before the "t" of "van 't Hoff", and before that."""


def joined(word: Word, before: Word) -> bool:
    """Whether two words can be parts of one name: a blank or a hyphen between, or a stop after an initial."""
    if word.gap in _INSIDE:
        return not before.owned
    if word.gap in _SHORTENED_ARTICLES.get(word.key, ()) and before.key in _DUTCH:
        return True
    return (
        (before.shape == "initial" or before.key == "st")
        and word.gap in (". ", ".", ".-")
        and not before.owned
    )


def name_at(words: Sequence[Word], first: int, known: Lists, trust: Trust, *, small: bool = False) -> int:
    """Where the name that begins at a word ends.

    Args:
        words: the text.
        first: the word to begin at.
        known: the lists.
        trust: how much the words before it promise that a name follows.
        small: whether a name may be written without capitals; then only what is nothing but a name counts.

    Returns:
        The index after its last word; `first` where there is no name.
    """
    particles = vocabulary().particles
    at, named, last = first, False, first
    while at < len(words) and at - first < _MOST:
        word = words[at]
        if at > first and not joined(word, words[at - 1]):
            break
        if word.shape == "initial" and word.key not in ("i",):
            last = at + 1 if named else last
        elif word.key in particles and leads_on(words, at):
            pass
        elif _is_part(words, first, at, known, trust, small, named) and not _barred(
            words, first, at, named, known, trust
        ):
            named, last = True, at + 1
        else:
            break
        at += 1
    return _trimmed(words, first, last, named, known)


def leads_on(words: Sequence[Word], at: int) -> bool:
    """Whether a capital follows a particle, perhaps behind another one ("van der Berg")."""
    particles = vocabulary().particles
    for word in words[at + 1 : at + 3]:
        if word.capital:
            return True
        if word.key not in particles:
            return False
    return False


def _is_part(
    words: Sequence[Word], first: int, at: int, known: Lists, trust: Trust, small: bool, named: bool
) -> bool:
    """Whether a word can be the first of a name, or the next: an ordinary word only behind a forename."""
    word = words[at]
    grade = known.grade(word.key)
    if word.shape == "code" or (word.key in known.days and grade < Grade.BOTH):
        return False
    if not word.capital:
        return small and grade is Grade.NAME
    if grade is Grade.ORDINARY and named:
        behind = words[at - 1]
        return word.gap == "-" or (
            at - first == 1
            and known.forename(behind.key)
            and not word.line
            and word.key not in known.term_words
        )
    if trust == "any" or named:
        return True
    return grade >= (Grade.NAME if trust == "sure" else Grade.UNKNOWN)


def _barred(words: Sequence[Word], first: int, at: int, named: bool, known: Lists, trust: Trust) -> bool:
    """ "Team" after "Social Worker", "Head" after "Jane Smith"; not "Page" after "Mrs" or after "Ian"."""
    key, text = words[at].key, vocabulary()
    if key in text.small:
        return True
    if key not in text.never:
        return False
    if not named:
        return trust != "any"
    more = at + 1 < len(words) and words[at + 1].capital and joined(words[at + 1], words[at])
    return more or at - first != 1 or known.grade(key) < Grade.BOTH


def _trimmed(words: Sequence[Word], first: int, last: int, named: bool, known: Lists) -> int:
    """An abbreviation behind a name that is not in capitals is no part of it ("Jane Smith CSC")."""
    if not named:
        return first
    while last - first > 1:
        end = words[last - 1]
        odd = end.shape == "caps" and words[first].shape == "cap" and len(end.text) <= 5
        if not odd or known.grade(end.key) >= Grade.BOTH:
            break
        last -= 1
    return last

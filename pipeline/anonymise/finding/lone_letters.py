"""Letters that stand for somebody of the case: "G seen", "kind to K", "K&J", "Darren Stubbs (DS)", "O'M".

A letter is told from what else letters are by the words beside it: an option, a vitamin, a left arm. Whether
it is a person nobody can know; a person has to look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.anonymise.finders.person_words import AUXILIARIES, DOINGS, LETTERED
from pipeline.anonymise.finding.words import Word, keys, several
from pipeline.case import Case

_TO_SOMEBODY = several("to with by from and re for saw told seen met rang tell ask asked mum dad w c")
_LIKE_VERBS = several(
    "seen asleep awake upset well ok fine crying tearful at not in up out home back ill unwell"
)
_ADVERBS = several("also then never always still often sometimes later who whose aged")
_JOINTS = ("&", " & ", "+", " + ")
_ENDS = (".", ",", ";", ":", "?", "!", ")", "\n", "|", "\t", "”", '"')
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Letters:
    """The initials of the people of a case: of their forenames, and of first and last name."""

    single: frozenset[str]
    pairs: frozenset[str]


def letters_of(case: Case | None) -> Letters:
    """The initials of everybody whom a case names."""
    names = [
        parts
        for person in (case.people if case else ())
        for name in (person.name, *person.also_known_as)
        if (parts := keys(name))
    ]
    return Letters(
        frozenset(parts[0][0] for parts in names),
        frozenset("".join(part[0] for part in parts) for parts in names if len(parts) > 1)
        | frozenset(parts[0][0] + parts[-1][0] for parts in names if len(parts) > 1),
    )


def may_name(words: Sequence[Word], at: int, letters: Letters, *, behind_a_name: bool) -> bool:
    """Whether capitals may stand for somebody.

    Args:
        words: of the whole text.
        at: which of them.
        letters: of the people of the case.
        behind_a_name: whether the word before belongs to a name that was found.
    """
    word = words[at]
    if word.shape == "initial":
        return word.key in letters.single and word.key != "i" and _is_somebody(words, at, letters)
    if word.shape != "caps" or len(word.text) > _LONGEST:
        return False
    if any(mark in word.text for mark in "'’"):
        return True
    return behind_a_name and word.gap == " (" and word.key in letters.pairs


def _is_somebody(words: Sequence[Word], at: int, letters: Letters) -> bool:
    word = words[at]
    before = words[at - 1] if at and word.gap.strip(" ,&/+") == "" and "\n" not in word.gap else None
    after = words[at + 1] if at + 1 < len(words) else None
    if before is not None and (before.key in LETTERED or before.shape == "code"):
        return False
    acts = after is not None and after.gap == " " and after.key in (AUXILIARIES | DOINGS) - _ADVERBS
    if acts or (word.owned and word.key != "a"):
        return True
    if after is not None and after.shape == "initial" and after.gap in _JOINTS:
        return after.key in letters.single
    if word.key == "a":
        return False
    if before is not None and word.gap in _JOINTS and before.shape == "initial":
        return before.key in letters.single
    if after is not None and after.gap == " " and after.key in _LIKE_VERBS:
        return True
    ends = after is None or after.gap[:1] in _ENDS or after.key in ("and", "or")
    return before is not None and word.gap == " " and before.key in _TO_SOMEBODY and ends

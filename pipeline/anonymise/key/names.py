"""A name in its parts, and whether two names can be one person's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from rapidfuzz.distance import OSA

from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding.words import keys
from pipeline.chronology.people.lexicon import lexicon

Keys = tuple[str, ...]

_LONG = 8
_SHORTEST = 5
_APOSTROPHE = re.compile("['’ʼ`´]")
_COLLAR = re.compile(r"\d+")
_EDGES = " \t\n.,;:()[]“”\"'‘’-–—/&"


class Called(NamedTuple):
    """A name as somebody wrote it, folded.

    Attributes:
        given: the first names, initials among them as one letter.
        family: the surname, its hyphens parted; () where none was written.
        lone: the only word of a name that may be either.
        title: what stood before it: female, male, any, professional, "".
        doctor: that was "Dr".
    """

    given: Keys = ()
    family: Keys = ()
    lone: str = ""
    title: str = ""
    doctor: bool = False

    @property
    def parts(self) -> Keys:
        """All its words."""
        return (*self.given, *self.family, *((self.lone,) if self.lone else ()))

    @property
    def fullness(self) -> int:
        """How much it tells: words count more than initials, a surname more than none."""
        return sum(2 if len(part) > 1 else 1 for part in self.parts) + bool(self.family)


class Likeness(IntEnum):
    """How sure two names are one person's."""

    NONE = 0
    WORD = 1
    """One of them is a single word or surname, which the other holds."""
    FORM = 2
    """A first name, initial or nickname, and the same surname, perhaps a letter off."""
    SAME = 3


def called(written: str, title: str = "") -> Called:
    """A name in its parts: "SMITH, Jane", "Mrs D. Whitley", "PC 2214 Harbord", "van der Berg".

    Args:
        written: as it stands; titles and numbers at its beginning are no part of the name.
        title: the title that stood before it, where that is not part of `written`.
    """
    words = [word for word in (part.strip(_EDGES) for part in _in_order(written)) if keys(word)]
    titles = lexicon().titles
    while len(words) > 1 and (keys(words[0])[0] in titles or _COLLAR.fullmatch(words[0])):
        title = title or (words[0] if keys(words[0])[0] in titles else "")
        words = words[1:]
    kind = titles.get(keys(title)[0], "") if title and keys(title) else ""
    kind = kind or (title if title in ("female", "male", "any", "professional") else "")
    spoken = [keys(word) for word in words]
    doctor = keys(title)[:1] in (("dr",), ("doctor",))
    if not spoken:
        return Called(title=kind)
    if len(spoken) == 1:
        parts = spoken[0]
        return Called(family=parts, title=kind, doctor=doctor) if kind else _single(parts)
    at = len(spoken) - 1
    while at > 1 and spoken[at - 1][0] in vocabulary().particles and len(words[at - 1]) > 1:
        at -= 1
    given = tuple(part for word in spoken[:at] for part in word)
    return Called(given, tuple(part for word in spoken[at:] for part in word), title=kind, doctor=doctor)


def _single(parts: Keys) -> Called:
    return Called(lone=parts[0]) if len(parts) == 1 else Called(given=parts)


def _in_order(written: str) -> list[str]:
    """The words, first names first: "SMITH, Jane" and "SMITH Jane" begin with the surname."""
    before, comma, after = written.partition(",")
    if comma and before.strip() and after.strip():
        return [*after.split(), *before.split()]
    words = written.split()
    loud = [word.isupper() and len(word.strip(_EDGES)) > 2 for word in words]
    if len(words) > 1 and loud[0] and not any(loud[1:]) and keys(words[0])[:1] and not _is_title(words[0]):
        return [*words[1:], words[0]]
    return words


def _is_title(word: str) -> bool:
    folded = keys(word)
    return bool(folded) and folded[0] in lexicon().titles


def alike(one: Called, other: Called) -> Likeness:
    """How far two names can be one person's; titles and posts are not looked at."""
    if one.parts == other.parts and one.parts:
        return Likeness.SAME if len(one.parts) > 1 else Likeness.WORD
    if "".join(one.parts) in ("".join(other.family), "") or "".join(other.parts) == "".join(one.family):
        return Likeness.WORD if one.parts and other.parts else Likeness.NONE  # Mrs Smith Jones
    if one.lone or other.lone or not (one.given and other.given and one.family and other.family):
        return Likeness.WORD if _shares_word(one, other) else Likeness.NONE
    family = _family_alike(one.family, other.family)
    given = _given_alike(one.given, other.given)
    if family and given:
        return Likeness.FORM
    if given and _near("".join(one.family), "".join(other.family)):
        return Likeness.FORM if not _is_initial(one.given) and not _is_initial(other.given) else Likeness.NONE
    if family and _near(one.given[0], other.given[0]):
        return Likeness.FORM
    return Likeness.NONE


def _shares_word(one: Called, other: Called) -> bool:
    """Whether the lesser name is a part of the fuller one."""
    less, more = (one, other) if len(one.parts) <= len(other.parts) else (other, one)
    if less.lone:
        return (
            less.lone in more.parts
            or less.lone == "".join(more.family)
            or any(
                less.lone in lexicon().related.get(part, ()) for part in (*more.given[:1], more.lone) if part
            )
        )
    if less.family and not less.given:
        return bool(more.family) and _family_alike(less.family, more.family)
    return bool(more.given) and _given_alike(less.given, more.given)


def _family_alike(one: Keys, other: Keys) -> bool:
    if "".join(one) == "".join(other):
        return True
    less, more = sorted((one, other), key=len)
    return len(more) > len(less) and (less == more[: len(less)] or less == more[-len(less) :])


def _given_alike(one: Keys, other: Keys) -> bool:
    """First names: the same, an initial of one another, a nickname; a middle name alone is enough."""
    if "".join(one) == "".join(other):
        return True
    first, second = one[0], other[0]
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    if first == second or first in lexicon().related.get(second, ()):
        return True
    return (len(one) == 1 and first in other) or (len(other) == 1 and second in one)


def _is_initial(given: Keys) -> bool:
    return len(given[0]) == 1


def _near(one: str, other: str) -> bool:
    """A letter off; two in a long word. Short words a letter apart are other names (Jan, Jane)."""
    most = 1 if min(len(one), len(other)) < _LONG else 2
    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0]:
        return False
    return OSA.distance(one, other, score_cutoff=most) <= most


def initials(names: Iterable[str]) -> frozenset[str]:
    """The first letters, in capitals, of every word of these names; of O'Brien both."""
    whole = [part for name in names for part in (*keys(name), *keys(_APOSTROPHE.sub(" ", name)))]
    return frozenset(part[0].upper() for part in whole if part[0].isalpha())


def gender(given: Keys) -> str:
    """female, male or "" by a first name that only one of them bears."""
    return lexicon().genders_of_names.get(given[0], "") if given else ""

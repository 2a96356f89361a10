"""What may become an entry of the key at all: an entry's words are replaced in every document of the case."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding import lists
from pipeline.anonymise.finding.lists import Grade
from pipeline.anonymise.finding.words import Word, split

_LONGEST = 10
_TWO_SENTENCES = re.compile(r"[^\W\d_]{4,}[.!?]\s")
_PARTED = re.compile(r"[,;\n]")


def is_person(written: str, *, titled: bool) -> bool:
    """Whether what a finder took for a person's name can be one: "So", "the" and two sentences cannot."""
    words = _words(written)
    named = [word for word in words if word.shape != "initial" and _telling(word)]
    if not named or len(words) > _LONGEST or _TWO_SENTENCES.search(written):
        return False
    return titled or len(named) > 1 or lists.load().grade(named[0].key) is not Grade.ORDINARY


def is_place(written: str) -> bool:
    """Whether it can be a place's or an organisation's name: it has a capital that is no month's."""
    words = _words(written)
    telling = [
        word for word in words if word.capital and _telling(word) and word.key not in lists.load().days
    ]
    long = len(words) > (2 * _LONGEST if any(word.shape == "code" for word in words) else _LONGEST)
    return bool(telling) and not long and not _TWO_SENTENCES.search(written)


def parts(written: str) -> list[str]:
    """The parts of a place's name between commas: "Tannery Court", "Stoke Marling"."""
    return [part.strip() for part in _PARTED.split(written) if part.strip()]


def _words(written: str) -> Sequence[Word]:
    return split.__wrapped__(written)  # the cache is for whole texts


def _telling(word: Word) -> bool:
    return word.shape != "code" and word.key not in vocabulary().small and len(word.key) > 1

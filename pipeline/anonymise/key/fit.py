"""What can be no pseudonym: another's name, markup, a formula, a page of text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Protocol

from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding.words import keys
from pipeline.anonymise.key.model import Entry, EntryKind
from pipeline.anonymise.key.names import called
from pipeline.anonymise.key.pseudonyms import tells
from pipeline.anonymise.key.roles import roles

LONGEST = 100
_STRANGE = re.compile(r"[^\w \u00a0.,:;'’‘“”()\[\]/&#+*!?–—-]|_")
_HUMAN = frozenset(
    (
        "adult",
        "baby",
        "boy",
        "female",
        "girl",
        "infant",
        "male",
        "man",
        "person",
        "teenager",
        "toddler",
        "woman",
    )
)
"""What anybody may be called: "Baby B" names no Baby Grace."""
_BEGINS = re.compile(r"[^\W_]|\[")


class Bearer(Protocol):
    """Somebody or something with names: an entry of the key, or what case.yaml asks for."""

    @property
    def kind(self) -> EntryKind: ...
    @property
    def names(self) -> tuple[str, ...]: ...


def unfit(pseudonym: str, entry: Entry, entries: Iterable[Entry]) -> str:
    """Why words can be no pseudonym of an entry, as the end of a sentence without quotes; "" when they can.

    Args:
        pseudonym: as wished.
        entry: whose it is to be.
        entries: everybody and everything in the key: a pseudonym that holds the name of any of them would
            publish it, and no check could tell it from the pseudonym.
    """
    why = unwritable(pseudonym)
    if why or entry.kind == "identifier":
        return why
    if entry.kind == "person" and (why := tells(pseudonym, entry.name, entry.others)):
        return why
    others = [one for one in entries if not one.not_identifying and one.id != entry.id]
    return "holds a name that the case protects" if holds_name(pseudonym, others) else ""


def unwritable(pseudonym: str) -> str:
    """Why words could not stand in every document as a pseudonym, whoever's; "" when they could."""
    if len(pseudonym) > LONGEST:
        return f"is longer than {LONGEST} letters"
    if not any(letter.isalpha() for letter in pseudonym):
        return "holds no letter"
    if _STRANGE.search(pseudonym) or not _BEGINS.match(pseudonym):
        return "holds signs that are markup or a formula elsewhere, or does not begin with a letter"
    return ""


def holds_name(pseudonym: str, bearers: Iterable[Bearer]) -> bool:
    """Whether a person's name or a word of it, or a place's whole name, stands in a pseudonym.

    Words that pseudonyms are made of anyway ("Nurse", "Mother", a kind of school) name nobody.
    """
    spoken = keys(pseudonym)
    usual = _role_words() | vocabulary().particles
    telling = {word for word in spoken if len(word) > 1 and not word.isdigit()} - usual
    if not telling:
        return False
    for one in bearers:
        for name in one.names:
            if one.kind == "person" and telling.intersection(called(name).parts):
                return True
            if one.kind == "place" and telling.intersection(keys(name)) and _within(keys(name), spoken):
                return True
    return False


def _within(form: tuple[str, ...], spoken: tuple[str, ...]) -> bool:
    length = len(form)
    return any(spoken[at : at + length] == form for at in range(len(spoken) - length + 1))


@functools.cache
def _role_words() -> frozenset[str]:
    known = roles()
    phrases = (*known.family, *known.posts, *known.places, *map(keys, known.named))
    return _HUMAN | {word for phrase in phrases for word in phrase}

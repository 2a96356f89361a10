"""Every form of what is protected, written out by this room itself from the key and the case."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.verifying.fold import fold, squeezed
from pipeline.anonymise.verifying.wording import POSTCODE, TOKEN, of_person, of_place, of_words
from pipeline.case import Case

FormKind = Literal["name", "initials", "place", "identifier"]

_GERMAN = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "å": "aa",
        "ø": "oe",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "Å": "Aa",
        "Ø": "Oe",
    }
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way something protected can be written: its words folded, and what stands for it in public."""

    words: tuple[str, ...]
    matches: str
    kind: FormKind


@dataclass(frozen=True, slots=True)
class Day:
    """A day that must not appear: of birth, or of death where exact dates go.

    `said_only`: other dates stay as they are, so it tells only where it is said to be one of birth.
    """

    day: dt.date
    matches: str
    birth: bool
    said_only: bool = False


@dataclass(frozen=True, slots=True)
class Protected:
    """Everything to be searched for.

    Attributes:
        forms: word by word.
        codes: squeezed identifiers and postcodes → what stands for them.
        days: dates.
        kept: phrases that stay although a form may be part of them; the value says whether they stay even
            where they are the whole of it.
    """

    forms: tuple[Form, ...]
    codes: tuple[tuple[str, str], ...]
    days: tuple[Day, ...]
    kept: tuple[tuple[tuple[str, ...], bool], ...]


def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, folded."""
    return tuple(TOKEN.findall(fold(text)))


def protected(case: Case, key: Key) -> Protected:
    """What a case and its key protect, in every form.

    An entry that a person has called nobody's is left out.
    """
    forms: dict[Form, None] = {}
    codes: dict[tuple[str, str], None] = {}
    for entry in key.entries:
        if entry.not_identifying:
            continue
        for name in entry.names:
            forms.update(dict.fromkeys(_forms_of(name, entry)))
            codes.update(dict.fromkeys(_codes_of(name, entry)))
    for person in case.people:
        stands = _pseudonym_of(person.name, key) or person.pseudonym or "[address]"
        if person.address:
            about = Entry("address", "place", person.address, f"address of {stands}")
            forms.update(dict.fromkeys(_forms_of(person.address, about)))
            codes.update(dict.fromkeys(_codes_of(person.address, about)))
        number = re.search(r"\b([A-Z]{2,5})\s?(\d{3,6})\b", person.designation or "")
        if number:
            forms[Form(tokens(number.group()), stands, "identifier")] = None
    return Protected(tuple(forms), tuple(codes), tuple(_days(case, key)), tuple(_kept(case, key)))


def _pseudonym_of(name: str, key: Key) -> str:
    wanted = tokens(name)
    for entry in key.entries:
        if any(tokens(each) == wanted for each in entry.names):
            return entry.pseudonym
    return ""


def _forms_of(name: str, entry: Entry) -> Iterator[Form]:
    for spelling in sorted({name, name.translate(_GERMAN)}):
        if entry.kind == "person":
            for wording, kind in of_person(spelling):
                yield Form(wording, entry.pseudonym, kind)
        elif entry.kind == "place":
            for wording in of_place(spelling):
                yield Form(wording, entry.pseudonym, "place")
        elif not any(letter.isdigit() for letter in spelling):
            for wording in of_words(spelling):
                yield Form(wording, entry.pseudonym, "identifier")
        else:
            yield Form(tokens(spelling), entry.pseudonym, "identifier")


def _codes_of(name: str, entry: Entry) -> Iterator[tuple[str, str]]:
    """What can be found in any spacing: identifiers with a number in them, postcodes."""
    for postcode in POSTCODE.finditer(name):
        yield squeezed(fold(postcode.group())), entry.pseudonym
    code = squeezed(fold(name))
    if entry.kind == "identifier" and len(code) >= 5 and any(letter.isdigit() for letter in code):
        yield code, entry.pseudonym
        if code.isdigit() and code.startswith("0") and len(code) > 9:
            yield "44" + code[1:], entry.pseudonym
            yield "0044" + code[1:], entry.pseudonym


def _days(case: Case, key: Key) -> Iterator[Day]:
    for person in case.people:
        stands = _pseudonym_of(person.name, key) or person.pseudonym or person.role
        if person.date_of_birth:
            yield Day(person.date_of_birth, f"date of birth of {stands}", True)
        if person.date_of_death and case.publication.dates != "keep":
            yield Day(person.date_of_death, f"date of death of {stands}", False)


_PLACING = re.compile(
    r"\b(?:schools?|academy|college|nursery|playgroup|surgery|practice|medical centre|health centre|hospital"
    r"|infirmary|church|mosque|refuge|children['’]s (?:home|centre))\b",
    re.IGNORECASE,
)
"""An agency called so would place the family; its name is not kept."""


def _kept(case: Case, key: Key) -> Iterator[tuple[tuple[str, ...], bool]]:
    for phrase in case.publication.keep:
        yield tokens(phrase), True
    pseudonyms = [
        *(entry.pseudonym for entry in key.entries),
        *(person.pseudonym or "" for person in case.people),
        *(place.pseudonym or "" for place in case.places),
        *(identifier.pseudonym or "" for identifier in case.identifiers),
    ]
    for pseudonym in pseudonyms:
        yield tokens(pseudonym), False
    for names in ((case.board,), *((agency.name, *agency.aliases) for agency in case.agencies)):
        if not _PLACING.search(names[0]):
            for name in names:
                yield tokens(name), False

"""Every form of what is protected, written out by this room itself from the key and the case."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.verifying.fold import fold, squeezed
from pipeline.case import Case

FormKind = Literal["name", "initials", "place", "identifier", "address"]

_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "doctor",
        "prof",
        "professor",
        "pc",
        "wpc",
        "dc",
        "wdc",
        "ds",
        "di",
        "dci",
        "ps",
        "sgt",
        "sergeant",
        "insp",
        "inspector",
        "rev",
        "revd",
        "sister",
        "nurse",
        "sir",
        "lady",
        "lord",
        "dame",
        "cllr",
        "councillor",
        "judge",
        "hhj",
        "the",
    ]
)
_GENERIC = frozenset(
    [
        "baby",
        "little",
        "big",
        "young",
        "old",
        "nan",
        "nana",
        "nanny",
        "gran",
        "granny",
        "grandma",
        "grandad",
        "grandpa",
        "mum",
        "mummy",
        "mam",
        "dad",
        "daddy",
        "uncle",
        "aunt",
        "aunty",
        "auntie",
        "brother",
        "sister",
        "mother",
        "father",
        "child",
        "girl",
        "boy",
        "family",
        "jr",
        "jnr",
        "snr",
        "sr",
        "senior",
        "junior",
        "and",
        "or",
        "of",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "bint",
        "ibn",
        "ap",
        "ab",
        "abu",
        "ter",
        "ten",
        "dos",
        "das",
        "del",
        "st",
    ]
)
_KIND_WORDS = frozenset(
    [
        "school",
        "primary",
        "secondary",
        "infant",
        "infants",
        "junior",
        "nursery",
        "academy",
        "college",
        "playgroup",
        "preschool",
        "surgery",
        "practice",
        "medical",
        "health",
        "centre",
        "center",
        "clinic",
        "hospital",
        "infirmary",
        "ward",
        "church",
        "mosque",
        "temple",
        "chapel",
        "refuge",
        "hostel",
        "house",
        "home",
        "street",
        "road",
        "close",
        "lane",
        "avenue",
        "drive",
        "crescent",
        "gardens",
        "court",
        "terrace",
        "way",
        "place",
        "grove",
        "square",
        "hill",
        "estate",
        "village",
        "town",
        "city",
        "park",
        "row",
        "walk",
        "mews",
        "rise",
        "view",
        "green",
        "community",
        "general",
        "group",
        "c",
        "e",
        "ce",
        "rc",
        "high",
        "grammar",
        "and",
        "the",
        "of",
        "nhs",
        "trust",
        "foundation",
        "flats",
        "tower",
        "buildings",
        "children",
        "s",
        "childrens",
    ]
)
_SHORT = {
    "road": ("rd",), "street": ("st", "str"), "close": ("cl",), "lane": ("ln",), "avenue": ("ave", "av"),
    "drive": ("dr", "drv"), "crescent": ("cres", "cr"), "gardens": ("gdns", "gdn"), "court": ("ct", "crt"),
    "terrace": ("terr", "ter"), "place": ("pl",), "square": ("sq",), "grove": ("gr", "grv"), "hospital": ("hosp",),
    "primary": ("prim", "pri"), "school": ("sch",), "saint": ("st",), "st": ("saint",), "surgery": ("surg",),
    "doctor": ("dr",), "mount": ("mt",), "house": ("hse",), "flat": ("apartment", "apt"), "centre": ("center",),
}  # fmt: skip
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:flat|apartment|apt|unit|room)?\s*\d+\s*[a-z]?$")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
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
_MOST_VARIANTS = 24


@dataclass(frozen=True, slots=True)
class Form:
    """One way something protected can be written: its words folded, and what stands for it in public.

    `single` marks a name's one part, `whole` everything that is said by several words.
    """

    words: tuple[str, ...]
    matches: str
    kind: FormKind


@dataclass(frozen=True, slots=True)
class Day:
    """A day that must not appear: of birth, or of death where exact dates go."""

    day: dt.date
    matches: str
    birth: bool


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
    return tuple(_TOKEN.findall(fold(text)))


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
    spellings = {name, name.translate(_GERMAN)}
    for spelling in sorted(spellings):
        if entry.kind == "person":
            yield from _person(spelling, entry.pseudonym)
        elif entry.kind == "place":
            yield from _place(spelling, entry.pseudonym)
        elif not any(letter.isdigit() for letter in spelling):
            yield from _plain(spelling, entry.pseudonym, "identifier")
        else:
            yield Form(tokens(spelling), entry.pseudonym, "identifier")


def _person(name: str, pseudonym: str) -> Iterator[Form]:
    name = re.sub(r"\([^)]*\)", lambda found: " " + found.group()[1:-1] + " ", name)
    if name.count(",") == 1:  # "Marsden, Kayleigh"
        last, _, first = name.partition(",")
        name = f"{first} {last}"
    parts = [part for part in fold(name).split() if _TOKEN.search(part)]
    while len(parts) > 1 and parts[0].strip(".") in _TITLES:
        parts = parts[1:]
    if not parts:
        return
    spoken = [_variants(part) for part in parts]
    yield from _several(spoken, pseudonym, "name")
    surname = len(parts) - 1
    while surname > 1 and parts[surname - 1].strip(".") in _GENERIC:
        surname -= 1
    first, last = spoken[0], spoken[surname:]
    if len(parts) > 1:
        yield from _several([first, *last], pseudonym, "name")
        yield from _several([*last, first], pseudonym, "name")
        yield from _several([*last, *spoken[:surname]], pseudonym, "name")
        yield from _several(last, pseudonym, "name")
        initials = [part[0] for part in parts[:surname] if part[0].isalpha()]
        for many in range(1, len(initials) + 1):
            letters = [[(letter,)] for letter in initials[:many]]
            yield from _several([*letters, *last], pseudonym, "name")
            yield from _several([*last, *letters], pseudonym, "name")
            yield from _several([[("".join(initials[:many]),)], *last], pseudonym, "name")
            yield from _several([*last, [("".join(initials[:many]),)]], pseudonym, "name")
        yield from _several([first, [(parts[surname][0],)]], pseudonym, "initials")
        bare = "".join(part[0] for part in parts if part.strip(".") not in _GENERIC)
        yield Form((bare,), pseudonym, "initials")
        yield Form(tuple(bare), pseudonym, "initials")
        if len(bare) > 2:
            yield Form((bare[0] + bare[-1],), pseudonym, "initials")
            yield Form((bare[0], bare[-1]), pseudonym, "initials")
    for part, ways in zip(parts, spoken, strict=True):
        if part.strip(".") in _GENERIC or part.strip(".") in _TITLES:
            continue
        for way in ways:
            yield from _single(way, pseudonym)
            if len(way) > 1:
                for word in way:
                    if len(word) > 2 and word not in _GENERIC:
                        yield from _single((word,), pseudonym)


def _single(way: tuple[str, ...], pseudonym: str) -> Iterator[Form]:
    if sum(map(len, way)) < 2:
        return
    yield Form(way, pseudonym, "name")
    last = way[-1]
    for ending in ("s", "es"):
        yield Form((*way[:-1], last + ending), pseudonym, "name")
    if last.endswith("y") and len(last) > 3:
        yield Form((*way[:-1], last[:-1] + "ies"), pseudonym, "name")


def _variants(part: str) -> list[tuple[str, ...]]:
    """A part of a name with its apostrophe or hyphen and without: "o'brien" → o brien, obrien."""
    apart = tuple(_TOKEN.findall(part))
    ways = {apart, (squeezed(part),)}
    if part.endswith("'s") and len(apart) > 1:
        ways.add(apart[:-1])
    return sorted(ways)


def _several(spoken: Iterable[list[tuple[str, ...]]], pseudonym: str, kind: FormKind) -> Iterator[Form]:
    for ways in itertools.islice(itertools.product(*spoken), _MOST_VARIANTS):
        words = tuple(itertools.chain.from_iterable(ways))
        if len(words) > 1 or len("".join(words)) > 2:
            yield Form(words, pseudonym, kind)


def _place(name: str, pseudonym: str) -> Iterator[Form]:
    for at, piece in enumerate(_POSTCODE.sub("", name).replace("\n", ",").split(",")):
        plain = fold(piece).strip()
        if not plain or _NUMBERED.match(plain):
            continue
        yield from _named_place(plain, pseudonym)
        bare = re.sub(r"^(?:(?:flat|apartment|apt|unit|room)\s+\w+\s+|\d+\s*[a-z]?\s+)", "", plain)
        if bare != plain:
            yield from _named_place(bare, pseudonym)
        if at == 0 and plain.startswith("the "):
            yield from _named_place(plain[4:], pseudonym)


def _named_place(plain: str, pseudonym: str) -> Iterator[Form]:
    parts = [part for part in plain.split() if _TOKEN.search(part)]
    spoken = [[*_variants(part), *((short,) for short in _SHORT.get(part, ()))] for part in parts]
    yield from _several(spoken, pseudonym, "place")
    tail = len(parts)
    while tail > 1 and parts[tail - 1].strip("'") in _KIND_WORDS:
        tail -= 1
        yield from _several(spoken[:tail], pseudonym, "place")


def _plain(text: str, pseudonym: str, kind: FormKind) -> Iterator[Form]:
    yield from _several(
        [_variants(part) for part in fold(text).split() if _TOKEN.search(part)], pseudonym, kind
    )


def _codes_of(name: str, entry: Entry) -> Iterator[tuple[str, str]]:
    """What can be found in any spacing: identifiers with a number in them, postcodes."""
    for postcode in _POSTCODE.finditer(name):
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
        *(thing.pseudonym or "" for thing in (*case.people, *case.places, *case.identifiers)),
    ]
    for pseudonym in pseudonyms:
        yield tokens(pseudonym), False
    for names in ((case.board,), *((agency.name, *agency.aliases) for agency in case.agencies)):
        if not _PLACING.search(names[0]):
            for name in names:
                yield tokens(name), False

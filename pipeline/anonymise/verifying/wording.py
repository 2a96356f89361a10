"""The ways in which a person's or a place's name is written, as sequences of folded words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from pipeline.anonymise.finding.words import several
from pipeline.anonymise.verifying.fold import fold, squeezed

Wording = tuple[str, ...]
Said = tuple[Wording, Literal["name", "initials", "place"]]
Ways = Sequence[Wording]
"""The ways one part of a name is written."""

_TITLES = several(
    """
    mr mrs ms miss mx dr doctor prof professor pc wpc dc wdc ds di dci ps sgt sergeant insp
    inspector rev revd sister nurse sir lady lord dame cllr councillor judge hhj the
    """
)
_GENERIC = several(
    """
    baby little big young old nan nana nanny gran granny grandma grandad grandpa mum mummy mam dad
    daddy uncle aunt aunty auntie brother sister mother father child girl boy family jr jnr snr sr
    senior junior and or of van von der den de da di du la le el al bin bint ibn ap ab abu ter ten
    dos das del st
    """
)
_KIND_WORDS = several(
    """
    school primary secondary infant infants junior nursery academy college playgroup preschool
    surgery practice medical health centre center clinic hospital infirmary ward church mosque
    temple chapel refuge hostel house home street road close lane avenue drive crescent gardens
    court terrace way place grove square hill estate village town city park row walk mews rise view
    green community general group c e ce rc high grammar and the of nhs trust foundation flats tower
    buildings children s childrens
    """
)
_SHORT = {
    "road": ("rd",), "street": ("st", "str"), "close": ("cl",), "lane": ("ln",), "avenue": ("ave", "av"),
    "drive": ("dr", "drv"), "crescent": ("cres", "cr"), "gardens": ("gdns", "gdn"), "court": ("ct", "crt"),
    "terrace": ("terr", "ter"), "place": ("pl",), "square": ("sq",), "grove": ("gr", "grv"),
    "hospital": ("hosp",),
    "primary": ("prim", "pri"), "school": ("sch",), "saint": ("st",), "st": ("saint",), "surgery": ("surg",),
    "doctor": ("dr",), "mount": ("mt",), "house": ("hse",), "flat": ("apartment", "apt"),
    "centre": ("center",),
}  # fmt: skip
TOKEN = re.compile(r"[^\W\d_]+|\d+")
POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:flat|apartment|apt|unit|room)?\s*\d+\s*[a-z]?$")
_HOUSE = re.compile(r"^(?:(?:flat|apartment|apt|unit|room)\s+\w+\s+|\d+\s*[a-z]?\s+)")
_BRACKETS = re.compile(r"\(([^)]*)\)")
_MOST_VARIANTS = 24


def of_person(name: str) -> Iterator[Said]:
    """Every way to write a person: whole, first and last, surname first, initials, each part, plural."""
    parts = _parts(name)
    if not parts:
        return
    spoken: list[Ways] = [_variants(part) for part in parts]
    surname = len(parts) - 1
    while surname > 1 and parts[surname - 1] in _GENERIC:
        surname -= 1
    if len(parts) > 1:
        for order in _orders(parts, spoken, surname):
            for wording in choices(order):
                yield wording, "name"
        yield from _initials(parts, spoken, surname)
    for part, ways in zip(parts, spoken, strict=True):
        if part in _GENERIC or part in _TITLES:
            continue
        for way in ways:
            for wording in _alone(way):
                yield wording, "name"


def _parts(name: str) -> list[str]:
    name = _BRACKETS.sub(r" \1 ", name)
    if name.count(",") == 1:  # "Marsden, Kayleigh"
        last, _, first = name.partition(",")
        name = f"{first} {last}"
    parts = [part.strip(".") for part in fold(name).split() if TOKEN.search(part)]
    while len(parts) > 1 and parts[0] in _TITLES:
        parts = parts[1:]
    return parts


def _orders(parts: list[str], spoken: list[Ways], surname: int) -> Iterator[list[Ways]]:
    first, last = spoken[0], spoken[surname:]
    yield spoken
    yield [first, *last]
    yield [*last, first]
    yield [*last, *spoken[:surname]]
    yield last
    letters = [part[0] for part in parts[:surname] if part[0].isalpha()]
    for many in range(1, len(letters) + 1):
        apart: list[Ways] = [[(letter,)] for letter in letters[:many]]
        together: Ways = [("".join(letters[:many]),)]
        yield [*apart, *last]
        yield [*last, *apart]
        yield [together, *last]
        yield [*last, together]


def _initials(parts: list[str], spoken: list[Ways], surname: int) -> Iterator[Said]:
    for wording in choices([spoken[0], [(parts[surname][0],)]]):
        yield wording, "initials"
    bare = "".join(part[0] for part in parts if part not in _GENERIC)
    for letters in {bare, bare[:1] + bare[-1:]}:
        if len(letters) > 1:
            yield (letters,), "initials"
            yield tuple(letters), "initials"


def _alone(way: Wording) -> Iterator[Wording]:
    """A part by itself, and the family by its name: Marsdens, Joneses, Bradys and Bradies."""
    if sum(map(len, way)) < 2:
        return
    yield way
    *before, last = way
    yield (*before, last + "s")
    yield (*before, last + "es")
    if last.endswith("y") and len(last) > 3:
        yield (*before, last[:-1] + "ies")
    if len(way) > 1:
        for word in way:
            if len(word) > 2 and word not in _GENERIC:
                yield (word,)


def _variants(part: str) -> list[Wording]:
    """A part of a name with its apostrophe or hyphen and without: "o'brien" → o brien, obrien."""
    apart = tuple(TOKEN.findall(part))
    ways = {apart, (squeezed(part),)}
    if part.endswith("'s") and len(apart) > 1:
        ways.add(apart[:-1])
    return sorted(ways)


def choices(spoken: Iterable[Ways]) -> Iterator[Wording]:
    """Every choice of one way for each part, in order."""
    for ways in itertools.islice(itertools.product(*spoken), _MOST_VARIANTS):
        words = tuple(itertools.chain.from_iterable(ways))
        if len(words) > 1 or len("".join(words)) > 2:
            yield words


def of_place(name: str) -> Iterator[Wording]:
    """Every way to write a place or an address: whole, its parts, without its number, without "School"."""
    for piece in POSTCODE.sub("", name).replace("\n", ",").split(","):
        plain = fold(piece).strip()
        if not TOKEN.search(plain) or _NUMBERED.match(plain):
            continue
        yield from _named_place(plain)
        bare = _HOUSE.sub("", plain)
        if bare != plain:
            yield from _named_place(bare)
        if plain.startswith("the "):
            yield from _named_place(plain[4:])


def _named_place(plain: str) -> Iterator[Wording]:
    parts = [part for part in plain.split() if TOKEN.search(part)]
    spoken = [[*_variants(part), *((short,) for short in _SHORT.get(part, ()))] for part in parts]
    tail = len(parts)
    yield from choices(spoken)
    while tail > 1 and parts[tail - 1].strip("'") in _KIND_WORDS:
        tail -= 1
        if not all(part in _KIND_WORDS for part in parts[:tail]):
            yield from choices(spoken[:tail])


def of_words(text: str) -> Iterator[Wording]:
    """A phrase with apostrophes and hyphens as they come."""
    yield from choices([_variants(part) for part in fold(text).split() if TOKEN.search(part)])

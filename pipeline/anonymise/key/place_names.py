"""Whether two names are one place's."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.anonymise.finding.words import keys, several
from pipeline.anonymise.key.roles import ADDRESS, COUNTY, ORGANISATION, PLACE, STREET, TOWN, Role, roles

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_SHORT = {
    "rd": "road", "st": "street", "ave": "avenue", "cres": "crescent", "gdns": "gardens", "dr": "drive",
    "ln": "lane", "sq": "square", "ct": "court", "tce": "terrace", "cl": "close", "saint": "st",
}  # fmt: skip
_SAYS_LITTLE = several(
    """
    the of and at in nhs trust foundation primary infant infants junior secondary ce rc c e cofe catholic
    general community high voluntary aided controlled limited ltd day medical health
    """
)
_NUMBER = re.compile(r"\s*(?:flat\b|apartment\b|room\b|\d+[a-z]?\b)", re.IGNORECASE)
_SHIRE = re.compile(r"^\w+shire$|^county \w+$", re.IGNORECASE)
_PARTED = re.compile(r"[,\n;]")


class Spot(NamedTuple):
    """A place's name, folded: what tells it from others, and its kind."""

    telling: tuple[str, ...]
    kind: str
    whole: tuple[str, ...]


def spot(name: str, *, address: bool = False) -> Spot:
    """A place's name in its parts; of an address the postcode is left out, so that it fits without one."""
    if address:
        whole = tuple(_long(keys(_POSTCODE.sub(" ", name))))
        return Spot(whole, ADDRESS, whole)
    whole = tuple(_long(keys(name)))
    role = roles().place(name)
    kind = role.name if role else ""
    telling = tuple(part for part in whole if part not in _SAYS_LITTLE and (part,) not in _heads(kind))
    if kind == STREET:
        telling = whole  # Alder Close is not Alder Road
    return Spot(telling or whole, kind, whole)


def spot_of(name: str, role: str) -> Spot:
    """A name of a place whose kind is known: "Larkmead" of a school is no surgery of that name."""
    here = spot(name, address=role == ADDRESS)
    known = roles().named.get(role)
    return here._replace(kind=role) if not here.kind and known is not None and known.field == PLACE else here


def _heads(kind: str) -> frozenset[tuple[str, ...]]:
    return frozenset(phrase for phrase, role in roles().places.items() if kind and role.name == kind)


def _long(parts: tuple[str, ...]) -> list[str]:
    """Shortened words in full; at the beginning "St" is a saint."""
    return [_SHORT.get(part, part) if at or part == "saint" else part for at, part in enumerate(parts)]


def same_place(one: Spot, other: Spot) -> bool:
    """Whether they are one place: the same telling words, and the same kind where both say one."""
    if not one.whole or not other.whole:
        return False
    if one.whole == other.whole:
        return True
    if ADDRESS in (one.kind, other.kind):
        return one.kind == other.kind and _begins(one.whole, other.whole)
    return one.telling == other.telling and (one.kind == other.kind or not (one.kind and other.kind))


def _begins(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """One address is the other without its town or county: at least a number and a street."""
    less, more = sorted((one, other), key=len)
    return len(less) > 2 and any(part[0].isdigit() for part in less) and more[: len(less)] == less


def role_of_place(name: str, label: str = "LOCATION") -> Role:
    """The kind of a place for its pseudonym; one that tells none is a town or an organisation."""
    first, *_ = _PARTED.split(name)
    if label == "ADDRESS" or _NUMBER.match(name):
        return Role(ADDRESS, PLACE)
    known = roles().place(name) or roles().place(first)
    if known is not None:
        return known
    if _SHIRE.search(name):
        return Role(COUNTY, PLACE)
    return Role(ORGANISATION if label == "ORGANISATION" else TOWN, PLACE)

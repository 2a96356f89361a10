"""British addresses: a numbered house in a street, a flat in a block, a named house, with town and postcode.

A street without a house is a place, not an address, unless a postcode follows it.
Towns are taken in only where a postcode or the end of the sentence follows, so that
"12 Alder Close, Kayleigh said" leaves the child to the name finder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders.base import CONTEXT, PATTERN, Hit, PatternRecogniser, said_before

_S = r"[^\S\n]"
_WORD = r"(?:[A-Z][A-Za-z'’-]{0,24}\.?)"
_TYPES = (
    r"Street|St|Road|Rd|Close|Cl|Avenue|Ave|Lane|Ln|Drive|Court|Ct|Crescent|Cres|Gardens|Gdns|Terrace|Place|Pl|Way|Walk"
    r"|Grove|Hill|Mews|Square|Sq|Row|Rise|View|Park|Green|Parade|Path|Yard|Wharf|Quay|Broadway|Gate|Mount|Meadows?|Fields?"
    r"|Croft|Dene|Heights|House|Villas?|Mansions|Vale|Copse|Chase|Bank|Side|End|Mead|Cottages?|Lodge|Buildings|Parkway"
    r"|Drove|Common|Circus|Causeway|Wynd|Brae|Ridge|Orchard|Spinney|Glade|Wood|Corner|Hollow|Tower|Point|Flats"
)
_TYPE = rf"(?:(?i:{_TYPES})(?![\w'’])\.?)"
_OWN_NAME = (
    rf"(?:The{_S}(?:Crescent|Green|Square|Avenue|Close|Street|Drive|Mews|Parade|Grove|Broadway|Terrace|Lane|Quay"
    r"|Mount|Ridge))"
)
_HOUSE_TYPE = (
    r"(?:Cottages?|House|Farm|Lodge|Barn|Villa|Manor|Mill|Hall|Bungalow|Vicarage|Rectory|Court|Tower)"
)
_SMALL = rf"(?:of|the|and|upon|on|in|de|le){_S}"
_STREET = rf"(?:{_OWN_NAME}|{_WORD}(?:{_S}(?:{_SMALL}){{0,2}}{_WORD}){{0,3}}?{_S}{_TYPE})(?!\w)"
_NUMBER = rf"\d{{1,4}}[A-Za-z]?(?:{_S}?[-/–]{_S}?\d{{1,4}}[A-Za-z]?)?"
_POSTCODE = rf"[A-Z]{{1,2}}\d[A-Z\d]?(?:{_S}{{0,2}}\d[ABD-HJLNP-UW-Z]{{2}})?(?!\w)"
_BREAK = rf"(?:{_S}?,\s{{0,2}}|{_S}?\n{_S}{{0,3}})"
_TOWN = rf"{_WORD}(?:[ -](?:{_SMALL})?{_WORD}){{0,2}}"
_TO_POSTCODE = rf"(?:(?:{_BREAK}|{_S}){_TOWN})?(?:{_BREAK}{_TOWN}){{0,3}}(?:{_BREAK}|{_S}{{1,3}}){_POSTCODE}"
_TO_END = (
    rf"(?:,{_S}(?!Mother|Father|Child|Sibling|Adult|Nan){_WORD}(?:{_S}{_WORD})?(?<!\.)"
    rf"(?={_S}?(?:[.;)]|\n|\Z)))"
)
_REST = rf"(?:{_TO_POSTCODE}|{_TO_END})?"
_FLAT = (
    rf"(?:(?i:(?:ground|first|second|third|top|upper|lower|basement|garden|1st|2nd|3rd){_S}(?:floor{_S})?flat)"
    rf"|(?:(?i:flat|apartment|apt\.?|unit|plot|pitch|maisonette|studio)){_S}(?:no\.?{_S})?(?:\d{{1,4}}[A-Za-z]?|[A-Z]\d{{0,2}})(?!\w))"
)
_KINDLY = r"(?i:road|street|avenue|crescent|lane|terrace|close|drive|gardens|grove|court)(?!\w)"
_ADDRESS = re.compile(
    rf"""(?<![\w£$€])(?<!\d[.:/,-])(?:
      (?=[A-Za-z123])(?P<flat>{_FLAT},?(?:{_BREAK}|{_S})(?:at{_S})?(?:{_NUMBER},?{_S})?{_STREET}(?:{_BREAK}(?:{_NUMBER},?{_S})?{_STREET})?{_REST})
      | (?=\d)(?P<numbered>{_NUMBER},?{_S}{{1,2}}{_STREET}(?:{_BREAK}(?:{_NUMBER},?{_S})?{_STREET})?{_REST})
      | (?=\d)(?P<postcoded>{_NUMBER},?{_S}{{1,2}}{_TOWN}{_TO_POSTCODE})
      | (?=\d)(?P<small>\d{{1,4}}[a-z]?{_S}[a-z]{{3,20}}(?:{_S}[a-z]{{3,20}})?{_S}{_KINDLY})
      | (?=[A-Z])(?P<block>{_WORD}(?:{_S}{_WORD})?{_S}{_HOUSE_TYPE},?{_S}{_FLAT}{_REST})
      | (?=[A-Z])(?P<house>(?:{_WORD}{_S}){{1,3}}{_HOUSE_TYPE},(?:{_S}|\n){_STREET}{_REST})
      | (?=[A-Z])(?P<street>{_STREET}{_TO_POSTCODE})
      | (?P<alone>Flat{_S}\d{{1,3}}[A-Za-z]?)(?!\w)
    )""",
    re.VERBOSE,
)
_NOT_A_HOUSE = re.compile(
    r"(?:\b(?:W?PC|DC|DS|PS|DI|PCSO|Sgt|Constable|Sergeant|(?i:section|sections|article|articles|form|level|year|years|ward"
    r"|page|stage|tier|phase|part|schedule|table|appendix|band|grade|group|team|class|para|paragraph|rule|recommendation"
    r"|child|sibling|adult|officer|worker|room|bed|version|standard|number\sof|figure|chapter|step|log|cad))\.?\s|£)\Z"
)
_NO_STREET = re.compile(
    r"\b(?:Family|County|Crown|Magistrates['’]?|High|Youth|Coroner['’]?s|Combined|Appeal)\sCourt\b|\b(?:Day|Care|Half)\sWay\b"
    r"|\b(?:Family|Level|Social|Health|Police|Children['’]?s|Child)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_ESTABLISHMENT = re.compile(
    r"\s(?:Surgery|School|Primary|Infants?|Junior|Hospital|Clinic|Centre|Nursery|Medical|Practice|Police|Health|Family"
    r"|Children['’]?s|Methodist|Baptist|Church|Chapel|Mosque|Academy|College|Dental|Hostel|Order|Orders|Manager|Bundle|bundle)\b"
)
_LIVES = re.compile(
    r"(?i)(?:\b(?:liv(?:es|ed|ing)|resid(?:es|ing|ed)|mov(?:ed|ing)|staying|stayed|address(?:es)?|home|tenancy|property|flat|house)"
    r"\b[\s:]{0,2}(?:is|was)?\s?(?:at|to|of|in|from)?[\s:]{0,2})\Z"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\w|[-/–])")


class AddressRecogniser(PatternRecogniser):
    """Addresses as ADDRESS, whole: flat, house, street, town and postcode, over several lines."""

    labels = ("ADDRESS",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give the addresses in `text`."""
        for match in _ADDRESS.finditer(text):
            start, end = match.start(), match.end()
            group = match.lastgroup or ""
            if _JUDGES[group](text, match):
                while text[end - 1] in ".,":
                    end -= 1
                yield Hit(start, end, PATTERN if group in {"alone", "small", "house"} else CONTEXT, "ADDRESS")


def _numbered(text: str, match: re.Match[str]) -> bool:
    shown = match[0]
    if _YEAR.match(shown) or _NO_STREET.search(shown) or said_before(_NOT_A_HOUSE, text, match.start(), 24):
        return False
    return _ESTABLISHMENT.match(text, match.end(), match.end() + 16) is None


def _street(text: str, match: re.Match[str]) -> bool:
    return _NO_STREET.search(match[0]) is None


def _small(text: str, match: re.Match[str]) -> bool:
    return said_before(_LIVES, text, match.start(), 24)


def _always(text: str, match: re.Match[str]) -> bool:
    return True


_JUDGES = {
    "flat": _always,
    "numbered": _numbered,
    "postcoded": _numbered,
    "small": _small,
    "block": _always,
    "house": _street,
    "street": _street,
    "alone": _always,
}

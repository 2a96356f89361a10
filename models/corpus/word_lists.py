"""The lists of `models/lists` that hold no people, made anew.

`python -m models.corpus.word_lists [--english FILE]` writes

- `english.txt`: ordinary British English, from Debian's wbritish-large;
- `professional-terms.txt`: every term of `slots/terms`, of both parts;
- `places.txt`: real counties, cities, towns, countries and capitals, from `slots/places.yaml`;
- `days-and-months.txt`.

Run it before `models.corpus.lists`, which leaves the words of `english.txt` out of the name lists.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterable
from pathlib import Path

from models.corpus.lists import FOLDER
from models.corpus.origin import Origin, origins
from models.corpus.slots import grammar, terms
from models.corpus.slots.dates import MONTHS, WEEKDAYS

DICTIONARY = Path("/usr/share/dict/british-english-large")
_ONLY_NAMES = Path(__file__).parent / "slots" / "only_names.txt"
_PLACES = ("real_town", "city", "real_county", "real_country", "capital")
_FEASTS = (
    "Advent", "Ash Wednesday", "Bank Holiday", "Bonfire Night", "Boxing Day", "Christmas",
    "Christmas Day", "Christmas Eve", "Diwali", "Easter", "Easter Monday", "Easter Sunday", "Eid",
    "Eid al-Adha", "Eid al-Fitr", "Father's Day", "Good Friday", "Guy Fawkes Night", "Halloween",
    "Hanukkah", "Lent", "May Day", "Mother's Day", "Mothering Sunday", "New Year", "New Year's Day",
    "New Year's Eve", "Pancake Day", "Passover", "Ramadan", "Remembrance Sunday", "Shrove Tuesday",
    "St Andrew's Day", "St David's Day", "St George's Day", "St Patrick's Day", "Vaisakhi",
    "Valentine's Day", "Whitsun", "Yom Kippur",
)  # fmt: skip
_READ_AS_TERMS = frozenset({"NICU", "UTA", "RiO", "RoSH", "Nana", "Christmas", "Easter", "Ramadan"})
"""Names somewhere, but in these files what the trade means by them."""
_SHORT = ("Tues", "Weds", "Thur", "Thurs", "Sept")


def english(dictionary: Path = DICTIONARY) -> tuple[str, ...]:
    """The dictionary's small-letter words, without possessives and without those that are only names, sorted.

    Raises:
        OSError: the dictionary is not there.
    """
    only_names = set(_entries(_ONLY_NAMES))
    return tuple(
        sorted(
            word
            for word in _entries(dictionary)
            if word.islower() and not word.endswith("'s") and word not in only_names
        )
    )


def professional_terms(words: Iterable[str]) -> tuple[str, ...]:
    """Every term, sorted; not a single word that is also somebody's name, which a list must not excuse.

    Args:
        words: ordinary English; a term that is one of them stays.
    """
    ordinary = frozenset(words)
    every_origin = origins().values()
    given = {name.casefold() for each in every_origin for names in each.forenames.values() for name in names}
    others = {name.casefold() for each in every_origin for name in _other_names(each)}

    def is_name(term: str) -> bool:
        word = term.casefold().removesuffix("'s")
        if " " in term or word in ordinary or term in _READ_AS_TERMS:
            return False
        # FLO and NAI are read as what they mean; SARA may be a girl in a line of capitals.
        return word in given or (word in others and not term.isupper())

    every = {term for slot in terms.SLOTS for term in terms.terms(slot)}
    return _sorted(term for term in every if not is_name(term))


def _other_names(origin: Origin) -> Iterable[str]:
    return itertools.chain(
        origin.surnames,
        *origin.nicknames.values(),
        *origin.pet_names.values(),
        *origin.words.values(),
        _entries(_ONLY_NAMES),
    )


def places() -> tuple[str, ...]:
    """Real counties, cities, towns, countries and capitals, sorted. Some are names too (Lincoln, Jordan)."""
    listed = {entry for key in _PLACES for entry in grammar.words("places", key)}
    nations = grammar.entries(grammar.data("places")["shared"]["nation"])
    return _sorted(listed | {entry.removeprefix("the ") for entry in nations})


def days_and_months() -> tuple[str, ...]:
    """Days, months and feasts, the short forms of the first two included, sorted."""
    names = (*MONTHS, *WEEKDAYS)
    return _sorted({*names, *(name[:3] for name in names), *_SHORT, *_FEASTS})


def write(dictionary: Path, folder: Path = FOLDER) -> None:
    """Writes all four lists into `folder`.

    Raises:
        OSError: the dictionary cannot be read or a list not written.
    """
    words = english(dictionary)
    for name, head, entries in (
        ("english", "Ordinary British English. Source and licence: README.md.", words),
        ("professional-terms", "Terms of the agencies; nobody's name.", professional_terms(words)),
        ("places", "Real counties, cities, towns, countries and capitals.", places()),
        ("days-and-months", "Days, months and feasts.", days_and_months()),
    ):
        (folder / f"{name}.txt").write_text("\n".join((f"# {head}", *entries, "")), encoding="utf-8")


def _entries(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _sorted(entries: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.casefold(), entry)))


if __name__ == "__main__":
    _parser = argparse.ArgumentParser(description="Write the word lists of models/lists anew.")
    _parser.add_argument("--english", type=Path, default=DICTIONARY, help="a list of English words")
    write(_parser.parse_args().english)

"""Which names may be seen in training and which are kept for the test.

A name belongs to one part for good, whoever bears it: spellings that differ only in capitals, accents,
apostrophes or a particle (`al-Sayed`, `El Sayed`, `Sayed`) are one name here, and what is joined by a hyphen
goes with its first half.
"""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata

PARTS = ("train", "test")

PARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "ur",
        "ud",
        "as",
        "ad",
        "an",
        "ash",
        "ar",
        "at",
        "az",
        "abu",
        "abd",
        "umm",
        "bin",
        "ibn",
        "bint",
        "ben",
        "bar",
        "ap",
        "ab",
        "ferch",
        "verch",
        "van",
        "von",
        "vom",
        "zu",
        "der",
        "den",
        "de",
        "del",
        "della",
        "dello",
        "dei",
        "degli",
        "di",
        "da",
        "das",
        "do",
        "dos",
        "d",
        "la",
        "le",
        "los",
        "las",
        "lo",
        "du",
        "des",
        "st",
        "saint",
        "o",
        "mac",
        "mc",
        "nic",
        "ni",
        "ui",
        "dela",
        "ter",
        "ten",
        "te",
        "op",
        "zum",
        "zur",
        "af",
        "av",
        "y",
        "i",
        "e",
    ]
)
"""Small words of surnames that are not names themselves."""

_LETTERS = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ı": "i",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ə": "e",
}
_PLAIN = str.maketrans(
    _LETTERS | {letter.upper(): base.capitalize() for letter, base in _LETTERS.items() if letter != "ß"}
)
_APOSTROPHES = re.compile(r"['’‘`ʼʻ.]")


@functools.cache
def part_of(name: str) -> str:
    """The part a forename or surname belongs to: "test" for about one name in five, else "train".

    Args:
        name: one forename or one surname, in any spelling of capitals and accents.

    Does not promise anything about misspellings: a slip may turn a name of one part into one of the other.
    """
    digest = hashlib.blake2b(name_key(name).encode(), digest_size=4).digest()
    return "test" if int.from_bytes(digest, "big") % 5 == 0 else "train"


def name_key(name: str) -> str:
    """What two spellings of one name have in common: `Siobhán` and `SIOBHAN`, `Mc Carthy` and `MacCarthy`."""
    folded = _APOSTROPHES.sub("", plain(name).casefold())
    words = [word for word in re.split(r"[^a-z]+", folded) if word]
    if words[:1] in (["mac"], ["mc"]) and len(words) > 1:
        words = ["mac" + words[1]]
    names = [word for word in words if word not in PARTICLES] or words
    key = names[0] if names else folded
    return re.sub(r"^mc(?=[a-z]{3})", "mac", key)


def plain(text: str) -> str:
    """The text without accents: `Zoë` → `Zoe`, `Łukasz` → `Lukasz`, `Nguyễn` → `Nguyen`."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(each for each in parts if not unicodedata.combining(each))

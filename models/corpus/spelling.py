"""How a name comes out of a hurried keyboard: misspelt, without its accents, its hyphen or its apostrophe."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from models.corpus.parts import plain

_NEIGHBOURS = {
    "a": "qsz", "b": "vgn", "c": "xdv", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht", "h": "gjy",
    "i": "uok", "j": "hku", "k": "jli", "l": "kop", "m": "nj", "n": "bmh", "o": "ipl", "p": "ol",
    "q": "wa", "r": "etf",
    "s": "adw", "t": "ryg", "u": "yij", "v": "cbf", "w": "qes", "x": "zcs", "y": "tuh", "z": "xas",
}  # fmt: skip

# Spellings that sound alike to the person who takes the call.
_SOUNDS = (
    ("leigh", "ley"), ("leigh", "lee"), ("eigh", "ey"), ("ey", "ie"), ("ie", "ei"), ("ei", "ie"),
    ("ay", "ai"), ("ai", "ay"), ("ee", "ea"), ("ea", "ee"), ("ph", "f"), ("f", "ph"),
    ("ck", "k"), ("k", "ck"), ("c", "k"), ("k", "c"),
    ("y", "i"), ("i", "y"), ("ll", "l"), ("l", "ll"), ("nn", "n"), ("n", "nn"), ("tt", "t"), ("tch", "ch"),
    ("sh", "ch"), ("th", "t"), ("x", "cks"), ("z", "s"), ("s", "z"), ("ou", "u"), ("oo", "u"), ("dge", "ge"),
    ("au", "or"), ("er", "a"), ("a", "er"), ("qu", "kw"), ("j", "g"), ("g", "j"), ("ss", "s"),
    ("mac", "mc"), ("mc", "mac"),
    ("ow", "au"), ("aa", "a"), ("w", "v"), ("v", "w"), ("kh", "k"), ("sz", "sh"), ("cz", "ch"), ("h", ""),
)  # fmt: skip


def misspelt(name: str, rng: random.Random) -> str:
    """The name with a letter or two wrong: swapped, dropped, doubled, a neighbouring key, or as it sounds.

    The first letter stays, as it does for most people who write by ear. Gives back another string than it
    got, unless the name is too short to be misspelt and still known (under three letters).
    """
    if sum(each.isalpha() for each in name) < 3:
        return name
    slips: tuple[Callable[[str, random.Random], str], ...] = (
        _swap,
        _drop,
        _double,
        _neighbour,
        _sound,
        _sound,
        _sound,
    )
    changed = name
    for _ in range(20):
        changed = rng.choice(slips)(changed, rng)
        if changed != name and rng.random() < 0.8:
            break
    return changed if changed != name else _drop(name, rng)


def worn(name: str, rng: random.Random) -> str:
    """The name as it is mostly typed: accents dropped at times, apostrophes curly, hyphens spaced or lost."""
    if not name.isascii() and rng.random() < 0.25:
        name = plain(name)
    if "'" in name or "’" in name:
        name = re.sub("['’]", rng.choice(("'", "'", "'", "’", "’", "’", "‘", "`", "")), name)
    if "-" in name and rng.random() < 0.2:
        name = name.replace("-", rng.choice((" ", " - ", "–", "- ", "")))
    return name


def _letters(name: str) -> list[int]:
    """Places of letters but the first."""
    return [place for place, each in enumerate(name) if each.isalpha()][1:]


def _swap(name: str, rng: random.Random) -> str:
    places = [place for place in _letters(name)[:-1] if name[place + 1].isalpha()]
    if not places:
        return name
    at = rng.choice(places)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _drop(name: str, rng: random.Random) -> str:
    at = rng.choice(_letters(name))
    return name[:at] + name[at + 1 :]


def _double(name: str, rng: random.Random) -> str:
    at = rng.choice(_letters(name))
    return name[: at + 1] + name[at].lower() + name[at + 1 :]


def _neighbour(name: str, rng: random.Random) -> str:
    at = rng.choice(_letters(name))
    keys = _NEIGHBOURS.get(name[at].lower())
    if not keys:
        return name
    key = rng.choice(keys)
    return name[:at] + (key.upper() if name[at].isupper() else key) + name[at + 1 :]


def _sound(name: str, rng: random.Random) -> str:
    low = name.lower()
    found = [(sound, other) for sound, other in _SOUNDS if low.find(sound, 1) > 0]
    if not found:
        return name
    sound, other = rng.choice(found)
    at = low.find(sound, 1)
    return name[:at] + other + name[at + len(sound) :]

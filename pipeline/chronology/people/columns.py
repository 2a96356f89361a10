"""The two columns of names: who stands there by initials only, and who is nobody the case lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.chronology.people.lexicon import Lexicon, bare, fold
from pipeline.chronology.people.matcher import Found
from pipeline.chronology.people.words import shape_of

_TAKEN = "\x00"
_PIECES = re.compile(r"[\n,;/&+]|\band\b|\bwith\b", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]?")
_INITIALS = re.compile(r"(?:[A-Z]\.? ?){2,4}")
_IN_BRACKETS = re.compile(r"[(\[]((?:[A-Z]\.? ?){2,4})[)\]]")
_WORD = re.compile(r"[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*")
_NAME = re.compile(r"[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*(?:[ \xa0]+[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*\.?){0,4}")
_FEWEST = 3  # letters of a single first name


class Initials(NamedTuple):
    """Initials as written, and the same as folded letters."""

    written: str
    letters: str


def initials_in(text: str, found: Found, lexicon: Lexicon, *, column: bool) -> Iterator[Initials]:
    """People named by initials: in a column of names those that stand alone, elsewhere those in brackets.

    "SW", "HV", "MGM" and other common abbreviations are none.
    """
    if column:
        written = [piece for piece in _pieces(text, found) if _INITIALS.fullmatch(piece)]
    else:
        written = (
            [match[1].strip() for match in _IN_BRACKETS.finditer(text)] if "(" in text or "[" in text else []
        )
    for one in written:
        letters = fold(one)
        if letters not in lexicon.abbreviations or "." in one:
            yield Initials(one, letters)


def strangers(text: str, found: Found, lexicon: Lexicon) -> Iterator[str]:
    """Names in the column of family members that matched nobody, as written.

    Only what looks like a name and nothing else: no figures, no word such as "family" or "neighbour",
    capitals throughout; a single word only when it is a known first name.
    """
    for piece in _pieces(text, found):
        if not _NAME.fullmatch(piece):
            continue
        words = _WORD.findall(piece)
        keys = [fold(bare(word)[0]) for word in words]
        if any(_no_name(key, lexicon) for key in keys) or keys[-1] in lexicon.places:
            continue
        titled = len(keys) > 1 and keys[0] in lexicon.titles
        if any(shape_of(word) not in ("title", "upper", "initial") for word in words):
            continue
        if len(keys) - titled > 1 or titled or (keys[0] in lexicon.given and len(keys[0]) >= _FEWEST):
            yield piece


def _no_name(key: str, lexicon: Lexicon) -> bool:
    if key in lexicon.groups or (key,) in lexicon.relations or key in lexicon.abbreviations:
        return True
    if key in lexicon.words or key in lexicon.given:
        return False
    return lexicon.ordinary(key) and key not in lexicon.titles


def _pieces(text: str, found: Found) -> Iterator[str]:
    """What stands between lines, commas and "and", without brackets, where nobody was found."""
    if found.parts:
        parts = list(found.parts)
        for hit in found.hits:
            for at in range(hit.first, hit.last):
                parts[2 * at + 1] = _TAKEN
        text = "".join(parts)
    for piece in _PIECES.split(_BRACKETS.sub(" ", text)):
        if _TAKEN not in piece and (plain := piece.strip(" \t\xa0.:-–")):
            yield plain if "." not in piece else piece.strip(" \t\xa0:-–")

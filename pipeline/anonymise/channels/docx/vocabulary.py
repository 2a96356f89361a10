"""Whether a word of the markup is one the file formats define, or could be anything.

Text hides in markup as well: an element, an attribute or its value can be called "Kayleigh". What may stay is
therefore named, never what must go: the words of the formats' own vocabulary (`vocabulary.txt`: names of
elements and attributes and the values their schemas list, ECMA-376 parts 1 and 4 and Microsoft's extensions),
numbers of a sensible length, measures, colours. Where free text is allowed another module has looked at it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_NUMBER = re.compile(
    r"(?:\d{1,9}(?:\.\d{1,15})?|\.\d{1,15})(?:[eE]-?\d\d?)?(?:pt|in|cm|mm|px|pc|pi|em|ex|fd|f|emu|%)?"
)
_FIXED = re.compile(r"(?=\D*\d)[0-9A-Fa-f]{1,8}|[0-9A-Fa-f]{20}|[0-9A-F]{6}|[0-9a-f]{6}|[0-9A-F]{2}|F+|f+")
_FLAGS = re.compile(r"[01]{12}")
_NUMBERED = re.compile(r"([A-Za-z]+)\d{1,4}")
_PARTS = re.compile(r"[\s,;:()=@#'/|*+?%\[\]-]+")
_PATH = re.compile(r"(?:ha|hb|hc|hd|he|hf|hg|hh|hi|nf|ns|ae|al|at|ar|wa|wr|qx|qy|qb|[mlcxetrv]|[-@#,.\d\s])*")
_FORMAT = re.compile(
    r"(?:General|[#0?.,%\s$£€+()\[\]:;/@_*\-\\]|[dDmMyYhHsS]{1,4}|AM/PM|\"[^A-Za-z\d]*\"|E\+|Red)*"
)
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{4})?(?:-[A-Z]{2})?|x-none|[a-z]{2}-[a-z]{2}")
_CUTS = re.compile(
    "black|bold|book|condensed|demi|extended|heavy|italic|light|medium|ms|mt|narrow|oblique|pro|regular|semibold"
    "|std|thin|unicode"
)
"""Words makers of fonts put after a family's name; none of them is anybody's name."""


@cache
def _words() -> frozenset[str]:
    return _lines("vocabulary.txt")


@cache
def usual_fonts() -> frozenset[str]:
    """Names of fonts that come with office programs and systems, in lower case."""
    return frozenset(name.lower() for name in _lines("fonts.txt"))


@cache
def is_usual_font(name: str) -> bool:
    """Whether a font comes with an office program or a system, or is a cut of one that does.

    A cut's name is its family's with words that only makers of fonts use after it: `Liberation Sans
    Unicode MS`, as LibreOffice writes where it takes one family for another.
    """
    family = name.lower().strip()
    while family not in usual_fonts():
        family, _, last = family.rpartition(" ")
        if not family or not _CUTS.fullmatch(last):
            return False
    return True


@cache
def usual_styles() -> dict[str, str]:
    """Names of styles that Word and LibreOffice give: in lower case → as they write them."""
    return {name.lower(): name for name in _lines("style_names.txt")}


def _lines(name: str) -> frozenset[str]:
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line)


@cache
def is_word(word: str) -> bool:
    """Whether the formats define this word, or it with a number behind it ("accent1")."""
    if word in _words():
        return True
    numbered = _NUMBERED.fullmatch(word)
    return numbered is not None and numbered[1] in _words()


@cache
def is_plain(value: str) -> bool:
    """Whether a value of a single word can identify nobody: a known word, a number, a colour, nothing."""
    bare = value.strip().lstrip("-+#")
    if not bare or is_word(bare):
        return True
    return bool(_NUMBER.fullmatch(bare) or _FLAGS.fullmatch(bare) or _FIXED.fullmatch(bare))


@cache
def is_plain_list(value: str) -> bool:
    """The same for values of several words: a style of VML, a formula, a list of points."""
    return all(is_plain(part) for part in _PARTS.split(value) if part)


def is_path(value: str) -> bool:
    """Whether a value is an outline in VML's own letters."""
    return _PATH.fullmatch(value) is not None


def is_number_format(value: str) -> bool:
    """Whether a number format holds no words of its own."""
    return len(value) < 80 and _FORMAT.fullmatch(value) is not None


def is_language(value: str) -> bool:
    """Whether a value names a language ("en-GB")."""
    return _LANGUAGE.fullmatch(value) is not None

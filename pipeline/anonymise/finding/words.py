"""A text as words, once for all rules: how each is written, and whether its capital says anything.

A hyphen parts words (the gap says so), an apostrophe does not; a possessive ending is no part of the word.
Joiners that do not show (soft hyphen, zero-width space) stay inside it, so that nothing hides behind them.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

Shape = Literal["low", "cap", "caps", "initial", "code"]


def several(words: str) -> frozenset[str]:
    """A set of words written out with blanks between."""
    return frozenset(words.split())


_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_INSIDE = rf"[{_UNSEEN}\u0300-\u036f]"
_WORD = re.compile(rf"[^\W_]+(?:{_INSIDE}+[^\W_]*)*(?:['’ʼ`´][^\W\d_]+(?:{_INSIDE}+[^\W\d_]*)*)*")
_OWNED = ("'s", "’s", "ʼs", "`s", "´s", "'S", "’S")
_SPOKEN_ENDING = re.compile(r"(?<=[^\W\d_])['’ʼ](?:ll|ve|re|m|d)$", re.IGNORECASE)  # "Kayleigh'll", "I've"
_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_APOSTROPHES = ("'", "’", "ʼ")
_DROPPED = str.maketrans(dict.fromkeys(_UNSEEN + "'’ʼ`´"))
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
)
_PSEUDONYMS = several(
    """
    child sibling baby adult person parent relative friend neighbour school nursery hospital surgery
    town county village street worker visitor nurse doctor teacher officer midwife manager partner
    family building agency
    """
)
"""A single letter or figure behind such a word is what tells it from others of its kind."""
_SHORTENED = several(
    """
    mr mrs ms mx dr drs prof st rev revd fr sgt insp supt cllr det hon sr jr no rd ave nr ref tel cf
    vs eg ie ed
    """
)
_SPOKEN = frozenset('“"‘')
_NEW = frozenset("\n\t|•·…\f\v\x07\u2028")
_PARTING = re.compile(r"[-‐\u00ad]\r?\n[^\S\n]*")
_ENDS = ("\n", "\r\n")
_STOPS = (".", ",", ";", "?", "!")
_MOST_IN_HEADING = 14


class Word(NamedTuple):
    """One word or number.

    `text` and `end` leave a possessive ending out; `key` is the word folded for look-ups. `gap` is what
    stands between it and the word before it. `opens`: its capital may come from beginning a sentence, a
    line or a cell. `line`: 0 running text, 1 a heading in capital initials, 2 a line in capital letters.
    """

    start: int
    end: int
    text: str
    key: str
    shape: Shape
    owned: bool
    opens: bool
    gap: str
    line: int

    @property
    def capital(self) -> bool:
        """Whether it is a word (no number) that begins with a capital letter."""
        return self.shape in ("cap", "caps", "initial")


def folded(text: str) -> str:
    """A word for look-ups: small letters without accents, apostrophes and what does not show."""
    if text.isascii():
        return text.lower().translate(_DROPPED)
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    return _COMBINING.sub("", apart).translate(_DROPPED)


def keys(phrase: str) -> tuple[str, ...]:
    """The look-up keys of a phrase's words, as `split` would part them."""
    return tuple(word.key for word in _raw(phrase))


@functools.lru_cache(maxsize=2)
def split(text: str) -> tuple[Word, ...]:
    """The words of a text in order. The last two texts are kept, because every rule asks for the same."""
    words = _raw(text)
    kinds = _lines(words, text)
    return tuple(
        word if not kind else word._replace(line=kind) for word, kind in zip(words, kinds, strict=True)
    )


def rejoined(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with those that a hyphen at a line's end parts made one; none if no word is so parted.

    "Mars-" with "den" on the next line is one word here, "Lexi-" with "Mae" is two. It is no substitute for
    `split`, since a dash may also end a line behind a whole word: ask both.
    """
    whole: list[Word] = []
    for word in words:
        if whole and _is_parted(whole[-1], word):
            first = whole[-1]
            whole[-1] = first._replace(
                end=word.end, text=first.text + word.text, key=first.key + word.key, owned=word.owned
            )
        else:
            whole.append(word)
    return tuple(whole) if len(whole) < len(words) else ()


def _is_parted(first: Word, second: Word) -> bool:
    alike = second.shape == "low" or first.shape == second.shape == "caps"
    hyphen = _PARTING.fullmatch(second.gap) or (first.text.endswith("\u00ad") and second.gap in _ENDS)
    return bool(hyphen) and alike and first.shape in ("low", "cap", "caps")


def _raw(text: str) -> list[Word]:
    words: list[Word] = []
    past, before, numbered, lettered = 0, "", False, False
    for match in _WORD.finditer(text):
        start, end = match.span()
        written = match.group()
        gap = text[past:start]
        past = end
        owned = len(written) > 2 and written.endswith(_OWNED)
        if owned:
            written, end = written[:-2], end - 2
        elif written[-2:-1] in _APOSTROPHES or written[-3:-2] in _APOSTROPHES:
            written = _SPOKEN_ENDING.sub("", written)
            end = start + len(written)
        key, shape = folded(written), _shape(written)
        opens = _opens(gap, "" if lettered else before, not words) or (numbered and "\n" not in gap)
        words.append(Word(start, end, written, key, shape, owned, opens, gap, 0))
        numbered = opens and shape == "code"  # "4.2 Why": a heading begins behind its number
        # "Child A. If", "Sibling 1. With": the stop behind a pseudonym ends a sentence, it shortens nothing
        lettered = len(key) == 1 and gap == " " and before in _PSEUDONYMS
        before = key
    return words


def _shape(written: str) -> Shape:
    if not written.isalpha() and any(letter.isdigit() for letter in written):
        return "code"
    if not written[0].isupper():
        return "low" if not written[0].istitle() else "cap"
    if len(written) == 1:
        return "initial"
    return "caps" if written.isupper() else "cap"


def _opens(gap: str, before: str, first: bool) -> bool:
    if first:
        return True
    if gap == " ":
        return False
    for at, letter in enumerate(gap):
        if letter in _NEW or letter in "!?:" or letter in _SPOKEN:
            return True
        if letter == "." and not (at == 0 and (len(before) == 1 or before in _SHORTENED)):
            return len(gap) > 1
    return False


def _lines(words: list[Word], text: str) -> list[int]:
    kinds = [0] * len(words)
    first = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or any(letter in _NEW for letter in words[at].gap):
            behind = words[at].gap if at < len(words) else text[words[-1].end :] if words else ""
            stop = behind.removeprefix("'s").removeprefix("’s").lstrip(" ”’\"')")[:1] in _STOPS
            kind = _kind(words[first:at], stop)
            if kind:
                kinds[first:at] = [kind] * (at - first)
            first = at
    return kinds


def _kind(line: list[Word], stop: bool) -> int:
    long = [word for word in line if len(word.text) > 1 and word.shape != "code"]
    if len(long) < 2:
        return 0
    loud = sum(word.shape == "caps" for word in long)
    if loud >= 0.75 * len(long):
        return 2
    raised = sum(word.shape != "low" for word in long)
    return int(len(line) <= _MOST_IN_HEADING and not stop and raised >= 0.6 * len(long))

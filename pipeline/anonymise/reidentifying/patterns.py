"""What a pseudonym looks like in a text: whole, in capitals, over a line's end, written together."""

from __future__ import annotations

import re

from pipeline.anonymise.key.model import Entry
from pipeline.anonymise.key.pseudonyms import stem
from pipeline.anonymise.key.roles import CHILD, roles

_NOT_INSIDE = r"(?<![^\W_])"
_NUMBER_ENDS = r"(?![^\W_]|[.:/-]\d|['’]?\d)"
_LETTER_ENDS = r"(?![^\W_]|\s?&\s?[A-Z]|-[A-Za-z]{2}|['’](?![sS]\b|\W|$)|\slevels?\b)"
_ALONE_ENDS = (
    r"(?![^\W_]|-\w|['’](?![sS]\b|\W|$)|['’]s\s+Day\b|\s+Christmas\b|\s+(?:and|&)\s+Baby\b|\s+(?i:in)[\s-](?i:law)\b"
    r"|\s+[Tt]ongue\b)"
)
_NUMBERED = re.compile(r"(?:\s[A-Z]|\d)$|\s[A-Z]\d+$")


def is_numbered(pseudonym: str) -> bool:
    """Whether it tells one of several: "Child A", "Social Worker 1"; not "Mother" or "Team Manager"."""
    return _NUMBERED.search(pseudonym) is not None


def pattern_of(pseudonym: str) -> str:
    """The regular expression of a pseudonym as people write it.

    One with a number or letter is found in any letters' case ("social worker 1"), but its letter is a capital
    one; one that is also a word ("Mother") as the key writes it or in capitals.
    """
    words = pseudonym.split()
    if not is_numbered(pseudonym):
        plain = r"\s+".join(map(_word, words))
        return rf"(?<!-){_NOT_INSIDE}(?:{plain}|{_loud(words)}){_ALONE_ENDS}"
    tail = words[-1]
    head = r"\s+".join(map(_word, words[:-1]))
    ends = _NUMBER_ENDS if tail[-1].isdigit() else _LETTER_ENDS
    if not head:
        return rf"{_NOT_INSIDE}{_word(tail)}{ends}"
    if tail in ("A", "I"):  # also words: "the Child I saw"
        head = rf"(?:{head}|{_loud(words[:-1])})"
        return rf"{_NOT_INSIDE}(?:{head}\s+{re.escape(tail)}|{_together(words)}){ends}"
    return rf"{_NOT_INSIDE}(?:(?i:{head})\s+{re.escape(tail)}|{_together(words)}){ends}"


def unknown_pattern(entries: tuple[Entry, ...]) -> re.Pattern[str]:
    """What reads like a pseudonym of anybody: a role that pseudonyms are made from and a number or letter."""
    names = {stem(entry.pseudonym) for entry in entries if entry.kind != "identifier"}
    names |= set(roles().named)
    said = "|".join(r"\s+".join(map(_word, name.split())) for name in sorted(names, key=_longest_first))
    letter = rf"{CHILD}\s+(?:[B-HJ-Z]|[AI](?=['’]s|[.,;:)]|\s+(?:was|is|had|has)\b))\d{{0,2}}{_LETTER_ENDS}"
    return re.compile(rf"{_NOT_INSIDE}(?:{letter}|(?:{said})\s+\d{{1,3}}{_NUMBER_ENDS})")


def _longest_first(name: str) -> tuple[int, str]:
    return -len(name), name


def _word(word: str) -> str:
    return re.sub(r"['’]", "['’]", re.escape(word))


def _loud(words: list[str]) -> str:
    return r"\s+".join(_word(word.upper()) for word in words)


def _together(words: list[str]) -> str:
    """As it stands inside of a file's name or an address: "ChildA"."""
    return re.escape("".join(letter for word in words for letter in word if letter.isalnum()))

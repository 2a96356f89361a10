"""Words that are a name turned round: written backwards, upside down, or thirteen letters on."""

from __future__ import annotations

import codecs
from collections.abc import Collection, Iterator, Mapping, Sequence

from pipeline.anonymise.finding.lists import Grade, Lists
from pipeline.anonymise.rewriting.forms import Form, Kind
from pipeline.anonymise.rewriting.tokens import Token

_LEAST = 5
_KINDS: frozenset[Kind] = frozenset(("first", "last", "nick", "full", "whole"))
_TURNED = str.maketrans("ɐqɔpǝəɟƃɓɥᴉıɾʞʅɯuodbɹsʇnʌʍʎ", "abcdeefgghiijklmnopqrstuvwy")
_ONLY_TURNED = frozenset("ɐɔǝəɟƃɓɥᴉɾʞʅɯɹʇʌʍʎ")


def of(
    words: Sequence[Token], at: int, forms: Mapping[str, Collection[Form]], known: Lists
) -> tuple[int, tuple[Form, ...]]:
    """The forms that a word is when it is read the other way; none where the word itself is known.

    Args:
        words: of a folded text.
        at: where the word begins; "nairaM" is cut before its capital.
        forms: all forms by their letters.
        known: the lists: "Aidan" is himself, not Nadia backwards.

    Returns:
        The index behind the word, and the forms.
    """
    last = at + 1
    while last < len(words) and words[last].glued and words[last].key.isalpha():
        last += 1
    word = "".join(part.key for part in words[at:last])
    if len(word) < _LEAST or known.grade(word) is not Grade.UNKNOWN:
        return last, ()
    for read in _readings(word):
        found = tuple(form for form in forms.get(read, ()) if form.kind in _KINDS)
        if found:
            return last, found
    return last, ()


def _readings(letters: str) -> Iterator[str]:
    yield letters[::-1]
    if letters.isascii():
        further = codecs.encode(letters, "rot13")
        yield further
        yield further[::-1]
    if not _ONLY_TURNED.isdisjoint(letters):
        yield letters.translate(_TURNED)[::-1]
        yield letters.translate(_TURNED)

"""A text as the name finder sees it: words, numbers and marks, each with its place.

Words are split at every mark (``Smith-Jones`` is three tokens, ``O'Brien`` three, ``Kay/Ty`` three), as the
encoder's own vocabulary was made; spans are therefore kept as character offsets and never as words. Letters
with combining accents, soft hyphens and zero-width characters inside stay one token: a name so split must
still look like a name. Training and running use this one module, so that they cannot drift apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_TOKEN = re.compile(rf"\n|\t|(?:[^\W\d_][{_INSIDE}]*)+|\d+|[^\s]")
_SENTENCE_ENDS = frozenset(".!?")

NEWLINE, TAB = "\n", "\t"

#: What a token looks like, beside its letters: the encoder's vocabulary knows no capitals.
SHAPES = (
    "pad", "lower", "title", "upper", "letter", "mixed", "short-title", "short-upper",
    "digit", "digits-2", "digits-3", "digits-4", "digits-5-8", "digits-9+",
    "newline", "tab", "full-stop", "comma", "hyphen", "apostrophe", "slash", "open", "close",
    "quote", "colon", "at", "other-mark", "uncased",
)  # fmt: skip
_SHAPE = {name: number for number, name in enumerate(SHAPES)}
_MARKS = {
    "\n": "newline", "\t": "tab", ".": "full-stop", ",": "comma", "-": "hyphen", "‐": "hyphen", "‑": "hyphen",
    "–": "hyphen", "—": "hyphen", "'": "apostrophe", "’": "apostrophe", "‘": "apostrophe", "`": "apostrophe",
    "/": "slash", "(": "open", "[": "open", ")": "close", "]": "close", '"': "quote", "“": "quote",
    "”": "quote", ":": "colon", ";": "colon", "@": "at", "|": "tab",
}  # fmt: skip
_MARK_SHAPES = {mark: _SHAPE[name] for mark, name in _MARKS.items()}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text: ``words[i]`` stands at ``starts[i]`` to ``ends[i]`` (characters)."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)


def split(text: str) -> Tokens:
    """The tokens of ``text`` in order; blanks are no tokens, line ends and tabs are."""
    found = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
    if not found:
        return Tokens((), (), ())
    words, starts, ends = zip(*found, strict=True)
    return Tokens(words, starts, ends)


def shape(word: str) -> int:
    """The number (index into ``SHAPES``) of what a token looks like."""
    mark = _MARK_SHAPES.get(word)
    if mark is not None:
        return mark
    if word[0].isdigit():
        return _digits(len(word))
    if not word[0].isalpha():
        return _SHAPE["other-mark"]
    return _letters(word)


def windows(tokens: Tokens, pieces: list[int], most: int) -> list[tuple[int, int]]:
    """Runs of tokens (first, one past last) that fit ``most`` pieces, ended at lines or sentences.

    ``pieces[i]`` says how many pieces of vocabulary token ``i`` takes. A run is ended at the last line end
    in its second half, else at the last sentence end there, else where it is full.
    """
    cuts: list[tuple[int, int]] = []
    first = 0
    while first < len(tokens):
        end, used = first, 0
        while end < len(tokens) and (used + pieces[end] <= most or end == first):
            used += pieces[end]
            end += 1
        if end < len(tokens):
            end = _good_end(tokens, first, end)
        cuts.append((first, end))
        first = end
    return cuts


def _good_end(tokens: Tokens, first: int, end: int) -> int:
    middle = first + (end - first) // 2
    for place in range(end - 1, middle, -1):
        if tokens.words[place] == NEWLINE:
            return place + 1
    for place in range(end - 2, middle, -1):
        if tokens.words[place] in _SENTENCE_ENDS and tokens.words[place + 1][0].isupper():
            return place + 1
    return end


def _digits(length: int) -> int:
    if length <= 4:
        return _SHAPE[("digit", "digits-2", "digits-3", "digits-4")[length - 1]]
    return _SHAPE["digits-5-8" if length <= 8 else "digits-9+"]


def _letters(word: str) -> int:
    if len(word) == 1:
        return _SHAPE["letter" if word.isupper() else "lower"]
    if word.islower():
        return _SHAPE["lower"]
    if word.isupper():
        return _SHAPE["short-upper" if len(word) <= 3 else "upper"]
    if word[0].isupper() and word[1:].islower():
        return _SHAPE["short-title" if len(word) <= 3 else "title"]
    return _SHAPE["mixed" if word.lower() != word.upper() else "uncased"]

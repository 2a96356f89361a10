"""Two versions of a text, compared word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")
_TOO_LONG = 6_000  # pieces; beyond, comparing word by word takes longer than anyone would wait


class Piece(NamedTuple):
    """A stretch of text: `kind` is same, removed or added."""

    kind: str
    text: str


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts as stretches that stayed, went or came; the pieces give both texts back exactly.

    Very long texts (about 3,000 words) are given as one removed and one added stretch.
    """
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    if len(old) + len(new) > _TOO_LONG:
        return _pieces(before, after)
    found: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(old[i:j])))
        else:
            found.extend(_pieces("".join(old[i:j]), "".join(new[k:m])))
    return tuple(found)


def _pieces(before: str, after: str) -> tuple[Piece, ...]:
    if before == after:
        return (Piece("same", before),) if before else ()
    return tuple(Piece(kind, text) for kind, text in (("removed", before), ("added", after)) if text)

"""What is to be replaced, before it is known by what: matches of the key and findings, fitted together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.anonymise.model import Label, Source
from pipeline.anonymise.rewriting.forms import Kind
from pipeline.anonymise.rewriting.neighbours import Doubt

_EDGES = " \t\n\r,;:.()[]{}&/\\-–—'’\"“”|+•*"
_SMALL = frozenset(
    ("and", "or", "to", "of", "the", "with", "was", "is", "by", "s", "a", "an", "in", "at", "on")
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the whole text that may not stay.

    Attributes:
        entries: ids of the key's entries it may be an instance of; none for a date, a number and the like.
        kinds: in which form, for each.
        doubt, inside: as of a match.
        text: what it is to read, where that is settled already; "" otherwise.
        question: what a person is asked.
    """

    start: int
    end: int
    label: Label
    source: Source
    score: float
    entries: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    doubt: Doubt = ""
    inside: bool = False
    text: str = ""
    question: str = ""

    @property
    def length(self) -> int:
        """How many characters it covers."""
        return self.end - self.start


def fitted(pieces: Iterable[Piece], text: str) -> list[Piece]:
    """Pieces that do not overlap, in order; what of a shorter one stands outside a longer one is kept."""
    cover = bytearray(len(text))
    taken: list[Piece] = []
    for piece in sorted(pieces, key=_before):
        for rest in uncovered(piece, cover, text):
            cover[rest.start : rest.end] = b"\x01" * rest.length
            taken.append(rest)
    return sorted(taken, key=lambda piece: piece.start)


def uncovered(piece: Piece, cover: bytearray, text: str) -> list[Piece]:
    """What of a piece is not covered yet, without the marks and little words at its ends."""
    if not any(cover[piece.start : piece.end]):
        return [piece] if piece.length else []
    out = []
    at = piece.start
    while at < piece.end:
        if cover[at]:
            at += 1
            continue
        end = cover.find(1, at, piece.end)
        end = piece.end if end < 0 else end
        start, stop = core(text, at, end)
        if start < stop:
            out.append(replace(piece, start=start, end=stop, text=""))
        at = end
    return out


def core(text: str, start: int, end: int) -> tuple[int, int]:
    """A left-over without marks and little words at its ends; start and end alike where that is all."""
    while True:
        while start < end and text[start] in _EDGES:
            start += 1
        while start < end and text[end - 1] in _EDGES:
            end -= 1
        words = text[start:end].split(None, 1)
        if words and words[0].lower().strip(_EDGES) in _SMALL and len(words) > 1:
            start += len(words[0])
        elif words and len(words) == 1 and words[0].lower() in _SMALL:
            return start, start
        else:
            break
    while start < end and (tail := text[start:end].rsplit(None, 1)) and len(tail) > 1:
        if tail[-1].lower() not in _SMALL:
            break
        end -= len(tail[-1])
        while start < end and text[end - 1] in _EDGES:
            end -= 1
    return start, end


class Cover:
    """Which letters of the whole text some pieces hold.

    Args:
        pieces: the pieces.
        text: the whole text.
    """

    def __init__(self, pieces: Iterable[Piece], text: str) -> None:
        self._text = text
        self._cover = bytearray(len(text))
        for piece in pieces:
            self._cover[piece.start : piece.end] = b"\x01" * piece.length

    def touches(self, start: int, end: int) -> bool:
        """Whether a piece holds any of a stretch."""
        return any(self._cover[start:end])

    def left(self, piece: Piece) -> list[Piece]:
        """What of a piece is outside of them."""
        return uncovered(piece, self._cover, self._text)


def _before(piece: Piece) -> tuple[int, bool, float, int]:
    return -piece.length, not piece.entries, -piece.score, piece.start

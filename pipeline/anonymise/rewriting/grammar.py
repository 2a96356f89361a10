"""Grammar around a pseudonym: articles, possessives, capitals at a beginning and in a line of capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.anonymise.finders.person_words import AUXILIARIES, DOINGS
from pipeline.anonymise.finding.words import several
from pipeline.anonymise.key.model import Entry
from pipeline.anonymise.rewriting import articles
from pipeline.anonymise.rewriting.forms import pieces_of
from pipeline.anonymise.rewriting.pieces import Piece

_SOME = re.compile(r"\b(?:a|an) (?:[a-z]+ ){0,2}$", re.IGNORECASE)
_STARTS = re.compile(r"(?:^|[.!?:\n\t•“\"]\s*)$")
_NO_NOUN = (
    AUXILIARIES
    | DOINGS
    | several(
        """
    and or but nor who whom which that to in on at by with from for of as when while because if so than then
    where why not no before after until since during about into over under through is are be been will may
    can must shall might should would could also only
    """
    )
)
_LINE = 200
_OPENING, _CLOSING = re.compile(r"(?<!\w)'(?=\w)"), re.compile(r"(?<=[\w.,!?])'(?!\w)")


@dataclass(frozen=True, slots=True)
class Room:
    """How far the words of a piece may reach: the whole text, plain, and what is free around it."""

    text: str
    left: int
    right: int

    def before(self, start: int) -> str:
        """What stands before, in the same passage and not part of another piece."""
        return self.text[max(self.left, start - 80) : start]

    def lead(self, start: int) -> str:
        """What stands before on the same line, other pieces too."""
        return self.text[max(0, start - 80) : start].rsplit("\n", 1)[-1]

    def behind(self, end: int) -> str:
        """The same behind."""
        return self.text[end : min(self.right, end + 80)]


def owned(behind: str) -> str | None:
    """The possessive ending that stands behind a name, if one does."""
    return "'s" if behind.startswith("'s") else None


def tidied(piece: Piece, room: Room) -> Piece:
    """Articles, a possessive without an s, capitals."""
    piece = _possessive(piece, room)
    if (
        piece.text.isalpha()
        and piece.text.istitle()
        and piece.entries
        and _SOME.search(room.before(piece.start))
    ):
        piece = replace(piece, text=piece.text.lower())  # "a distressed mother"
    piece = with_article(piece, room)
    return _loud(piece, room)


def _possessive(piece: Piece, room: Room) -> Piece:
    """ "James' school" is "Father's school"; "Kayleighs mum" is "Child A's mum"."""
    written, behind = room.text[piece.start : piece.end], room.behind(piece.end)
    if not piece.text or not piece.kinds:
        return piece
    if re.match(r"'S\b", behind) and not piece.text.isupper():
        return replace(piece, end=piece.end + 2, text=f"{piece.text}'s")
    if piece.text.endswith("s"):
        return piece
    if written.lower().endswith("s") and re.match(r"'(?: ?(?=[a-z])|$)(?!s\b)", behind):
        return (
            piece if _quoted(room, piece.start) else replace(piece, end=piece.end + 1, text=f"{piece.text}'s")
        )
    return piece


def slipped(piece: Piece, entry: Entry, room: Room) -> Piece:
    """ "Kayleighs mum" is "Child A's mum"; the stop of "Marsden, K." goes with it."""
    written, behind = room.text[piece.start : piece.end], room.behind(piece.end)
    last = pieces_of(written)[-1:]
    own = {part for name in entry.names for part in pieces_of(name)}
    if last and last[0].endswith("s") and last[0] not in own and last[0][:-1] in own and _noun_behind(behind):
        return replace(piece, text=f"{piece.text}'s")
    if re.search(r"\b[A-Z]$", written) and re.match(r"\.(?:,| [a-z])", behind):
        return replace(piece, end=piece.end + 1)
    return piece


def _quoted(room: Room, start: int) -> bool:
    """Whether a single quotation mark before the name is still open."""
    line = max(room.text.rfind("\n", 0, start) + 1, start - _LINE)
    opened = sum(1 for _ in _OPENING.finditer(room.text, line, start))
    return opened > sum(1 for _ in _CLOSING.finditer(room.text, line, start))


def with_article(piece: Piece, room: Room) -> Piece:
    """No "the" before a pseudonym that stands alone, and "a" or "an" as the new word sounds."""
    if not piece.text or piece.text[0] in "(":
        return piece
    before = room.before(piece.start)
    definite = re.search(r"\b(the|a|an) $", before, re.IGNORECASE)
    if definite is None:
        return piece
    word = definite[1]
    if word.lower() != "the":
        right = articles.article(piece.text)
        if right == word.lower():
            return piece
        said = right.capitalize() if word[0].isupper() else right
        return replace(piece, start=piece.start - len(definite[0]), text=f"{said} {piece.text}")
    if piece.text.endswith(")"):
        return piece  # "the GP (GP 1)"
    if piece.text[0].isupper() and piece.entries and not _noun_behind(room.behind(piece.end)):
        return replace(piece, start=piece.start - len(definite[0]))
    return piece


def _noun_behind(behind: str) -> bool:
    match = re.match(r"(?:'s)? ([a-z][a-z'-]*)", behind)
    if match is None or behind.startswith("'s"):
        return False
    return match[1] not in _NO_NOUN and not match[1].endswith(("ed", "ly"))


def with_capital(piece: Piece, room: Room) -> Piece:
    """With a capital where a sentence begins."""
    if piece.text and _STARTS.search(room.lead(piece.start)):
        return replace(piece, text=piece.text[0].upper() + piece.text[1:])
    return piece


def _loud(piece: Piece, room: Room) -> Piece:
    """In capitals where the line is."""
    start = room.text.rfind("\n", max(0, piece.start - _LINE), piece.start) + 1
    start = start or max(0, piece.start - _LINE)
    end = room.text.find("\n", piece.end, piece.end + _LINE)
    line = room.text[start : piece.start] + room.text[piece.end : end if end >= 0 else piece.end + _LINE]
    letters = [letter for letter in line if letter.isalpha()]
    written = room.text[piece.start : piece.end]
    if len(letters) > 3 and "".join(letters).isupper() and written.isupper():
        return replace(piece, text=piece.text.upper())
    return piece

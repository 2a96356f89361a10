"""What is said beside a name and its pseudonym says already: "Leanne, Kayleigh's mother," is "Mother"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.anonymise.key.model import Entry
from pipeline.anonymise.rewriting import roles
from pipeline.anonymise.rewriting.joined import Joined
from pipeline.anonymise.rewriting.pieces import Piece

_OF_THE_CHILD = ("mother", "father", "mgm", "mgf", "pgm", "pgf")
_BESIDE = re.compile(r", | ?\(")


def taken_in(pieces: Sequence[Piece], entries: Mapping[str, Entry], whole: Joined) -> list[Piece]:
    """The pieces, a name made one with what follows it and says whose mother, father or partner it is.

    Only where the pseudonym says the same: "Mother" of the child the review is about, "Mother's Partner" of
    the mother. "Leanne, Chantelle's mother," tells more than the pseudonym and stays.
    """
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        end = _end(last, piece, entries, whole) if last else 0
        if last and end:
            out[-1] = replace(last, end=end)
        else:
            out.append(piece)
    return out


def _end(name: Piece, owner: Piece, entries: Mapping[str, Entry], whole: Joined) -> int:
    """Where what is said beside a name ends; 0 where its pseudonym does not say it."""
    who, whose = _one(name, entries), _one(owner, entries)
    text = whole.plain
    joint = _BESIDE.fullmatch(text, name.end, owner.start)
    if who is None or whose is None or joint is None or not _says_so(who, whose):
        return 0
    said = "|".join(map(re.escape, roles.same_words(who)))
    behind = re.compile(rf"'s (?:{said})(?P<end>\)|,(?= [a-z])|(?=[,.;:]|$))", re.IGNORECASE)
    match = behind.match(text, owner.end, whole.bounds(whole.passage_at(name.start))[1])
    if match is None or ("(" in joint[0]) != (match["end"] == ")"):
        return 0
    return match.end()


def _one(piece: Piece, entries: Mapping[str, Entry]) -> Entry | None:
    """The person a piece means beyond doubt."""
    if len(piece.entries) != 1 or piece.question or piece.doubt or piece.inside:
        return None
    entry = entries[piece.entries[0]]
    return entry if entry.kind == "person" else None


def _says_so(who: Entry, whose: Entry) -> bool:
    role, other = roles.role_of(who).lower(), roles.role_of(whose).lower()
    return (role in _OF_THE_CHILD and roles.is_subject(whose)) or role == f"{other}'s partner"

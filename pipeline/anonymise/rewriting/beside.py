"""What stands beside a name and belongs to it: initials before a surname, "junior" and "senior" behind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from pipeline.anonymise.finders.person_words import AUXILIARIES, DOINGS, YOUNGER
from pipeline.anonymise.key.model import Entry
from pipeline.anonymise.rewriting import introductions, roles
from pipeline.anonymise.rewriting.forms import Kind, pieces_of
from pipeline.anonymise.rewriting.pieces import Piece

Generation = Literal["", "infant", "younger", "older"]

_SURNAMES: frozenset[Kind] = frozenset(("last", "part", "misspelt"))
_INITIALS = re.compile(r"(?<![\w.'’&/-])((?:[A-Z](?:\.[ -]?|-| )){1,3}|[A-Z]{2,3} )$")
_OPENS = re.compile(r"(?:^|[.!?:\n\t|•“\"]\s*)$")
_SUFFIX = re.compile(
    r",? ?(?:\((?P<in>jr|jnr|junior|sr|snr|senior)\.?\)"
    r"|(?<![,(] )\b(?P<short>jr|jnr|snr|sr)\b\.?(?!(?-i: [A-Z]))"
    r"|(?<=[^,] )\b(?P<long>junior|senior)\b(?P<rest>(?: [a-z]+)?))",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(young|wee|little|baby(?: (?:girl|boy))?|old|elder|older|younger) $", re.IGNORECASE)
_NO_NOUN = AUXILIARIES | DOINGS | frozenset(("and", "or", "who", "in", "on", "at", "to", "with", "by", "for"))


def with_initials(piece: Piece, entries: Mapping[str, Entry], text: str, left: int) -> tuple[Piece, bool]:
    """A surname with the initials before it, of those only whom they fit.

    Args:
        piece: a name of the key in its place.
        entries: of the key.
        text: the whole text, plain.
        left: where the room before the name begins.

    Returns:
        The piece from its initials on, and whether they fit anybody it may be: "J. Marsden" is not Leanne.
    """
    if not piece.kinds or piece.inside:
        return piece, True
    before = _INITIALS.search(text, max(left, piece.start - 12), piece.start)
    if before is None or (before[0] in ("A ", "I ") and _OPENS.search(text, left, before.start())):
        return piece, True
    letters = re.sub(r"[^A-Z]", "", before[0])
    together = len(letters) > 1 and before[0].rstrip().isalpha()
    if not together and not set(piece.kinds) <= _SURNAMES:
        return piece, True
    fit = [entry for entry in piece.entries if _fits(letters, entries[entry], every=together)]
    if together and (not fit or letters.lower() in introductions.lone()):
        return piece, True  # "PC Marsden", "GP Marsden"
    kinds = tuple(
        kind for entry, kind in zip(piece.entries, piece.kinds, strict=True) if entry in fit or not fit
    )
    return replace(piece, start=before.start(), entries=tuple(fit) or piece.entries, kinds=kinds), bool(fit)


def _fits(letters: str, entry: Entry, *, every: bool) -> bool:
    own = {piece[0] for name in entry.names for piece in pieces_of(name)}
    return set(letters.lower() if every else letters[0].lower()) <= own


def with_generation(piece: Piece, text: str, left: int, right: int) -> tuple[Piece, Generation]:
    """A name with the "junior" or "senior" behind it, and which of two of the name it says."""
    suffix = _SUFFIX.match(text[:right], piece.end)
    if suffix and not (suffix["long"] and suffix["rest"].strip() and suffix["rest"].strip() not in _NO_NOUN):
        word = (suffix["in"] or suffix["short"] or suffix["long"]).lower()
        end = suffix.end("long") if suffix["long"] else suffix.end()
        return replace(piece, end=end), "younger" if word.startswith("j") else "older"
    before = _BEFORE.search(text, max(left, piece.start - 12), piece.start)
    if before is None:
        return piece, ""
    if before[1].lower().startswith("baby"):
        return piece, "infant"
    return piece, "older" if before[1].lower() in ("old", "elder", "older") else "younger"


def is_of(entry: Entry, generation: Generation, *, surname: bool) -> bool:
    """Whether somebody can be called so; a baby with a surname alone is the child under review."""
    if generation == "infant" and surname:
        return roles.is_subject(entry)
    return is_younger(entry) == (generation != "older")


def is_younger(entry: Entry) -> bool:
    """Whether somebody is a child of the family, or the younger of two with one name."""
    return roles.is_child(entry) or any(pieces_of(name)[-1] in YOUNGER for name in entry.names)

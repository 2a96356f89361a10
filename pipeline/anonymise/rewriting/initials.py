"""Initials that the finder took for a person: whose of the key they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.rewriting.folding import folded
from pipeline.anonymise.rewriting.forms import Kind, pieces_of
from pipeline.anonymise.rewriting.pieces import Piece

_INITIALS = re.compile(r"(?:[A-Z](?:[.\s-]{0,2}|/)){1,4}")

_PREFIXED = re.compile(r"(?<=/)([A-Z])[A-Za-z']*$")
"""What is written for a surname behind a stroke: P/OH, B/McD."""


def meant(written: str, key: Key) -> tuple[str, ...]:
    """The ids of the entries whose initials these are; none when they are no initials."""
    plain = _PREFIXED.sub(r"\1", folded(written).strip())
    if not _INITIALS.fullmatch(plain):
        return ()
    letters = re.sub(r"[^A-Z]", "", plain)
    return tuple(
        entry.id
        for entry in key.entries
        if entry.kind == "person" and not entry.not_identifying and letters in _of(entry)
    )


def settled(piece: Piece, text: str, entries: Mapping[str, Entry]) -> Piece:
    """A piece that is initials as that of the people whose they are."""
    if piece.label != "PERSON":
        return piece
    ids = meant(text[piece.start : piece.end], Key(tuple(entries.values())))
    kind: Kind = "initials"
    kinds = (kind,) * len(ids)
    return replace(piece, entries=ids, kinds=kinds) if ids else piece


def _of(entry: Entry) -> set[str]:
    out: set[str] = set()
    for name in entry.names:
        parts = [
            piece for piece in pieces_of(name) if piece not in vocabulary().particles and piece not in _TITLES
        ]
        letters = "".join(part[0] for part in parts).upper()
        out.update((letters, letters[:1] + letters[-1:], letters[:1]))
    return out - {""}


_TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "pc", "dc", "ds", "di", "sgt"))

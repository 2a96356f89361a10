"""What a person has decided, applied to the redactions of this draft."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.anonymise.decisions import Added, Decisions
from pipeline.anonymise.key.model import Entry
from pipeline.anonymise.model import LABELS, Label
from pipeline.anonymise.passages import Passage
from pipeline.anonymise.redactions import Redaction
from pipeline.anonymise.rewriting import wording
from pipeline.anonymise.rewriting.folding import Folded, fold, folded
from pipeline.anonymise.rewriting.forms import Kind
from pipeline.anonymise.rewriting.joined import Joined, plain
from pipeline.anonymise.rewriting.pieces import Piece


def added(pieces: Sequence[Piece], whole: Joined, decisions: Decisions | None) -> list[Piece]:
    """The pieces with the words a person marked, everywhere or where they marked them.

    Words are found as they are read: in any letters' case, with any blanks, as whole words.
    """
    if decisions is None or not decisions.added:
        return list(pieces)
    out = list(pieces)
    text = fold(whole.text)
    for words in decisions.added:
        pattern = _pattern(words.text)
        if pattern is None:
            continue
        out += [piece for piece in _places(words, pattern, text) if _there(words, piece, whole)]
    return out


def _places(words: Added, pattern: re.Pattern[str], text: Folded) -> list[Piece]:
    label: Label = next((label for label in LABELS if label == words.label), "OTHER")
    return [
        Piece(*text.span(*match.span()), label, "reviewer", 1.0, text=words.replacement)
        for match in pattern.finditer(text.text)
    ]


def _there(words: Added, piece: Piece, whole: Joined) -> bool:
    return words.everywhere or whole.passages[whole.passage_at(piece.start)].where == words.where


def _pattern(words: str) -> re.Pattern[str] | None:
    parts = folded(words).split()
    if not parts:
        return None
    body = r"\s+".join(map(re.escape, parts))
    head = r"(?<!\w)" if parts[0][0].isalnum() else ""
    tail = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    return re.compile(head + body + tail, re.IGNORECASE)


def decided(
    redactions: Sequence[Redaction],
    entries: Mapping[str, Entry],
    passages: Mapping[int, Passage],
    decisions: Decisions | None,
) -> list[Redaction]:
    """The redactions with a person's word on each: accepted or not, another replacement, whom it means."""
    if decisions is None:
        return list(redactions)
    words = {decision.id: decision for decision in decisions.decisions}
    out = []
    for redaction in redactions:
        word = words.get(redaction.id)
        if word is None:
            out.append(redaction)
            continue
        redaction = replace(redaction, decision=word.decision)
        if word.entry is not None and word.entry in entries:
            redaction = _meaning(redaction, entries[word.entry], passages[redaction.passage])
        if word.replacement is not None and word.replacement != redaction.replacement:
            redaction = replace(redaction, replacement=word.replacement, by_reviewer=True)
        out.append(redaction)
    return out


def _meaning(redaction: Redaction, entry: Entry, passage: Passage) -> Redaction:
    """A redaction of the entry a person chose, in its words."""
    text = plain(passage.text)
    kind: Kind = "full"
    piece = Piece(
        redaction.start,
        redaction.end,
        redaction.label,
        redaction.source,
        redaction.score,
        (entry.id,),
        (kind,),
    )
    room = wording.Room(text, redaction.start, redaction.end)
    said = wording.worded(piece, {entry.id: entry}, room)
    owned = "'s" if redaction.replacement.endswith("'s") and not said.text.endswith("'s") else ""
    return replace(
        redaction, replacement=said.text + owned, entry=entry.id, candidates=(), question="", by_reviewer=True
    )

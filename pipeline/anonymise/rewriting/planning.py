"""From passages, case and key to everything that is replaced, by what, and what a person has to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.anonymise.decisions import Decisions, carried
from pipeline.anonymise.finding import lists
from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.model import Finding
from pipeline.anonymise.passages import Edit, Passage
from pipeline.anonymise.redactions import Quasi, Redaction
from pipeline.anonymise.rewriting import (
    ages,
    applying,
    appositions,
    births,
    choosing,
    countries,
    date_places,
    dates,
    entry_days,
    finding,
    identifiers,
    identity,
    initials,
    kept,
    matched,
    quasi,
    roles,
    tables,
    telling,
    towns,
    wording,
)
from pipeline.anonymise.rewriting.joined import Joined, joined
from pipeline.anonymise.rewriting.pieces import Cover, Piece, fitted
from pipeline.anonymise.verifying.model import ToReview
from pipeline.case import Case

_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done to a document.

    Attributes:
        redactions: in order of passage and place, none overlapping; the rejected ones too.
        quasi: what stays but may point to the family.
        key: the key with the proposals of this document.
        to_review: what no list knows.
    """

    redactions: tuple[Redaction, ...]
    quasi: tuple[Quasi, ...]
    key: Key
    to_review: tuple[ToReview, ...]


def plan(
    passages: Sequence[Passage],
    case: Case,
    key: Key,
    *,
    decisions: Decisions | None = None,
    dates_stay: bool = False,
) -> Plan:
    """Decide what is replaced in a document.

    Args:
        passages: all of its text.
        case: whom it protects, what it keeps, how dates and ages are published.
        key: its pseudonyms; names that it lacks are proposed to it and come back in `Plan.key`.
        decisions: what a person has said of this document or an earlier draft of it, applied by id.
        dates_stay: it goes to the agencies, who need the days of entries, be one the day of a birth.

    Returns:
        The plan. The same passages, case, key and decisions always give the same.

    Raises:
        NameFinderError: there is no name finder that works.
    """
    from pipeline.anonymise import key as keys

    whole = joined(passages)
    decisions = carried(decisions, (), passages=passages) if decisions else None  # added words found again
    findings, refused = keys.sifted(
        key, whole.text, towns.named(finding.found(whole.text, case, key), whole.text, key, case)
    )
    key, matches = matched.matched(whole.text, key, findings)
    entries = {entry.id: entry for entry in key.entries}
    pieces = _pieces(whole, matches, findings, entries, case)
    pieces = applying.added(pieces, whole, decisions)
    pieces = wording.numbered(fitted(pieces, whole.text), whole.plain)
    pieces = appositions.taken_in(choosing.chosen(pieces, entries, whole), entries, whole)
    done = date_places.merged(_worded(pieces, entries, whole, case), whole.plain)
    done, days = entry_days.apart(done, whole) if dates_stay else (done, [])
    redactions = _redactions(done, whole, entries, decisions)
    by_number = {passage.number: passage for passage in passages}
    redactions = list(identity.with_ids(redactions, by_number))
    if decisions:
        decisions = carried(decisions, redactions, key=key)
        redactions = applying.decided(redactions, entries, by_number, decisions)
    seen = [one for one in findings if finding.settled(one, whole.text)]
    left = [*seen, *(Finding(piece.start, piece.end, "OTHER", 1.0, "key") for piece in done)]
    return Plan(
        tuple(redactions),
        quasi.found(whole, done, finding.described(findings, whole.text)),
        key,
        (
            *telling.told(whole, refused, done, telling.NO_NAME),
            *telling.told(whole, days, done, entry_days.WHY),
            *telling.to_review(whole, left, finding.with_key(case, key)),
        ),
    )


def edits(redactions: Iterable[Redaction]) -> dict[int, tuple[Edit, ...]]:
    """The edits that make the redactions, by passage; those a person rejected are left out."""
    out: dict[int, list[Edit]] = {}
    for redaction in sorted(redactions, key=lambda one: (one.passage, one.start)):
        if redaction.decision != "rejected":
            out.setdefault(redaction.passage, []).append(
                Edit(redaction.start, redaction.end, redaction.replacement)
            )
    return {passage: tuple(made) for passage, made in out.items()}


def _pieces(
    whole: Joined,
    matches: Sequence[Piece],
    findings: Sequence[Finding],
    entries: Mapping[str, Entry],
    case: Case,
) -> list[Piece]:
    """Matches and findings; what a person called nobody's is left, doubts that the finder clears are gone."""
    names = [piece for piece in (_meaning(piece, entries) for piece in matches) if piece.entries]
    names = [one for one in names if not countries.is_one(whole.plain, one.start, one.end, named=True)]
    names = kept.without(names, whole.text, case, entries)
    out = list(_cleared(names, findings, entries))
    cover = Cover(matches, whole.text)
    addresses = [piece for piece in names if piece.label == "ADDRESS"]
    born = [
        one
        for one in tables.pieces(whole)
        if one.label == "DATE_OF_BIRTH" or not cover.touches(one.start, one.end)
    ]
    born += births.pieces(whole.plain, births.days(case))
    out += born
    ruled = Cover(born, whole.text)
    for piece in finding.pieces(findings, whole.plain, names):
        if piece.label in ("DATE", "AGE", "OTHER") and ruled.touches(piece.start, piece.end):
            continue
        if piece.label in ("PERSON", "LOCATION", "ORGANISATION"):
            if not finding.left(piece, cover, whole.text, lists.load()):
                continue
            piece = initials.settled(piece, whole.text, entries)
        out.append(_of_address(piece, addresses))
    return out


def _meaning(piece: Piece, entries: Mapping[str, Entry]) -> Piece:
    kept = [at for at, entry in enumerate(piece.entries) if not entries[entry].not_identifying]
    return replace(
        piece,
        entries=tuple(piece.entries[at] for at in kept),
        kinds=tuple(piece.kinds[at] for at in kept),
    )


def _cleared(
    names: Sequence[Piece], findings: Sequence[Finding], entries: Mapping[str, Entry]
) -> Iterable[Piece]:
    """A word that is also a name is the name where the finder itself takes it for one."""
    people = {at for one in findings if one.label == "PERSON" for at in range(one.start, one.end)}
    for piece in names:
        if piece.doubt != "word":
            yield piece
        elif piece.start in people:
            yield replace(piece, doubt="")
        elif any(entries[entry].agreed for entry in piece.entries):
            yield piece  # of a mere proposal that is a word no more is replaced than the finder found


def _of_address(piece: Piece, addresses: Sequence[Piece]) -> Piece:
    """An address that holds a part of an address of the key is that address."""
    if piece.label not in ("ADDRESS", "LOCATION") or piece.entries:
        return piece
    for name in addresses:
        if piece.start <= name.start and name.end <= piece.end:
            return replace(piece, label="ADDRESS", entries=name.entries, kinds=name.kinds)
    return piece


def _worded(pieces: Sequence[Piece], entries: Mapping[str, Entry], whole: Joined, case: Case) -> list[Piece]:
    """The pieces with their words; those that policy leaves as they are drop out."""
    child = next((entry.pseudonym for entry in entries.values() if roles.is_subject(entry)), "")
    policy = dates.policy_of(case, child)
    out: list[Piece] = []
    for at in range(len(pieces)):
        said = _said(pieces, at, entries, whole, case, policy)
        if said is None:
            continue
        start, end = _free(pieces, out, at, whole)
        said = replace(said, start=max(said.start, start), end=min(said.end, end))
        out.append(said)
    return out


def _said(
    pieces: Sequence[Piece],
    at: int,
    entries: Mapping[str, Entry],
    whole: Joined,
    case: Case,
    policy: dates.Policy,
) -> Piece | None:
    piece = pieces[at]
    if piece.text or (piece.source == "reviewer" and not piece.entries):
        return piece
    if piece.label in ("DATE", "DATE_OF_BIRTH"):
        return dates.reworded(piece, whole.plain, policy)
    if piece.label == "AGE":
        return ages.published(pieces, at, entries, whole, case)
    start, end = _free(pieces, (), at, whole)
    room = wording.Room(whole.plain, start, end)
    if not piece.entries:
        words = identifiers.WORDS[piece.label]
        question = "Who is this? The key does not know the name." if piece.label == "PERSON" else ""
        piece = replace(piece, text=words, question=question)
    if piece.label in ("PERSON", "LOCATION", "ORGANISATION", "ADDRESS") or piece.entries:
        return wording.worded(piece, entries, room)
    return piece


def _free(pieces: Sequence[Piece], done: Sequence[Piece], at: int, whole: Joined) -> tuple[int, int]:
    """How far the words of a piece may reach: to its neighbours, and not out of its passage."""
    start, end = whole.bounds(whole.passage_at(pieces[at].start))
    if at:
        start = max(start, pieces[at - 1].end)
    if done:
        start = max(start, done[-1].end)
    if at + 1 < len(pieces):
        end = min(end, pieces[at + 1].start)
    return min(start, pieces[at].start), max(end, pieces[at].end)


def _redactions(
    pieces: Sequence[Piece], whole: Joined, entries: Mapping[str, Entry], decisions: Decisions | None
) -> list[Redaction]:
    out = []
    for piece in pieces:
        for nth, (index, start, end) in enumerate(whole.cut(piece.start, piece.end)):
            passage = whole.passages[index]
            first = whole.starts[index]
            text = passage.text[start - first : end - first]
            if not text.strip() and nth:
                continue
            out.append(_redaction(piece, passage, start - first, end - first))
    return [one for one in out if one.text != one.replacement]


def _redaction(piece: Piece, passage: Passage, start: int, end: int) -> Redaction:
    one = piece.entries[0] if len(piece.entries) == 1 and not piece.question else None
    return Redaction(
        id="",
        passage=passage.number,
        start=start,
        end=end,
        text=passage.text[start:end],
        replacement=piece.text,
        label=piece.label,
        source=piece.source,
        score=piece.score,
        channel=passage.channel,
        where=passage.where,
        context=passage.text[max(0, start - _CONTEXT) : end + _CONTEXT],
        entry=one,
        candidates=piece.entries if piece.question else (),
        question=piece.question,
        by_reviewer=piece.source == "reviewer",
        decision="accepted" if piece.source == "reviewer" and not piece.entries else "pending",
    )

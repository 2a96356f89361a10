"""Where the names of the key stand, and those that it lacked and that a document proposes to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.anonymise.finding import lists
from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.model import Finding, Label, Source
from pipeline.anonymise.rewriting import finding, initials, roles
from pipeline.anonymise.rewriting.matcher import Match, Matcher
from pipeline.anonymise.rewriting.pieces import Cover, Piece

_OF_STREETS = ("street", "road", "town", "village", "city", "area", "estate", "county", "country", "place")


def matched(text: str, key: Key, findings: Sequence[Finding]) -> tuple[Key, list[Piece]]:
    """The key with the names that it lacked, and where all its names stand."""
    from pipeline.anonymise import key as keys

    matcher = Matcher(key)
    pieces = _of_matches(matcher.find(text), key)
    findings = list(finding.by_sentence(findings, text))
    new = finding.unnamed(findings, Cover(pieces, text), text, lists.load())
    new = [one for one in new if one.label != "PERSON" or not initials.meant(text[one.start : one.end], key)]
    new = [one for one in new if one.label != "PERSON" or not matcher.meant(text[one.start : one.end])[0]]
    fuller = keys.propose(key, text, new) if new else key
    if fuller != key:
        matcher = Matcher(fuller)
        pieces = _of_matches(matcher.find(text), fuller)
    return fuller, [*pieces, *_agreed(findings, matcher, fuller, pieces, text)]


def _agreed(
    findings: Sequence[Finding], matcher: Matcher, key: Key, pieces: Sequence[Piece], text: str
) -> Iterable[Piece]:
    """Names of the key that look like plain words where they stand, and that the finder takes for names."""
    cover = Cover(pieces, text)
    entries = {entry.id: entry for entry in key.entries}
    for one in findings:
        if one.label != "PERSON" or cover.touches(one.start, one.end):
            continue
        ids, kinds = matcher.meant(text[one.start : one.end])
        if ids:
            yield Piece(one.start, one.end, _label(entries[ids[0]]), one.source, one.score, ids, kinds)


def _of_matches(matches: Iterable[Match], key: Key) -> list[Piece]:
    entries = {entry.id: entry for entry in key.entries}
    return [_of_match(match, entries) for match in matches]


def _of_match(match: Match, entries: Mapping[str, Entry]) -> Piece:
    entry = entries[match.entries[0]]
    source: Source = "key" if match.exact else "name-variant"
    if entry.origin == "reviewer":
        source = "reviewer"
    score = 1.0 if match.exact and entry.agreed else 0.8 if match.exact else 0.7
    return Piece(
        match.start,
        match.end,
        _label(entry),
        source,
        score,
        match.entries,
        match.kinds,
        match.doubt,
        match.inside,
    )


def _label(entry: Entry) -> Label:
    if entry.kind == "person":
        return "PERSON"
    if entry.kind == "identifier":
        return "REFERENCE"
    role = roles.role_of(entry).lower()
    if role.startswith("address"):
        return "ADDRESS"
    return "LOCATION" if role.startswith(_OF_STREETS) else "ORGANISATION"

"""What the finder says of a whole document, as pieces to replace."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.model import Finding
from pipeline.anonymise.rewriting import ages, identifiers
from pipeline.anonymise.rewriting.pieces import Piece
from pipeline.case import Case, Identifier, NamedPlace, Person

_NAMING = ("PERSON", "LOCATION", "ORGANISATION")
_MODEL_ONLY = ("REFERENCE", "OTHER")


def found(text: str, case: Case, key: Key) -> list[Finding]:
    """Everything the finder sees; whom the key names counts like whom the case names.

    Raises:
        NameFinderError: there is no name finder that works.
    """
    from pipeline.anonymise.finding import engine

    return engine.find_identifiers(text, with_key(case, key))


def with_key(case: Case, key: Key) -> Case:
    """The case with the people, places and identifiers of the key that it does not name itself."""
    had = {name.casefold() for person in case.people for name in (person.name, *person.also_known_as)}
    had |= {name.casefold() for place in case.places for name in (place.name, *place.also_known_as)}
    had |= {identifier.value.casefold() for identifier in case.identifiers}
    new = [
        entry
        for entry in key.entries
        if not entry.not_identifying and not had & set(map(str.casefold, entry.names))
    ]
    if not new:
        return case
    return case.model_copy(
        update={
            "people": (*case.people, *(_person(entry) for entry in new if entry.kind == "person")),
            "places": (*case.places, *(_place(entry) for entry in new if entry.kind == "place")),
            "identifiers": (
                *case.identifiers,
                *(_number(entry) for entry in new if entry.kind == "identifier"),
            ),
        }
    )


def _person(entry: Entry) -> Person:
    return Person.model_construct(
        name=entry.name, also_known_as=entry.others, role="other", pseudonym=entry.pseudonym
    )


def _place(entry: Entry) -> NamedPlace:
    return NamedPlace.model_construct(name=entry.name, also_known_as=entry.others, pseudonym=entry.pseudonym)


def _number(entry: Entry) -> Identifier:
    return Identifier.model_construct(value=entry.name, pseudonym=entry.pseudonym)


def naming(findings: Iterable[Finding]) -> list[Finding]:
    """Those of people, places and establishments."""
    return [finding for finding in findings if finding.label in _NAMING]


def pieces(findings: Iterable[Finding], text: str, names: Sequence[Piece]) -> Iterator[Piece]:
    """The findings as pieces, what the model mistook put right.

    Args:
        findings: all of them.
        text: the whole text, plain.
        names: the places of the key's names, which tell whether a link has to go.
    """
    for finding in findings:
        piece = Piece(finding.start, finding.end, finding.label, finding.source, finding.score)
        for part in _relabelled(piece, text):
            if (
                part.label == "URL"
                and identifiers.public(text[part.start : part.end])
                and not _holds(part, names)
            ):
                continue
            yield part


def _relabelled(piece: Piece, text: str) -> Iterator[Piece]:
    written = text[piece.start : piece.end]
    if piece.source == "model" and sum(letter.isalnum() for letter in written) < 2:
        return  # a stroke or a letter that the model took for a date or a number
    if piece.label not in _MODEL_ONLY or piece.source != "model":
        yield piece
        return
    if ages.AGE.fullmatch(written.strip()) and re.search(
        r"(?i)year|month|week|yr|mth|old|^\d{1,2}$", written
    ):
        yield Piece(piece.start, piece.end, "AGE", piece.source, piece.score)
        return
    yield from identifiers.sorted_out(piece, text)


def _holds(piece: Piece, names: Sequence[Piece]) -> bool:
    return any(name.start < piece.end and piece.start < name.end for name in names)

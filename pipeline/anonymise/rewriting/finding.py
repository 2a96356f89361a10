"""What the finder says of a whole document, as pieces to replace."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.anonymise.finders.dates import DateRecogniser
from pipeline.anonymise.finders.person_words import GENERATIONS
from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding import anonymous, lists
from pipeline.anonymise.finding.lists import Grade, Lists
from pipeline.anonymise.finding.words import several
from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.model import Finding
from pipeline.anonymise.rewriting import ages, date_places, identifiers, introductions, public
from pipeline.anonymise.rewriting.folding import folded
from pipeline.anonymise.rewriting.joined import plain
from pipeline.anonymise.rewriting.pieces import Cover, Piece
from pipeline.anonymise.rewriting.references import References
from pipeline.anonymise.rewriting.tokens import Token, tokens
from pipeline.case import Case, Identifier, NamedPlace, Person

_NAMING = ("PERSON", "LOCATION", "ORGANISATION")
_MODEL_ONLY = ("REFERENCE", "OTHER")
_DATED = re.compile(
    r"(?i)\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{3,6})?\b|\d(?:st|nd|rd|th)\b"
    r"|\d[/-]\d|\b(?:christmas|easter|new year|boxing day|bank holiday)"
)
_ON_THE = re.compile(
    r"\b[Oo]n the (\d{1,2}(?:st|nd|rd|th))(?=[,;.)]"
    r"| (?:the|a|she|he|they|it|her|his|their|there|no|all|both)\b| [A-Z])"
)
_IN_WORDS = re.compile(
    r"(?i)(?:one|two|three|four|five|six|seven|eight|nine|ten|\w{1,4}teen|eleven|twelve|\d{1,2})"
)
_SAID = re.compile(r"(?i)\b(?:was|is|were|aged|turned|nearly|almost|just|now|not (?:quite|yet)|barely)\s$")
_NEARLY = re.compile(r"(?i)(?:nearly|almost|about|just|not (?:quite|yet)|barely) ")
_OF_ORDINALS = 0.6
_CALLED = several("nan nana nanna nanny gran granny grandma grandad granddad grandpa mummy daddy")
"""What a family calls its own: alone it names nobody, although some are forenames."""
_SPOKEN_TO = several("dear poor hi hello hey thank thanks lovely darling bless")
"""Before a name in a letter, where a capital makes it look like a part of the name."""
_AMOUNT = re.compile(r"[£€$%]|\d\.\d\d$")
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})[.!?][\"'’”]?\s+[\"'‘“]?(?=\w)")
_MONTHS_OF_PEOPLE = frozenset(("april", "may", "june", "august"))
_LEAST_DIGITS = 5
"""What the model calls something else identifies nobody with fewer: a weight, a number of visits, a faith."""


def found(text: str, case: Case, key: Key) -> list[Finding]:
    """Everything the finder sees; whom the key names counts like whom the case names.

    The area in the board's name ("Wealdshire") stays wherever it stands, since the board is published by its
    name; not so where the case or the key itself protects it.

    Raises:
        NameFinderError: there is no name finder that works.
    """
    from pipeline.anonymise.finding import engine

    known = with_key(case, key)
    loud = tuple(f"{entry.pseudonym.upper()} " for entry in key.entries)
    findings = engine.find_identifiers(text, known)
    area = anonymous.area(known, lists.load())
    level = plain(text)
    named = {one for entry in key.entries for name in entry.names for one in folded(name).casefold().split()}
    return [
        one
        for one in findings
        if not _behind_a_pseudonym(one, text, loud)
        and not (one.label == "LOCATION" and folded(text[one.start : one.end]).casefold() in area)
        and not public.is_country(one, level, named)
        and not public.is_it(one, text)
    ]


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


def by_sentence(findings: Iterable[Finding], text: str) -> Iterator[Finding]:
    """The findings, a person's cut where a sentence ends inside: "Mr Ashdown. 'Will" are two."""
    for finding in findings:
        written = text[finding.start : finding.end]
        cut = _SENTENCE_END.search(written) if finding.label == "PERSON" else None
        if cut is None:
            yield finding
            continue
        yield replace(finding, end=finding.start + cut.start())
        yield replace(finding, start=finding.start + cut.end())


def unnamed(findings: Iterable[Finding], cover: Cover, text: str, known: Lists) -> list[Finding]:
    """The people, places and establishments that no name of the key covers.

    What a finding has besides a name in small letters is no name: "Jordan's school" is Jordan's.
    """
    return [finding for finding in findings if finding.label in _NAMING and left(finding, cover, text, known)]


def _behind_a_pseudonym(finding: Finding, text: str, loud: tuple[str, ...]) -> bool:
    """ "SOCIAL WORKER 2 KNEW": to a finder a post, its number and a name."""
    return finding.label == "PERSON" and finding.source != "key" and text.endswith(loud, 0, finding.start)


def left(finding: Finding | Piece, cover: Cover, text: str, known: Lists) -> bool:
    """Whether a finding of a name holds more than the names that are known."""
    piece = Piece(finding.start, finding.end, finding.label, finding.source, finding.score)
    titled = finding.label == "PERSON" and finding.source == "pattern"  # Mr So is a person
    written = text[finding.start : finding.end]
    if (
        finding.source not in ("key", "reviewer")
        and not titled
        and _says_nothing(written, finding.label, known)
    ):
        return False
    rest = cover.left(piece)
    if not rest or rest == [piece]:
        return bool(rest)
    opening = finding.start if len(rest) == 1 else -1
    return any(
        _names(text[part.start : part.end], known)
        for part in rest
        if part.start != opening or folded(text[part.start : part.end]).strip().lower() not in _SPOKEN_TO
    )


def _says_nothing(written: str, label: str, known: Lists) -> bool:
    """Whether what was taken for a name is ordinary words in small letters, months and the like."""
    words = tokens(folded(written))
    nothing = vocabulary().small if label == "PERSON" else vocabulary().small | vocabulary().never
    return all(
        word.key in nothing
        or word.text == "Person"  # what stands for a name that nobody has settled yet
        or (word.key in known.days and not (label == "PERSON" and word.key in _MONTHS_OF_PEOPLE))
        or word.key in _CALLED
        or (word.text.islower() and known.ordinary(word.key))
        or (word.key in introductions.lone() and not _may_name(word, known))
        for word in words
    )


def _may_name(word: Token, known: Lists) -> bool:
    """Whether a title or post may be somebody's name or initials all the same: Dean, LT."""
    return known.forename(word.key) or known.surname(word.key) or word.text.isupper()


def _names(rest: str, known: Lists) -> bool:
    """Whether what is left of a finding may name: no title or post, no ordinary word glued to a name."""
    plain = folded(rest)
    for token in tokens(plain):
        if token.key in introductions.lone() | GENERATIONS or (token.text.islower() and token.text.isascii()):
            continue
        glued = " " not in plain.strip() and token.key.isalpha()
        if not (glued and known.grade(token.key) is Grade.ORDINARY):
            return True
    return False


def settled(one: Finding, text: str) -> bool:
    """Whether a finding that led to nothing may be forgotten: no name, which a person has to look at, and no
    month that is also a forename, which the model took for a date ("May told him"), and no word without a
    figure that it took for a number."""
    if one.label in _NAMING:
        return False
    if one.label == "REFERENCE" and one.source == "model":
        return any(letter.isdigit() for letter in text[one.start : one.end])
    if one.label != "DATE" or one.source != "model":
        return True
    return not lists.load().forename(folded(text[one.start : one.end]).lower())


def described(findings: Iterable[Finding], text: str) -> Iterator[Finding]:
    """What the model takes for a trait or a quantity: it stays, for a person to look at."""
    for finding in findings:
        written = text[finding.start : finding.end]
        told = finding.label == "OTHER" and finding.source == "model" and not re.search(r"\d", written)
        if told and len(written) > 2 and not written.islower():
            yield finding


def pieces(findings: Sequence[Finding], text: str, names: Sequence[Piece]) -> Iterator[Piece]:
    """The findings as pieces, what the model mistook put right.

    Args:
        findings: all of them.
        text: the whole text, plain.
        names: the places of the key's names, which tell whether a link has to go.
    """
    cover = Cover(names, text)
    births = Cover((_piece(one) for one in findings if one.label == "DATE_OF_BIRTH"), text)
    written = [
        Piece(hit.start, hit.end, "DATE", "pattern", hit.score)
        for hit in DateRecogniser().find(text)
        if not births.touches(hit.start, hit.end)
    ]
    written += [
        Piece(match.start(1), match.end(1), "DATE", "pattern", _OF_ORDINALS)
        for match in _ON_THE.finditer(text)
        if not births.touches(*match.span(1))
    ]
    drawn = Cover(written, text)
    written += [
        _date(match)
        for match in date_places.whole(text)
        if not births.touches(*match.span()) and drawn.left(_date(match))
    ]
    yield from written
    dated = Cover(written, text)
    references = References(findings, text, cover)
    yield from references.whole()
    for finding in findings:
        if not references.keep(finding):
            continue
        if finding.label == "DATE" and finding.source == "model" and not _alone(finding, dated, text):
            continue
        end = finding.end - (2 if text.endswith(("'s", "'S"), finding.start, finding.end) else 0)
        piece = Piece(finding.start, end, finding.label, finding.source, finding.score)
        for part in _relabelled(piece, text):
            if (
                part.label == "URL"
                and identifiers.public(text[part.start : part.end])
                and not cover.touches(part.start, part.end)
            ):
                continue
            yield part


def _date(match: re.Match[str]) -> Piece:
    return Piece(match.start(), match.end(), "DATE", "pattern", _OF_ORDINALS)


def _alone(finding: Finding, dated: Cover, text: str) -> bool:
    """Whether the model alone sees a date: where a rule does, it draws the date itself and the model words
    around it; and 3.2.1 is a paragraph."""
    seen = dated.touches(finding.start, finding.end)
    return not seen and _DATED.search(text, finding.start, finding.end) is not None


def _piece(finding: Finding) -> Piece:
    return Piece(finding.start, finding.end, finding.label, finding.source, finding.score)


def _relabelled(piece: Piece, text: str) -> Iterator[Piece]:
    written = text[piece.start : piece.end]
    if piece.source == "model" and piece.label != "OTHER" and sum(map(str.isalnum, written)) < 2:
        return  # a stroke or a letter that the model took for a date or a number
    if piece.label not in _MODEL_ONLY or piece.source != "model":
        yield piece
        return
    if nearly := _NEARLY.match(written):
        piece = replace(piece, start=piece.start + nearly.end())
        written = written[nearly.end() :]
    if ages.AGE.fullmatch(written.strip()) and re.search(
        r"(?i)year|month|week|yr|mth|old|^\d{1,2}$", written
    ):
        yield replace(piece, label="AGE")
        return
    if _IN_WORDS.fullmatch(written) and _SAID.search(text, max(0, piece.start - 16), piece.start):
        yield replace(piece, label="AGE")
        return
    for part in identifiers.sorted_out(piece, text):
        digits = sum(letter.isdigit() for letter in text[part.start : part.end])
        written = text[part.start : part.end]
        if part.label != "OTHER" or (digits >= _LEAST_DIGITS and not _AMOUNT.search(written)):
            yield part

"""Every form in which an entry of the key may stand in a text, as letters without what joins them.

A form is a row of pieces: "kayleigh", "marsden". Whether blanks, hyphens, underscores or nothing stand
between them is for the matcher to accept or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.anonymise.finders.person_words import GENERATIONS
from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding.lists import Grade, Lists
from pipeline.anonymise.finding.words import split
from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.rewriting.folding import folded
from pipeline.anonymise.rewriting.petforms import pet_forms

Kind = Literal[
    "full", "reversed", "first", "last", "middle", "nick", "pet", "plural", "part", "handle", "whole",
    "identifier", "postcode", "street", "misspelt", "initials",
]  # fmt: skip
"""What part of an entry's name a form is; "handle" counts in an address, a link or a file's name only."""

_PIECE = re.compile(r"[^\W\d_]+|\d+")
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
_STREET = re.compile(r"^(?:flat\s+\w+|\d+\s*[a-z]?)\s+", re.IGNORECASE)
_LEAST_MIDDLE = 4
_LEAST_TELLING = 5
_HEADS = frozenset(
    (
        "school", "academy", "college", "nursery", "preschool", "centre", "surgery", "practice", "clinic",
        "hospital", "ward", "unit", "hospice", "church", "chapel", "mosque", "temple", "home", "hostel",
        "refuge", "club",
    )
)  # fmt: skip
_SAYS_LITTLE = frozenset(
    (
        "primary", "infant", "infants", "junior", "juniors", "secondary", "high", "grammar", "nursery",
        "first", "middle", "comprehensive", "community", "family", "children", "childrens", "health",
        "medical", "general", "day", "care", "residential", "ce", "cofe", "rc", "catholic", "church",
        "of", "england", "c", "e", "the", "and", "voluntary", "aided", "controlled", "special", "walk",
        "in", "cottage", "royal",
    )
)  # fmt: skip
_SMALL_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_READ_AS = {"1": "li", "0": "o", "o": "0", "5": "s", "8": "b", "i": "1", "s": "5"}
_LEAST_PART = 3


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing an entry.

    Attributes:
        entry: the entry's id.
        kind: which part of its name it is.
        pieces: the words, small and folded; an apostrophe parts no word here.
    """

    entry: str
    kind: Kind
    pieces: tuple[str, ...]

    @property
    def letters(self) -> str:
        """All pieces run together."""
        return "".join(self.pieces)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts; each word is one or more pieces ("Smith-Jones" is two, "O'Brien" one)."""

    words: tuple[tuple[str, ...], ...]
    surname_at: int
    surname_only: bool = False

    @property
    def first(self) -> tuple[str, ...]:
        """The forename; empty where none is known."""
        return () if self.surname_only or not self.words else self.words[0]

    @property
    def last(self) -> tuple[str, ...]:
        """The surname with its particles; empty where none is known."""
        return tuple(piece for word in self.words[self.surname_at :] for piece in word)

    @property
    def middles(self) -> tuple[tuple[str, ...], ...]:
        """The words between."""
        return self.words[1 : self.surname_at]


def pieces_of(text: str) -> tuple[str, ...]:
    """The words and figures of a phrase, folded and small; what an apostrophe parts is one."""
    return tuple(match[0] for match in _PIECE.finditer(folded(text).lower().replace("'", "")))


def parsed(name: str, known: Lists) -> PersonName:
    """A person's name in parts, titles and ranks left out."""
    plain = folded(name)
    surname_first = "," in plain
    if surname_first:
        last, _, rest = plain.partition(",")
        plain = f"{rest.strip()} {last.strip()}"
    titled, plain = _untitled(plain)
    words = tuple(filter(None, (pieces_of(word) for word in plain.split())))
    if len(words) > 1 and words[-1][-1] in GENERATIONS:
        words = words[:-1]
    if not words:
        return PersonName((), 0)
    if len(words) == 1:
        lone = words[0][0]
        surname = titled or surname_first or (known.surname(lone) and not known.forename(lone))
        return PersonName(words, 0 if surname else 1, surname_only=surname)
    at = len(words) - 1
    while at > 1 and words[at - 1][0] in vocabulary().particles:
        at -= 1
    if at == 1 and words[0][0] in vocabulary().particles and len(words[0][0]) > 1:
        return PersonName(words, 0, surname_only=True)
    return PersonName(words, at)


def _untitled(name: str) -> tuple[bool, str]:
    words = split.__wrapped__(name)
    at = 0
    while at < len(words) - 1:
        title = vocabulary().titles.at(words, at)
        if title is None or title.value == "kin" or title.last >= len(words):
            break
        if title.value == "role" and title.last < len(words) - 2 and title.last - at == 1:
            break  # "Dean Page Smith": a name that is also a post
        at = title.last
        while at < len(words) - 1 and words[at].shape == "code":
            at += 1
    return at > 0, name[words[at].start :] if words and at else name


def forms_of_key(key: Key, known: Lists) -> Iterator[Form]:
    """All forms of all entries; a form may come more than once."""
    for entry in key.entries:
        yield from forms(entry, known)


def forms(entry: Entry, known: Lists) -> Iterator[Form]:
    """All forms of one entry."""
    for at, name in enumerate(entry.names):
        if not folded(name).strip():
            continue
        if entry.kind == "person":
            for kind, pieces in _of_person(parsed(name, known), nick=at > 0, known=known):
                if "".join(pieces):
                    yield Form(entry.id, kind, pieces)
        elif entry.kind == "place":
            yield from _of_place(entry.id, name, known)
        else:
            yield Form(entry.id, "identifier", pieces_of(name))


def _of_person(name: PersonName, *, nick: bool, known: Lists) -> Iterator[tuple[Kind, tuple[str, ...]]]:
    first, last, middles = name.first, name.last, name.middles
    if first and last:
        yield from _two(first, last, middles)
    if first and len("".join(first)) > 1 and not (nick and last and first[0] in vocabulary().never):
        yield ("nick" if nick and not last else "first"), first
        for pet in pet_forms("".join(first)):
            yield "pet", (pet,)
        for piece in first if len(first) > 1 else ():
            if len(piece) >= _LEAST_MIDDLE:
                yield "middle", (piece,)
    if last and len("".join(last)) > 1:
        yield "last", last
        yield "plural", (*last[:-1], plural(last[-1]))
        if len(last) > 1:
            for piece in last:
                if len(piece) >= _LEAST_PART and piece not in vocabulary().particles:
                    yield "part", (piece,)
            if len(last[-1]) >= _LEAST_MIDDLE:
                yield "plural", (plural(last[-1]),)
    for middle in middles:
        if len("".join(middle)) >= _LEAST_MIDDLE:
            yield "middle", middle


def _two(
    first: tuple[str, ...], last: tuple[str, ...], middles: Sequence[tuple[str, ...]]
) -> Iterator[tuple[Kind, tuple[str, ...]]]:
    middle = tuple(piece for word in middles for piece in word)
    short = tuple(word[0][0] for word in middles)
    f, surname = first[0][0], last[-1][0]
    for between in dict.fromkeys((middle, short, ())):
        yield "full", (*first, *between, *last)
        yield "reversed", (*last, *first, *between)
    initials = tuple(word[0][0] for word in (first, *middles))
    for letters in dict.fromkeys((initials, (f,))):
        if len("".join(first)) > 1:
            yield "full", (*letters, *last)
            yield "reversed", (*last, *letters)
    for word in middles:
        yield "full", (*first, *word)
        yield "full", (*word, *last)
    for pet in pet_forms("".join(first)):
        yield "full", (pet, *last)
        yield "reversed", (*last, pet)
    if len("".join(first)) > 2:
        yield "full", (*first, surname)
        if len(last) > 1:
            yield "full", (*first, *(piece[0] for piece in last))
    yield "full", (*first, *last[:-1], plural(last[-1]))
    if len("".join(last)) >= _LEAST_MIDDLE:
        yield "handle", (f + "".join(last),)
        yield "handle", ("".join(last) + f,)
    if len("".join(first)) >= _LEAST_MIDDLE:
        yield "handle", ("".join(first) + surname,)


def _of_place(entry: str, name: str, known: Lists) -> Iterator[Form]:
    yield Form(entry, "whole", pieces_of(name))
    postcode = _POSTCODE.search(folded(name))
    rest = name
    if postcode:
        outward, inward = postcode[1], postcode[2]
        yield Form(entry, "postcode", (*_runs(outward), *_runs(inward)))
        for read in _misread(outward, inward):
            yield Form(entry, "postcode", (read[: len(outward)], read[len(outward) :]))
        rest = folded(name)[: postcode.start()] + folded(name)[postcode.end() :]
        yield Form(entry, "whole", pieces_of(rest))
    if not postcode and "," not in name and not _STREET.match(name):
        yield from _shortened(entry, pieces_of(name), known)
        return
    for part in filter(None, (part.strip() for part in re.split(r"[,\n]", rest))):
        bare = _STREET.sub("", part)
        if not re.search(r"[^\W\d_]{3}", bare):
            continue
        if bare != part:
            yield Form(entry, "street", pieces_of(part))
            yield from _with_number_in_words(entry, pieces_of(part))
        if len(pieces_of(bare)) > 1:
            yield Form(entry, "street", pieces_of(bare))


def _shortened(entry: str, pieces: tuple[str, ...], known: Lists) -> Iterator[Form]:
    """An establishment's name without the words between, as people say it: "Alder School", "Quillmere"."""
    if len(pieces) < 2 or pieces[-1] not in _HEADS:
        return
    telling = tuple(piece for piece in pieces[:-1] if piece not in _SAYS_LITTLE)
    if not telling:
        return
    if telling != pieces[:-1]:
        yield Form(entry, "whole", (*telling, pieces[-1]))
    lone = telling[0]
    if len(telling) == 1 and len(lone) >= _LEAST_TELLING and known.grade(lone) is Grade.UNKNOWN:
        yield Form(entry, "street", telling)


def _with_number_in_words(entry: str, pieces: tuple[str, ...]) -> Iterator[Form]:
    """ "twelve Alder Close"."""
    if pieces[0].isdigit() and 0 < int(pieces[0]) < 100:
        yield Form(entry, "street", (*_number_words(int(pieces[0])), *pieces[1:]))


def _number_words(number: int) -> tuple[str, ...]:
    if number < 20:
        return (_SMALL_NUMBERS[number - 1],)
    tens, ones = divmod(number, 10)
    return (_TENS[tens - 2], *(_SMALL_NUMBERS[ones - 1 : ones] if ones else ()))


def _misread(outward: str, inward: str) -> Iterator[str]:
    """A postcode's letters and figures run together as scans and hurried typists have them: PO9 lAB, P09."""
    code = (outward + inward).lower()
    for figure, letters in _READ_AS.items():
        for at in (at for at, sign in enumerate(code) if sign == figure):
            for letter in letters:
                yield code[:at] + letter + code[at + 1 :]


def _runs(code: str) -> list[str]:
    return re.findall(r"[a-z]+|\d+", code.lower())


def plural(word: str) -> str:
    """The plural of a surname: Marsdens, Joneses."""
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")

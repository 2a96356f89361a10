"""The pseudonyms of a key in a text, and the names that are to stand there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.passages import Edit
from pipeline.anonymise.reidentifying.patterns import is_numbered, pattern_of, unknown_pattern
from pipeline.anonymise.rewriting import article

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_PLACEHOLDER = re.compile(r"\[[A-Za-z][A-Za-z -]{2,40}\]")
_ARTICLE = re.compile(r"(?<![^\W_])(an?|An?|AN?)\s$")
_DETERMINER = re.compile(
    r"(?:\b(?:the|an?|her|his|their|its|my|our|your|each|every|any|no|another|whose)"
    r"|\w['’]s|s['’])\s$",
    re.IGNORECASE,
)
_OTHER_POST = re.compile(
    r"\b(?:Foster|Birth|Step|Grand|Adoptive|Single|Young|Assistant|Deputy|Senior|Acting|Lead|Principal|Named"
    r"|Designated|Practice|Duty|Locum|Community|Student|School|Specialist|Chief|Expectant|Teenage|Former)\s$"
)
_LINE = 200


@dataclass
class Told:
    """What naming again came to; pseudonyms only, never a name.

    Attributes:
        named: how often each pseudonym was turned back.
        left: how often one that is also a word ("Mother", "Team Manager") stood where it means anybody.
        unknown: what reads like a pseudonym and is none of the key, with how often.
        placeholders: words in brackets that stand for a number or an address, which no key can bring back.
    """

    named: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    placeholders: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    entry: Entry
    pseudonym: str


class Names:
    """The names behind the pseudonyms of a key.

    Args:
        key: the case's key. What waits for a person counts as well, and a pseudonym that was given up in
            favour of another entry stands for that.
    """

    def __init__(self, key: Key) -> None:
        known = _owners(key)
        self._owners = list(known.items())
        ordered = sorted(range(len(self._owners)), key=lambda at: -len(self._owners[at][0]))
        body = "|".join(f"(?P<p{at}>{pattern_of(self._owners[at][0])})" for at in ordered)
        self._pattern = re.compile(body) if body else None
        self._unknown = unknown_pattern(key.entries)
        self._places = _Brackets(key)

    def edits(self, text: str, told: Told | None = None, *, of_roles: bool = False) -> tuple[Edit, ...]:
        """What is to be changed in a text, in order of place.

        The full name stands for every pseudonym; possessives stay as they are, "a" and "an" follow the name,
        a heading in capitals stays in capitals.

        Args:
            text: as read; marks that nobody sees inside of a word do no harm.
            told: counts what was done and what could not be.
            of_roles: it stands in a column of relationships or posts, where "Mother" is a word.
        """
        told = told if told is not None else Told()
        plain, at = _visible(text)
        made: list[Edit] = []
        taken: list[tuple[int, int]] = []
        for found in self._found(plain):
            taken.append((found.start, found.end))
            if _is_word(found.pseudonym) and (of_roles or _anybody(plain, found)):
                told.left[found.pseudonym] += 1
                continue
            told.named[found.pseudonym] += 1
            start, words = _with_article(plain, found.start, _spelt(found, plain))
            made.append(Edit(at[start], at[found.end - 1] + 1, words))
        self._tell(plain, taken, told)
        return tuple(made)

    def _found(self, text: str) -> Iterator[_Found]:
        for match in self._pattern.finditer(text) if self._pattern else ():
            number = int((match.lastgroup or "p0")[1:])
            pseudonym, entry = self._owners[number]
            yield _Found(match.start(), match.end(), entry, pseudonym)

    def _tell(self, text: str, taken: list[tuple[int, int]], told: Told) -> None:
        for match in self._unknown.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                told.unknown[" ".join(match[0].split())] += 1
        for match in _PLACEHOLDER.finditer(text):
            if self._places.is_one(match[0]):
                told.placeholders[match[0]] += 1


class _Brackets:
    """The placeholders that anonymising puts: those of the key and those for what it has no entry for."""

    def __init__(self, key: Key) -> None:
        from pipeline.anonymise.rewriting import PLACEHOLDERS

        own = {entry.pseudonym.casefold() for entry in key.entries if entry.pseudonym.startswith("[")}
        self._known = own | {word.casefold() for word in PLACEHOLDERS}

    def is_one(self, words: str) -> bool:
        return words.casefold() in self._known


def _owners(key: Key) -> dict[str, Entry]:
    """Pseudonym → the entry whose name comes back; placeholders in brackets stand for no single one."""
    by_id = {entry.id: entry for entry in key.entries}
    known = {" ".join(entry.pseudonym.split()): entry for entry in key.entries}
    for gone in key.retired:
        if gone.into in by_id:
            known.setdefault(" ".join(gone.pseudonym.split()), by_id[gone.into])
    shared = Counter(entry.pseudonym for entry in key.entries)
    return {
        pseudonym: entry
        for pseudonym, entry in known.items()
        if pseudonym and not pseudonym.startswith("[") and shared[pseudonym] < 2
    }


def _visible(text: str) -> tuple[str, list[int] | range]:
    """A text without marks that nobody sees, and where each of its letters stands."""
    if _INVISIBLE.search(text) is None:
        return text, range(len(text))
    at = [index for index, letter in enumerate(text) if not _INVISIBLE.match(letter)]
    return "".join(text[index] for index in at), at


def _is_word(pseudonym: str) -> bool:
    """Whether it is also what anybody could be called, or reads like the beginning of "the child I saw"."""
    return not is_numbered(pseudonym) or pseudonym.endswith(" I")


def _anybody(text: str, found: _Found) -> bool:
    """Whether a pseudonym that is also a word means anybody here: anonymising puts no "the" before one."""
    before = text[max(0, found.start - 40) : found.start].rsplit("\n", 1)[-1]
    return bool(_DETERMINER.search(before) or _OTHER_POST.search(before))


def _with_article(text: str, start: int, words: str) -> tuple[int, str]:
    before = _ARTICLE.search(text[max(0, start - 4) : start])
    if before is None:
        return start, words
    right = article(words)
    if right == before[1].lower():
        return start, words
    right = right.upper() if before[1].isupper() and len(before[1]) > 1 else right
    right = right.capitalize() if before[1][0].isupper() and not right.isupper() else right
    return start - len(before[0]), f"{right}{before[0][-1]}{words}"


def _spelt(found: _Found, text: str) -> str:
    """The full name: in capitals where its line is, in one word where the pseudonym is."""
    written = text[found.start : found.end]
    name = " ".join(found.entry.name.split())
    if " " in found.pseudonym and not any(letter.isspace() for letter in written):
        return "".join(letter for letter in name if letter.isalnum())
    if not written.isupper():
        return name
    start = text.rfind("\n", max(0, found.start - _LINE), found.start) + 1 or max(0, found.start - _LINE)
    end = text.find("\n", found.end, found.end + _LINE)
    line = text[start : found.start] + text[found.end : end if end >= 0 else found.end + _LINE]
    line = re.sub(r"^['’]S\b", "", line)
    letters = [letter for letter in line if letter.isalpha()]
    lower = any(letter.islower() for letter in found.pseudonym)
    quiet = any(letter.islower() for letter in letters)
    return name.upper() if not quiet and (lower or len(letters) > 3) else name

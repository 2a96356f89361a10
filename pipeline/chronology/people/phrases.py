"""Agencies, places and family words: phrases of a case that are no names of people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.chronology.people.context import Context
from pipeline.chronology.people.forms import Keys, Known
from pipeline.chronology.people.lexicon import Lexicon, bare, fold, keys_of
from pipeline.chronology.people.words import Word

if TYPE_CHECKING:
    from pipeline.case import Case

_BETWEEN = re.compile(r"[\s.&/,-]{1,4}")
_MOST = 4  # words of a family phrase


class Phrase(NamedTuple):
    """An agency's or place's name. `exact` is what a single word must look like, "" for several words."""

    keys: Keys
    agency: int | None
    exact: str = ""
    small: bool = False

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.keys)


class Relation(NamedTuple):
    """A family word of `length` words and the people of the case it may mean."""

    length: int
    people: tuple[int, ...]


class Phrases:
    """The phrases of one case."""

    def __init__(self, case: Case, people: Sequence[Known], lexicon: Lexicon) -> None:
        self._named: dict[str, list[Phrase]] = {}
        self._lexicon = lexicon
        for number, agency in enumerate(case.agencies):
            for name in (agency.name, *agency.aliases):
                self._add(name, number)
        for place in case.places:
            for name in (place.name, *place.also_known_as):
                self._add(name, None)
        for phrases in self._named.values():
            phrases.sort(key=lambda phrase: (-phrase.length, phrase.agency is None))
        self._relations = {
            relation: tuple(index for index, person in enumerate(people) if relation in person.relations)
            for relation in set(lexicon.relations.values())
        }
        self.family = frozenset(phrase[0] for phrase in lexicon.relations)
        self.beginnings = self.family | frozenset(self._named)
        self.keys = frozenset(
            {key for phrases in self._named.values() for phrase in phrases for key in phrase.keys}
            | {key for phrase in lexicon.relations for key in phrase}
        )

    def _add(self, name: str, agency: int | None) -> None:
        keys = keys_of(name)
        if not keys:
            return
        alone = keys[0] if len(keys) == 1 else ""
        plain = bare(name)[0] if alone else ""
        small = fold(plain) in self._lexicon.services
        self._named.setdefault(keys[0], []).append(Phrase(keys, agency, plain, small))

    def named_at(self, at: int, parts: Sequence[str], words: Sequence[Word | None]) -> Phrase | None:
        """The longest agency or place whose name begins at word `at`."""
        word = words[at]
        assert word is not None
        for phrase in self._named.get(word.key, ()):
            if phrase.exact:
                if _written_so(word, bare(parts[2 * at + 1])[0], phrase):
                    return phrase
            elif _stands(phrase.keys, at, parts, words):
                return phrase
        return None

    def relation_at(self, at: int, context: Context) -> Relation | None:
        """The family word that begins at word `at`, the longest; None where it means nobody for sure."""
        words = context.words
        for length in range(min(_MOST, len(words) - at), 0, -1):
            keys = tuple(context.key(place) for place in range(at, at + length))
            relation = self._lexicon.relations.get(keys)
            if relation is None or not all(context.joined(place) for place in range(at + 1, at + length)):
                continue
            if self._another(at, context) or (relation in self._lexicon.siblings and not context.in_names):
                return Relation(length, ())
            if length == 1 and keys[0] in self._lexicon.titles and context.shape(at + 1) == "title":
                return None  # Sister Whitley is a nurse
            if keys[0] in self._lexicon.capitals and context.shape(at) == "mixed":
                return None
            return Relation(length, self._relations.get(relation, ()))
        return None

    def _another(self, at: int, context: Context) -> bool:
        """Whether the word before makes it somebody else's: her mother, Leanne's mother, a foster mother."""
        if at == 0 or not context.joined(at):
            return False
        before = context.words[at - 1]
        return context.key(at - 1) in self._lexicon.another or (before is not None and before.possessive)


def _written_so(word: Word, plain: str, phrase: Phrase) -> bool:
    """Whether a name of one word is written as the case has it, or all in capitals; some also small."""
    if plain == phrase.exact:
        return True
    if phrase.exact.isupper():
        return False
    return word.shape in ("title", "upper") or phrase.small


def _stands(keys: Keys, at: int, parts: Sequence[str], words: Sequence[Word | None]) -> bool:
    if at + len(keys) > len(words):
        return False
    for place, key in enumerate(keys[1:], at + 1):
        word = words[place]
        if word is None or word.key != key or not _BETWEEN.fullmatch(parts[2 * place]):
            return False
    return True

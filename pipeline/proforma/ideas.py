"""The ideas of a question and the passages that speak of them (`concepts.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.proforma.phrases import speaks_of
from pipeline.proforma.words import plain, stem, words_of
from pipeline.word_lists import word_list

_ASKING = (
    "about establish examine consider identify evaluate comment determine explore review assess whether "
    "how far  what which who when where why any all each every well made given level effectiveness "
    "extent relation  agency agencies organisation organisations service services professional "
    "professionals case relevant  appropriate appropriately adequate adequately within between members "
    "were have has had been did does do  not this these those other others one another also they them "
    "it if there can could should would may might  time timely ensure highlight compare using specific "
    "specifically including carried carry out known knew  know received set effect affect impact family "
    "child children parent parents enough made use used point  points involved involve response respond "
    "responded practice sound soundly properly promptly kept acted act  recognise recognised recognised "
    "sensitive upon their from with that those into than being posed quality"
)
"""Words of asking, and those that stand in every question: they say that something is asked, not what."""


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea: how a question names it, how passages show it.

    Attributes:
        name: of concepts.yaml; "=word" for a word of the question's own.
        weight: 1 for what can be answered; less for people and places and for single words.
    """

    name: str
    asked: re.Pattern[str]
    told: re.Pattern[str]
    near: tuple[str, ...] = ()
    weight: float = 1.0

    def hits(self, text: str) -> int:
        """How many different words of a plain-spelt text show the idea."""
        found = len({match[0] for match in self.told.finditer(text)})
        return found or int(bool(self.near) and speaks_of(text, self.near))


def ideas_of(term: str, names: Iterable[tuple[str, tuple[str, ...]]] = ()) -> tuple[Idea, ...]:
    """The ideas a question asks about, and those of its words that are in none.

    Args:
        term: the question.
        names: for people of the case, what a question calls them and the names passages use.
    """
    said = plain(term)
    found = [idea for idea in concepts().values() if idea.asked.search(said)]
    found += [_person(called, known) for called, known in names if _pattern([called, *known]).search(said)]
    covered = {
        stem(word) for idea in found for match in idea.asked.finditer(said) for word in words_of(match[0])
    }
    own = dict.fromkeys(stem(word) for word in words_of(term) if len(word) > 3)
    found += [_word(word) for word in own if word not in covered | _asking()]
    return tuple(found)


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases (those of one piece) in a plain-spelt text."""
    return _pattern(tuple(phrase for phrase in phrases if " + " not in phrase))


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    parts = sorted({_written(phrase) for phrase in phrases if phrase}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)" if parts else r"(?!)")


def _written(phrase: str) -> str:
    words = []
    for word in plain(phrase).split():
        if word == "*":
            words.append(r"[\w'-]+")
        elif "*" in word:
            words.append(re.escape(word).replace(r"\*", r"[\w'-]*"))
        else:
            words.append(re.escape(word) + ("" if word.endswith("s") else "s?"))
    return r"\s+".join(words)


def _person(called: str, known: tuple[str, ...]) -> Idea:
    both = _pattern([called, *known])
    return Idea(f"person {called}", both, both, weight=0.5)


def _word(word: str) -> Idea:
    found = _pattern([word])
    return Idea(f"={word}", found, found, weight=0.5)


@cache
def _asking() -> frozenset[str]:
    return frozenset(stem(word) for word in _ASKING.split())


@cache
def concepts() -> dict[str, Idea]:
    """The ideas of concepts.yaml by name."""
    raw = word_list("pipeline.proforma", "concepts.yaml")
    return {name: _idea(name, one) for name, one in raw.items()}


def _idea(name: str, one: dict[str, list[str]]) -> Idea:
    told = [*one["asked"], *one.get("told", ())]
    near = tuple(phrase for phrase in told if " + " in phrase)
    return Idea(name, pattern(one["asked"]), pattern(told), near, 0.5 if one.get("who") else 1.0)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a passage, roughly: a title or an initial does not end one."""
    start = 0
    for end in re.finditer(r"(?<=[.!?])['’”)]*\s+(?=[A-Z'‘“(])", text):
        if re.search(r"\b(?:Mr|Mrs|Ms|Dr|Miss|St|No|vs|[A-Z])\.$", text[start : end.start()]):
            continue
        yield text[start : end.start()].strip()
        start = end.end()
    yield text[start:].strip()

"""What is a name once in a document is that name everywhere in it: whole, in parts, however written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding.lists import Grade, Lists
from pipeline.anonymise.finding.spread import NameIndex, run_together
from pipeline.anonymise.finding.words import Word, keys, split
from pipeline.anonymise.model import Finding, Source

_LEAST = 0.6
"""A finding less sure than this says nothing about the rest of the document."""
_SURE: frozenset[Source] = frozenset(("key", "pattern", "reviewer"))
_SPREAD = 0.8
_OF_PLACES = 0.7


def spread(text: str, findings: Iterable[Finding], known: Lists) -> list[Finding]:
    """The further places of the names found in a text.

    Takes what was found so far; gives new findings only (source "name-variant"), which may overlap those.
    Named places and establishments are found again whole, people in every form and part of their names.
    """
    words = split(text)
    index = NameIndex(known)
    for text_of, finding in sorted(_distinct(text, findings).items(), key=lambda entry: -entry[1].score):
        if finding.label == "PERSON":
            _add_person(index, text_of, finding, known)
        else:
            _add_place(index, text_of, finding, known)
    return [
        Finding(words[hit.first].start, words[hit.last - 1].end, hit.value.label, score, "name-variant")
        for hit, score in index.find(words)
    ]


@dataclass(frozen=True)
class FullName:
    """The names of one person in order, as keys: what initials can be made of."""

    keys: tuple[str, ...]


def full_names(text: str, findings: Iterable[Finding]) -> tuple[FullName, ...]:
    """The names of two words and more among the findings."""
    names = {
        FullName(tuple(key for key in keys(text_of) if key not in vocabulary().particles))
        for text_of, finding in _distinct(text, findings).items()
        if finding.label == "PERSON"
    }
    return tuple(sorted((name for name in names if len(name.keys) > 1), key=lambda name: name.keys))


def _distinct(text: str, findings: Iterable[Finding]) -> dict[str, Finding]:
    """The best finding of each string."""
    best: dict[str, Finding] = {}
    for finding in findings:
        if finding.score < _LEAST or finding.label not in ("PERSON", "LOCATION", "ORGANISATION"):
            continue
        written = text[finding.start : finding.end]
        had = best.get(written)
        if had is None or (finding.label == "PERSON", _rank(finding)) > (had.label == "PERSON", _rank(had)):
            best[written] = finding
    return best


def _rank(finding: Finding) -> tuple[bool, float]:
    return finding.source in _SURE, finding.score


def _add_person(index: NameIndex, written: str, finding: Finding, known: Lists) -> None:
    sure = finding.source in _SURE
    name = [word for word in _words_of(written) if word.shape != "initial"]
    if not name or not any(_tells(word, known, sure) for word in name):
        return
    phrase = tuple(word.key for word in _words_of(written))
    score = min(finding.score, _SPREAD)
    index.add(phrase, "PERSON", score, sure=sure, family=True)
    for part in written.split():
        whole = run_together(part)
        if whole:
            index.add(whole, "PERSON", score, sure=sure)
            index.add(keys(part), "PERSON", score, sure=sure, family=True)
    if len(phrase) == 1:
        return
    for place, word in enumerate(name):
        if len(word.key) > 1 and word.key not in vocabulary().particles and _tells(word, known, sure):
            index.add((word.key,), "PERSON", score - 0.05, sure=sure, family=place > 0)
    if len(name) > 1:
        index.add((name[-1].key, name[0].key), "PERSON", score, sure=sure)
        if len(name) > 2:
            index.add((name[0].key, name[-1].key), "PERSON", score, sure=sure, family=True)


def _tells(word: Word, known: Lists, sure: bool) -> bool:
    """Whether a word may be spread: an English word that is no name in any list needs a sure finding."""
    if word.shape == "code" or word.key in vocabulary().small:
        return False
    grade = known.grade(word.key)
    if grade is Grade.ORDINARY:
        return sure and word.key not in vocabulary().never and word.key not in known.term_words
    return grade is not Grade.UNKNOWN or len(word.key) > 1


def _add_place(index: NameIndex, written: str, finding: Finding, known: Lists) -> None:
    """Whole only: "Alder" of Alder Primary School is a tree elsewhere; a lone ordinary word says nothing."""
    phrase = keys(written)
    if len(phrase) == 1 and (known.ordinary(phrase[0]) or len(phrase[0]) < 4):
        return
    index.add(phrase, finding.label, min(finding.score, _OF_PLACES), sure=True)


def _words_of(written: str) -> Sequence[Word]:
    """The words of one finding; the cache is for whole texts."""
    return split.__wrapped__(written)

"""Our own wiring of Presidio: the trained finder, our rules, the case's key, and nothing of its defaults."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import Any, cast

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult

from pipeline.anonymise.finders import pattern_recognisers
from pipeline.anonymise.finders.initials_name import InitialsName
from pipeline.anonymise.finders.key import Key
from pipeline.anonymise.finders.model_name import ModelName
from pipeline.anonymise.finders.names import name_recognisers
from pipeline.anonymise.finding import anonymous, consistency, lists
from pipeline.anonymise.finding.cited import without_cited
from pipeline.anonymise.finding.consistency import FullName
from pipeline.anonymise.finding.doubtful import without_doubtful
from pipeline.anonymise.finding.eponyms import without_eponyms
from pipeline.anonymise.finding.language import LANGUAGE, NoEnhancing, OurNlpEngine
from pipeline.anonymise.finding.lists import Lists
from pipeline.anonymise.finding.resolve import resolve
from pipeline.anonymise.finding.trim import trimmed
from pipeline.anonymise.finding.welsh import without_welsh
from pipeline.anonymise.finding.words import keys
from pipeline.anonymise.model import Finding, Label, Source
from pipeline.anonymise.naming import NameFinder
from pipeline.case import Case

_LONE = re.compile("[\ud800-\udfff]")
"""Half a character, as damaged files have them; the model can take none."""
_TIME = re.compile(r"(?:at )?\d{1,2}(?:[.:]?\d{2})?\s?(?:hrs?|hours|[ap]\.?m\.?)?\.?", re.IGNORECASE)


class Engine:
    """Everything that finds, ready for many texts.

    Args:
        finder: the trained name finder; the shipped one, or the one set, unless given.
        known: the lists; the shipped ones unless given.

    Raises:
        NameFinderError: there is no name finder that works, or a list is missing.
    """

    def __init__(self, finder: NameFinder | None = None, known: Lists | None = None) -> None:
        self._known = known or lists.load()
        self._rules: list[EntityRecognizer] = [
            *name_recognisers(self._known), *pattern_recognisers(), ModelName(),
        ]  # fmt: skip
        self._analyser = AnalyzerEngine(
            registry=RecognizerRegistry(recognizers=self._rules, supported_languages=[LANGUAGE]),
            nlp_engine=OurNlpEngine(finder),
            supported_languages=[LANGUAGE],
            context_aware_enhancer=NoEnhancing(),
        )

    def find(self, text: str, case: Case | None = None) -> list[Finding]:
        """What `find_identifiers` gives."""
        if not text.strip():
            return []
        text = _LONE.sub("\ufffd", text)
        key = [Key(case, self._known)] if case else []
        quiet = anonymous.stretches(text, self._known, case)
        found = without_welsh(self._analysed(text, key), text, self._known)
        found = trimmed(found, text, self._known)
        found = without_doubtful(found, text, self._known)
        found = without_cited(without_eponyms(found, text, self._known, case), text, self._known, case)
        found = anonymous.without(found, quiet, text)
        names = (*consistency.full_names(text, found), *_names_of(case))
        further = consistency.spread(text, found, self._known)
        initials = InitialsName(names, self._known)
        further += _findings(initials.analyze(text, []), {initials.id: initials.source}, text)
        return resolve([*found, *anonymous.without(further, quiet, text)], text)

    def _analysed(self, text: str, more: Sequence[Key]) -> list[Finding]:
        results = self._analyser.analyze(text, LANGUAGE, ad_hoc_recognizers=list(more))
        sources = {rule.id: getattr(rule, "source", "pattern") for rule in (*self._rules, *more)}
        return _findings(results, sources, text)


@functools.cache
def _engine() -> Engine:
    return Engine()


def find_identifiers(text: str, case: Case | None = None) -> list[Finding]:
    """What in a text may identify somebody.

    Args:
        text: any text; a whole document at once, since a name found in one place is then found in all.
        case: its people, places and identifiers are found in every plain form with score 1.0, and what it
            keeps is not found.

    Returns:
        Findings in order of place that never overlap. What is anonymous already (Child A, Mother, GP 2) is
        not among them, nor are terms of the field, ethnicity or religion.

    Raises:
        NameFinderError: there is no name finder that works; then nothing can be called searched.
    """
    return _engine().find(text, case)


def _findings(results: Iterable[RecognizerResult], sources: dict[str, Any], text: str) -> list[Finding]:
    findings = []
    for result in results:
        metadata: dict[str, str] = result.recognition_metadata or {}
        source: Source = sources.get(metadata.get(RecognizerResult.RECOGNIZER_IDENTIFIER_KEY, ""), "pattern")
        if result.entity_type == "DATE" and _TIME.fullmatch(text, result.start, result.end):
            continue  # a time of day alone tells nobody who was meant
        label = cast(Label, result.entity_type)
        findings.append(Finding(result.start, result.end, label, float(result.score), source))
    return findings


def _names_of(case: Case | None) -> tuple[FullName, ...]:
    if case is None:
        return ()
    names = [name for person in case.people for name in (person.name, *person.also_known_as)]
    return tuple(FullName(keys(name)) for name in names if len(keys(name)) > 1)

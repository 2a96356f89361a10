"""The finders run once more over what a reader of the written file sees."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.anonymise.finding import engine
from pipeline.anonymise.finding.net import unlisted
from pipeline.anonymise.model import Finding
from pipeline.anonymise.verifying.model import Leak
from pipeline.anonymise.verifying.reading import Pile, Reading
from pipeline.case import Case

_PEOPLE = frozenset(("PERSON",))
_LEAKS = frozenset(("DATE_OF_BIRTH", "NHS_NUMBER", "NINO"))
_SURE = 0.9
_PLAIN = {
    "PERSON": "the finder takes this for a name",
    "LOCATION": "the finder takes this for a place",
    "ORGANISATION": "the finder takes this for an establishment",
    "ADDRESS": "the finder takes this for an address",
    "POSTCODE": "a postcode",
    "PHONE": "a telephone number",
    "EMAIL": "an e-mail address",
    "URL": "a web address",
    "NHS_NUMBER": "may be an NHS number",
    "NINO": "may be a National Insurance number",
    "REFERENCE": "a reference number",
    "DATE": "an exact date",
    "OTHER": "the finder takes this for identifying",
}
_EXACT = re.compile(r"\d.*(?:\d{2}|[A-Za-z]{3})")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_MOST = 3_000_000
_AROUND = 30


def find_again(readings: Sequence[Reading], case: Case, pile: Pile) -> None:
    """Run the name finder and the safety net over the readings that people see.

    What the key would not have called protected is for a person to look at; a date of birth, an NHS or National
    Insurance number that is found surely is a leak.
    """
    parts: list[tuple[int, Reading]] = []
    pieces: list[str] = []
    at = 0
    for reading in readings:
        if at + len(reading.text) > _MOST:
            pile.fault(f"{reading.where}: more text than the name finder can be given")
            break
        parts.append((at, reading))
        pieces.append(reading.text)
        at += len(reading.text) + 2
    text = "\n\n".join(pieces)
    findings = engine.find_identifiers(text, case)
    for finding in findings:
        reading, place = _reading_at(parts, finding.start)
        _told(finding, text, reading, place, case, pile)
    for word in unlisted(text, findings, case):
        reading, place = _reading_at(parts, word.start)
        pile.review(word.text, reading.place(place), word.why)


def _reading_at(parts: Sequence[tuple[int, Reading]], at: int) -> tuple[Reading, int]:
    for start, reading in reversed(parts):
        if start <= at:
            return reading, at - start
    return parts[0][1], 0


def _told(finding: Finding, text: str, reading: Reading, at: int, case: Case, pile: Pile) -> None:
    written = text[finding.start : finding.end]
    where = reading.place(at)
    if finding.label in _LEAKS and finding.score >= _SURE:
        around = text[max(0, finding.start - _AROUND) : finding.end + _AROUND].strip()
        pile.leaks.append(Leak(reading.channel, where, around, finding.label.lower().replace("_", " ")))
        return
    if finding.label == "DATE" and (case.publication.dates == "keep" or not _is_exact(written)):
        return
    why = _PLAIN.get(finding.label)
    if why is not None:
        pile.review(written, where, why)


def _is_exact(written: str) -> bool:
    """A day, not a month or a year alone."""
    return bool(_EXACT.search(written) and _DAY.search(written))

"""The finders run once more over what a reader of the written file sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.anonymise.finding import engine
from pipeline.anonymise.finding.net import unlisted
from pipeline.anonymise.model import Finding
from pipeline.anonymise.verifying.cells import as_seen
from pipeline.anonymise.verifying.model import Leak
from pipeline.anonymise.verifying.reading import Pile, Reading
from pipeline.case import Case

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
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_EXACT = re.compile(
    rf"(?<![\d.])\d{{1,2}}(?:st|nd|rd|th)?(?: (?:of )?|[-/]){_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?!\d)"
    r"|(?<![\d./-])\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?![\d./-])|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)"
)
_BIRTH = re.compile(
    r"\b(?:born|birth(?!\s(?:visit|weight|plan|review|notif|mother|father|parent|famil|cent|unit|records?\b))"
    r"|birthday|d\.?o\.?b)\b(?:(?!\bdied\b|\bdeath\b)[^.;\n\]]){0,25}$",
    re.IGNORECASE,
)
"""A date behind such a word is one of birth; "3.1.4" at a paragraph's beginning is not, nor is the day behind
"born [date of birth], died"."""
_NUMBER = re.compile(r"\d{1,3}(?: (?:\d{1,2}\.){0,3}\d{0,2}| [A-Z])?")
"""A paragraph's number, where a line begins with it; "243", "163 3.10"."""
_MOST = 3_000_000
_AROUND = 30


def find_again(
    readings: Sequence[Reading], case: Case, pile: Pile, stays: Callable[[str, int, int], bool]
) -> None:
    """Run the name finder and the safety net over the readings that people see.

    What the key would not have called protected is for a person to look at; a date of birth, an NHS or
    National Insurance number that is found surely is a leak.

    Args:
        readings: what is searched, together, since a name found in one place is then found in all.
        case: its people and what it keeps.
        pile: takes what is found.
        stays: whether a stretch of the text is part of a phrase that stays.
    """
    parts: list[tuple[int, Reading]] = []
    pieces: list[str] = []
    at = 0
    for reading in readings:
        if at + len(reading.text) > _MOST:
            pile.fault(f"{reading.where}: more text than the name finder can be given")
            break
        parts.append((at, reading))
        pieces.append(as_seen(reading.text, of_sheet=reading.channel == "sheets"))
        at += len(reading.text) + 2
    text = "\n\n".join(pieces)
    findings = engine.find_identifiers(text, case)
    for finding in findings:
        if stays(text, finding.start, finding.end):
            continue
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
    start, written = finding.start, text[finding.start : finding.end]
    where = reading.place(at)
    around = text[max(0, finding.start - _AROUND) : finding.end + _AROUND]
    label = finding.label
    if label in ("DATE", "DATE_OF_BIRTH"):
        born = _EXACT.search(written) and _BIRTH.search(text[max(0, finding.start - _AROUND) : finding.start])
        label = "DATE_OF_BIRTH" if born else "DATE"
    if label == "DATE_OF_BIRTH" or (label in _LEAKS and finding.score >= _SURE):
        around = " ".join(text[max(0, finding.start - _AROUND) : finding.end + _AROUND].split())
        pile.leaks.append(Leak(reading.channel, where, around, label.lower().replace("_", " ")))
        return
    if label == "DATE" and (case.publication.dates == "keep" or not _EXACT.search(written)):
        return
    why = _PLAIN.get(label)
    numbered = label in ("REFERENCE", "OTHER") and _NUMBER.fullmatch(written) and text[:start].endswith("\n")
    if why is not None and not numbered and not _is_small(written, label):
        pile.review(written, where, why)


def _is_small(written: str, label: str) -> bool:
    """What is left of a finding without its anonymous words; a quantity ("seven months", "10%")."""
    if label == "OTHER":
        return not any(letter.isupper() for letter in written) and not re.search(r"\d{3}", written)
    return written.islower() and all(letter.isalpha() or letter == " " for letter in written)

"""Numbers that agencies give people and files: social care, health systems, tenancies, prisons, "our ref".

Numbers that nobody announces are found by form: letters and figures with strokes,
a letter or two before six figures, seven bare figures and more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders._labelled import LEADS_TO, NUMBER_WORD, VALUE, is_reference
from pipeline.anonymise.finders.base import CONTEXT, PATTERN, Hit, PatternRecogniser, has_digit, said_before

_HOLDER = (
    r"(?:(?:case|file|client|person|service[^\S\n]user|child|patient|hospital|unit|record|records|referral|contact|assessment"
    r"|tenancy|tenant|rent[^\S\n]account|property|housing|policy|invoice|claim|complaint|benefit|application|social[^\S\n]care"
    r"|social[^\S\n]services|prison|prisoner|member|customer|account|episode|admission|specimen|lab|our|your|their|my|plot|title"
    r"|incident|event|system|job|order|document|registration|identity|asset)[^\S\n])"
)
_SYSTEM = (
    r"(?:mrn|systm[^\S\n]?one|rio|emis|ics|framework-?i|care\s?first|liquid\s?logic|mosaic|protocol|swift|paris|lorenzo"
    r"|uprn|noms|pas|capita|sims|oasys|delius|crn|uci|eclipse|azeus|ehm|esr)"
)
_NUMBERED = rf"(?:{NUMBER_WORD}(?:[^\S\n]?{NUMBER_WORD})?)"
_GROUPED = r"\d{2,4}(?:[^\S\n](?!(?:19|20)\d\d\b)\d{2,4}){1,3}(?!\w|[/.,:-]\w)"
_REFERENCE = re.compile(
    rf"""(?<![^\W_])(?<![£$€])(?:
      (?i:(?:{_HOLDER}{{1,2}}{_NUMBERED}|refs?\b\.?(?:[^\S\n]?{NUMBER_WORD})?|references?\b(?:[^\S\n]{NUMBER_WORD})?|id\b(?:[^\S\n]{NUMBER_WORD})?|mrn\b){LEADS_TO})(?P<called>{_GROUPED}|{VALUE})
      | (?i:{_SYSTEM}(?:[^\S\n](?:record|client|patient))?(?P<word>[^\S\n]?{_NUMBERED})?(?![^\W_]){LEADS_TO})
        (?P<system>{_GROUPED}|{VALUE})
      | (?P<strokes>(?!DfES?\b|DCSF|SI/|LAC/)
          [A-Z]{{1,5}}[/-]\d{{2,4}}[/-](?:[A-Z]{{1,4}}[/-]?)?\d{{3,8}}(?:[/-][A-Z]{{1,4}})?
          |\d{{2,4}}/\d{{3,8}}/[A-Z]{{1,5}}|[A-Z]{{2,6}}[/-](?:19|20)\d\d[/-]\d{{1,8}}|[A-Z]{{1,4}}/\d{{4,8}}(?:/\d{{2,4}})?)(?![\w/]|[.,]\d)
      | (?P<prison>[A-Z]\d{{4}}[A-Z]{{2}})(?!\w)
      | (?P<lettered>[A-Z]{{1,3}}\d{{6,10}}|\d{{6,9}}[A-Z])(?![\w/]|[.,]\d)
      | (?P<bare>\d{{7,9}}|\d{{12,16}})(?![\w/%-]|[.,:]\d|[^\S\n]?(?:people|children|pounds)\b)
    )""",
    re.VERBOSE,
)
_ALONE = re.compile(
    r"(?i)\b(?:IS[BS]N|Cm|HC|HMSO|SI|circular|DfES?|DCSF|doi)[\s:.-]{0,3}\Z|[£$€]\s?\Z|\d[.,:/-]\Z|[-/+]\Z|\bref(?:er\w*)?\sto\s\Z"
)
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_PHONE = re.compile(r"0[1-357-9]\d{8,9}")
_ANNOUNCED = frozenset({"called", "system"})


class CaseReferenceRecogniser(PatternRecogniser):
    """Case references as REFERENCE, without the words that announce them.

    Announced numbers need three figures ("Case number: 4512", not "case number 3").
    Ten and eleven bare figures are left to the NHS number and the telephone.
    """

    labels = ("REFERENCE",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give references of agencies' files and systems."""
        if not has_digit(text):
            return
        for match in _REFERENCE.finditer(text):
            group = next(name for name in _BY_FORM if match[name])
            start, end = match.span(group)
            value = match[group]
            if group in _ANNOUNCED:
                figures = 2 if "/" in value and value[0].isalpha() else 3
                if is_reference(value, figures, year_counts=bool(match["word"])) and not _PHONE.fullmatch(
                    value
                ):
                    yield Hit(start, end, CONTEXT, "REFERENCE")
            elif not said_before(_ALONE, text, start, 16) and not _DAY.fullmatch(value):
                yield Hit(start, end, PATTERN, "REFERENCE")


_BY_FORM = ("called", "system", "strokes", "prison", "lettered", "bare")

"""Numbers the courts give: cases, claims, indictments, neutral citations, applications to Strasbourg."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders._labelled import LEADS_TO, NUMBER_WORD, VALUE, is_reference
from pipeline.anonymise.finders.base import CONTEXT, EXACT, PATTERN, Hit, PatternRecogniser, has_digit

_REFERENCE = re.compile(
    rf"""(?<![^\W_])(?<![£$€])(?:
      (?P<citation>\[(?:19|20)\d\d\][^\S\n]
        (?:EWHC|EWCA[^\S\n](?:Civ|Crim)|EWFC|EWCOP|EWCC|UKSC|UKHL|UKPC|UKUT|UKFTT
          |CSIH|CSOH|NICA|NIQB|NIFam|NIMaster|ECHR)
        [^\S\n]B?\d{{1,5}}(?:[^\S\n]?\([A-Za-z]{{2,8}}\))?)
      | (?P<case>[A-Z]{{2}}[^\S\n]?\d\d[^\S\n]?[A-Z][^\S\n]?\d{{5}}|[TSUAC]20\d{{6}}|\d[A-Z]{{2}}\d{{5}})
        (?!\w|[.,]\d)
      | (?i:(?:(?:case|claim|court|petition|inquest|coroner['’]?s|appeal|action|indictment|proceedings
          |applications?)[^\S\n]\(?
          {NUMBER_WORD}|indictment)){LEADS_TO}(?P<called>{VALUE})
      | (?P<application>\d{{4,5}}/\d\d)(?![\w/%]|[.,]\d)
    )""",
    re.VERBOSE,
)


class CourtReferenceRecogniser(PatternRecogniser):
    """Court references as REFERENCE; a citation whole, with its year and division.

    Law reports ("[2009] 1 FLR 123") are published books and not found.
    """

    labels = ("REFERENCE",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give court references."""
        if not has_digit(text):
            return
        for match in _REFERENCE.finditer(text):
            group = match.lastgroup or "called"
            if group in {"citation", "case"} or is_reference(match[group]):
                yield Hit(match.start(group), match.end(group), _SCORES[group], "REFERENCE")


_SCORES = {"citation": EXACT, "case": CONTEXT, "called": CONTEXT, "application": PATTERN}

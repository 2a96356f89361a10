"""Numbers the police write: crimes, incident logs, URN, CAD, PNC and CRO, custody records, collar numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders._labelled import LEADS_TO, NUMBER_WORD, VALUE, is_reference
from pipeline.anonymise.finders.base import CONTEXT, PATTERN, Hit, PatternRecogniser, has_digit

_REFERENCE = re.compile(
    rf"""(?<![^\W_])(?:
      (?:W?PC|WDC|T?DC|DS|PS|DI|DCI|PCSO|CSO|SC|WPS|Sgt|Insp|SGT|INSP|[Cc]onstable|[Ss]ergeant|[Ii]nspector
        |CONSTABLE|SERGEANT)
        \.?(?:(?:[^\S\n][A-Z][a-z'’-]{{1,20}}){{1,2}}[^\S\n](?!(?:19|20)\d\d(?!\d))|[^\S\n]?)(?P<collar>\d{{3,5}}[A-Z]{{0,2}}|[A-Z]{{1,2}}\d{{3,5}})
        (?![\w/%]|[.,:]\d|[^\S\n](?:days|hours)\b)
      | (?i:(?:crime|crime[^\S\n]report|incident|offence|intelligence|exhibit|message|serial|call|warrant
          |police)
          [^\S\n](?:{NUMBER_WORD}|report)){LEADS_TO}(?P<named>{VALUE})
      | (?i:(?:(?:incident|storm|police|command|control|call|cad)[^\S\n])?log|cad|storm|urn|fwin|niche
          |cris|merlin|vpa|nspis
          |occurrence|custody(?:[^\S\n]record)?|pnc(?:[^\S\n]?/[^\S\n]?id)?|pnc[^\S\n]id|cro|(?:collar|shoulder|warrant)
          |cr(?=[/ ]))
        (?P<word>[^\S\n]?(?i:{NUMBER_WORD}))?{LEADS_TO}(?P<bare>{VALUE})
      | (?P<pnc>(?:(?:19|20)\d\d|\d\d)/\d{{4,7}}[A-HJ-NP-RT-Z])(?![\w/])
    )""",
    re.VERBOSE,
)


class PoliceReferenceRecogniser(PatternRecogniser):
    """Police numbers as REFERENCE, without the word or rank before them.

    A collar number has three figures or more: "PC 1" and "PC3" are already anonymous.
    The date after a log number ("log 345 of 12/03/09") is a DATE by itself.
    """

    labels = ("REFERENCE",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give police references and collar numbers."""
        if not has_digit(text):
            return
        for match in _REFERENCE.finditer(text):
            group = next(name for name in ("collar", "pnc", "named", "bare") if match[name])
            if group in {"collar", "pnc"} or is_reference(
                match[group], year_counts=match["word"] is not None
            ):
                score = PATTERN if group == "pnc" else CONTEXT
                yield Hit(match.start(group), match.end(group), score, "REFERENCE")

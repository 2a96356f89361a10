"""Registration numbers of doctors, nurses, social workers, teachers and others, and DBS certificates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders._labelled import LEADS_TO, NUMBER_WORD
from pipeline.anonymise.finders.base import CONTEXT, PATTERN, Hit, PatternRecogniser, has_digit

_BODY = (
    r"(?:gmc|nmc|ukcc|hcpc|hpc|swe|social[^\S\n]work[^\S\n]england|gscc|gphc|gdc|ofsted|dbs|crb|bacp|ukcp|gtce?|trn|trg|sra"
    r"|teacher|registrant|registration)"
)
_MIDDLE = rf"(?:[^\S\n]?(?:registration|reg|pin|certificate|cert|disclosure|urn|membership|{NUMBER_WORD}))"
_REGISTRATION = re.compile(
    rf"""(?<![^\W_/-])(?:
      (?i:{_BODY}{_MIDDLE}{{0,3}}{LEADS_TO})
        (?P<called>\d{{12}}|\d{{6,8}}|[A-Za-z]{{1,3}}\d{{4,7}}|\d\d[A-Za-z]\d{{4}}[A-Za-z]|(?:RP)?\d\d/\d{{5}})(?!\w|[/.,-]\d)
      | (?P<pin>\d\d[A-I]\d{{4}}[ENSWOX]|SW\d{{4,6}}|EY\d{{6}}|PYL\d{{5}})(?![\w/]|[.,-]\d)
    )""",
    re.VERBOSE,
)


class ProfessionalRegistrationRecogniser(PatternRecogniser):
    """Professional registrations as REFERENCE; NMC PINs and social workers' by form, others by context."""

    labels = ("REFERENCE",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give professional registration and certificate numbers."""
        if not has_digit(text):
            return
        for match in _REGISTRATION.finditer(text):
            group = "called" if match["called"] else "pin"
            yield Hit(
                match.start(group), match.end(group), CONTEXT if group == "called" else PATTERN, "REFERENCE"
            )

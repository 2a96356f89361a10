"""E-mail addresses, also as people write them to be safe ("jane (at) example.org")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders.base import EXACT, PATTERN, Hit, PatternRecogniser

_DOMAIN = r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.[A-Za-z]{2,24}(?![\w@-])"
_EMAIL = re.compile(
    rf"""(?<![\w.+'’-])
    [\w](?:[\w.+'’-]{{0,62}}[\w+-])?
    (?: (?P<plain>@){_DOMAIN}
      | [^\S\n]?(?:@|\(at\)|\[at\])[^\S\n]?(?={_DOMAIN})[\w.-]{{1,200}}(?<=\.uk|\.om|com|org|net)(?![\w-])
    )""",
    re.VERBOSE | re.IGNORECASE,
)


class EmailRecogniser(PatternRecogniser):
    """E-mail addresses by form alone; whether the domain exists is not asked (that would need a network)."""

    labels = ("EMAIL",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give e-mail addresses."""
        if "@" not in text and "at)" not in text.lower() and "at]" not in text.lower():
            return
        for match in _EMAIL.finditer(text):
            yield Hit(match.start(), match.end(), EXACT if match["plain"] else PATTERN, "EMAIL")

"""Bank accounts, sort codes, payment cards (Luhn check) and IBANs (modulo 97).

A sort code looks like a date, so it needs its name or an account number beside it.
Sources: ISO/IEC 7812-1 (cards), ISO 13616-1 (IBAN).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders._labelled import LEADS_TO, NUMBER_WORD
from pipeline.anonymise.finders.base import CONTEXT, EXACT, Hit, PatternRecogniser, has_digit

_ACCOUNT = re.compile(
    rf"""(?<![\w£$€/-])(?:
      (?i:sort[^\S\n]?code(?:[^\S\n]{NUMBER_WORD})?{LEADS_TO})(?P<sort>\d\d[ -]?\d\d[ -]?\d\d)
      | (?i:(?:(?:bank|savings|current|building[^\S\n]society)[^\S\n])?(?:account|acct|a/c|acc)
          (?:[^\S\n]{NUMBER_WORD})?{LEADS_TO})(?P<account>\d{{4}}[ -]?\d{{4}})
      | (?i:card[^\S\n](?:ending|ends)(?:[^\S\n](?:in|with))?[^\S\n])(?P<ending>\d{{4}})
      | (?P<both>\d\d-\d\d-\d\d[,;]?[^\S\n]\d{{8}})
      | (?P<card>[2-6]\d{{3}}(?:[ -]?\d{{4}}){{3}}|3[47]\d\d[ -]?\d{{6}}[ -]?\d{{5}})
      | (?P<iban>[A-Z]{{2}}\d\d(?:[^\S\n]?[A-Z0-9]{{4}}){{3,7}}(?:[^\S\n]?[A-Z0-9]{{1,3}})?)
    )(?![\w/]|[.,-]\d)""",
    re.VERBOSE,
)


class CardAndAccountRecogniser(PatternRecogniser):
    """Account numbers, sort codes, cards and IBANs as REFERENCE."""

    labels = ("REFERENCE",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give the numbers of accounts and cards."""
        if not has_digit(text):
            return
        for match in _ACCOUNT.finditer(text):
            group = match.lastgroup or ""
            check = _CHECKS.get(group)
            if check is None or check(re.sub(r"[\s-]", "", match[group])):
                yield Hit(match.start(group), match.end(group), EXACT if check else CONTEXT, "REFERENCE")


def passes_luhn(digits: str) -> bool:
    """Tell whether the last figure of a card number agrees with the others."""
    doubled = (int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def passes_modulo_97(iban: str) -> bool:
    """Tell whether an IBAN's two check figures agree with the rest."""
    return int("".join(str(int(char, 36)) for char in iban[4:] + iban[:4])) % 97 == 1


_CHECKS = {"card": passes_luhn, "iban": passes_modulo_97}

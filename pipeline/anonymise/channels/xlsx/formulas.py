"""Formulas of rules and lists: kept when every word of them is understood; their texts are passages.

The formulas of cells are not kept at all: what one computes when it is opened no one can look at beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.anonymise.channels.words import listed

_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"]|"")*") | (?P<sheet>(?:'(?:[^'\[\]]|'')+'|[A-Za-z_][\w.]*)!)
    | (?P<call>[A-Z][A-Z0-9.]*\()
    | (?P<cell>\$?[A-Z]{1,3}\$?\d{1,7}(?![\w.(])|\$[A-Z]{1,3}(?=:)|(?<=:)\$[A-Z]{1,3}
    |\$?\d{1,7}:\$?\d{1,7}|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?![\w(]))
    | (?P<plain>\d+(?:\.\d+)?|TRUE|FALSE|[-+*/^&=<>,:;()%\s]|\#REF!|\#N/A)""",
    re.VERBOSE,
)
_CALLS = listed(
    "AND OR NOT IF ISBLANK ISERROR ISNUMBER ISTEXT LEN LEFT RIGHT MID TRIM SEARCH FIND EXACT COUNTIF"
    " COUNTA COUNT MOD ROW COLUMN TODAY NOW DATE YEAR MONTH DAY WEEKDAY FLOOR ROUNDDOWN ROUNDUP ROUND"
    " SUM MIN MAX AVERAGE ABS LARGE SMALL OFFSET MATCH INDEX VLOOKUP EDATE EOMONTH DATEVALUE"
)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in its tokens, each with its kind: "text", "sheet" or ""."""

    tokens: tuple[tuple[str, str], ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts in it, as they read."""
        return tuple(token[1:-1].replace('""', '"') for kind, token in self.tokens if kind == "text")

    def written(self, texts: tuple[str, ...], sheets: Mapping[str, str]) -> str:
        """The formula with other texts and with sheets by their new names."""
        left = iter(texts)
        out = []
        for kind, token in self.tokens:
            if kind == "text":
                out.append('"' + next(left).replace('"', '""') + '"')
            elif kind == "sheet":
                out.append(quoted(sheets[_bare(token)]) + "!")
            else:
                out.append(token)
        return "".join(out)


def understood(written: str, sheets: Mapping[str, object]) -> Formula | None:
    """A formula in its tokens; None when anything in it is not understood.

    Args:
        written: as it stands in the file.
        sheets: the workbook's sheets by name, in small letters; no other may be named.
    """
    tokens: list[tuple[str, str]] = []
    at = 0
    for match in _TOKEN.finditer(written):
        kind = match.lastgroup or ""
        if match.start() != at:
            return None
        if kind == "call" and match[0][:-1] not in _CALLS:
            return None
        if kind == "sheet" and _bare(match[0]) not in sheets:
            return None
        tokens.append((kind if kind in ("text", "sheet") else "", match[0]))
        at = match.end()
    return Formula(tuple(tokens)) if at == len(written) else None


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    if re.fullmatch(r"[A-Za-z_][A-Za-z_.]*", sheet):
        return sheet
    return "'" + sheet.replace("'", "''") + "'"


def _bare(token: str) -> str:
    name = token[:-1]
    if name.startswith("'"):
        name = name[1:-1].replace("''", "'")
    return name.casefold()

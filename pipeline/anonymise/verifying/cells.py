"""A text of cells as somebody sees it: what only programs read is blank, and the text as long as before.

The name finder takes "…",Will,"… for a sentence and the hash of a file for a reference number. What is
protected is looked for in the text itself all the same; this is only what the finders are shown.
"""

from __future__ import annotations

import csv
import re

_ROWS = 40
_SAMPLE = 60_000
_LONGEST = 1 << 24
_SIGNS = ",;\t|"
_HASH = re.compile(
    r"(?<![0-9A-Za-z])(?=[0-9a-f]{0,63}\d)(?=[0-9a-f]{0,63}[a-f])"
    r"(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32}|[0-9a-f]{16}|[0-9a-f]{12})(?![0-9A-Za-z])"
)
"""As long as programs make them; shorter ones may be somebody's number."""
_OWN = re.compile(
    rf"(?:{_HASH.pattern})"
    r"|(?<![\w-])D\d{1,3}(?: p \d{1,4})?(?: t\d{1,3})?(?: r\d{1,5}| ¶\d{1,5})(?!\w)"
)
"""Hashes, and places of sources ("D3 p 1 t1 r2")."""
_SERIAL = re.compile(r"(?m)^\d{1,6}(?:\.\d+)?$")
"""39340, a day, and 0.4583333, an hour; too short for a telephone or NHS number."""
_IN_CELLS = re.compile(r'"(?:[^"]|"")*"|[^"]')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)", re.DOTALL)
_BETWEEN = re.compile(r"[\[\]{},:]")
_BREAKS = ("\\n", "\\r", "\\t")


def as_seen(text: str, *, of_sheet: bool = False) -> str:
    """A text of the same length: cells of CSV and values of JSON on lines of their own, hashes blank.

    Args:
        text: as decoded.
        of_sheet: its lines are the cells of a workbook's sheet, where days and hours are bare numbers.
    """
    if of_sheet:
        text = _SERIAL.sub(lambda match: " " * len(match[0]), text)
    head = text.lstrip("\ufeff \t\r\n")[:1]
    if head in ("{", "["):
        text = _values(text)
    else:
        sign = _sign(text)
        text = _cells(text, sign) if sign else text
    return _OWN.sub(lambda match: " " * len(match[0]), text)


def is_hash(word: str) -> bool:
    """Whether a word is a hash or an id as programs make them: letters in it stand there by accident."""
    return _HASH.fullmatch(word) is not None


def _sign(text: str) -> str:
    """What parts the cells of a table; "" where it is none: several rows of as many cells, three or more."""
    sample = text[:_SAMPLE]
    before = csv.field_size_limit(_LONGEST)
    try:
        for sign in _SIGNS:
            rows = [row for row in csv.reader(sample.splitlines(keepends=True), delimiter=sign) if row]
            rows = rows[:_ROWS] if len(text) <= _SAMPLE else rows[: min(_ROWS, len(rows) - 1)]
            later = [cell for row in rows for cell in row[1:] if cell]
            set_off = sum(cell[0].isspace() for cell in later) * 2 > len(later)  # by commas of prose
            if len(rows) > 1 and len(rows[0]) > 2 and len({len(row) for row in rows}) == 1 and not set_off:
                return sign
    except csv.Error:
        pass
    finally:
        csv.field_size_limit(before)
    return ""


def _cells(text: str, sign: str) -> str:
    pieces = []
    for match in _IN_CELLS.finditer(text):
        piece = match[0]
        if piece == sign:
            piece = "\n"
        elif len(piece) > 1:
            piece = "\n" + piece[1:-1].replace('""', '" ') + "\n"
        pieces.append(piece)
    return "".join(pieces)


def _values(text: str) -> str:
    """What stands in quotation marks, each on a line; what stands between stays but for its marks."""
    out, past = [], 0
    for match in _STRING.finditer(text):
        out.append(_BETWEEN.sub(" ", text[past : match.start()]))
        out += ["\n", _ESCAPE.sub(_escaped, match[1]), "\n"]
        past = match.end()
    out.append(_BETWEEN.sub(" ", text[past:]))
    return "".join(out)


def _escaped(match: re.Match[str]) -> str:
    written = match[0]
    if written in _BREAKS:
        return " \n"
    letter = chr(int(written[2:], 16)) if len(written) > 2 else written[1]
    if "\ud800" <= letter <= "\udfff":
        return " " * len(written)
    return letter.rjust(len(written))

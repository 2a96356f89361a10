"""Stored numbers → what a person in Britain sees in the cell (ECMA-376 part 1, 18.8.30 and 18.8.31).

A workbook keeps a date as a count of days and a format code. The text given here is that of the
code, with three departures, all for the sake of the date: month-first figures are turned to
day-first (and said so), a year of two digits that Excel itself would misread is written out, and a
code that shows nothing at all does not hide the value.
"""

from __future__ import annotations

import datetime as dt
import functools
import math
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from pipeline.days import MONTHS, WEEKDAYS

GENERAL = "General"
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "£#,##0;-£#,##0",
    6: "£#,##0;-£#,##0",
    7: "£#,##0.00;-£#,##0.00",
    8: "£#,##0.00;-£#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "dd/mm/yyyy",
    15: "dd-mmm-yy",
    16: "dd-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "hh:mm",
    21: "hh:mm:ss",
    22: "dd/mm/yyyy hh:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    49: "@",
} | dict.fromkeys((*range(27, 37), *range(50, 59)), "dd/mm/yyyy")
"""Format codes that files name by number only, as British Excel shows them."""

LARGEST = 1e21
LONGEST = 255
"""What Excel itself takes for a code."""
_LAST_DAY = 2_958_466  # 31 December 9999
_SINCE_1904 = 1462
_TOKEN = re.compile(
    r"""(?P<elapsed>\[(?:h+|m+|s+)\]) | \[\$(?P<money>[^\]-]*)(?:-[^\]]*)?\] | \[(?P<rule>[<>=][^\]]*)\]
    | (?P<colour>\[[^\]]*\]) | "(?P<quoted>[^"]*)" | \\(?P<escaped>.) | (?P<pad>_.) | (?P<fill>\*.)
    | (?P<general>General) | (?P<half>AM/PM|A/P) | (?P<date>y+|m+|d+|h+|s+) | (?P<exponent>E[+-])
    | (?P<digit>[0\#?]) | (?P<mark>[.,%/@]) | (?P<other>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


class Shown(NamedTuple):
    """A cell's text. `stored` is what the cell holds beyond it ("" for nothing).

    `turned`: figures shown month first were turned; `hidden`: the code shows nothing of the value.
    """

    text: str
    stored: str = ""
    turned: bool = False
    hidden: bool = False


class _Token(NamedTuple):
    kind: str
    text: str


class _Section(NamedTuple):
    tokens: tuple[_Token, ...]
    dated: bool
    rule: str


class _Moment(NamedTuple):
    year: int
    month: int
    day: int
    weekday: int
    seconds: int
    thousandths: int
    total: float


def shown(value: float, code: str, *, since_1904: bool = False) -> Shown:
    """What a number looks like under a format code; never raises, whatever the code."""
    if not math.isfinite(value) or abs(value) > LARGEST or len(code) > LONGEST:
        return Shown(str(value))
    sections = _sections(code or GENERAL)
    section, sign = _choose(sections, value)
    if section.dated:
        serial = value + (_SINCE_1904 if since_1904 else 0)
        return _dated(section, serial) if 0 <= serial < _LAST_DAY else Shown(general(value))
    text = _number(section, abs(value) if sign else value)
    text = f"-{text}" if sign == "-" and text else text
    return Shown(text) if text.strip() else Shown(general(value), hidden=True)


def shown_text(value: str, code: str) -> str:
    """What a text looks like under a format code: most leave it alone, some write words around it."""
    sections = _sections(code or GENERAL)
    section = sections[3] if len(sections) > 3 else sections[-1]
    if not any(token.kind == "mark" and token.text == "@" for token in section.tokens) or len(value) > 1000:
        return value
    words = (value if token.text == "@" else token.text for token in section.tokens)
    return "".join(words)


def general(value: float) -> str:
    """A number as the General format has it, but never shortened to powers of ten: it may be a telephone."""
    if value == int(value) and abs(value) < 1e21:
        return str(int(value))
    return format(value, ".10g")


@functools.lru_cache(512)
def _sections(code: str) -> tuple[_Section, ...]:
    """The up to four parts of a code: positive, negative, nought, text."""
    parts: list[list[_Token]] = [[]]
    rules = [""]
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or "other"
        text = match[kind]
        if kind == "other" and text == ";":
            parts.append([])
            rules.append("")
        elif kind == "rule":
            rules[-1] = text
        elif kind in ("money", "quoted", "escaped", "other"):
            parts[-1].append(_Token("literal", text))
        elif kind == "pad":
            parts[-1].append(_Token("literal", " "))
        elif kind == "colour" and text.upper() == "[$-F800]":
            parts[-1].append(_Token("date", "dd"))
        elif kind not in ("colour", "fill"):
            parts[-1].append(_Token(kind, text.lower() if kind in ("date", "elapsed") else text))
    if "[$-F800]" in code.upper():  # the system's long date, whatever code stands behind it
        return _sections('dd" "mmmm" "yyyy')
    if "[$-F400]" in code.upper():
        return _sections("hh:mm:ss")
    return tuple(
        _Section(tuple(tokens), any(token.kind in ("date", "elapsed") for token in tokens), rule)
        for tokens, rule in zip(parts, rules, strict=True)
    )


def _choose(sections: Sequence[_Section], value: float) -> tuple[_Section, str]:
    """The part for a value, and whether its sign is "-" (to be written), "+" (drop it) or "" (as it is)."""
    if any(section.rule for section in sections):
        for section in sections:
            if not section.rule or _holds(section.rule, value):
                return section, "-" if value < 0 else ""
        return _sections(GENERAL)[0], ""
    if value < 0 and len(sections) > 1:
        return sections[1], "+"
    if value == 0 and len(sections) > 2:
        return sections[2], ""
    return sections[0], "-" if value < 0 else ""


def _holds(rule: str, value: float) -> bool:
    found = re.fullmatch(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)", rule)
    if not found:
        return False
    try:
        other = float(found[2])
    except ValueError:
        return False
    tests = {"<": value < other, ">": value > other, "=": value == other, "<>": value != other}
    return tests.get(found[1], value <= other if found[1] == "<=" else value >= other)


def _dated(section: _Section, serial: float) -> Shown:
    tokens, turned = _day_first(_minutes_told_from_months(section.tokens))
    fine = any(token.kind == "fraction" for token in tokens)
    moment = _moment(serial, 3 if fine else 0)
    half = any(token.kind == "half" for token in tokens)
    text = "".join(_piece(token, moment, half=half) for token in tokens).strip()
    kinds = {token.kind for token in tokens}
    shows_day = {"y", "m", "d"} & kinds
    whole = shows_day == {"y", "m", "d"}
    shows_time = {"h", "elapsed"} & kinds
    stored = ""
    day = f"{moment.day:02}/{moment.month:02}/{moment.year:04}"
    clock = f"{moment.seconds // 3600:02}:{moment.seconds // 60 % 60:02}"
    if (not whole and serial >= 1 and not ("elapsed" in kinds and serial < 366)) or (
        whole and moment.seconds and not shows_time
    ):
        stored = f"{day} {clock}" if moment.seconds else day
    if not text:
        return Shown(f"{day} {clock}" if moment.seconds else day, hidden=True)
    return Shown(text, stored, turned)


def _minutes_told_from_months(tokens: Sequence[_Token]) -> list[_Token]:
    """Tokens with kinds y, m, d, h, n (minutes), s: `m` after hours or before seconds is minutes."""
    made: list[_Token] = []
    places = [i for i, token in enumerate(tokens) if token.kind in ("date", "elapsed")]
    for i, token in enumerate(tokens):
        if token.kind != "date":
            digit = token.kind == "digit" and made and made[-1].kind in ("point", "fraction")
            after_seconds = token.text == "." and made and made[-1].kind == "s"
            kind = "fraction" if digit else "point" if after_seconds else token.kind
            made.append(_Token(kind, token.text))
            continue
        kind = token.text[0]
        if kind == "m" and len(token.text) < 3:
            at = places.index(i)
            before = tokens[places[at - 1]].text.strip("[") if at else ""
            after = tokens[places[at + 1]].text.strip("[") if at + 1 < len(places) else ""
            kind = "n" if before.startswith("h") or after.startswith("s") else "m"
        made.append(_Token(kind, token.text))
    return made


def _day_first(tokens: list[_Token]) -> tuple[list[_Token], bool]:
    """Turn month-first figures: "03/04/2009" is read as 3 April by everybody this is for."""
    figures = [i for i, t in enumerate(tokens) if (t.kind in "md" and len(t.text) < 3) or t.kind == "y"]
    order = "".join(tokens[i].kind for i in figures)
    if order not in ("md", "mdy", "ydm"):
        return tokens, False
    month, day = (i for i in figures if tokens[i].kind != "y")
    tokens = list(tokens)
    tokens[month], tokens[day] = tokens[day], tokens[month]
    return tokens, True


def _moment(serial: float, places: int) -> _Moment:
    unit = 86_400 * 10**places
    ticks = math.floor(serial * unit + 0.5)
    days, rest = divmod(ticks, unit)
    seconds, fraction = divmod(rest, 10**places)
    thousandths = fraction * 10 ** (3 - places)
    if days == 60:  # Excel's 29 February 1900, which never was
        return _Moment(1900, 2, 29, 2, seconds, thousandths, serial)
    if days == 0:
        return _Moment(1900, 1, 0, 5, seconds, thousandths, serial)
    day = dt.date(1899, 12, 31 if days < 60 else 30) + dt.timedelta(days)
    return _Moment(day.year, day.month, day.day, day.weekday(), seconds, thousandths, serial)


def _piece(token: _Token, moment: _Moment, *, half: bool) -> str:
    kind, size = token.kind, len(token.text)
    if kind == "y":
        guessable = 1930 <= moment.year <= 2029
        return f"{moment.year % 100:02}" if size < 3 and guessable else f"{moment.year:04}"
    if kind == "m":
        name = MONTHS[moment.month - 1]
        return [f"{moment.month}", f"{moment.month:02}", name[:3], name, name[0]][min(size, 5) - 1]
    if kind == "d":
        name = WEEKDAYS[moment.weekday]
        return [f"{moment.day}", f"{moment.day:02}", name[:3], name][min(size, 4) - 1]
    if kind in "hns":
        hour = moment.seconds // 3600
        value = {"h": (hour - 1) % 12 + 1 if half else hour, "n": moment.seconds // 60 % 60}.get(
            kind, moment.seconds % 60
        )
        return f"{value:02}" if size > 1 else f"{value}"
    if kind == "elapsed":
        per_day = {"h": 24, "m": 1440, "s": 86_400}[token.text[1]]
        return str(int(moment.total * per_day + 1e-6)).rjust(size - 2, "0")
    if kind == "half":
        late = moment.seconds >= 43_200
        return ("PM" if late else "AM") if size > 3 else ("P" if late else "A")
    if kind == "fraction":
        return f"{moment.thousandths:03}"[:1]
    return token.text if kind in ("literal", "point", "mark") and token.text != "@" else ""


def _number(section: _Section, value: float) -> str:
    tokens = section.tokens
    if not any(token.kind == "digit" for token in tokens):
        free = (general(value) if t.kind == "general" or t.text == "@" else t.text for t in tokens)
        return "".join(free)
    marks = "".join(token.text for token in tokens if token.kind in ("digit", "mark", "exponent"))
    if "/" in marks:
        return general(value)
    if any(token.kind == "exponent" for token in tokens):
        return f"{value:.{len(marks.split('.')[1].split('E')[0]) if '.' in marks else 0}E}"
    return _placed(tokens, marks, value)


def _placed(tokens: Sequence[_Token], marks: str, value: float) -> str:
    """Digits put on their places; words between the places stay where the code has them."""
    whole, _, part = marks.replace("%", "").partition(".")
    scale = len(whole) - len(whole.rstrip(",")) + len(part) - len(part.rstrip(","))
    part = part.rstrip(",")
    number = abs(Decimal(repr(value))) * 100 ** marks.count("%") / 1000**scale
    part = part[:30]
    number = number.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP)
    digits, _, fraction = f"{number:f}".partition(".")
    while fraction and part[len(fraction) - 1] != "0" and fraction[-1] == "0":
        fraction = fraction[:-1]
    digits = digits.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole.rstrip(","):
        digits = f"{int(digits or 0):,}".rjust(whole.count("0"), "0")
    before: list[str] = []
    after: list[str] = []
    places = sum(1 for token in tokens if token.kind == "digit") - len(part)
    grouped = "," in whole
    seen = 0
    behind = False
    for token in tokens:
        if token.kind == "digit" and not behind:
            seen += 1
            count = len(digits) - (places - seen) if seen == 1 else 1
            if grouped:
                count = len(digits) if seen == places else 0
            before.append(digits[: max(count, 0)])
            digits = digits[max(count, 0) :]
        elif token.kind == "mark" and token.text == "." and not behind:
            behind = True
            after.append("." + fraction if fraction or "0" in part else "")
        elif token.kind == "literal" or token.text == "%":
            (after if behind else before).append(token.text)
    minus = "-" if value < 0 else ""
    return minus + "".join(before) + "".join(after)

"""Text → tokens: figures and words, each with the letter the grammar knows it by.

Letters of words stand in `lexicon`; these are the letters of figures:

    D numeric date, three parts    I year-month-day      U numeric date with unknown parts
    P two numbers with a sign      m month and year      y two years
    1 one figure                   N two figures that can be a day         n two that cannot
    O ordinal (3rd)                A year with apostrophe ('09)            d decade (1990s)
    Y four figures, a year         H four figures, a clock only            T a clock time
    E five figures (Excel serial)  Z six or eight figures                  G an age
    Q Q1 to Q4                     J other figures
    ( ) ? / - & newline            stand for themselves ("?" is C, newline is ;, a run of dots or quotes S)
"""

# ruff: noqa: E501 - one writing a line
from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.chronology.when.lexicon import PHRASES, WORDS, meaning
from pipeline.chronology.when.spans import full_year

MOST = 150
"""Tokens that are looked at in one cell."""
MANY_WORDS = 6
"""A text that begins with more words than this, none of them a date's, is prose and read no further."""

_SUFFIX = r"(?:a\.?m\b\.?|p\.?m(?:ish)?\b\.?|noon\b|midnight\b|midday\b|o ?'?clock\b(?:\ ?[ap]\.?m\b\.?)?|hrs?\b\.?|hours?\b|h\b(?!/)|uhr\b)"
_ZONE = r"z\b|\ ?(?:gmt|utc)\b|\ ?\+0[0-2]:?00\b"
_MONTHS = "|".join(word for word, (letter, _) in WORDS.items() if letter == "M")
_NUMBERS = rf"""(?=[0-9])(?:
  (?P<iso>(?:19|20)[0-9]{{2}}(?P<iso_sign>[/.\-])[0-9]{{1,2}}(?P=iso_sign)[0-9]{{1,2}}(?![0-9]|-[0-9]{{4}})(?:t(?=[0-9]))?)
| (?P<partly>
      [0-9]{{1,2}}(?P<sign_1>[/.\-])(?:[?x]{{1,2}}|--|__|00)(?P=sign_1)(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9]|[/.\-][0-9]|\ ?hrs?\b)
    | 00\ ?(?P<sign_2>[/.\-])\ ?(?:[0-9?x]{{1,2}}|--|__)\ ?(?P=sign_2)\ ?(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9]|[/.\-][0-9]|\ ?hrs?\b)
    | [0-9]{{1,2}}[/.\-][0-9]{{1,2}}[/.\-](?:[?x]{{2,4}}|[-_]{{2,4}}|[0-9][?x]|(?:19|20)[0-9?x][?x])(?![0-9?x]))
| (?P<full>(?:
      [0-9]{{1,2}}\ ?[/.\\|]{{1,2}}\ ?[0-9]{{1,2}}\ ?[/.\\|]{{1,2}}\ ?
          (?:(?:19|20)[0-9]{{2}}(?=[0-9]{{1,2}}[:.][0-9]{{2}})|[0-9]{{1,5}})
    | [0-9]{{1,2}}[\-,_][0-9]{{1,2}}[\-,_](?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})
    | [0-9]{{1,2}}(?:-[0-9]{{1,2}}/|/[0-9]{{1,2}}-)(?:[0-9]{{4}}|[0-9]{{2}})
    | [0-9]{{1,2}}[.,\-]{{1,2}}[0-9]{{1,2}}[.,\-/]{{1,2}}(?:19|20)[0-9]{{2}}
    | [0-9]{{1,2}}\ -\ [0-9]{{1,2}}\ -\ (?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})
    | [0-9]{{1,2}}[:;][0-9]{{1,2}}[:;](?:19|20)[0-9]{{2}}
    | [0-9]{{1,2}};[0-9]{{1,2}};[0-9]{{2}}
    | [0-3]?[0-9][/.\-][01][0-9](?:19|20)[0-9]{{2}}
    | [0-3]?[0-9]:[01]?[0-9]/(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})
    | [0-3]?[0-9]\ (?:0?[1-9]|1[012])/(?:19|20)[0-9]{{2}}
    | (?!19|20)[0-3][0-9](?:0[1-9]|1[012])[/.](?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})
    | [0-3]?[0-9]\ (?:0?[1-9]|1[012])\ (?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})(?!\ ?-?[0-9]|[ap]m\b)
    )(?:(?<=[0-9]{{4}})(?=[0-9]{{1,2}}[:.][0-9]{{2}})|(?![0-9]|[/][0-9]|[.:][0-9]|\ ?hrs?\b)))
| (?P<clock>[0-9]{{1,2}}[\ \-](?:00|15|30|45)\ ?[ap]\.?m\b\.?
    | [0-9]{{1,2}}[:;][0-9]{{2}}(?::[0-9]{{2}}(?:[.,][0-9]+)?)?(?:\ ?{_SUFFIX})?(?:{_ZONE})?(?![0-9])
    | [0-9]{{1,2}}[.][0-9]{{2}}(?:[.][0-9]{{2}})?\ ?{_SUFFIX}
    | (?:[0-9]{{3,4}}|[0-9]{{2}}\ (?:00|1[3-9]|[2-5][0-9]))\ ?{_SUFFIX}(?:{_ZONE})?
    | [0-9]{{2}}\ [0-9]{{2}}\ ?(?:hrs?\b\.?|hours?\b)
    | [0-9]{{4}}(?:{_ZONE})
    | [0-9]{{1,2}}\ ?(?:a\.?m\b\.?|p\.?m(?:ish)?\b\.?|noon\b|midnight\b|midday\b|o\ ?'?clock\b(?:\ ?[ap]\.?m\b\.?)?)
    | [0-9]{{2}}\ ?hrs?\b\.?
    | [0-9]{{1,2}}h[0-9]{{2}}\b)
| (?P<age>[0-9]{{1,2}}\ ?(?:-|to)\ ?[0-9]{{1,2}}[ -]?(?:weeks?|wks?|months?|mths?|years?|yrs?|days?)\b(?:[ -]old)?
| [0-9]+\+?[0-9]?\ ?/\ ?(?:40|52)(?![0-9/.\-])
    | [0-9]+(?:\.[0-9])?[ -]?(?:weeks?|wks?|months?|mths?|years?|yrs?|days?|minutes?|mins?|hours?|hrs?)\b
          (?:[ -]old)?(?:\ gestation)?)
| (?P<serial>[0-9]{{5}}\.[0-9]+)
| (?P<month>[0-9]{{1,2}}(?:\ ?[/.]\ ?|-)(?:19|20)[0-9]{{2}}(?![0-9]|[/.\-][0-9]|\ ?{_SUFFIX}))
| (?P<years>(?:19|20)[0-9]{{2}}\ ?[/\-]\ ?(?:[0-9]{{4}}|[0-9]{{1,2}})
      (?![0-9]|[/.\-:|\\]{{1,2}}[0-9]|\ [/.|]{{1,2}}\ ?[0-9]|\ ?{_SUFFIX}|\ ?(?:{_MONTHS})\b|(?:st|nd|rd|th)\b|\ of\b))
| (?P<pair>[0-9]{{1,2}}\ ?[/.\\]\ ?[0-9]{{1,2}}(?![0-9]|[/.:|\\]{{1,2}}[0-9]|(?:st|nd|rd|th)\b)
    | [0-9]{{1,2}}\ ?-\ ?[0-9]{{1,2}}(?![0-9]|[/.:;|\\\-]{{1,2}}[0-9]|\ [/.|]\ [0-9]|(?:st|nd|rd|th)\b|\ ?{_SUFFIX}))
| (?P<ordinal>[0-9]{{1,2}}(?:[ \n]?(?:st|nd|rd|th)|af|a?il|ydd|f?ed|eg|ain)\b|[0-9]{{1,2}}(?:st|nd|rd|th)(?=[a-z]{{3}}))
| (?P<decade>(?:19|20)[0-9]0'?s\b)
| (?P<figures>[0-9]+)
)"""
_MASTER = re.compile(
    _NUMBERS
    + r"""
| (?P<unknown>(?:[?]{1,2}|xx?|dd|tbc|n/?k|--|__)\ ?[/.\-]\ ?(?:[0-9?x]{1,2}|--|__)\ ?[/.\-]\ ?(?:[0-9]{4}|[0-9]{2})(?![0-9]))
| (?P<word>[a-z]+(?:'[a-z]+)?)
| (?P<short>'[0-9]{2}\b)
| (?P<sign>\n|(?:(?<=[0-9])|(?<=[0-9][snrt][tdh])),(?=\ ?[0-9]{1,2}(?:st|nd|rd|th)?(?:\ ?[,&]|\ [adj-s]))|[()?\-/"&+@~|<>]|\.\.+|'')
""",
    re.X | re.A,
)
_PAIR_SIGN = re.compile(r"[/.\\-]")
_YEAR_AND_HOUR = re.compile(r"[0-9]{2} [0-9]{2}")
_AGE = r"(?:aged?|ages) [0-9]+(?: ?(?:years?|yrs?|months?|mths?|weeks?|wks?|days?))?"
_NUMBERED = r"(?:year|yr|class|room|flat|page|number|period|lesson) ?[0-9]{1,3}(?![0-9/.])"
_SPOKEN = r"(?:half|quarter) (?:past|to) [0-9]{1,2}(?: ?[ap]m)?"
_LEADS = (
    "age",
    "aged",
    "ages",
    "year",
    "yr",
    "class",
    "room",
    "flat",
    "page",
    "number",
    "period",
    "lesson",
    "q",
    "half",
    "quarter",
)


def _phrase_readers() -> dict[str, re.Pattern[str]]:
    """First word → what finds the phrases (and ages, quarters) that begin with it, longest first."""
    by_first: dict[str, list[str]] = {}
    for phrase in sorted(PHRASES, key=len, reverse=True):
        first = re.match(r"[a-z]+(?:'[a-z]+)?", phrase)
        assert first is not None
        by_first.setdefault(first[0], []).append(re.escape(phrase).replace(r"\ ", r"[ \n]"))
    for lead in _LEADS:
        by_first.setdefault(lead, []).insert(0, rf"(?:q ?[1-4]|{_AGE}|{_NUMBERED}|{_SPOKEN})\b")
    return {
        first: re.compile(rf"(?:{'|'.join(phrases)})(?![a-z])", re.A) for first, phrases in by_first.items()
    }


_LEAD_LETTERS = {"q": "Q", "half": "T", "quarter": "T"}
_PHRASE_READERS = _phrase_readers()
_SIGN_LETTERS = {
    "\n": ";", "(": "(", ")": ")", "?": "C", "-": "-", "/": "/", '"': "S", "&": "&", "+": "&", "@": "@", "~": "C",
    "|": "|", ",": "&", "''": "S", ">": "<", "<": ">",
}  # fmt: skip
_GROUP_LETTERS = {
    "iso": "I", "full": "D", "unknown": "U", "clock": "T", "age": "G", "serial": "E", "month": "m", "years": "y",
    "pair": "P", "ordinal": "O", "decade": "d", "short": "A", "partly": "U",
}  # fmt: skip


class Tokens(NamedTuple):
    """A text's tokens: `letters` one per token, `values` beside them; `words` before each token are not kept.

    A run of unknown words is one token `X` whose value is their number.
    """

    letters: str
    values: tuple[object, ...]


def tokenise(text: str) -> Tokens:
    """The tokens of a text that `clean` has prepared. Words without meaning for dates are dropped or counted."""
    letters: list[str] = []
    values: list[object] = []
    find = _MASTER.search
    match = find(text)
    while match is not None and len(letters) < MOST:
        letter, value, end = _token(text, match)
        if letter == "T" and letters and letters[-1] in "MP" and _YEAR_AND_HOUR.match(str(value)):
            value, end = str(value)[:2], match.start() + 2  # "12 March 08 10am"
            letter = _figures(value)
        match = find(text, end)
        if not letter:
            continue
        if letter == "X":
            if letters and letters[-1] == "X":
                values[-1] = run = int(str(values[-1])) + 1
                if run > MANY_WORDS and len(letters) == 1:
                    break
                continue
            value = 1
        if len(letters) > 1 and letters[-1] == ";" and _runs_on(letters[-2], letter):
            letters.pop()
            values.pop()
        elif letter == "M" and len(letters) > 2 and letters[-1] in "Py" and letters[-2] == "M":
            _part_years(letters, values)
        elif letters and (letter == "P" or letters[-1] == "P"):
            letter, value = _years_named(letters, values, letter, value)
        letters.append(letter)
        values.append(value)
    return Tokens("".join(letters), tuple(values))


def _part_years(letters: list[str], values: list[object]) -> None:
    """In "1 May 08-3 June 09" the dash stands between two dates, not between two days or years."""
    year, dash, day = str(values[-1]).partition("-")
    if letters[-3] in "1NO" and dash and len(year.strip()) in (2, 4) and len(day.strip()) < 3:
        letters[-1:] = [_figures(year.strip()), "-", _figures(day.strip())]
        values[-1:] = [year.strip(), "-", day.strip()]


def _years_named(letters: list[str], values: list[object], letter: str, value: object) -> tuple[str, object]:
    """08/09 beside a quarter, term, season or the word "year" is two years: "Qtr 4 08/09", "08/09 Q4"."""
    if letter == "P" and (letters[-1] in "QjstaF" or letters[-2:] == ["j", "1"]):
        return _two_years(value) or (letter, value)
    if letters[-1] == "P" and letter in "QjaF":
        letters[-1], values[-1] = _two_years(values[-1]) or ("P", values[-1])
    return letter, value


def _two_years(value: object) -> tuple[str, str] | None:
    one, two = (part.strip() for part in _PAIR_SIGN.split(str(value)))
    follow = len(one) == len(two) == 2 and (int(one) + 1) % 100 == int(two)
    return ("y", f"{full_year(one)[0]}/{two}") if follow else None


def _runs_on(before: str, after: str) -> bool:
    """Whether a line break between two tokens is only where a narrow column broke the line."""
    return (
        before in "WwevsKk-/&~b"
        or after in "-/&~"
        or (before in "1NO" and after == "M")
        or (before == "M" and after in "YAm")
        or (before == "t" and after in "YyA")
    )


def _token(text: str, match: re.Match[str]) -> tuple[str, object, int]:
    group = match.lastgroup
    found = match[0]
    if group == "word":
        reader = _PHRASE_READERS.get(found)
        phrase = reader.match(text, match.start()) if reader is not None else None
        if phrase is None:
            return *meaning(found), match.end()
        known = PHRASES.get(phrase[0].replace("\n", " "))
        if known is None:
            known = (_LEAD_LETTERS.get(found, "G"), phrase[0])
        return *known, phrase.end()
    if group == "figures":
        return _figures(found), found, match.end()
    if group == "sign":
        return _SIGN_LETTERS.get(found, "S" if len(found) == 2 else ""), found, match.end()
    return _GROUP_LETTERS.get(str(group), "U"), found, match.end()


def _figures(text: str) -> str:
    size = len(text)
    if size == 1:
        return "1"
    if size == 2:
        return "N" if "01" <= text <= "31" else "n"
    if size == 4:
        if "1900" <= text <= "2099":
            return "Y"
        return "H" if text[:2] <= "24" and text[2:] <= "59" else "J"
    if size == 5:
        return "E"
    return "Z" if size in (6, 8) else "J"

"""Undo what keyboards, Word and PDF do to the writing of a date, before it is read.

Only a working copy is changed: the text itself stays as submitted.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from pipeline.chronology.when.lexicon import WORDS, meaning
from pipeline.days import MONTHS, WEEKDAYS

LONGEST = 600
"""Characters that are looked at; what follows in a long cell is prose."""

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d\x02", "-"),
        **dict.fromkeys("\u2044\u2215\u29f8\uff0f", "/"),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u3003", '"'),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202c", ""),
        **dict.fromkeys(
            "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079", " "
        ),  # footnote marks
        **dict.fromkeys("\r\v\f\u2028\u2029\x85", "\n"),
        "\u2236": ":",
        "\u2024": ".",
        "\u00b7": ".",
        **dict.fromkeys("\u00ba\u00b0", ""),  # 12º March
        "\u00bf": "?",
    }
)
_BLANKS = re.compile(r"[^\S\n]+")
_AROUND_BREAKS = re.compile(r" ?\n[\n ]*")
_LETTER_FOR_DIGIT = re.compile(
    r"(?<![a-z0-9])(?=[oil]*[0-9])[0-9oil]{1,4}(?:[/.:\-]{1,2}[0-9oil]{1,4})+(?![a-jln-qt-z])"
    r"|(?<![a-z0-9/.])(?:[oil][0-9]|[0-9][oil])(?=(?:st|nd|rd|th)?[ \n]?(?:[a-z]{3}|$))"
)
_LETTER_BY_DIGIT = re.compile(r"[0-9/.:\-][oil]|[oil][0-9]")
_DIGITS = str.maketrans("oil", "011")
_SPREAD = re.compile(r"[0-9] [0-9 ]*[/.\-]|[/.\-] ?[0-9] [0-9]|[0-9][ \n][0-9]")
_COMPACT = re.compile(r"[0-3]?[0-9]([/.\-])[0-3]?[0-9]\1(?:19|20)[0-9]{2}")
_COMPACT_SHORT = re.compile(r"[0-3][0-9]([/.\-])[0-3][0-9]\1[0-9]{2}")
_SPLIT_DAY = re.compile(r"[0-9] [0-9][ \n]?[/.\-]")
_SINGLES = re.compile(r"\S(?: \S)+")
_BROKEN_WORD = re.compile(r"([a-z]{2,9})(-?)\n([a-z]{1,8})\b")
_BROKEN_DATE = re.compile(
    r"(?<=[0-9][/\-])\n(?=[0-9])|(?<=[0-9])\n(?=[/\-][0-9])|(?<=[0-9]\.)\n(?=(?:[0-9]{2}|[0-9]{4})$)"
)
_DOUBLE_SIGN = re.compile(r"(?<=[0-9])(?:[/.]-|-[/.])(?=[0-9])")
_TIED = re.compile(r"[0-9dht][/.\-_][a-z]{3}|[a-z]\.?[/.\-_]'?[0-9]{2}")
_TIED_MONTH = re.compile(
    r"(?<![a-z])(?:(?<![0-9/.|])([0-9]{1,2}(?:st|nd|rd|th)?)([/.\-_]))?([a-z]{3,10})(?:\.(?=[/\-]))?"
    r"(?:([/.\-_])((?:19|20)[0-9]{2}(?![0-9:])|'?[0-9]{2}(?![0-9:])(?(1)|(?![/.\-][0-9]))))?(?![a-z/])"
)
_JSON_DATE = re.compile(r"/?date\((-?[0-9]{11,14})(?:[+-][0-9]{4})?\)/?")
_CALL_DATE = re.compile(r"date\(([0-9]{4}), ?([0-9]{1,2}), ?([0-9]{1,2})\)")
_APOSTROPHE = re.compile(r"(?<![a-z0-9 ])'(?=[0-9]{1,2}[/.\-][0-9])|(?<=[/.\-])'(?=[0-9]{2}(?![0-9]))")
_MONEY = re.compile(r"[£$€] ?[0-9][0-9,.]*")
_PHONE = re.compile(r"(?<![0-9])0[0-9]{2,4} [0-9]{3} [0-9]{3,4}(?![0-9])")
_ISO_BASIC = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])t([0-9]{2})([0-9]{2})([0-9]{2})?(?![0-9])"
)
_SPLIT_YEAR = re.compile(r"(?<=[a-z])(,? (?:19|20))\n(?=[0-9]{2}(?![0-9:.]))")
_LAST_FIGURES = re.compile(r"[0-9]{1,2}([/.\-])[0-9]{1,2}\1[0-9] [0-9]")
_TWO_WORDS = re.compile(r"(?<![a-z])([a-z]{2,8}) ([a-z]{1,8})(?![a-z])")
_SHORT = 60
"""Characters: a date and little else."""
_LONG_NAMES = frozenset(name.lower() for name in (*MONTHS, *WEEKDAYS) if len(name) > 5)
_LAST_WORD = re.compile(r"([a-z]+)\.? $")
_HTML_BLANK = re.compile(r"&nbsp;?|&#160;")
_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - a wall clock, as everything in a chronology


def clean(text: str) -> str:
    """Lower case, plain signs, digits where letters were typed for them, spread letters drawn together.

    >>> clean("O1\\u201102\\u201118"), clean("0 3 / 2 5 / 2 0 16"), clean("Septem-\\nber")
    ('01-02-18', '03/25/2016', 'september')
    """
    if len(text) > LONGEST:
        text = text[:LONGEST]
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_SIGNS)).translate(_SIGNS)
        text = "".join(_plain(char) for char in text if not unicodedata.combining(char))
    elif "\r" in text or "\x02" in text or "`" in text or "\f" in text or "\v" in text:
        text = text.translate(_SIGNS)
    text = _AROUND_BREAKS.sub("\n", _BLANKS.sub(" ", text)).strip().lower()
    if "(" in text and "date(" in text:
        text = _JSON_DATE.sub(_from_epoch, _CALL_DATE.sub(r"\1-\2-\3", text))
    if ("&" in text and "&n" in text) or "&#" in text:
        text = _HTML_BLANK.sub(" ", text)
    if _LETTER_BY_DIGIT.search(text):
        text = _LETTER_FOR_DIGIT.sub(lambda match: match[0].translate(_DIGITS), text)
    if _TIED.search(text):
        text = _TIED_MONTH.sub(_unhyphened, text)
    if _DOUBLE_SIGN.search(text):
        text = _DOUBLE_SIGN.sub("/", text)
    text = _mended(text)
    if "\n" in text:
        text = _BROKEN_DATE.sub("", _BROKEN_WORD.sub(_joined, text))
    return _drawn_together(text) if _SPREAD.search(text) or _mostly_single(text) else text


def _mended(text: str) -> str:
    """The rarer slips: apostrophes, money, telephone numbers, ISO without signs, gaps in names and years."""
    if "'" in text:
        text = _APOSTROPHE.sub("", text)
    if "£" in text or "$" in text or "€" in text:
        text = _MONEY.sub("money", text)
    if "0" in text:
        text = _PHONE.sub("phone", text)
    if "t" in text:
        text = _ISO_BASIC.sub(_with_signs, text)
    if len(text) < _SHORT:
        text = _TWO_WORDS.sub(_one_name, text)
    if "\n" in text:
        text = _SPLIT_YEAR.sub(r"\1", text)
    return text.replace(" ", "") if _LAST_FIGURES.fullmatch(text) else text


def _with_signs(match: re.Match[str]) -> str:
    year, month, day, hour, minute, second = match.groups()
    return f"{year}-{month}-{day}t{hour}:{minute}:{second or '00'}"


def _one_name(match: re.Match[str]) -> str:
    whole = match[1] + match[2]
    return whole if whole in _LONG_NAMES else match[0]


def _plain(char: str) -> str:
    """A figure of another script (Arabic, Devanagari …) as 0 to 9; anything else as it is."""
    return char if char.isascii() or not char.isdecimal() else str(unicodedata.decimal(char))


def _from_epoch(match: re.Match[str]) -> str:
    try:
        return (_EPOCH + dt.timedelta(milliseconds=int(match[1]))).strftime("%Y-%m-%d %H:%M:%S")
    except OverflowError:
        return ""


def _unhyphened(match: re.Match[str]) -> str:
    before, sign, name, _, after = match.groups()
    if meaning(name)[0] != "M" or not (before or after):
        return match[0]
    last = _LAST_WORD.search(match.string, 0, match.start()) if before else None
    if last is not None and meaning(last[1])[0] == "M":  # "Dec 08/Jan 09"
        return f"{before} {sign} {name} {after or ''}"
    return f"{before or ''} {name} {after or ''}"


def _joined(match: re.Match[str]) -> str:
    whole = match[1] + match[3]
    known = WORDS.get(whole)
    if known is not None and known[0] in "MW" and match[3] not in WORDS:
        return whole
    return whole if match[2] and match[3] not in WORDS else match[0]


def _mostly_single(text: str) -> bool:
    return text.count(" ") >= 5 and text.count(" ") * 10 >= len(text) * 4 and len(text) < 60


def _drawn_together(text: str) -> str:
    compact = text.replace(" ", "").replace("\n", "")
    singles = _mostly_single(text)
    if singles:
        if _COMPACT.fullmatch(compact) or _SINGLES.fullmatch(text) is not None:
            return compact
        return compact if _COMPACT_SHORT.fullmatch(compact) else text
    # a gap inside the day could be a row number ("1 2/03/2009"); inside the year it is a broken line
    return compact if _COMPACT.fullmatch(compact) and not _SPLIT_DAY.match(text) else text

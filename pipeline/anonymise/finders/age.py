"""Ages: years, months and weeks of life in figures and words.

"22 months" is as often how long something took; a number with a unit is an age only
with "old", "aged", "at", "was" or brackets around it. Ages of nobody in particular
("under the age of 16", "aged 5-11", "five-year-olds") are not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders.base import CONTEXT, PATTERN, Hit, PatternRecogniser, said_after, said_before

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_WORD = rf"(?:{_TEENS}|(?:{_TENS})(?:[ -](?:{_ONES})\b)?|{_ONES})"
_NUMBER = rf"(?:\d{{1,3}}(?:\.5|½|[^\S\n]½|¼|¾)?|{_WORD})(?:[ -]and[ -]a[ -]half)?"
_UNIT = r"(?:years?|yrs?\.?|months?|mths?\.?|mnths?|weeks?|wks?\.?|days?)"
_FRACTION = r"\d{1,2}/(?:12|52|7)(?!\d)"
_OLD = r"(?:[\s-]olds?(?![\w-])|[^\S\n]of[^\S\n]age\b)"
_PART = rf"(?:,?\s(?:and\s)?(?:{_FRACTION}|{_NUMBER}\s{_UNIT}\b))?"
_AGE = re.compile(
    rf"""(?<![\w£$€/-]) (?<!\d[.,/])
    (?: (?P<decade>(?:early|mid|late)[- ](?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties
            |[2-9]0['’]?s))
      | (?P<sure>{_NUMBER}[\s-]?{_UNIT}{_PART}{_OLD}
          | {_FRACTION}[\s-]old\b
          | \d{{1,2}}[^\S\n]?(?:y\.?/?o\b\.?|yr/o\b)
          | \d{{1,2}}[^\S\n]?(?:years?|yrs?\.?)[^\S\n](?:and[^\S\n])?\d{{1,2}}/12(?!\d))
      | (?P<birthday>(?:\d{{1,3}}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth
            |ninth|tenth)
            (?=[^\S\n]birthday))
      | (?P<unit>(?:{_NUMBER}[\s-]?{_UNIT}\b{_PART}|{_FRACTION}))
      | (?P<bare>\d{{1,3}}(?!\d)|{_WORD}\b)
    )(?![\w/%]|[.,:-]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_AGED = re.compile(
    r"(?i)(?<![\w-])(?:age[ds]?(?:\s?(?:now|only|about|approximately|just|approx\.?))?[\s:=-]{1,3}(?:\d{1,2}(?:,\s|,?\sand\s|\s&\s)){0,5}"
    r"|(?<!under\s)(?<!over\s)(?<!below\s)(?<!above\s)(?:the|her|his|their|that)\sage\sof\s|(?<!the\s)\bage\sof\s"
    r"|(?:turned|turning)\s|when\s(?:s?he|they)\s(?:was|were)\s)\Z"
)
_GENERAL = re.compile(
    r"(?i)\b(?:under|over|below|above|from|until|reach(?:es|ed)?|attain(?:s|ed)?)\sthe\sage\sof\s\Z"
    r"|\bchildren\saged?\s\Z|\bage\srange[\s:]*\Z"
)
_LIMIT = re.compile(r"(?i)\b(?:under|over|below|above)\s\Z")
_RANGE = re.compile(
    r"(?i)\s?[-–]\s?\d|\s(?:to\s\d|and\s(?:over|under|above|upwards|below)|or\s(?:over|under|above|more)|plus\b)|\+"
)
_AT = re.compile(
    r"(?i)(?:\b(?:at|was|is|then|now|nearly|almost)(?:\s(?:about|around|just|approximately))?\s)\Z"
)
_LASTED = re.compile(
    r"(?i)\s(?:later|ago|after|before|since|imprisonment|sentences?|custod|suspended|pregnan|gestation|of|in|late|into"
    r"|overdue|prior|until|till|to|review|check|development|long|away|apart|behind|clean|sober|probation|supervis"
    r"|from|when|post|plus|antenatal|notice|too|older|younger|between)|['’]"
)
_OPENED = re.compile(
    r"(?:\A|\n|\b[A-Z][\w'’-]*,?[^\S\n]|\b(?:son|daughter|child|baby|boy|girl|brother|sister|sibling|mother|father|partner"
    r"|half-sister|half-brother|stepson|grandson|nephew|niece|cousin|twin|infant|male|female)[^\S\n])[(\[]\Z"
    r"|\b[A-Z][\w'’-]*,\s\Z"
)
_CLOSED = re.compile(r"[)\]]|,|;")
_NAMED = re.compile(r"\b([A-Z][\w'’-]+|(?:Child|Adult|Sibling)\s[A-Z\d]\d?)\s\(\Z")
_NOT_PEOPLE = re.compile(
    r"(?i)(?:section|article|rule|regulation|form|table|appendix|recommendation|para(?:graph)?|schedule|act|part|level"
    r"|stage|page|note|question|standard|figure|chapter|step|tier|phase|item|line|row|option|box|annex|volume|issue|no"
    r"|\w+(?:als|ces|nts|its|ions|ings|ies|ards|cks|isits|eports|ours|ays|eeks|nths))"
)


class AgeRecogniser(PatternRecogniser):
    """Ages as AGE: the number with its unit and "old", without "aged"."""

    labels = ("AGE",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give the ages in `text`."""
        for match in _AGE.finditer(text):
            score = _judge(text, match)
            if score:
                yield Hit(*_bounds(text, match), score, "AGE")


def _judge(text: str, match: re.Match[str]) -> float:
    """How sure it is that this is somebody's age; nought for not at all."""
    start, end = match.span()
    if match["decade"]:
        return PATTERN
    if match["birthday"]:
        return CONTEXT
    if match["sure"]:
        general = match[0].lower().endswith("olds") or said_before(_LIMIT, text, start, 8)
        return 0.0 if general else CONTEXT
    before = text[max(0, start - 30) : start].lower()
    if _HINT.search(before) and said_before(_AGED, text, start, 30):
        general = said_before(_GENERAL, text, start, 30) or said_after(_RANGE, text, end, 12)
        return 0.0 if general or (match["bare"] and said_after(_QUANTITY, text, end)) else CONTEXT
    return _judge_unit(text, start, end) if match["unit"] else _judge_bare(text, match)


def _judge_unit(text: str, start: int, end: int) -> float:
    if said_after(_LASTED, text, end, 16):
        return 0.0
    in_brackets = said_before(_OPENED, text, start, 24) and said_after(_CLOSED, text, end, 2)
    return PATTERN if in_brackets or said_before(_AT, text, start, 24) else 0.0


def _judge_bare(text: str, match: re.Match[str]) -> float:
    """A bare number is an age in brackets behind a name: "Kayleigh (14)"."""
    if (
        not match[0].isdigit()
        or text[match.start() - 1 : match.start()] != "("
        or text[match.end() : match.end() + 1] != ")"
    ):
        return 0.0
    named = _NAMED.search(text, max(0, match.start() - 30), match.start())
    if not named or not 0 < int(match[0]) < 111 or _NOT_PEOPLE.fullmatch(named[1]):
        return 0.0
    return PATTERN


def _bounds(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Without the full stop of a sentence; "y.o." keeps its own."""
    start, end = match.span()
    if text[end - 1] == "." and not text[start:end].lower().endswith("y.o."):
        end -= 1
    return start, end


_HINT = re.compile(r"age|turn|when")
_QUANTITY = re.compile(r"(?i)\s?(?:%|percent|checks|visits|times|miles|minutes|hours|stone|lbs|feet|of)\b")

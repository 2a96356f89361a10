"""What the words of a cell are: a date or month alone, a period, nothing to report, a signature, guidance."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from pipeline.chronology.columns import vocabulary
from pipeline.chronology.model import DateContext
from pipeline.chronology.when import looks_like_date, parse_banner, parse_when
from pipeline.chronology.when.grammar import read

AUTHOR_MARKS = "#^¬~"
"""A source beginning with one of these is a note of the author to themselves, not an entry."""

_PLACEHOLDER = re.compile(
    r"[dmy0x_.\s/:-]*(?:dd?|mm?|yy(?:yy)?)[dmy0x_.\s/:-]*|00[:.]00|hh[:.]mm|24\s?(?:hr|hour)s?(?:\s+clock)?",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\bdd?\s?[/.-]\s?mm?\s?[/.-]\s?yy(?:yy)?\b", re.IGNORECASE)
_SAMPLE = re.compile(r"(?:e\.?\s?g\b|example\b|sample\b)", re.IGNORECASE)
_SAMPLE_ALONE = re.compile(
    r"\W*(?:e\.?\s?g|(?:worked |an )?example|sample)(?: entry| row)?[\W\d]*", re.IGNORECASE
)
_SAMPLE_WORDS = re.compile(r"\W?(?:example|sample(?: entry)?)\W?\s*[:–-]", re.IGNORECASE)
_DITTO = re.compile(
    r"""["”“″〃]|''|,,|-\s?["”“″]\s?-|(?:ditto|do|as\s(?:previous|above|before)|same(?:\sas\s(?:above|before))?)\.?""",
    re.IGNORECASE,
)
_NIL = re.compile(
    r"""nil\b | nothing\s(?:to\sreport|known|recorded)
    | no\s(?:(?:known|recorded|relevant|direct|further|significant)\s)*
      (?:contacts?|involvement|entr(?:y|ies)|events?|records?|information)\b.{0,80}?
      \b(?:period|year|month|timescale|timeframe|review|between|from|during|until|\d{4})
    | not\sknown\sto\s(?:this|the|our)\s(?:agency|service|team|trust|organisation)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_PERIOD = re.compile(r"\b(?:between|from|during|in|for|since)\s|\b(?=\d{1,2}[./-]\d)", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_YEAR_ENDS = re.compile(
    r"(?:\b(?:19|20)\d\d|[./-]\d{2,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? '?\d\d)$",
    re.IGNORECASE,
)
_AFTER_CLOSING = re.compile(
    r"\s*(?:$|[:.…_(=\d–-]|by\b|on\sbehalf|(?:number\s|no\.?\s)?of\b|entries\b|contacts\b|seen\b|name\b|date\b)"
)
_LONGEST_DATE = 8
"""Words: "Between Thurs 12th and Fri 13th March 2009"."""
_LONGEST_PERIOD = 14
"""Words: "between Thursday the 12th of March 2009 and Friday the 13th of November 2009"."""


def is_marked(source: str) -> bool:
    """Whether a source begins with the mark of an author's note; "# clinic" is a fracture clinic."""
    if not source or source[0] not in AUTHOR_MARKS:
        return False
    first = re.match(r"#\s*([^\W\d_]+)", source)
    return first is None or first[1].casefold() not in vocabulary().fractures


def is_guidance(text: str) -> bool:
    """Whether a cell holds the template's guidance for its author rather than their words."""
    folded = text.casefold().lstrip(" ([<")
    return bool(_PLACEHOLDER.fullmatch(text)) or folded.startswith(vocabulary().guidance)


def asks_for_date(text: str) -> bool:
    """Whether a date cell tells its author how to fill it in ("Enter the date as dd/mm/yyyy")."""
    return _ASKS.search(text) is not None and not is_placeholder(text)


def is_sample(date: str, words: str, texts: Sequence[str]) -> bool:
    """Whether a row is the template's sample: its date, its words or a cell of its own say so."""
    if _SAMPLE.match(date) or _SAMPLE_WORDS.match(words):
        return True
    return any(_SAMPLE_ALONE.fullmatch(text) for text in texts)


def is_ditto(text: str) -> bool:
    """Whether a cell says only that it holds what the one above holds."""
    return len(text) <= 16 and _DITTO.fullmatch(text) is not None


def is_closing(text: str, *, plainly: bool = False) -> bool:
    """Whether a cell begins as the line below a table does: a total, a signature.

    Where the words of entries stand, it must do so `plainly`: "Signed: H. Strand" closes a table,
    "Signed the agreement" happened on a day.
    """
    folded = text.casefold()
    return any(
        folded.startswith(phrase)
        and not folded[len(phrase) : len(phrase) + 1].isalnum()
        and (not plainly or _AFTER_CLOSING.match(folded, len(phrase)))
        for phrase in vocabulary().closing
    )


def is_nil(text: str) -> bool:
    """Whether words begin by saying that there was no contact in some period."""
    return _NIL.match(text) is not None


def nil_period(text: str) -> str:
    """The period named in "no contact between March and June 2008", as written; "" when none is.

    All of it: "between 1/1/09 and 6/7/09" does not end at the first date.
    """
    for found in _PERIOD.finditer(text):
        period = _period_from(text[found.start() :])
        if period:
            return period
    return ""


def _period_from(text: str) -> str:
    """The longest beginning of a text that is a date with its year, and nothing else; "" when none is."""
    longest = ""
    for number, word in enumerate(_WORD.finditer(text.partition("\n")[0])):
        if number == _LONGEST_PERIOD:
            break
        candidate = text[: word.end()].rstrip(".,;:)")
        if _YEAR_ENDS.search(candidate):
            reading = read(candidate)
            if reading.clauses and not reading.words:
                longest = candidate
        if word[0].endswith((".", ";")) and word[0][-2:-1].isdigit():
            break
    return longest


_SHORTLY = 25
_ANY_DAY = dt.date(2000, 1, 3)

_LEAD = re.compile(r"[^\n:;–—]{4,40}?(?=\s*(?:\n|[:;–—]|\s-\s))")
_MONTH = re.compile(
    r"(?:the )?(?:month(?: of)?:? )?([a-z]+)\W*(?:\(?cont(?:inue|inued|'d|d)?\W*)?", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:period|phase|part|section|chapter|table)\s+(?:\d{1,2}|[a-z]|[ivx]+)\b(?!/)", re.IGNORECASE
)
_BARE_DAY = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\s*(?:\d{1,2}(?:st|nd|rd|th)?)?"
    r"|\d{1,2}(?:st|nd|rd|th))[:.]?",
    re.IGNORECASE,
)
_FULL_YEAR = re.compile(r"\d[./ -]\d{2,4}\b|\b(?:19|20)\d\d\b")


def leading_date(text: str, *, wide: bool = False) -> str:
    """The date an entry's words begin with ("12/03/2009 – home visit"), as written; "" when none.

    Only one with its year, and parted from the words by a dash, colon or new line. In a cell over the
    whole width of the table a day or range of days and then a blank are enough.
    """
    if not text[:1].isdigit() and not text[:3].isalpha():
        return ""
    found = _LEAD.match(text[:60])
    if found and found[0].strip() and _FULL_YEAR.search(found[0]) and looks_like_date(found[0]):
        return found[0]
    return _leading_days(text) if wide else ""


def _leading_days(text: str) -> str:
    words = text.split()
    # One word behind the date is enough ("15/1/09 Allocated."), but "12/03/09 2pm" is all of it a date.
    fewest = 1 if words[-1][:1].isalpha() and read(text.partition("\n")[0]).words else 2
    for size in range(min(len(words) - fewest, _LONGEST_DATE), 0, -1):
        found = " ".join(words[:size])
        if _FULL_YEAR.search(words[size - 1]) and text.startswith(found) and looks_like_date(found):
            return found if parse_when(found).precision in ("day", "range") else ""
    return ""


def period_of(text: str) -> str | None:
    """The period a banner or heading names; "Period 2: January 2009" does not begin on the 2nd of January."""
    return parse_banner(_LABEL.sub("", text, count=1))


def is_day(text: str) -> bool:
    """Whether a banner is a date and nothing else; its year, or all but the day, may stand further up."""
    if _BARE_DAY.fullmatch(text):
        return True
    if not looks_like_date(text) or is_nil(text):
        return False
    when = parse_when(text)
    return when.precision in ("day", "range", "unknown") and not any(
        flag.code == "date-ambiguous" for flag in when.flags
    )


def is_same_day(text: str) -> bool:
    """Whether a date cell says "the day of the entry above" ("ditto", "as above") or only a time of it."""
    if not text or len(text) > _SHORTLY:
        return False
    return "date" in parse_when(text, context=DateContext(_ANY_DAY)).assumed


def is_month(text: str) -> bool:
    """Whether a banner is the name of a month and nothing else: its year stands further up."""
    found = _MONTH.fullmatch(text)
    return found is not None and parse_when(f"{found[1]} 2000").precision == "month"


def is_placeholder(text: str) -> bool:
    """Whether a date cell holds only the pattern of a date still to be filled in ("dd/mm/yyyy")."""
    return _PLACEHOLDER.fullmatch(text.strip("()[]<> ")) is not None

"""The date a line of running text begins with: "12/03/2009 – Home visit", "On 12 March 2009 …".

Words belong to the date as long as the grammar of dates knows them; what follows is the entry's own.
Only the cut between the two is made here: what the date means is `when`'s business.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.chronology.when.grammar import Reading, read
from pipeline.chronology.when.lexicon import meaning
from pipeline.chronology.when.spans import Span

_FURTHEST = 90
_PHRASE = 12
_TOKEN = re.compile(r"[–—|]|[^\s–—|]+")
_ENUMERATED = re.compile(
    r"(\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]|[abd-z][.)]|c\)|[ivx]{1,4}[.)])|\d+(?:\.\d+)+|[•●▪■◦‣·*>–-])\s+"
)
_PARAGRAPH_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}\.\d\.?(?=\s)")
_LIKE_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2}\.?\s+(?=[^\W\d_])")
_SEPARATOR = re.compile(r"\s*(?:[:;|–—]|-(?!\d)|\.(?=\s|$)|\))+[\s:;|–—-]*")
_COMMA = re.compile(r"\s*,\s*")
_GLUED = re.compile(r"(.*\d)[-:](?=[^\W\d]{2,})")
_BARE = re.compile(r"['’]?\d{1,4}")
_FIGURED = re.compile(
    r"\d+(?:st|nd|rd|th)|\d{1,2}[:.]\d{2}.*|\d+(?:hrs|hours|am|pm|h)|.*\d[./\\-]\d.*", re.IGNORECASE
)
_DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night", "overnight", "lunchtime", "day"})
_CLOCK_WORDS = frozenset(
    {"am", "pm", "a.m", "p.m", "hrs", "hours", "noon", "midday", "midnight", "bst", "gmt"}
)
_INTRODUCED = re.compile(
    r"(?:on|in|by|at|during|since|from|between|before|after|until|around|about|the|towards|over|for)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:(?:at|about|approx\.?|circa|c\.?)\s+)*"
    r"(?:(?:[01]?\d|2[0-4])[:.][0-5]\d(?:\s?(?:hrs|hours|[ap]\.?m\b\.?))?|\d{4}\s?(?:hrs|hours)\b|\d{1,2}\s?[ap]\.?m\b\.?)"
    r"(?:\s?(?:-|–|to)\s?(?:[01]?\d|2[0-4])[:.][0-5]\d(?:\s?(?:hrs|hours|[ap]m))?)?",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_JUST = re.compile(
    r"(?:just\s+)?(?:before|after)\s+(?=\d{1,2}[:.]\d\d|\d{1,2}\s?[ap]\.?m\b|\d{4}\s?h|noon|mid)",
    re.IGNORECASE,
)
_DOUBT = re.compile(r"\s?\?(?=\s*(?:[:;,.–—-]|$))")
_JOINERS = frozenset("-&|~@oCWb")
_LINKS = frozenset("-&|~@b")


class Lead(NamedTuple):
    """How a line begins.

    Attributes:
        label: a number or bullet typed before the date, "" when none.
        date: the words of the date, as written.
        rest: what follows, without the dash, colon or comma that parts them.
        kind: "alone" (the line is a date and nothing else), "strict" (a date set off from its words, as
            in a list), "prose" (a sentence that begins with a date).
        period: it names no day but a month or longer.
    """

    label: str
    date: str
    rest: str
    kind: str
    period: bool = False


class _Found(NamedTuple):
    end: int
    day: bool
    month: bool
    year: bool
    same: bool


def is_numbered(line: str) -> bool:
    """Whether a line begins with a paragraph's number of three parts that cannot be a date ("1.1.3 The")."""
    return _PARAGRAPH_NUMBER.match(line) is not None


@lru_cache(maxsize=4096)
def find_lead(line: str, *, numbered: bool = False, whole: bool = False) -> Lead | None:
    """The date `line` begins with, or None.

    With `numbered`, the document numbers its paragraphs in three parts: "1.1.10 The" is such a number too.
    With `whole`, the line is a paragraph of its own and no piece of one, so that "between 3 and 5 May 2008"
    with nothing behind it is a date too.

    >>> find_lead("12/03/2009 – Home visit by HV")
    Lead(label='', date='12/03/2009', rest='Home visit by HV', kind='strict', period=False)
    """
    label = _ENUMERATED.match(line)
    if is_numbered(line) or (numbered and _LIKE_NUMBER.match(line)):
        lead = _lead(line[label.end() :]) if label else None
        return lead._replace(label=label[1]) if lead and label and lead.kind != "alone" else None
    if label is not None:
        lead = _lead(line[label.end() :], whole)
        if lead is not None and (lead.kind != "alone" or not lead.period):
            return lead._replace(label=label[1])
    return _lead(line, whole)


def leading_clock(line: str) -> tuple[str, str] | None:
    """The clock time a line begins with and what follows, where a dash, colon or blank parts them."""
    found = _CLOCK.match(line)
    if found is None:
        return None
    rest = line[found.end() :]
    parted = _SEPARATOR.match(rest) or _COMMA.match(rest)
    if parted is None and rest[:1] not in ("", " "):
        return None
    words = rest[parted.end() :] if parted else rest
    return (found[0], words.strip()) if words.strip() else None


def _lead(line: str, whole: bool = False) -> Lead | None:
    found = _scan(line)
    if found is None:
        return None
    doubt = _DOUBT.match(line, found.end)
    date = _trimmed(line[: found.end]) if doubt is None else line[: doubt.end()]
    rest = line[len(date) :]
    parted = _SEPARATOR.match(rest)
    comma = None if parted else _COMMA.match(rest)
    words = rest[parted.end() if parted else comma.end() if comma else 0 :].strip()
    introduced = _INTRODUCED.match(date) is not None
    if not words:
        return (
            None if (introduced and not whole) or found.same else Lead("", date, "", "alone", not found.day)
        )
    if parted is None and not (rest[:1].isspace() or comma):
        return None
    if parted is not None and (not introduced or found.day):
        return Lead("", date, words, "strict", not found.day)
    if not found.year or found.same:
        return Lead("", date, words, "prose", not found.day) if introduced and found.day else None
    if introduced or comma or found.month:
        return Lead("", date, words, "prose", not found.day)
    if not found.day:
        return None
    kind = "prose" if words[0].islower() else "strict"
    return Lead("", date, words, kind)


def _trimmed(date: str) -> str:
    """Without the comma, colon or full stop that ends it; "a.m." keeps its own."""
    date = date.rstrip(" ,;:")
    return date[:-1] if date.endswith(".") and date[-2:-1].isdigit() else date


def _scan(line: str) -> _Found | None:
    """The longest run of words from the start that is one date with its time."""
    best: _Found | None = None
    joined, passed = False, 0
    furthest = 2 * _PHRASE if _INTRODUCED.match(line) else _PHRASE  # "between 15 and 18 May 2008"
    for token in _TOKEN.finditer(line, 0, _FURTHEST):
        text = token.group()
        core = text.strip("([,;:])?").rstrip(".")
        end = token.end()
        if text in "–—|-&/" or not core:
            joined = joined or bool(text.strip("?,"))
            continue
        glued = _GLUED.match(text)
        if glued is not None and _is_month(text[glued.end() :]):
            glued = None  # "09-Apr-07"
        if glued is not None:
            end = token.start() + len(glued[1])
            text = core = glued[1]
        if best is not None and not joined and (just := _JUST.match(line, token.start())):
            passed = just.end()
        if token.start() < passed:
            continue  # "just before 9pm" is judged by its time
        if best is not None and not _may_extend(core, best, joined, line[end:]):
            break
        reading = read(line[:end].rstrip(" ,;:"))
        if reading.words:
            if best is not None and not (joined and _BARE.fullmatch(core)):
                break
            if best is None and token.start() > furthest:
                break
            continue
        candidate = _judge(end, reading)
        if candidate is not None and not (best is not None and _is_link(core, best, joined)):
            best, joined = candidate, False
        elif best is not None:
            joined = True
        if text.endswith((":", ";")):
            joined = True
        if glued is not None:
            break
    return best


def _is_month(text: str) -> bool:
    return meaning(_LETTERS.findall(text.casefold())[0])[0] == "M"


def _may_extend(core: str, best: _Found, joined: bool, after: str) -> bool:
    """Whether one more word can still belong to a date that is already one."""
    if any(letter.isdigit() for letter in core):
        if not _BARE.fullmatch(core):
            return _FIGURED.fullmatch(core) is not None
        return joined or not best.year or len(core) == 4
    word = core.casefold()
    if word in _CLOCK_WORDS:
        return True
    if word in _DAY_PARTS:
        return not joined and re.match(r"\s*(?:[:;,|–—-]|$)", after) is not None
    letter = meaning(word)[0]
    if letter == "M":
        return joined or not best.year
    return letter in _JOINERS or word in ("of", "the", "at")


def _is_link(core: str, best: _Found, joined: bool) -> bool:
    """A word that only leads on: "to", "at", "and"; or a lone figure behind a dash ("– 2 children")."""
    if core.isdigit():
        return (joined and len(core) < 4) or (best.year and len(core) < 4)
    return meaning(core.casefold())[0] in _LINKS or core.casefold() in ("of", "the", "at")


def _is_dated(span: Span) -> bool:
    weekday = span.day is not None and span.weekday is not None
    return span.month is not None or span.year is not None or bool(span.bad) or weekday


def _judge(end: int, reading: Reading) -> _Found | None:
    clauses = reading.clauses
    if not clauses:
        return None
    spans = [span for clause in clauses for span in clause.spans]
    same = any(clause.same in ("same", "next") for clause in clauses) and not spans
    if same:
        return _Found(end, True, False, False, True) if end > 2 else None
    if not any(_is_dated(span) for span in spans):
        return None
    day = any(span.day is not None or span.bad for span in spans)
    year = any(span.year is not None or span.bad for span in spans)
    month = not day and any(span.month is not None for span in spans)
    return _Found(end, day, month, year, False)

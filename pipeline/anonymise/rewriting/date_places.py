"""Where dates stand, and what takes their place put into the sentence: "on 12 March" is "in March"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.anonymise.finders.spelt_dates import DAY
from pipeline.anonymise.rewriting.articles import article
from pipeline.anonymise.rewriting.pieces import Piece
from pipeline.days import MONTHS

DATE = "[date]"
_ON = re.compile(
    r"(?:\b(?P<on>on|during the (?:week|weekend) of|(?:for |in )?(?:the )?(?:week|w)[ /]?"
    r"(?:commencing|beginning|ending|c|b|e)\.?)(?P<the> the)?"
    r"(?: (?P<part>night|morning|evening|afternoon|day) of(?: the)?)? ?)$",
    re.IGNORECASE,
)
_WEEKDAY_BEFORE = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? (?:the )?)$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\b(?P<word>between|from) (?:the )?$", re.IGNORECASE)
_THE = re.compile(r"\bthe $", re.IGNORECASE)
_PART = re.compile(r"\bthe (?P<part>night|morning|evening|afternoon) of (?:the )?$", re.IGNORECASE)
_DAY_OF = re.compile(
    r"\b(?:hours|morning|evening|afternoon|night|day|events) of (?P<the>the )?$", re.IGNORECASE
)
_ORDINAL = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)|{DAY}", re.IGNORECASE)
_BARE_VERB = re.compile(r"\b(?:died|born|killed|removed|arrested|charged|convicted|sentenced|discharged) $")
_TO = re.compile(r"\s?(?:and|to|until|till|-|–)\s?(?:the )?", re.IGNORECASE)
_RANGE = re.compile(
    r"\d(?:st|nd|rd|th)?\s?(?:[-–&]|to|and)\s?(?:the )?\d{1,2}(?:[/.]|(?:st|nd|rd|th)?(?: of)? [A-Z])"
)
_WHOLE = re.compile(
    r"(?<![\d/])(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?"
    r" (?:19|20)\d\d)(?!\d)"
)
_NUMBERING = re.compile(r"(?:^|\n)[^\S\n]*(?:\d{1,2}\.){1,4}$")


def whole(text: str) -> Iterator[re.Match[str]]:
    """Days with month and year of four figures written out; whatever else a text holds, these are dates.

    Not the number of a heading before a month: "3.1 January 2007 to March 2008".
    """
    for match in _WHOLE.finditer(text):
        if not _NUMBERING.search(text[max(0, match.start() - 14) : match.start()]):
            yield match


def merged(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """The pieces, two dates that read alike made one: "between March and March 2009" is "in March 2009"."""
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        if (
            last
            and last.label == piece.label == "DATE"
            and not last.entries
            and _alike(last.text, piece.text)
            and _TO.fullmatch(text, last.end, piece.start)
        ):
            between = _BETWEEN.search(text[max(0, last.start - 16) : last.start])
            said = piece.text
            if between and said != DATE:
                said = ("In " if between[0][0].isupper() else "in ") + said
            start = last.start - (len(between[0]) if between and said != DATE else 0)
            out[-1] = replace(piece, start=start, text=said)
        else:
            out.append(piece)
    return out


def _alike(first: str, second: str) -> bool:
    return first == second or (first in MONTHS and second.startswith(f"{first} "))


def placed(piece: Piece, text: str, before: str, said: str, after: str) -> Piece:
    """A date's piece with the words for it and the preposition that they ask for.

    Args:
        piece: the date.
        text: the whole text with plain blanks.
        before, after: a time of day that stands before or behind it and stays.
        said: the words, without a preposition.
    """
    start = piece.start
    lead = text[max(0, start - 60) : start]
    weekday = _WEEKDAY_BEFORE.search(lead)
    if weekday:
        start -= len(weekday[0])
        lead = lead[: weekday.start()]
    counted = "before " in said or "after " in said
    if before:
        joint = "," if counted else ("" if said == DATE else " in")
        return replace(piece, start=start, text=f"{before}{joint} {said}{after}")
    on = _ON.search(lead)
    between = _BETWEEN.search(lead)
    if on and said != DATE:
        start -= len(on[0])
        word = "" if counted else ("on " if said.startswith("the day") else "in ")
        if word == "in " and on["on"][0].islower() and not text[:start].rstrip(" ")[-1:].strip("\n"):
            word = ""  # "w/c 9 February" begins a cell
        if on["part"] and word == "in " and on["part"].lower() != "day":
            word = f"one {on['part'].lower()} in "
        said = word + said
        if on[0][0].isupper():
            said = said[0].upper() + said[1:]
    elif between and " to " in said and between[0].strip().lower() == "between":
        said = said.replace(" to ", " and ", 1)
    elif between and " to " not in said and _is_range(text[piece.start : piece.end]):
        start -= len(between[0])
        said = f"{'on' if said == DATE else 'in'} {said}"
        if between[0][0].isupper():
            said = said[0].upper() + said[1:]
    elif (part := _PART.search(lead)) and said != DATE and not counted:
        start -= len(part[0])
        said = f"{article(part['part'])} {part['part'].lower()} in {said}"
        if part[0][0].isupper():
            said = said[0].upper() + said[1:]
    elif (day := _DAY_OF.search(lead)) and said != DATE and not counted and not said.startswith("the "):
        start -= len(day["the"] or "")
        said = f"one day in {said}"
    elif _THE.search(lead) and said != DATE and not counted and _ORDINAL.match(text, piece.start):
        start -= len("the ")
    elif said[0].isalnum() and not said[0].islower() and not counted and _BARE_VERB.search(lead):
        said = f"in {said}"
    return replace(piece, start=start, text=said + after)


def _is_range(written: str) -> bool:
    return _RANGE.search(written) is not None or len(list(whole(written))) > 1

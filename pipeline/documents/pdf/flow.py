"""Lines to flowing text: what was a wrapped line becomes a blank, what was a line of its own stays one.

A line was wrapped when the first word of the next would not have fitted behind it; otherwise its
author ended it. So a cell says the same whether it came from Word or from a PDF of it. A hyphen at
a wrapped line end is undone when the document shows the word without it; a word broken inside a
narrow column is put together when it could not have stood on one line. When in doubt nothing is
undone: a blank too many can be read, letters joined wrongly cannot.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from pipeline.documents.pdf.parts import Line

BLANK = 0.25
"""Width of a blank as a share of the letter size, where neither line shows one."""
EXACT = 0.75
"""Points by which a word must have fitted: rules have a thickness and positions are rounded."""
CALENDAR = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
"""Words of dates, known whole in every document."""
SOFT = "\u00ad"
HYPHENS = ("\x02", "-", "\u2010")
LOOSE = 0.35
"""White above a line beyond the usual, as a share of the letter size, that starts a paragraph."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?:-[^\W\d_]+)*")
_BULLET = re.compile(r"^(?:[•●▪■◦‣·\uf0b7\uf0a7–*o-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)")
# What cannot be an English word: one or two letters but for the small words, no vowel, or an ending.
_FRAGMENT = re.compile(
    r"(?!(?:a|i|of|to|in|on|at|by|he|we|us|it|is|as|an|or|if|so|no|do|go|my|me|up|am|be|re|ex|dr|gp|hv|mr|ms)$)"
    r"(?:[a-z]{1,2}|[^aeiouy\W]+|[bcdfghjklmnpqrstvwxyz]{0,3}"
    r"(?:tion|sion|ion|ional|ment|ness|ity|ities|ing|ings|ally|ance|ence|ency|ator|ators|ers|ors|ist|ists|ism|"
    r"ent|ents|ial|ical|ative|ated|ates|ious|able|ible|sional|nal|tor))$"
)
_PREFIX = re.compile(
    "e|ex|under|over|follow|non|self|well|half|co|multi|semi|anti|mid|post|pre|pro|quasi|cross|one|two|three|four|five|six"
)
"""Parts of words that people tie with a hyphen of their own."""
_LONG_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d\b")
NARROW = 16.0
"""Dates and times are broken only in columns narrower than so many letter sizes."""
# Figures that are not whole at a line's end with what stands at the start of the next, which makes them so.
_SURELY_CUT = re.compile(
    r"(?:\d[./]\d{1,2}\n[./](?:\d{4}|\d\d)|\d[./]\d{1,2}\.\n(?:19|20)\d\d|\b(?:19|20)\d\n\d|"
    r"\b\d{1,2}[:.]\n[0-5]\d|\b\d{1,2}[:.][0-5]\n\d|\b\d{1,2}\n[:.][0-5]\d)(?!\d)"
)
# These could be whole: "20" for 2020, "1" and "430hrs".
_PERHAPS_CUT = re.compile(
    r"(?:[a-z]{3}\.?,?\s(?:19|20)\n\d\d|\d[./-]\d{1,2}[./-](?:19|20)\n\d\d|\b\d\n\d{3}\s?h|"
    r"\b\d\d\n\d\d\s?h|\b\d{3}\n\d\s?h)(?!\d)",
    re.I,
)
_CLEAN = {code: "\ufffd" for code in range(32) if code not in (2, 9, 10)} | {2: "-"}


class Vocabulary:
    """The words a document uses whole; counted on the first question only."""

    def __init__(self, lines: Callable[[], Iterable[Line]]) -> None:
        self._lines = lines
        self._words: set[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is None:
            self._words = set(CALENDAR)
            broken = False
            for line in self._lines():
                # Pieces at a hyphenated line end are no words, nor (perhaps) are words alone on a line.
                tokens = line.text.split()[broken:]
                hyphen = line.text.endswith((*HYPHENS, SOFT))
                broken = hyphen or len(tokens) < 2
                for token in tokens[:-1] if broken else tokens:
                    found = _TOKEN.search(token)
                    # A letter alone is an initial or a piece ("d" of a broken word elsewhere).
                    if found and (len(found.group()) > 1 or found.group() in ("a", "I")):
                        self._words.add(found.group().lower())
        return word.lower() in self._words


class Room(NamedTuple):
    """Where lines begin (`left`), how far wrapped ones ran (`limit`), and could have run at most (`wall`)."""

    left: float
    limit: float
    wall: float


def flow(lines: Sequence[Line], room: Room, words: Vocabulary) -> str:
    """The text of one cell or paragraph.

    Args:
        lines: top to bottom; they may come from several pages.
        room: of the column they stand in.
        words: what the document writes whole elsewhere.
    """
    if not lines:
        return ""
    usual = usual_gap(lines)
    text = lines[0].text
    for above, below in itertools.pairwise(lines):
        if starts_new(above, below, room.limit, usual):
            text += "\n" + below.text
        else:
            text = _wrapped(text, above, below, room, words)
    return clean(text)


def clean(text: str) -> str:
    """Characters that no file format may carry become the replacement character; soft hyphens go."""
    if text.isprintable() and SOFT not in text:
        return text
    return text.replace(SOFT, "").translate(_CLEAN)


def usual_gap(lines: Sequence[Line]) -> float:
    """The smallest white between two lines of a page; paragraphs stand further apart."""
    gaps = [b.top - a.bottom for a, b in itertools.pairwise(lines) if a.page == b.page]
    return min(gaps, default=0.0)


def starts_new(above: Line, below: Line, limit: float, usual: float) -> bool:
    """Whether `below` is a line of its own and not the rest of a wrapped one."""
    if above.stray or below.stray:
        return True
    size = max(above.size, below.size)
    if above.page == below.page:
        gap = below.top - above.bottom
        if gap > usual + LOOSE * size or below.top < above.top:
            return True
    if _BULLET.match(below.text) and not above.text.endswith(HYPHENS):
        return True
    hyphen = above.text.endswith((SOFT, "\x02"))
    blank = min(above.blank or below.blank or BLANK * size, 0.6 * size)
    return not hyphen and above.x1 + blank + below.lead <= limit - EXACT


def _wrapped(text: str, above: Line, below: Line, room: Room, words: Vocabulary) -> str:
    if text.endswith(SOFT):
        return text[:-1] + below.text
    head, tail = text.rsplit(None, 1)[-1], below.text.split(None, 1)[0]
    if text.endswith(HYPHENS) and len(head) > 1:
        return (text[:-1] if _hyphenated(head[:-1], tail, words) else text[:-1] + "-") + below.text
    if text.endswith(("/", "–")) and len(head) > 1:
        return text + below.text
    if _broken(above, below, tail, room, words) or _broken_date(text, above, below, room):
        return text + below.text
    return text + " " + below.text


def _broken_date(text: str, above: Line, below: Line, room: Room) -> bool:
    """Whether a narrow column broke a date or a time that has no blank in it ("11:15-12:1" | "5").

    The line is filled to the last figure. What could also be whole ("14 September 20" | "08") is put
    together only where a blank between the two would have been a place to wrap with room to spare.
    """
    if below.lead < 0 or not below.text or room.wall - room.left > NARROW * above.size:
        return False
    head = text.rsplit("\n", 1)[-1][-16:]
    seam = f"{head}\n{below.text[:6]}"
    sure, maybe = _SURELY_CUT.search(seam), _PERHAPS_CUT.search(seam)
    figure = below.lead / len(below.text.split(None, 1)[0])
    if not (sure and sure.start() < len(head)) and not (maybe and maybe.start() < len(head)):
        return False
    return room.wall - above.x1 <= 1.6 * figure


def _hyphenated(head: str, tail: str, words: Vocabulary) -> bool:
    """Whether the hyphen between two pieces came from the line end and not from the author."""
    one, two = _TOKEN.search(head[::-1]), _TOKEN.match(tail)
    if not one or not two or not tail[0].islower():
        return False
    left, right = one.group()[::-1], two.group()
    if left + right in words:
        return True
    if _PREFIX.fullmatch(left.lower()) or left in words:  # "non-" | "dependants", "follow-" | "up": as typed
        return False
    return f"{left}-{right}" not in words and right not in words and len(right) > 1


def _broken(above: Line, below: Line, tail: str, room: Room, words: Vocabulary) -> bool:
    """Whether a narrow column broke a word in two with no hyphen.

    A word is broken only when it is too wide for a line of its own, and then the line is filled to
    the last letter. Two short words can look the same, so the rest must also be no word ("n", "tion"),
    or the document must use the whole word elsewhere.
    """
    if (
        len(above.text.split()) != 1
        or not (above.text[-1].isalnum() or above.text[-1] in "'’")
        or not (tail[0].islower() or tail[0].isdigit())
    ):
        return False
    if above.text[-1].isdigit() != tail[0].isdigit() or below.lead < 0:
        return False
    letter = below.lead / len(tail)
    whole = above.x1 - above.x0 + below.lead
    if whole <= room.wall - room.left or room.wall - above.x1 > 1.6 * letter:
        return False
    if tail[0].isdigit():
        return bool(_LONG_DATE.match(above.text + tail))
    joined, piece = _TOKEN.search(above.text + tail), _TOKEN.match(tail)
    if not joined or not piece or joined.end() < len(above.text):
        return False
    rest = piece.group()
    return joined.group() in words or (rest not in words and bool(_FRAGMENT.match(rest)))

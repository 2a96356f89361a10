"""Numbers that identify nobody: counts, years, paragraphs, sections of Acts, doses, money, times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.anonymise.finding.words import Word, several

_SMALL = 999
_LONGEST = 20
_UNITS = re.compile(
    r"\d+(?:st|nd|rd|th|s|x|mg|mcg|ug|µg|g|kg|ml|l|cm|mm|m|km|lb|lbs|oz|st|ft|in|am|pm|hrs?|hours?|mins?|secs?|days?|wks?|weeks?"
    r"|months?|mths?|yrs?|years?|yo|pc|p|k|c|f|iu|units?|tds|bd|od|qds|centile|percent|bpm|mmol|kcal|yr|hr|min|ish|ft\d+in)",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"\d{1,3}[a-z]{1,2}", re.IGNORECASE)
_LETTER_FIRST = re.compile(r"[a-z]{1,5}\d{1,3}", re.IGNORECASE)
_SECTION = re.compile(r"ss?\d{1,3}[a-z]{0,2}", re.IGNORECASE)
_MARKED = several(
    """
    section sections s ss sect article articles art chapter para paragraph paragraphs paras page
    pages p pp appendix annex annexe part parts table figure fig box item items question
    recommendation recommendations rec lesson finding action form forms level tier stage grade band
    category cat class type step phase year years yr key ks icd dsm version v issue volume vol
    schedule regulation regulations reg rule rules clause standard outcome objective aim priority
    point note footnote ref act week day month age aged weeks months
    """
)
_POINTING = several(
    """
    no number num nos room flat unit bed bay collar badge shoulder pin id ref reference case file
    code ward cell box pc dc ps ds wpc pcso
    """
)
_MONEY = frozenset("£$€")


def is_harmless(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word with figures in it is plainly no reference to anybody.

    Numbers of up to three figures are counts unless a word such as "No" or "room" stands before them; of
    four, years from 1900 to 2099. Longer ones are harmless as money, grouped in thousands, or behind a word
    such as "section". Letters and figures mixed are harmless as measures ("5mg") and marks ("3b", "s47").
    """
    word = words[at]
    before = words[at - 1] if at else None
    ended = "." in word.gap and "\n" in word.gap  # "of the file.", and the number of the next paragraph
    close = before is not None and word.gap.strip() in ("", ".", "(") and not ended
    written = word.text
    if written.isdigit():
        return _is_plain(text, words, at, before if close else None)
    if _UNITS.fullmatch(written) or _SECTION.fullmatch(written) or _LETTERED.fullmatch(written):
        return True
    if close and before is not None and before.key in _MARKED and len(written) < 6:
        return True
    return bool(_LETTER_FIRST.fullmatch(written)) and sum(map(str.isdigit, written)) < 3


def _is_plain(text: str, words: Sequence[Word], at: int, before: Word | None) -> bool:
    word = words[at]
    value = int(word.text[:_LONGEST])  # Python refuses to read thousands of figures
    if before is not None and before.key in _POINTING and len(word.text) > 1:
        return False
    if text[word.start - 1 : word.start] in _MONEY and word.start:
        return True
    if _is_joined_to_code(words, at):
        return False
    if value <= _SMALL and len(word.text) < 4:
        return not _is_long_group(words, at)
    if len(word.text) == 4 and 1900 <= value <= 2099:
        return True
    if text[word.end : word.end + 1] == "%":
        return True
    return before is not None and before.key in _MARKED and len(word.text) < 5


def _is_joined_to_code(words: Sequence[Word], at: int) -> bool:
    """Part of something written together with letters in capitals: "HN/07/22871", "WX-221"."""
    word = words[at]
    for near, gap in ((at - 1, word.gap), (at + 1, words[at + 1].gap if at + 1 < len(words) else "")):
        if (
            0 <= near < len(words)
            and gap in ("/", "-", "_", "#")
            and words[near].shape in ("caps", "initial")
        ):
            return True
    return False


def _is_long_group(words: Sequence[Word], at: int) -> bool:
    """Groups of figures beside each other with seven figures and more: a telephone or NHS number."""
    first = last = at
    while first and words[first].gap in (" ", "-") and words[first - 1].text.isdigit():
        first -= 1
    while last + 1 < len(words) and words[last + 1].gap in (" ", "-") and words[last + 1].text.isdigit():
        last += 1
    return sum(len(word.text) for word in words[first : last + 1]) >= 7

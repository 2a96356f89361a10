"""What may join or part the pieces of a name in a text."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Literal

from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding.lists import Grade, Lists
from pipeline.anonymise.rewriting.forms import Form
from pipeline.anonymise.rewriting.judging import opens
from pipeline.anonymise.rewriting.tokens import Token, line_end

Fit = Literal["yes", "split", "no"]

_JOIN = re.compile(
    r"(?:[ ]{0,3}\n?[ ]{0,3}| {0,2}[-'._+~]{1,2} {0,2}|[-.,] ?\n?[ ]{0,2}|,[ ]{1,2}|- ?\r?\n[ \t]*"
    r"|[/\\] ?|%|\r\n)?\Z"
)
_APART = re.compile(r"[^\w\r\n]{0,4}(?:\r?\n){0,2}[^\w\r\n]{0,4}\Z")
_PLAIN = re.compile(r"(?:[ ]{0,3}\n?[ ]{0,3}|\r\n|[-_+~.]|- ?\r?\n[ \t]*|--)\Z")
_ONE_NAME = re.compile(
    r"(?:[ \n-]{1,2}|[ ]?[\"'(\[“”][ ]?|[ ]?[\"')\]“”][ ]?"
    r"|,? (?:also |formerly |previously )?(?:aka|a\.k\.a\.|n[ée]e|known as|called|formerly"
    r"|now)[ ]"
    r"[\"'(“]?"
    r"|[ ]?\((?:also |formerly |previously )?(?:aka|a\.k\.a\.|n[ée]e|known as|called|formerly|now)"
    r":? ?[\"'“]?)\Z",
    re.IGNORECASE,
)
_MIDDLE = re.compile(r" (?:[A-Z][^\W\d_A-Z][\w'-]*[ -]|[A-Z]\.? ){1,3}\Z")
_ALIAS = re.compile(r", (?:also|formerly|previously|aka|a\.k\.a|n[ée]e|known|called|now)\b", re.IGNORECASE)
_HANDLE = re.compile(
    r"@|://|\bwww\.|#|_|\\|\.(?:docx?|pdf|xlsx?|rtf|odt|msg|eml|jpe?g|png|txt|zip|com|co|org|uk|net)\b"
)
_PREFIXES = frozenset(
    ("o", "mc", "mac", "d", "de", "di", "da", "du", "la", "le", "st", "al", "el", "fitz", "van", "ab")
)
_OF_PLACES = ("whole", "street", "identifier")
_LEAST_TOGETHER = 6
_LEAST_SPACED = 4


def may_join(before: Token, word: Token) -> bool:
    """Whether two words, with what stands between them, can belong to one name at all.

    Single letters may: in cells beside or below each other, in lines of their own, with strokes between.
    """
    gap = word.gap
    if gap == " " or (len(gap) <= 6 and _JOIN.match(gap) is not None):
        return True
    return len(before.key) == len(word.key) == 1 and _APART.match(gap) is not None


def one_name(between: str) -> bool:
    """Whether two names of one person with this between them read as one."""
    return len(between) <= 28 and _ONE_NAME.match(between) is not None


def middle_name(between: str) -> bool:
    """Whether this can be further names of the person between the first and the last."""
    return len(between) <= 40 and _MIDDLE.match(between) is not None


def closed(text: str, start: int, end: int) -> int:
    """The end of a name with the bracket, quotation mark or comma closed that opened inside it."""
    written, behind = text[start:end], text[end : end + 1]
    if behind and behind in ")]" and written.count("(" if behind == ")" else "[") > written.count(behind):
        return end + 1
    if behind == "”" and "“" in written and "”" not in written:
        return end + 1
    if behind in ('"', "'") and len(re.findall(rf"(?<!\w){behind}|{behind}(?!\w)", written)) % 2 == 1:
        return end + 1
    return end + 1 if behind == "," and _ALIAS.search(written) else end


def fits(words: Sequence[Token], first: int, last: int, form: Form, text: str, known: Lists) -> Fit:
    """Whether these words, which are the form letter by letter, are joined and parted as a name can be."""
    named = words[first:last]
    if form.kind == "handle":
        return "yes" if in_handle(words, first, last, text) else "no"
    if form.kind == "identifier":
        return "yes" if _alone(words, first, last, text) else "no"
    if last - first >= _LEAST_SPACED and all(len(word.key) == 1 for word in named):
        return "yes"
    if not _edges_free(words, first, last, text) or not _initials_fit(words, first, last, form, text):
        return "no"
    return _parted(named, form, known)


def _parted(named: Sequence[Token], form: Form, known: Lists) -> Fit:
    ends = set()
    at = 0
    for piece in form.pieces[:-1]:
        at += len(piece)
        ends.add(at)
    met = set()
    at = 0
    fit: Fit = "yes"
    for before, word in pairwise(named):
        at += len(before.key)
        met.add(at)
        if at in ends:
            if not _between(before, word, form):
                return "no"
            continue
        inner = _inside(named, before, word, known, person=form.kind not in _OF_PLACES)
        if inner == "no":
            return "no"
        fit = inner if inner != "yes" else fit
    if ends - met and not _together(named, form, known):
        return "no"
    return fit


def _between(before: Token, word: Token, form: Form) -> bool:
    """Whether a gap between two pieces of the form is one that names have."""
    gap = word.gap
    if gap in (" ", "", "-") or _PLAIN.match(gap):
        return True
    if gap.startswith(","):
        return form.kind == "reversed" or form.kind in ("whole", "street")
    if gap.startswith("."):
        return len(before.key) == 1 or gap == "." or form.kind == "whole"
    return form.kind in ("whole", "street", "postcode") or (gap == "'" and form.kind != "reversed")


def _inside(named: Sequence[Token], before: Token, word: Token, known: Lists, *, person: bool) -> Fit:
    """Whether a word may be parted here: O'Brien, Kay-leigh, a line's end; a blank only where it is odd."""
    gap = word.gap
    if person and gap == "'" and word.key == "s":
        return "no"  # a possessive, no plural
    if gap in ("", "'", "-", "_") or line_end(gap):
        return "yes"
    if gap.strip(" \n"):
        return "no"
    if before.key in _PREFIXES and before.capital and word.capital:
        return "yes"
    letters = sum(len(part.key) for part in named)
    if letters < _LEAST_TOGETHER or not named[0].capital or gap != " ":
        return "no"
    if Grade.UNKNOWN in (known.grade(before.key), known.grade(word.key)):
        return "yes"
    return "split" if not word.capital and not opens(before) and word.key not in vocabulary().small else "no"


def _together(named: Sequence[Token], form: Form, known: Lists) -> bool:
    """Whether pieces may be run together: "kayleighmarsden", no ordinary word."""
    if len(form.letters) < _LEAST_TOGETHER and len(form.pieces) > 1 and form.kind != "postcode":
        return False
    if any(len(piece) == 1 for piece in form.pieces):
        return False
    return not any(known.ordinary(word.key) for word in named if word.key not in form.pieces)


def _initials_fit(words: Sequence[Token], first: int, last: int, form: Form, text: str) -> bool:
    """Letters that stand for names are capitals, are no article and begin no other word."""
    named = words[first:last]
    if not any(len(piece) == 1 for piece in form.pieces) or form.kind in ("whole", "street", "postcode"):
        return True
    if in_handle(words, first, last, text):
        return True
    for at, (word, piece) in enumerate(_with_pieces(named, form)):
        if len(word.key) > len(piece) and not (word.text.isupper() or word.key in form.pieces):
            return False  # "So Brien" is no S. O'Brien
        if len(word.key) > 1 or len(piece) > 1:
            continue
        if not word.capital:
            return False
        if word.key == "i" and at and not word.gap.startswith(","):
            return False
        if word.key == "a" and at == 0 and opens(words[first]) and _is_article(words, first, last):
            return False
        if at == len(named) - 1 and text[word.end : word.end + 1] in ("&", "'", "/"):
            return False
    return True


def _with_pieces(named: Sequence[Token], form: Form) -> Iterator[tuple[Token, str]]:
    """Each word with the piece of the form that its first letter is in: O and Brien are both of "obrien"."""
    ends = list(accumulate(map(len, form.pieces)))
    at = 0
    for word in named:
        yield word, form.pieces[min(bisect.bisect_right(ends, at), len(ends) - 1)]
        at += len(word.key)


def _is_article(words: Sequence[Token], first: int, last: int) -> bool:
    """Whether "A" at a beginning is no initial: "A Marsh flower"; not "A Marsh was" or "A van der Berg"."""
    after = words[last] if last < len(words) else None
    if words[first + 1].key in vocabulary().particles:
        return False
    return after is not None and after.gap == " " and after.text.islower() and after.key not in _VERBS


_VERBS = frozenset(
    ("was", "is", "has", "had", "did", "said", "told", "and", "to", "attended", "visited", "in")
)


def _edges_free(words: Sequence[Token], first: int, last: int, text: str) -> bool:
    """Whether the match does not begin or end inside a word, but for humps and figures glued to it."""
    head, tail = words[first], words[last] if last < len(words) else None
    if head.glued and first and words[first - 1].key.isalpha() and not head.capital:
        return False
    if tail is not None and tail.glued and tail.key.isalpha() and not tail.capital:
        return False
    return not (head.gap == "'" and first and len(words[first - 1].key) == 1 and words[first - 1].capital)


def _alone(words: Sequence[Token], first: int, last: int, text: str) -> bool:
    """Whether an identifier is not part of a longer number or word."""
    head, tail = words[first], words[last] if last < len(words) else None
    if head.glued and first and head.key.isdigit() == words[first - 1].key.isdigit():
        return False
    return tail is None or not tail.glued or tail.key.isdigit() != words[last - 1].key.isdigit()


def inside(words: Sequence[Token], first: int, last: int, text: str) -> bool:
    """Whether a match is glued to something: part of a longer word, an address, a link, a file's name."""
    start, end = words[first].start, words[last - 1].end
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or before in ("_", "@", "#") or after.isalnum() or after in ("_", "@"):
        return True
    return in_handle(words, first, last, text)


def in_handle(words: Sequence[Token], first: int, last: int, text: str) -> bool:
    """Whether words stand in an e-mail address, a link, a hashtag or a file's name."""
    start, end = words[first].start, words[last - 1].end
    left = start
    while (
        left > 0
        and start - left < 120
        and not text[left - 1].isspace()
        and text[left - 1] not in '<>()[]{}",;'
    ):
        left -= 1
    right = end
    while (
        right < len(text)
        and right - end < 120
        and not text[right].isspace()
        and text[right] not in '<>()[]{}",;'
    ):
        right += 1
    return _HANDLE.search(text, left, right) is not None

"""Whether a name that is also an ordinary word, or a very short one, is meant as a name where it stands."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.anonymise.finding.words import several

Judgement = Literal["leak", "review", "nothing"]

_STRONG_BEFORE = several(
    """
    mr mrs ms miss mx dr prof pc wpc dc ds di sgt sister brother sibling mum dad baby aunt uncle
    cousin nan gran twin toddler named called told asked saw visited met phoned rang texted surname
    forename daughter son little with
    """
)
_AFTER = several(
    """
    said says told asked was were is had has did does went came saw left took gave felt stated
    reported disclosed described lived lives attended visited phoned rang called stayed moved
    refused denied died cried slept ate arrived returned became appeared seemed wanted would could
    born aged who whose herself himself later also never then
    """
)
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|during|from|early|late|mid|to|and|or|between|before|after|last|next|on"
    r"|January|February|March|April|June|July|August|September|October|November|December)[ \-–/&]+"
    r"|\d(?:st|nd|rd|th)?[ \-/.]+(?:of )?)$",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(r"\W{0,3}(?:\d|and June|to June|or June|[-–/] ?Jun)", re.IGNORECASE)
_MONTHS = several(
    """
    january february march april may june july august september october november december
    """
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)([^\w\n]{1,3})$")
_WORD_AFTER = re.compile(r"^(['’]s)?[^\w\n]{0,3}([^\W\d_]+)?")
_ENDS = re.compile(r"(?:^|[.!?:;\n\t•“\"‘(\[]\s*)$")
_SHORTENED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Revd?|Sgt|Cllr)\.\s*$")
_ARTICLES = several(
    """
    the a an this that these those his her their its our my your no each every any some
    """
)


def of_word(source: str, start: int, end: int) -> Judgement:
    """Judge an ordinary word that is somebody's name, in running text.

    Small letters are the word; a month beside a number is the month. A capital inside a sentence beside what
    names do ("told Hope", "Hope's", "Will said") is the name. Everything else a person has to look at.
    """
    written = source[start:end]
    if not any(letter.isupper() for letter in written):
        return "nothing"
    before, after = source[max(0, start - 40) : start], source[end : end + 40]
    if written.casefold() in _MONTHS and (_MONTH_AFTER.match(after) or _MONTH_BEFORE.search(before)):
        return "nothing"
    if written.isupper() and len(written) > 1:
        return "review"
    near = _WORD_BEFORE.search(before)
    word_before = near[1] if near else ""
    behind = _WORD_AFTER.match(after)
    owned = bool(behind and behind[1])
    word_after = (behind[2] or "") if behind else ""
    follows = word_after in _AFTER
    if _SHORTENED.search(before):
        return "leak"
    opens = _ENDS.search(before) is not None
    if opens:
        return "leak" if owned and word_after[:1].islower() else "review"
    if word_before.casefold() in _STRONG_BEFORE and not word_after[:1].isupper():
        return "leak"
    if word_before[:1].isupper() or word_before in _ARTICLES:
        return "review"
    if (follows or owned) and not word_after[:1].isupper():
        return "leak"
    return "review"

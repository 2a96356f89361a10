"""What is taken for a person though the word says otherwise: "L buttock", "IP has reddening"."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence

from pipeline.anonymise.finding.eponyms import is_titled
from pipeline.anonymise.finding.lists import Grade, Lists
from pipeline.anonymise.finding.words import Word, several, split
from pipeline.anonymise.model import Finding

_LEAST = 0.6
_LONGEST_SHORT = 4
_LITTLE = several(
    """
    the a an if so she he it its they there this that these those when then but and or as for with from
    """
)
_OF_GOODS = several(
    """
    bar bars bottle bottles box boxes can cans carton cartons case crate crates cup cups glass glasses jar
    jars mug mugs pack packet packets packs pint pints tin tins tub tubs tube tubes
    """
)
_TAKEN = several("drink drinking drank drinks smoke smoked smokes smoking sipping swigging")
_AFTER_GOODS = several("and or with from on in at for to all until till before after then a daily")
_SOVEREIGN = several("king queen")
_OF_PEOPLE = several(
    """
    boy boys girl girls child children baby babies kid kids lad lads twins family families household brothers
    sisters brother sister siblings clan couple parents mother father mum dad house home address name case lot
    """
)
_QUOTED = ("“", '"', "‘", "'", "(")


def without_doubtful(findings: Iterable[Finding], text: str, known: Lists) -> list[Finding]:
    """The findings less those of people that only the model or a list marked and that are

    - ordinary words in small letters, in no list of names, perhaps behind a letter ("L buttock"): not in
      quotation marks, which may hold a nickname;
    - an abbreviation of the field in capitals that may be a surname but no forename ("IP");
    - a word in small letters that may be a name too, of which the model itself is not sure;
    - what stands behind "the" and is in no list of names ("the Urdd was told"), letters that are an
      abbreviation ("N H S"), the sovereign ("King's Counsel"), and what somebody drinks or has a can of;
    - a little word whose capital the sentence's beginning explains ("So did the health visitor").

    Whoever stands behind a title stays. Initials of people named in the text are found by another rule.
    """
    words = split(text)
    starts, ends = [word.start for word in words], [word.end for word in words]
    left = []
    for finding in findings:
        if finding.label == "PERSON" and finding.source in ("model", "list"):
            first = bisect.bisect_right(ends, finding.start)
            last = bisect.bisect_left(starts, finding.end)
            if last > first and _is_doubtful(words, first, last, finding, known):
                continue
        left.append(finding)
    return left


def _is_doubtful(words: Sequence[Word], first: int, last: int, finding: Finding, known: Lists) -> bool:
    if words[first].gap.endswith(_QUOTED):
        return False
    name = words[first:last]
    long = [word for word in name if word.shape != "initial"]
    if long and all(word.key in _LITTLE and word.opens and not word.owned for word in long):
        return True
    if is_titled(words, first):
        return False
    if _is_goods(words, first, last):
        return True
    if finding.source != "model":
        return False
    if len(name) == 1 and words[first].key in _SOVEREIGN and _owns_a_title(words, first):
        return True
    if len(name) > 1 and not long and "".join(word.key for word in name) in known.term_words:
        return True
    if len(name) == 1 and _is_article_behind(words, first, known):
        return True
    return _is_no_name(name, long, finding.score, known)


def _owns_a_title(words: Sequence[Word], first: int) -> bool:
    return words[first].owned and first + 1 < len(words) and words[first + 1].capital


def _is_goods(words: Sequence[Word], first: int, last: int) -> bool:
    """ "two cans of Stella", "drinking Stella with": nobody, unless somebody does something."""
    if first < 2 or words[first].gap != " " or words[last - 1].owned:
        return False
    before = words[first - 1]
    if before.key == "of" and before.gap == " " and words[first - 2].key in _OF_GOODS:
        return True
    after = words[last] if last < len(words) else None
    ends = after is None or after.gap != " " or after.key in _AFTER_GOODS
    return before.key in _TAKEN and ends


def _is_article_behind(words: Sequence[Word], first: int, known: Lists) -> bool:
    """Behind "the" stands a person's name only before "family" and its like, or in the plural."""
    word, before = words[first], words[first - 1] if first else None
    if before is None or before.key != "the" or word.gap != " " or word.key.endswith("s") or word.owned:
        return False
    if known.grade(word.key) >= Grade.BOTH or word.shape == "initial":
        return False
    after = words[first + 1] if first + 1 < len(words) else None
    return after is None or after.gap != " " or not (after.key in _OF_PEOPLE or after.capital)


def _is_no_name(name: Sequence[Word], long: Sequence[Word], score: float, known: Lists) -> bool:
    if long and all(word.shape == "low" and known.grade(word.key) is Grade.ORDINARY for word in long):
        return True
    if len(name) > 1:
        return False
    word = name[0]
    if word.shape == "caps":
        short = len(word.text) <= _LONGEST_SHORT
        return short and not word.owned and word.key in known.term_words and not known.forename(word.key)
    return word.shape == "low" and known.grade(word.key) is Grade.BOTH and score < _LEAST

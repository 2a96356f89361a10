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
_QUOTED = ("“", '"', "‘", "'", "(")


def without_doubtful(findings: Iterable[Finding], text: str, known: Lists) -> list[Finding]:
    """The findings less those of people that only the model or a list marked and that are

    - ordinary words in small letters, in no list of names, perhaps behind a letter ("L buttock"): not in
      quotation marks, which may hold a nickname;
    - an abbreviation of the field in capitals that may be a surname but no forename ("IP");
    - a word in small letters that may be a name too, of which the model itself is not sure;
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
    if finding.source != "model" or is_titled(words, first):
        return False
    return _is_no_name(name, long, finding.score, known)


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

"""Authors whom a text cites: "Munro (2010)", "(Dingwall et al 1983)". They published under their names.

What is taken out here is not forgotten: the safety net shows it, so only names that it always shows can go.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence

from pipeline.anonymise.finding.eponyms import is_author, is_titled
from pipeline.anonymise.finding.lists import Grade, Lists
from pipeline.anonymise.finding.words import Word, keys, split
from pipeline.anonymise.model import Finding
from pipeline.case import Case

_YEAR = r"(?:19[5-9]\d|20[0-4]\d)[a-d]?"
_CITED = re.compile(
    rf"(?:,? et al\.?,?| and colleagues| and others)?,? ?(?:\({_YEAR}(?:[,:;] ?[^)\n]{{1,30}})?\)|{_YEAR}\))"
    r"|,? et al\b|['’]?s? and colleagues\b"
)
_MORE = re.compile(r"(?:,| and| &|, and) ?$")


def without_cited(
    findings: Iterable[Finding], text: str, known: Lists, case: Case | None = None
) -> list[Finding]:
    """The findings less those of authors whom the text cites with a year or with "et al".

    Args:
        findings: everything found in the text.
        text: the whole document; an author cited once is one wherever the bare surname stands, unless
            somebody has the same name with a title or a forename.
        known: the lists to judge words by.
        case: whoever it names is no author.
    """
    every = list(findings)
    if not _CITED.search(text):
        return every
    words = split(text)
    starts, ends = [word.start for word in words], [word.end for word in words]
    spoken = {key for person in (case.people if case else ()) for key in keys(person.name)}
    bare: dict[Finding, Word] = {}
    for finding in every:
        if finding.label != "PERSON":
            continue
        first = bisect.bisect_right(ends, finding.start)
        name = words[first : bisect.bisect_left(starts, finding.end)]
        if len(name) > 1 and [word.key for word in name[-2:]] == ["et", "al"]:
            name = name[:-2]
        if finding.source in ("list", "model", "name-variant") and _is_bare(words, first, name, known):
            bare[finding] = name[0]
        else:
            spoken.update(word.key for word in name)
    cited = _cited(bare, text, known) - spoken
    return [one for one in every if one not in bare or bare[one].key not in cited]


def _is_bare(words: Sequence[Word], first: int, name: Sequence[Word], known: Lists) -> bool:
    """One name, in no title's company, that the net shows: no ordinary word."""
    if len(name) != 1 or name[0].shape != "cap" or is_titled(words, first):
        return False
    return known.grade(name[0].key) in (Grade.NAME, Grade.UNKNOWN)


def _cited(bare: dict[Finding, Word], text: str, known: Lists) -> set[str]:
    """The surnames before a year, and those before them in a row: "Eekelaar, Dingwall and Murray (1983)".

    What may be a forename needs more than a year, which a child's name in a family tree has, too.
    """
    found: set[str] = set()
    start = -1
    for name in sorted(bare.values(), key=lambda one: -one.start):
        follows = start >= 0 and _MORE.fullmatch(text[name.end : start].rstrip(" "))
        said = _CITED.match(text, name.end)
        certain = (said and "et al" in said[0]) or is_author(name.key)
        if (said or follows) and (certain or not known.forename(name.key)):
            found.add(name.key)
            start = name.start
        else:
            start = -1
    return found

"""Welsh in a bilingual report: its ordinary words are no names, though no list of English has them.

The model was trained on English prose and takes "Cyflwyniad" for a person. What is dropped here are findings
of the model and the lists alone, word by word and only in lines that are Welsh by their other words; names in
them stay found, and what the case itself names is never touched.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.anonymise.finding.eponyms import is_titled
from pipeline.anonymise.finding.lists import Grade, Lists
from pipeline.anonymise.finding.words import Word, folded, several, split
from pipeline.anonymise.model import Finding

SHARE = 0.3
"""Of the words of a Welsh line so many are Welsh and nothing else."""
MOST = 0.6
"""Or so many are Welsh and perhaps something else ("am", "y"), and two nothing else."""
SHORT = 4
"""Of a line of so few words all must be known, and one of them Welsh."""
_PARTING = frozenset("\n\t|•/")
_APOSTROPHE = re.compile("['’ʼ]")
_TOKEN = re.compile(r"[^\W\d_]+")
_VERB = re.compile(r"\w{3,}(?:wyd|odd)")
"""A past tense, as Welsh sentences begin with it ("Gwelwyd", "Siaradodd")."""
_CALENDAR = several("mehefin gorffennaf tachwedd rhagfyr chwefror ionawr hydref medi ebrill awst mawrth mai")
_OFFICES = several(
    """
    bwrdd bwrdeistref cyngor sir cymru gogledd heddlu awdurdod awdurdodau adran gwasanaeth gwasanaethau
    cymdeithasol diogelu plant iechyd prifysgol lleol llywodraeth deddf addysg rhanbarthol cymdeithas
    """
)
"""Words of authorities' names; "Hen" and "Ysgol" are not among them: "Yr Hen Ysgol" is many a house."""
_MUTATED = (
    ("ngh", "c"), ("mh", "p"), ("nh", "t"), ("ng", "g"), ("m", "b"), ("n", "d"), ("ch", "c"), ("ph", "p"),
    ("th", "t"), ("dd", "d"), ("g", "c"), ("b", "p"), ("d", "t"), ("f", "b"), ("f", "m"), ("l", "ll"),
    ("r", "rh"), ("h", ""), ("", "g"),
)  # fmt: skip
"""How a word may begin in a sentence, and how it begins in a dictionary."""


def without_welsh(findings: Iterable[Finding], text: str, known: Lists) -> list[Finding]:
    """The findings less Welsh words that are no names; a name among such words stays, alone.

    Args:
        findings: in any order.
        text: the text they are in.
        known: the lists.
    """
    welsh = _in_welsh(split(text), known)
    if not any(welsh):
        return list(findings)
    words = split(text)
    starts, ends = [word.start for word in words], [word.end for word in words]
    left = []
    for finding in findings:
        if finding.source in ("model", "list") and finding.label not in ("LOCATION", "ADDRESS"):
            first = bisect.bisect_right(ends, finding.start)
            last = bisect.bisect_left(starts, finding.end)
            inside = any(welsh[first:last]) and (words[first].opens or not is_titled(words, first))
            if inside and not any(words[at].key in _CALENDAR for at in range(first, last)):
                kept = _kept(finding, words[first:last], welsh[first:last], known)
                left += [kept] if kept else []
                continue
        left.append(finding)
    return left


def is_welsh(text: str, known: Lists) -> bool:
    """Whether a text, such as a paragraph, is Welsh."""
    tokens = _TOKEN.findall(text.lower())  # nearly every paragraph is English, and told so at once
    if not any(token in known.welsh and token not in known.english for token in tokens):
        return False
    flags = _in_welsh(split(text), known)
    return 2 * sum(flags) > len(flags)


def _kept(finding: Finding, words: Sequence[Word], welsh: Sequence[bool], known: Lists) -> Finding | None:
    """A finding without Welsh words at either end; None where it has none besides but plain English ones."""
    held = []
    phrase = False  # "Plant" is a surname, but not behind "Bwrdd Diogelu"
    for word, is_here in zip(words, welsh, strict=True):
        ordinary = is_here and (_is_ordinary(word, known) or (phrase and _is_office(word)))
        phrase = ordinary and word.capital
        held += [] if ordinary else [word]
    if len(held) == len(words):
        return finding
    if all(known.grade(word.key) is Grade.ORDINARY for word in held):
        return None
    return replace(finding, start=max(finding.start, held[0].start), end=min(finding.end, words[-1].end)
                   if held[-1] is words[-1] else held[-1].end)  # fmt: skip


def _is_ordinary(word: Word, known: Lists) -> bool:
    """Whether a word of a Welsh line is certainly no name."""
    listed = _is_listed(word, known)
    if word.shape == "low":
        return listed or known.grade(word.key) is not Grade.NAME
    if listed:
        return word.opens or (_is_office(word) and not known.forename(word.key))
    return word.opens and bool(_VERB.fullmatch(word.key)) and known.grade(word.key) is Grade.UNKNOWN


def _is_office(word: Word) -> bool:
    """Whether a word with a capital inside a sentence is one of an authority's name, not of a house's."""
    return not _OFFICES.isdisjoint(_roots(word))


def _is_listed(word: Word, known: Lists) -> bool:
    return any(key in known.welsh for key in _roots(word))


def _in_welsh(words: Sequence[Word], known: Lists) -> list[bool]:
    """For every word whether its line, or its part of a line that is set in two languages, is Welsh."""
    flags: list[bool] = []
    for line in _lines(words):
        flags += [_is_welsh(line, known)] * len(line)
    return flags


def _lines(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or not _PARTING.isdisjoint(words[at].gap):
            yield words[start:at]
            start = at


def _is_welsh(line: Sequence[Word], known: Lists) -> bool:
    line = [word for word in line if word.shape != "code"]
    strong = sum(word.key not in known.english and _is_listed(word, known) for word in line)
    if not strong:
        return False
    if len(line) > SHORT:
        listed = sum(_is_listed(word, known) for word in line)
        return strong >= SHARE * len(line) or (strong > 1 and listed >= MOST * len(line))
    plain = [word for word in line if known.grade(word.key) in (Grade.ORDINARY, Grade.UNKNOWN)]
    sure = sum(word.key not in known.english for word in plain if len(word.key) > 1)
    listed = all(_is_listed(word, known) for word in line if len(word.key) > 1)
    return listed and sure > 0 and (len(plain) == len(line) or sure > 1)


def _roots(word: Word) -> Iterator[str]:
    """A word as it stands, without a shortened one behind it ("mae'r"), and as a dictionary may have it."""
    key = folded(_APOSTROPHE.split(word.text)[0])
    yield key
    if len(key) > 3:
        for begins, root in _MUTATED:
            if key.startswith(begins):
                yield root + key[len(begins) :]

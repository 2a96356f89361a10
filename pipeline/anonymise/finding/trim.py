"""Findings of people cut to the names: no title before them, no plain word behind, one person each.

Lists and the model mark "Nurse Dunkerley", "Kaiden enuresis" or "P Adomako     E Thwaite" as one name. What
is cut off here is a known title, role or ordinary word, so that no letter of a name is uncovered; where a
title is also a forename (Dean, Justice, Nan) and nothing decides, it stays.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.anonymise.finders.vocabulary import Kind, vocabulary
from pipeline.anonymise.finding.lists import Grade, Lists
from pipeline.anonymise.finding.phrases import Hit
from pipeline.anonymise.finding.words import Word, several, split
from pipeline.anonymise.model import Finding

_APART = re.compile(r"[\t|;+]|\n\s*\n|[^\S\n]{2,}|\s[-–—/]+\s|[.]\s*\n")
_COMMA = re.compile(r"\s*,\s*")
_WEEKDAYS = several(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat"
)
_DAY_LEADS = several(
    "on last next this each every by until till since from before after of following previous"
)
_AND = frozenset(("and", "&"))
_ALSO_FORENAMES = several("dean justice di col flo son mam om ta sister big sir elder canon duke prince earl")
"""Titles that are cut in capitals only ("DI Rix", "OM Moira"), or never."""
_LEAST_LOUD = 4
_HYPHENED = several("al el ul as ad ash an ar at az abd")
_LOUD = several("al el umm abu ibn bin bint ben van von vander de del della dela di da ní ni nic ap")


def trimmed(findings: Iterable[Finding], text: str, known: Lists) -> list[Finding]:
    """The findings, those of people cut to their names; what the case or a reviewer names stays as it is.

    Args:
        findings: what was found, in any order.
        text: where it was found.
        known: the lists to judge words by.

    Returns:
        As many findings or more: one that holds two people becomes two. One of which nothing but titles and
        ordinary words would be left is given unchanged, since this is no judge of what is a name.
    """
    words = split(text)
    starts, ends = [word.start for word in words], [word.end for word in words]
    result: list[Finding] = []
    for finding in findings:
        if finding.label != "PERSON" or finding.source in ("key", "reviewer"):
            result.append(finding)
            continue
        first, last = bisect.bisect_right(ends, finding.start), bisect.bisect_left(starts, finding.end)
        if last - first > 1 and _is_day_before(words, first):
            first += 1
        inside = words[first:last]
        result += list(_names(finding, inside, text, known)) or [finding]
    return [
        _with_particle(one, words, bisect.bisect_left(starts, one.start)) if one.label == "PERSON" else one
        for one in result
    ]


def _names(finding: Finding, words: Sequence[Word], text: str, known: Lists) -> Iterator[Finding]:
    people = [part for part in _people(words) if part]
    for part in people:
        name = _without_tail(_without_titles(part, finding, known), finding, known)
        if len(name) > 1 and text.startswith(":", name[-1].end) and _is_plain(name[-1], known):
            name = name[:-1]  # "Threlkeld, Barbara Sent:"
        if part is not people[0] and _is_wide(part[0].gap) and all(_is_plain(word, known) for word in name):
            continue  # "AJIBADE Oluwadamilola    Hosp": another column
        start, end = name[0].start, _end(name[-1], text, finding)
        yield replace(finding, start=start, end=end)


def _is_day_before(words: Sequence[Word], at: int) -> bool:
    """Whether a day of the week stands here that belongs to what is before it: "On Monday Marsden rang"."""
    before = words[at - 1].key if at and words[at].gap == " " else ""
    return words[at].key in _WEEKDAYS and words[at].shape == "cap" and before in _DAY_LEADS


def _with_particle(finding: Finding, words: Sequence[Word], at: int) -> Finding:
    """From the particle that belongs to the name: "al-Hashimi", "Umm Kulthum"."""
    if not 0 < at < len(words):
        return finding
    before, gap = words[at - 1], words[at].gap
    arabic = before.key in _HYPHENED and gap == "-"
    if arabic or (before.shape == "cap" and before.key in _LOUD and gap == " "):
        return replace(finding, start=min(before.start, finding.start))
    return finding


def _end(last: Word, text: str, finding: Finding) -> int:
    """Behind the last word, all of it, or behind the stop of an initial that was found with it."""
    stopped = last.shape == "initial" and last.end < finding.end and text[last.end] == "."
    return last.end + stopped


def _people(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words of each person: a wide gap, a dash between blanks, "and", or a comma before a title."""
    first = 0
    for at in range(1, len(words)):
        word = words[at]
        if word.key in _AND and 0 < at < len(words) - 1:
            yield words[first:at]
            first = at + 1
        elif at > first and (_is_wide(word.gap) or _is_title_in_list(words, at)):
            yield words[first:at]
            first = at
    yield words[first:]


def _is_wide(gap: str) -> bool:
    return "," not in gap and _APART.search(gap) is not None


def _is_title_in_list(words: Sequence[Word], at: int) -> bool:
    """Behind a comma a title begins another person: "Thwaite, DI A. Rix"; not "CLEGG, Dean"."""
    title = vocabulary().titles.at(words, at)
    if title is None or title.last >= len(words) or not _COMMA.fullmatch(words[at].gap):
        return False
    return words[at].key not in _ALSO_FORENAMES or words[at].shape == "caps" != words[title.last].shape


def _without_titles(name: Sequence[Word], finding: Finding, known: Lists) -> Sequence[Word]:
    while len(name) > 1:
        title = vocabulary().titles.at(name, 0)
        if title is None or title.last >= len(name) or not _is_title(name, title, finding, known):
            break
        name = name[title.last :]
    return name


def _is_title(name: Sequence[Word], hit: Hit[Kind], finding: Finding, known: Lists) -> bool:
    """Whether the first words are a title here, and no part of the name."""
    title, behind = name[0], name[hit.last]
    plain = all(_is_plain(word, known) for word in name[hit.last :])
    if plain or behind.gap.strip() not in ("", ".", ":", "/"):
        return False
    if hit.last > 1:
        return True
    loud = title.shape == "caps" and behind.shape != "caps"
    if title.key in _ALSO_FORENAMES:
        return loud and len(title.text) < _LEAST_LOUD
    if loud and len(title.text) >= _LEAST_LOUD and known.grade(title.key) >= Grade.BOTH:
        return False  # "YOUNG Darren", "CHILD Peter": the surname first
    if finding.source == "pattern" and hit.value == "kin" and known.surname(title.key):
        return False  # "Young Darren 12.3.04": the rule read a surname there
    if hit.value == "kin" and (known.forename(title.key) or finding.source == "pattern"):
        return known.forename(behind.key)  # "Nana Kwame", not "Nan Whitcombe" or "Nanny Plum"
    return True


def _without_tail(name: Sequence[Word], finding: Finding, known: Lists) -> Sequence[Word]:
    """Without the small words behind a name that the model took with it; a rule knows why it took one."""
    while finding.source == "model" and len(name) > 1 and _is_small(name[-1], known):
        name = name[:-1]
    return name


def _is_small(word: Word, known: Lists) -> bool:
    return word.shape == "low" and word.gap != "-" and _is_plain(word, known)


def _is_plain(word: Word, known: Lists) -> bool:
    """An ordinary word in no list of names; never a letter alone, which may be an initial."""
    return len(word.text) > 1 and word.shape != "code" and known.grade(word.key) is Grade.ORDINARY

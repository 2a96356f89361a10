"""What one published document gives away of what the other protects.

The executive summary and the overview report are read side by side. A name, a place or a date replaced in
one and left in the other, the same words replaced by different ones, a date that is more exact in one: each
undoes the anonymising of both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from pipeline.anonymise.across.dates import DATES, days_of, in_dates
from pipeline.anonymise.across.model import KINDS, Difference, Place, difference, keys_of, place_of
from pipeline.anonymise.across.sides import Replaced, Side
from pipeline.anonymise.finding.words import Word, split

_FEWEST_WORDS_OF_AN_AGE = 3
"""“aged 7 years” is looked for in the other document; “7” would be found everywhere."""
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_NEAR = 3


def across(sides: Sequence[Side]) -> tuple[Difference, ...]:
    """Every difference between every two documents, in the order of the first document's text.

    What only one of them mentions is no difference. Dates without a year are compared as words only.

    Args:
        sides: the documents that are to be published.
    """
    found: dict[str, Difference] = {}
    for one, other in combinations(sides, 2):
        names = _names(one, other)
        for one_found in (
            *in_dates(one, other, names),
            *_kept(one, other, names),
            *_kept(other, one, names),
            *_reads(one, other, names),
            *_pictures(one, other, names),
        ):
            found.setdefault(one_found.id, one_found)
    return tuple(found.values())


def _names(one: Side, other: Side) -> dict[str, str]:
    """How the two documents are called in a sentence."""
    if one.kind != other.kind and one.kind in KINDS and other.kind in KINDS:
        return {one.document: KINDS[one.kind], other.document: KINDS[other.kind]}
    return {side.document: f"“{side.document}”" for side in (one, other)}


def _kept(one: Side, other: Side, names: Mapping[str, str]) -> Iterator[Difference]:
    """What `one` replaces and `other` lets stand."""
    groups: dict[tuple[str, ...], list[Replaced]] = defaultdict(list)
    for item in one.replaced:
        keys = keys_of(item.text)
        if not item.left and _worth_looking_for(item, keys):
            groups[keys].append(item)
    for keys, places in _standing(groups, other).items():
        items = groups[keys]
        yield difference(
            "kept-in-one",
            items[0].text,
            f"“{items[0].text}” is replaced in {names[one.document]} (it reads “{items[0].reads}”) but "
            f"stands in {names[other.document]}.",
            (*(place_of(one, item) for item in items), *places),
        )


def _worth_looking_for(item: Replaced, keys: tuple[str, ...]) -> bool:
    if not keys or len("".join(keys)) < 2:
        return False
    if item.label in DATES:
        return False  # looked for as days, however they are written
    return item.label != "AGE" or len(keys) >= _FEWEST_WORDS_OF_AN_AGE


def _standing(
    groups: Mapping[tuple[str, ...], Sequence[Replaced]], side: Side
) -> dict[tuple[str, ...], list[Place]]:
    """Where words stand in a document as it will be published."""
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for keys in groups:
        by_first[keys[0]].append(keys)
    found: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for where, text in side.passages:
        words = split(text)
        for at, word in enumerate(words):
            for keys in by_first.get(word.key, ()):
                end = at + len(keys)
                if tuple(item.key for item in words[at:end]) != keys:
                    continue
                if len(keys) == 1 and not _is_meant(words, at, groups[keys]):
                    continue
                around = text[words[max(0, at - _NEAR)].start : words[min(len(words), end + _NEAR) - 1].end]
                found[keys].append(Place(side.document, side.kind, where, around))
    return found


def _is_meant(words: Sequence[Word], at: int, items: Sequence[Replaced]) -> bool:
    """Whether a single word is the name that was replaced, not an ordinary word written alike (Will, May)."""
    word = words[at]
    if word.shape == "code" or not _is_ordinary(word.key):
        return word.shape != "low" or any(item.text[:1].islower() for item in items)
    beside = [words[index] for index in (at - 1, at + 1) if 0 <= index < len(words)]
    return word.capital and not word.opens and not any(item.shape == "code" for item in beside)


def _is_ordinary(key: str) -> bool:
    from pipeline.anonymise.finding import lists

    return lists.load().ordinary(key)


def _reads(one: Side, other: Side, names: Mapping[str, str]) -> Iterator[Difference]:
    """What reads one way here and another way there: by the words, and by whom or what they mean."""
    by_words = _both(one, other, lambda item: " ".join(keys_of(item.text)))
    by_entry = _both(one, other, lambda item: item.entry)
    for here, there in (*by_words, *by_entry):
        first, second = here[0], there[0]
        if first.label in DATES and days_of(first.text) is not None:
            continue  # compared by the day they mean
        yield difference(
            "reads-differently",
            first.text,
            f"“{first.text}” reads “{first.reads}” in {names[one.document]} but “{second.reads}” in "
            f"{names[other.document]}.",
            (*(place_of(one, item) for item in here), *(place_of(other, item) for item in there)),
        )


def _both(
    one: Side, other: Side, key: Callable[[Replaced], str]
) -> Iterator[tuple[list[Replaced], list[Replaced]]]:
    """What both documents replace, and never alike.

    One person is put into the words of a sentence here and of another there (“her grandmother”, “MGM”). That
    is a difference only where a person chose the words; two people for the same words always are.
    """
    here, there = _grouped(one, key), _grouped(other, key)
    for name in here:
        mine, theirs = here[name], there.get(name, [])
        if not theirs or any(_alike(item.reads, their.reads) for item in mine for their in theirs):
            continue
        everyone = (*mine, *theirs)
        if not _one_entry(everyone) or any(item.by_person for item in everyone):
            yield mine, theirs


def _one_entry(items: Sequence[Replaced]) -> bool:
    return len({item.entry for item in items}) == 1 and bool(items[0].entry)


def _alike(one: str, other: str) -> bool:
    """Whether two replacements say the same: “social worker (Social Worker 2)”, “Social Worker 2's”."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    return f" {long}".endswith(f" {short}") and bool(short)


def _grouped(side: Side, key: Callable[[Replaced], str]) -> dict[str, list[Replaced]]:
    found: dict[str, list[Replaced]] = defaultdict(list)
    for item in side.replaced:
        if not item.left and key(item):
            found[key(item)].append(item)
    return found


def _pictures(one: Side, other: Side, names: Mapping[str, str]) -> Iterator[Difference]:
    kept = {name: (where, shown) for name, where, shown in other.pictures}
    for name, where, shown in one.pictures:
        there, shown_there = kept.get(name, ("", shown))
        if shown != shown_there:
            with_it, without = (one, other) if shown else (other, one)
            yield difference(
                "picture-in-one",
                name,
                f"A picture is published in {names[with_it.document]} and taken out of "
                f"{names[without.document]}.",
                (Place(one.document, one.kind, where, ""), Place(other.document, other.kind, there, "")),
            )


def _plain(text: str) -> str:
    """A replacement without its grammar: “the Mother's” and “mother” are one."""
    return " ".join(keys_of(_ARTICLE.sub("", text.strip())))

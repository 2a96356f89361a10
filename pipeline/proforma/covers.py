"""Does a document's cover agree with the case, with itself and with the day it came?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from pipeline.case import Agency, Case
from pipeline.days import plain_day
from pipeline.proforma.facts import Facts, Submitted
from pipeline.proforma.model import Problem
from pipeline.proforma.words import excerpt, words_of

_COVER = "cover"
_SAME_NAME = 90
_KINDS = {"imr": "management review", "agency-report": "agency report", "action-plan": "action plan",
          "chronology": "chronology"}  # fmt: skip
_TITLES = frozenset([
    "mr", "mrs", "miss", "ms", "dr", "prof", "professor", "sir", "dame", "rev", "reverend", "pc", "ps",
    "ds", "di", "dc", "dci", "dcs", "acc", "cc", "sgt", "sergeant", "constable", "inspector",
    "superintendent", "detective", "chief", "assistant", "deputy",
])  # fmt: skip


def problems_of(one: Submitted, case: Case | None = None) -> tuple[Problem, ...]:
    """What is wrong with the names and dates of a document.

    Late arrival is a hint: sending the document back mends nothing.
    """
    return (
        *_signing(one.facts),
        *_too_new(one),
        *(_agency(one, case) if case else ()),
        *(_author(one, case) if case else ()),
        *(_late(one, case) if case else ()),
    )


def _signing(facts: Facts) -> Iterator[Problem]:
    if facts.author and same_person(facts.author, facts.senior):
        said = "The author and the senior manager who signs the report off are the same person."
        yield Problem("same-signatory", _COVER, said)
    author, senior = facts.author_signed, facts.senior_signed
    if author and senior and senior < author:
        said = f"The senior officer signed on {plain_day(senior)}, before the author on {plain_day(author)}."
        yield Problem("signed-out-of-order", "signatures", said)


def _too_new(one: Submitted) -> Iterator[Problem]:
    if one.received is None:
        return
    facts = one.facts
    dated = (
        (facts.dated, _COVER, "It is dated"),
        (facts.author_signed, "signatures", "Its author signed on"),
        (facts.senior_signed, "signatures", "Its senior officer signed on"),
    )
    for day, where, what in dated:
        if day is not None and day > one.received:
            said = f"{what} {plain_day(day)}, but it came on {plain_day(one.received)}."
            yield Problem("dated-after-receipt", where, said)


def _agency(one: Submitted, case: Case) -> Iterator[Problem]:
    text, cover = one.facts.agency, one.facts.cover
    own = next((agency for agency in case.agencies if agency.name == one.agency), None)
    if own is None or _names(text, own) or _names(cover, own):
        return
    named = [agency for agency in case.agencies if _names(text or cover, agency)]
    if named:
        said = f"Its cover names {named[0].name}, but it was sent for {one.agency}."
        yield Problem("agency-differs", _COVER, said)
    elif text:
        said = (
            f"Its cover names “{excerpt(text, 80)}”; the case knows this agency as {one.agency}. "
            "If both are right, add the name to the agency's aliases in case.yaml."
        )
        yield Problem("agency-not-known", _COVER, said, hint=True)


def _names(text: str, agency: Agency) -> bool:
    names = (agency.name, *agency.aliases)
    if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in names):
        return True
    return fuzz.ratio(" ".join(words_of(text)), " ".join(words_of(agency.name))) >= _SAME_NAME


def _author(one: Submitted, case: Case) -> Iterator[Problem]:
    agency = next((agency for agency in case.agencies if agency.name == one.agency), None)
    author, senior = one.facts.author, one.facts.senior
    if agency is not None:
        expected = ((author, agency.author, "author-differs", "author"),
                    (senior, agency.senior_manager, "senior-manager-differs", "senior manager"))  # fmt: skip
        for name, known, code, post in expected:
            if name and known and not same_person(name, known):
                said = f"Its cover names “{excerpt(name, 60)}” as {post}; the case names “{known}”."
                yield Problem(code, _COVER, said)
    if author and any(same_person(author, person.name) for person in case.people):
        said = (
            "Its author is also among the people of the case. Whoever writes a review should have had no "
            "part in the work with the family, nor managed it."
        )
        yield Problem("author-involved", _COVER, said, hint=True)


def _late(one: Submitted, case: Case) -> Iterator[Problem]:
    agency = next((agency for agency in case.agencies if agency.name == one.agency), None)
    if agency is None or one.received is None:
        return
    for kind, due in agency.due.items():
        if kind in one.kinds and due < one.received:
            what = _KINDS.get(kind, "document")
            late = _days((one.received - due).days)
            said = (
                f"The {what} came on {plain_day(one.received)}, {late} after it was due on {plain_day(due)}."
            )
            yield Problem("late", "arrival", said, hint=True)


def _days(count: int) -> str:
    return "one day" if count == 1 else f"{count:,} days"


def same_person(one: str, other: str) -> bool:
    """Whether two names, with or without titles and posts, can be the same person's.

    “DCI Margaret Ellison” and “Margaret Ellison, Head of Review” are, “J. Harker” and “Josephine Harker” too;
    a surname alone is not enough.
    """
    first, second = _name(one), _name(other)
    if len(first) < 2 or len(second) < 2 or first[-1] != second[-1]:
        return False
    mine, theirs = first[0], second[0]
    return mine == theirs or (min(len(mine), len(theirs)) == 1 and mine[0] == theirs[0])


def _name(text: str) -> list[str]:
    """The words of a name as far as the first comma, bracket or dash, without titles and posts."""
    head = re.split(r"[,;(\n]| [–—-] ", text, maxsplit=1)[0]
    return [word for word in words_of(head) if word not in _TITLES]

"""What is anonymous, kept or a term of the field is no finding."""

from __future__ import annotations

import pytest

from pipeline import case as cases
from pipeline.anonymise.finding import anonymous
from pipeline.anonymise.model import Finding, Source
from tests.anonymise.marked import parts, shown, small_lists

CASE = cases.parse(
    """
reference: X-1
board: Wealdshire Safeguarding Children Board
review_period: {start: 2008-01-01, end: 2009-01-01}
agencies:
  - {name: Wealdshire Constabulary, folder: police, aliases: [Wealdshire Police]}
  - {name: Marling Road Surgery, folder: gp}
people:
  - {name: Hope Marsden, role: subject, pseudonym: Daniel}
publication: {keep: [Havant, Marsden Report]}
"""
)


@pytest.mark.parametrize(
    "marked",
    [
        "[[Child A]] and [[Child P1]], [[Mother]], [[MGM]], [[MGF]], [[PGM]]",
        "[[Father]], [[Sibling 2]], [[Social Worker 1]], [[GP2]], [[HV1]], [[Adult B]]",
        "[[Officer 3]] went to [[School 1]] with [[Child A]]'s [[mother]]",
        "[[[redacted]]] and [[XX]] and [[xxxx]] and [[****]]",
        "[[Mr X]] and [[Ms Y]]",
        "told [[Mr X]]. The child; [[PC B]]. He left; [[PC A]] attended",
        "Ms Y. Polat and Mr X Cole and PC A Smith and Nurse J. Brown are not",
        "PC 2214 and PC 221 and Mrs K are not; [[Child]] Kayleigh neither",
        "Officer KM, Adult social care, School Road, [[Baby]] Ann",
    ],
)
def test_anonymous_words(marked: str) -> None:
    text, spans = parts(marked)
    found = {(one.start, one.end) for one in anonymous.stretches(text, small_lists()) if not one.term}
    assert shown(text, found) == shown(text, spans)


def left(marked: str, label: str = "PERSON", source: Source = "model") -> str:
    text, spans = parts(marked)
    findings = [Finding(start, end, label, 0.9, source) for start, end in spans]  # type: ignore[arg-type]
    stretches = anonymous.stretches(text, small_lists(), CASE)
    return shown(text, {(one.start, one.end) for one in anonymous.without(findings, stretches, text)})


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("[[Child A]] ran", "Child A ran"),
        ("[[Child A Marsden]] ran", "Child A [[Marsden]] ran"),
        ("[[Mother]] told [[Kayleigh]]", "Mother told [[Kayleigh]]"),
        ("[[Daniel]] ran", "Daniel ran"),
        ("[[Wealdshire Police]] came", "Wealdshire Police came"),
        ("[[Wealdshire]] Police came", "Wealdshire Police came"),
        ("[[Marling Road Surgery]] rang", "[[Marling Road Surgery]] rang"),
        ("in [[Havant]]", "in Havant"),
        ("at [[12 Alder Close, Havant PO9]]", "at [[12 Alder Close, Havant PO9]]"),
        ("the [[Graded Care]] Profile", "the Graded Care Profile"),
        ("[[Fraser]] Guidelines", "Fraser Guidelines"),
        ("Mrs [[Fraser]] rang", "Mrs [[Fraser]] rang"),
        ("Mr [[Child]] and Mrs. [[Parent]] left", "Mr [[Child]] and Mrs. [[Parent]] left"),
        ("DI [[A. Rix]] and GP [[A Menon]]", "DI [[A. Rix]] and GP [[A Menon]]"),
        ("Child [[A Menon]] ran", "Child A [[Menon]] ran"),
        ("[[Social Worker Jane]] rang", "[[Social Worker Jane]] rang"),
    ],
)
def test_findings_less_what_is_anonymous(marked: str, wanted: str) -> None:
    assert left(marked) == wanted


def test_what_the_case_names_goes_only_for_its_keep_list() -> None:
    assert left("the [[Marsden]] Report", source="key") == "the Marsden Report"
    assert left("[[Daniel]] ran", source="key") == "[[Daniel]] ran"


def test_dates_and_numbers_are_no_matter_of_terms() -> None:
    assert left("GP [[2]] and [[HV]]", label="REFERENCE") == "GP [[2]] and [[HV]]"

"""What is named after somebody is no person, unless the document or the case knows one of that name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from pipeline import case as cases
from pipeline.anonymise.finding.eponyms import without_eponyms
from pipeline.anonymise.model import Finding
from tests.anonymise.marked import parts, shown, small_lists

TABLE: list[str] = yaml.safe_load((Path(__file__).parent / "eponyms.yaml").read_text("utf-8"))
CASE = """
reference: X-1
review_period: {start: 2008-01-01, end: 2009-01-01}
agencies: [{name: Wealdshire Constabulary, folder: police, author: Dr Anjali Menon}]
people:
  - name: Kayleigh Moro
    role: subject
    date_of_birth: 2006-02-14
    date_of_death: 2008-11-28
    pseudonym: Child A
"""


def left(line: str, case: cases.Case | None = None) -> str:
    text, spans = parts(re.sub("[«»]", "", line))
    findings = [Finding(start, end, "PERSON", 0.8, "model") for start, end in spans]
    return shown(text, {(one.start, one.end) for one in without_eponyms(findings, text, small_lists(), case)})


@pytest.mark.parametrize("line", TABLE)
def test_only_people_are_left(line: str) -> None:
    people = re.sub(r"\[\[(?!«)([^\]]*)(?<!»)\]\]", r"\1", re.sub(r"«\[\[([^\]]*)\]\]»", r"[[«\1»]]", line))
    assert left(line) == re.sub("[«»]", "", people)


def test_whom_the_case_names_is_no_eponym() -> None:
    assert left("[[Moro]] symmetrical", cases.parse(CASE)) == "[[Moro]] symmetrical"
    assert left("[[Kolb]] cycle", cases.parse(CASE)) == "Kolb cycle"


def test_what_the_case_or_a_title_says_stays() -> None:
    text = "Barlow test"
    found = [Finding(0, 6, "PERSON", 1.0, "key")]
    assert without_eponyms(found, text, small_lists()) == found

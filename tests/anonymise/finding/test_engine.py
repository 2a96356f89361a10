"""The whole engine, with a stand-in for the trained name finder, and with the real one where it is there."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

import pytest

from pipeline import case as cases
from pipeline.anonymise import LABELS, find_identifiers
from pipeline.anonymise.finding.engine import Engine
from pipeline.errors import NameFinderError
from tests.anonymise.marked import shown, small_lists

CASE = cases.parse(
    """
reference: X-1
review_period: {start: 2008-01-01, end: 2009-01-01}
agencies:
  - {name: Wealdshire Constabulary, folder: police, author: Dr Anjali Menon}
people:
  - name: Kayleigh Ann Marsden
    also_known_as: [Kay, May]
    role: subject
    date_of_birth: 2006-02-14
    date_of_death: 2008-11-28
    address: 12 Alder Close, Harrowbridge WX9 1AB
    pseudonym: Child A
  - {name: Jan van der Brlk, role: partner}
places:
  - {name: Alder Primary School, also_known_as: [Alder Primary]}
identifiers:
  - {value: HN/07/22871}
"""
)


@dataclass(frozen=True)
class Named:
    start: int
    end: int
    label: str
    score: float = 0.9


class StandIn:
    """Finds the names it was told, as the trained finder would."""

    def __init__(self, **names: str) -> None:
        proof = ("Joanna Whitfield", "Okonkwo", "Millie")
        self.names = dict.fromkeys(proof, "PERSON") | names

    def find(self, text: str) -> tuple[Named, ...]:
        return tuple(
            Named(*match.span(), label)
            for name, label in self.names.items()
            for match in re.finditer(rf"\b{name}\b", text)
        )


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(
        StandIn(Qwrtz="PERSON", Polish="DEM", Zzyx="ORG", Mother="PERSON", Monday="PERSON"), small_lists()
    )


def found(engine: Engine, text: str, case: cases.Case | None = None) -> list[tuple[str, str, str]]:
    return [(text[one.start : one.end], one.label, one.source) for one in engine.find(text, case)]


@pytest.mark.parametrize(
    "text",
    [
        "[[Qwrtz]] ran. The [[Polish]] family; Mother and Child A.",
        "On [[Monday]] Mrs [[Zedk]] rang. [[Zedk]]'s son and the [[Zedks]] left.",
        "The social worker [[Jane Smith]] ([[JS]]) visited; [[JS]] left. [[Smith]] wrote.",
        "Seen by Dr [[A Menon]] on [[12 March 2009 at 14.30hrs]]; ring [[07700 900123]].",
        "",
        "  \n ",
    ],
)
def test_without_a_case(engine: Engine, text: str) -> None:
    plain = text.replace("[[", "").replace("]]", "")
    assert shown(plain, {(one.start, one.end) for one in engine.find(plain)}) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kayleigh ran", [("Kayleigh", "PERSON", "key")]),
        ("MARSDEN, KAYLEIGH ran", [("MARSDEN, KAYLEIGH", "PERSON", "key")]),
        ("kayleigh marsden's bag", [("kayleigh marsden", "PERSON", "key")]),
        ("Mars-\nden sat", [("Mars-\nden", "PERSON", "key")]),
        ("the Marsdens", [("Marsdens", "PERSON", "key")]),
        ("In May they saw May again", [("May", "DATE", "pattern"), ("May", "PERSON", "key")]),
        ("KAM was there", [("KAM", "PERSON", "name-variant")]),
        ("Mr van der Brlk", [("van der Brlk", "PERSON", "key")]),
        ("Menon wrote", [("Menon", "PERSON", "key")]),
        ("12, Alder Close\nTown", [("12, Alder Close", "ADDRESS", "key")]),
        ("near alder close", [("alder close", "LOCATION", "key")]),
        ("at Alder Primary", [("Alder Primary", "ORGANISATION", "key")]),
        ("14/2/06", [("14/2/06", "DATE_OF_BIRTH", "key")]),
        ("14th February 2006", [("14th February 2006", "DATE_OF_BIRTH", "key")]),
        ("28.11.2008", [("28.11.2008", "DATE", "key")]),
        ("ref HN 07 22871", [("HN 07 22871", "REFERENCE", "key")]),
        ("Wealdshire Constabulary", []),
    ],
)  # fmt: skip
def test_with_a_case(engine: Engine, text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert found(engine, text, CASE) == wanted


def test_findings_are_of_the_contract(engine: Engine) -> None:
    text = "Qwrtz and Zzyx. Kayleigh, b. 14.02.06, k.marsden@alder.example, NHS 999 123 4560."
    findings = engine.find(text, CASE)
    assert {one.label for one in findings} <= set(LABELS)
    assert all(before.end <= after.start for before, after in itertools.pairwise(findings))
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] for one in findings)


def test_a_long_text_is_searched_to_its_end(engine: Engine) -> None:
    text = "The visit went well and no concern was noted.\n" * 5000 + "Qwrtz"
    assert found(engine, text) == [("Qwrtz", "PERSON", "model")]


def test_half_a_character_stops_nothing() -> None:
    assert [one.label for one in Engine().find("\ud800 Kayleigh Marsden rang.")] == ["PERSON"]


def test_it_refuses_a_finder_that_finds_no_names() -> None:
    class Blank:
        def find(self, text: str) -> tuple[Named, ...]:
            return ()

    with pytest.raises(NameFinderError) as error:
        Engine(Blank(), small_lists())
    assert "does not find the names" in str(error.value)
    assert "Lindqvist" not in str(error.value)


def test_it_refuses_a_setting_that_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCR_NAME_FINDER", "no_such_finder")
    with pytest.raises(NameFinderError):
        Engine(known=small_lists())


def test_the_shipped_finder_and_lists() -> None:
    text = "The social worker, Joanna Whitfield, told Kayleigh's mother that Mr Okonkwo had rung."
    names = {text[one.start : one.end] for one in find_identifiers(text) if one.label == "PERSON"}
    assert names == {"Joanna Whitfield", "Kayleigh", "Okonkwo"}


def test_a_day_that_the_model_takes_for_a_person_is_a_date(engine: Engine) -> None:
    assert [one[:2] for one in found(engine, "Monday: no reply.")] == [("Monday", "DATE")]

"""Every rule finds exactly what is marked in its table."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pipeline.anonymise.finders.divided_name import DividedName
from pipeline.anonymise.finders.establishments import Establishments
from pipeline.anonymise.finders.initials_name import InitialsName
from pipeline.anonymise.finders.labelled_name import LabelledName
from pipeline.anonymise.finders.listed_name import ListedName
from pipeline.anonymise.finders.places import Places
from pipeline.anonymise.finders.rule import NameRule
from pipeline.anonymise.finders.surname_first import SurnameFirst
from pipeline.anonymise.finders.titled_name import TitledName
from pipeline.anonymise.finding.consistency import FullName
from tests.anonymise.marked import parts, shown, small_lists

TABLES: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text("utf-8"))
NAMES = tuple(
    FullName(tuple(name.split()))
    for name in ("kayleigh ann marsden", "leanne tarrant", "hilda vance", "rita cole")
)
RULES: dict[str, NameRule] = {
    rule.__name__: rule(small_lists())
    for rule in (TitledName, LabelledName, SurnameFirst, ListedName, DividedName, Establishments, Places)
} | {"InitialsName": InitialsName(NAMES, small_lists())}


@pytest.mark.parametrize(
    ("rule", "marked"), [(rule, marked) for rule, table in TABLES.items() for marked in table]
)
def test_what_is_marked_is_found(rule: str, marked: str) -> None:
    text, spans = parts(marked)
    assert shown(text, {(hit.start, hit.end) for hit in RULES[rule].find(text)}) == shown(text, spans)


def test_every_rule_has_its_table() -> None:
    assert TABLES.keys() == RULES.keys()


def test_presidio_gets_labels_scores_and_who_found_it() -> None:
    rule = RULES["TitledName"]
    (result,) = rule.analyze("Mrs Colley rang.", [])
    assert (result.entity_type, result.start, result.end) == ("PERSON", 4, 10)
    assert result.recognition_metadata["recognizer_identifier"] == rule.id
    assert rule.analyze("Mrs Colley rang.", ["DATE"]) == []

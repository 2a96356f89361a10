"""Authors, drinks, abbreviations and courts that are taken for people; and people who look like them."""

from __future__ import annotations

import pytest

from pipeline.anonymise import find_identifiers
from pipeline.anonymise.finding.net import unlisted


def people(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_identifiers(text) if one.label == "PERSON"]


@pytest.mark.parametrize(
    "text",
    [
        "They cite the rule of optimism (Dingwall et al 1983).",
        "Eekelaar, Dingwall and Sidebotham (1983) described it. Later Dingwall changed his mind.",
        "Munro (2010) wrote of it.",
        "He had two cans of Stella.",
        "He was drinking Smirnoff with the others.",
        "The doctor spoke for the LHB.",
        "The child had Waterhouse-Friderichsen syndrome.",
        "There was no Noonan or Prader-Willi syndrome.",
        "Clare's Law, Sarah's Law and the rest were explained.",
        "The N H S was told.",
    ],
)
def test_nobody_of_the_case(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr Dingwall (2003) came with Mr Dingwall senior.", "Dingwall"),
        ("Darren (1986) is the brother.", "Darren"),
        ("Tyler, Kai and Demi (2003) are the children.", "Demi"),
        ("The sister is Pickavance (2003) and Mrs Pickavance rang.", "Pickavance"),
        ("After drinking Wayne hit her.", "Wayne"),
        ("The Rimmer family was told.", "Rimmer"),
        ("She saw Waterhouse-Friderichsen leave.", "Waterhouse-Friderichsen"),
    ],
)
def test_somebody_all_the_same(text: str, name: str) -> None:
    assert any(name in one for one in people(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They cite the rule of optimism (Dingwall et al 1983).", "Dingwall"),
        ("He had two cans of Stella.", "Stella"),
        ("The doctor spoke for the LHB.", "LHB"),
        ("The child had Waterhouse-Friderichsen syndrome.", "Waterhouse"),
    ],
)
def test_what_is_no_person_is_shown_to_one(text: str, name: str) -> None:
    assert name in {one.text for one in unlisted(text, find_identifiers(text))}

"""A bilingual report: Welsh words stay, names and dates among them go."""

from __future__ import annotations

import pytest

from pipeline.anonymise import find_identifiers
from pipeline.anonymise.finding.lists import load
from pipeline.anonymise.finding.welsh import is_welsh

WELSH = [
    "Crynodeb gweithredol",
    "Cyflwyniad",
    "Bwrdd Diogelu Plant",
    "Canfyddiadau ac argymhellion",
    "Cefndir y teulu",
    "Comisiynwyd yr adolygiad hwn gan y Bwrdd Diogelu Plant ar ôl marwolaeth plentyn.",
    "Mae'r crynodeb hwn yn nodi'r prif ganfyddiadau a'r argymhellion.",
    "Nid oedd y plentyn wedi cael ei weld ar ei phen ei hun gan y gweithiwr cymdeithasol.",
    "Dylai'r asiantaethau rannu gwybodaeth yn well ac yn gynt.",
    "Ni chafodd y wybodaeth ei rhannu gan y meddyg teulu.",
    "Cynhaliwyd cyfarfod strategaeth, a nododd yr ymwelydd iechyd bryderon.",
]
ENGLISH = [
    "The panel has heard that caseloads in the team were twice what had been agreed.",
    "Mae Williams",
    "Mae",
    "Ni",
    "Nia Parry and Mair Rees lived in the house.",
    "Findings and recommendations",
]


@pytest.mark.parametrize("text", WELSH)
def test_welsh_is_told_and_nothing_of_it_is_a_name(text: str) -> None:
    assert is_welsh(text, load())
    assert not find_identifiers(f"The review began in the spring.\n{text}\nIt ended in the autumn.")


def test_a_line_in_two_languages_is_judged_part_by_part() -> None:
    text = "Crynodeb gweithredol / Executive summary\nShe was with the two children.\nCrynodeb / Summary"
    assert not find_identifiers(text)


@pytest.mark.parametrize("text", ENGLISH)
def test_english_and_names_alone_are_not_welsh(text: str) -> None:
    assert not is_welsh(text, load())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Siaradodd Gwenllian Prydderch gyda'r ysgol am y plentyn.", ["Gwenllian Prydderch"]),
        ("Ymwelodd Dewi â'r cartref gyda'r gweithiwr cymdeithasol.", ["Dewi"]),
        ("Roedd y fam yn byw gyda'i phartner, Rhodri Ellis-Vaughan, yn y cartref.", ["Rhodri Ellis-Vaughan"]),
        ("Nid oedd Kayleigh Marsden wedi cael ei gweld gan y meddyg.", ["Kayleigh Marsden"]),
        ("Bu'r teulu'n byw yn Llys Newydd, Heol yr Ysgol, am flwyddyn.", ["Llys Newydd", "Heol", "Ysgol"]),
        ("Gwelwyd y plentyn gan Dr Plant yn yr ysbyty.", ["Plant"]),
        ("Dywedodd y fam fod Kayleigh yn yr ysgol.", ["Kayleigh"]),
    ],
)
def test_a_name_in_welsh_is_still_found_and_nothing_with_it(text: str, names: list[str]) -> None:
    found = [text[one.start : one.end] for one in find_identifiers(text)]
    assert found == names

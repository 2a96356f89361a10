"""case.yaml: what is taken, and the one sentence a mistake gets."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.case import Case, load, parse
from pipeline.errors import CaseError, explain

GOOD = """\
reference: WSCB-2010-02
board: Wealdshire Safeguarding Children Board
review_period: {start: 2007-01-01, end: 28/11/2009}
agencies:
  - name: Wealdshire Constabulary
    folder: police
    aliases: [Police, "No"]
    submits: [chronology, imr]
    due: {chronology: 2010-05-14}
people:
  - name: Maisie Hope Tarrant
    role: subject
    date_of_birth: 2006-06-14
publication:
  sign_off: null
"""


def test_every_value_arrives_as_it_was_meant() -> None:
    case = parse(GOOD)
    assert case.review_period.end == dt.date(2009, 11, 28)
    assert case.agencies[0].aliases == ("Police", "No")
    assert case.agencies[0].due == {"chronology": dt.date(2010, 5, 14)}
    assert case.publication.sign_off is None
    assert case.agency_of_folder("Police") is case.agencies[0]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("folder: police", "foldr: police", 6, "“foldr”"),
        ("    folder: police\n", "", 5, "lacks agencies, entry 1, folder"),
        ("2007-01-01", "2017-01-01", 3, "ends before it starts"),
        ("2007-01-01", "soon", 3, "must be a date"),
        ("{chronology: 2010", "{chron: 2010", 9, "must be one of chronology"),
        ("role: subject", "role: victim", 12, "must be one of subject"),
        ("folder: police", "folder: ../police", 6, "plain folder name"),
        ("folder: police", "folder: Publication", 6, "use of its own"),
        ("board: Wealdshire", "board: a: Wealdshire", 2, "second colon"),
        ("board:", "reference:", 2, "twice"),
        ("board: W", "board: &x W", 2, ""),
        ("board: Wealdshire Safeguarding Children Board", "board: *x", 2, "alias"),
        ("aliases: [Police", "aliases: Police  # [Police", 7, "must be a list"),
        ("sign_off: null", "sign_off: {by: someone, rol: chair}", 15, "Did you mean “role”"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_line(old: str, new: str, line: int, says: str) -> None:
    text = GOOD.replace(old, new, 1)
    assert text != GOOD
    if not says:
        parse(text)
        return
    with pytest.raises(CaseError) as caught:
        parse(text)
    sentence = explain("case.yaml", caught.value)
    assert says in sentence
    assert caught.value.line == line
    assert "\n" not in sentence
    assert "someone" not in sentence


def test_two_agencies_may_not_share_a_folder() -> None:
    with pytest.raises(CaseError, match="same folder"):
        parse(GOOD.replace("people:", "  - {name: Other, folder: POLICE}\npeople:"))


@pytest.mark.parametrize("text", ["", "- a", "just words", "agencies: []\nreference: x\nreview_period: {}"])
def test_what_is_no_case_is_refused(text: str) -> None:
    with pytest.raises(CaseError):
        parse(text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_a_case_or_a_plain_error(text: str) -> None:
    try:
        assert isinstance(parse(text), Case)
    except CaseError as error:
        assert error.remedy


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="scr new"):
        load(tmp_path)


def test_passwords_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCR_TEST_PASSWORD", "opensesame")
    case = parse(GOOD + "passwords: [env:SCR_TEST_PASSWORD, env:SCR_NOT_SET, plain]\n")
    assert case.open_passwords() == ("opensesame", "plain")


def test_the_second_of_two_agencies_alike_is_named_by_its_line() -> None:
    text = (
        "reference: A\nreview_period: {start: 2007-01-01, end: 2008-01-01}\nagencies:\n"
        "  - {name: Police, folder: police}\n  - name: School\n    folder: Police\n"
    )
    with pytest.raises(CaseError) as caught:
        parse(text)
    assert caught.value.line == 6
    assert caught.value.trouble == "agencies, entry 2, folder gives a second agency the same folder"

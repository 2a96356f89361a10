"""For the agencies the day of an entry stays, also where somebody was born on it; every other goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.anonymise.key import build
from pipeline.anonymise.passages import Passage, edited
from pipeline.anonymise.rewriting import edits, plan
from tests.anonymise.rewriting.cast import case_with

_CASE = case_with("dates: keep")
_BIRTH = "[date of birth]"


def _table(*rows: tuple[str, ...]) -> list[Passage]:
    cells = [(row, column, text) for row, line in enumerate(rows, 1) for column, text in enumerate(line, 1)]
    return [
        Passage(number, "body", f"row {row}, column {column}", text, "cell", cell=(1, row, column))
        for number, (row, column, text) in enumerate(cells)
    ]


def _published(passages: list[Passage], *, dates_stay: bool = True) -> tuple[list[str], set[str]]:
    made = plan(passages, _CASE, build(_CASE), dates_stay=dates_stay)
    done = edits(made.redactions)
    texts = [edited(one.text, done.get(one.number, ())) for one in passages]
    return texts, {one.text for one in made.to_review}


def _entries(heading: str) -> list[Passage]:
    return _table(
        (heading, "What"),
        ("13/02/2006", "Seen."),
        ("14/02/2006", "On the ward."),
        ("Tue 14 February 2006, 07:12", "Handed over."),
        ("16/02/2006", "Home. Her birthday is 14/02/2006."),
    )


@pytest.mark.parametrize("heading", ["Date", "start", "Start date", "date_british"])
def test_the_day_of_an_entry_stays_and_is_told(heading: str) -> None:
    texts, told = _published(_entries(heading))
    assert texts[4] == "14/02/2006"
    assert texts[6] == "Tue 14 February 2006, 07:12"
    assert texts[9] == f"Home. Her birthday is {_BIRTH}."
    assert "14/02/2006" in told


@pytest.mark.parametrize("heading", ["DOB", "Date of birth", "Born", "Name", "Birth date"])
def test_in_any_other_column_it_goes(heading: str) -> None:
    texts, _ = _published(_entries(heading))
    assert _BIRTH in texts[4] and _BIRTH in texts[6]


def test_a_small_table_of_the_family_has_no_column_of_entries() -> None:
    texts, _ = _published(_table(("Who", "Date"), ("Child", "14/02/2006"), ("Review", "3 March 2010")))
    assert texts[3] == _BIRTH


def test_the_same_day_in_the_row_and_in_the_page_s_own_marks_stays() -> None:
    rows = [*_entries("Date"), Passage(90, "markup", "words in the markup", "2006-02-14")]
    more = _table(
        ("Date", "As submitted", "DOB"),
        *((f"{day}/02/2006", f"{day}.2.06", "14/02/2006") for day in range(12, 16)),
    )
    moved = [
        replace(one, number=100 + at, cell=(2, *one.cell[1:])) for at, one in enumerate(more) if one.cell
    ]
    texts, _ = _published([*rows, *moved])
    assert texts[10] == "2006-02-14"
    row = texts[11 + 9 : 11 + 12]
    assert row == ["14/02/2006", "14.2.06", _BIRTH]
    assert _published([rows[-1]])[0] == [_BIRTH]


def test_for_publication_it_goes_everywhere() -> None:
    texts, _ = _published(_entries("Date"), dates_stay=False)
    assert _BIRTH in texts[4] and _BIRTH in texts[6]


@pytest.mark.parametrize(
    ("where", "stays"),
    [("entries 3, when, start", True), ("entries 3, date_text", True), ("people 1, date_of_birth", False)],
)
def test_fields_of_json(where: str, stays: bool) -> None:
    texts, _ = _published([Passage(0, "body", where, "2006-02-14")])
    assert (texts == ["2006-02-14"]) is stays

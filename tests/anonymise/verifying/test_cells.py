"""What the finders are shown of a table or of JSON: its cells as lines, what only programs read as blanks."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import case as cases
from pipeline.anonymise.verifying import verify
from pipeline.anonymise.verifying.cells import as_seen
from pipeline.case import Person

_CELL = st.text(alphabet='ab ,;"\n\t|é\\', max_size=8)
CASE = cases.parse(
    """
reference: XX-2010-03
review_period: {start: 2007-01-01, end: 2009-11-30}
agencies: [{name: Wealdshire Constabulary, folder: police}]
people: [{name: Kayleigh Marsden, role: subject, pseudonym: Child A}]
publication: {dates: keep}
"""
)


@given(st.lists(st.tuples(_CELL, _CELL, _CELL), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_a_table_stays_as_long_as_it_is(rows: list[tuple[str, str, str]], sign: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=sign).writerows(rows)
    assert len(as_seen(stream.getvalue())) == len(stream.getvalue())


@given(
    st.recursive(st.text(max_size=6) | st.integers(), lambda inner: st.lists(inner, max_size=4), max_leaves=9)
)
def test_json_stays_as_long_as_it_is(value: object) -> None:
    for ascii_only in (True, False):
        text = json.dumps([value], ensure_ascii=ascii_only)
        assert len(as_seen(text)) == len(text)


def test_every_cell_is_a_line_and_keeps_its_words() -> None:
    text = 'who,what,id\r\n"Ann, ""Nan"" Lee",rang,687ceccd084e152b\r\nWill,came,eb1da4bb96d9b0e1\r\n'
    lines = [line.strip() for line in as_seen(text).split("\n") if line.strip()]
    assert lines == ["who", "what", "id", 'Ann, " Nan"  Lee', "rang", "Will", "came"]


def test_json_escapes_read_as_what_they_are() -> None:
    lines = [
        line.strip() for line in as_seen('{"a": "J\\u00e9r\\nsaid", "b": [7]}').split("\n") if line.strip()
    ]
    assert [line.replace(" ", "") for line in lines] == ["a", "Jér", "said", "b", "7"]


def test_prose_with_commas_stays() -> None:
    text = "Ann came, sat, and left.\nThen Will, who rang, wrote. 0580cb13 is his number.\n"
    assert as_seen(text) == text


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_hashes_are_no_words_to_look_at(tmp_path: Path, suffix: str) -> None:
    ids = [f"e{number:02d}1f0e9ab5cd24b" for number in range(40)]
    rows = [{"what": "A visit was made.", "who": "Child A", "id": one} for one in ids]
    file = tmp_path / f"x{suffix}"
    if suffix == ".json":
        file.write_text(json.dumps(rows, indent=2), "utf-8")
    else:
        with file.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    told = verify(file, CASE)
    assert told.verdict == "clean"
    assert [one.text for one in told.to_review] == []


def test_places_of_sources_are_nothing_to_look_at() -> None:
    text = "Source D3 p 1 t1 r2: chron.pdf\nRef. 3526/06\nPC 614"
    assert as_seen(text).split() == ["Source", ":", "chron.pdf", "Ref.", "3526/06", "PC", "614"]
    assert len(as_seen(text)) == len(text)


def test_days_and_hours_of_a_sheet_are_no_numbers_to_look_at(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for day in range(1, 25):
        book.active.append([dt.date(2009, 3, day), dt.time(9, day), "Child A was seen.", day * 3])
    book.save(tmp_path / "x.xlsx")
    told = [one.text for one in verify(tmp_path / "x.xlsx", CASE).to_review]
    assert not [text for text in told if any(letter.isdigit() for letter in text)]


def test_a_long_number_of_a_sheet_is_still_one() -> None:
    assert as_seen("39340\n9990142206\n0.5", of_sheet=True) == "     \n9990142206\n   "


@pytest.mark.parametrize(("word", "verdict"), [("e4f17e55a9ba0c42", "clean"), ("7e55a was here", "leak")])
def test_letters_of_a_hash_are_nobody_s_name(tmp_path: Path, word: str, verdict: str) -> None:
    case = CASE.model_copy(update={"people": (Person(name="Tessa Brlk", role="subject"),)})
    (tmp_path / "x.txt").write_text(f"id {word}\n", "utf-8")
    assert verify(tmp_path / "x.txt", case, finder=False).verdict == verdict


def test_what_is_protected_is_found_in_the_text_itself(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("a,b,c\nKayleigh,rang,1\nKay,leigh,Marsden\n", "utf-8")
    assert verify(file, CASE).verdict == "leak"

"""The key as a spreadsheet: what the agencies see, what they may change, what is refused and where."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.anonymise.decisions import EntryDecided
from pipeline.anonymise.key import Key, KeyFaultError, Named, build, decided, from_sheet
from pipeline.case import Case
from pipeline.errors import ScrError
from pipeline.reports.key_sheet import to_sheet
from tests.anonymise.key.cases import case_of, person

DAY = dt.date(2010, 9, 1)
Edit = Callable[[Any], None]


def the_case() -> Case:
    return case_of(
        [
            person("Kay Reed", "subject", also_known_as=["Kitty"]),
            person("Lea Moss", "parent", relationship="mother"),
            person("Tom Hale", "professional", designation="Social Worker", agency="Wealdshire Constabulary"),
        ],
        places=[{"name": "Alder School"}],
        identifiers=[{"value": "HN/07/22871"}],
    )


@pytest.fixture
def key() -> Key:
    """Rows 2 to 4 are of the case, 5 is Hope, 6 is Joan Sleight, 7 the school, 8 the identifier."""
    return build(the_case(), [Named("Hope"), Named("Joan Sleight", role="Health Visitor")])


def edited(tmp_path: Path, key: Key, edit: Edit) -> tuple[Key, tuple[str, ...]]:
    file = tmp_path / "key.xlsx"
    file.write_bytes(to_sheet(key, the_case(), DAY))
    book = openpyxl.load_workbook(file)
    edit(book.worksheets[0])
    book.save(file)
    return from_sheet(file, key)


def column(sheet: Any, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def put(row: int, heading: str, value: object) -> Edit:
    def edit(sheet: Any) -> None:
        sheet.cell(row, column(sheet, heading)).value = value

    return edit


def test_what_the_agencies_see(tmp_path: Path, key: Key) -> None:
    file = tmp_path / "key.xlsx"
    file.write_bytes(to_sheet(key, the_case(), DAY))
    book = openpyxl.load_workbook(file)
    sheet, how = book.worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == [
        "Pseudonym", "Name", "Also known as", "Role", "Agency", "Agreed", "Notes", "Kind", "Key no.",
    ]  # fmt: skip
    assert rows[1][:6] == ["Child A", "Kay Reed", "Kitty", "Child", None, "yes"]
    assert rows[3][:6] == [
        "Social Worker 1",
        "Tom Hale",
        None,
        "Social Worker",
        "Wealdshire Constabulary",
        "yes",
    ]
    assert rows[4][:2] == ["Person 1", "Hope"]
    assert rows[4][5] == "no"
    assert [row[7] for row in rows[1:]] == ["person"] * 5 + ["place", "identifier"]
    assert sheet.freeze_panes == "B2"
    assert how.title == "How to use this"
    assert book.properties.title == "Anonymisation key WSCB-2010-02"


def test_a_name_is_never_a_formula(tmp_path: Path) -> None:
    key = build(the_case(), [Named("=HYPERLINK(1)"), Named("@SUM Jones")])
    file = tmp_path / "key.xlsx"
    file.write_bytes(to_sheet(key, the_case(), DAY))
    book = openpyxl.load_workbook(file)
    assert all(cell.data_type != "f" for row in book.worksheets[0].iter_rows() for cell in row)


def test_nothing_edited_nothing_changed(tmp_path: Path, key: Key) -> None:
    assert edited(tmp_path, key, lambda _: None) == (key, ())
    assert to_sheet(key, the_case(), DAY) == to_sheet(key, the_case(), DAY)


def test_another_pseudonym(tmp_path: Path, key: Key) -> None:
    now, told = edited(tmp_path, key, put(6, "Pseudonym", "Health Worker 1"))
    assert now["person-5"].pseudonym == "Health Worker 1"
    (said,) = told
    assert said.startswith("Row 6: “Health Visitor 1” is now “Health Worker 1”.")
    assert "anonymised again" in said


def test_agreed(tmp_path: Path, key: Key) -> None:
    now, told = edited(tmp_path, key, put(6, "Agreed", "Yes"))
    assert now["person-5"].agreed
    assert told == ("Row 6: “Health Visitor 1” is agreed.",)


def test_taken_back(tmp_path: Path, key: Key) -> None:
    now, told = edited(tmp_path, key, put(4, "Agreed", "no"))
    assert not now["person-3"].agreed
    assert told == ("Row 4: “Social Worker 1” waits to be agreed.",)


def test_nobody(tmp_path: Path, key: Key) -> None:
    now, told = edited(tmp_path, key, put(5, "Agreed", "nobody"))
    assert now["person-4"].not_identifying
    assert len(told) == 1


def test_the_same_as_another(tmp_path: Path, key: Key) -> None:
    now, _ = edited(tmp_path, key, put(6, "Agreed", "same as Mother"))
    assert now["person-2"].names == ("Lea Moss", "Joan Sleight")


def test_further_names(tmp_path: Path, key: Key) -> None:
    now, told = edited(tmp_path, key, put(2, "Also known as", "Kitty; Kay Dobbs\nKitty"))
    assert now["person-1"].names == ("Kay Reed", "Kitty", "Kay Dobbs")
    assert now["person-1"].learnt == ("Kay Dobbs",)
    assert told == ("Row 2: “Child A” has 1 further name.",)
    assert build(the_case(), previous=now)["person-1"].names == ("Kay Reed", "Kitty", "Kay Dobbs")


def test_a_name_of_the_case_cannot_be_taken_out_here(tmp_path: Path, key: Key) -> None:
    now, told = edited(tmp_path, key, put(2, "Also known as", None))
    assert now["person-1"].names == ("Kay Reed", "Kitty")
    assert "case.yaml" in told[0]


def test_a_learnt_name_can_be_taken_out(tmp_path: Path, key: Key) -> None:
    more = decided(key, [EntryDecided("person-5", same_as="person-2")])
    now, told = edited(tmp_path, more, put(3, "Also known as", ""))
    assert now["person-2"].names == ("Lea Moss",)
    assert "not be hidden any more" in told[0]


def test_a_name_corrected_here_stays_hidden_in_both_forms(tmp_path: Path, key: Key) -> None:
    now, _ = edited(tmp_path, key, put(6, "Name", "Joan Slight"))
    assert now["person-5"].names == ("Joan Slight", "Joan Sleight")
    of_case, _ = edited(tmp_path, key, put(4, "Name", "Thomas Hale"))
    assert of_case["person-3"].names == ("Tom Hale", "Thomas Hale")


def test_somebody_added(tmp_path: Path, key: Key) -> None:
    def edit(sheet: Any) -> None:
        for heading, value in {"Name": "Ann Lee", "Also known as": "Annie", "Role": "health visitor"}.items():
            put(12, heading, value)(sheet)  # below some empty rows
        put(13, "Name", "Beech School")(sheet)
        put(13, "Kind", "place")(sheet)
        put(14, "Name", "Rob Oak")(sheet)
        put(14, "Pseudonym", "Family Friend 1")(sheet)

    now, told = edited(tmp_path, key, edit)
    found = {entry.name: entry for entry in now.entries}
    assert found["Ann Lee"].pseudonym == "Health Visitor 2"
    assert found["Ann Lee"].others == ("Annie",)
    assert (found["Ann Lee"].origin, found["Ann Lee"].agreed) == ("agencies", True)
    assert found["Beech School"].pseudonym == "School 2"
    assert found["Rob Oak"].pseudonym == "Family Friend 1"
    assert len(told) == 3
    assert build(the_case(), previous=now) == now


def test_the_same_spreadsheet_once_more_changes_nothing(tmp_path: Path, key: Key) -> None:
    def edit(sheet: Any) -> None:
        put(9, "Name", "Ann Lee")(sheet)
        put(6, "Pseudonym", "Health Worker 1")(sheet)

    now, _ = edited(tmp_path, key, edit)
    again, told = from_sheet(tmp_path / "key.xlsx", now)
    assert again == now
    assert told == ("1 entry of the key is not in the spreadsheet and stays as before.",)


def test_a_row_that_was_made_one_with_another_is_no_fault_the_second_time(tmp_path: Path, key: Key) -> None:
    now, _ = edited(tmp_path, key, put(6, "Agreed", "same as Mother"))
    assert from_sheet(tmp_path / "key.xlsx", now) == (now, ())


def test_an_export_from_before_two_were_made_one_can_still_be_taken_in(tmp_path: Path, key: Key) -> None:
    now, _ = edited(tmp_path, key, put(6, "Agreed", "same as Mother"))
    (tmp_path / "old.xlsx").write_bytes(to_sheet(key, the_case(), DAY))
    again, told = from_sheet(tmp_path / "old.xlsx", now)
    assert again == now
    assert told == ("Row 6: the name is “Mother” by now; the row changes nothing.",)


def test_a_name_in_a_row_made_one_with_another_is_never_lost_in_silence(tmp_path: Path, key: Key) -> None:
    now, _ = edited(tmp_path, key, put(6, "Agreed", "same as Mother"))
    book = openpyxl.load_workbook(tmp_path / "key.xlsx")
    put(6, "Also known as", "Joanie Swift")(book.worksheets[0])
    book.save(tmp_path / "key.xlsx")
    with pytest.raises(KeyFaultError, match="row 6"):
        from_sheet(tmp_path / "key.xlsx", now)


def test_another_kind_of_file_is_called_what_it_is(tmp_path: Path, key: Key) -> None:
    for name, content in (("decisions.json", b'{"schema": "decisions/1"}'), ("key.pdf", b"%PDF-1.4 no pdf")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ScrError, match=r"is no spreadsheet of the key.*scr key"):
            from_sheet(tmp_path / name, key)


def test_a_pseudonym_that_the_case_gives_is_changed_there(tmp_path: Path) -> None:
    case = case_of([person("Kay Reed", "subject", pseudonym="Child C"), person("Lea Moss")])
    key = build(case)
    file = tmp_path / "key.csv"
    file.write_text("Key no.,Name,Pseudonym\nperson-2,Lea Moss,Friend 1\nperson-1,Kay Reed,Child D\n")
    with pytest.raises(KeyFaultError, match=r"row 3 .*case\.yaml gives"):
        from_sheet(file, key, case)
    assert from_sheet(file, key)[0]["person-1"].pseudonym == "Child D"


def test_rows_that_are_missing_stay_as_they_were(tmp_path: Path, key: Key) -> None:
    now, told = edited(tmp_path, key, lambda sheet: sheet.delete_rows(3, 2))
    assert now == key
    assert told == ("2 entries of the key are not in the spreadsheet and stay as before.",)


def test_rows_in_another_order_and_fewer_columns(tmp_path: Path, key: Key) -> None:
    file = tmp_path / "key.csv"
    with file.open("w", newline="", encoding="cp1252") as stream:
        write = csv.writer(stream, delimiter=";")
        write.writerow(["key no.", "NAME", "Pseudonym:"])
        for entry in reversed(key.entries):
            write.writerow([entry.id, entry.name, entry.pseudonym.replace("Person 1", "Friend 3")])
    now, told = from_sheet(file, key)
    assert now["person-4"].pseudonym == "Friend 3"
    assert now["person-1"].names == ("Kay Reed", "Kitty")
    assert len(told) == 1


def test_pseudonyms_exchanged(tmp_path: Path, key: Key) -> None:
    def edit(sheet: Any) -> None:
        put(5, "Pseudonym", "Health Visitor 1")(sheet)
        put(6, "Pseudonym", "Person 1")(sheet)

    now, _ = edited(tmp_path, key, edit)
    assert (now["person-4"].pseudonym, now["person-5"].pseudonym) == ("Health Visitor 1", "Person 1")


@pytest.mark.parametrize(
    ("edit", "row"),
    [
        (put(6, "Pseudonym", "Mother"), 6),
        (put(6, "Pseudonym", "Adult S"), 6),
        (put(6, "Pseudonym", "Nurse Joan"), 6),
        (put(6, "Agreed", "perhaps"), 6),
        (put(6, "Agreed", "same as Nobody Known"), 6),
        (put(6, "Agreed", "same as School 1"), 6),
        (put(2, "Agreed", "nobody"), 2),
        (put(2, "Also known as", "Kitty; Ada Reed"), 2),
        (put(6, "Name", ""), 6),
        (put(6, "Key no.", "person-77"), 6),
        (put(6, "Key no.", "person-4"), 6),
        (put(6, "Kind", "place"), 6),
        (put(10, "Pseudonym", "Friend 1"), 10),
        (put(10, "Name", "Kay Reed"), 10),
    ],
)
def test_what_cannot_be_is_refused_with_its_row(tmp_path: Path, key: Key, edit: Edit, row: int) -> None:
    with pytest.raises(KeyFaultError) as caught:
        edited(tmp_path, key, edit)
    assert f"row {row} " in caught.value.trouble
    assert not any(name in str(caught.value) for name in ("Kay Reed", "Sleight", "Hope", "Ada"))


@pytest.mark.parametrize(
    "head",
    [["Pseudonym"], ["Name", "Pseudonym", "Date of birth"], ["Name", "Name", "Pseudonym"], ["a", "b"], []],
)
def test_other_columns_are_refused(tmp_path: Path, key: Key, head: list[str]) -> None:
    file = tmp_path / "key.csv"
    file.write_text(",".join(head) + "\n1,2,3\n")
    with pytest.raises(KeyFaultError):
        from_sheet(file, key)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"%PDF-1.4 no pdf", b"\x00" * 100])
def test_what_is_no_spreadsheet_is_refused(tmp_path: Path, key: Key, content: bytes) -> None:
    file = tmp_path / "key.xlsx"
    file.write_bytes(content)
    with pytest.raises(ScrError):
        from_sheet(file, key)


def test_a_file_that_is_not_there(tmp_path: Path, key: Key) -> None:
    for name in ("none.csv", "none.xlsx"):
        with pytest.raises(ScrError):
            from_sheet(tmp_path / name, key)


def test_a_row_without_a_name_is_refused_and_an_empty_one_is_not(tmp_path: Path, key: Key) -> None:
    now, told = edited(tmp_path, key, put(15, "Notes", " "))
    assert (now, told) == (key, ())


def test_columns_without_a_heading_may_stand_empty_but_not_hold_anything(tmp_path: Path, key: Key) -> None:
    def empty(sheet: Any) -> None:
        sheet.insert_cols(3, 2)
        sheet.cell(2, 14).value = " "

    assert edited(tmp_path, key, empty) == (key, ())
    for at in (3, 12):

        def lost(sheet: Any, at: int = at) -> None:
            if at == 3:
                sheet.insert_cols(3, 2)
            sheet.cell(5, at).value = "see the letter"

        with pytest.raises(KeyFaultError, match="row 5 has something in a column without a heading"):
            edited(tmp_path, key, lost)


def test_further_names_are_parted_without_doubt(tmp_path: Path, key: Key) -> None:
    now, _ = edited(tmp_path, key, put(3, "Also known as", "Lee / Lea Dobbs; Leah\nLele"))
    assert now["person-2"].others == ("Lee", "Lea Dobbs", "Leah", "Lele")
    with pytest.raises(KeyFaultError, match="row 3 has a comma"):
        edited(tmp_path, key, put(3, "Also known as", "Lee, Lea Dobbs"))

    def new(sheet: Any) -> None:
        sheet.append(["", "Ann Bell", "Annie, Bella"])

    with pytest.raises(KeyFaultError, match="has a comma"):
        edited(tmp_path, key, new)


def test_a_new_row_is_called_by_no_name_and_no_message_repeats_it(tmp_path: Path, key: Key) -> None:
    for given in ("Kay", "Friend of Lea Moss", "The Alder School 2", "=1+1", "<b>x</b>"):

        def new(sheet: Any, given: str = given) -> None:
            cell = sheet.cell(12, 1)
            cell.value, cell.data_type = given, "s"
            sheet.cell(12, 2).value = "Ann Bell"

        with pytest.raises(KeyFaultError) as caught:
            edited(tmp_path, key, new)
        assert "row 12 has a pseudonym which" in str(caught.value) and given not in str(caught.value)


def test_the_same_as_nobody_is_said(tmp_path: Path, key: Key) -> None:
    with pytest.raises(KeyFaultError, match="but not as whom"):
        edited(tmp_path, key, put(5, "Agreed", "same as"))

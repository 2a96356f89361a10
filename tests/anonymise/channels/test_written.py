"""CSV, JSON and plain text: every word is a passage, and what programs need stays."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from pipeline.anonymise.passages import Edit
from pipeline.errors import UnreadableError
from tests.anonymise.channels.planting import left, opened, stripped, texts

ID = "eb1da4bb96d9b0e1"


def _file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_keeps_its_coding_and_line_ends(tmp_path: Path, code: str) -> None:
    path = _file(tmp_path, "a.txt", "Kayleigh café\r\n\r\nMarsden\n".encode(code))
    stripped(path, tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_bytes().decode(code) == "Child A café\r\n\r\nChild A\n"


def test_cells_stay_cells_and_none_becomes_a_formula(tmp_path: Path) -> None:
    rows = [["who", "said", "id"], ["Kayleigh", 'he, "Marsden"\nsaid', ID], ["Zebedee", "=1+1", "-3"]]
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(rows)
    path = _file(tmp_path, "a.csv", "\ufeff" + stream.getvalue())
    draft = opened(path)
    number = next(one.number for one in draft.passages if one.text == "Zebedee")
    draft.write(tmp_path / "out.csv", {number: [Edit(0, 7, "=cmd|x")]})
    text = (tmp_path / "out.csv").read_bytes().decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[2] == ["'=cmd|x", "=1+1", "-3"]
    stripped(path, tmp_path / "out.csv")
    assert left(tmp_path / "out.csv") == []
    assert ID in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_numbers_and_dates_in_cells_can_be_rewritten(tmp_path: Path) -> None:
    telling = ["999 014 2206", "9990142206", "01632 960123", "14/02/2006", "2006-02-14", "14.2.06"]
    path = _file(tmp_path, "a.csv", "n,what\n" + "".join(f"{at},{one}\n" for at, one in enumerate(telling)))
    assert [text for text in texts(path) if text[0].isdigit()] == telling


def test_a_csv_file_is_one_by_its_content(tmp_path: Path) -> None:
    assert opened(_file(tmp_path, "a.dat", "a,b\nc,d\n")).ending == ".csv"
    assert opened(_file(tmp_path, "b.dat", "A line, with a comma.\nAnother line.\n")).ending == ".txt"


def test_lines_with_as_many_commas_are_no_table(tmp_path: Path) -> None:
    lines = "Her weight fell, which nobody wrote down.\nShe slept, which nobody saw.\n"
    assert opened(_file(tmp_path, "a.txt", lines)).ending == ".txt"


def test_json_keeps_all_but_the_names(tmp_path: Path) -> None:
    value = {
        "schema": "x/1",
        "Kayleigh": ["Marsden", 1, 2.5, None, True],
        "Marsden": {"id": ID, "n": 9990142206, "text": "Zebedee was seen"},
    }
    path = _file(tmp_path, "a.json", json.dumps(value, indent=1) + "\n")
    stripped(path, tmp_path / "out.json")
    assert left(tmp_path / "out.json") == []
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == {
        "schema": "x/1",
        "Child A": ["Child A", 1, 2.5, None, True],
        "Child A (2)": {"id": ID, "n": 9990142206, "text": "Child A was seen"},
    }
    assert "9990142206" in texts(path)


def test_the_fields_of_our_own_files_are_no_text_and_a_name_as_a_field_is(tmp_path: Path) -> None:
    """A finder took "sha256" for a reference, and no program could read the file any more."""
    fields = ("sha256", "date_british", "child_seen_value", "new_or_changed", "rag", "amber", "mark")
    file = _file(tmp_path, "a.json", json.dumps({**dict.fromkeys(fields, 1), "kayleigh": 3, "leanne_1": 4}))
    assert [passage.text for passage in opened(file).passages] == ["kayleigh", "leanne_1"]


def test_a_number_that_is_edited_becomes_text(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.json", '{"nhs": 9990142206}')
    opened(path).write(tmp_path / "out.json", {0: [Edit(0, 10, "[NHS number]")]})
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == {"nhs": "[NHS number]"}


def test_a_key_that_stands_twice_hides_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        opened(_file(tmp_path, "a.json", '{"a": "Kayleigh", "a": "x"}'))


def test_json_nested_too_deep_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        opened(_file(tmp_path, "a.json", "[" * 100_000 + "]" * 100_000))


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        opened(_file(tmp_path, "a.bin", bytes(range(256))))

"""A board's own definitions: the page that explains them, the errors they meet, their fingerprints."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from pipeline.documents import read
from pipeline.errors import explain
from pipeline.proforma import DefinitionError, check, definitions
from pipeline.proforma.definition import (
    NAMES,
    Attachment,
    Column,
    Content,
    Definition,
    FieldOf,
    Prompt,
    Section,
    TableOf,
    parse,
)
from pipeline.proforma.fingerprint import fingerprints
from pipeline.proforma.guidance import written

PAGE = Path("docs/proforma.md").read_text("utf-8")
MODELS = (Definition, Section, Content, FieldOf, TableOf, Column, Prompt, Attachment)

SMALL = """name: small
title: Small
source: ours
requirements:
  - id: a
    kind: section
    title: A
  - id: b
    kind: field
    title: B
"""


PROSE = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)


def example() -> str:
    found = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


def test_the_example_of_the_page_can_be_used() -> None:
    one = parse(example())
    assert {item.kind for item in one.requirements} == {"section", "field", "table", "content", "attachment"}


@pytest.mark.parametrize("model", MODELS)
def test_the_page_explains_every_key(model: type[Definition]) -> None:
    explained = set(re.findall(r"`([a-z_]+)(?:: true)?`", PROSE))
    assert set(model.model_fields) - explained == set()


def test_the_page_names_everything_that_can_be_filled_in() -> None:
    words = set(re.findall(r"`([^`]+)`", PROSE))
    assert {f"{{{name}}}" for name in NAMES} <= words
    used = {str(item.case) for one in definitions().values() for item in one.of(FieldOf) if item.case}
    assert used <= words
    rules = {rule for one in definitions().values() for rule in one.rules}
    rules |= {rule for one in definitions().values() for table in one.of(TableOf) for rule in table.rules}
    assert rules <= words


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (SMALL + "    lables: [x]\n", 11, "Did you mean “labels”"),
        (SMALL + "    within: zz\n", 11, "within names “zz”, which is the id of nothing"),
        (SMALL + "    value: shoe\n", 11, "value must be one of text, name, date"),
        (SMALL + "    case: subject.nam\n", 11, "case must be one of agency, board"),
        (SMALL.replace("kind: field", "kind: feild"), 9, "kind must be one of section, field"),
        (SMALL.replace("    kind: field\n", ""), 8, "lacks its kind"),
        (SMALL.replace("    title: B\n", ""), 8, "lacks requirements, entry 2, title"),
        (SMALL.replace("id: b", "id: a"), 8, "id is “a”, which another has already"),
        (SMALL.replace("title: A\n", "title: A\n    says: Dear {agncy}\n"), 8, "says holds {agncy}"),
        (SMALL.replace("title: A\n", "title: A\n    least: 0\n"), 8, "least is too small"),
        (SMALL + "  - {id: t, kind: table, title: T, columns: [{id: a, title: A}]}\n", 11, "too few"),
        (
            SMALL + "  - {id: t, kind: table, title: T, columns: [{id: a, title: A}, {id: b, titel: B}]}\n",
            11,
            "Did you mean “title”",
        ),
        (SMALL + "sent_to: [everybody]\n", 11, "sent_to, entry 1 must be one of board"),
        (SMALL.replace("    kind: field", "\tkind: field"), 9, "indented with a tab"),
        ("requirements: []\n", 1, "docs/proforma.md"),
        ("just words", 1, "does not hold a proforma definition"),
    ],
)
def test_what_is_wrong_is_one_sentence_with_file_and_line(
    text: str, line: int, words: str, tmp_path: Path
) -> None:
    (tmp_path / "small.yaml").write_text(text, "utf-8")
    with pytest.raises(DefinitionError) as caught:
        definitions(tmp_path)
    said = explain(caught.value.file, caught.value)
    assert said.startswith(f"small.yaml, line {line}: ")
    assert words in said and "\n" not in said


def _report(file: Path, *paragraphs: str) -> Path:
    word = docx.Document()
    word.add_heading("A", 1)
    for text in paragraphs:
        word.add_paragraph(text)
    word.save(str(file))
    return file


def test_a_board_s_own_guidance_is_known_by_its_fingerprints(tmp_path: Path) -> None:
    ours = "Say in a few plain words what your service did for the children and what it might have done."
    (tmp_path / "small.yaml").write_text(SMALL, "utf-8")
    blank = _report(tmp_path / "blank.docx", ours)
    filled = _report(tmp_path / "filled.docx", ours, "We visited twice and found nobody at home either time.")

    def status(file: Path) -> str:
        return check(read(file), "small", folder=tmp_path).requirements[0].status

    assert status(blank) == "present"
    text = written(fingerprints([blank]))
    assert "plain" not in text and "children" not in text
    (tmp_path / "small.fingerprints.json").write_text(text, "utf-8")
    assert status(blank) == "guidance-only"
    assert status(filled) == "present"


@pytest.mark.parametrize("damage", ["", "[]", '{"schema": "fingerprints/1", "run": 5}', "\x00"])
def test_damaged_fingerprints_are_named(damage: str, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, "utf-8")
    (tmp_path / "small.fingerprints.json").write_text(damage, "utf-8")
    with pytest.raises(DefinitionError) as caught:
        check(read(_report(tmp_path / "a.docx", "Words.")), "small", folder=tmp_path)
    assert caught.value.file == "small.fingerprints.json"
    assert "scr fingerprint" in caught.value.remedy


def test_fingerprints_of_some_lines_of_a_text(tmp_path: Path) -> None:
    file = tmp_path / "proforma.txt"
    file.write_text("one two three four five six\nseven eight nine ten eleven twelve\n", "utf-8")
    whole, part = fingerprints([file]), fingerprints([file], lines=(2, 2))
    assert part.runs < whole.runs and part.own_words("one two three four five six") == 6
    assert whole.own_words("one two three four five six") == 0

"""The names of whole documents: family tables, lists of staff, labels, the chronology's columns."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from pipeline import chronology
from pipeline.anonymise.key import Named, build, names_in
from pipeline.case import Case
from pipeline.documents import read
from samples.build import build as build_samples
from tests.anonymise.key.cases import case_of


def document(
    tmp_path: Path, *, paragraphs: tuple[str, ...] = (), tables: tuple[list[list[str]], ...] = ()
) -> Path:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    for rows in tables:
        table = made.add_table(len(rows), max(map(len, rows)))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                table.cell(at, column).text = text
        made.add_paragraph("")
    file = tmp_path / "report.docx"
    made.save(str(file))
    return file


def found(file: Path) -> list[tuple[str, str, str]]:
    return [(one.name, one.kind, one.role) for one in names_in(read(file))]


def test_a_family_table(tmp_path: Path) -> None:
    rows = [
        ["Name", "Relationship to subject", "Date of birth", "Address"],
        ["Maisie Hope Tarrant", "Subject", "14/06/2006", "Flat 3, Tannery Court, Stoke Marling ZZ6 2LD"],
        ["Leanne Tarrant (née Colley)", "Mother", "03.09.1986", "As above"],
        ["Darren DUNMORE", "Father", "22/1/83", "Not known"],
        ["Grace", "Half-sister", "", ""],
        ["Pat Colley", "MGM", "", ""],
        ["Will Ashdown", "Mother's partner", "", ""],
        ["Unborn baby", "", "", ""],
    ]
    assert found(document(tmp_path, tables=(rows,))) == [
        ("Maisie Hope Tarrant", "person", "Child"),
        ("Flat 3, Tannery Court, Stoke Marling ZZ6 2LD", "place", "Address"),
        ("Leanne Tarrant", "person", "Mother"),
        ("Darren DUNMORE", "person", "Father"),
        ("Grace", "person", "Sibling"),
        ("Pat Colley", "person", "MGM"),
        ("Will Ashdown", "person", "Mother's Partner"),
    ]


def test_first_names_and_surnames_in_columns_of_their_own(tmp_path: Path) -> None:
    rows = [["Forename", "Surname", "Also known as", "Relationship"], ["Leanne", "Tarrant", "Lee", "Mother"]]
    (one,) = names_in(read(document(tmp_path, tables=(rows,))))
    assert (one.name, one.role, one.others, one.where) == (
        "Leanne Tarrant",
        "Mother",
        ("Lee",),
        "table 1, row 2",
    )


def test_a_list_of_staff(tmp_path: Path) -> None:
    rows = [
        ["Name of professional", "Designation", "Agency"],
        ["Jane Abbot", "Social Worker", "CSC"],
        ["Mrs R Croft", "Practice Nurse", "Surgery"],
        ["PC 2214 Harbord", "", "Police"],
    ]
    assert found(document(tmp_path, tables=(rows,))) == [
        ("Jane Abbot", "person", "Social Worker"),
        ("R Croft", "person", "Practice Nurse"),
        ("Harbord", "person", "Police Officer"),
    ]


def test_labels_beside_and_before_names(tmp_path: Path) -> None:
    file = document(
        tmp_path,
        paragraphs=(
            "Mother: Leanne Tarrant",
            "Name of author: Geraldine Pask, Service Manager",
            "Siblings – Tyler Dunmore and Grace Ashdown",
            "School: Larkmead Primary School, Stoke Marling",
            "Outcome: Agreed with Mr Hale",
            "Mother: was seen at home and said that Maisie had fallen.",
        ),
        tables=([["Father", "Darren Dunmore"], ["Home address", "40 Quarry Lane, Harrowbridge ZZ4 1TD"]],),
    )
    assert found(file) == [
        ("Darren Dunmore", "person", "Father"),
        ("40 Quarry Lane, Harrowbridge ZZ4 1TD", "place", "Address"),
        ("Leanne Tarrant", "person", "Mother"),
        ("Geraldine Pask", "person", "IMR Author"),
        ("Tyler Dunmore", "person", "Sibling"),
        ("Grace Ashdown", "person", "Sibling"),
        ("Larkmead Primary School", "place", "School"),
    ]


def test_the_author_of_an_overview_report_wrote_no_management_review(tmp_path: Path) -> None:
    file = document(
        tmp_path,
        paragraphs=("Author: Geraldine Pask", "Panel member: Ann Bell"),
        tables=([["Name", "Role"], ["Tom Hale", "Independent author"]],),
    )
    named = names_in(read(file), overview=True)
    assert [(one.name, one.role) for one in named] == [
        ("Tom Hale", "Overview Author"), ("Geraldine Pask", "Overview Author"), ("Ann Bell", "Panel Member"),
    ]  # fmt: skip
    assert [one.role for one in names_in(read(file))] == ["Overview Author", "IMR Author", "Panel Member"]


def test_running_text_and_other_tables_name_nobody(tmp_path: Path) -> None:
    file = document(
        tmp_path,
        paragraphs=("Leanne Tarrant was seen by Jane Abbot. The file: see Dr Menon.",),
        tables=([["Recommendation", "Who", "By when"], ["Train staff", "Head of Service", "June 2010"]],),
    )
    assert found(file) == []


def test_the_columns_of_a_chronology(tmp_path: Path) -> None:
    head = ["Date", "Family member", "Professional", "Contact", "Description", "Child seen", "Comments"]
    rows = [
        head,
        ["12/03/2009", "Leanne Tarrant", "HV J Croft", "Visit", "Seen.", "Yes", ""],
        ["13/03/2009", "Leanne Tarrant", "HV J Croft; Dr Menon", "Visit", "Seen.", "Yes", ""],
        ["14/03/2009", "Maisie", "Receptionist", "Visit", "Seen.", "Yes", ""],
    ]
    read_in = read(document(tmp_path, tables=(rows,)))
    names = names_in(read_in, chronology.extract(read_in))
    assert [(one.name, one.role, one.where) for one in names] == [
        ("Leanne Tarrant", "", "table 1, row 2"),
        ("J Croft", "Health Visitor", "table 1, row 2"),
        ("Menon", "Professional", "table 1, row 3"),
        ("Maisie", "", "table 1, row 4"),
    ]


def test_one_person_in_many_documents_is_one_entry() -> None:
    named = [
        Named("J Croft", role="Health Visitor"),
        Named("Joan Croft", role="Health Visitor"),
        Named("Croft", role="Health Visitor", title="Mrs"),
        Named("Joan Croft", role="Professional"),
    ]
    (one,) = build(case_of(), named).entries
    assert (one.name, one.pseudonym, one.origin, one.agreed) == (
        "Joan Croft",
        "Health Visitor 1",
        "document",
        False,
    )


@pytest.fixture(scope="module")
def sample_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    build_samples(folder)
    return folder


@pytest.mark.slow
def test_the_sample_case(sample_files: Path, sample: Case) -> None:
    """Whom its documents list and case.yaml does not, each once; nobody of case.yaml twice."""
    named: list[Named] = []
    for file in sorted((sample_files / "drop").rglob("*.*")):
        opened = read(file)
        try:
            dated = chronology.extract(opened)
        except Exception:  # noqa: BLE001 - not every document has one
            dated = None
        named += names_in(opened, dated)
    key = build(sample, named)
    listed = {entry.name for entry in key.proposals}
    assert listed >= {
        "Geraldine Pask", "Josephine Harker", "Margaret Ellison", "Roger Tennant", "Gareth Lunn", "Ian Breck",
        "Marie Topping", "Ruth Callow", "N Farrow", "Joan Sleight", "Jean", "Lionel Abery",
    }  # fmt: skip
    assert len(listed) <= 20
    assert all(entry.learnt == () for entry in key.entries if entry.origin == "case")
    assert build(sample, named, key) == key

"""Cells of names as agencies fill them: whom they name, with which title, as what."""

from __future__ import annotations

import pytest

from pipeline.anonymise.key.name_cells import people_in


def said(text: str, *, family: bool = False) -> list[tuple[str, str]]:
    return [(one.name, one.role.name if one.role else "") for one in people_in(text, family=family)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HV J Croft", [("J Croft", "Health Visitor")]),
        ("Mrs D Whitley, Health Visitor", [("D Whitley", "Health Visitor")]),
        ("Jane Smith (SW)", [("Jane Smith", "Social Worker")]),
        ("Jane Smith, Social Worker, Children's Social Care", [("Jane Smith", "Social Worker")]),
        ("Social Worker – Jane Smith", [("Jane Smith", "Social Worker")]),
        ("PC 2214 Harbord", [("Harbord", "Police Officer")]),
        ("PC 2214 Harbord and PC 3071 Rao", [("Harbord", "Police Officer"), ("Rao", "Police Officer")]),
        ("Inspector Ruth Callow", [("Ruth Callow", "Police Officer")]),
        ("PCSO 7722 Marie Topping", [("Marie Topping", "Community Support Officer")]),
        ("Dr Menon, GP", [("Menon", "GP")]),
        ("Dr A. Menon", [("A. Menon", "")]),
        ("Out of hours doctor (Dr N Farrow)", [("N Farrow", "Doctor")]),
        ("Head Teacher, Mrs Kemble", [("Kemble", "Head Teacher")]),
        ("Team Manager Hilary Strand, Social Worker Dev Anand",
         [("Hilary Strand", "Team Manager"), ("Dev Anand", "Social Worker")]),
        ("Ayesha Siddiqui, Health Visitor\nHilary Strand, Team Manager DS Colin Mayhew",
         [("Ayesha Siddiqui", "Health Visitor"), ("Hilary Strand", "Team Manager"),
          ("Colin Mayhew", "Police Officer")]),
        ("Gillian Marsh, Health Visitor Marcus Tolland, Social Worker",
         [("Gillian Marsh", "Health Visitor"), ("Marcus Tolland", "Social Worker")]),
        ("Sister Donna Whitley Dr Imran Qazi", [("Donna Whitley", "Nurse"), ("Imran Qazi", "")]),
        ("Maisie Tarrant Leanne Tarrant Darren Dunmore",
         [("Maisie Tarrant", ""), ("Leanne Tarrant", ""), ("Darren Dunmore", "")]),
        ("Maisie Hope Tarrant Leanne Colley", [("Maisie Hope Tarrant", ""), ("Leanne Colley", "")]),
        ("Kayleigh Ann Marsden", [("Kayleigh Ann Marsden", "")]),
        ("Mary Ann Smith Jones", [("Mary Ann Smith Jones", "")]),
        ("Smith, Jane", [("Jane Smith", "")]),
        ("Siân O’Neill-Jones", [("Siân O’Neill-Jones", "")]),
        ("Leanne Tarrant and children", [("Leanne Tarrant", "")]),
        ("Audiology clinic, letter to Ayesha Siddiqui", [("Ayesha Siddiqui", "")]),
        ("Duty officer for Simon Rudge", [("Simon Rudge", "")]),
        ("Jean (duty volunteer)", [("Jean", "")]),
        ("Mr & Mrs Tarrant", [("Tarrant", "")]),
    ],
)  # fmt: skip
def test_whom_a_column_of_professionals_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mother (Leanne)", [("Leanne", "Mother")]),
        ("Leanne (mother)", [("Leanne", "Mother")]),
        ("Sister, Grace", [("Grace", "Sibling")]),
        ("MGM Pat Colley", [("Pat Colley", "MGM")]),
        ("mother's partner Will Ashdown", [("Will Ashdown", "Mother's Partner")]),
        ("Maisie and Tyler", [("Maisie", ""), ("Tyler", "")]),
    ],
)
def test_whom_a_column_of_the_family_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text, family=True) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "n/k", "Mother", "All", "GP", "CSC EDT", "A&E", "Family", "Unknown male", "Nursery staff",
        "Receptionist", "Wealdshire Constabulary", "Oakfield School", "Marling Road Surgery", "Ward 7",
        "Harrowbridge Borough Council", "Children’s Social Care", "Child protection conference",
        "ED secretary", "999 call taker", "Anonymous caller",
        "Saltmarsh House night staff", "Clinic receptionist", "K.M.",
        "Call handler, Wealdshire control", "IDAP tutors Women's safety worker",
        "Front counter, Harrowbridge police station",
        "The whole family attended the appointment at the surgery. " * 10,
    ],
)  # fmt: skip
def test_nobody_is_named(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Leanne Tarrant (née Colley)", ("Leanne Colley",)),
        ("Leanne Tarrant nee Colley", ("Leanne Colley",)),
        ("Leanne Tarrant aka Lee Dobbs", ("Lee Dobbs",)),
        ("Leanne Tarrant (also known as Lee)", ("Lee",)),
        ("Leanne Tarrant", ()),
    ],
)
def test_other_names(text: str, others: tuple[str, ...]) -> None:
    (one,) = people_in(text)
    assert (one.name, one.others) == ("Leanne Tarrant", others)


def test_titles_are_kept_apart() -> None:
    assert [(one.name, one.title) for one in people_in("Mrs D Whitley; PC 2214 Harbord")] == [
        ("D Whitley", "Mrs"),
        ("Harbord", "PC"),
    ]

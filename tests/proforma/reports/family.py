"""The family as agencies set it down: forms, and tables with the relationship in any column."""

from __future__ import annotations

from .blocks import Block, Grid, Pairs, Para, Picture

_PEOPLE = (
    ("Subject", "Maisie Hope Tarrant", "14/06/2006", "Flat 3, Tannery Court, Stoke Marling"),
    ("Mother", "Leanne Tarrant", "03/09/1986", "Flat 3, Tannery Court, Stoke Marling"),
    ("Father", "Darren Dunmore", "22/01/1983", "not known"),
    ("Full Sibling", "Tyler Dunmore", "19/03/2003", "Flat 3, Tannery Court, Stoke Marling"),
    ("Mother's partner", "William Ashdown", "30/07/1984", "Flat 3, Tannery Court, Stoke Marling"),
)
_IDS = {
    "Subject": "2.1.subject",
    "Mother": "2.1.mother",
    "Father": "2.1.father",
    "Full Sibling": "2.1.siblings",
    "Mother's partner": "2.1.others",
}
_LOOSE = {
    "Subject": "Pupil, subject of the review",
    "Full Sibling": "Pupil, brother",
    "Father": "Father of Tyler and Maisie",
    "Mother": "Mother",
    "Mother's partner": "Mother's partner",
}
EVERY = (*_IDS.values(), "2.1.subject-dob", "2.1.subject-address")

MANNERS = (
    "form",
    "form-table",
    "by-name",
    "by-relationship",
    "loose",
    "blank-form",
    "blank-table",
    "prose",
    "picture",
)


def family(manner: str, left_out: str = "") -> tuple[list[Block], dict[str, str]]:
    """The blocks under the heading, and what is right for 2.1 and its fields.

    Args:
        manner: one of `MANNERS`.
        left_out: a relationship nobody gives.
    """
    people = [person for person in _PEOPLE if person[0] != left_out]
    truth = dict.fromkeys(EVERY, "present")
    if left_out:
        truth[_IDS[left_out]] = "missing"
        if left_out == "Subject":
            truth |= {"2.1.subject-dob": "missing", "2.1.subject-address": "missing"}
    truth["2.1"] = "present"
    match manner:
        case "form" | "form-table":
            pairs = [pair for person in people for pair in _form(*person)]
            blocks: list[Block] = [Pairs(tuple(pairs), "colon" if manner == "form" else "table")]
        case "by-name":
            rows = [(name, who, born, home) for who, name, born, home in people]
            blocks = [Grid((("Name", "Relationship", "Date of birth", "Address"), *rows), True)]
        case "by-relationship":
            blocks = [Grid((("Relationship to child", "Full name", "DOB", "Address"), *people), True)]
        case "loose":
            rows = [(name, born, _LOOSE[who]) for who, name, born, _ in people]
            blocks = [Grid((("Pupil or family member", "Date of birth", "Relationship"), *rows), True)]
            truth["2.1.subject-address"] = "missing"
        case "blank-form":
            blocks = [Pairs(tuple(pair for who, *_ in _PEOPLE for pair in _form(who, "", "", "")), "table")]
            truth = dict.fromkeys(EVERY, "empty") | {"2.1": "guidance-only"}
        case "blank-table":
            blocks = [
                Grid((("Name", "Relationship", "Date of birth", "Address"), ("",) * 4, ("",) * 4), True)
            ]
            truth = dict.fromkeys(EVERY, "missing") | {"2.1": "guidance-only"}
        case "prose":
            blocks = [
                Para(
                    "Maisie Tarrant, born on 14 June 2006, lived with her mother Leanne, her "
                    "brother Tyler and "
                    "her half-sister Grace. William Ashdown had joined them in the spring of 2008."
                )
            ]
            truth = {"2.1": "present"}
        case _:
            blocks, truth = [Picture()], {"2.1": "present"} | dict.fromkeys(EVERY, "missing")
    return blocks, truth


def _form(who: str, name: str, born: str, home: str) -> tuple[tuple[str, str], ...]:
    return ((who, name), ("DOB", born), ("Address", home))

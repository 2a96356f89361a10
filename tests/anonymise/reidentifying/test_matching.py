"""Pseudonyms back to names in a text: the right answer for each sentence, written first."""

from __future__ import annotations

import pytest

from pipeline.anonymise.key.model import Entry, Key, Retired
from pipeline.anonymise.passages import edited
from pipeline.anonymise.reidentifying import Names, Told


def _person(number: int, name: str, pseudonym: str, **more: bool) -> Entry:
    return Entry(f"person-{number}", "person", name, pseudonym, **more)


KEY = Key(
    (
        _person(1, "Kayleigh Ann Marsden", "Child A"),
        _person(2, "Jordan Marsden", "Sibling 1"),
        _person(3, "Leanne Tarrant", "Mother"),
        _person(4, "Will Harker", "Mother's Partner"),
        _person(5, "Maureen Tarrant", "MGM"),
        _person(6, "Jane Smith", "Social Worker 1"),
        _person(7, "Ade Okoro", "Social Worker 12"),
        _person(8, "Hilary Strand", "Team Manager"),
        _person(9, "Ivy Stone", "Child I", agreed=False),
        Entry("place-1", "place", "Alder Primary School", "School 1"),
        Entry("identifier-1", "identifier", "HN/07/22871", "[reference]"),
    ),
    (Retired("person-90", "Social Worker 7", "person-6"), Retired("person-91", "Nurse 4")),
)
SENTENCES = {
    "Child A was seen.": "Kayleigh Ann Marsden was seen.",
    "Child A's school": "Kayleigh Ann Marsden's school",
    "Child A’s mum": "Kayleigh Ann Marsden’s mum",
    "Child Abuse and Child Assessment": "Child Abuse and Child Assessment",
    "Child A&E attendance": "Child A&E attendance",
    "a Child A level pupil": "a Child A level pupil",
    "Social Worker 1 and Social Worker 12 met": "Jane Smith and Ade Okoro met",
    "Social Worker 123": "Social Worker 123",
    "Social Worker 1.5": "Social Worker 1.5",
    "social worker 1 rang": "Jane Smith rang",
    "Sibling 1, Child A": "Jordan Marsden, Kayleigh Ann Marsden",
    "CHILD A'S HISTORY": "KAYLEIGH ANN MARSDEN'S HISTORY",
    "CHILD A": "KAYLEIGH ANN MARSDEN",
    "MGM rang": "Maureen Tarrant rang",
    "MGM": "Maureen Tarrant",
    "CONTACT WITH MGM": "CONTACT WITH MAUREEN TARRANT",
    "Mother said": "Leanne Tarrant said",
    "her mother said": "her mother said",
    "He said that Mother's Partner left": "He said that Will Harker left",
    "the Mother said": "the Mother said",
    "Mother's Partner hit Mother": "Will Harker hit Leanne Tarrant",
    "Mother’s Partner’s car": "Will Harker’s car",
    "Mother's Day; Mother and Baby Unit": "Mother's Day; Mother and Baby Unit",
    "Foster Mother, Mother-in-law, Step-Mother": "Foster Mother, Mother-in-law, Step-Mother",
    "Mothering and Motherhood": "Mothering and Motherhood",
    "the Team Manager decided": "the Team Manager decided",
    "Team Manager decided": "Hilary Strand decided",
    "Child\u00a0A and Child\nA": "Kayleigh Ann Marsden and Kayleigh Ann Marsden",
    "Chi\u00adld\u200b A": "Kayleigh Ann Marsden",
    "an Child A": "a Kayleigh Ann Marsden",
    "a Social Worker 12 visit": "an Ade Okoro visit",
    "the Child I saw": "the Child I saw",
    "ChildA_imr.docx": "KayleighAnnMarsden_imr.docx",
    "at School 1.": "at Alder Primary School.",
    "her brother (Sibling 1)": "her brother (Jordan Marsden)",
    "Mother/Child A": "Leanne Tarrant/Kayleigh Ann Marsden",
    "Social Worker 7": "Jane Smith",
    "[reference]": "[reference]",
    "": "",
}


@pytest.mark.parametrize(("text", "right"), SENTENCES.items())
def test_every_sentence_reads_as_it_should(text: str, right: str) -> None:
    assert edited(text, Names(KEY).edits(text)) == right


def test_what_the_key_does_not_have_is_told() -> None:
    told = Told()
    text = (
        "Child Q and Social Worker 99 and Nurse 4. Child Abuse. Child A. The Team Manager. [NHS number] [sic]"
    )
    assert edited(text, Names(KEY).edits(text, told)).startswith("Child Q and Social Worker 99 and Nurse 4.")
    assert dict(told.unknown) == {"Child Q": 1, "Social Worker 99": 1, "Nurse 4": 1}
    assert dict(told.named) == {"Child A": 1}
    assert dict(told.left) == {"Team Manager": 1}
    assert dict(told.placeholders) == {"[NHS number]": 1}


def test_in_a_column_of_roles_a_word_is_a_word() -> None:
    assert Names(KEY).edits("Mother's partner; Team Manager", of_roles=True) == ()
    assert edited("Child A", Names(KEY).edits("Child A", of_roles=True)) == "Kayleigh Ann Marsden"


def test_an_empty_key_names_nobody() -> None:
    assert Names(Key()).edits("Child A and Mother") == ()


def test_a_pseudonym_of_two_people_comes_back_as_neither() -> None:
    key = Key((_person(1, "Ann Poe", "Friend 1"), _person(2, "Bea Roe", "Friend 1")))
    assert Names(key).edits("Friend 1") == ()

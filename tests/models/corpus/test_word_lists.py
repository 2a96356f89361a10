"""The word lists: what a name finder may leave, and no name among it."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.corpus import word_lists
from models.corpus.lists import FOLDER
from models.corpus.slots import terms


def entries(name: str) -> list[str]:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(
    ("name", "least"),
    [("english", 100_000), ("professional-terms", 4_000), ("places", 600), ("days-and-months", 70)],
)
def test_lists_are_sorted_and_have_no_entry_twice(name: str, least: int) -> None:
    found = entries(name)
    assert len(found) >= least
    assert len(set(found)) == len(found)
    order = str if name == "english" else (lambda entry: (entry.casefold(), entry))
    assert found == sorted(found, key=order)


@pytest.mark.parametrize("name", ["john", "anna", "martin", "charlotte", "khan", "harry", "victoria", "ruth"])
def test_words_that_are_only_names_are_not_english(name: str) -> None:
    assert name not in entries("english")


@pytest.mark.parametrize("word", ["child", "mother", "will", "hope", "mark", "colour", "can't", "nan"])
def test_ordinary_words_are_english(word: str) -> None:
    assert word in entries("english")


def test_english_leaves_out_capitals_possessives_and_names(tmp_path: Path) -> None:
    path = tmp_path / "words"
    path.write_text("John\njohn\ndog's\ndog\ncan't\nCAF\n", encoding="utf-8")
    assert word_lists.english(path) == ("can't", "dog")


@pytest.mark.parametrize(
    "term",
    [
        "FLO",
        "NAI",
        "Apgar",
        "Gillick competent",
        "MARAC",
        "Crohn's",
        "RiO",
        "section 47",
        "Calpol",
        "Red Book",
    ],
)
def test_terms_of_both_parts_are_listed(term: str) -> None:
    assert term in entries("professional-terms")


@pytest.mark.parametrize(
    "name", ["SARA", "Merlin", "Yasmin", "Denver", "Lorenzo", "Stella", "Francis", "Munro"]
)
def test_a_term_that_is_somebodys_name_is_not_listed_alone(name: str) -> None:
    assert name not in entries("professional-terms")


def test_listed_terms_are_the_terms_of_the_slots() -> None:
    every = {term for slot in terms.SLOTS for term in terms.terms(slot)}
    assert set(entries("professional-terms")) <= every
    assert len(every) - len(entries("professional-terms")) < 60


def test_places_and_days() -> None:
    assert {"Nottinghamshire", "Leeds", "Rotherham", "Somalia", "Warsaw", "Wales"} <= set(entries("places"))
    assert {"March", "Sat", "Thurs", "Boxing Day"} <= set(entries("days-and-months"))
    assert word_lists.places() == tuple(entries("places"))
    assert word_lists.days_and_months() == tuple(entries("days-and-months"))

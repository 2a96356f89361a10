"""Slots: every one writes something of its kind, from one part only, and nothing that belongs to anybody."""

from __future__ import annotations

import random
import re

import pytest

from models.corpus import slots
from models.corpus.model import LABELS
from models.corpus.slots import dates, grammar, terms
from models.corpus.slots.grammar import Grammar

TIMES = 200
FILES = ("places", "organisations", "people_words")


def values(slot: str, part: str = "train", times: int = TIMES) -> list[str]:
    rng = random.Random(slot)
    return [slots.fill(slot, rng, part) for _ in range(times)]


@pytest.mark.parametrize("slot", slots.LABELS)
@pytest.mark.parametrize("part", ["train", "test"])
def test_every_slot_writes_clean_text(slot: str, part: str) -> None:
    for value in values(slot, part):
        assert value
        assert value == value.strip()
        assert not re.search(r"[{}\[\]\n]", value)
        assert "  " not in value


def test_labels_are_known() -> None:
    assert set(slots.LABELS.values()) == {*LABELS, None} - {"PERSON", "MISC"}


@pytest.mark.parametrize(
    ("slot", "least"),
    [
        ("town", 150),
        ("street", 180),
        ("school", 180),
        ("surgery", 170),
        ("date", 195),
        ("ref", 195),
        ("job", 70),
    ],
)
def test_slots_are_rich(slot: str, least: int) -> None:
    assert len(set(values(slot))) >= least


@pytest.mark.parametrize("slot", terms.SLOTS)
def test_no_term_is_in_both_parts(slot: str) -> None:
    train, test = set(terms.terms(slot, "train")), set(terms.terms(slot, "test"))
    assert train | test == set(terms.terms(slot))
    assert not train & test
    assert 0.1 < len(test) / len(train | test) < 0.3


@pytest.mark.parametrize("slot", terms.SLOTS)
def test_a_term_of_two_slots_is_in_one_part(slot: str) -> None:
    for other in terms.SLOTS:
        assert not set(terms.terms(slot, "train")) & set(terms.terms(other, "test"))


@pytest.mark.parametrize(
    ("file", "key"), [(file, key) for file in FILES for key in grammar.data(file)["words"]]
)
def test_no_word_of_a_name_is_in_both_parts(file: str, key: str) -> None:
    train, test = set(grammar.words(file, key, "train")), set(grammar.words(file, key, "test"))
    assert train
    assert test
    assert not train & test


def test_telephone_numbers_are_those_kept_for_drama() -> None:
    kept = re.compile(
        r"1632960\d{3}|2079460\d{3}|(113|121|131|161|117)4960\d{3}|2920180\d{3}|1914980\d{3}|7700900\d{3}"
    )
    for value in values("phone") + values("mobile"):
        digits = re.sub(r"\D", "", re.split(r"ext|x", value)[0])
        assert kept.fullmatch(digits.removeprefix("44").removeprefix("0")), value


def test_nhs_numbers_are_of_the_test_range() -> None:
    for value in values("nhs"):
        assert re.fullmatch(r"999\d{7}", re.sub(r"\D", "", value))


def test_addresses_of_the_net_end_in_example() -> None:
    for value in values("email"):
        assert re.fullmatch(r"[\w.-]+@[\w.-]+\.example", value), value
        assert value.isascii()
    for value in values("url"):
        assert re.search(r"\.example(/|$)", value), value


def test_national_insurance_numbers_begin_as_none_does() -> None:
    assert {value[0] for value in values("nino")} <= set("DFQUV")


def test_postcodes_are_of_areas_that_do_not_exist() -> None:
    areas = set(grammar.data("places")["shapes"]["area"].split())
    real = {"SA", "SE", "SW", "ZE", "NN", "NE", "NP", "WV", "WF", "YO", "HX", "HA", "JE", "QE"}
    assert not areas & real
    for value in values("postcode"):
        assert value[:2] in areas


@pytest.mark.parametrize(
    ("slot", "shapes"),
    [
        (
            "date",
            [r"\d\d/\d\d/\d\d", r"\d+\.\d+\.\d\d", r"\w+ \d+(st|nd|rd|th) \w+", r"\d+ \w+ \d{4}", r"w/c .+"],
        ),
        ("time", [r"\d\d\.\d\dhrs", r"\d+am", r"\d\d:\d\d", r"\d{4}hrs"]),
        ("year", [r"\d{4}", r"\d{4}/\d\d", r"Autumn term \d{4}"]),
        ("school", [r"St .+ (CE|RC|Catholic) .*", r".+ Academy", r".+ Primary"]),
        ("ward", [r"Ward \d", r".+ Ward"]),
        ("surgery", [r"Drs? .+ (&|and) .+", r".+ (Surgery|Medical Centre)"]),
    ],
)
def test_the_usual_ways_of_writing_are_there(slot: str, shapes: list[str]) -> None:
    found = values(slot, times=1500)
    for shape in shapes:
        assert any(re.fullmatch(shape, value) for value in found), shape


def test_dates_have_their_ending() -> None:
    assert [dates._ending(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 31)] == (
        ["st", "nd", "rd", "th", "th", "th", "th", "st", "nd", "rd", "st"]
    )


def test_an_unknown_slot_is_refused() -> None:
    with pytest.raises(KeyError):
        Grammar("places").write("castle", random.Random(1), "train")

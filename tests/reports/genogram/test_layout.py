"""What every genogram keeps to, on families of every shape and on families nobody thought of."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline.reports.genogram import genogram
from pipeline.reports.genogram.family import family_of
from pipeline.reports.genogram.layout import Box, Layout, boxes, layout
from pipeline.reports.genogram.model import Family

from .families import FAMILIES, case_of

_HAIR = 0.01


def laid_out(name: str) -> Layout:
    family = family_of(FAMILIES[name])
    assert family is not None
    return layout(family)


@pytest.mark.parametrize("name", FAMILIES)
def test_it_keeps_to_the_rules(name: str) -> None:
    holds(laid_out(name))


@pytest.mark.parametrize("name", [name for name in FAMILIES if name not in ("mother with three partners",)])
def test_couples_stand_side_by_side(name: str) -> None:
    found = laid_out(name)
    at = {one.member: one for one in found.symbols}
    for union in found.family.unions:
        if len(union.parents) == 2 and at[union.parents[0]].y == at[union.parents[1]].y:
            left, right = sorted(at[one].x for one in union.parents)
            between = [
                one for one in found.symbols if one.y == at[union.parents[0]].y and left < one.x < right
            ]
            assert not between


def test_of_three_partners_one_is_reached_over_another() -> None:
    found = laid_out("mother with three partners")
    assert sum(len(couple.points) == 4 for couple in found.couples) == 1


def test_grown_children_give_way_only_to_stand_beside_a_partner() -> None:
    found = laid_out("both sides with grandparents and aunts")
    x = {found.family.members[one.member].name: one.x for one in found.symbols}
    assert x["Suki Rowe"] < x["Dean Hartle"] < x["Lisa Hartle"] < x["Mark Hartle"]
    assert x["Owen Hartle"] < x["Ivy Hartle"]


def test_a_home_can_reach_over_a_generation() -> None:
    found = laid_out("grandmother bringing up the children")
    (home,) = found.homes
    assert len(home.outline) == 1, "one line, not one for each generation"


def test_the_same_case_gives_the_same_bytes_on_every_run() -> None:
    script = (
        "from tests.reports.genogram.families import FAMILIES;"
        "from pipeline.reports.genogram import genogram;import hashlib;"
        "print(hashlib.sha256(genogram(FAMILIES['twenty-five people']).svg()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "17"}
    other = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    ours = genogram(FAMILIES["twenty-five people"])
    assert ours is not None
    assert other.stdout.strip() == hashlib.sha256(ours.svg()).hexdigest()


def test_twenty_five_people_can_be_read_on_a4() -> None:
    found = genogram(FAMILIES["twenty-five people"])
    assert found is not None
    smallest = 9.0 * 277 / found.scene.width  # the smallest letters, in mm where the page has 277
    assert smallest > 1.9, "letters of about six points at the least"
    assert found.scene.height / found.scene.width < 190 / 277, "one page"


@st.composite
def anyone(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Up to fifteen people with parents among those before them, partners and homes as they come."""
    count = draw(st.integers(2, 15))
    people: list[dict[str, Any]] = []
    for number in range(count):
        person: dict[str, Any] = {
            "name": f"Person {number}",
            "role": "subject" if number == count - 1 else "relative",
            "gender": draw(st.sampled_from(["male", "female", "unknown"])),
            "year_of_birth": draw(st.integers(1920, 2009)),
        }
        if number >= 2 and draw(st.booleans()):
            names = [f"Person {at}" for at in range(number)]
            person["parents"] = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
        if number >= 1 and draw(st.integers(0, 2)) == 0:
            person["partner"] = f"Person {draw(st.integers(0, number - 1))}"
        if draw(st.booleans()):
            person["household"] = draw(st.sampled_from(["Home", "Other home"]))
        people.append(person)
    return people


@given(anyone())
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking a drawing takes minutes
)
def test_any_family_keeps_to_the_rules(people: list[dict[str, Any]]) -> None:
    family = family_of(case_of(people))
    if family is not None:
        holds(layout(family))


def holds(found: Layout) -> None:
    family = found.family
    assert sorted(one.member for one in (*found.symbols, *found.beside)) == list(range(len(family.members)))
    _nothing_overlaps(found)
    _parents_above_children(found)
    _eldest_left(found)
    _homes_hold_their_members(found)
    _lines_keep_clear_of_words(found)
    assert layout(family) == found


def _nothing_overlaps(found: Layout) -> None:
    placed = boxes((*found.symbols, *found.beside))
    for (_, one), (_, other) in combinations(placed, 2):
        assert (
            one[2] <= other[0] + _HAIR
            or other[2] <= one[0] + _HAIR
            or one[3] <= other[1] + _HAIR
            or other[3] <= one[1] + _HAIR
        )
    for _, box in placed:
        assert box[0] >= -_HAIR and box[1] >= -_HAIR
        assert box[2] <= found.width + _HAIR and box[3] <= found.height + _HAIR


def _parents_above_children(found: Layout) -> None:
    at = {one.member: one for one in found.symbols}
    for union in found.family.unions:
        for child in union.children:
            assert all(at[parent].words[3] < at[child].symbol[1] for parent in union.parents)
    for descent in found.descents:
        ends = {line[-1] for line in descent.lines}
        for child in descent.children:
            reached = [end for end in ends if abs(end[0] - at[child].x) < 2 and end[1] == at[child].symbol[1]]
            assert reached, "a line from the parents ends at the top of the child's symbol"


def _eldest_left(found: Layout) -> None:
    at = {one.member: one.x for one in found.symbols}
    partnered = {one for union in found.family.unions for one in union.parents}
    for union in found.family.unions:
        places = [at[child] for child in union.children if child not in partnered]
        assert places == sorted(places)


def _homes_hold_their_members(found: Layout) -> None:
    for home in found.homes:
        members = found.family.households[home.household].members
        for one in (*found.symbols, *found.beside):
            for x, y in _marks_of(one.symbol, one.words):
                inside = sum(_within(x, y, outline) for outline in home.outline) % 2 == 1
                assert inside == (one.member in members)


def _marks_of(*around: Box) -> list[tuple[float, float]]:
    return [
        (x, y)
        for left, top, right, bottom in around
        for x in (left + 1, right - 1)
        for y in (top + 1, bottom - 1)
    ]


def _within(x: float, y: float, outline: tuple[tuple[float, float], ...]) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in pairwise((*outline, outline[0])):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def _lines_keep_clear_of_words(found: Layout) -> None:
    lines = [couple.points for couple in found.couples]
    lines += [line for descent in found.descents for line in descent.lines]
    for line in lines:
        for (x1, y1), (x2, y2) in pairwise(line):
            for one in (*found.symbols, *found.beside):
                left, top, right, bottom = one.words
                if x1 == x2:
                    assert not (left < x1 < right and max(y1, y2) > top and min(y1, y2) < bottom)
                elif y1 == y2:
                    assert not (top < y1 < bottom and max(x1, x2) > left and min(x1, x2) < right)


def test_what_is_said_of_nobody_draws_nothing() -> None:
    case = case_of([{"name": "Mara Flint", "role": "subject"}, {"name": "Dr Peel", "role": "professional"}])
    assert genogram(case) is None
    assert family_of(case) is None


def test_a_family_is_a_value() -> None:
    family = family_of(FAMILIES["two parents and a child"])
    assert isinstance(family, Family) and hash(family) == hash(family_of(FAMILIES["two parents and a child"]))

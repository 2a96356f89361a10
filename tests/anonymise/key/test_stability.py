"""Whatever is done to case.yaml: who has a pseudonym keeps it, and nobody else is given it."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given, settings

from pipeline.anonymise.key import Key, Named, build
from pipeline.anonymise.key.names import initials
from tests.anonymise.key.cases import case_of, person

FORENAMES = ("Amy", "Ben", "Cara", "Dov", "Ella", "Finn", "Gwen", "Hal", "Ida", "Jan", "Kay", "Lia", "Zed")
SURNAMES = ("Abbot", "Brandreth", "Colley", "Dunmore", "Eccles", "Farrow", "Zebedee")
ROLES = (
    ("subject", {}),
    ("sibling", {}),
    ("parent", {"relationship": "mother"}),
    ("parent", {"relationship": "father"}),
    ("relative", {"relationship": "maternal grandmother"}),
    ("relative", {"relationship": "aunt"}),
    ("professional", {"designation": "Social Worker"}),
    ("professional", {"designation": "GP"}),
    ("other", {}),
)

people = st.tuples(st.sampled_from(FORENAMES), st.sampled_from(SURNAMES), st.sampled_from(ROLES))
casts = st.lists(people, max_size=8, unique_by=lambda one: one[:2])
listed = st.lists(st.tuples(st.sampled_from(FORENAMES), st.sampled_from(SURNAMES)), max_size=3)


def _build(
    cast: list[tuple[str, str, tuple[str, dict[str, str]]]], named: list[tuple[str, str]], before: Key | None
) -> Key:
    case = case_of(person(f"{first} {last}", role, **more) for first, last, (role, more) in cast)
    return build(case, [Named(f"{first} {last}") for first, last in named], before)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(casts, listed), min_size=1, max_size=5))
def test_pseudonyms_stay_with_whom_they_have(
    runs: list[tuple[list[tuple[str, str, tuple[str, dict[str, str]]]], list[tuple[str, str]]]],
) -> None:
    key: Key | None = None
    ever: dict[str, set[str]] = {}  # pseudonym → everybody who ever had it, by id
    before: dict[str, str] = {}
    for cast, named in runs:
        key = _build(cast, named, key)
        now = {entry.name: entry.pseudonym for entry in key.entries}
        assert len({entry.pseudonym.casefold() for entry in key.entries}) == len(key.entries)
        assert len({entry.id for entry in key.entries}) == len(key.entries)
        for entry in key.entries:
            ever.setdefault(entry.pseudonym, set()).add(entry.id)
            if entry.role == "Child":
                assert entry.pseudonym[-1] not in initials(entry.names)
        assert all(len(ids) == 1 for ids in ever.values())
        for first, last, _ in cast:
            assert f"{first} {last}" in now
        agreed = {entry.name for entry in key.entries if entry.agreed}
        assert {name: now[name] for name in before if name in now} == before or agreed
        before = {entry.name: entry.pseudonym for entry in key.entries if entry.agreed}


@settings(max_examples=80, deadline=None)
@given(casts, st.randoms(use_true_random=False))
def test_the_order_of_the_people_matters_only_once(
    cast: list[tuple[str, str, tuple[str, dict[str, str]]]], random: object
) -> None:
    first = _build(cast, [], None)
    other = list(cast)
    random.shuffle(other)  # type: ignore[attr-defined]
    again = _build(other, [], first)
    assert {e.name: (e.id, e.pseudonym) for e in again.entries} == {
        e.name: (e.id, e.pseudonym) for e in first.entries
    }


@settings(max_examples=80, deadline=None)
@given(casts, casts)
def test_who_was_in_the_case_and_stays_keeps_the_pseudonym(
    one: list[tuple[str, str, tuple[str, dict[str, str]]]],
    two: list[tuple[str, str, tuple[str, dict[str, str]]]],
) -> None:
    first = _build(one, [], None)
    second = _build([*one, *(who for who in two if who[:2] not in {had[:2] for had in one})], [], first)
    gone = _build(two, [], second)
    back = _build(one, [], gone)
    for entry in first.entries:
        for later in (second, gone, back):
            assert later[entry.id].pseudonym == entry.pseudonym

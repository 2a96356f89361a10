"""What a person says of the key's entries is carried out, or refused in one sentence."""

from __future__ import annotations

import pytest

from pipeline.anonymise.decisions import EntryDecided
from pipeline.anonymise.key import Key, KeyFaultError, Named, build, decided
from pipeline.case import Case
from tests.anonymise.key.cases import case_of, person


def the_case() -> Case:
    return case_of([person("Kay Reed", "subject"), person("Lea Moss", "parent", relationship="mother")])


@pytest.fixture
def key() -> Key:
    """Two of the case, and three proposals: person-3 to person-5."""
    return build(
        the_case(), [Named("Joan Sleight", role="Social Worker"), Named("Hope"), Named("Leah Dobbs")]
    )


def test_agreeing(key: Key) -> None:
    now = decided(key, [EntryDecided("person-3")])
    assert now["person-3"].agreed
    assert now["person-3"].pseudonym == "Social Worker 1"
    assert {entry.id for entry in now.proposals} == {"person-4", "person-5"}


def test_another_pseudonym(key: Key) -> None:
    now = decided(key, [EntryDecided("person-3", pseudonym="Duty  Worker 1")])
    assert (now["person-3"].pseudonym, now["person-3"].agreed) == ("Duty Worker 1", True)
    again = build(the_case(), [Named("Tom Hale", role="Social Worker")], now)
    assert again["person-3"].pseudonym == "Duty Worker 1"
    assert again["person-6"].pseudonym == "Social Worker 2"  # 1 stands in an earlier draft


def test_the_same_person(key: Key) -> None:
    now = decided(key, [EntryDecided("person-5", same_as="person-2")])
    assert now["person-2"].names == ("Lea Moss", "Leah Dobbs")
    assert "person-5" not in {entry.id for entry in now.entries}
    again = build(the_case(), [Named("Leah Dobbs")], now)
    assert again == now


def test_decisions_can_be_applied_again(key: Key) -> None:
    decisions = [
        EntryDecided("person-3", pseudonym="Duty Worker 1"),
        EntryDecided("person-4", not_identifying=True),
        EntryDecided("person-5", same_as="person-2"),
    ]
    once = decided(key, decisions)
    assert decided(once, decisions) == once


def test_the_same_as_one_that_was_joined_itself(key: Key) -> None:
    once = decided(key, [EntryDecided("person-5", same_as="person-2")])
    now = decided(once, [EntryDecided("person-3", same_as="person-5")])
    assert now["person-2"].names == ("Lea Moss", "Leah Dobbs", "Joan Sleight")


def test_nobody(key: Key) -> None:
    now = decided(key, [EntryDecided("person-4", not_identifying=True)])
    assert (now["person-4"].not_identifying, now["person-4"].agreed) == (True, True)
    again = build(the_case(), [Named("Hope")], now)
    assert again == now


def test_pseudonyms_exchanged(key: Key) -> None:
    first, second = key["person-4"].pseudonym, key["person-5"].pseudonym
    now = decided(
        key, [EntryDecided("person-4", pseudonym=second), EntryDecided("person-5", pseudonym=first)]
    )
    assert (now["person-4"].pseudonym, now["person-5"].pseudonym) == (second, first)


@pytest.mark.parametrize(
    "decision",
    [
        EntryDecided("person-3", pseudonym="Mother"),
        EntryDecided("person-3", pseudonym="child a"),
        EntryDecided("person-3", pseudonym="Adult J"),
        EntryDecided("person-3", pseudonym="Joan"),
        EntryDecided("person-1", not_identifying=True),
        EntryDecided("person-1", same_as="person-2"),
    ],
)
def test_refused(key: Key, decision: EntryDecided) -> None:
    with pytest.raises(KeyFaultError) as caught:
        decided(key, [EntryDecided("person-4", not_identifying=False), decision])
    said = str(caught.value)
    assert not any(name in said for name in ("Kay", "Reed", "Lea", "Sleight", "Joan"))


@pytest.mark.parametrize(
    "wished",
    ["Kay", "Friend of Lea", "Mrs Moss", "Aunt of the Reeds' girl Kay", "<b>Friend</b>",
     "=Friend", "@Friend", "+Friend", "-Friend", "2010-01-02", "7", "…", "Friend|1", "Friend_1", "F" * 101],
)  # fmt: skip
def test_no_pseudonym_names_somebody_else_or_is_markup(key: Key, wished: str) -> None:
    with pytest.raises(KeyFaultError) as caught:
        decided(key, [EntryDecided("person-3", pseudonym=wished)])
    assert wished not in str(caught.value)


@pytest.mark.parametrize(
    "wished", ["Friend 1", "Mother’s Friend", "Child’s Social Worker (2)", "School Nurse", "Grown-up 9"]
)
def test_roles_make_pseudonyms_whatever_anybody_is_called(key: Key, wished: str) -> None:
    assert decided(key, [EntryDecided("person-3", pseudonym=wished)])["person-3"].pseudonym == wished


def test_a_name_that_is_nobodys_may_stand_in_a_pseudonym(key: Key) -> None:
    now = decided(key, [EntryDecided("person-4", not_identifying=True)])
    assert (
        decided(now, [EntryDecided("person-3", pseudonym="Hope Worker")])["person-3"].pseudonym
        == "Hope Worker"
    )


def test_a_name_whose_initial_the_pseudonym_has_is_not_joined() -> None:
    key = build(case_of([person("Kay Reed", "subject", pseudonym="Child D")]), [Named("Leah Dobbs")])
    with pytest.raises(KeyFaultError):
        decided(key, [EntryDecided("person-2", same_as="person-1")])


def test_a_pseudonym_somebody_had_before_is_refused(key: Key) -> None:
    now = decided(key, [EntryDecided("person-3", pseudonym="Duty Worker 1")])
    with pytest.raises(KeyFaultError):
        decided(now, [EntryDecided("person-5", pseudonym="Social Worker 1")])
    assert decided(now, [EntryDecided("person-3", pseudonym="Social Worker 1")])["person-3"].pseudonym == (
        "Social Worker 1"
    )


def test_an_entry_that_is_not_there_is_passed_over(key: Key) -> None:
    assert decided(key, [EntryDecided("person-99", pseudonym="Friend 1")]) == key

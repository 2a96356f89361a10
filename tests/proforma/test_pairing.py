"""Which recommendation is which: by words first; numbers and order only help."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.proforma.pairing import pair
from pipeline.proforma.recommendations import Recommendation

CHILD = "Children present at a domestic incident are seen awake and spoken to."
PCSO = "PCSOs are able to send a child notification from the street."
TRAY = "The notification tray is covered on every working day."
MARKER = "Markers follow people and do not lapse unnoticed."
PROBATION = "Licence holders who join a household are discussed each week with Probation."
ALL = (CHILD, PCSO, TRAY, MARKER, PROBATION)


def numbered(*texts: str) -> list[Recommendation]:
    return [Recommendation(str(at), text) for at, text in enumerate(texts, 1)]


def plain(*texts: str) -> list[Recommendation]:
    return [Recommendation("", text) for text in texts]


def test_the_same_in_another_order() -> None:
    pairs = pair(numbered(*ALL), plain(*reversed(ALL)))
    assert pairs.together == tuple((at, 4 - at) for at in range(5))


def test_one_left_out_is_named_although_the_numbers_have_moved_up() -> None:
    pairs = pair(numbered(*ALL), numbered(CHILD, PCSO, MARKER, PROBATION))
    assert pairs.only_left == (2,)
    assert pairs.only_right == ()


def test_one_put_in_is_named() -> None:
    pairs = pair(numbered(*ALL), numbered(*ALL, "Custody staff receive first aid instruction twice a year."))
    assert pairs.only_left == ()
    assert pairs.only_right == (5,)


def test_another_recommendation_under_the_same_number_is_no_answer() -> None:
    pairs = pair(
        numbered(CHILD, TRAY), numbered(CHILD, "All supervisors attend the board's course on fire safety.")
    )
    assert pairs.only_left == (1,)
    assert pairs.only_right == (1,)


def test_reworded_ones_are_known_by_their_words_and_number() -> None:
    pairs = pair(
        numbered("The screening of injuries to children under five", "Cover for the sickness of workers"),
        numbered(
            "An injury to a child under five is screened by a manager on the day it is reported.",
            "There is cover for every child on a plan from the first hour of a worker's absence.",
        ),
    )
    assert pairs.together == ((0, 0), (1, 1))


def test_rows_3a_and_3b_answer_one_recommendation() -> None:
    rows = [
        Recommendation("1", CHILD),
        Recommendation("2a", "PCSOs are able to send a notification: devices."),
        Recommendation("2b", "PCSOs are able to send a notification: half a day of instruction."),
    ]
    pairs = pair(numbered(CHILD, PCSO), rows)
    assert (pairs.only_left, pairs.only_right) == ((), ())


def test_one_row_may_answer_two() -> None:
    rows = [Recommendation("1 and 3", f"{CHILD} {TRAY}"), Recommendation("2", PCSO)]
    pairs = pair(numbered(CHILD, PCSO, TRAY), rows)
    assert (pairs.only_left, pairs.only_right) == ((), ())


@settings(deadline=None)  # a busy machine is no fault
@given(st.permutations(ALL), st.sets(st.integers(0, 4)))
def test_whatever_the_order_exactly_what_was_left_out_is_missing(order: list[str], gone: set[int]) -> None:
    kept = [text for text in order if ALL.index(text) not in gone]
    pairs = pair(plain(*ALL), plain(*kept))
    assert set(pairs.only_left) == gone
    assert pairs.only_right == ()

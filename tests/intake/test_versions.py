"""Which chronology replaces which: by name and by shared entries, never by name alone."""

from __future__ import annotations

import itertools

import pytest

from pipeline.intake import Submission, chains, version_number
from pipeline.intake.versions import plain_stem


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Police chron v2.docx", 2.0),
        ("chron_V1.3 FINAL.docx", 1.3),
        ("HV Chronology draft 3.pdf", 3.0),
        ("chron 12.3.09.docx", None),
        ("chronology.docx", None),
    ],
)
def test_version_numbers(name: str, number: float | None) -> None:
    assert version_number(name) == number


def test_names_are_compared_without_what_changes() -> None:
    assert plain_stem("Police chron v1.docx") == plain_stem("Police_Chron V2 FINAL 12 March 2010.docx")
    assert plain_stem("Chron - health visiting.pdf") != plain_stem("Chron - school nursing.pdf")


def submit(*files: str) -> list[Submission]:
    return [Submission(number, "Police", file) for number, file in enumerate(files, start=1)]


def test_the_later_received_replaces_the_earlier() -> None:
    assert chains(submit("a.docx", "b.docx"), lambda *_: 0.9) == ((1, 2),)


def test_a_lower_stated_version_received_later_does_not_replace() -> None:
    assert chains(submit("chron v2.docx", "chron v1.docx"), lambda *_: 0.9) == ((2, 1),)


def test_a_later_one_that_states_no_version_replaces() -> None:
    assert chains(submit("chron v2.docx", "chron FINAL.docx"), lambda *_: 0.9) == ((1, 2),)


def test_chronologies_with_nothing_in_common_both_count_even_under_one_name() -> None:
    assert chains(submit("chronology.docx", "chronology.docx"), lambda *_: 0.0) == ((1,), (2,))


def test_another_agency_is_never_a_version() -> None:
    two = [Submission(1, "Police", "chron.docx"), Submission(2, "GP", "chron v2.docx")]
    assert chains(two, lambda *_: 1.0) == ((1,), (2,))


def test_a_part_quoted_in_a_report_never_replaces_the_chronology_itself() -> None:
    two = [Submission(1, "Police", "chron.docx"), Submission(2, "Police", "chron imr.docx", in_report=True)]
    assert chains(two, lambda *_: 1.0) == ((1,), (2,))
    assert chains(two[::-1], lambda *_: 1.0) == ((2,), (1,))


def shares(**pairs: float):  # type: ignore[no-untyped-def]
    return lambda one, other: pairs[f"of_{one}_in_{other}"]


@pytest.mark.parametrize("name", ["extract.docx", "chron v2.docx"])
def test_an_extract_or_addendum_does_not_replace_the_whole(name: str) -> None:
    few = shares(of_1_in_2=0.05, of_2_in_1=1.0)
    assert chains(submit("chron v1.docx", name), few) == ((1,), (2,))


def test_a_version_shortened_by_its_author_replaces() -> None:
    shorter = shares(of_1_in_2=0.4, of_2_in_1=1.0)
    assert chains(submit("chron v1.docx", "chron v2.docx"), shorter) == ((1, 2),)
    assert chains(submit("chron.docx", "something else.docx"), shorter) == ((1,), (2,))


def test_a_version_written_anew_replaces() -> None:
    assert chains(submit("chron v1.docx", "chron v2.docx"), lambda *_: 0.1) == ((1, 2),)


def test_a_short_first_version_that_comes_late_does_not_count_beside_the_long_second() -> None:
    late = shares(of_1_in_2=0.05, of_2_in_1=1.0)
    assert chains(submit("chron v2.docx", "chron v1.docx"), late) == ((2, 1),)


@pytest.mark.parametrize("order", list(itertools.permutations((1, 2, 3))))
def test_a_middle_version_joins_those_on_either_side_whatever_came_first(order: tuple[int, ...]) -> None:
    """The first and the third have nothing in common; the second holds half of either."""
    versions = dict(enumerate(order, start=1))
    two = [Submission(number, "Police", f"chron v{version}.docx") for number, version in versions.items()]

    def alike(one: int, other: int) -> float:
        return 0.6 if abs(versions[one] - versions[other]) == 1 else 0.0

    by_version = {version: number for number, version in versions.items()}
    assert chains(two, alike) == (tuple(by_version[version] for version in (1, 2, 3)),)


def test_one_that_holds_two_earlier_ones_replaces_both() -> None:
    held = {(1, 3): 1.0, (2, 3): 1.0}
    three = submit("health visiting.docx", "school nursing.docx", "both services.docx")
    assert chains(three, lambda one, other: held.get((one, other), 0.0)) == ((1, 2, 3),)

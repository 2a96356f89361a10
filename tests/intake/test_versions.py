"""Which chronology replaces which: by name and by shared entries, never by name alone."""

from __future__ import annotations

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

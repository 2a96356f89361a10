"""One answer from many findings: no overlap, nothing lost."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from pipeline.anonymise.finding.resolve import resolve
from pipeline.anonymise.model import LABELS, SOURCES, Finding, Label, Source


def found(text: str, *findings: tuple[str, Label, float, Source]) -> list[tuple[str, Label, Source]]:
    made = [
        Finding(text.index(part), text.index(part) + len(part), label, score, source)
        for part, label, score, source in findings
    ]
    return [(text[one.start : one.end], one.label, one.source) for one in resolve(made, text)]


def test_the_longest_wins() -> None:
    text = "Jane Smith left"
    assert found(text, ("Smith", "PERSON", 0.9, "list"), ("Jane Smith", "PERSON", 0.6, "model")) == [
        ("Jane Smith", "PERSON", "model")
    ]


def test_of_equals_the_surest_and_then_the_one_that_tells_more() -> None:
    text = "14/02/2006"
    assert (
        found(text, (text, "DATE", 0.9, "pattern"), (text, "DATE_OF_BIRTH", 0.95, "pattern"))[0][1]
        == "DATE_OF_BIRTH"
    )
    assert (
        found(text, (text, "DATE", 0.9, "pattern"), (text, "DATE_OF_BIRTH", 0.9, "pattern"))[0][1]
        == "DATE_OF_BIRTH"
    )


def test_what_stands_outside_the_winner_stays_found() -> None:
    text = "at 12 Alder Close, Havant and Emsworth"
    assert found(
        text,
        ("12 Alder Close, Havant", "ADDRESS", 0.8, "pattern"),
        ("Havant and Emsworth", "LOCATION", 0.9, "model"),
    ) == [("12 Alder Close, Havant", "ADDRESS", "pattern"), ("Emsworth", "LOCATION", "model")]


def test_whom_the_case_names_is_cut_out_of_a_wider_span() -> None:
    text = "Kay Marsden and Zed Brlk ran"
    assert found(
        text, ("Kay Marsden", "PERSON", 1.0, "key"), ("Kay Marsden and Zed Brlk", "PERSON", 0.9, "model")
    ) == [
        ("Kay Marsden", "PERSON", "key"),
        ("Zed Brlk", "PERSON", "model"),
    ]
    mail = "kay.marsden@x.example"
    assert found(mail, ("marsden", "PERSON", 1.0, "key"), (mail, "EMAIL", 0.9, "pattern")) == [
        (mail, "EMAIL", "pattern")
    ]


def test_parts_of_one_name_are_joined_and_two_people_are_not() -> None:
    text = "Kayleigh Zbrlk left"
    assert found(text, ("Kayleigh", "PERSON", 0.7, "list"), ("Zbrlk", "PERSON", 0.6, "model")) == [
        ("Kayleigh Zbrlk", "PERSON", "list")
    ]
    text = "K. Marsden left"
    assert found(text, ("K", "PERSON", 0.7, "name-variant"), ("Marsden", "PERSON", 0.9, "key")) == [
        ("K. Marsden", "PERSON", "key")
    ]
    text = "Kay/Ty left"
    assert len(found(text, ("Kay", "PERSON", 0.7, "list"), ("Ty", "PERSON", 0.6, "model"))) == 2


spans = st.tuples(
    st.integers(0, 30),
    st.integers(1, 12),
    st.sampled_from(LABELS),
    st.floats(0.1, 1.0),
    st.sampled_from(SOURCES),
)


@given(st.text("Ab. ,-\n'", min_size=45, max_size=45), st.lists(spans, max_size=8))
def test_never_an_overlap_and_no_letter_lost(
    text: str, drawn: list[tuple[int, int, Label, float, Source]]
) -> None:
    findings = [
        Finding(start, start + long, label, score, source) for start, long, label, score, source in drawn
    ]
    result = resolve(findings, text)
    for before, after in itertools.pairwise(result):
        assert before.end <= after.start
    inside = {at for one in result for at in range(one.start, one.end)}
    for finding in findings:
        assert all(not text[at].isalpha() or at in inside for at in range(finding.start, finding.end))


def test_a_date_called_one_of_birth_is_one_however_sure_a_model_is_that_it_is_a_date() -> None:
    text = "dob 30.7.74"
    model = Finding(4, 11, "DATE", 0.999, "model")
    rule = Finding(4, 11, "DATE_OF_BIRTH", 0.9, "pattern")
    assert resolve([model, rule], text) == [rule]

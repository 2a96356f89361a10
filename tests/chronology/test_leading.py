"""The date a line begins with, cut from its words; and lines that begin with none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.chronology.leading import find_lead, leading_clock

STRICT = """
12/03/2009 – Home visit → 12/03/2009 | Home visit
12/03/2009 - Home visit → 12/03/2009 | Home visit
12/03/2009-Home visit → 12/03/2009 | Home visit
12/03/2009:Home visit → 12/03/2009 | Home visit
12/03/2009. Home visit → 12/03/2009 | Home visit
12 March 2009: Home visit → 12 March 2009 | Home visit
12/03/09 PC Harbord Home visit → 12/03/09 | PC Harbord Home visit
Thurs 12th March – Home visit → Thurs 12th March | Home visit
12/03/2009 14:30 – Home visit → 12/03/2009 14:30 | Home visit
12/03/2009 – 14:30 – Home visit → 12/03/2009 – 14:30 | Home visit
12/03/2009 at 2.30pm: Home visit → 12/03/2009 at 2.30pm | Home visit
12 March 2009 - 9 a.m. - Call → 12 March 2009 - 9 a.m. | Call
12th March 2009 1430hrs Home visit → 12th March 2009 1430hrs | Home visit
12/03/2009 – 2 children seen → 12/03/2009 | 2 children seen
12/03/2009 2 children seen → 12/03/2009 | 2 children seen
12/03/2009 Evening visit by HV → 12/03/2009 | Evening visit by HV
12 March 2009 May visited → 12 March 2009 | May visited
12-15/3/09 – In hospital → 12-15/3/09 | In hospital
1st–3rd June 08: away → 1st–3rd June 08 | away
28 Dec - 3 Jan 2009 - away → 28 Dec - 3 Jan 2009 | away
12 March 2009 – 2 April 2009: in hospital → 12 March 2009 – 2 April 2009 | in hospital
w/c 9 March 2009 – three visits → w/c 9 March 2009 | three visits
c. June 2007 – moved → c. June 2007 | moved
?22 May 2008 – moved → ?22 May 2008 | moved
12 March 2009 (approx) – call → 12 March 2009 (approx) | call
Summer 2008: moved → Summer 2008 | moved
Autumn term 2008 - absent → Autumn term 2008 | absent
2008 – family moved → 2008 | family moved
31/02/2009 – Home visit → 31/02/2009 | Home visit
22.05/16 – seen → 22.05/16 | seen
Same day – telephone call → Same day | telephone call
12/03/2009 | PC Harbord | Home visit → 12/03/2009 | PC Harbord | Home visit
1. 12/03/09 – visit → 12/03/09 | visit
• 12/03/2009: Seen → 12/03/2009 | Seen
"""
PROSE = """
On 12 March 2009 the health visitor called. → On 12 March 2009 | the health visitor called.
On 12 March 2009, HV called. → On 12 March 2009 | HV called.
4.12 On 12 March 2009 the mother attended → On 12 March 2009 | the mother attended
Between 12 March 2009 and 15 March 2009 there were calls → Between 12 March 2009 and 15 March 2009 | there were calls
12 March 2009 was the day of the move → 12 March 2009 | was the day of the move
March 2009 Maisie starts nursery → March 2009 | Maisie starts nursery
"""  # noqa: E501
ALONE = ["12/03/2009", "Thursday 12th March 2009", "2008", "March 2008", "12/03/2009:"]
NONE = [
    "4.12 The mother was seen",
    "Page 2 of 14",
    "Mother attended on 12 March 2009",
    "May was seen",
    "April Jones rang",
    "12 weeks pregnant",
    "999 call made",
    "3 May Street, Havant",
    "2008 saw the family move",
    "Monday – bank holiday",
    "In hospital",
    "1. Introduction",
    "14:30 – Home visit",
    "1.1.1 Maisie died in hospital",
    "12.10.2 The period under review",
    "",
]


def cases(table: str) -> list[object]:
    return [pytest.param(*line.split(" → "), id=line) for line in table.strip().split("\n")]


@pytest.mark.parametrize(("line", "parts"), cases(STRICT))
def test_set_off_like_an_entry(line: str, parts: str) -> None:
    lead = find_lead(line)
    assert lead is not None
    assert (f"{lead.date} | {lead.rest}", lead.kind) == (parts, "strict")


@pytest.mark.parametrize(("line", "parts"), cases(PROSE))
def test_a_sentence_that_begins_with_a_date(line: str, parts: str) -> None:
    lead = find_lead(line)
    assert lead is not None
    assert (f"{lead.date} | {lead.rest}", lead.kind) == (parts, "prose")


@pytest.mark.parametrize("line", ALONE)
def test_a_date_alone(line: str) -> None:
    lead = find_lead(line)
    assert lead is not None
    assert (lead.kind, lead.rest) == ("alone", "")


@pytest.mark.parametrize("line", NONE)
def test_no_date_at_the_start(line: str) -> None:
    assert find_lead(line) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("14:30 – visit", ("14:30", "visit")),
        ("1430hrs visit", ("1430hrs", "visit")),
        ("2.30pm: call", ("2.30pm", "call")),
        ("about 9 am HV rang", ("about 9 am", "HV rang")),
        ("14:30 - 15:10 meeting", ("14:30 - 15:10", "meeting")),
        ("14:30", None),
        ("Seen at 14:30", None),
    ],
)
def test_a_time_at_the_start(line: str, found: tuple[str, str] | None) -> None:
    assert leading_clock(line) == found


PIECES = ["12/03/2009", "12", "March", "2009", "–", "-", ":", ",", "at", "to", "14:30", "HV", "On", "1.1.2"]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(PIECES),
            max_size=9,
        ).map(" ".join),
    )
)
def test_only_punctuation_is_between_date_and_words(line: str) -> None:
    lead = find_lead(line)
    if lead is None:
        return
    at = line.index(lead.date, len(lead.label))
    between = line[at + len(lead.date) : len(line.rstrip()) - len(lead.rest)]
    assert line.rstrip().endswith(lead.rest)
    assert not any(character.isalnum() for character in between)
    assert line[:at].strip() == lead.label


def test_paragraph_numbers_are_no_dates_where_the_document_has_them() -> None:
    assert find_lead("1.1.10 The panel met") is not None
    assert find_lead("1.1.10 The panel met", numbered=True) is None
    lead = find_lead("1.1.10 On 12 March 2009 the panel met", numbered=True)
    assert lead is not None
    assert (lead.label, lead.date) == ("1.1.10", "On 12 March 2009")


@pytest.mark.parametrize(
    "date",
    [
        "09-Apr-07",
        "09-Apr-07, 1430hrs",
        "between 15 and 18 May 2008",
        "12/03/2009 just before 9pm",
        "12/03/2009 after 14:30",
        "10th May 2007 ?",
        "10th May 2007 ?, just before 7.10pm",
    ],
)
def test_the_whole_of_a_date_is_taken(date: str) -> None:
    for parted in (" – ", ": "):
        lead = find_lead(f"{date}{parted}Home visit by HV Marsh.")
        assert lead is not None
        assert (lead.date, lead.rest, lead.kind) == (date, "Home visit by HV Marsh.", "strict")
    alone = find_lead(date, whole=True)
    assert alone is not None
    assert (alone.date, alone.rest, alone.kind) == (date, "", "alone")


def test_words_after_a_date_that_tell_no_time_are_the_entry() -> None:
    for words in ("just before the meeting she left", "after that nobody rang"):
        lead = find_lead(f"12/03/2009 – {words}")
        assert lead is not None
        assert (lead.date, lead.rest) == ("12/03/2009", words)


def test_a_date_led_in_by_a_word_is_a_line_only_as_a_paragraph_of_its_own() -> None:
    assert find_lead("on 12 March 2009") is None  # on a printed page, the rest of a sentence
    lead = find_lead("on or around 12 March 2009", whole=True)
    assert lead is not None
    assert lead.kind == "alone"

"""The named checks of a whole document: full names, abbreviations, gaps, length, how easily it reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.documents.model import Document
from pipeline.proforma import DefinitionError, check, definition
from pipeline.proforma.definition import DocumentRule
from pipeline.proforma.model import Problem
from pipeline.proforma.plans import RULES as ROW_RULES
from pipeline.proforma.readability import reading_of, syllables
from pipeline.proforma.rules import RULES

from .files import CASE, report

HEAD = (
    "| Day, date, time | Child / family member | Professional, agency and designation | Contact type "
    "and source | Description of significant event | Was the child seen? | Comments |"
)
ROW = "| {when} | {who} | {by} | Home visit | {what} | {seen} | |"


def row(
    when: str, what: str = "Visit as planned.", who: str = "Maisie Tarrant", by: str = "Gillian Marsh, nurse"
) -> str:
    return ROW.format(when=when, who=who, by=by, what=what, seen="Yes, seen")


def chronology(path: Path, *rows: str, after: str = "") -> Document:
    return report(path, "\n".join((HEAD, *rows)) + f"\n\n{after}", title="Chronology of events")


def told(document: Document, code: str, kind: str = "chronology") -> list[Problem]:
    return [one for one in check(document, kind, CASE).problems if one.code == code]


MONTHLY = [f"{day}/{month:02}/{year}" for year in (2008, 2009) for month in range(1, 13) for day in (5, 20)]


def test_a_chronology_in_order_gives_no_problem(tmp_path: Path) -> None:
    document = chronology(tmp_path / "c.docx", *(row(when) for when in MONTHLY))
    assert [one.code for one in check(document, "chronology", CASE).problems] == []


def test_initials_are_a_fault_and_a_post_without_a_name_a_hint(tmp_path: Path) -> None:
    document = chronology(
        tmp_path / "c.docx",
        row("5/1/2008", who="MT"),
        row("6/1/2008", who="M.T.", by="Duty social worker"),
        row("7/1/2008", who="MT", by="Dr Anjali Menon"),
        row("8/1/2008", by="PC 2214 Harbord"),
        row("9/1/2008", by="G Marsh, Health Visitor"),
        row("10/1/2008", who="", by="n/a"),
    )
    initials = told(document, "initials")
    assert [one.hint for one in initials] == [False]
    assert "“MT” (2 rows, the first is 2), “M.T.” (row 3)" in initials[0].message
    posts = told(document, "full-names")
    assert [one.hint for one in posts] == [True]
    assert "“Duty social worker” (row 3)" in posts[0].message
    assert "Harbord" not in posts[0].message
    assert "Marsh" not in posts[0].message


@pytest.mark.parametrize(
    ("what", "after", "listed"),
    [
        ("CSC rang the HV. HV rang back.", "", "HV (twice), CSC (once)"),
        ("CSC rang the health visitor (HV). HV rang back.", "", "CSC (once)"),
        ("CSC rang the HV.", "# Glossary\n\nHV: Health Visitor\n\nCSC = Children's Social Care", ""),
        ("CSC rang the HV.", "# Abbreviations\n\n| HV | Health Visitor |\n| CSC | Social Care |", ""),
        ("She watched TV at 9 PM. NHS letter seen.", "", ""),
        ("PLEASE TREAT THIS AS CONFIDENTIAL.", "", ""),
    ],
)
def test_abbreviations_explained_nowhere_are_listed(
    tmp_path: Path, what: str, after: str, listed: str
) -> None:
    document = chronology(tmp_path / "c.docx", row("5/1/2008", what), row("6/1/2008"), after=after)
    problems = told(document, "abbreviation-undefined")
    expected = f"These abbreviations are explained nowhere: {listed}."
    assert [one.message for one in problems] == ([expected] if listed else [])
    assert all(one.hint for one in problems)


def test_a_long_gap_is_told_unless_an_entry_explains_it(tmp_path: Path) -> None:
    around = [
        row("2/1/2008"),
        row("1/3/2008"),
        row("20/7/2008", "Clinic."),
        row("1/10/2008"),
        row("28/12/2008"),
    ]
    later = [row(f"2/{month}/2009") for month in range(1, 13)]
    gap = told(chronology(tmp_path / "a.docx", *around, *later), "gap-not-explained")
    assert [one.message.partition(".")[0] for one in gap] == [
        "Nothing is entered between 1 March 2008 and 20 July 2008 (141 days)"
    ]
    assert gap[0].hint
    explained = [*around[:2], row("20/7/2008", "No contact with the family since March."), *around[3:]]
    assert told(chronology(tmp_path / "b.docx", *explained, *later), "gap-not-explained") == []


def test_the_review_periods_ends_are_gaps_too(tmp_path: Path) -> None:
    rows = [row(f"2/{month}/2008") for month in range(6, 13)]
    found = told(chronology(tmp_path / "a.docx", *rows), "gap-not-explained")
    assert {one.message.partition(" (")[0] for one in found} == {
        "Nothing is entered between 1 January 2008 and 2 June 2008",
        "Nothing is entered between 2 December 2008 and 31 December 2009",
    }


PLAIN = (
    "The boy told his teacher. She wrote it down and rang the duty desk. Nobody was there to take the call. "
)
HARD = (
    "Notwithstanding the aforementioned organisational considerations, inter-agency communication "
    "necessitated the systematic operationalisation of multi-disciplinary accountability mechanisms "
    "throughout the duration of the intervention, irrespective of individual practitioners' "
    "professional responsibilities. "
)
SUMMARY = "# 1 The review process\n\n{text}\n\n# 2 Key issues\n\n{text}\n\n# 3 Recommendations\n\nSome."


@pytest.mark.parametrize(("text", "said"), [(PLAIN * 8, ": plain English"), (HARD * 4, "very hard to read")])
@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_how_easily_it_reads_is_told_with_its_figure_and_never_a_fault(
    tmp_path: Path, text: str, said: str, suffix: str
) -> None:
    document = report(tmp_path / f"s.{suffix}", SUMMARY.format(text=text), title="Executive summary")
    found = told(document, "readability", "executive-summary")
    assert [one.hint for one in found] == [True]
    assert said in found[0].message
    assert "of 100" in found[0].message


def test_of_a_few_words_nothing_is_said() -> None:
    assert reading_of(["Too short to tell."]) is None


def test_a_summary_of_many_pages_is_asked_to_be_brief(tmp_path: Path) -> None:
    for times, expected in ((20, 0), (120, 1)):
        document = report(tmp_path / f"{times}.docx", SUMMARY.format(text=PLAIN * times))
        assert len(told(document, "not-brief", "executive-summary")) == expected


COUNTED = (
    "child 1 children 2 safeguarding 3 agency 3 agencies 3 involved 2 little 2 chaotic 3 police 2 "
    "social 2 visited 3 assessment 3 review 2 injury 3 injuries 3 bruises 2 families 3 recommendation 5"
    " information 4 shared 1 domestic 3 violence 3 experience 4 quiet 2 created 3 creating 3 being 2 "
    "area 3 idea 3 people 2 table 2 handled 2 called 1 needed 2 closed 1 noticed 2 places 2 changes 2 "
    "homes 1 times 1 conference 3 nursery 3 houses 2 society 4 variety 4 serious 3 patient 2 special 2 "
    "decision 3 evaluation 5 situation 4 usual 3 individual 5 management 3 safely 2 statement 2 careful"
    " 2 sometimes 2 something 2 somewhere 2 reliable 4 science 2 appropriate 4 initial 3 official 3 "
    "question 2 quality 3 equality 4 language 2 guardian 3 any 2 year 1 reading 2 really 2 hospital 3 "
    "teacher 2 neighbours 2 scalded 2 asked 1 pleased 1 refused 2 used 1 uses 2 ages 2 died 1 tried 1 "
    "worried 2 lies 1 babies 2 the 1 they 1 were 1"
)


def test_syllables_are_counted_near_enough() -> None:
    words = COUNTED.split()
    pairs = list(zip(words[::2], map(int, words[1::2]), strict=True))
    wrong = [word for word, count in pairs if syllables(word) != count]
    assert len(wrong) <= len(pairs) // 20, wrong


def test_every_rule_a_definition_may_name_is_known() -> None:
    assert set(RULES) == set(DocumentRule.__args__)
    assert set(ROW_RULES) == set(definition.RowRule.__args__)


def test_a_rule_that_is_not_known_is_an_error_with_its_line() -> None:
    text = (
        "name: x\ntitle: X\nsource: here\nrules: [breif]\n"
        "requirements:\n  - {id: a, kind: section, title: A}\n"
    )
    with pytest.raises(DefinitionError) as error:
        definition.parse(text)
    assert error.value.line == 4


def test_an_idea_that_is_not_known_is_an_error() -> None:
    text = (
        "name: x\ntitle: X\nsource: here\nrequirements:\n  - id: a\n    kind: section\n    title: A\n"
        "    prompts: [{id: a.1, asks: 'Why?', ideas: [wether]}]\n"
    )
    with pytest.raises(DefinitionError):
        definition.parse(text)

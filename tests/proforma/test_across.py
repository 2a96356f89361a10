"""Across documents: what only shows when reports, plans, summaries and the case lie side by side."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from functools import cache
from pathlib import Path

import pytest

from pipeline import case as cases
from pipeline.documents import read
from pipeline.proforma import check
from pipeline.proforma.across import across
from pipeline.proforma.facts import Facts, Submitted, facts_of
from pipeline.proforma.model import Check
from pipeline.proforma.pairing import pair
from samples.build import CASE as SAMPLE_CASE
from samples.build import agencies
from samples.build import report as write_report
from samples.reports import REPORTS, load_plan, load_report, write_docx, write_plan

from .files import CASE, POLICE, plan, report, submitted

IN_TIME = dt.date(2010, 6, 11)
PAIRS = [("csc", 5), ("health-visiting", 4), ("police", 5), ("school", 4)]
MATCHED = {"recommendation-without-action", "action-without-recommendation", "recommendation-not-in-summary"}


def codes(checked: Check | None) -> list[str]:
    assert checked is not None
    return [problem.code for problem in checked.problems]


def attachment(checked: Check | None, name: str) -> tuple[str, str]:
    assert checked is not None
    return next((one.status, one.note) for one in checked.requirements if one.id == name)


@cache
def sample_report(name: str, folder: str) -> Submitted:
    write_report(REPORTS / name, agencies(), Path(folder))
    about = load_report(REPORTS / name).about
    document = read(Path(folder) / about["folder"] / about["file"])
    return submitted(document, about["kind"], agency=agencies().get(about["folder"], ""))


def sample_plan(folder: str, target: Path, leave_out: int | None = None) -> Submitted:
    text = load_plan(REPORTS / f"{folder}-action-plan.yaml")
    rows = tuple(row for at, row in enumerate(text.rows) if at != leave_out)
    file = target / f"{folder} plan {leave_out}.docx"
    write_plan(dataclasses.replace(text, rows=rows), file, agencies()[folder])
    return submitted(read(file), "action-plan", agency=agencies()[folder])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("across"))


@pytest.mark.parametrize(("agency", "count"), PAIRS)
def test_every_recommendation_left_out_of_a_sample_plan_is_named_and_no_other(
    agency: str, count: int, folder: str, tmp_path: Path
) -> None:
    imr = sample_report(f"{agency}-imr.md", folder)
    assert len(imr.facts.recommendations) == imr.facts.counted == count
    whole = across([imr, sample_plan(agency, tmp_path)])
    assert not MATCHED & {*codes(whole[0]), *codes(whole[1])}
    for gone in range(count):
        found = across([imr, sample_plan(agency, tmp_path, gone)])[1]
        assert found is not None
        told = [problem for problem in found.problems if problem.code in MATCHED]
        assert [(one.code, one.where) for one in told] == [
            ("recommendation-without-action", f"recommendation {gone + 1}")
        ]
        assert f"“{imr.facts.recommendations[gone].text[:20]}" in told[0].message
        assert not found.complete


OTHERS = (
    "All managers attend a half-day course on writing clear letters.",
    "The Trust reviews its contract for interpreters and reports to the board by March.",
    "A new electronic case file is bought and introduced in every team.",
    "Every school has a named governor for safeguarding children who meets the head each term.",
)


@pytest.mark.parametrize(("agency", "count"), PAIRS)
def test_something_else_under_the_same_number_is_no_answer(
    agency: str, count: int, folder: str, tmp_path: Path
) -> None:
    wanted = sample_report(f"{agency}-imr.md", folder).facts.recommendations
    rows = sample_plan(agency, tmp_path).facts.actions
    for at in range(count):
        for other in OTHERS:
            pairs = pair(wanted, [*rows[:at], dataclasses.replace(rows[at], text=other), *rows[at + 1 :]])
            assert (pairs.only_left, pairs.only_right) == ((at,), (at,))


def test_a_row_that_answers_nothing_is_named(tmp_path: Path, folder: str) -> None:
    imr = sample_report("police-imr.md", folder)
    text = load_plan(REPORTS / "police-action-plan.yaml")
    extra = dict(text.rows[0], no="6", recommendation="Custody suites are fitted with quieter doors.")
    file = tmp_path / "plan.docx"
    write_plan(dataclasses.replace(text, rows=(*text.rows, extra)), file, POLICE)
    found = across([imr, submitted(read(file), "action-plan")])[1]
    assert found is not None
    told = [problem for problem in found.problems if problem.code in MATCHED]
    assert [one.code for one in told] == ["action-without-recommendation"]
    assert "quieter doors" in told[0].message


def test_the_sample_summary_has_all_and_misses_exactly_what_is_taken_out(folder: str, tmp_path: Path) -> None:
    case = cases.load(SAMPLE_CASE)
    overview = sample_report("overview-report.md", folder)
    summary = sample_report("executive-summary.md", folder)
    assert len(overview.facts.recommendations) == len(summary.facts.recommendations) == 8
    assert not MATCHED & set(codes(across([overview, summary], case)[1]))
    text = load_report(REPORTS / "executive-summary.md")
    points = [line for line in text.text.split("\n") if line.startswith("- ")]
    single = {4, 5, 6}  # the hospital trust's is not, for the case knows it by another name
    for at, point in enumerate(points):
        file = tmp_path / f"{at}.docx"
        write_docx(dataclasses.replace(text, text=text.text.replace(point, "")), file)
        shorter = submitted(read(file), "executive-summary", agency="")
        found = across([overview, shorter], case)[1]
        assert found is not None
        told = [problem for problem in found.problems if problem.code in MATCHED]
        assert [one.where for one in told] == [f"recommendation 7.{at + 1}"]
        assert told[0].hint == (at in single)


def test_a_report_that_only_counts_is_held_to_its_number(tmp_path: Path) -> None:
    text = "# 4 Lessons learned\n\nMuch.\n\n# 5 Recommendations\n\nThe force makes four recommendations."
    imr = submitted(report(tmp_path / "imr.docx", text), "imr")
    short = submitted(
        plan(tmp_path / "p.docx", ("1", "Tray covered daily."), ("2", "Markers looked at.")), "action-plan"
    )
    found = across([imr, short])[1]
    assert found is not None
    assert [one.message for one in found.problems if one.code == "recommendation-count"] == [
        "“imr.docx” says that there are 4 recommendations; this plan has 2."
    ]


def test_a_report_that_says_five_and_lists_four_is_asked_about(tmp_path: Path) -> None:
    points = "\n\n".join(f"- that {what} is looked at every week" for what in ("one", "two", "three", "four"))
    text = f"# 5 Recommendations\n\nThere are five recommendations.\n\n{points}"
    found = across([submitted(report(tmp_path / "imr.docx", text), "imr")])[0]
    assert "recommendation-count" in codes(found)


def test_an_attachment_is_in_the_file_or_sent_separately_or_missing(tmp_path: Path, folder: str) -> None:
    imr = sample_report("police-imr.md", folder)
    apart = plan(tmp_path / "plan.docx", ("1", "Children are spoken to by those who attend."))
    alone = across([imr])[0]
    assert attachment(alone, "att.action-plan") == ("missing", "neither in this document nor sent separately")
    assert alone is not None
    assert "att.action-plan" in [one.id for one in alone.lacking]
    with_plan = across([imr, submitted(apart, "action-plan")])[0]
    assert attachment(with_plan, "att.action-plan") == ("present", "sent separately: plan.docx")
    theirs = across([imr, submitted(apart, "action-plan", agency="Marling Road Surgery")])[0]
    assert attachment(theirs, "att.action-plan")[0] == "missing"


def test_a_chronology_in_the_same_file_counts_as_attached(folder: str) -> None:
    school = sample_report("school-imr.md", folder)
    status, note = attachment(across([school])[0], "att.chronology")
    assert (status, note) == ("present", "in this document")


def test_a_document_that_has_no_proforma_still_counts_as_an_attachment(folder: str) -> None:
    imr = sample_report("police-imr.md", folder)
    other = Submitted(None, Facts(), "chron.pdf", ("chronology",), POLICE)
    first, second = across([imr, other])
    assert attachment(first, "att.chronology") == ("present", "sent separately: chron.pdf")
    assert second is None


def test_of_a_single_file_nothing_is_called_missing_that_others_may_hold(folder: str) -> None:
    imr = dataclasses.replace(sample_report("police-imr.md", folder), agency="")
    found = across([imr])[0]
    assert found is not None
    assert not [one for one in found.requirements if one.id.startswith("att.")]


COVER = """
| Agency | {agency} |
| Author | {author} |
| Senior manager signing off the report | {senior} |
| Date | {date} |

# 1 Introduction

## 1.1 Reason for review

The board asked for this report after the death of a child who was known to us all.

# 5 Recommendations

Signed: {author}. Dated: {first}

Signed: {senior}. Dated: {second}
"""
RIGHT = {
    "agency": POLICE, "author": "DCI Margaret Ellison", "senior": "ACC Philip Rowntree",
    "date": "4 June 2010", "first": "4 June 2010", "second": "7 June 2010",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "code", "words"),
    [
        ({}, "", ""),
        ({"agency": "Marling Road Surgery"}, "agency-differs", "names Marling Road Surgery"),
        ({"agency": "Fenland Wildlife Trust"}, "agency-not-known", "Fenland Wildlife Trust"),
        ({"agency": "The Police, Western Division"}, "", ""),
        ({"author": "Sgt Roger Bell"}, "author-differs", "names “DCI Margaret Ellison”"),
        ({"author": "Margaret Ellison, Head of Review"}, "", ""),
        ({"senior": "Detective Chief Inspector M. Ellison"}, "same-signatory", "same person"),
        (
            {"second": "1 June 2010"},
            "signed-out-of-order",
            "on 1 June 2010, before the author on 4 June 2010",
        ),
        ({"second": "19 June 2010"}, "dated-after-receipt", "19 June 2010, but it came on 11 June 2010"),
        ({"date": "4 June 2011"}, "dated-after-receipt", "dated 4 June 2011"),
    ],
)
def test_the_cover_agrees_with_the_case_and_itself(
    tmp_path: Path, changed: dict[str, str], code: str, words: str
) -> None:
    document = report(tmp_path / "imr.docx", COVER.format(**(RIGHT | changed)))
    found = across([submitted(document, "imr", received=IN_TIME, case=CASE)], CASE)[0]
    assert found is not None
    told = [problem for problem in found.problems if problem.code not in ("recommendation-count", "late")]
    assert [one.code for one in told] == ([code] if code else [])
    assert words in "".join(one.message for one in told)


def test_an_author_who_worked_with_the_family_is_asked_about(tmp_path: Path) -> None:
    text = COVER.format(**(RIGHT | {"agency": "Marling Road Surgery", "author": "Dr Peter Lomax"}))
    document = report(tmp_path / "imr.docx", text)
    one = submitted(document, "imr", agency="Marling Road Surgery", case=CASE)
    assert codes(across([one], CASE)[0]) == ["author-involved"]


@pytest.mark.parametrize(
    ("received", "said"),
    [
        (dt.date(2010, 6, 11), ""),
        (dt.date(2010, 6, 12), "came on 12 June 2010, one day after it was due on 11 June 2010."),
        (dt.date(2010, 7, 1), "came on 1 July 2010, 20 days after it was due on 11 June 2010."),
    ],
)
def test_late_arrival_is_said_in_days_and_sends_nothing_back(
    tmp_path: Path, received: dt.date, said: str
) -> None:
    document = plan(tmp_path / "plan.docx", ("1", "Children are spoken to by those who attend."))
    found = across([submitted(document, "action-plan", received=received)], CASE)[0]
    assert found is not None
    told = [one for one in found.problems if one.code == "late"]
    assert [one.message.removeprefix("The action plan ") for one in told] == ([said] if said else [])
    assert all(one.hint for one in told)


def test_facts_survive_being_kept_as_json(folder: str) -> None:
    facts = sample_report("school-imr.md", folder).facts
    assert facts.dated == dt.date(2010, 6, 10)
    assert Facts.from_record(json.loads(json.dumps(facts.as_record()))) == facts


def test_a_pdf_report_is_held_against_a_word_plan(tmp_path: Path) -> None:
    points = (
        "Children at a domestic incident are seen awake and spoken to.",
        "PCSOs send a child notification from the street.",
        "The notification tray is covered on every working day.",
    )
    text = "# 4 Lessons learned\n\nMuch.\n\n# 5 Recommendations\n\n" + "\n\n".join(
        f"{at}. {point}" for at, point in enumerate(points, 1)
    )
    document = report(tmp_path / "imr.pdf", text)
    checked = check(document, "imr")
    imr = Submitted(checked, facts_of(document, checked), "imr.pdf", ("imr",), POLICE)
    short = submitted(plan(tmp_path / "p.docx", ("1", points[0]), ("3", points[2])), "action-plan")
    found = across([imr, short])[1]
    assert found is not None
    assert [one.where for one in found.problems if one.code in MATCHED] == ["recommendation 2"]

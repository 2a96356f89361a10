"""Submissions, changes and findings: values in, pages and JSON out."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from pipeline.chronology.changes import Changes, compare
from pipeline.chronology.findings import from_flags
from pipeline.chronology.model import Flag, RowCount, When
from pipeline.reports import AgencyLine, DocumentLine, QuarantineLine, Submissions, submissions_text
from pipeline.reports.changes import changes_html, changes_json
from pipeline.reports.findings import CODES, findings_html, findings_json
from pipeline.reports.submissions_shown import submissions_html, submissions_json

from .factory import HOSTILE, MADE_ON, POLICE, case, event, integrated, rich

DUE = dt.date(2010, 5, 14)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def parsed(page: bytes) -> _Text:
    parser = _Text()
    parser.feed(page.decode())
    return parser


def text_of(page: bytes) -> str:
    return "\n".join(parsed(page).parts)


def submissions(**changes: object) -> Submissions:
    whole = Submissions(
        case="WSCB-2010-02",
        board="Wealdshire Safeguarding Children Board",
        made_on=MADE_ON,
        agencies=(
            AgencyLine(POLICE, "police", "chronology", DUE, dt.date(2010, 5, 12), "police chron v2.docx", 2),
            AgencyLine(POLICE, "police", "imr", dt.date(2010, 6, 11)),
            AgencyLine("Marling Road Surgery", "gp", "chronology", DUE, dt.date(2010, 5, 15), "gp.pdf", 1),
            AgencyLine("Haven Domestic Abuse Outreach", "haven", "chronology", DUE),
        ),
        documents=(
            DocumentLine(
                "police chron v2.docx",
                "0" * 64,
                POLICE,
                "chronology",
                dt.date(2010, 5, 12),
                2,
                rows=RowCount(seen=10, events=8, headings=1, blank=1),
                columns=((1, (("Collar no.", "professional"),)),),
                cautions=(("tracked-changes", "The file holds tracked changes."),),
            ),
            DocumentLine("broken.docx", "1" * 64, POLICE, "chronology", rows=RowCount(seen=5, events=4)),
            DocumentLine("imr.docx", "2" * 64, POLICE, "imr"),
        ),
        quarantine=(
            QuarantineLine("scan.pdf", "haven", "no-text-layer", "scan.pdf: is a picture. Scan again."),
        ),
        waiting=("1 file in the inbox has not been looked at yet.",),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def test_states_of_what_is_owed() -> None:
    lines = submissions().agencies
    assert [line.state(MADE_ON) for line in lines] == ["received", "due", "received-late", "late"]
    assert [line.days_late(MADE_ON) for line in lines] == [0, 0, 1, 18]
    assert AgencyLine("A", "a", "imr").state(MADE_ON) == "due"
    assert lines[3].state(DUE) == "due"  # on the day itself there is still time


def test_days_are_counted_as_long_as_they_mean_something() -> None:
    def text(due: dt.date, received: dt.date | None) -> str:
        return AgencyLine("A", "a", "imr", due, received).state_text(MADE_ON)

    assert text(DUE, dt.date(2010, 5, 13)) == "received"
    assert text(DUE, dt.date(2011, 5, 14)) == "received late by 365 days"
    assert text(DUE, dt.date(2026, 11, 21)) == "received more than a year after it was due"
    assert text(dt.date(2009, 5, 1), None) == "overdue for more than a year"
    assert text(MADE_ON, None) == "awaited"


def test_a_report_with_a_chronology_in_it_is_not_said_to_have_none() -> None:
    both = tuple(
        DocumentLine("imr and chron.docx", "3" * 64, POLICE, kind, rows=rows)
        for kind, rows in (("imr", None), ("chronology", RowCount(seen=2, events=2)))
    )
    text = text_of(submissions_html(submissions(documents=both)))
    assert "its chronology is counted in a line of its own" in text and "no chronology in it" not in text


def test_submissions_page_says_everything() -> None:
    text = text_of(submissions_html(submissions()))
    for words in (
        "2 of 4 submissions received, 1 overdue, 1 in quarantine, 1 waiting for a person.",
        "Overdue by 18 days",
        "Received late by 1 day",
        "scan.pdf: is a picture. Scan again.",
        "Collar no.",
        "The file holds tracked changes.",
        "no chronology in it",
        "NO",
    ):
        assert words in text


def test_submissions_json() -> None:
    record = json.loads(submissions_json(submissions()))
    assert record["schema"] == "submissions/1"
    assert record["agencies"][3]["state"] == "late"
    assert record["documents"][0]["rows"]["seen"] == 10
    assert [d["adds_up"] for d in record["documents"]] == [True, False, None]
    assert record["quarantine"][0]["code"] == "no-text-layer"


def test_submissions_on_a_terminal() -> None:
    text = submissions_text(submissions())
    assert "  received  due 14 May 2010   12 May 2010: police chron v2.docx (version 2)\n" in text
    assert "10 rows seen, 8 entry rows, 1 column headings, 1 blank" in text
    assert "DOES NOT ADD UP" in text
    assert "haven/scan.pdf" in text


def test_a_file_name_cannot_steer_a_terminal() -> None:
    evil = QuarantineLine("a\x1b[2J\nb\u202e.docx", "gp", "damaged", "is\tdamaged")
    text = submissions_text(submissions(quarantine=(evil,)))
    assert "\x1b" not in text and "a [2J b .docx" in text


def test_pages_take_hostile_text_as_text() -> None:
    plain = submissions(quarantine=tuple(QuarantineLine("x", "x", "x", "x") for _ in HOSTILE))
    evil = submissions(quarantine=tuple(QuarantineLine(t, t, t, t) for t in HOSTILE))
    assert parsed(submissions_html(evil)).tags == parsed(submissions_html(plain)).tags
    flagged = integrated(*(event(n, flags=(Flag("undated", t),)) for n, t in enumerate(HOSTILE)))
    page = parsed(findings_html(from_flags(flagged), flagged, case(), made_on=MADE_ON))
    assert "script" not in page.tags and "<script>alert(1)</script>" in "".join(page.parts)


def test_an_empty_case_has_a_page_too() -> None:
    empty = Submissions("WSCB-2010-02", "", MADE_ON)
    assert "0 of 0 submissions received." in text_of(submissions_html(empty))
    assert submissions_text(empty).startswith("Case WSCB-2010-02, 1 June 2010: 0 of 0")


NOW = integrated(
    event(0),
    event(
        1,
        description=event(1).description.replace("both", "three"),
        when=When(dt.date(2009, 3, 14), dt.date(2009, 3, 14), precision="day"),
        extra={"Read code": "9N11."},
    ),
)


def changes() -> Changes:
    return compare(integrated(event(1), event(9)), NOW)


def test_changes_page_shows_word_by_word() -> None:
    page = changes_html(changes(), NOW, case(), made_on=MADE_ON).decode()
    assert "spoke to <del>both</del><ins>three</ins> adults" in page
    assert "<dt>Own column: Read code</dt>" in page and "<ins>9N11.</ins>" in page
    assert "<del>Fri 13 March 2009</del><ins>Sat 14 March 2009</ins>" in page  # never "1314 March"
    assert "1 added, 1 changed, 1 removed" in page
    assert 'href="integrated-chronology.html#e-000000000001"' in page
    assert "Entry 9: officers attended" in page
    assert 'integrated-chronology.html#e-000000000009"' not in page


def test_an_end_left_open_and_a_day_of_writing_down_are_changes() -> None:
    first = event(1, description="Placed with her aunt.")
    second = replace(first, when=replace(first.when, open_end=True, recorded=dt.date(2009, 4, 1)))
    before, after = integrated(first), integrated(second)
    found = compare(before, after)
    assert [one.field for one in found.changed[0].fields] == ["open_end", "recorded"]
    page = changes_html(found, after, case(), made_on=MADE_ON).decode()
    assert "onwards</ins>" in page
    assert "<dt>Written down on</dt>" in page and "<ins>1 April 2009</ins>" in page
    assert "Placed with her aunt." in page, "an entry whose words stay is still told by them"


def test_what_it_is_compared_with_is_said() -> None:
    had = replace(changes(), panel_had=dt.date(2010, 5, 12))
    page = changes_html(had, NOW, case(), made_on=MADE_ON).decode()
    assert "Since the integrated chronology of 12 May 2010, which the panel has: 1 added" in page
    assert (
        "Since the previous integrated chronology: 1 added"
        in changes_html(changes(), NOW, case(), made_on=MADE_ON).decode()
    )
    records = [json.loads(changes_json(one, case())) for one in (had, changes(), compare(None, NOW))]
    assert [one["since"] for one in records] == ["panel-had", "previous-merge", None]
    assert [one["panel_had"] for one in records] == ["2010-05-12", None, None]


def test_changes_json() -> None:
    record = json.loads(changes_json(changes(), case()))
    assert record["schema"] == "changes/1"
    (change,) = record["changed"]
    assert change["id"] == "000000000001"
    fields = {one["field"]: (one["before"], one["after"]) for one in change["fields"]}
    assert fields["description"][1].endswith("three adults.")
    assert fields["start"] == ("2009-03-13", "2009-03-14")
    assert [e["id"] for e in record["removed"]] == ["000000000009"]


def test_a_first_merge_has_nothing_to_compare() -> None:
    page = changes_html(compare(None, rich()), rich(), case(), made_on=MADE_ON).decode()
    assert "first integrated chronology" in page and "Added" not in page


def test_findings_follow_the_contract() -> None:
    whole = rich()
    found = from_flags(whole)
    assert [f.code for f in found] == ["weekday-mismatch", "child-seen-blank", "undated"]
    assert found == from_flags(whole)
    assert len({f.id for f in found}) == 3
    record = json.loads(findings_json(found, case()))
    assert record["schema"] == "findings/1"
    assert record["findings"][0] == {
        "id": found[0].id,
        "code": "weekday-mismatch",
        "agency": POLICE,
        "events": ["000000000004"],
        "start": "2009-03-16",
        "end": "2009-03-16",
        "message": "16 March 2009 was a Monday.",
    }


def test_two_flags_of_one_kind_are_one_finding() -> None:
    twice = integrated(
        event(0, flags=(Flag("undated", "One."), Flag("undated", "Two."), Flag("undated", "One.")))
    )
    (finding,) = from_flags(twice)
    assert finding.message == "One. Two."


@pytest.mark.parametrize(
    "code", ["row-parted", "row-joined", "row-split", "struck-through", "part-unreadable"]
)
def test_every_remark_of_reading_has_a_heading_in_plain_words(code: str) -> None:
    whole = integrated(event(0, flags=(Flag(code, "Compare with the original."),)))
    page = findings_html(from_flags(whole), whole, case(), made_on=MADE_ON).decode()
    assert f">{code}" not in page and f"{CODES[code]} (1)" in page


def test_findings_page_groups_and_leads_to_entries() -> None:
    whole = rich()
    page = findings_html(from_flags(whole), whole, case(), made_on=MADE_ON).decode()
    assert "The weekday does not fit the date (1)" in page
    assert '<a href="integrated-chronology.html#e-000000000004">No. 5</a>' in page
    assert "<td>16/03/2009</td><td>Wealdshire Constabulary</td><td>16 March 2009 was a Monday.</td>" in page
    assert "<td>(left blank)</td>" in page
    assert page.index(CODES["child-seen-blank"]) < page.index(CODES["undated"])
    assert "Nothing was noticed" in findings_html((), whole, case(), made_on=MADE_ON).decode()

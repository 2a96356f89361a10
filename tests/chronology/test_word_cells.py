"""From real Word files to entries: dates and words as the format can hide them in a cell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipeline.chronology import Chronology, extract, reconcile
from tests.documents.docx_factory import Docx, deleted, ins, p, run, sdt, tbl, tc, tr

FLD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
FIELD = (
    FLD.format("begin")
    + '<w:r><w:instrText>DATE \\@ "dd/MM/yyyy"</w:instrText></w:r>'
    + FLD.format("separate")
    + run("12/03/2009")
    + FLD.format("end")
)
HEAD = tr("Date", "Family member", "Description", "Child seen")
DAY = dt.date(2009, 3, 12)


def made(folder: Path, *rows: str) -> Chronology:
    source = Docx(tbl(HEAD, *rows)).read(folder)
    found = extract(source, "Haven")
    assert found.rows.adds_up()
    assert reconcile(source, found) == ()
    return found


def line(date: str, words: str = "Home visit.") -> str:
    return tr(date, "Leanne", words, "Yes")


DATES = {
    "superscript ordinal": tc(
        p(run("12"), run("th", '<w:vertAlign w:val="superscript"/>'), run(" March 2009"))
    ),
    "field result": tc(p(FIELD)),
    "date picker": tc(sdt(p("12/03/2009"), '<w:date w:fullDate="2009-03-12T00:00:00Z"/>')),
    "date and time in two paragraphs": tc("12/03/2009", "14:30"),
    "soft line break": tc(p("<w:r><w:t>Thursday</w:t><w:br/><w:t>12 March 2009</w:t></w:r>")),
    "no-break spaces": tc("12\u00a0March\u00a02009"),
    "no-break hyphens": tc(
        p("<w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>03</w:t><w:noBreakHyphen/><w:t>2009</w:t></w:r>")
    ),
    "split over runs": tc(p(run("1"), run("2/0"), run("3/20"), run("09"))),
    "corrected by a tracked change": tc(p(deleted("11/03/2009"), ins(run("12/03/2009")))),
    "smart tag": tc(p(f'<w:smartTag w:element="date"><w:smartTagPr/>{run("12/03/2009")}</w:smartTag>')),
    "full-width digits": tc("１２／０３／２００９"),
    "leading apostrophe of a spreadsheet": tc("2009-03-12"),
}


@pytest.mark.parametrize("date", DATES.values(), ids=DATES)
def test_a_date_however_the_file_holds_it(tmp_path: Path, date: str) -> None:
    (event,) = made(tmp_path, line(date)).events
    assert (event.when.start, event.when.precision) == (DAY, "day")
    assert event.when.flags == ()


def test_an_unfilled_date_picker_is_undated_and_says_so(tmp_path: Path) -> None:
    picker = sdt(p("Click or tap to enter a date."), "<w:showingPlcHdr/><w:date/>")
    events = made(tmp_path, line("11/03/2009"), line(tc(picker), "Strategy discussion held.")).events
    assert [event.description for event in events] == ["Home visit.", "Strategy discussion held."]
    assert events[1].when.start is None or "date" in events[1].when.assumed
    assert events[1].flags


def test_several_events_in_one_cell_stay_together_word_for_word(tmp_path: Path) -> None:
    words = ("09:00 Call from the school.", "10:30 Home visit, no reply.", "13/03/2009 Second visit.")
    (event,) = made(tmp_path, line("12/03/2009", tc(*words))).events
    assert event.description == "\n".join(words)
    assert event.when.start == DAY


def test_an_email_thread_does_not_lend_its_dates(tmp_path: Path) -> None:
    thread = ("From: H Strand", "Sent: 02 April 2010 16:10", "To: duty desk", "Please ring me.")
    (event,) = made(tmp_path, line("12/03/2009", tc(*thread))).events
    assert event.description == "\n".join(thread)
    assert (event.when.start, event.when.end) == (DAY, DAY)


def test_coloured_and_bold_words_are_read_like_others(tmp_path: Path) -> None:
    cell = tc(p(run("Home visit. "), run("Was this followed up?", '<w:b/><w:color w:val="FF0000"/>')))
    (event,) = made(tmp_path, line("12/03/2009", cell)).events
    assert event.description == "Home visit. Was this followed up?"


def test_text_that_looks_like_a_formula_or_was_spoilt_on_the_way_is_kept_as_it_is(tmp_path: Path) -> None:
    for words in (
        "=SUM(A1)",
        "+44 1632 960001",
        "@duty",
        "donâ€™t",
        "caf\u00e9 “quoted” … co\u2011op",
        "שלום مرحبا",
    ):
        (event,) = made(tmp_path, line("12/03/2009", words)).events
        assert event.description == words


def test_a_whole_row_inserted_or_deleted(tmp_path: Path) -> None:
    inserted = tr("13/03/2009", "Leanne", "Added.", "No", properties='<w:ins w:id="1" w:author="x"/>')
    gone = '<w:del w:id="2" w:author="x"/>'
    removed = tr(tc(p(deleted("14/03/2009"))), "", tc(p(deleted("Removed."))), "", properties=gone)
    found = made(tmp_path, line("12/03/2009"), inserted, removed)
    assert [event.description for event in found.events] == ["Home visit.", "Added."]
    assert [(aside.table, aside.text, aside.why) for aside in found.left_out] == [
        (1, "14/03/2009 Removed.", "deleted by a tracked change")
    ]


def test_every_row_is_its_own_whatever_the_merging(tmp_path: Path) -> None:
    restart, go_on = ('<w:vMerge w:val="restart"/>', "<w:vMerge/>")
    found = made(
        tmp_path,
        tr(tc("12/03/2009", properties=restart), "Leanne", "Home visit.", "Yes"),
        tr(tc(properties=go_on), "Leanne", "Second visit.", "No"),
        tr(tc("2010", properties='<w:gridSpan w:val="4"/>')),
        tr("13/03", "Leanne", "Call.", "No"),
    )
    assert [event.when.start for event in found.events] == [DAY, DAY, dt.date(2010, 3, 13)]
    assert (found.rows.seen, found.rows.banners) == (5, 1)


def test_events_in_a_table_inside_a_cell_are_among_the_words_of_their_row(tmp_path: Path) -> None:
    inner = tbl(tr("09:00", "Call."), tr("10:30", "Visit."))
    (event,) = made(tmp_path, line("12/03/2009", tc(p("That day:"), inner, p("")))).events
    assert [part for part in ("09:00", "Call.", "10:30", "Visit.") if part in event.description] == [
        "09:00",
        "Call.",
        "10:30",
        "Visit.",
    ]


def test_a_form_laid_out_in_one_big_cell(tmp_path: Path) -> None:
    inner = tbl(HEAD, line("12/03/2009"))
    source = Docx(tbl(tr(tc(p("Chronology form"), inner, p("Signed: S. Croft"))))).read(tmp_path)
    found = extract(source, "Haven")
    assert [event.when.start for event in found.events] == [DAY]
    assert "Chronology form" in found.left_out[0].text
    assert "Signed: S. Croft" in found.left_out[0].text


def test_a_coloured_rating_keeps_its_word(tmp_path: Path) -> None:
    rag = '<w:shd w:val="clear" w:fill="FF0000"/>'
    head = tr("Date", "Event", "RAG")
    source = Docx(tbl(head, tr("12/03/2009", "Home visit.", tc("Red", properties=rag)))).read(tmp_path)
    (event,) = extract(source, "Haven").events
    assert event.extra == {"RAG": "Red"}

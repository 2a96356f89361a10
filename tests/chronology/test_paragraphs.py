"""Chronologies without a table: dated paragraphs under headings, from values and from real files."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as WordFile
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph as Printed
from reportlab.platypus import SimpleDocTemplate

from pipeline.chronology import Chronology, chronology_from_json, chronology_to_json, extract, reconcile
from pipeline.chronology.paragraphs import dated_sections
from pipeline.documents import read as read_file
from pipeline.documents.model import Block, Document, Note, Paragraph, Place
from pipeline.errors import NoChronologyError
from tests.chronology.shapes import document, table

THREE = (
    "12/03/2009 – Home visit by HV Marsh.",
    "13/03/2009 – Telephone call to the school.",
    "16/03/2009 – Mother did not attend the clinic.",
)
HEAD = ("Date", "Family member", "Event", "Child seen")
VISIT = ("12/03/2009", "Leanne Tarrant", "Home visit; house clean and warm, toys about.", "Yes")


def check(source: Document) -> Chronology:
    found = extract(source, "Haven")
    assert found.rows.adds_up()
    assert reconcile(source, found) == ()
    assert found.rows.events == len(found.events)
    assert chronology_from_json(chronology_to_json(found)) == found
    return found


def read(*blocks: Block | str) -> Chronology:
    return check(document(*blocks))


def shown(found: Chronology) -> list[tuple[str, str, str]]:
    return [
        (event.when.start.isoformat() if event.when.start else "", event.date_text, event.description)
        for event in found.events
    ]


def test_dates_set_off_from_their_words() -> None:
    found = read("# Chronology", *THREE)
    assert shown(found) == [
        ("2009-03-12", "12/03/2009", "Home visit by HV Marsh."),
        ("2009-03-13", "13/03/2009", "Telephone call to the school."),
        ("2009-03-16", "16/03/2009", "Mother did not attend the clinic."),
    ]
    assert [(event.source.table, event.source.row) for event in found.events] == [(0, 2), (0, 3), (0, 4)]
    assert (found.rows.seen, found.rows.events, found.rows.banners) == (4, 3, 1)
    assert [code for code, _ in found.cautions] == ["dated-paragraphs"]
    assert all(
        (event.family_member, event.professional, event.contact, event.child_seen) == ("", "", "", "")
        for event in found.events
    )


def test_continuation_paragraphs_belong_to_the_entry_above() -> None:
    found = read("# Chronology", THREE[0], "No reply at first.", "Seen in the garden.", THREE[1])
    assert found.events[0].description == "Home visit by HV Marsh.\nNo reply at first.\nSeen in the garden."
    assert (found.rows.seen, found.rows.events) == (3, 2)


def test_date_lines_with_paragraphs_below() -> None:
    found = read(
        "# Chronology", "# Thursday 12 March 2009", "Home visit.", "All well.", "13/03/2009", "Call."
    )
    assert shown(found) == [
        ("2009-03-12", "Thursday 12 March 2009", "Home visit.\nAll well."),
        ("2009-03-13", "13/03/2009", "Call."),
    ]


def test_times_below_a_date_line_are_entries_of_that_day() -> None:
    found = read(
        "# Chronology", "# 12 March 2009", "14:30 – Home visit.", "Seen.", "1615hrs: Call.", THREE[1]
    )
    assert [event.description for event in found.events[:2]] == ["Home visit.\nSeen.", "Call."]
    assert [event.when.start for event in found.events[:2]] == [dt.date(2009, 3, 12)] * 2
    assert [event.when.start_time for event in found.events[:2]] == [dt.time(14, 30), dt.time(16, 15)]
    assert found.events[0].date_text == "12 March 2009 14:30"
    assert found.events[1].when.assumed == ("date",)


def test_periods_are_banners_that_give_the_year() -> None:
    found = read(
        "# Chronology", "# 2008", "12/03 – Home visit.", "# March 2009", "Thurs 12th: Call.", THREE[2]
    )
    assert [event.when.start for event in found.events] == [
        dt.date(2008, 3, 12),
        dt.date(2009, 3, 12),
        dt.date(2009, 3, 16),
    ]
    assert found.events[0].when.assumed == ("year",)
    assert found.rows.banners == 3


def test_words_right_below_a_period_are_an_entry_of_that_period() -> None:
    found = read("# Chronology", "# 2008", "The family moved to Fernbridge.", *THREE)
    first = found.events[0]
    assert (first.description, first.date_text) == ("The family moved to Fernbridge.", "")
    assert (first.when.start, first.when.end, first.when.assumed) == (
        dt.date(2008, 1, 1),
        dt.date(2008, 12, 31),
        ("date",),
    )


def test_sentences_where_the_whole_document_is_a_chronology() -> None:
    found = read(
        "# Sequence of events",
        "On 12 March 2009 the health visitor called.",
        "She found no one in.",
        "In April 2009, the family moved.",
    )
    assert shown(found) == [
        ("2009-03-12", "On 12 March 2009", "the health visitor called.\nShe found no one in."),
        ("2009-04-01", "In April 2009", "the family moved."),
    ]


def test_labels_that_are_columns_and_labels_that_are_not() -> None:
    found = read(
        "# Chronology", THREE[0], "Child seen: yes, playing", "Outcome: none", "It was: late", *THREE[1:]
    )
    first = found.events[0]
    assert (first.child_seen, first.child_seen_value) == ("yes, playing", "yes")
    assert first.description == "Home visit by HV Marsh.\nOutcome: none\nIt was: late"
    assert ("Child seen", "child_seen") in found.columns[0][1]


def test_lists_with_numbers_and_bullets() -> None:
    blocks = [
        Paragraph(text, Place(paragraph=at), label)
        for at, (label, text) in enumerate(zip(("4.1", "•", ""), ("", "", "3) "), strict=True), 1)
        for text in [text + THREE[at - 1]]
    ]
    found = check(document(*blocks, file="chronology.docx"))
    assert [event.notes for event in found.events] == [(("label", "4.1"),), (), (("label", "3)"),)]
    assert [event.date_text for event in found.events] == ["12/03/2009", "13/03/2009", "16/03/2009"]


def test_several_entries_in_one_paragraph_parted_by_line_breaks() -> None:
    found = read("# Chronology", "\n".join(THREE))
    assert [event.source.row for event in found.events] == [2, 2, 2]
    assert [event.date_text for event in found.events] == ["12/03/2009", "13/03/2009", "16/03/2009"]


def test_a_second_date_inside_the_words_is_flagged() -> None:
    found = read("# Chronology", f"{THREE[0]} {THREE[1]}", THREE[2])
    assert [[flag.code for flag in event.flags] for event in found.events] == [["date-ambiguous"], []]
    assert THREE[1] in found.events[0].description


def test_what_is_no_entry_is_said() -> None:
    found = read(
        "Haven chronology",
        "Compiled from paper records.",
        *THREE,
        "# Housing file",
        "Nothing was found in it.",
        "14/04/2009",
        "Signed: S. Croft",
    )
    assert [(aside.kind, aside.text) for aside in found.asides] == [
        ("note", "Haven chronology"),
        ("note", "Compiled from paper records."),
        ("banner", "Housing file"),
        ("unplaced", "Nothing was found in it."),
        ("unplaced", "14/04/2009"),
        ("note", "Signed: S. Croft"),
    ]


def test_same_day_impossible_and_month_first_dates() -> None:
    found = read("# Chronology", THREE[0], "Same day – Call.", "31/02/2009 – Visit.", "w/c 16/03/2009: Away.")
    assert [event.when.start for event in found.events] == [
        dt.date(2009, 3, 12),
        dt.date(2009, 3, 12),
        None,
        dt.date(2009, 3, 16),
    ]
    assert "date-impossible" in [flag.code for flag in found.events[2].flags]
    american = read("# Chronology", "03/25/2009 – Visit.", "04/02/2009 – Call.")
    assert american.events[1].when.start == dt.date(2009, 4, 2)
    assert "month-first" in [code for code, _ in american.cautions]


def test_notes_stay_with_their_entry() -> None:
    note = Note("footnote", "According to the mother.")
    blocks = [
        Paragraph(text, Place(paragraph=at), notes=(note,) * (at == 2)) for at, text in enumerate(THREE, 1)
    ]
    found = check(document(*blocks))
    assert found.events[1].notes == (("footnote", "According to the mother."),)


REPORT = (
    "# Introduction",
    "This review was commissioned by the board. " * 12,
    "12/03/2010 – date of the first meeting",
    "# Analysis",
    "On 12 March 2009 the health visitor called and found nobody at home. " * 6,
    "On 13 March 2009 the school rang. " * 8,
    "On 16 March 2009 nobody came to the clinic. " * 8,
)


def test_a_report_that_tells_its_story_is_no_chronology() -> None:
    with pytest.raises(NoChronologyError):
        extract(document(*REPORT, file="report.docx"))
    with pytest.raises(NoChronologyError):
        extract(
            document(
                *REPORT,
                "# Chronology",
                "On 12 March 2009 she rang.",
                "In May 2009 she moved.",
                file="report.docx",
            )
        )


def test_a_letter_with_its_date_is_no_chronology() -> None:
    with pytest.raises(NoChronologyError):
        extract(document("12 March 2009", "Dear Ms Strand,", "Thank you for your letter of 3 March 2009."))


def test_the_chronology_in_a_section_of_a_report() -> None:
    source = document(
        *REPORT, "# Appendix A: Chronology", *THREE, "# Signatures", "S. Croft", file="report.docx"
    )
    found = check(source)
    assert [event.date_text for event in found.events] == ["12/03/2009", "13/03/2009", "16/03/2009"]
    assert found.rows.seen == 4
    assert [(aside.row, aside.table) for aside in found.left_out] == [(3, 0)]
    assert "paragraphs-left-out" in [code for code, _ in found.cautions]


def test_a_contents_line_is_no_section() -> None:
    source = document(
        *REPORT, "1 Chronology ..... 3", "2 Analysis ..... 5", "# 1 Chronology", *THREE, file="a.docx"
    )
    (section,) = dated_sections(source)
    assert section.title == "1 Chronology"


def test_beside_a_table_dated_paragraphs_are_never_entries_and_always_said() -> None:
    found = read("# Sequence of events", *THREE, "# Chronology", table(HEAD, VISIT))
    assert [event.source.table for event in found.events] == [1]
    assert found.rows.seen == 2
    assert [aside.text[:10] for aside in found.left_out] == ["12/03/2009", "13/03/2009", "16/03/2009"]
    (message,) = [message for code, message in found.cautions if code == "paragraphs-left-out"]
    assert "3 paragraphs" in message and "paragraph 2" in message


def test_a_few_dated_sentences_beside_a_table_need_no_caution() -> None:
    found = read("On 12 March 2009 the panel met.", table(HEAD, VISIT))
    assert found.left_out == ()
    assert found.cautions == ()


def test_reconcile_can_find_what_is_missing() -> None:
    source = document("# Chronology", *THREE)
    found = extract(source)
    spoilt = replace(found, events=(replace(found.events[0], description="Home visit."), *found.events[1:]))
    assert [(piece.table, piece.row) for piece in reconcile(source, spoilt)] == [(0, 2)]
    assert "Marsh" in reconcile(source, spoilt)[0].text
    assert reconcile(source, replace(found, asides=()))


def test_ids_are_stable_and_the_words_alone_make_them() -> None:
    first = read("# Chronology", *THREE)
    second = read("# Chronology", "A new introduction.", *THREE)
    assert [event.id for event in first.events] == [event.id for event in second.events]


def test_from_a_word_file(tmp_path: Path) -> None:
    made = WordFile()
    made.add_heading("Chronology of Haven", 1)
    made.add_heading("2009", 2)
    made.add_paragraph().add_run("12 March 2009").bold = True
    made.add_paragraph("Home visit.")
    made.add_paragraph("All well.")
    made.add_paragraph("13/03/09\tPC Harbord\tHome visit")
    made.add_paragraph("16/03/2009 – Call.", style="List Bullet")
    made.add_paragraph("On 17 March 2009 the family moved.")
    made.save(str(tmp_path / "c.docx"))
    found = check(read_file(tmp_path / "c.docx"))
    assert shown(found) == [
        ("2009-03-12", "12 March 2009", "Home visit.\nAll well."),
        ("2009-03-13", "13/03/09", "PC Harbord Home visit"),
        ("2009-03-16", "16/03/2009", "Call."),
        ("2009-03-17", "On 17 March 2009", "the family moved."),
    ]


def test_from_a_pdf(tmp_path: Path) -> None:
    styles = getSampleStyleSheet()
    words = "Home visit by HV Marsh; mother said that she had been sleeping badly since the move. "
    story = [Printed("Chronology", styles["Heading1"]), Printed("2009", styles["Heading2"])]
    story += [
        Printed(f"<b>{day:02d}/03/2009</b> – {words * (day % 7 + 1)}", styles["BodyText"])
        for day in range(1, 29)
    ]
    SimpleDocTemplate(str(tmp_path / "c.pdf"), invariant=1).build(story)
    found = check(read_file(tmp_path / "c.pdf"))
    assert [event.when.start for event in found.events] == [dt.date(2009, 3, day) for day in range(1, 29)]
    assert [event.description for event in found.events] == [
        (words * (day % 7 + 1)).strip() for day in range(1, 29)
    ]
    assert {event.source.page for event in found.events} == {1, 2, 3}


def test_paragraphs_without_white_between_them_on_a_printed_page(tmp_path: Path) -> None:
    words = "Home visit by HV Marsh; mother said that she had been sleeping badly since the move. "
    style = getSampleStyleSheet()["Normal"]
    days = range(1, 29)
    story = [Printed(f"{day:02d}/03/2009 – {words}" + "Seen. " * (day * 5 % 37), style) for day in days]
    story.insert(0, Printed("Chronology", style))
    SimpleDocTemplate(str(tmp_path / "c.pdf"), invariant=1).build(story)
    found = check(read_file(tmp_path / "c.pdf"))
    assert [event.when.start for event in found.events] == [dt.date(2009, 3, day) for day in days]
    assert not any(event.flags for event in found.events)


LINE = st.sampled_from(
    [
        *THREE,
        "12/03/2009",
        "2008",
        "14:30 – Seen.",
        "On 12 March 2009 she rang.",
        "Words.",
        "Child seen: yes",
        "Child seen: no",
        "# 2009",
        "# Notes",
        "# 12 May 2009",
        "Signed: S. Croft",
        "No contact in the period",
        "Same day – call",
        "1. 13/03/09 – visit",
        "12/03/09 – a\n13/03/09 – b\nc",
        "",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINE, max_size=14))
def test_whatever_the_paragraphs_nothing_is_lost(lines: list[str]) -> None:
    found = check(document("# Chronology", *THREE, *lines))
    assert len({event.id for event in found.events}) == len(found.events)
    assert all(event.when.start or event.flags for event in found.events)

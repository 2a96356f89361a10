"""Headings by style, outline level or bold letters, and the numbers Word counts by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import Document, Heading
from pipeline.documents.docx.headings import typed_label
from pipeline.documents.docx.numbering import written
from tests.documents.docx_factory import Docx, p, run, style, tbl, tc, tr

BOLD = "<w:b/>"


def level(ilvl: int, text: str, form: str = "decimal", extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def item(text: str, ilvl: int = 0, num: int = 1, named: str = "") -> str:
    name = f'<w:pStyle w:val="{named}"/>' if named else ""
    return p(text, properties=f'{name}<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{num}"/></w:numPr>')


def styled(text: str, name: str) -> str:
    return p(text, properties=f'<w:pStyle w:val="{name}"/>')


def labels(document: Document) -> list[str]:
    return [block.label for block in document.blocks if not hasattr(block, "rows")]


def levels(document: Document) -> list[tuple[str, int]]:
    return [(heading.text, heading.level) for heading in document.headings]


def test_headings_by_style_localised_name_chain_and_outline(tmp_path: Path) -> None:
    styles = "".join(
        [
            style("berschrift1", "", "heading 1"),
            style("Ttulo2", "", "Título 2"),
            style("BoardSection", '<w:basedOn w:val="berschrift1"/>', "Board section"),
            style("Numbered", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>', "Numbered para"),
            style("Muted", '<w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
            style("Loop", '<w:basedOn w:val="Loop"/>'),
        ]
    )
    body = "".join(
        styled(name, name) for name in ("berschrift1", "Ttulo2", "BoardSection", "Numbered", "Muted", "Loop")
    )
    body += p("direct", properties='<w:outlineLvl w:val="3"/>') + p("plain")
    assert levels(Docx(body, styles=styles).read(tmp_path)) == [
        ("berschrift1", 1), ("Ttulo2", 2), ("BoardSection", 1), ("Numbered", 3), ("direct", 4),
    ]  # fmt: skip


def test_heading_style_without_a_styles_part(tmp_path: Path) -> None:
    assert levels(Docx(styled("Analysis", "Heading2")).read(tmp_path)) == [("Analysis", 2)]


def test_bold_lines_are_headings_below_the_last_styled_one(tmp_path: Path) -> None:
    body = (
        styled("Analysis", "Heading1")
        + p(run("Involvement", BOLD), run(" with the family", BOLD))
        + p(run("2.1.3 Supervision", BOLD))
        + p(run("Bold", BOLD), run(" only at the start"))
        + p(run("A bold sentence ends with a full stop.", BOLD))
        + p(run("x" * 200, BOLD))
        + p(run("12/03/09", BOLD))
        + tbl(tr(tc(p(run("Date", BOLD)))))
    )
    document = Docx(body).read(tmp_path)
    assert levels(document) == [("Analysis", 1), ("Involvement with the family", 2), ("2.1.3 Supervision", 3)]
    assert document.headings[2].label == "2.1.3"


def test_multi_level_numbers_restart_and_continue(tmp_path: Path) -> None:
    numbering = lists(level(0, "%1"), level(1, "%1.%2"), level(2, "(%3)", "lowerRoman"))
    body = "".join(
        item(str(at), ilvl) for at, ilvl in enumerate([0, 1, 1, 2, 2, 1, 0, 1, 2])
    )  # fmt: skip
    document = Docx(body, numbering=numbering).read(tmp_path)
    assert labels(document) == ["1", "1.1", "1.2", "(i)", "(ii)", "1.3", "2", "2.1", "(i)"]


def test_a_deep_level_before_its_parent_shows_the_parents_start(tmp_path: Path) -> None:
    numbering = lists(level(0, "%1", start=4), level(1, "%1.%2"))
    body = item("a", 1) + item("b", 1) + item("c", 0) + item("d", 1)
    assert labels(Docx(body, numbering=numbering).read(tmp_path)) == ["4.1", "4.2", "5", "5.1"]


def test_two_lists_share_or_restart_their_count(tmp_path: Path) -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = (
        item("a")
        + item("b", num=2)
        + item("c", num=3)
        + item("d", num=3)
        + item("e", num=1)
        + item("f", num=9)
    )
    assert labels(Docx(body, numbering=lists(level(0, "%1."), nums=nums)).read(tmp_path)) == [
        "1.", "2.", "1.", "2.", "3.", "",
    ]  # fmt: skip


def test_levels_that_never_restart_and_legal_numbers(tmp_path: Path) -> None:
    numbering = lists(
        level(0, "%1", "upperRoman"), level(1, "%1.%2", "decimal", '<w:lvlRestart w:val="0"/><w:isLgl/>')
    )
    body = item("a") + item("b", 1) + item("c") + item("d", 1)
    assert labels(Docx(body, numbering=numbering).read(tmp_path)) == ["I", "1.1", "II", "2.2"]


def test_numbers_that_come_with_the_style(tmp_path: Path) -> None:
    styles = style("Heading1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "heading 1") + style(
        "Heading2", '<w:basedOn w:val="Heading1"/>', "heading 2"
    )
    numbering = lists(
        level(0, "%1", extra='<w:pStyle w:val="Heading1"/>'),
        level(1, "%1.%2", extra='<w:pStyle w:val="Heading2"/>'),
    )
    body = (
        styled("Reason", "Heading1") + styled("Family", "Heading2") + styled("Scope", "Heading2")
        + p("No number", properties='<w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + styled("Analysis", "Heading1")
    )  # fmt: skip
    document = Docx(body, styles=styles, numbering=numbering).read(tmp_path)
    assert [(heading.label, heading.text, heading.level) for heading in document.headings] == [
        ("1", "Reason", 1), ("1.1", "Family", 2), ("1.2", "Scope", 2), ("", "No number", 1),
        ("2", "Analysis", 1),
    ]  # fmt: skip


def test_linked_list_styles(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Board"/>'
        + level(0, "%1)", "upperLetter")
        + "</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Board"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert labels(Docx(item("a") + item("b"), numbering=numbering).read(tmp_path)) == ["A)", "B)"]


def test_bullets_and_numbers_in_cells_are_label_notes_and_no_text(tmp_path: Path) -> None:
    bullet = level(0, "\uf0b7", "bullet", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>')
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{bullet}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{level(0, "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    first = tr(tc(item("", num=2)), tc(p("Advice:"), item("sleep"), item("gate")))
    styles = style("ListNumber", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>')
    second = tr(tc(styled("12/03/09", "ListNumber")), "x")
    table = Docx(tbl(first, second), numbering=numbering, styles=styles).read(tmp_path).tables[0]
    number, advice = table.rows[0].cells
    assert (number.text, [(note.kind, note.text) for note in number.notes]) == ("", [("label", "1.")])
    assert advice.text == "Advice:\nsleep\ngate"
    assert [(note.text, note.place.paragraph) for note in advice.notes] == [("•", 2), ("•", 3)]
    assert (table.rows[1].cells[0].text, table.rows[1].cells[0].notes[0].text) == ("12/03/09", "2.")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("1.2 Reason for review", "1.2"),
        ("3. Analysis", "3."),
        ("Section 3: Analysis", "Section 3:"),
        ("TOR 2 Exchange of information", "TOR 2"),
        ("B. Genogram", "B."),
        ("(iv) Lessons", "(iv)"),
        ("IV. Lessons", "IV."),
        ("Appendix A", "Appendix A"),
        ("12 March 2009", ""),
        ("12th March 2009", ""),
        ("12/03/2009 Home visit", ""),
        ("3 4 2009", ""),
        ("Analysis", ""),
        ("A family", ""),
        ("I was told", ""),
        ("999 call", ""),
    ],
)
def test_typed_labels(text: str, label: str) -> None:
    assert typed_label(text) == label


def test_a_typed_number_stays_in_the_text(tmp_path: Path) -> None:
    (heading,) = Docx(styled("1.2 Reason", "Heading1")).read(tmp_path).headings
    assert (heading.text, heading.label) == ("1.2 Reason", "1.2")
    assert isinstance(heading, Heading)


@pytest.mark.parametrize(
    ("count", "form", "shown"),
    [
        (4, "upperRoman", "IV"), (1994, "lowerRoman", "mcmxciv"), (1, "lowerLetter", "a"),
        (27, "upperLetter", "AA"), (53, "lowerLetter", "aaa"), (7, "decimalZero", "07"),
        (12, "decimalZero", "12"), (1, "ordinal", "1st"), (12, "ordinal", "12th"), (23, "ordinal", "23rd"),
        (5, "none", ""), (5, "chicago", "5"), (0, "lowerLetter", "0"),
    ],
)  # fmt: skip
def test_number_formats(count: int, form: str, shown: str) -> None:
    assert written(count, form) == shown


@given(st.integers(1, 3999))
def test_roman_numbers_mean_their_count(count: int) -> None:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    digits = [values[sign] for sign in written(count, "lowerRoman")]
    following = [*digits[1:], 0]
    assert sum(-one if one < two else one for one, two in zip(digits, following, strict=True)) == count

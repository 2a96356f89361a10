"""What looks like an answer and is none: lists of headings, promises, struck words, a stranger's heading."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import RGBColor

from pipeline.documents import read
from pipeline.proforma import check
from pipeline.proforma.model import Check, Finding

from .reports.word import scribble

NAMES = {
    "1.1": "Reason for review",
    "1.2": "Terms of reference",
    "1.3": "Information sources",
    "1.4": "Governance arrangements for the report",
    "2.2": "Summary of family background and circumstances",
    "3": "Analysis of involvement",
    "4": "Lessons learned from this IMR",
    "5": "Recommendations / action plan",
}
LOCK = (
    "In October 2008 a crew put out a pan fire and saw a padlock on the outside of a bedroom door. They wrote"
    " it down and told nobody, because no procedure said whom to tell, and the form was filed unread."
)
THANKS = "The author thanks the crew at Quarry Road for their patience and candour in a hard spring."


def _file(path: Path, body: dict[str, list[str]], manner: str = "styled", before: list[str] | None = None,
          after: list[str] | None = None) -> Path:  # fmt: skip
    """A review with these sections; a line "# …" in a body is a heading like the others."""
    document = docx.Document()
    document.add_paragraph("Individual Management Review")
    for line in before or []:
        document.add_paragraph(line)
    for name, lines in body.items():
        _head(document, f"{name} {NAMES[name]}", manner)
        for line in lines:
            if line.startswith("# "):
                _head(document, line[2:], manner)
            else:
                document.add_paragraph(line)
    for line in after or ["Signed: Alec Burnside    Dated: 4 June 2010"]:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def _head(document: docx.document.Document, text: str, manner: str) -> None:
    match manner:
        case "styled":
            document.add_heading(text, 1)
        case "underlined":
            document.add_paragraph().add_run(text).underline = True
        case "cell":
            document.add_table(1, 1, style="Table Grid").cell(0, 0).text = text
        case _:
            document.add_paragraph(text)


def _full(**other: list[str]) -> dict[str, list[str]]:
    return {name: [LOCK] for name in NAMES} | {name.replace("_", "."): said for name, said in other.items()}


def _without(*names: str) -> dict[str, list[str]]:
    return {name: said for name, said in _full().items() if name not in names}


def _found(path: Path) -> dict[str, Finding]:
    return {item.id: item for item in _check(path).requirements}


def _check(path: Path) -> Check:
    return check(read(path), "imr")


@pytest.mark.parametrize("manner", ["plain", "underlined", "cell"])
@pytest.mark.parametrize("empty", ["1.3", "4"])
def test_an_unknown_heading_does_not_fill_the_empty_section_above(
    manner: str, empty: str, tmp_path: Path
) -> None:
    body = _full() | {empty: ["# Acknowledgements", THANKS]}
    assert _found(_file(tmp_path / "a.docx", body, manner))[empty].status == "empty"
    told = _full() | {empty: ["# About Turning Tide", "It was founded in 1994 by three nurses and has clinics"
                              " in Harrowbridge and Marling on every weekday of the year."]}  # fmt: skip
    assert _found(_file(tmp_path / "b.docx", told, manner))[empty].status == "empty"


def test_nor_do_several_behind_the_last_section_and_people_are_told(tmp_path: Path) -> None:
    strangers = ["# Note on style", LOCK, "# Our building", LOCK]
    found = _found(_file(tmp_path / "a.docx", _full() | {"5": strangers}, "plain"))["5"]
    assert found.status == "empty"
    assert "Note on style" in found.note


def test_an_author_may_part_a_section_under_headings_of_any_words(tmp_path: Path) -> None:
    parts = ["# The burn", LOCK, "# The letters", LOCK]
    assert _found(_file(tmp_path / "a.docx", _full() | {"4": parts}, "plain"))["4"].status == "present"


def test_a_heading_of_the_authors_own_belongs_to_its_section(tmp_path: Path) -> None:
    body = _full() | {
        "3": ["# Training", "Crews were trained in fire setting, never in what they should do with signs of"
              " neglect, and no manager had noticed that."],
        "2.2": ["# March 2007 to May 2008", LOCK],
    }  # fmt: skip
    found = _found(_file(tmp_path / "a.docx", body, "plain"))
    assert found["3"].status == found["2.2"].status == "present"


@pytest.mark.parametrize("missing", ["3", "5"])
@pytest.mark.parametrize("manner", ["styled", "plain"])
def test_a_list_of_headings_without_page_numbers_is_no_section(
    missing: str, manner: str, tmp_path: Path
) -> None:
    order = ["This report holds", *NAMES.values(), f"{THANKS} {THANKS}"]
    assert _found(_file(tmp_path / "a.docx", _without(missing), manner, order))[missing].status == "missing"


def test_a_table_of_what_is_done_is_no_section(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.docx", _without("1.2", "4"))
    document = docx.Document(str(path))
    table = document.add_table(0, 2, style="Table Grid")
    for name in NAMES.values():
        row = table.add_row().cells
        row[0].text, row[1].text = name, "Yes, see above and the attached file"
    document.save(str(path))
    found = _found(path)
    assert found["1.2"].status == found["4"].status == "missing"
    assert found["5"].status == "present"


def test_a_form_with_nothing_in_it_is_empty_and_not_missing(tmp_path: Path) -> None:
    found = _found(_file(tmp_path / "a.docx", {name: [] for name in NAMES}))
    assert {found[name].status for name in NAMES} == {"empty"}


@pytest.mark.parametrize(
    "promise",
    [
        "This will be completed after the interviews have been held.",
        "Still waiting for the personnel file before this can be written.",
        "Left blank for the time being",
        "(max. 500 words)",
        "Will follow next week",
        "Section in preparation.",
        "We will send this part separately when our solicitors have approved it, which should be soon.",
        "AB - please write this",
    ],
)
def test_a_promise_is_no_answer(promise: str, tmp_path: Path) -> None:
    assert _found(_file(tmp_path / "a.docx", _full(**{"1_4": [promise]})))["1.4"].status == "guidance-only"


def test_a_sentence_about_what_will_be_done_is_an_answer(tmp_path: Path) -> None:
    said = "The visit form will be completed by every crew from 1 October 2010 and sampled in January 2011."
    assert _found(_file(tmp_path / "a.docx", _full(**{"5": [said]})))["5"].status == "present"


@pytest.mark.parametrize("mark", ["w:strike", "w:dstrike", "w:vanish"])
def test_words_struck_out_or_hidden_are_no_answer(mark: str, tmp_path: Path) -> None:
    path = _file(tmp_path / "a.docx", _full())
    document = docx.Document(str(path))
    at = next(n for n, one in enumerate(document.paragraphs) if one.text.startswith("4 "))
    for run in document.paragraphs[at + 1].runs:
        run._r.get_or_add_rPr().append(OxmlElement(mark))
    assert document.paragraphs[at + 1]._p.find(f".//{qn(mark)}") is not None
    document.save(str(path))
    assert _found(path)["4"].status == "empty"


def _coloured(path: Path, letters: str, ground: str = "", cell: str = "") -> Finding:
    """Section 4 in letters of a colour, on a shading of its own or in a shaded cell."""
    document = docx.Document(str(_file(path, _full(**{"4": []}))))
    at = next(one for one in document.paragraphs if one.text.startswith("4 "))
    if cell:
        table = document.add_table(1, 1)
        at._p.addnext(table._tbl)
        table.cell(0, 0)._tc.get_or_add_tcPr().append(_shading(cell))
        paragraph = table.cell(0, 0).paragraphs[0]
    else:
        paragraph = document.add_paragraph()
        at._p.addnext(paragraph._p)
    run = paragraph.add_run(LOCK)
    run.font.color.rgb = RGBColor.from_string(letters)
    if ground:
        paragraph._p.get_or_add_pPr().append(_shading(ground))
    document.save(str(path))
    return _found(path)["4"]


def _shading(fill: str) -> OxmlElement:
    mark = OxmlElement("w:shd")
    mark.set(qn("w:val"), "clear")
    mark.set(qn("w:fill"), fill)
    return mark


@pytest.mark.parametrize(
    ("letters", "ground", "cell"),
    [
        ("FFFFFF", "", ""),
        ("FDFDFD", "", ""),
        ("1F3864", "1F3864", ""),
        ("FFFFFF", "", "FFFFFF"),
        ("1F3864", "", "1F3864"),
    ],
)
def test_letters_in_the_colour_of_the_paper_are_no_answer(
    letters: str, ground: str, cell: str, tmp_path: Path
) -> None:
    found = _coloured(tmp_path / "a.docx", letters, ground, cell)
    assert found.status == "empty"
    assert "colour of the paper" in found.note
    assert "unseen-text" in {one.code for one in read(tmp_path / "a.docx").cautions}


@pytest.mark.parametrize(
    ("letters", "ground", "cell"),
    [("FFFFFF", "1F3864", ""), ("FFFFFF", "", "1F3864"), ("C00000", "", ""), ("1F3864", "", "")],
)
def test_light_letters_on_a_dark_ground_are_read(
    letters: str, ground: str, cell: str, tmp_path: Path
) -> None:
    assert _coloured(tmp_path / "a.docx", letters, ground, cell).status == "present"


@pytest.mark.parametrize(
    "said",
    [
        "Not yet signed",
        "unsigned",
        "(signature to follow)",
        "[signature]",
        "pp",
        "X",
        "electronic signature to be added",
    ],
)
def test_who_says_that_nobody_signed_has_not_signed(said: str, tmp_path: Path) -> None:
    found = _found(_file(tmp_path / "a.docx", _full(), after=[f"Signed: {said}", "Dated: 4 June 2010"]))
    assert found["sign.author"].status == "guidance-only"


@pytest.mark.parametrize("said", ["  /  /2010", "00/00/2010", "dd month yyyy", "not dated", "undated"])
def test_a_date_nobody_wrote(said: str, tmp_path: Path) -> None:
    found = _found(_file(tmp_path / "a.docx", _full(), after=[f"Signed: Alec Burnside   Dated: {said}"]))
    assert found["sign.author"].status == "present"
    assert found["sign.author-date"].status in ("empty", "guidance-only")


@pytest.mark.parametrize("signed", [True, False])
def test_a_picture_above_the_dots_is_a_signature_to_look_at(signed: bool, tmp_path: Path) -> None:
    path = _file(tmp_path / "a.docx", _full(), after=["Enclosed: one chronology."])
    document = docx.Document(str(path))
    if signed:
        (tmp_path / "scribble.png").write_bytes(scribble())
        document.add_picture(str(tmp_path / "scribble.png"))
    document.add_paragraph("Signed (author) ..............................   Dated 4 June 2010")
    document.add_paragraph("Signed (senior officer) ..............................   Dated ................")
    document.save(str(path))
    found = _found(path)
    assert found["sign.senior"].status == "empty"
    assert found["sign.author"].status == ("present" if signed else "empty")
    assert found["sign.author"].note == ("signed with a picture: look" if signed else "")


def test_two_reviews_in_one_file_are_said_to_be_two(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.docx", _without("4"))
    document = docx.Document(str(path))
    for name, text in NAMES.items():
        document.add_heading(f"{name} {text}", 1)
        document.add_paragraph(LOCK)
    document.save(str(path))
    checked = _check(path)
    assert "several-documents" in {problem.code for problem in checked.problems if not problem.hint}
    assert not checked.complete


def test_a_split_section_makes_no_second_review(tmp_path: Path) -> None:
    body = _full(**{"3": ["# 3.1 Analysis: the padlock", LOCK, "# 3.2 Analysis: the batteries", LOCK]})
    codes = {problem.code for problem in _check(_file(tmp_path / "a.docx", body)).problems}
    assert "several-documents" not in codes


def test_a_family_told_in_running_text(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.docx", _full())
    document = docx.Document(str(path))
    document.add_heading("2.1 Family composition and genogram", 1)
    document.add_paragraph(
        "Callum Reddy was born on 17 May 2005 and lived in Cope Street. His mother is Sian Reddy;"
        " Gareth Pugh, his father, moved to Leeds. Ffion, his sister, is eleven."
    )
    document.save(str(path))
    found = _found(path)
    said = {name: found[f"2.1.{name}"].evidence for name in ("subject", "subject-dob", "mother", "father")}
    assert {name: one.excerpt for name, one in said.items() if one} == {
        "subject": "Callum Reddy",
        "subject-dob": "17 May 2005",
        "mother": "Sian Reddy",
        "father": "Gareth Pugh",
    }


def test_relatives_without_names_are_not_told(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.docx", _full())
    document = docx.Document(str(path))
    document.add_heading("2.1 Family composition and genogram", 1)
    document.add_paragraph("The mother and the father of the child were seen together. Father is unknown.")
    document.save(str(path))
    found = _found(path)
    assert {found[f"2.1.{name}"].status for name in ("subject", "mother", "father")} == {"missing"}


def _other(path: Path, proforma: str, *lines: str) -> dict[str, Finding]:
    document = docx.Document()
    for line in lines:
        if line.startswith("# "):
            document.add_heading(line[2:], 1)
        else:
            document.add_paragraph(line)
    document.save(str(path))
    return {item.id: item for item in check(read(path), proforma).requirements}


def test_what_the_terms_of_reference_ask_is_not_answered_by_them(tmp_path: Path) -> None:
    asked = "The review examined four questions, the last of them what stood in the way of good practice."
    found = _other(tmp_path / "a.docx", "overview-report", "Overview report", "# Terms of reference", asked)
    assert found["good-practice"].status == "missing"
    said = "The school showed good practice when it rang six times."
    found = _other(tmp_path / "b.docx", "overview-report", "# Terms of reference", asked, "# The facts", said)
    assert found["good-practice"].status == "present"


def test_a_letter_to_the_chair_is_not_signed_by_the_chair(tmp_path: Path) -> None:
    lines = ("Date: 19 January 2010", "To: The chair of the Wealdshire Safeguarding Children Board")
    found = _other(tmp_path / "a.docx", "recommendation-letter", *lines)
    assert (found["to"].status, found["signed"].status) == ("present", "missing")
    found = _other(tmp_path / "b.docx", "recommendation-letter", *lines, "Signed: Martin Keel, chair")
    assert (found["to"].status, found["signed"].status) == ("present", "present")


def test_a_remark_beside_the_forms_own_words_is_no_answer(tmp_path: Path) -> None:
    asks = (
        "What this organisation has learned for its work with children; good practice to pass on; what"
        " follows for ways of working, training, supervision, partnership, resources and policy."
    )
    found = _found(_file(tmp_path / "a.docx", _full(**{"4": [f"AH and TF to write by Friday. {asks}"]})))
    assert found["4"].status == "guidance-only"


@pytest.mark.parametrize(
    "said",
    [
        "There are three recommendations: each crew is to be told, named and asked.",
        "There are three recommendations:",
        "There were two findings: the lock and the note.",
    ],
)
@pytest.mark.parametrize(("proforma", "part"), [("overview-report", "analysis"), ("published-report", "why")])
def test_a_sentence_is_no_heading(said: str, proforma: str, part: str, tmp_path: Path) -> None:
    found = _other(tmp_path / "a.docx", proforma, "# Introduction", LOCK, "# Recommendations", said, LOCK)
    assert found[part].status == "missing"


def test_a_section_named_in_a_list_of_points_is_missing(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.docx", _without("4"))
    document = docx.Document(str(path))
    below = next(one for one in document.paragraphs if one.text.startswith("5 "))
    below.insert_paragraph_before("The panel will draw together:")
    for point in ("the lessons learned", "good practice", "what will be done"):
        below.insert_paragraph_before(point, style="List Bullet")
    document.save(str(path))
    assert _found(path)["4"].status == "missing"


def test_a_signature_nobody_can_see(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.docx", _full(), after=["Enclosed: one chronology."])
    document = docx.Document(str(path))
    line = document.add_paragraph("Signed (author): ")
    line.add_run("Alec Burnside").font.color.rgb = RGBColor(255, 255, 255)
    document.save(str(path))
    assert _found(path)["sign.author"].status == "empty"


@pytest.mark.parametrize(
    "rows",
    [
        [("Signatures", "Signed: Alec Burnside   Dated: 4 June 2010\nAuthor\n"
                        "Signed: {name}   Dated: {day}\nSenior officer within agency")],
        [("Signed: Alec Burnside   Dated: 4 June 2010\nAuthor", ""),
         ("Signed: {name}   Dated: {day}\nSenior officer within agency", "")],
        [("Author", "Signed: Alec Burnside\nDated: 4 June 2010"),
         ("Senior officer within agency", "Signed: {name}\nDated: {day}")],
        [("Signed (author)\nDated", "Alec Burnside\n4 June 2010"),
         ("Signed (senior officer)\nDated", "{name}\n{day}")],
    ],
)  # fmt: skip
@pytest.mark.parametrize("signed", [True, False])
def test_both_signatures_in_a_form_of_one_table(
    signed: bool, rows: list[tuple[str, str]], tmp_path: Path
) -> None:
    document = docx.Document()
    table = document.add_table(0, 2)
    said = {"name": "Ruth Penhale", "day": "7 June 2010"} if signed else {"name": "......", "day": "......"}
    cover = [("Agency", "Fire Service"), ("Author", "Alec Burnside"), ("Senior manager", "Ruth Penhale")]
    for row in (*cover, *((f"{name} {text}", LOCK) for name, text in NAMES.items()), *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text.format(**said)
    document.save(str(tmp_path / "a.docx"))
    found = _found(tmp_path / "a.docx")
    assert found["sign.author"].status == found["sign.author-date"].status == "present"
    right = "present" if signed else "empty"
    assert found["sign.senior"].status == found["sign.senior-date"].status == right

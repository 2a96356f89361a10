"""A report that holds nothing identifying is called clean, however long; nothing cries wolf."""

from __future__ import annotations

import io
from pathlib import Path

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from pipeline.anonymise.verifying import Verification, verify
from tests.anonymise.verifying.planted import CASE, KEY, docx, paragraph

SENTENCES = """
This overview report was commissioned by the Wealdshire Safeguarding Children Board in May 2010.
It will be read together with the executive summary, and it may be that some of it is hard to read.
Child A lived with Mother and with Mother's Partner, and was known to Health Visitor 1 from birth.
The panel hopes that the lessons will be learned by every agency, and that staff will have the time to do so.
In March 2008 Child A was seen at Hospital 1 with a bruise to the left arm, which Mother explained as a fall.
Police Officer 1 completed a referral, but no strategy discussion was held within the period that is required.
MGM told the school nurse that she was worried; a note was made, and nobody rang her back.
The Havering Marsden Trust provided a chronology and a management review, signed by its chief nurse.
Neither the health visitor nor the GP knew that a child protection plan had been made in another county.
Between April and May 2009 there were six missed appointments, and the family had moved house twice.
The children were described as polite and well dressed; one teacher thought that the younger was often hungry.
As in the Hope Street Inquiry, information was held in six places and put together in none of them.
Working Together 2010, chapter 8, requires the board to consider what happened, why, and what must change.
Good practice was seen in the way in which School 1 kept its records and followed up every day of absence.
It is recommended that agencies audit 10% of their case files in each quarter and report to the board.
The wishes and feelings of the children were not recorded on any of the forms that the author was shown.
""".strip().splitlines()


def report(times: int) -> list[str]:
    lines = []
    for number in range(times):
        if number % 4 == 0:
            lines.append(f"{number // 4 + 1} What happened next")
        lines.append(" ".join(SENTENCES[(number * 5 + k) % len(SENTENCES)] for k in range(5)))
    return lines


def written(tmp_path: Path, kind: str, times: int) -> Path:
    path = tmp_path / f"report.{kind}"
    if kind == "docx":
        path.write_bytes(docx(inner="".join(map(paragraph, report(times)))))
    else:
        out = io.BytesIO()
        style = getSampleStyleSheet()["BodyText"]
        SimpleDocTemplate(out, invariant=True).build([Paragraph(line, style) for line in report(times)])
        path.write_bytes(out.getvalue())
    return path


def complaints(check: Verification) -> list[str]:
    return [f"{one.text}: {one.why}" for one in check.to_review if one.where != "document information"]


def test_forty_pages_of_word(tmp_path: Path) -> None:
    check = verify(written(tmp_path, "docx", 220), CASE, KEY)
    assert (check.verdict, check.leaks) == ("clean", ())
    assert check.unchecked == ("pages: not laid out, because that is switched off",)
    assert complaints(check) == []


def test_forty_pages_of_pdf(tmp_path: Path) -> None:
    check = verify(written(tmp_path, "pdf", 220), CASE, KEY)
    assert (check.verdict, check.leaks) == ("clean", ())
    assert complaints(check) == []


def test_one_name_among_forty_pages_is_found(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    lines = report(220)
    lines[117] = lines[117].replace("the", "Kayleigh", 1)
    path.write_bytes(docx(inner="".join(map(paragraph, lines))))
    check = verify(path, CASE, KEY, finder=False)
    assert [leak.where for leak in check.leaks] == ["word/document.xml, paragraph 119"]


def test_the_same_file_gives_the_same_answer(tmp_path: Path) -> None:
    path = written(tmp_path, "docx", 20)
    assert verify(path, CASE, KEY, finder=False) == verify(path, CASE, KEY, finder=False)


def test_the_finder_speaks_of_people_nobody_listed(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    told = "Mrs Eluned Tranter, of 4 Quarry Rise, told the panel. Her NHS number is 943 476 5919."
    path.write_bytes(docx(inner=paragraph(told)))
    check = verify(path, CASE, KEY)
    assert any("Tranter" in one.text for one in check.to_review)
    assert {leak.matches for leak in check.leaks} == {"nhs number"}


def test_a_date_of_birth_that_no_case_lists_is_a_leak(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(docx(inner=paragraph("The cousin (born on 3 April 2001) was not seen.")))
    assert {leak.matches for leak in verify(path, CASE, KEY).leaks} == {"date of birth"}

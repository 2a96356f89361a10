"""One document from end to end: what is written, what a person decided, what is read back."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pikepdf
import pytest
from PIL import Image

from pipeline.anonymise import anonymise, verify
from pipeline.anonymise.decisions import Decided, Decisions, PictureDecided
from pipeline.anonymise.outcome import Outcome
from pipeline.case import Case, parse

CASE = """
reference: TST-1
agencies: [{name: Wealdshire Constabulary, folder: police}]
review_period: {start: 2007-01-01, end: 2009-11-30}
people:
  - {name: Kayleigh Ann Marsden, role: subject, date_of_birth: 2006-02-14, pseudonym: Child A}
  - {name: Hope Marsden, role: sibling, pseudonym: Sibling 1}
"""


@pytest.fixture(scope="module")
def case() -> Case:
    return parse(CASE)


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    return out.getvalue()


def draft(path: Path) -> Path:
    report = docx.Document()
    report.core_properties.author = "Kayleigh Marsden"
    report.add_heading("1 Kayleigh", 1)
    report.add_paragraph("Kayleigh was seen on 12 March 2009. Her sister Hope Marsden was at home.")
    report.add_paragraph("The Hope Centre in Kayleigh Street was closed.")
    report.add_picture(io.BytesIO(picture()))
    report.save(str(path))
    return path


def written(outcome: Outcome) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(outcome.files[0])).paragraphs)


def test_both_files_are_written_and_clean(tmp_path: Path, case: Case) -> None:
    outcome = anonymise(draft(tmp_path / "Kayleigh Marsden overview.docx"), case, tmp_path / "out")
    assert [file.name for file in outcome.files] == [
        "Child A overview.anonymised.docx",
        "Child A overview.anonymised.pdf",
    ]
    assert outcome.clean and outcome.outstanding
    assert "Child A was seen in March 2009" in written(outcome)
    assert "Marsden" not in written(outcome) and "Kayleigh" not in written(outcome)
    assert any("description" in ask for ask in outcome.asks)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [file.name for file in outcome.files]


def test_the_same_draft_gives_the_same_bytes(tmp_path: Path, case: Case) -> None:
    path = draft(tmp_path / "report.docx")
    first, again = anonymise(path, case, tmp_path / "1"), anonymise(path, case, tmp_path / "2")
    assert [file.read_bytes() for file in first.files] == [file.read_bytes() for file in again.files]
    assert first.redactions == again.redactions


def test_what_a_person_left_stays_and_is_no_leak_there_only(tmp_path: Path, case: Case) -> None:
    path = draft(tmp_path / "report.docx")
    first = anonymise(path, case, tmp_path / "1")
    street = next(item for item in first.redactions if "Kayleigh" in item.text and "Street" in item.context
                  and item.passage == 2)  # fmt: skip
    decided = Decisions(first.document, first.sha256, (Decided(street.id, "rejected"),))
    outcome = anonymise(path, case, tmp_path / "2", decisions=decided)
    assert "Kayleigh" in written(outcome).split("\n")[2]
    assert outcome.clean, outcome.verifications
    assert outcome.left
    assert verify(outcome.files[0], case, outcome.key).verdict == "leak"  # without the decision
    elsewhere = docx.Document(str(outcome.files[0]))
    elsewhere.add_paragraph("Kayleigh was there too.")
    elsewhere.save(str(tmp_path / "more.docx"))
    assert verify(tmp_path / "more.docx", case, outcome.key, left=outcome.left).verdict == "leak"


@pytest.mark.parametrize(("said", "expected"), [("Kayleigh's drawing", "Child A's drawing"), ("", None)])
def test_a_description_a_person_gave_is_written(
    tmp_path: Path, case: Case, said: str, expected: str | None
) -> None:
    path = draft(tmp_path / "report.docx")
    first = anonymise(path, case, tmp_path / "1")
    shown = first.pictures[0]
    decided = Decisions(first.document, first.sha256, pictures=(PictureDecided(shown.id, True, said),))
    outcome = anonymise(path, case, tmp_path / "2", decisions=decided)
    assert not any("Picture" in ask for ask in outcome.asks)
    properties = docx.Document(str(outcome.files[0])).inline_shapes[0]._inline.docPr
    assert properties.get("descr") == (expected or "")
    with pikepdf.open(outcome.files[1]) as pdf:
        alts = [str(item["/Alt"]) for item in pdf.objects if isinstance(item, pikepdf.Dictionary)
                and item.get("/S") == "/Figure" and "/Alt" in item]  # fmt: skip
    assert alts == ([expected] if expected else [])


def test_a_picture_a_person_refused_is_gone(tmp_path: Path, case: Case) -> None:
    path = draft(tmp_path / "report.docx")
    first = anonymise(path, case, tmp_path / "1")
    decided = Decisions(first.document, first.sha256, pictures=(PictureDecided(first.pictures[0].id, False),))
    outcome = anonymise(path, case, tmp_path / "2", decisions=decided)
    part = next(
        part
        for part in docx.Document(str(outcome.files[0])).part.package.iter_parts()
        if part.partname.ext == "png"
    )
    with Image.open(io.BytesIO(part.blob)) as shown:
        assert shown.convert("RGB").getpixel((1, 1)) != (0, 128, 128)

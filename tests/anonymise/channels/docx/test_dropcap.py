"""A name or date whose first letter is a drop capital is one word, in draft, file and PDF twin."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipeline.anonymise import channels, laying
from pipeline.anonymise.laying.model import Para, text_of
from pipeline.anonymise.passages import Edit
from pipeline.case import Publication

FRAME = '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>'


def draft(path: Path, capital: str, rest: str) -> Path:
    report = docx.Document()
    report.add_paragraph("Before it.")
    for inner in (f"<w:pPr>{FRAME}</w:pPr><w:r><w:t>{capital}</w:t></w:r>", f"<w:r><w:t>{rest}</w:t></w:r>"):
        report.element.body[-1].addprevious(parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    report.save(str(path))
    return path


@pytest.mark.parametrize(
    ("capital", "rest", "name", "stands", "written"),
    [
        ("K", "ayleigh was seen.", "Kayleigh", "Child A", ["C", "hild A was seen."]),
        ("“K", "ayleigh said no.”", "Kayleigh", "Child A", ["“C", "hild A said no.”"]),
        ("1", "4 February 2019 was a day.", "14 February 2019", "2019", ["2", "019 was a day."]),
        ("T", "he home was warm.", "warm", "cold", ["T", "he home was cold."]),
    ],
)
def test_a_word_is_whole_whose_first_letter_is_a_drop_capital(
    tmp_path: Path, capital: str, rest: str, name: str, stands: str, written: list[str]
) -> None:
    opened = channels.open_draft(draft(tmp_path / "in.docx", capital, rest), Publication(), ())
    passage = next(one for one in opened.passages if one.text == capital + rest)
    at = passage.text.index(name)
    goal = tmp_path / "out.docx"
    opened.write(goal, {passage.number: [Edit(at, at + len(name), stands)]})
    assert [p.text for p in docx.Document(str(goal)).paragraphs][1:] == written
    blocks = laying.from_docx(goal).blocks
    assert text_of([one for one in blocks if isinstance(one, Para)][-1].spans) == "".join(written)

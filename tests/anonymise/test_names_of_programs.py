"""A child may be called what an office program calls a font, a style or a colour: no leak for that."""

from __future__ import annotations

from pathlib import Path

import docx as python_docx
import pytest

import pipeline.anonymise
from tests.anonymise.canaries.planted import case_of
from tests.anonymise.canaries.producers import story


@pytest.mark.parametrize(
    "name",
    [
        "Georgia Marsden",
        "Shruti Patel",
        "Euphemia Strang",
        "Vani Latha",
        "Ruby Accent",
        "Heading Strong",
        "Hope Page",
        "Grace Light",
    ],
)
def test_words_of_programs_are_no_leak_and_the_name_goes(name: str, tmp_path: Path) -> None:
    case = case_of(story.PLANTED)
    child = case.people[0].model_copy(update={"name": name, "role": "subject"})
    draft = python_docx.Document()  # brings Office's styles and theme
    draft.add_heading("What happened", 1)
    draft.add_paragraph(f"{name} was three.", style="List Bullet").add_run(
        f" {name} ran."
    ).font.name = "Georgia"
    draft.save(str(tmp_path / "report.docx"))
    made = pipeline.anonymise.anonymise(
        tmp_path / "report.docx", case.model_copy(update={"people": (child,)}), tmp_path / "out"
    )
    assert [(leak.where, leak.matches) for check in made.verifications for leak in check.leaks] == []
    word = python_docx.Document(str(made.files[0]))
    who = made.key.entries[0].pseudonym  # not Child A for an Accent: no pseudonym holds an initial
    assert word.paragraphs[1].text == f"{who} was three. {who} ran."

"""A name in every hiding place of a Word file: none is left, and what has no name stays."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree

from pipeline.anonymise.channels import open_draft
from pipeline.case import Publication
from pipeline.documents import read
from pipeline.errors import ScrError
from tests.anonymise.canaries import hunt
from tests.anonymise.canaries.docx import ALONE, NAMES, PLACES, TOGETHER, Made, plant, single
from tests.anonymise.canaries.package import Package
from tests.anonymise.canaries.place import Place
from tests.anonymise.channels.docx.opened import edits
from tests.documents.docx_factory import everything

_ODD = "Zxqvwname"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "SCR_SOFFICE", ""
    )  # drawings of lines are removed; with it they are pictures to refuse
    monkeypatch.setenv("SCR_TESSERACT", "")


def _written(made: Made, folder: Path, publication: Publication) -> Path:
    draft = open_draft(made.write(folder), publication)
    words = list(made.needles())
    goal = folder / "goal.docx"
    changes = {one.number: edits(one.text, words) for one in draft.passages}
    draft.write(goal, changes, without=[picture.id for picture in draft.pictures])
    return goal


@pytest.mark.parametrize("tracked", ["accept", "refuse"])
@pytest.mark.parametrize("comments", ["remove", "keep"])
def test_nothing_is_left_anywhere(tracked: str, comments: str, tmp_path: Path) -> None:
    made = plant(TOGETHER)
    publication = Publication.model_validate({"tracked_changes": tracked, "comments": comments})
    goal = _written(made, tmp_path, publication)
    assert len(PLACES) >= 300
    assert hunt.left(goal, made.needles()) == []


@pytest.mark.parametrize("place", ALONE, ids=lambda place: place.id)
def test_nothing_is_left_where_places_stand_alone(place: Place[Package], tmp_path: Path) -> None:
    made = single(place, NAMES[place.id])
    assert hunt.left(_written(made, tmp_path, Publication()), made.needles()) == []


def test_what_has_no_name_stays_and_the_file_opens(tmp_path: Path) -> None:
    made = plant(TOGETHER)
    goal = _written(made, tmp_path, Publication())
    words = everything(read(goal))
    assert made.expected
    assert [sentence for sentence in made.expected if sentence not in words] == []
    assert python_docx.Document(str(goal)).paragraphs


@pytest.mark.parametrize("seed", range(24))
def test_a_name_planted_in_any_markup_is_left_nowhere(seed: int, tmp_path: Path) -> None:
    """Every attribute, text, tail, element, prefix, comment of the file may turn into a name."""
    path = tmp_path / "odd.docx"
    rng = random.Random(seed)
    path.write_bytes(_sown(plant(TOGETHER).data, rng, rng.choice([0.003, 0.02, 0.1, 0.4])))
    choices = {
        "tracked_changes": rng.choice(["accept", "refuse"]),
        "comments": rng.choice(["keep", "remove"]),
    }
    try:
        draft = open_draft(path, Publication.model_validate(choices))
    except ScrError:
        return  # a file that is refused leaks nothing
    goal = tmp_path / "goal.docx"
    draft.write(goal, {one.number: edits(one.text, [_ODD], "Q") for one in draft.passages})
    with zipfile.ZipFile(goal) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            assert _ODD.lower().encode() not in (name.encode() + data).lower()
            if name.endswith((".xml", ".rels")):
                etree.fromstring(data)


def _sown(data: bytes, rng: random.Random, share: float) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in {info.filename: info for info in old.infolist()}.values():
            content = old.read(info)
            if info.filename.endswith(".xml") and "Content_Types" not in info.filename:
                content = _sown_part(content, rng, share)
            new.writestr(info.filename, content)
    return out.getvalue()


def _sown_part(content: bytes, rng: random.Random, share: float) -> bytes:
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return content
    for element in list(root.iter(etree.Element)):
        for name in list(element.attrib):
            if rng.random() < share:
                element.set(name, rng.choice([_ODD, f"{element.get(name)} {_ODD}", f"{_ODD}1"]))
        if rng.random() < share:
            element.text = (element.text or "") + _ODD
        if rng.random() < share:
            element.tail = _ODD
        if rng.random() < share / 3:
            element.set(rng.choice([_ODD, f"{{urn:{_ODD}}}a"]), "1")
        if rng.random() < share / 6:
            element.append(etree.Comment(_ODD))
            element.append(etree.ProcessingInstruction("pi", _ODD))
        if rng.random() < share / 6:
            added = etree.SubElement(element, _WORD + rng.choice(["t", "instrText", "delText", "p", "sdt"]))
            added.text = _ODD
        if rng.random() < share / 6 and element.getparent() is not None:
            element.tag = rng.choice([re.sub("}.*", "}" + _ODD, element.tag), f"{{urn:{_ODD}}}x"])
    return etree.tostring(root)

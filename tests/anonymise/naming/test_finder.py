"""The shipped name finder, as it runs in an office: found by path, proved, replaceable, never silent."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from pipeline.anonymise import naming
from pipeline.anonymise.naming import component
from pipeline.errors import NameFinderError

TEXT = (
    "14.30hrs  PC 2214 Whitlock spoke to Kayleigh-Mae O'Brien.\r\n\tHer mother, Ayesha Begum,\xa0was at\n\n"
    "Alder Primary School with Mr Okonkwo."
)


def test_it_finds_names_at_their_places() -> None:
    found = {TEXT[named.start : named.end] for named in naming.load().find(TEXT) if named.label == "PERSON"}
    assert {"Whitlock", "Kayleigh-Mae O'Brien", "Ayesha Begum", "Okonkwo"} <= found


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\t\n \r\n", "\u200b", "e\u0301", "." * 500, "a" * 5000, TEXT]
)
def test_the_document_is_the_text(text: str) -> None:
    assert naming.load().language(text).text == text


def test_a_name_is_found_whatever_stands_far_before_and_behind_it() -> None:
    """Windows and batches differ; what is found in a long text is what is found in its parts."""
    name = "Joanna Whitfield"
    sentence = f"On Monday {name} rang. "
    alone = naming.load().find(sentence)
    many = naming.load().find("\n".join([sentence] * 300))
    text = "\n".join([sentence] * 300)
    assert [sentence[named.start : named.end] for named in alone if named.label == "PERSON"] == [name]
    assert sum(text[named.start : named.end] == name for named in many) == 300


def test_a_text_without_line_ends_is_cut_and_read_to_its_end() -> None:
    text = "the child was seen at home and " * 400 + "Joanna Whitfield rang"
    assert any(text[named.start : named.end] == "Joanna Whitfield" for named in naming.load().find(text))


def test_the_setting_names_another_finder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = spacy.blank("en")
    rules = other.add_pipe("entity_ruler")
    names = ("Joanna Whitfield", "Okonkwo", "Millie")
    rules.add_patterns([{"label": "PER", "pattern": name} for name in names])
    other.to_disk(tmp_path / "other")
    monkeypatch.setenv(naming.SETTING, str(tmp_path / "other"))
    (named,) = naming.load().find("It was Okonkwo.")
    assert (named.label, named.start) == ("PERSON", 7)


@pytest.mark.parametrize("where", ["no_such_package", "/no/such/folder", "no/such", "-"])
def test_a_finder_that_is_not_there_is_refused(where: str) -> None:
    with pytest.raises(NameFinderError, match="it is not there"):
        naming.load(where)


def test_a_finder_that_finds_nothing_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(NameFinderError, match="does not find the names"):
        naming.load(tmp_path / "blank")


def test_a_damaged_finder_is_refused(tmp_path: Path) -> None:
    made = naming.load().language
    made.to_disk(tmp_path / "damaged")
    (tmp_path / "damaged" / component.COMPONENT / "network.onnx").write_bytes(b"not a network")
    with pytest.raises(NameFinderError, match="cannot be loaded"):
        naming.load(tmp_path / "damaged")


def test_no_training_library_is_loaded() -> None:
    """PyTorch is for training; an office does without it."""
    code = (
        "import sys; sys.modules['torch'] = None\n"
        "from pipeline.anonymise import naming\n"
        "print(len(naming.load().find('It was Joanna Whitfield.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "1", done.stderr

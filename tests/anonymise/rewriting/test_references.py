"""What the model takes for somebody's number: places of sources, ids and hours stay, numbers go."""

from __future__ import annotations

import pytest

from pipeline.anonymise.model import Finding
from pipeline.anonymise.rewriting.pieces import Cover, Piece
from pipeline.anonymise.rewriting.references import References


def _kept(text: str, drawn: str, *names: str) -> bool:
    at = text.index(drawn)
    finding = Finding(at, at + len(drawn), "REFERENCE", 0.9, "model")
    return _references(text, finding, *names).keep(finding)


def _references(text: str, finding: Finding, *names: str) -> References:
    cover = Cover(
        (Piece(text.index(name), text.index(name) + len(name), "PERSON", "key", 1.0) for name in names), text
    )
    return References([finding], text, cover)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("rang\n\nD3 p 1 t1 r2\n\nHV.pdf", "p 1 t1"),
        ("D4 t1 r12", "r12"),
        ("D6 p 4", "p 4"),
        ("D12 ¶17", "D12 ¶17"),
        ("came\n\n109\n\nrang", "109"),
        ("id\n\neb1da4bb96d9b0e1", "da4bb96d"),
        ("e-e745a70437b07bf1", "e-e745a70437b07bf1"),
        ("curfew 2300 to 0700", "2300 to 0700"),
        ("on duty 2215-2330", "-2330"),
        ("STA_Chronology.pdf", "pdf"),
        ("Command and CAD", "CAD"),
        ("sha256", "256"),
    ],
)
def test_what_is_no_reference_stays(text: str, drawn: str) -> None:
    assert not _kept(text, drawn)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Ref. HN/07/22871 applies", "HN/07/22871"),
        ("PC 614 came", "614"),
        ("\n9156\n", "9156"),
        ("CAD 0412 of 2 May", "CAD 0412"),
        ("D3 t1 r2 and crime no. 77/1234", "r2 and crime no. 77/1234"),
        ("case a1b2c3d4", "a1b2c3d4"),
        ("between 2300 and 9999", "9999"),
    ],
)
def test_what_may_be_one_goes(text: str, drawn: str) -> None:
    assert _kept(text, drawn)


def test_a_file_name_with_a_name_goes_whole_and_wherever_it_stands() -> None:
    text = (
        "STA_Chronology_Tarrant_M_2010-05-04.pdf\nSTA_Chronology_Tarrant_M_2010-05-04.pdf\nSTA_Notes_2010.pdf"
    )
    at = text.index("Tarrant_M_2010")
    finding = Finding(at, at + len("Tarrant_M_2010"), "REFERENCE", 0.9, "model")
    made = _references(text, finding, "Tarrant")
    whole = "STA_Chronology_Tarrant_M_2010-05-04"
    assert [text[piece.start : piece.end] for piece in made.whole()] == [whole, whole]
    assert not made.keep(finding)

"""What is no part of the chronology is listed with its words and the reason; nothing else is missing."""

from __future__ import annotations

from dataclasses import replace

from pipeline.chronology import chronology_from_json, chronology_to_json, extract, reconcile
from pipeline.documents.model import Cell, Note
from tests.chronology.shapes import document, table

HEAD = ("Date", "Family member", "Event", "Child seen")
VISIT = ("12/03/2009", "Leanne Tarrant", "Home visit; house clean and warm, toys about.", "Yes")
GLOSSARY = table(("Abbreviation", "Meaning"), ("HV", "Health visitor"), number=1)


def test_other_tables_are_left_out_with_their_words_and_the_reason() -> None:
    source = document(GLOSSARY, table(HEAD, VISIT, number=2), table(("Signed", "S. Croft"), number=3))
    found = extract(source)
    assert [(aside.kind, aside.table, aside.row, aside.text) for aside in found.left_out] == [
        ("left-out", 1, 0, "Abbreviation\nMeaning\nHV\nHealth visitor"),
        ("left-out", 3, 0, "Signed\nS. Croft"),
    ]
    assert "glossary" in found.left_out[0].why
    assert found.left_out[1].why
    assert reconcile(source, found) == ()
    assert found.text_accounted_for


def test_notes_of_other_tables_too() -> None:
    cell = Cell("HV", 0, notes=(Note("footnote", "Community nurse"),))
    source = document(table((cell, "Health visitor")), table(HEAD, VISIT, number=2))
    (aside,) = extract(source).left_out
    assert "Community nurse" in aside.text


def test_of_a_table_around_the_chronology_only_what_stands_beside_it() -> None:
    inner = table(HEAD, VISIT, number=2)
    words = "\n".join(" ".join(cell.text for cell in row.cells) for row in inner.rows)
    outer = table((Cell(f"Our chronology\n{words}", 0, tables=(inner,)), "Confidential"))
    source = document(outer)
    found = extract(source)
    assert [(aside.table, aside.text) for aside in found.left_out] == [(1, "Our chronology\nConfidential")]
    assert reconcile(source, found) == ()


def test_words_missing_from_it_are_found_out() -> None:
    source = document(GLOSSARY, table(HEAD, VISIT, number=2))
    spoilt = replace(extract(source), left_out=())
    assert sorted(piece.text for piece in reconcile(source, spoilt)) == [
        "Abbreviation",
        "HV",
        "Health visitor",
        "Meaning",
    ]


def test_the_proof_is_in_the_json() -> None:
    found = extract(document(GLOSSARY, table(HEAD, VISIT, number=2)))
    (record,) = chronology_to_json(found)["documents"]
    assert record["reconciliation"] == {"rows_add_up": True, "text_accounted_for": True}
    (left,) = record["left_out"]
    assert (left["table"], left["text"].split("\n")[0]) == (1, "Abbreviation")
    assert left["why"]
    assert chronology_from_json(chronology_to_json(found)) == found
    doubtful = replace(found, cautions=(("not-accounted", "Words of 1 cells …"),))
    assert chronology_to_json(doubtful)["documents"][0]["reconciliation"]["text_accounted_for"] is False

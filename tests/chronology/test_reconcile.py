"""The making of entries is broken on purpose in many places: the reconciliation must notice every time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from pipeline.chronology import Chronology, entries, extract, placing, reader, reconcile
from pipeline.chronology.cells import Builder
from pipeline.chronology.paragraphs import NO_TABLE
from pipeline.chronology.placing import Grid, Placed
from pipeline.chronology.reader import Reader
from pipeline.chronology.rows import Classifier, Verdict
from pipeline.documents.model import Cell, Document, Note, Paragraph, Place
from tests.chronology.shapes import document, table

HEAD = ("Date", "Time", "Family member", "Contact", "Event", "Child seen", "Outcome", "Comments")
GLOSSARY = table(("Abbreviation", "Meaning"), ("HV", "Health visitor"), number=1)
INNER = table(("Weight", "7.2 kg"), ("Height", "66 cm"), number=3)
NOTED = Cell("Seen at clinic", 0, notes=(Note("footnote", "Her sister was in the room"),))
NESTED = Cell("Weighed\nWeight 7.2 kg\nHeight 66 cm", 0, tables=(INNER,))
SOURCE = document(
    GLOSSARY,
    table(
        HEAD,
        ("2009", "", "", "", "", "", "", ""),
        ("12/03/2009", "14:30", "Mother", "Home visit", "House warm", "Yes", "None", "Good"),
        ("14/03/2009", "", "Father", "Clinic", NOTED, "No", "Referred", ""),
        ("15/03/2009", "", "Mother", "Telephone", NESTED, "", "", "Late"),
        (("A long remark about the time when nobody wrote anything down at all, and why.", 8),),
        ("", "", "", "", "", "", "", ""),
        number=2,
    ),
    Paragraph("Put together by the team", Place(paragraph=1)),
)

Patch = Callable[[pytest.MonkeyPatch], None]


def test_unbroken_all_is_accounted_for() -> None:
    found = extract(SOURCE)
    assert reconcile(SOURCE, found) == ()
    assert found.text_accounted_for
    assert found.rows.adds_up()


def _builder(change: Callable[[Any], None]) -> Patch:
    """Change the words by field of every entry."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        read = Builder.read

        def broken(self: Builder, placed: Placed, wide: str) -> Any:
            cells = read(self, placed, wide)
            change(cells)
            return cells

        monkeypatch.setattr(Builder, "read", broken)

    return patch


def _lose(field: str) -> Patch:
    return _builder(lambda cells: cells.pop(field, None))


def _swap(one: str, other: str) -> Patch:
    def change(cells: Any) -> None:
        cells[one], cells[other] = cells.get(other, ""), cells.get(one, "")

    return _builder(change)


def _cut(cells: Any) -> None:
    cells["description"] = cells.get("description", "")[:-1]


def _placed(change: Callable[[Placed], Placed]) -> Patch:
    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        place = Grid.place
        monkeypatch.setattr(Grid, "place", lambda self, row: change(place(self, row)))

    return patch


def _verdicts(kind: str, of: str) -> Patch:
    """Take rows of one kind for another."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        judge = Classifier.judge

        def broken(self: Classifier, row: Any, placed: Placed) -> Verdict:
            verdict = judge(self, row, placed)
            return Verdict(of) if verdict.kind == kind else verdict

        monkeypatch.setattr(Classifier, "judge", broken)

    return patch


def _rows_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    take = Reader._take

    def broken(self: Reader, plan: Any, row: Any, *more: Any) -> None:
        if row.number != 4:
            take(self, plan, row, *more)

    monkeypatch.setattr(Reader, "_take", broken)


def _finished(change: Callable[[Chronology], Chronology]) -> Patch:
    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        finish = Reader.finish
        monkeypatch.setattr(Reader, "finish", lambda self, kind: change(finish(self, kind)))

    return patch


def _rows_moved(found: Chronology) -> Chronology:
    """Every entry says the words of the entry before it."""
    told = [event.description for event in found.events]
    return replace(
        found,
        events=tuple(
            replace(event, description=words)
            for event, words in zip(found.events, [told[-1], *told[:-1]], strict=True)
        ),
    )


BREAKS: dict[str, Patch] = {
    "a description is lost": _lose("description"),
    "a time is lost": _lose("time"),
    "own columns are lost": _builder(lambda cells: cells.extra.clear()),
    "a description is cut": _builder(_cut),
    "two columns change places": _swap("contact", "description"),
    "names change places": _swap("family_member", "contact"),
    "an own column and a comment change places": _builder(
        lambda cells: cells.update(comments=cells.extra.get("Outcome", "")) or cells.extra.update(
            Outcome=cells.get("comments", "")
        )
    ),
    "notes are lost": _placed(lambda placed: placed._replace(notes=())),
    "banners are taken for blank rows": _verdicts("banner", "blank"),
    "notes are taken for blank rows": _verdicts("note", "blank"),
    "entries are taken for blank rows": _verdicts("event", "blank"),
    "a row is skipped": _rows_skipped,
    "the last entry is lost": _finished(lambda found: replace(found, events=found.events[:-1])),
    "asides are lost": _finished(lambda found: replace(found, asides=())),
    "entries say one another's words": _finished(_rows_moved),
    "what was left out is lost": _finished(lambda found: replace(found, left_out=())),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKS)
def test_what_breaks_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    BREAKS[name](monkeypatch)
    assert not extract(SOURCE).text_accounted_for


def test_a_lost_table_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chronology table that is passed over is neither read nor left out."""
    plans = entries.chronology_tables
    second = table(HEAD, ("16/03/2009", "", "", "Letter", "Letter sent", "", "", ""), number=4)
    source = replace(SOURCE, blocks=(*SOURCE.blocks, second))
    assert extract(source).text_accounted_for
    monkeypatch.setattr(reader, "other_tables", lambda *_: ())
    monkeypatch.setattr(entries, "chronology_tables", lambda found, **more: plans(found, **more)[:1])
    assert not extract(source).text_accounted_for


def test_a_lost_paragraph_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ("Chronology", "12/03/2009 Home visit; house warm.", "14/03/2009 Seen at clinic.",
             "15/03/2009 Telephone call to mother.")  # fmt: skip
    source = Document(
        "x.docx", "0" * 64, "docx",
        tuple(Paragraph(text, Place(paragraph=number)) for number, text in enumerate(lines, 1)),
    )  # fmt: skip
    found = extract(source)
    assert {number for number, _ in found.columns} == {NO_TABLE}
    assert found.text_accounted_for
    take = Reader._take_piece
    monkeypatch.setattr(
        Reader, "_take_piece", lambda self, piece: take(self, piece) if piece.number != 3 else None
    )
    assert not extract(source).text_accounted_for


def test_a_heading_row_lost_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "texts_of", lambda _: ())
    assert placing.texts_of is not reader.texts_of
    assert not extract(SOURCE).text_accounted_for

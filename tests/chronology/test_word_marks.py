"""From real Word files to entries: colours, strike-through, comments, and doubts about single rows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipeline.chronology import Chronology, extract, reconcile
from pipeline.chronology.findings import from_flags
from pipeline.chronology.model import IntegratedChronology
from pipeline.documents.model import Caution, Place
from tests.chronology.shapes import document, table
from tests.documents.docx_factory import Docx, p, run, sdt, tbl, tc, tr

WORDS = "Home visit, all well."
COMMENT = f'<w:comment w:id="7" w:author="Marcus Tolland">{p("Was this followed up?")}</w:comment>'
COMMENTED = '<w:r><w:commentReference w:id="7"/></w:r>'


def made(folder: Path, *rows: str, comments: str | None = None) -> Chronology:
    source = Docx(tbl(*rows), comments=comments).read(folder)
    found = extract(source, "Haven")
    assert found.rows.adds_up()
    assert reconcile(source, found) == ()
    return found


def shaded(colour: str, text: str = "", value: str = "clear") -> str:
    return tc(text, properties=f'<w:shd w:val="{value}" w:color="auto" w:fill="{colour}"/>')


def colours(found: Chronology) -> list[str]:
    return ["; ".join(text for kind, text in event.notes if kind == "shading") for event in found.events]


def test_a_rating_by_colour_alone_is_noted_with_its_column(tmp_path: Path) -> None:
    dress = [shaded("1F3864", heading) for heading in ("Date", "Event", "RAG")]
    ratings = (shaded("FF0000"), shaded("FFC000", "A"), shaded("92D050"), tc(""), shaded("F4CCCC"))
    found = made(
        tmp_path,
        tr(*dress),
        *(tr(f"{day}/03/2009", WORDS, rating) for day, rating in enumerate(ratings, 12)),
        tr("", shaded("FF0000"), ""),
    )
    assert colours(found) == ["RAG: red", "RAG: amber", "RAG: green", "", "RAG: red"]
    assert found.events[1].extra == {"RAG": "A"}
    assert (found.rows.blank, found.rows.events) == (1, 5)


def test_a_rating_in_cells_that_need_a_closer_look(tmp_path: Path) -> None:
    commented = tc(p(WORDS, COMMENTED))
    found = made(
        tmp_path,
        tr("Date", "Event", "RAG"),
        tr("12/03/2009", commented, shaded("00B050")),
        tr("13/03/2009", WORDS, sdt(shaded("FF0000"))),
        comments=COMMENT,
    )
    assert colours(found) == ["RAG: green", "RAG: red"]


DRESS = {
    "every other row": lambda day: "DEEAF6" if day % 2 else "auto",
    "all rows": lambda day: "DEEAF6",
    "grey and white": lambda day: "D9D9D9" if day == 14 else "FFFFFF",
}


@pytest.mark.parametrize("dress", DRESS.values(), ids=DRESS)
def test_shading_that_is_mere_dress_is_no_note(tmp_path: Path, dress: object) -> None:
    lines = [
        tr(shaded(dress(day), f"{day}/03/2009"), shaded(dress(day), WORDS))  # type: ignore[operator]
        for day in range(10, 20)
    ]
    assert set(colours(made(tmp_path, tr(shaded("1F3864", "Date"), shaded("1F3864", "Event")), *lines))) == {
        ""
    }
    first = [tr(shaded("DEEAF6", f"{day}/03/2009"), WORDS) for day in range(10, 14)]
    assert set(colours(made(tmp_path, tr("Date", "Event"), *first))) == {""}


def test_a_row_picked_out_in_colour(tmp_path: Path) -> None:
    lines = [
        tr(shaded("FFFF00", f"{day}/03/2009"), shaded("FFFF00", WORDS))
        if day == 13
        else tr(f"{day}/03/2009", WORDS)
        for day in range(12, 16)
    ]
    assert colours(made(tmp_path, tr("Date", "Event"), *lines)) == ["", "the whole row: yellow", "", ""]


def test_what_is_struck_through_stays_and_is_said(tmp_path: Path) -> None:
    def struck(text: str) -> str:
        return run(text, "<w:strike/>")

    found = made(
        tmp_path,
        tr("Date", "Event"),
        tr("12/03/2009", tc(p(struck("Home visit. "), run("No reply.")))),
        tr("13/03/2009", tc(p(struck("Entered in error.")))),
        tr(tc(p(struck("14/03/2009"), run(" 15/03/2009"))), WORDS),
        tr(tc(p(struck("16/03/2009"))), WORDS),
    )
    part, whole, corrected, gone = found.events
    assert (part.description, part.flags) == ("Home visit. No reply.", ())
    assert [flag.code for flag in whole.flags] == ["struck-through"]
    assert corrected.when.start == dt.date(2009, 3, 15)
    assert corrected.date_text == "14/03/2009 15/03/2009"
    assert [flag.code for flag in corrected.flags] == ["date-ambiguous"]
    assert "date-ambiguous" in [flag.code for flag in gone.flags]


def test_a_comment_says_who_wrote_it(tmp_path: Path) -> None:
    found = made(tmp_path, tr("Date", "Event"), tr("12/03/2009", tc(p(WORDS, COMMENTED))), comments=COMMENT)
    assert found.events[0].notes == (("comment", "Marcus Tolland: Was this followed up?"),)


def test_a_doubt_about_a_row_stands_on_its_entry() -> None:
    doubts = (
        Caution(
            "row-joined",
            "Row 3 of table 1 was put together from pages 1 and 2",
            Place(page=1, table=1, row=3),
        ),
        Caution("row-split", "Row 2 of table 1 may belong to the row before.", Place(page=1, table=1, row=2)),
        Caution("row-split", "Words below table 1 may be a row", Place(page=1, table=1)),
        Caution("tracked-changes", "It holds tracked changes (2)", Place(table=1, row=2)),
    )
    lines = table(("Date", "Event"), ("12/03/2009", WORDS), ("13/03/2009", WORDS), ("14/03/2009", WORDS))
    found = extract(document(lines, cautions=doubts), "Haven")
    codes = [[flag.code for flag in event.flags] for event in found.events]
    assert codes == [["row-split"], ["row-joined"], []]
    assert found.events[1].flags[0].message == "Row 3 of table 1 was put together from pages 1 and 2."
    assert {code for code, _ in found.cautions} == {"row-joined", "row-split", "tracked-changes"}
    findings = from_flags(IntegratedChronology("X", (), found.events))
    assert [finding.code for finding in findings] == ["row-split", "row-joined"]


def test_a_document_placed_inside_a_cell_is_said_on_the_entry(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        tr("Date", "Event"),
        tr("12/03/2009", tc(WORDS, '<w:altChunk r:id="rId5"/>')),
        tr("13/03/2009", WORDS),
    )
    assert [[flag.code for flag in event.flags] for event in found.events] == [["part-unreadable"], []]

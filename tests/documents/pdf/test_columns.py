"""Pages set in columns are read column by column, and narrow text is put together again."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from pipeline import documents
from pipeline.documents import Heading, Paragraph

LEFT = (
    "The review found that records were kept apart and were read by nobody. On the morning of 12 March 2009"
    " the health visitor met Rowena Ashdown Thrale of the nursery, who was worried and said so to her manager"
    " on the same day. Nothing was written down about it."
)
RIGHT = (
    "Later the panel heard from Mr Corin Oxtabey that supervision had been cancelled on nine occasions in the"
    " year before. He had asked for help, and was told that others were in greater need of it than he was at"
    " that time of the year."
)


def column(canvas: Canvas, text: str, x: float, top: float, width: float, leading: float = 14) -> float:
    for line in simpleSplit(text, "Helvetica", 11, width):
        canvas.drawString(x, top, line)
        top -= leading
    return top


def page(path: Path, *columns: tuple[str, float, float, float]) -> tuple[str, ...]:
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", 11)
    for text, x, top, width in columns:
        column(canvas, text, x, top, width)
    canvas.save()
    return tuple(
        " ".join(block.text.split()) for block in documents.read(path).blocks if isinstance(block, Paragraph)
    )


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    for offset, gutter in ((0.0, 12.0), (5.0, 24.0)):
        texts = page(tmp_path / "two.pdf", (LEFT, 60, 700, 220), (RIGHT, 280 + gutter, 700 - offset, 220))
        assert "\n".join(texts).replace("\n", " ") == f"{LEFT} {RIGHT}"


def test_three_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    texts = page(tmp_path / "three.pdf", (LEFT, 50, 700, 150), (RIGHT, 215, 700, 150), (LEFT, 380, 700, 150))
    assert " ".join(texts) == f"{LEFT} {RIGHT} {LEFT}"


def test_a_heading_above_and_text_below_columns_stay_where_they_are(tmp_path: Path) -> None:
    wide = (
        "What follows was told to the panel by those who took part in the two days of learning, all of them."
    )
    texts = page(
        tmp_path / "framed.pdf",
        (wide, 60, 750, 470),
        (LEFT, 60, 700, 220),
        (RIGHT, 300, 700, 220),
        (wide, 60, 480, 470),
    )
    assert " ".join(texts) == f"{wide} {LEFT} {RIGHT} {wide}"


def test_a_column_that_begins_lower_down_is_still_read_first(tmp_path: Path) -> None:
    head = "What was found"
    canvas = Canvas(str(tmp_path / "low.pdf"), pagesize=A4)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, 676, head)
    canvas.setFont("Helvetica", 11)
    column(canvas, LEFT, 60, 652, 220)
    column(canvas, RIGHT, 300, 700, 220)
    canvas.save()
    texts = [" ".join(block.text.split()) for block in documents.read(tmp_path / "low.pdf").blocks
             if isinstance(block, Paragraph | Heading)]  # fmt: skip
    assert " ".join(texts) == f"{head} {LEFT} {RIGHT}"


def test_text_beside_a_picture_is_put_together_with_the_names_in_it(tmp_path: Path) -> None:
    below = (
        " And so it went on for weeks, with calls to the office that nobody returned, until the summer came."
    )
    canvas = Canvas(str(tmp_path / "beside.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 11)
    top = column(canvas, LEFT, 60, 700, 190)
    column(canvas, below, 60, top, 470)
    canvas.save()
    texts = [b.text for b in documents.read(tmp_path / "beside.pdf").blocks if isinstance(b, Paragraph)]
    for together in ("12 March 2009", "Rowena Ashdown Thrale of the nursery", "records were kept apart"):
        assert any(together in text for text in texts)


def test_an_address_and_a_caption_stay_lines_of_their_own(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "address.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 11)
    for at, line in enumerate(("The Panel Chair", "County Offices", "Castle Street", "Wealdham")):
        canvas.drawString(60, 700 - 14 * at, line)
    canvas.drawString(60, 600, "Figure 2: The house")
    column(canvas, LEFT, 60, 586, 470)
    canvas.save()
    texts = "\n".join(
        b.text for b in documents.read(tmp_path / "address.pdf").blocks if isinstance(b, Paragraph)
    )
    assert texts.startswith(
        "The Panel Chair\nCounty Offices\nCastle Street\nWealdham\nFigure 2: The house\nThe"
    )


def test_the_rows_of_a_table_without_rules_are_not_read_as_columns(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "rows.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 11)
    top = 720.0
    for at in range(5):
        ends = (
            column(
                canvas,
                f"Finding {at} says that a record was kept apart and was read by nobody.",
                60,
                top,
                200,
            ),
            column(
                canvas,
                f"Action {at} is that all of them are brought together and are read by one.",
                300,
                top,
                200,
            ),
        )
        top = min(ends) - 14
    canvas.save()
    text = " ".join(b.text for b in documents.read(tmp_path / "rows.pdf").blocks if isinstance(b, Paragraph))
    places = [text.index(f"{kind} {at}") for at in range(5) for kind in ("Finding", "Action")]
    assert places == sorted(places)

"""What is drawn with lines in a PDF is not carried over, so the reviewer hears of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.anonymise.laying import open_pdf


def genogram(canvas: Canvas) -> None:
    canvas.ellipse(100, 500, 180, 540)
    canvas.rect(250, 500, 80, 40)
    canvas.line(180, 520, 250, 520)


def pie(canvas: Canvas) -> None:
    canvas.wedge(100, 400, 200, 500, 0, 70, fill=1)


def line_chart(canvas: Canvas) -> None:
    canvas.line(100, 400, 100, 500)
    canvas.line(100, 400, 160, 450)


def bars(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.3, 0.5)
    for at, high in enumerate((90, 140, 40)):
        canvas.rect(100 + 50 * at, 400, 30, high, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)


def ruled_table(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.8, 0.9, 1)
    canvas.rect(100, 460, 300, 20, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.grid([100, 200, 300, 400], [400, 420, 440, 460, 480])
    for column, x in enumerate((105, 205, 305)):
        for row, y in enumerate((465, 445, 425, 405)):
            canvas.drawString(x, y, f"cell {column}{row}")


def underlined(canvas: Canvas) -> None:
    canvas.line(100, 690, 300, 690)


@pytest.mark.parametrize(
    ("draw", "told"),
    [(genogram, 1), (pie, 1), (line_chart, 1), (bars, 1), (ruled_table, 0), (underlined, 0)],
)
def test_a_drawing_is_listed_with_its_page(tmp_path: Path, draw: Callable[[Canvas], None], told: int) -> None:
    canvas = Canvas(str(tmp_path / "drawn.pdf"))
    canvas.drawString(100, 700, "The first page holds words only.")
    canvas.showPage()
    canvas.drawString(100, 700, "The second page is the one with something on it.")
    draw(canvas)
    canvas.save()
    removed = [one for one in open_pdf(tmp_path / "drawn.pdf").removed if one.channel == "drawings"]
    assert [one.where for one in removed] == ["page 2"] * told

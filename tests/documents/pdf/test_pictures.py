"""Small pictures on a page of a PDF and the lines they stand with: what may be a signature."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.documents import read

X, Y = 72, 500


def page(path: Path, line: str, picture: tuple[float, float, float, float]) -> list[str]:
    """A page with two lines and a picture (x, y of its lower left corner, width, height); its notes."""
    image = io.BytesIO()
    Image.new("RGB", (60, 20), "navy").save(image, "PNG")
    image.seek(0)
    canvas = Canvas(str(path), A4)
    canvas.drawString(X, Y, line)
    canvas.drawString(X, Y - 200, "Recommendations follow on the next page.")
    canvas.drawImage(ImageReader(image), *picture)
    canvas.save()
    return [note.text for note in read(path).notes if note.kind == "picture"]


@pytest.mark.parametrize(
    ("line", "picture", "found"),
    [
        ("Signed", (X + 60, Y - 8, 100, 30), ["beside 1\nSigned"]),
        ("Signed:", (X, Y - 40, 100, 30), ["below 1\nSigned:"]),
        ("Signed ........", (X, Y + 14, 100, 30), ["above 1\nSigned ........"]),
        ("Signed", (X, Y - 70, 100, 30), []),
        ("Signed", (X + 60, Y - 8, 4, 4), []),
        ("Signed", (X, Y + 14, 400, 200), []),
    ],
)
def test_where_a_picture_stands(
    line: str, picture: tuple[float, float, float, float], found: list[str], tmp_path: Path
) -> None:
    assert page(tmp_path / "a.pdf", line, picture) == found

"""Captions of a PDF belong to what they describe, and are no headings."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.anonymise.laying import open_pdf
from pipeline.anonymise.laying.model import Figure, Heading, text_of


def house() -> ImageReader:
    image = Image.new("RGB", (200, 100), "white")
    ImageDraw.Draw(image).rectangle((20, 20, 120, 80), fill="teal")
    stream = io.BytesIO()
    image.save(stream, "PNG")
    stream.seek(0)
    return ImageReader(stream)


def test_captions_in_bold_are_no_headings_and_stay_with_their_own_picture(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "figures.pdf"))
    canvas.setFont("Helvetica", 11)
    for at in range(3):
        canvas.drawString(80, 760 - 14 * at, "It is running text that goes on for a while and ends here.")
    canvas.ellipse(80, 640, 180, 690)
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(80, 620, "Figure 1: The family")
    canvas.drawImage(house(), 80, 480, 200, 100)
    canvas.drawString(80, 460, "Figure 2: The house")
    canvas.save()
    blocks = open_pdf(tmp_path / "figures.pdf").content({}).blocks
    assert not [one for one in blocks if isinstance(one, Heading)]
    (picture,) = (one for one in blocks if isinstance(one, Figure))
    assert text_of(picture.caption) == "Figure 2: The house"

"""Rules found in drawn pictures."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.documents.pdf.grid import lattices
from pipeline.documents.pdf.rulings import dark_of, rulings, tilt_of


def table(ink: int = 0, thick: int = 4, shade: int = 255, tilt: float = 0.0) -> np.ndarray:
    """Four rows of three columns at 300 dpi, some words, one merged cell."""
    picture = Image.new("L", (1600, 1000), 255)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((100, 100, 1500, 200), fill=shade)
    for y in (100, 200, 400, 600, 800):
        draw.line((100, y, 1500, y), fill=ink, width=thick)
    for x, top in ((100, 100), (500, 200), (900, 100), (1500, 100)):
        draw.line((x, top, x, 800), fill=ink, width=thick)
    for y in (140, 250, 450, 650):
        draw.text((120, y), "12/03/2009 mmmmHHHHllll", fill=0, font_size=42)
    return np.asarray(picture.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255))


@pytest.mark.parametrize(("ink", "thick", "shade"), [(0, 4, 255), (190, 2, 255), (120, 3, 225), (0, 9, 60)])
def test_a_ruled_table(ink: int, thick: int, shade: int) -> None:
    (found,) = lattices(*rulings(table(ink, thick, shade), 300))
    unseen = shade < 100  # the rule inside the dark heading is as dark as its ground
    assert (len(found.xs), len(found.ys), len(found.regions)) == (4, 5, 11 - unseen)


@pytest.mark.parametrize("tilt", [-2.0, -0.5, 0.0, 0.3, 1.5])
def test_the_tilt_of_a_page(tilt: float) -> None:
    grey = table(tilt=-tilt)
    assert tilt_of(dark_of(grey)) == pytest.approx(tilt, abs=0.11)


def test_an_empty_page_has_no_rules_and_no_tilt() -> None:
    grey = np.full((500, 400), 255, np.uint8)
    assert rulings(grey, 300) == ([], [])
    assert tilt_of(dark_of(grey)) == 0.0

"""PDFs turned into what a scanner makes of them: pictures of their pages, tilted, grainy or turned."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image


def scan(
    source: Path,
    goal: Path,
    *,
    dpi: int = 200,
    tilt: float = 0.0,
    grain: float = 0.0,
    turn: int = 0,
    pages: Sequence[int] | None = None,
) -> Path:
    """Pictures of the pages as JPEG in a PDF; `turn` in degrees anticlockwise, `pages` from 0."""
    grains = np.random.default_rng(1)
    pictures = []
    with pypdfium2.PdfDocument(source) as pdf:
        for index in pages if pages is not None else range(len(pdf)):
            picture = pdf[index].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
            if tilt:
                picture = picture.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255)
            if grain:
                noisy = np.asarray(picture) * 0.85 + 25 + grains.normal(0, grain, picture.size[::-1])
                picture = Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))
            pictures.append(picture.rotate(turn, expand=True) if turn else picture)
    pictures[0].save(goal, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:])
    return goal

"""tesseract, when it is installed: a picture of text → words with their places and how sure each is."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

TIME_LIMIT = float(os.environ.get("SCR_OCR_TIME_LIMIT", "180"))
"""Seconds one picture may take."""
LANGUAGE = "eng"
AUTOMATIC = 3
ONE_BLOCK = 6
"""Ways of looking at a picture (tesseract's page segmentation modes): as a page, or as lines below lines."""
_PLACES = (r"C:\Program Files\Tesseract-OCR\tesseract.exe",)


class SeenWord(NamedTuple):
    """A word in pixels of the picture; top and bottom are those of its line. `sure` is in per cent."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    sure: float


def find_tesseract() -> str | None:
    """The program, None when it is not installed. `SCR_TESSERACT` names another place ("" for none)."""
    named = os.environ.get("SCR_TESSERACT")
    if named is not None:
        return shutil.which(named) if named else None
    return next((found for name in ("tesseract", *_PLACES) if (found := shutil.which(name))), None)


def words_in(program: str, picture: Image, dpi: int, mode: int = AUTOMATIC) -> list[SeenWord] | None:
    """The words of a picture, line by line; None when tesseract failed or took too long."""
    options = ["-l", LANGUAGE, "--psm", str(mode), "--dpi", str(dpi)]
    answer = _run(program, picture, [*options, "-c", "tessedit_create_tsv=1"])
    return None if answer is None else _parsed(answer)


def turns_of(program: str, picture: Image) -> int:
    """Quarter turns clockwise after which the picture stands upright; 0 when that is not clear."""
    answer = _run(program, picture, ["-l", "osd", "--psm", "0"])
    turn = re.search(r"Rotate: (\d+)", answer or "")
    sure = re.search(r"Orientation confidence: ([\d.]+)", answer or "")
    if not turn or not sure or float(sure[1]) < 1:
        return 0
    return int(turn[1]) // 90 % 4


def _run(program: str, picture: Image, options: list[str]) -> str | None:
    stream = io.BytesIO()
    picture.save(stream, "PNG", compress_level=1)
    try:
        done = subprocess.run(  # noqa: S603  our own arguments; the picture goes in by the standard input
            [program, "stdin", "stdout", *options],
            input=stream.getvalue(),
            capture_output=True,
            timeout=TIME_LIMIT,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _parsed(answer: str) -> list[SeenWord]:
    words: list[SeenWord] = []
    top = bottom = 0.0
    for row in csv.DictReader(io.StringIO(answer), delimiter="\t", quoting=csv.QUOTE_NONE):
        x0, y0 = float(row["left"]), float(row["top"])
        if row["level"] == "4":
            top, bottom = y0, y0 + float(row["height"])
        text = (row["text"] or "").strip()
        if row["level"] == "5" and text:
            sure = max(float(row["conf"]), 0.0)
            words.append(SeenWord(text, x0, top, x0 + float(row["width"]), bottom, sure))
    return words

"""What can be read on a file's pages and pictures by eye: rendered, then read by tesseract."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from tests.anonymise.canaries import fold, hunt
from tests.anonymise.canaries.looks import pages


def left(path: Path, names: Iterable[str], *, dpi: int = 200) -> list[hunt.Hit]:
    """Every word of `names` that tesseract reads on a page or in a picture of the file.

    Raises:
        FileNotFoundError: tesseract or, for a Word file, LibreOffice is not installed.
    """
    words = tuple(dict.fromkeys(word for name in names for word in name.split()))
    found: dict[hunt.Hit, None] = {}
    for where, image in _shown(path, dpi):
        for word in fold.within(words, _read(image)):
            found[word, where] = None
    return sorted(found)


def _shown(path: Path, dpi: int) -> Iterator[tuple[str, Image.Image]]:
    for number, page in enumerate(pages(path, dpi=dpi, colour=True)):
        yield f"page {number + 1} as rendered", page
    for where, data in hunt.pieces(path.read_bytes(), ""):
        if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
            try:
                image = Image.open(io.BytesIO(data)).convert("L")
            except (UnidentifiedImageError, OSError):
                continue
            if image.width >= 40 and image.height >= 12:
                yield f"{where}, as seen", image


def _read(image: Image.Image) -> str:
    program = shutil.which("tesseract")
    if not program:
        raise FileNotFoundError("tesseract")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.png"
        image.save(file)
        done = subprocess.run(
            [program, str(file), "-", "--psm", "6"],
            capture_output=True,
            check=True,
            timeout=120,
            env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"},
        )
    return done.stdout.decode("utf-8", "replace")

"""What a file looks like: rendered to pictures, and how far two of them differ."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter


@dataclass(frozen=True)
class Difference:
    """How two renderings differ.

    Attributes:
        pages: how many pages each has.
        ink: the share of dark points, each allowed to stray a little, that only one of them has.
    """

    pages: tuple[int, int]
    ink: float

    @property
    def none(self) -> bool:
        """Whether they are the same to the eye."""
        return self.pages[0] == self.pages[1] and self.ink == 0


def soffice() -> str | None:
    """LibreOffice's program, when it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def as_pdf(path: Path, folder: Path) -> Path:
    """The file printed to PDF by LibreOffice, into `folder`; a PDF is itself."""
    if path.suffix.lower() == ".pdf":
        return path
    convert(path, "pdf", folder)
    return folder / f"{path.stem}.pdf"


def convert(path: Path, kind: str, folder: Path) -> None:
    """Have LibreOffice write the file in another format.

    Raises:
        FileNotFoundError: LibreOffice is not installed.
        subprocess.CalledProcessError: it does not open the file.
    """
    program = soffice()
    if not program:
        raise FileNotFoundError("soffice")
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                program,
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                str(folder),
                str(path),
            ],
            capture_output=True,
            check=True,
            timeout=180,
        )


def pages(path: Path, *, dpi: int = 60, colour: bool = False) -> list[Image.Image]:
    """Each page as a picture, as a reader of the file would see it printed."""
    with tempfile.TemporaryDirectory() as folder:
        document = pypdfium2.PdfDocument(as_pdf(path, Path(folder)))
        try:
            shown = [page.render(scale=dpi / 72).to_pil() for page in document]
        finally:
            document.close()
    return [page if colour else page.convert("L") for page in shown]


def differ(one: Path, other: Path, *, dpi: int = 60) -> Difference:
    """How the two files differ when printed."""
    first, second = pages(one, dpi=dpi), pages(other, dpi=dpi)
    ink = [_strays(left, right) for left, right in zip(first, second, strict=False)]
    return Difference((len(first), len(second)), max(ink, default=0.0))


def _strays(left: Image.Image, right: Image.Image) -> float:
    if left.size != right.size:
        return 1.0
    grown = [np.asarray(page.filter(ImageFilter.MinFilter(3))) < 160 for page in (left, right)]
    sharp = [np.asarray(page) < 160 for page in (left, right)]
    alone = (sharp[0] & ~grown[1]).sum() + (sharp[1] & ~grown[0]).sum()
    return float(alone / max(sharp[0].sum() + sharp[1].sum(), 1))

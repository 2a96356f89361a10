"""The fingerprints of blank forms, from the files themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.documents import read
from pipeline.proforma.guidance import Guidance, guidance_of
from pipeline.proforma.outline import outline


def fingerprints(blanks: Iterable[Path], *, lines: tuple[int, int] | None = None) -> Guidance:
    """What these blanks say, as fingerprints. They must be blank: what is filled in would count as guidance.

    Args:
        blanks: any documents this software reads, or plain text files (`.txt`, `.md`).
        lines: of text files only the lines from the first to the second, counted from 1.

    Raises:
        UnreadableError: a file cannot be read.
    """
    return guidance_of(line for file in blanks for line in _lines_of(file, lines))


def _lines_of(file: Path, lines: tuple[int, int] | None) -> Iterator[str]:
    """The lines of a blank form, those of its tables included."""
    if file.suffix.lower() in (".txt", ".md"):
        first, last = lines or (1, None)
        yield from file.read_text("utf-8-sig", errors="replace").splitlines()[first - 1 : last]
    else:
        yield from (line.text for line in outline(read(file)).lines)

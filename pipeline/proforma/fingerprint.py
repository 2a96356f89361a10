"""Make the fingerprints of a blank proforma: `python -m pipeline.proforma.fingerprint BLANK… -o FILE.json`.

BLANK is any document this software reads, or a plain text file.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from pipeline.documents import read
from pipeline.proforma.guidance import guidance_of, save
from pipeline.proforma.outline import outline


def lines_of(file: Path) -> Iterator[str]:
    """The lines of a blank form, those of its tables included."""
    if file.suffix.lower() in (".txt", ".md"):
        yield from file.read_text("utf-8-sig", errors="replace").splitlines()
        return
    yield from (line.text for line in outline(read(file)).lines)


def main() -> None:
    """Read blanks, write one file of fingerprints."""
    parser = argparse.ArgumentParser(description="Make the fingerprints of blank proformas.")
    parser.add_argument("blank", nargs="+", type=Path)
    parser.add_argument("-o", dest="output", type=Path, required=True)
    parser.add_argument("--lines", help="only these lines of text files, as FIRST-LAST")
    chosen = parser.parse_args()
    texts = [line for file in chosen.blank for line in lines_of(file)]
    if chosen.lines:
        first, last = map(int, chosen.lines.split("-"))
        texts = texts[first - 1 : last]
    save(guidance_of(texts), chosen.output)


if __name__ == "__main__":
    main()

"""How much of the truth comes back, by family of document shapes; every miss is listed.

The factory in `tests/shapes` writes the same entries in dozens of shapes. For each family: entries right
in every field (dates, times, precision, marks of doubt, every cell), characters whose cell is exactly as
it was written, dates that are wrong without a word of warning (must be 0), events that never were. Beside
it, on the same files: table rows found exactly by this project, by python-docx (`table.rows`, `cell.text`)
and by pdfplumber (`extract_tables`). For Word files also: characters of any part of the file that are
nowhere in the document read.

Run: `python -m benchmarks.accuracy [SEEDS] [FAMILY …]`. LibreOffice, where it is installed, sees two seeds.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from pipeline.documents import read
from tests.shapes import office
from tests.shapes.catalogue import FAMILIES, shapes_of
from tests.shapes.compare import Score, judge
from tests.shapes.complete import missing
from tests.shapes.layout import Sheet
from tests.shapes.yardsticks import exact, pdfplumber_rows, python_docx_rows, rows_of

OFFICE = "LibreOffice"
_OFFICE_SEEDS = 2
_TOOLS = {".docx": ("python-docx", python_docx_rows), ".pdf": ("pdfplumber", pdfplumber_rows)}


@dataclass(slots=True)
class Tally:
    """One family's sums."""

    score: Score = field(default_factory=Score)
    compared: int = 0
    ours: int = 0
    theirs: int = 0
    tools: dict[str, None] = field(default_factory=dict)
    characters: int = 0
    lost: int = 0

    def add(self, path: Path, sheet: Sheet, shape: str, flowed: bool) -> None:
        """Read one file and hold it against its truth."""
        document = read(path)
        self.score.add(judge(document, sheet, shape, flowed=flowed))
        if path.suffix == ".docx":
            total, lost = missing(path, document)
            self.characters, self.lost = self.characters + total, self.lost + lost.total()
        if path.suffix in _TOOLS and (document.tables or path.suffix == ".pdf"):
            name, tool = _TOOLS[path.suffix]
            self.tools[name] = None
            self.compared += len(sheet.wanted)
            self.ours += exact(rows_of(document), sheet)
            self.theirs += exact(tool(path), sheet)

    def line(self, family: str) -> str:
        """The family's figures."""
        score = self.score
        shares = f"{_per_cent(score.rows_share)}{_per_cent(score.text_share)}"
        line = f"{family:<18}{score.files:>6}{score.rows:>8,}{shares}{score.silent:>8}{score.phantoms:>9}"
        if self.compared:
            ours, theirs = self.ours / self.compared, self.theirs / self.compared
            line += f"   {_per_cent(ours)} {_per_cent(theirs)} {' and '.join(self.tools)}"
        return line


def _per_cent(share: float) -> str:
    """Never rounded up to 100."""
    return f"{int(share * 10_000) / 100:>8.2f}%"


def _files(family: str, seeds: range, folder: Path) -> Iterator[tuple[str, Path, Sheet, bool]]:
    if family == OFFICE:
        if office.find_office() is not None:
            for made in office.make(folder, seeds[:_OFFICE_SEEDS]):
                yield made.name, made.path, made.sheet, made.flowed
        return
    for shape in shapes_of(family):
        for seed in seeds:
            path, sheet = shape.make(seed, folder)
            yield shape.name, path, sheet, shape.flowed


def measure(family: str, seeds: range) -> Tally:
    """Write, read and judge every shape of a family."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        for shape, path, sheet, flowed in _files(family, seeds, Path(name)):
            tally.add(path, sheet, shape, flowed)
            if family != OFFICE:
                path.unlink()
    return tally


def main() -> None:
    """Measure and print."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    families = [name for name in (*FAMILIES, OFFICE) if name in sys.argv[2:] or len(sys.argv) < 3]
    print(f"{wanted} stories of 18 entries in every shape")
    print(f"{'':<32}{'entries':>9}{'text':>9}{'dates wrong':>13}{'events that':>13}   rows found exactly")
    print(
        f"{'family':<18}{'files':>6}{'rows':>8}{'right':>9}{'right':>9}{'silent':>8}{'phantom':>9}{'here':>12}"
    )
    misses, characters, lost = [], 0, 0
    for family in families:
        tally = measure(family, range(1, wanted + 1))
        if not tally.score.files:
            print(f"{family:<18}not measured: LibreOffice is not installed")
            continue
        print(tally.line(family), flush=True)
        misses += tally.score.misses
        characters, lost = characters + tally.characters, lost + tally.lost
    if characters:
        share = _per_cent(1 - lost / characters).strip()
        print(f"Word files: {characters:,} characters in all their parts, {lost:,} not found again ({share})")
    print(f"{len(misses)} misses" + (":" if misses else ""))
    for _, group in groupby(misses, key=lambda miss: (miss.shape, miss.seed, miss.row)):
        first, *more = group
        print(f"  {first}" + (f" (and {', '.join(miss.what for miss in more)})" if more else ""))


if __name__ == "__main__":
    main()

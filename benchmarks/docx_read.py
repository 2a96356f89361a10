"""How long reading a long Word chronology takes, against a bare walk of the same file.

`read + extract` is the whole way from the file to dated entries, reconciled.

Run: `python -m benchmarks.docx_read [ROWS]`. Every reader runs in a process of its own, so that its
peak memory is its own; the figures are CPU seconds, best of three, with unzipping and parsing, but
without starting Python. The bare walk does the least anybody can do: parse, and join the `w:t` of
every cell. python-docx is used as its manual shows (`row.cells`, `cell.text`).
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

COLUMNS = 7
HEADINGS = (
    "Date and time", "Family member", "Professional", "Contact", "Description of event", "Child seen?",
    "Comments",
)  # fmt: skip
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NS = "{" + _W + "}"
_PROSE = (
    "Health visitor called at the home as arranged and was told that the family had gone out. "
    "Mother rang the clinic later; she said the appointment letter had come after the day itself. "
    "Advice given about sleep, feeding and the stair gate — a new date was agreed with her."
)
_WORDS = _PROSE.split()


def make_file(path: Path, rows: int, who: str = "") -> None:
    """Write a chronology of `rows` rows by splicing XML, dressed as Word dresses it."""
    parts = [f'<w:document xmlns:w="{_W}"><w:body><w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>']
    parts.append("<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * COLUMNS + "</w:tblGrid>")
    parts.append("<w:tr>" + "".join(_cell(text, 0) for text in HEADINGS) + "</w:tr>")
    for at in range(rows):
        day = dt.date(2004, 1, 5) + dt.timedelta(days=at * 2400 // max(rows, 1))
        start = at % (len(_WORDS) - 8)
        texts = [
            f"{day:%d/%m/%Y}" + (f" {at % 12 + 8:02d}.30hrs" if at % 4 == 0 else ""),
            f"{who} Mother",
            "Health visitor",
            "Home visit, by arrangement",
            " ".join(_WORDS[start:] + _WORDS[:start]),
            "Yes, playing" if at % 3 else "",
            "Good practice." if at % 5 == 0 else "",
        ]
        parts.append(f'<w:tr w:rsidR="00A{at:05X}" w:rsidTr="00B{at:05X}">')
        parts.extend(_cell(text, at) for text in texts)
        parts.append("</w:tr>")
    parts.append("</w:tbl><w:p/><w:sectPr/></w:body></w:document>")
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relations)
        archive.writestr("word/document.xml", "".join(parts))


def _cell(text: str, at: int) -> str:
    run = '<w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="18"/></w:rPr>'
    return (
        '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
        f'<w:p w:rsidR="00C{at:05X}" w:rsidRDefault="00C{at:05X}"><w:pPr><w:spacing w:after="0"/></w:pPr>'
        + (f"{run}<w:t>{text}</w:t></w:r>" if text else "")
        + "</w:p></w:tc>"
    )


def bare_walk(path: Path) -> int:
    """The yardstick: parse, and join the text of every cell."""
    from lxml import etree

    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    rows = []
    for row in root.iter(_NS + "tr"):
        rows.append(
            ["".join(text.text or "" for text in cell.iter(_NS + "t")) for cell in row.iter(_NS + "tc")]
        )
    return len(rows)


def our_reader(path: Path) -> int:
    """`pipeline.documents.read`: everything it gives."""
    from pipeline.documents import read

    return len(read(path).tables[0].rows)


def whole_way(path: Path) -> int:
    """Read, and make entries of it: rows, dates, everything."""
    from pipeline import chronology
    from pipeline.documents import read

    return chronology.extract(read(path)).rows.seen


def with_python_docx(path: Path) -> int:
    """python-docx as its manual shows."""
    import docx

    table = docx.Document(str(path)).tables[0]
    return len([[cell.text for cell in row.cells] for row in table.rows])


def _measure(reader: Callable[[Path], int], path: Path, repeats: int, results: object) -> None:
    best = float("inf")
    reader(path.with_name("small.docx"))  # imports are not what is measured
    for _ in range(repeats):
        begun = time.process_time()
        rows = reader(path)
        best = min(best, time.process_time() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    results.put((rows, best, peak))  # type: ignore[attr-defined]


def main() -> None:
    """Make the file, measure, print the ratios."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chronology.docx"
        make_file(path, rows)
        make_file(path.with_name("small.docx"), 3)
        print(f"{rows:,} rows of {COLUMNS} cells, {path.stat().st_size / 1e6:.1f} MB zipped")
        print(f"{'reader':<18}{'CPU s':>8}{'× bare':>8}{'peak MB':>9}{'rows':>8}")
        yardstick = None
        for name, reader, repeats in (
            ("bare lxml walk", bare_walk, 3),
            ("documents.read", our_reader, 3),
            ("read + extract", whole_way, 3),
            ("python-docx", with_python_docx, 1),
        ):
            results = context.Queue()
            process = context.Process(target=_measure, args=(reader, path, repeats, results))
            process.start()
            seen, seconds, peak = results.get()
            process.join()
            yardstick = yardstick or seconds
            print(f"{name:<18}{seconds:>8.3f}{seconds / yardstick:>8.2f}{peak:>9.0f}{seen:>8,}")


if __name__ == "__main__":
    main()

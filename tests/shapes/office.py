"""The same truth through LibreOffice: web pages and Word files saved in other formats, many files a call."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from pathlib import Path

from tests.shapes import word
from tests.shapes.catalogue import Write
from tests.shapes.layout import Line, Manner, Sheet, lay
from tests.shapes.truth import story

FILTERS = {
    "docx": "docx:MS Word 2007 XML",
    "doc": "doc:MS Word 97",
    "odt": "odt",
    "rtf": "rtf",
    "pdf": "pdf",
}
TIME_LIMIT = 240


@dataclass(frozen=True, slots=True)
class Through:
    """A shape that a first writer makes and LibreOffice saves as another format."""

    name: str
    manner: Manner
    write: Write
    source: str
    goal: str


@dataclass(frozen=True, slots=True)
class Made:
    """One finished file with what must be read of it. `flowed`: see `Shape`."""

    name: str
    path: Path
    sheet: Sheet

    @property
    def flowed(self) -> bool:
        """Printed pages keep no line ends."""
        return self.path.suffix == ".pdf"


def page(sheet: Sheet, path: Path) -> Sheet:
    """A web page with the table."""
    rows = "\n".join(_row(sheet, at, line) for at, line in enumerate(sheet.lines))
    path.write_text(
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Chronology</title></head><body>'
        f'<h1>Chronology of significant events</h1><table border="1" style="width: 100%">{rows}</table>'
        "<p>Kept on behalf of the board.</p></body></html>",
        encoding="utf-8",
    )
    return sheet


def _row(sheet: Sheet, at: int, line: Line) -> str:
    tag = "th" if line.kind == "heading" else "td"
    if len(line.cells) == 1:
        return f'<tr><td colspan="{len(sheet.headings)}">{escape(line.cells[0])}</td></tr>'
    cells = []
    for column, text in enumerate(line.cells):
        if column in line.merged:
            continue
        below = 1
        while at + below < len(sheet.lines) and column in sheet.lines[at + below].merged:
            below += 1
        span = f' rowspan="{below}"' if below > 1 else ""
        cells.append(f"<{tag}{span}>{_words(text, sheet.manner.bullets)}</{tag}>")
    return f"<tr>{''.join(cells)}</tr>"


def _words(text: str, bullets: str) -> str:
    lines = text.split("\n")
    if bullets != "automatic":
        return "<br>".join(map(escape, lines))
    parts = []
    for listed, group in groupby(lines, key=lambda line: line.startswith("• ")):
        if listed:
            items = "".join(f"<li>{escape(line.removeprefix('• '))}</li>" for line in group)
            parts.append(f"<ul>{items}</ul>")
        else:
            parts.extend(f"<p>{escape(line)}</p>" for line in group)
    return "".join(parts)


_BANNERS = Manner(banners="year", yearless=True)
_APART = ("date", "time", "family_member", "professional", "contact", "description", "child_seen", "comments")
SHAPES: tuple[Through, ...] = (
    Through("page as docx", Manner(), page, "html", "docx"),
    Through("page with lists as docx", Manner(bullets="automatic", same="blank"), page, "html", "docx"),
    Through("page with merged dates as docx", Manner(same="merge", columns=_APART), page, "html", "docx"),
    Through("page with year banners as odt", _BANNERS, page, "html", "odt"),
    Through("Word file as odt", Manner(same="blank", renamed=True), word.styled, "docx", "odt"),
    Through("Word file as rtf", _BANNERS, word.simple, "docx", "rtf"),
    Through("Word file as doc", Manner(same="merge", columns=_APART), word.styled, "docx", "doc"),
    Through("Word file printed", Manner(), word.styled, "docx", "pdf"),
    Through("Word file with year banners printed", _BANNERS, word.styled, "docx", "pdf"),
    Through(
        "Word file in five columns printed",
        Manner(columns=_APART[:1] + _APART[5:]),
        word.styled,
        "docx",
        "pdf",
    ),
)


def find_office() -> str | None:
    """LibreOffice's program, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def make(folder: Path, seeds: Iterable[int], shapes: Sequence[Through] = SHAPES) -> list[Made]:
    """Write every shape for every seed; LibreOffice is started once for each pair of formats."""
    seeds = list(seeds)
    made: list[Made] = []
    for (source, goal), group in groupby(
        sorted(shapes, key=lambda shape: (shape.source, shape.goal)), key=lambda s: (s.source, s.goal)
    ):
        before, after = folder / f"{source}-{goal}", folder / goal
        before.mkdir()
        sources = []
        for shape in group:
            for seed in seeds:
                path = before / f"{shape.name.replace(' ', '-')}-{seed}.{source}"
                sheet = shape.write(lay(story(seed), shape.manner).with_plain_letters(), path)
                if goal == "pdf":
                    sheet = replace(
                        sheet, counts={name: sheet.counts[name] for name in ("events", "banners")}
                    )
                made.append(Made(f"LibreOffice: {shape.name}", after / f"{path.stem}.{goal}", sheet))
                sources.append(path)
        convert(sources, goal, after, folder / "profile")
    return made


def convert(sources: Sequence[Path], goal: str, folder: Path, profile: Path) -> None:
    """Save all the files in another format, in one run of LibreOffice with a profile of its own."""
    program = find_office()
    assert program is not None
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nologo", "--convert-to", FILTERS[goal], "--outdir", str(folder)),
        *map(str, sources),
    ]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(TIME_LIMIT)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

"""Makes chronologies whose tables have no rules, or not all of them, with the rows they must give.

Every layout is drawn from one seed: fonts, sizes, leading, widths, alignments, row gaps (also none at all),
a time column, blank dates and cells, banners, headings repeated or not, rows over page ends, and which rules
or shades are drawn. `truth` holds each row's cells as a reader sees them.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.documents.pdf.pdf_factory import wrap

PARTLY = ("across", "below", "booktabs", "down", "zebra", "boxed-down", "boxed-across", "head-boxed")
"""Rules: under and over every row; under every row only; above, under the heading and below; between columns;
every other row shaded; a box with rules between columns; a box with rules between rows; the heading alone."""
FONTS = (
    ("Helvetica", "Helvetica-Bold"),
    ("Times-Roman", "Times-Bold"),
    ("Courier", "Courier-Bold"),
)
_WHO = ("Mother", "Maisie", "MGM", "Father", "Tyler", "Maisie and Tyler", "Mother's partner")
_STAFF = ("HV Marsh", "Gillian Marsh", "Dr Osei", "PC 4471 Dunn", "Social Worker", "School nurse", "Midwife")
_HOW = ("Home visit", "Telephone call", "Letter", "Clinic", "Email", "Core group meeting", "A&E")
_SEEN = ("Yes", "No", "N/A", "Not recorded", "")
_SAID = (
    "Mother said that she had been sleeping badly since the move",
    "The flat was warm and there was food in the cupboards",
    "No concerns were recorded about the children",
    "A message was left for the duty social worker asking for a call back",
    "Appointment of 12/03/2008 missed, a second one offered",
    "Police attended after a neighbour reported shouting",
    "Weight on the 25th centile",
    "Maisie was seen in the front room with her grandmother, who has looked after her since Friday",
    "Referral made to the under-fives team",
    "Discussed at supervision on 3 May 2008 and left open",
    "Did not attend",
)
_LEADS = ("On record sheet", "Minute", "Note", "It was said in letter", "By form", "As entry", "In file")
_REMARK = (
    "Not recorded at the time",
    "See IMR 4.2",
    "No record of the follow-up was found in the file",
    "None",
)


@dataclass(frozen=True)
class Column:
    """A column: what it is called, how wide it is, where its text stands (l, c or r)."""

    kind: str
    title: str
    width: float
    align: str = "l"


@dataclass
class Layout:
    """How one file is drawn. `gap` is the white between rows beyond the leading; 0: rows look like lines."""

    columns: tuple[Column, ...]
    font: tuple[str, str] = FONTS[0]
    size: float = 9.0
    leading: float = 11.0
    pad: float = 4.0
    gap: float = 6.0
    page: tuple[float, float] = A4
    margin: float = 40.0
    rules: str = "none"
    repeat: bool = True
    heading: bool = True
    whole_rows: bool = False
    furniture: bool = True
    title: bool = True
    closing: bool = True
    top: float = 60.0
    bottom: float = 60.0


@dataclass
class Made:
    """A file and its truth."""

    path: Path
    layout: Layout
    head: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)
    around: list[str] = field(default_factory=list)


_WORDS = {"who": _WHO, "staff": _STAFF, "how": _HOW, "seen": _SEEN, "remark": _REMARK}
_TITLES = {
    "date": ("Date", "Date of event", "Date of contact"),
    "time": ("Time", "Time (24 hr)"),
    "who": ("Family member", "Person", "Who"),
    "staff": ("Professional", "Name and role of professional", "Worker"),
    "how": ("Contact", "Type of contact", "Source"),
    "what": ("Description of event", "Significant event", "What happened", "Event"),
    "seen": ("Child seen", "Seen?", "Child seen (Y/N)"),
    "remark": ("Comments", "Comment / analysis", "Outcome"),
}
_WIDTHS = {"date": 58, "time": 38, "who": 66, "staff": 72, "how": 66, "what": 160, "seen": 52, "remark": 78}


def layout_of(seed: int, rules: str = "none") -> Layout:
    """A layout drawn from `seed`."""
    rng = random.Random(f"layout {seed} {rules}")
    kinds = ["date", *rng.sample(["time", "who", "staff", "how"], rng.choice([1, 2, 2, 3])), "what"]
    kinds += [kind for kind in ("seen", "remark") if rng.random() < 0.6]
    size = rng.choice([8.0, 9.0, 9.5, 10.0, 11.0])
    font = rng.choice(FONTS)
    page = rng.choice([A4, A4, landscape(A4)])
    margin = rng.choice([30.0, 40.0, 56.0])
    wide = page[0] - 2 * margin
    pad = rng.choice([2.5, 3.0, 4.0, 5.4])
    if font[0] == "Courier":
        pad = max(pad, 0.5 * size)
    scale = wide / sum(_WIDTHS[kind] for kind in kinds)
    columns = []
    spare = 0.0
    for kind in kinds:
        width = _WIDTHS[kind] * scale * rng.uniform(0.9, 1.1)
        if kind == "date":
            width = max(width, stringWidth("00/00/0000", font[1], size) + 2 * pad + 1)
        if kind == "time":
            width = max(width, stringWidth("00:00", font[1], size) + 2 * pad + 1)
        texts = (*_WORDS.get(kind, ()), *_TITLES[kind])
        longest = max(stringWidth(w, font[1], size) for text in texts for w in text.split())
        width = max(width, longest + 2 * pad + 1)  # a word broken by its column is another matter
        spare += width
        align = "l"
        if kind in ("date", "time", "seen") and rng.random() < 0.2:
            align = rng.choice("cr" if kind == "time" else "c")
        columns.append(Column(kind, rng.choice(_TITLES[kind]), width, align))
    while spare - wide > next(c.width for c in columns if c.kind == "what") - 110:
        spare -= columns.pop(1 if columns[1].kind != "what" else -1).width  # no room for so many
    shrink = (wide - spare) / len(columns)
    columns = [
        Column(c.kind, c.title, c.width + (shrink * len(columns) if c.kind == "what" else 0), c.align)
        for c in columns
    ]
    leading = size * rng.choice([1.12, 1.2, 1.2, 1.35])
    gap = rng.choice([0.0, 1.0, 3.0, 6.0, 10.0]) if rules == "none" else rng.choice([2.0, 4.0, 8.0])
    return Layout(
        tuple(columns),
        font,
        size,
        leading,
        pad,
        gap,
        page,
        margin,
        rules,
        repeat=rng.random() < 0.6,
        heading=rng.random() < 0.93,
        whole_rows=rng.random() < 0.5,
        furniture=rng.random() < 0.7,
        title=rng.random() < 0.7,
        closing=rng.random() < 0.5,
    )


def _sentence(rng: random.Random) -> str:
    """A sentence; many begin alike, as recording does, but hardly two are the same."""
    said = rng.choice(_SAID)
    if rng.random() < 0.85:
        said = f"{rng.choice(_LEADS)} {rng.randrange(2, 9999)} {said[0].lower()}{said[1:]}"
    return said


def rows_of(layout: Layout, seed: int, count: int) -> list[tuple[str, ...]]:
    """`count` rows of invented recording; some of the same day leave the date blank."""
    rng = random.Random(f"rows {seed}")
    day = dt.date(2007, 1, 3) + dt.timedelta(days=rng.randrange(200))
    style = rng.choice(["%d/%m/%Y", "%d/%m/%Y", "%d.%m.%y", "%d/%m/%y", "%d %b %Y", "%a %d/%m/%y"])
    rows: list[tuple[str, ...]] = []
    for number in range(count):
        day += dt.timedelta(days=rng.choice([0, 1, 2, 5, 9, 30]))
        made = []
        said = ". ".join(_sentence(rng) for _ in range(rng.choice([1, 1, 2, 2, 3, 4, 7]))) + "."
        for column in layout.columns:
            text = ""
            if column.kind == "date":
                blank = rows and rng.random() < 0.12
                text = "" if blank else day.strftime(style)
            elif column.kind == "time":
                text = (
                    f"{rng.randrange(8, 20):02d}:{rng.choice([0, 15, 30, 45]):02d}"
                    if rng.random() < 0.8
                    else ""
                )
            elif column.kind == "who":
                text = rng.choice(_WHO)
            elif column.kind == "staff":
                text = rng.choice(_STAFF)
            elif column.kind == "how":
                text = rng.choice(_HOW)
            elif column.kind == "what":
                text = f"{said[:-1]} ({number + 1})."
            elif column.kind == "seen":
                text = rng.choice(_SEEN)
            elif rng.random() < 0.35:
                text = rng.choice(_REMARK)
            made.append(text)
        rows.append(tuple(made))
    return rows


class _Drawer:
    def __init__(self, path: Path, layout: Layout) -> None:
        self.layout = layout
        self.canvas = Canvas(str(path), pagesize=layout.page)
        self.page = 0
        self.y = 0.0
        self.band_top = 0.0
        self.head: list[list[str]] | None = None
        self.shaded = False
        self.new_page()

    def new_page(self) -> None:
        layout = self.layout
        if self.page:
            self.end_page()
            self.canvas.showPage()
        self.page += 1
        self.y = layout.page[1] - layout.top
        if layout.furniture:
            self.canvas.setFont("Helvetica", 8)
            self.canvas.drawString(layout.margin, layout.page[1] - 30, "RESTRICTED - Harrowbridge")
            self.canvas.drawCentredString(layout.page[0] / 2, 28, f"Page {self.page}")
        self.table_top = self.y
        if self.head and layout.repeat:
            self.row(self.head, bold=True)

    def end_page(self) -> None:
        layout = self.layout
        if layout.rules in ("down", "boxed-down") and self.y < self.table_top - 1:
            edges = self.edges()
            for x in edges if layout.rules == "boxed-down" else edges[1:-1]:
                self.line(x, self.table_top, x, self.y)
        if layout.rules in ("boxed-down", "boxed-across") and self.y < self.table_top - 1:
            left, right = self.edges()[0], self.edges()[-1]
            self.line(left, self.table_top, right, self.table_top)
            self.line(left, self.y, right, self.y)
            self.line(left, self.table_top, left, self.y)
            self.line(right, self.table_top, right, self.y)
        if layout.rules == "booktabs" and self.y < self.table_top - 1:
            self.across(self.y)

    def edges(self) -> list[float]:
        xs = [self.layout.margin]
        for column in self.layout.columns:
            xs.append(xs[-1] + column.width)
        return xs

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, y0, x1, y1)

    def across(self, y: float) -> None:
        self.line(self.edges()[0], y, self.edges()[-1], y)

    def text(self, text: str, bold: bool = False) -> None:
        layout = self.layout
        font = "Helvetica-Bold" if bold else "Helvetica"
        size = 14 if bold else 10
        for line in wrap(text, layout.page[0] - 2 * layout.margin, font, size):
            self.canvas.setFont(font, size)
            self.canvas.drawString(layout.margin, self.y - size, line)
            self.y -= size * 1.2
        self.y -= 10
        self.table_top = self.y

    def wrapped(self, cells: Sequence[str], bold: bool) -> list[list[str]]:
        layout = self.layout
        made = []
        for text, column in zip(cells, layout.columns, strict=True):
            lines = wrap(text, column.width - 2 * layout.pad, layout.font[bold], layout.size)
            made.append(lines if text else [])
        return made

    def row(self, wrapped: list[list[str]], bold: bool = False) -> None:
        layout = self.layout
        need = max(len(lines) for lines in wrapped)
        if layout.whole_rows and self.room() < need and self.page_rows() > need:
            self.new_page()
        while True:
            room = self.room()
            if room < 1:
                self.new_page()
                continue
            part = [lines[:room] for lines in wrapped]
            self.band(part, bold)
            wrapped = [lines[room:] for lines in wrapped]
            if not any(wrapped):
                break
            self.new_page()
        if layout.rules == "zebra":
            self.shaded = not self.shaded

    def room(self) -> int:
        return int((self.y - self.layout.gap - self.layout.bottom) / self.layout.leading)

    def page_rows(self) -> int:
        layout = self.layout
        return int((layout.page[1] - layout.top - layout.bottom) / layout.leading) - 4

    def band(self, part: list[list[str]], bold: bool) -> None:
        layout = self.layout
        height = max(len(lines) for lines in part) * layout.leading + layout.gap
        xs = self.edges()
        if layout.rules == "zebra" and self.shaded:
            self.canvas.setFillGray(0.9)
            self.canvas.rect(xs[0], self.y - height, xs[-1] - xs[0], height, stroke=0, fill=1)
            self.canvas.setFillGray(0)
        self.canvas.setFont(layout.font[bold], layout.size)
        for lines, column, left in zip(part, layout.columns, xs, strict=False):
            for i, line in enumerate(lines):
                base = self.y - layout.gap / 2 - layout.size * 0.85 - i * layout.leading
                wide = stringWidth(line, layout.font[bold], layout.size)
                spare = column.width - 2 * layout.pad - wide
                shift = {"l": 0.0, "c": spare / 2, "r": spare}[column.align]
                self.canvas.drawString(left + layout.pad + shift, base, line)
        if layout.rules in ("across", "boxed-across") or (layout.rules == "booktabs" and bold):
            self.across(self.y)
        if layout.rules == "head-boxed" and bold:
            for x in xs:
                self.line(x, self.y, x, self.y - height)
            self.across(self.y)
            self.across(self.y - height)
        self.y -= height
        if layout.rules in ("across", "below", "boxed-across") or (layout.rules == "booktabs" and bold):
            self.across(self.y)


def make(
    path: Path, seed: int, rules: str = "none", count: int | None = None, layout: Layout | None = None
) -> Made:
    """One file drawn from `seed`."""
    layout = layout or layout_of(seed, rules)
    rng = random.Random(f"file {seed}")
    count = count or rng.choice([4, 7, 12, 25, 40, 60])
    rows = rows_of(layout, seed, count)
    if not layout.heading:
        # A column with neither heading nor words is nowhere on the page.
        used = [i for i in range(len(layout.columns)) if any(row[i] for row in rows)]
        layout.columns = tuple(layout.columns[i] for i in used)
        rows = [tuple(row[i] for i in used) for row in rows]
    head = tuple(column.title for column in layout.columns) if layout.heading else ()
    made = Made(path, layout, head, rows)
    drawer = _Drawer(path, layout)
    if layout.title:
        made.around += ["Chronology of the health visiting service"]
        drawer.text(made.around[0], bold=True)
        made.around += [
            "This chronology was prepared by the named nurse from the records of the service for the review. "
            "It covers the period from January 2007 until the date of death."
        ]
        drawer.text(made.around[1])
    if head:
        drawer.head = drawer.wrapped(head, True)
        drawer.row(drawer.head, bold=True)
    for row in rows:
        drawer.row(drawer.wrapped(row, False))
    drawer.end_page()
    if layout.closing and drawer.room() > 6:
        drawer.y -= 30
        made.around += [
            "Signed on behalf of the service by the named nurse, who has read the whole of the record and"
            " is satisfied that it is complete."
        ]
        drawer.text(made.around[-1])
    drawer.canvas.showPage()
    drawer.canvas.save()
    return made

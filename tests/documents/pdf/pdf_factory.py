"""Makes real PDF files whose rows are known, drawn line by line so that every page end is under control."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

HEAD = ("Date", "Family member", "Professional", "Contact", "Description", "Child seen", "Comments")
WIDTHS = (62.0, 66.0, 66.0, 60.0, 165.0, 50.0, 60.0)
PAD = 4.0
Draw = Callable[[Canvas, int], None]


@dataclass
class Look:
    """How a table is drawn.

    Attributes:
        rules: lines | rects | dashed | double | pieces | across | shade | none.
        close: a rule closes a row that runs over the page end.
        furniture: draws on every page (canvas, page number from 1).
    """

    widths: Sequence[float] = WIDTHS
    size: float = 9.0
    font: str = "Helvetica"
    page: tuple[float, float] = A4
    margin: float = 36.0
    rules: str = "lines"
    close: bool = True
    split: bool = True
    repeat: bool = True
    top: float = 60.0
    bottom: float = 60.0
    start: float | None = None
    furniture: Draw | None = None

    @property
    def leading(self) -> float:
        """Distance between base lines."""
        return round(self.size * 1.2, 2)


def wrap(text: str, width: float, font: str, size: float) -> list[str]:
    """Greedy lines as word processors make them; a word wider than the column is broken."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            while stringWidth(word, font, size) > width:
                if line:
                    lines.append(line)
                    line = ""
                cut = len(word)
                while stringWidth(word[:cut], font, size) > width:
                    cut -= 1
                lines.append(word[:cut])
                word = word[cut:]
            longer = f"{line} {word}" if line else word
            if line and stringWidth(longer, font, size) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


class Sheet:
    """A canvas that lays rows down the page and starts new pages by itself."""

    def __init__(self, path: Path, look: Look) -> None:
        self.look = look
        self.canvas = Canvas(str(path), pagesize=look.page, pageCompression=1)
        self.number = 0
        self.y = 0.0
        self.heading: Sequence[str] | None = None
        self.new_page()
        if look.start is not None:
            self.y = look.start

    def new_page(self) -> None:
        """End the page and begin the next, with its furniture and repeated heading row."""
        if self.number:
            self.canvas.showPage()
        self.number += 1
        self.y = self.look.page[1] - self.look.top
        if self.look.furniture:
            self.look.furniture(self.canvas, self.number)
        if self.heading and self.number > 1 and self.look.repeat:
            self._band(self._wrapped(self.heading, bold=True), True, True, bold=True)

    def paragraph(self, text: str, size: float = 10.0, bold: bool = False, width: float = 500.0) -> None:
        """A paragraph of running text."""
        font = "Helvetica-Bold" if bold else "Helvetica"
        for line in wrap(text, width, font, size):
            self.canvas.setFont(font, size)
            self.canvas.drawString(self.look.margin, self.y - size, line)
            self.y -= size * 1.2
        self.y -= size * 0.8

    def row(self, cells: Sequence[str] | str, *, bold: bool = False) -> None:
        """One row; a plain string is a banner over the whole width."""
        look, wrapped, first = self.look, self._wrapped(cells, bold=bold), True
        while True:
            room = int((self.y - look.bottom - 2 * PAD) / look.leading)
            need = max(len(lines) for lines in wrapped)
            if need <= room:
                self._band(wrapped, first, True, bold=bold)
                return
            if room < 1 or (not look.split and first and need * look.leading < 600):
                self.new_page()
                continue
            self._band([lines[:room] for lines in wrapped], first, look.close, bold=bold)
            wrapped = [lines[room:] for lines in wrapped]
            first = look.close
            self.new_page()

    def _wrapped(self, cells: Sequence[str] | str, *, bold: bool) -> list[list[str]]:
        look = self.look
        font = "Helvetica-Bold" if bold else look.font
        widths = [sum(look.widths)] if isinstance(cells, str) else look.widths
        texts = [cells] if isinstance(cells, str) else cells
        return [wrap(t, w - 2 * PAD, font, look.size) for t, w in zip(texts, widths, strict=True)]

    def _band(self, wrapped: list[list[str]], top: bool, bottom: bool, *, bold: bool = False) -> None:
        look = self.look
        height = max(1, max(len(lines) for lines in wrapped)) * look.leading + 2 * PAD
        widths = [sum(look.widths)] if len(wrapped) == 1 and len(look.widths) > 1 else list(look.widths)
        x = look.margin
        if look.rules == "shade":
            grey = 0.9 if self.number % 2 else 0.8
            for i, width in enumerate(widths):
                self.canvas.setFillGray(grey - 0.1 * (i % 2))
                self.canvas.rect(x, self.y - height, width, height, stroke=0, fill=1)
                x += width
            x = look.margin
            self.canvas.setFillGray(0)
        self.canvas.setFont("Helvetica-Bold" if bold else look.font, look.size)
        for lines, width in zip(wrapped, widths, strict=True):
            for i, line in enumerate(lines):
                base = self.y - PAD - look.size * 0.9 - i * look.leading
                self.canvas.drawString(x + PAD, base, line)
            x += width
        self._rules(widths, height, top, bottom)
        self.y -= height

    def _rules(self, widths: Sequence[float], height: float, top: bool, bottom: bool) -> None:
        look, left, right = self.look, self.look.margin, self.look.margin + sum(widths)
        if look.rules in ("none", "shade"):
            return
        if top:
            self._rule(left, self.y, right, self.y)
        if bottom:
            self._rule(left, self.y - height, right, self.y - height)
        if look.rules == "across":
            return
        x = left
        for width in [0.0, *widths]:
            x += width
            self._rule(x, self.y, x, self.y - height)

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        canvas = self.canvas
        if self.look.rules == "rects":
            canvas.rect(min(x0, x1), min(y0, y1), max(x1 - x0, 0.5), max(y0 - y1, 0.5), stroke=0, fill=1)
        elif self.look.rules == "double":
            canvas.setLineWidth(0.3)
            for shift in (-0.8, 0.8):
                across = shift if x0 == x1 else 0
                canvas.line(x0 + across, y0 + shift - across, x1 + across, y1 + shift - across)
        elif self.look.rules == "pieces":
            steps = max(1, int((abs(x1 - x0) + abs(y1 - y0)) / 4))
            for i in range(steps):
                a, b = i / steps, (i + 0.6) / steps
                canvas.line(x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)
        else:
            canvas.setLineWidth(0.5)
            if self.look.rules == "dashed":
                canvas.setDash(3, 2)
            canvas.line(x0, y0, x1, y1)

    def save(self) -> None:
        """Write the file."""
        self.canvas.showPage()
        self.canvas.save()


def chronology(
    path: Path,
    rows: Sequence[Sequence[str] | str],
    look: Look | None = None,
    head: Sequence[str] | None = HEAD,
) -> Path:
    """A chronology of `rows` (a plain string is a banner) under `head`."""
    sheet = Sheet(path, look or Look())
    if head:
        sheet.row(head, bold=True)
        sheet.heading = head
    for row in rows:
        sheet.row(row)
    sheet.save()
    return path


def turn_pages(path: Path, degrees: int) -> Path:
    """Set /Rotate on every page, as a scanner or a person turning pages does."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            page.Rotate = degrees
        pdf.save(path)
    return path


_OPENINGS = (
    "Home visit by the health visitor",
    "Telephone call from the maternal grandmother",
    "Letter received from the hospital",
    "Mother attended the surgery with Maisie",
    "Core group held at the school",
)
_REST = (
    "Mother said that she had been sleeping badly since the move and asked about a transfer",
    "the flat was warm and there was food in the cupboards",
    "no concerns were recorded about the children, who were playing in the front room",
    "a message was left for the duty social worker asking for a call back",
    "the appointment of 12/03/2008 had been missed and a second one was offered",
)


def entries(count: int, *, long: int = 3) -> list[tuple[str, ...]]:
    """`count` different rows of plausible case recording."""
    rows = []
    for i in range(count):
        pieces = [_REST[(i * 3 + k) % 5] for k in range(1 + i * 7 % max(long, 1))]
        text = f"{_OPENINGS[i % 5]}, entry {i + 1}; " + "; ".join(pieces) + "."
        date = f"{i % 28 + 1:02d}/{i // 28 % 12 + 1:02d}/{2007 + i // 336}"
        seen = ("Yes", "No", "", "Not recorded")[i % 4]
        rows.append(
            (date, "Maisie Tarrant", "Gillian Marsh HV", "Home visit", text, seen, "" if i % 3 else "None")
        )
    return rows


LANDSCAPE = landscape(A4)

"""PDF files with a ruled table whose rows run over page ends, drawn line by line.

Laid out by hand rather than by reportlab's tables, so that a row can break anywhere, inside its date
cell too, and so that the page of every entry is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from .columns import Column
from .prose import Banner, Blank, Entry, Headings, Item, Note
from .truth import Tally

_PAD = 3.0


@dataclass(frozen=True, slots=True)
class Style:
    """How an agency's PDF looks. Lengths in points.

    `split_after` is how many lines of a row must fit before it may break; 0 keeps rows whole
    where they fit on a page at all.
    """

    title: str
    author: str
    header: str
    footer: str
    wide: bool = False
    margin: float = 36.0
    size: float = 8.0
    font: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    split_after: int = 2
    shade: float = 0.85


class Pdf:
    """One PDF in the making: pages are lists of things to draw, drawn when all are known (page 1 of n)."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.width, self.height = landscape(A4) if style.wide else A4
        self.leading = style.size * 1.22
        self._pages: list[list[tuple[object, ...]]] = []
        self._y = 0.0
        self.new_page()

    @property
    def page(self) -> int:
        """The number of the page being written."""
        return len(self._pages)

    @property
    def room(self) -> float:
        """The height left above the bottom margin."""
        return self._y - self.style.margin - 14

    def new_page(self) -> None:
        """Begin a page below the running header."""
        self._pages.append([])
        self._y = self.height - self.style.margin - 22

    def paragraph(self, text: str, *, bold: bool = False, size: float = 0) -> None:
        """Text over the whole width, before or after the table."""
        size = size or self.style.size + 1
        for line in wrap(text, self.width - 2 * self.style.margin, self._font(bold), size):
            if self.room < size * 1.3:
                self.new_page()
            self._y -= size * 1.3
            self._text(self.style.margin, self._y, line, bold, size)
        self._y -= size * 0.6

    def row(self, cells: Sequence[Sequence[str]], widths: Sequence[float], *, bold: bool = False) -> None:
        """Draw one piece of a row, lines already wrapped; headings and banners are shaded."""
        height = self.leading * max(1, *(len(lines) for lines in cells)) + 2 * _PAD
        x, top = self.style.margin, self._y
        self._y -= height
        for lines, width in zip(cells, widths, strict=True):
            self._pages[-1].append(("box", x, self._y, width, height, bold))
            for number, line in enumerate(lines):
                baseline = top - _PAD - self.style.size - number * self.leading + 1
                self._text(x + _PAD, baseline, line, bold, self.style.size)
            x += width

    def _text(self, x: float, y: float, text: str, bold: bool, size: float) -> None:
        text.encode("cp1252")  # the built-in fonts hold no more; better an error than a black box
        self._pages[-1].append(("text", x, y, text, bold, size))

    def _font(self, bold: bool) -> str:
        return self.style.bold if bold else self.style.font

    def save(self, path: Path) -> None:
        """Draw everything; the same content gives the same bytes."""
        path.parent.mkdir(parents=True, exist_ok=True)
        canvas = Canvas(str(path), pagesize=(self.width, self.height), invariant=1, pageCompression=1)
        canvas.setTitle(self.style.title)
        canvas.setAuthor(self.style.author)
        for number, page in enumerate(self._pages, 1):
            canvas.setLineWidth(0.5)
            self._furniture(canvas, number)
            for thing in page:
                self._draw(canvas, thing)
            canvas.showPage()
        canvas.save()

    def _furniture(self, canvas: Canvas, number: int) -> None:
        style = self.style
        canvas.setFont(self._font(True), 7.5)
        canvas.drawString(style.margin, self.height - style.margin, style.header)
        canvas.setFont(style.font, 7.5)
        canvas.drawString(style.margin, style.margin - 10, style.footer)
        count = f"Page {number} of {len(self._pages)}"
        canvas.drawRightString(self.width - style.margin, style.margin - 10, count)

    def _draw(self, canvas: Canvas, thing: tuple[object, ...]) -> None:
        kind, *rest = thing
        if kind == "box":
            *box, shaded = rest
            canvas.setFillGray(self.style.shade if shaded else 1)
            canvas.rect(*box, stroke=1, fill=int(bool(shaded)))
            canvas.setFillGray(0)
        else:
            x, y, text, bold, size = rest
            canvas.setFont(self._font(bool(bold)), size)
            canvas.drawString(x, y, text)


def wrap(text: str, width: float, font: str, size: float) -> list[str]:
    """Lines of `text` that fit; a word too long for a line is broken without a hyphen, as Word does."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            trial = f"{line} {word}" if line else word
            if stringWidth(trial, font, size) <= width:
                line = trial
                continue
            if line:
                lines.append(line)
            *full, line = _pieces(word, width, font, size)
            lines.extend(full)
        lines.append(line)
    return lines if text else []


def _pieces(word: str, width: float, font: str, size: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and stringWidth(pieces[-1] + letter, font, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


class PdfTable:
    """The chronology table of a PDF, its headings repeated on every page."""

    def __init__(self, pdf: Pdf, tally: Tally, columns: Sequence[Column]) -> None:
        self._pdf, self._tally, self._columns = pdf, tally, columns
        across = pdf.width - 2 * pdf.style.margin
        total = sum(column.width for column in columns)
        self._widths = [across * column.width / total for column in columns]
        self._row = 0
        self._headings()

    def _headings(self) -> None:
        self._pdf.row(self._wrapped([column.heading for column in self._columns], bold=True), self._widths,
                      bold=True)  # fmt: skip
        self._tally.count("headings")
        self._row += 1

    def _wrapped(self, texts: Sequence[str], *, bold: bool = False) -> list[list[str]]:
        style = self._pdf.style
        font = style.bold if bold else style.font
        return [
            wrap(text, width - 2 * _PAD, font, style.size)
            for text, width in zip(texts, self._widths, strict=True)
        ]

    def item(self, item: Item) -> None:
        """Write any row; entries go to the tally with the page they begin on."""
        match item:
            case Entry():
                self._entry(item)
            case Headings():
                self._headings()
            case Banner(text):
                self._turn_unless(3)
                self._pdf.row([[text]], [sum(self._widths)], bold=True)
                self._count("banners")
            case Blank():
                self._turn_unless(1)
                self._pdf.row([[] for _ in self._columns], self._widths)
                self._count("blank")
            case Note():
                self._body([column.of_note(item) for column in self._columns])
                self._tally.count("notes")

    def _count(self, kind: str) -> None:
        self._row += 1
        self._tally.count(kind)

    def _entry(self, entry: Entry) -> None:
        page, row = self._body([column.of(entry) for column in self._columns])
        self._tally.event(entry, 1, row, page)

    def _turn_unless(self, lines: int) -> None:
        if self._pdf.room < lines * self._pdf.leading + 2 * _PAD:
            self._pdf.new_page()
            self._headings()

    def _body(self, texts: Sequence[str]) -> tuple[int, int]:
        """Draw a row over as many pages as it needs; returns the page and the row it begins at."""
        cells = self._wrapped(texts)
        tallest = max(len(lines) for lines in cells)
        self._turn_unless(min(tallest, self._pdf.style.split_after or tallest))
        self._row += 1
        place = self._pdf.page, self._row
        while True:
            fit = int((self._pdf.room - 2 * _PAD) / self._pdf.leading)
            self._pdf.row([lines[:fit] for lines in cells], self._widths)
            cells = [lines[fit:] for lines in cells]
            if not any(cells):
                return place
            self._pdf.new_page()
            self._headings()

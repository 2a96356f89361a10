"""A PDF built operator by operator, so that a name can be put wherever the format has room for one."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.anonymise.canaries import report
from tests.anonymise.canaries.place import Table

TOP, BOTTOM, LEFT, STEP = 780, 70, 60, 14
Change = Callable[[pikepdf.Pdf], None]


def s(text: str) -> str:
    """Text as a PDF string in a content stream."""
    return "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"


@dataclass
class PdfFile:
    """A PDF under construction.

    Attributes:
        pages: the operators of each page.
        fonts, forms, layers, states: resources of every page, by name; made when the file is.
        changes: what is done to the file's objects once the pages are there.
        after: what is done to the finished bytes.
        expected: sentences that hold no name and must be in the output's text.
    """

    pages: list[list[str]] = field(default_factory=lambda: [[]])
    resources: dict[str, dict[str, Callable[[pikepdf.Pdf], pikepdf.Object]]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    after: list[Callable[[bytes], bytes]] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    how: dict[str, object] = field(default_factory=dict)
    _y: int = TOP
    _next: int = 0

    def number(self) -> int:
        """A number that nothing else in the file has."""
        self._next += 1
        return self._next

    def line(self) -> int:
        """The height of the next line; begins a page when this one is full."""
        if self._y < BOTTOM:
            self.new_page()
        self._y -= STEP
        return self._y + STEP

    def new_page(self) -> None:
        """Go on on another page."""
        self.pages.append([])
        self._y = TOP

    def draw(self, *operators: str) -> None:
        """Put operators on the page."""
        self.pages[-1].extend(operators)

    def say(self, text: str, *, keep: bool = True, size: int = 10) -> None:
        """A line of text."""
        self.draw(f"BT /F1 {size} Tf {LEFT} {self.line()} Td {s(text)} Tj ET")
        if keep:
            self.expected.append(text)

    def sentence(self, *show: str) -> None:
        """A line whose middle is shown by these operators and whose other words must survive."""
        before, after = report.around(self.number())
        self.draw(
            f"BT /F1 10 Tf {LEFT} {self.line()} Td {s(before + ' ')} Tj",
            *show,
            f"/F1 10 Tf {s(' ' + after)} Tj ET",
        )
        self.expected += [before, after]

    def resource(self, kind: str, name: str, make: Callable[[pikepdf.Pdf], pikepdf.Object]) -> str:
        """Something the pages use by name: gives the name as an operand."""
        self.resources.setdefault(kind, {})[name] = make
        return "/" + name.replace(" ", "#20")

    def change(self, do: Change) -> None:
        """Do this to the file once its pages are there."""
        self.changes.append(do)

    def build(self) -> bytes:
        """The file's bytes; the same file, the same bytes."""
        pdf = pikepdf.new()
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
        )
        made = {
            kind: Dictionary({f"/{name}": pdf.make_indirect(make(pdf)) for name, make in things.items()})
            for kind, things in self.resources.items()
        }
        made.setdefault("Font", Dictionary())["/F1"] = pdf.make_indirect(font)
        shared = pdf.make_indirect(Dictionary({f"/{kind}": things for kind, things in made.items()}))
        for operators in self.pages:
            pdf.add_blank_page(page_size=(595, 842))
            page = pdf.pages[-1]
            page.Resources = shared
            page.Contents = pdf.make_stream("\n".join(operators).encode("cp1252"))
        for do in self.changes:
            do(pdf)
        out = io.BytesIO()
        pdf.save(out, deterministic_id="encryption" not in self.how, compress_streams=True, **self.how)
        data = out.getvalue()
        for work in self.after:
            data = work(data)
        return data


TABLE: Table[PdfFile] = Table()
"""Every hiding place of a PDF."""


def base() -> PdfFile:
    """A report of some lines, without any name."""
    file = PdfFile()
    file.say("Overview Report", size=18)
    for at, heading in enumerate(report.HEADINGS):
        file.say(heading, size=14)
        for sentence in report.PROSE[at * 2 : at * 2 + 2]:
            file.say(sentence)
    return file


def append(array_of: pikepdf.Object, key: str, *items: pikepdf.Object) -> None:
    """Add to an array of a dictionary, which is made when it is not there."""
    if key not in array_of:
        array_of[key] = Array()
    for item in items:
        array_of[key].append(item)


def names(pdf: pikepdf.Pdf, tree: str, key: str, value: pikepdf.Object) -> None:
    """Add to one of the document's name trees."""
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    if tree not in pdf.Root.Names:
        pdf.Root.Names[tree] = Dictionary(Names=Array())
    pdf.Root.Names[tree].Names.append(String(key))
    pdf.Root.Names[tree].Names.append(value)

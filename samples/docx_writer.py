"""Word files written as raw XML, so that a sample can hold whatever agencies' Word files hold.

python-docx cannot write content controls, tracked changes or footnotes; here the XML is spliced from
small pieces, which also keeps the bytes the same on every run.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from . import docx_parts as parts

STAMP = "2010-05-10T09:00:00Z"
"""When every sample was written, as far as the files say."""


def run(
    text: str, *, bold: bool = False, italic: bool = False, raised: bool = False, colour: str = ""
) -> str:
    """One run of text; line ends become soft line breaks and tabs tab stops."""
    props = "".join(
        (
            "<w:b/>" if bold else "",
            "<w:i/>" if italic else "",
            f'<w:color w:val="{colour}"/>' if colour else "",
            '<w:vertAlign w:val="superscript"/>' if raised else "",
        )
    )
    return f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}{_words(text, 't')}</w:r>"


def _words(text: str, tag: str) -> str:
    pieces = []
    for number, line in enumerate(text.split("\n")):
        if number:
            pieces.append("<w:br/>")
        if line:
            pieces.append(f'<w:{tag} xml:space="preserve">{escape(line)}</w:{tag}>')
    return "".join(pieces)


def para(content: str = "", style: str = "", *, centred: bool = False) -> str:
    """A paragraph around runs that are already XML."""
    props = f'<w:pStyle w:val="{style}"/>' if style else ""
    props += '<w:jc w:val="center"/>' if centred else ""
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{content}</w:p>"


def paras(text: str, style: str = "TableText", *, bold: bool = False) -> str:
    """Plain text as paragraphs, one for each line; at least one, as Word demands of a cell."""
    return "".join(para(run(line, bold=bold) if line else "", style) for line in text.split("\n"))


def control(content: str, tag: str, kind: str = "<w:text/>") -> str:
    """A content control (`w:sdt`) around paragraphs, runs, cells or rows."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(tag)}"/><w:tag w:val="{escape(tag)}"/>{kind}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: paragraphs as XML, columns covered, `merge` restart or continue, colour behind it.

    `controlled` wraps the whole cell in a content control.
    """

    content: str
    span: int = 1
    merge: str = ""
    fill: str = ""
    controlled: str = ""

    def xml(self, width: int) -> str:
        """The `w:tc` element."""
        props = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        props += f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        props += f'<w:vMerge w:val="{self.merge}"/>' if self.merge else ""
        props += f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>' if self.fill else ""
        cell = f"<w:tc><w:tcPr>{props}</w:tcPr>{self.content}</w:tc>"
        return control(cell, self.controlled, "") if self.controlled else cell


@dataclass(frozen=True, slots=True)
class Row:
    """A table row. `skipped` grid columns stand empty before its first cell (`w:gridBefore`)."""

    cells: tuple[Cell, ...]
    header: bool = False
    skipped: int = 0
    inserted_by: str = ""
    controlled: str = ""


class Docx:
    """One Word file in the making.

    Args:
        title, author, company: what stands in the file's properties.
        landscape: A4 turned.
        font, size: of the body, size in half points.
        numbered_headings: headings 1 and 2 carry automatic numbers.
    """

    def __init__(
        self, title: str, author: str, company: str, *, landscape: bool = False, font: str = "Arial",
        size: int = 20, numbered_headings: bool = False,
    ) -> None:  # fmt: skip
        self._about = (title, author, company)
        self._landscape = landscape
        self._styles = parts.styles(font, size, numbered_headings)
        self._body: list[str] = []
        self._footnotes: list[str] = []
        self._comments: list[str] = []
        self._marks = 100
        self._header = self._footer = para("", "Header")
        self.tables = 0
        """How many tables have begun so far, nested ones included."""

    @property
    def text_width(self) -> int:
        """The width between the margins, in twentieths of a point."""
        return (16838 if self._landscape else 11906) - 2 * 850

    def add(self, *xml: str) -> None:
        """Put finished paragraphs at the end of the body."""
        self._body.extend(xml)

    def heading(self, text: str, level: int = 1, extra: str = "") -> None:
        """A heading by style; `extra` is further runs."""
        self.add(para(run(text) + extra, f"Heading{level}"))

    def page_furniture(self, header: str, footer: str) -> None:
        """The running header, and a footer to which the page number is added."""
        self._header = para(run(header), "Header")
        field = '<w:fldSimple w:instr=" {} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        count = run(" of ") + field.format("NUMPAGES")
        self._footer = para(run(f"{footer}\tPage ") + field.format("PAGE") + count, "Footer")

    def table(self, rows: Sequence[Row], widths: Sequence[int]) -> int:
        """Add a table (column widths in any unit; they are scaled to the page) and return its number."""
        scaled = [self.text_width * width // sum(widths) for width in widths]
        self.tables += 1
        number = self.tables
        xml = table_xml(rows, scaled, self._mark)
        self.tables += xml.count("<w:tbl>") - 1
        self.add(xml, para())
        return number

    def _mark(self) -> int:
        self._marks += 1
        return self._marks

    def inserted(self, text: str, author: str) -> str:
        """A run that a tracked change put in."""
        return f"<w:ins {self._change(author)}>{run(text)}</w:ins>"

    def deleted(self, text: str, author: str) -> str:
        """A run that a tracked change took out; readers must not see it as current text."""
        return f"<w:del {self._change(author)}><w:r>{_words(text, 'delText')}</w:r></w:del>"

    def _change(self, author: str) -> str:
        return change(self._mark(), author)

    def footnote(self, text: str) -> str:
        """The reference to a new footnote, as a run."""
        self._footnotes.append(text)
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{len(self._footnotes)}"/></w:r>'
        )

    def commented(self, content: str, text: str, author: str) -> str:
        """Runs with a margin comment hung on them."""
        number = len(self._comments)
        initials = "".join(word[0] for word in author.split())
        self._comments.append(
            f'<w:comment w:id="{number}" w:author="{escape(author)}" w:date="{STAMP}" '
            f'w:initials="{initials}">{para(run(text), "CommentText")}</w:comment>'
        )
        return (
            f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
            '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
        )

    def save(self, path: Path) -> None:
        """Write the package; the same content gives the same bytes."""
        files = {
            "[Content_Types].xml": parts.content_types(),
            "_rels/.rels": parts.package_rels(),
            "docProps/core.xml": parts.core_properties(*self._about[:2], STAMP),
            "docProps/app.xml": parts.app_properties(self._about[2]),
            "word/document.xml": self._document(),
            "word/_rels/document.xml.rels": parts.document_rels(),
            "word/styles.xml": self._styles,
            "word/numbering.xml": parts.numbering(),
            "word/settings.xml": parts.settings(),
            "word/footnotes.xml": self._footnotes_part(),
            "word/comments.xml": _part("comments", "".join(self._comments)),
            "word/header1.xml": _part("hdr", self._header),
            "word/footer1.xml": _part("ftr", self._footer),
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, text in files.items():
                entry = zipfile.ZipInfo(name, (2010, 5, 10, 9, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(entry, text)

    def _document(self) -> str:
        size = (
            'w:w="16838" w:h="11906" w:orient="landscape"' if self._landscape else 'w:w="11906" w:h="16838"'
        )
        section = (
            '<w:sectPr><w:headerReference w:type="default" r:id="rheader1"/>'
            f'<w:footerReference w:type="default" r:id="rfooter1"/><w:pgSz {size}/>'
            '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="850" w:header="510" w:footer="510" '
            'w:gutter="0"/></w:sectPr>'
        )
        return _part("document", f"<w:body>{''.join(self._body)}{section}</w:body>")

    def _footnotes_part(self) -> str:
        marks = (("-1", "separator"), ("0", "continuationSeparator"))
        inner = "".join(
            f'<w:footnote w:type="{kind}" w:id="{i}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for i, kind in marks
        )
        reference = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        for number, text in enumerate(self._footnotes, 1):
            body = para(reference + run(" " + text), "FootnoteText")
            inner += f'<w:footnote w:id="{number}">{body}</w:footnote>'
        return _part("footnotes", inner)


def _part(root: str, inner: str) -> str:
    return f"{parts.DECLARATION}<w:{root} {parts.NAMESPACES}>{inner}</w:{root}>"


def change(number: int, author: str) -> str:
    """The attributes of a tracked change."""
    return f'w:id="{number}" w:author="{escape(author)}" w:date="{STAMP}"'


def table_xml(rows: Iterable[Row], widths: Sequence[int], mark: Callable[[], int] | None = None) -> str:
    """A `w:tbl` element; `mark` gives numbers for tracked rows. Also for a table inside a cell."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    inner = "".join(_row_xml(row, widths, mark) for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>'
    )


def _row_xml(row: Row, widths: Sequence[int], mark: Callable[[], int] | None) -> str:
    props = f'<w:gridBefore w:val="{row.skipped}"/>' if row.skipped else ""
    props += "<w:tblHeader/>" if row.header else ""
    if row.inserted_by and mark:
        props += f"<w:ins {change(mark(), row.inserted_by)}/>"
    cells, column = [], row.skipped
    for cell in row.cells:
        cells.append(cell.xml(sum(widths[column : column + cell.span])))
        column += cell.span
    xml = f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{''.join(cells)}</w:tr>"
    return control(xml, row.controlled, "") if row.controlled else xml

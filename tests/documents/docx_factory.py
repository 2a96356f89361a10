"""Makes Word files from raw parts, so that every oddity of the format can be put into a real file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from pipeline.documents import Document, read

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "v": "urn:schemas-microsoft-com:vml",
}
DECLARATIONS = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"


def run(text: str, properties: str = "") -> str:
    """A run with one `w:t`."""
    dressed = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{dressed}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*content: str, properties: str = "") -> str:
    """A paragraph; pieces that are not XML become runs."""
    dressed = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p>{dressed}{inner}</w:p>"


def tc(*content: str, properties: str = "") -> str:
    """A cell; pieces that are not XML become paragraphs."""
    dressed = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    inner = "".join(piece if piece.startswith(("<w:", "<mc:")) else p(piece) for piece in content)
    return f"<w:tc>{dressed}{inner or '<w:p/>'}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; pieces that are not XML become cells."""
    dressed = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{dressed}{''.join(cell if cell.startswith('<') else tc(cell) for cell in cells)}</w:tr>"


def tbl(*rows: str, grid: int | None = None) -> str:
    """A table; `grid` adds a `w:tblGrid` of so many columns."""
    columns = f"<w:tblGrid>{'<w:gridCol/>' * grid}</w:tblGrid>" if grid else ""
    return f"<w:tbl><w:tblPr/>{columns}{''.join(rows)}</w:tbl>"


def sdt(content: str, properties: str = "") -> str:
    """A content control around anything."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def ins(content: str, author: str = "G Marsh") -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="1" w:author={quoteattr(author)}>{content}</w:ins>'


def deleted(text: str, author: str = "G Marsh") -> str:
    """A tracked deletion of words."""
    return (
        f'<w:del w:id="2" w:author={quoteattr(author)}>'
        f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'
    )


def style(identifier: str, inner: str, name: str | None = None, kind: str = "paragraph") -> str:
    """A style of the styles part."""
    head = f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name or identifier}"/>'
    return f"{head}{inner}</w:style>"


def part(tag: str, inner: str) -> str:
    """A whole part whose root is `w:tag`."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{tag} {DECLARATIONS}>{inner}</w:{tag}>'


@dataclass
class Docx:
    """A Word file in the making. `raw` replaces or adds members by name; None leaves one out."""

    body: str = ""
    styles: str | None = None
    numbering: str | None = None
    footnotes: str | None = None
    endnotes: str | None = None
    comments: str | None = None
    headers: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()
    main: str = "word/document.xml"
    main_type: str = MAIN_TYPE
    raw: dict[str, bytes | str | None] = field(default_factory=dict)

    def members(self) -> dict[str, bytes | str]:
        """Every member of the package by name."""
        beside = {
            "styles": self.styles,
            "numbering": self.numbering,
            "footnotes": self.footnotes,
            "endnotes": self.endnotes,
            "comments": self.comments,
        }
        members: dict[str, bytes | str] = {self.main: part("document", f"<w:body>{self.body}</w:body>")}
        relations = []
        for name, inner in beside.items():
            if inner is not None:
                members[f"word/{name}.xml"] = part(name, inner)
                relations.append((name, f"{name}.xml"))
        for kind, tag, stories in (("header", "hdr", self.headers), ("footer", "ftr", self.footers)):
            for at, inner in enumerate(stories, 1):
                members[f"word/{kind}{at}.xml"] = part(tag, inner)
                relations.append((kind, f"{kind}{at}.xml"))
        folder, _, base = self.main.rpartition("/")
        members[f"{folder}/_rels/{base}.rels"] = relationships(*relations)
        members["_rels/.rels"] = relationships(("officeDocument", self.main))
        members["[Content_Types].xml"] = (
            f'<Types xmlns="{CONTENT_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/{self.main}" ContentType="{self.main_type}"/></Types>'
        )
        for name, data in self.raw.items():
            members.pop(name, None)
            if data is not None:
                members[name] = data
        return members

    def bytes(self) -> bytes:
        """The file."""
        return zipped(self.members())

    def save(self, path: Path) -> Path:
        """Write the file."""
        path.write_bytes(self.bytes())
        return path

    def read(self, folder: Path) -> Document:
        """Write the file into a folder and read it with the reader under test."""
        return read(self.save(folder / "sample.docx"))


def relationships(*relations: tuple[str, str]) -> str:
    """A .rels part from (kind, target) pairs."""
    inner = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(relations, 1)
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'


def zipped(members: dict[str, bytes | str] | list[tuple[str, bytes | str]]) -> bytes:
    """A zip of members, in their order; a list may name one twice."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items() if isinstance(members, dict) else members:
            archive.writestr(name, data)
    return stream.getvalue()


def everything(document: Document) -> str:
    """All words of a document, wherever they ended up."""
    found = []

    def notes_of(piece: object) -> None:
        found.extend(note.text for note in getattr(piece, "notes", ()))

    for block in document.blocks:
        if hasattr(block, "text"):
            found.append(block.text)
            notes_of(block)
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                found.append(cell.text)
                notes_of(cell)
    notes_of(document)
    found.extend(piece.text for piece in document.furniture)
    return "\n".join(found)


def grid(document: Document, table: int = 0) -> list[list[str]]:
    """The texts of a table, row by row."""
    return [[cell.text for cell in row.cells] for row in document.tables[table].rows]

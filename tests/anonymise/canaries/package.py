"""A Word package built from raw XML, so that a name can be put wherever the format has room for one."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from tests.anonymise.canaries import report

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
REL = f"{OFFICE}/relationships"
PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{REL}" xmlns:m="{OFFICE}/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word" mc:Ignorable="w14 w15"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def t(text: str) -> str:
    """Text between tags."""
    return escape(text)


def q(text: str) -> str:
    """Text as an attribute's value, with its quotation marks."""
    return quoteattr(text)


def run(text: str, properties: str = "") -> str:
    """One run of text."""
    props = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{props}<w:t xml:space="preserve">{t(text)}</w:t></w:r>'


def para(*inside: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs and the like."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    props = f"<w:pPr>{style}{properties}</w:pPr>" if style or properties else ""
    return f"<w:p>{props}{''.join(inside)}</w:p>"


@dataclass
class Package:
    """A Word file under construction.

    Attributes:
        body: the body's paragraphs and tables, as XML.
        parts: part name without the leading slash → bytes, for everything not held in a list of its own.
        types: part name → content type.
        rels: part name ("" for the package) → relationships: (id, type, target, external).
        lists: part name → XML snippets that stand inside the part's root element.
        expected: sentences that hold no name and must be in the output's visible text.
        sections: what stands in the last section's properties.
    """

    body: list[str] = field(default_factory=list)
    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    rels: dict[str, list[tuple[str, str, str, bool]]] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    expected: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    root_attributes: list[str] = field(default_factory=list)
    before_root: list[str] = field(default_factory=list)
    zip_comment: bytes = b""
    extra_fields: dict[str, bytes] = field(default_factory=dict)
    main_type: str = f"{WML}.document.main+xml"
    _next: int = 100

    def number(self) -> int:
        """A number that no other thing in the package has."""
        self._next += 1
        return self._next

    def say(self, *inside: str, style: str = "", properties: str = "", keep: str = "") -> None:
        """Put a paragraph into the body.

        Args:
            keep: words of it that the output must still have.
        """
        self.body.append(para(*inside, style=style, properties=properties))
        if keep:
            self.expected.append(keep)

    def sentence(self, *inside: str, properties: str = "") -> None:
        """A paragraph with these runs inside a sentence of its own, whose other words must survive."""
        before, after = report.around(self.number())
        self.body.append(para(run(before + " "), *inside, run(" " + after), properties=properties))
        self.expected += [before, after]

    def part(self, name: str, data: bytes | str, kind: str = "") -> str:
        """Add a part; gives its name."""
        self.parts[name] = data.encode() if isinstance(data, str) else data
        if kind:
            self.types[name] = kind
        return name

    def rel(self, source: str, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relationship of a part; gives its id. `kind` without a scheme is an officeDocument one."""
        kind = kind if ":" in kind else f"{REL}/{kind}"
        rid = f"rId{self.number()}"
        self.rels.setdefault(source, []).append((rid, kind, target, external))
        return rid

    def from_document(self, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relationship of the main part."""
        return self.rel("word/document.xml", kind, target, external=external)

    def add(self, part: str, xml: str) -> None:
        """Put XML inside the root element of one of the parts that every package has."""
        self.lists[part].append(xml)

    def build(self) -> bytes:
        """The package's bytes; the same package, the same bytes."""
        files = dict(self.parts)
        files["word/document.xml"] = self._document().encode()
        for name, (root, close) in report.ROOTS.items():
            files[name] = (HEAD + root + "".join(self.lists[name]) + close).encode()
        for source, links in self.rels.items():
            folder, base = posixpath.split(source)
            files[posixpath.join(folder, "_rels", f"{base}.rels")] = _rels(links).encode()
        files = {"[Content_Types].xml": self._types(files).encode(), **files}
        return self._zip(files)

    def _document(self) -> str:
        attributes = " ".join([SPACES, *self.root_attributes])
        section = f"<w:sectPr>{''.join(self.sections)}{report.PAGE}</w:sectPr>"
        before = "".join(self.before_root)
        return (
            f"{HEAD}{before}<w:document {attributes}><w:body>"
            f"{''.join(self.body)}{section}</w:body></w:document>"
        )

    def _types(self, files: dict[str, bytes]) -> str:
        given = {**report.TYPES, "word/document.xml": self.main_type, **self.types}
        overrides = "".join(
            f'<Override PartName={q("/" + name)} ContentType="{kind}"/>'
            for name, kind in given.items()
            if name in files
        )
        defaults = "".join(
            f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in report.DEFAULTS.items()
        )
        return f'{HEAD}<Types xmlns="{CONTENT_TYPES}">{defaults}{overrides}</Types>'

    def _zip(self, files: dict[str, bytes]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                if name in self.extra_fields:
                    extra = self.extra_fields[name]
                    entry.extra = struct.pack("<HH", 0xCAFE, len(extra)) + extra
                archive.writestr(entry, data)
            archive.comment = self.zip_comment
        return out.getvalue()


def _rels(links: list[tuple[str, str, str, bool]]) -> str:
    inside = "".join(
        f'<Relationship Id="{rid}" Type="{kind}" Target={q(target)}'
        + (' TargetMode="External"' if external else "")
        + "/>"
        for rid, kind, target, external in links
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE_REL}">{inside}</Relationships>'


def png(shade: int = 160, chunks: tuple[tuple[bytes, bytes], ...] = ()) -> bytes:
    """A small grey PNG with these chunks before its pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([shade]) * 24 for _ in range(24))
    head = struct.pack(">IIBBBBB", 24, 24, 8, 0, 0, 0, 0)
    more = b"".join(chunk(kind, data) for kind, data in chunks)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + more
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )

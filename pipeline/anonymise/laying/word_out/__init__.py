"""`Content` → a clean Word file: real heading styles, lists, heading rows, descriptions, page numbers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from pipeline.anonymise.laying.model import (
    Block,
    Content,
    Furniture,
    Heading,
    Note,
    Para,
    Section,
    Span,
    walk,
)
from pipeline.anonymise.laying.sections import sectioned
from pipeline.anonymise.laying.word_out import parts
from pipeline.anonymise.laying.word_out.blocks import TWIPS, Relations, Shared, Writer
from pipeline.files import write_atomic

__all__ = ["docx_bytes", "write_docx"]

_MARGIN = 68.0
_STAMP = (1980, 1, 1, 0, 0, 0)
_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}
_SEPARATORS = (
    '<w:{tag} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{tag}>'
    '<w:{tag} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:{tag}>"
)


def write_docx(content: Content, goal: Path) -> None:
    """Write a document as a Word file.

    Args:
        content: the document.
        goal: the file to write, whole or not at all.

    Raises:
        OSError: it cannot be written.

    The same content gives the same bytes; the file names no author, program or date.
    """
    write_atomic(goal, docx_bytes(content))


def docx_bytes(content: Content) -> bytes:
    """The Word file itself."""
    return _File(content).packed()


class _File:
    def __init__(self, content: Content) -> None:
        self._content = content
        self._parts: dict[str, bytes] = {}
        self._kinds: dict[str, str] = {}
        headings = [block for block in content.blocks if isinstance(block, Heading)]
        self._shared = Shared(headings=headings)
        self._main = Writer(self._shared, 595.28 - 2 * _MARGIN)
        self._even = False

    def packed(self) -> bytes:
        """All parts in one zip file."""
        content = self._content
        body = self._body()
        self._notes("footnote", content.notes)
        self._notes("endnote", content.endnotes)
        for name, kind, xml in (
            ("styles", "styles", parts.styles(content.language)),
            ("numbering", "numbering", self._shared.lists.xml()),
            ("settings", "settings", parts.settings(
                content.language, footnotes=bool(content.notes), endnotes=bool(content.endnotes),
                even=self._even)),
        ):  # fmt: skip
            self._add(name, kind, xml)
        self._part("word/document.xml", parts.part("document", f"<w:body>{body}</w:body>"), "document.main")
        self._parts["word/_rels/document.xml.rels"] = self._main.relations.xml().encode()
        for name, data in self._shared.media.items():
            self._parts[f"word/media/{name}"] = data
        self._parts["docProps/core.xml"] = parts.core(content.title, content.language).encode()
        self._parts["_rels/.rels"] = _root_relations().encode()
        first = {"[Content_Types].xml": self._content_types().encode()}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in {**first, **dict(sorted(self._parts.items()))}.items():
                info = zipfile.ZipInfo(name, _STAMP)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, data)
        return out.getvalue()

    def _body(self) -> str:
        sections = sectioned(self._content.blocks)
        made = []
        for at, (section, blocks) in enumerate(sections):
            self._main.width = section.width - 2 * _MARGIN
            made.append(self._main.blocks(blocks))
            properties = self._section(section)
            last = at == len(sections) - 1
            made.append(properties if last else f"<w:p><w:pPr>{properties}</w:pPr></w:p>")
        return "".join(made)

    def _section(self, section: Section) -> str:
        references, first = [], False
        for kind, furniture in (("header", section.header), ("footer", _with_number(section.footer))):
            variants = (("default", furniture.usual), ("first", furniture.first), ("even", furniture.even))
            for variant, blocks in variants:
                if blocks is None or (variant == "default" and not blocks):
                    continue
                key = self._furniture(kind, blocks, section.width - 2 * _MARGIN)
                references.append(f'<w:{kind}Reference w:type="{variant}" r:id="{key}"/>')
                first = first or variant == "first"
                self._even = self._even or variant == "even"
        width, height = round(section.width * TWIPS), round(section.height * TWIPS)
        turned = ' w:orient="landscape"' if width > height else ""
        margin = round(_MARGIN * TWIPS)
        return (
            f'<w:sectPr>{"".join(references)}<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
            f'<w:pgMar w:top="1440" w:right="{margin}" w:bottom="1440" w:left="{margin}" w:header="709"'
            f' w:footer="709" w:gutter="0"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
        )

    def _furniture(self, kind: str, blocks: Sequence[Block], width: float) -> str:
        writer = Writer(self._shared, width, kind.capitalize())
        inside = writer.blocks(blocks) or "<w:p/>"
        number = sum(name.startswith(f"word/{kind}") for name in self._parts) + 1
        name = f"{kind}{number}"
        self._part(f"word/{name}.xml", parts.part("hdr" if kind == "header" else "ftr", inside), kind)
        self._related(name, writer.relations)
        return self._main.relations.add(kind, f"{name}.xml")

    def _notes(self, tag: str, notes: Sequence[Note]) -> None:
        if not notes:
            return
        style = f"{tag.capitalize()}Text"
        writer = Writer(self._shared, 595.28 - 2 * _MARGIN, style)
        mark = (
            f'<w:r><w:rPr><w:rStyle w:val="{tag.capitalize()}Reference"/></w:rPr><w:{tag}Ref/></w:r>'
            '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
        )
        made = [_SEPARATORS.format(tag=tag)]
        for number, note in enumerate(notes, start=1):
            made.append(f'<w:{tag} w:id="{number}">{writer.blocks(note.blocks, lead=mark)}</w:{tag}>')
        self._add(f"{tag}s", f"{tag}s", parts.part(f"{tag}s", "".join(made)))
        self._related(f"{tag}s", writer.relations)

    def _related(self, name: str, relations: Relations) -> None:
        if relations.kept:
            self._parts[f"word/_rels/{name}.xml.rels"] = relations.xml().encode()

    def _add(self, name: str, kind: str, xml: str) -> None:
        self._part(f"word/{name}.xml", xml, kind)
        self._main.relations.add(kind, f"{name}.xml")

    def _part(self, name: str, xml: str, kind: str) -> None:
        self._parts[name] = xml.encode()
        self._kinds[name] = f"{parts.MAIN}.{kind}+xml"

    def _content_types(self) -> str:
        media = {name.rsplit(".", 1)[1] for name in self._shared.media}
        rows = "".join(f'<Default Extension="{one}" ContentType="{_TYPES[one]}"/>' for one in sorted(media))
        rows += "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in sorted(self._kinds.items())
        )
        return (
            f'{parts.HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{rows}'
            '<Override PartName="/docProps/core.xml"'
            ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
        )


def _with_number(footer: Furniture) -> Furniture:
    """A footer with the page's number, where it has none."""
    number = Para((Span("", counter="page"),), "centre")

    def numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        told = any(span.counter for block in walk(blocks) if isinstance(block, Para) for span in block.spans)
        return blocks if told else (*blocks, number)

    return Furniture(
        numbered(footer.usual), footer.first, None if footer.even is None else numbered(footer.even)
    )


def _root_relations() -> str:
    kinds = "http://schemas.openxmlformats.org/package/2006/relationships"
    return (
        f'{parts.HEAD}<Relationships xmlns="{kinds}">'
        f'<Relationship Id="rId1" Type="{parts.OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{kinds}/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )

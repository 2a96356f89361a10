"""Writing the package of a workbook: the same parts give the same bytes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field

from lxml import etree

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_MOMENT = (1980, 1, 1, 0, 0, 0)
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KINDS = {
    "officeDocument": _SHEET + "sheet.main+xml",
    "worksheet": _SHEET + "worksheet+xml",
    "styles": _SHEET + "styles+xml",
    "table": _SHEET + "table+xml",
    "comments": _SHEET + "comments+xml",
    "vmlDrawing": "application/vnd.openxmlformats-officedocument.vmlDrawing",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
}


@dataclass(eq=False)
class Part:
    """A part to be written.

    Attributes:
        kind: the last word of the type of the relation that leads to it.
        name: its name in the package.
        root: its XML.
        relations: kind, target, whether outside, in the order of their ids.
    """

    kind: str
    name: str
    root: etree._Element
    relations: list[tuple[str, str, bool]] = field(default_factory=list)

    def link(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a new relation."""
        self.relations.append((kind, target, external))
        return f"rId{len(self.relations)}"


def packed(parts: list[Part]) -> bytes:
    """The package of these parts: no time, no comment, no order but theirs."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        _put(archive, "[Content_Types].xml", _content_types(parts))
        top = [
            (part.kind, part.name, False)
            for part in parts
            if part.kind in ("officeDocument", "core-properties")
        ]
        _put(archive, "_rels/.rels", _relations("", top))
        for part in parts:
            _put(archive, part.name, _HEAD + etree.tostring(part.root, encoding="UTF-8"))
            if part.relations:
                folder, base = posixpath.split(part.name)
                _put(archive, f"{folder}/_rels/{base}.rels", _relations(folder, part.relations))
    return stream.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0
    archive.writestr(info, data)


def _content_types(parts: list[Part]) -> bytes:
    space = _PACKAGE + "content-types"
    types = etree.fromstring(f'<Types xmlns="{space}"/>')
    for ending, media in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(types, f"{{{space}}}Default", Extension=ending, ContentType=media)
    for part in parts:
        etree.SubElement(
            types, f"{{{space}}}Override", PartName=f"/{part.name}", ContentType=_KINDS[part.kind]
        )
    return _HEAD + etree.tostring(types)


def _relations(folder: str, relations: list[tuple[str, str, bool]]) -> bytes:
    space = _PACKAGE + "relationships"
    root = etree.fromstring(f'<Relationships xmlns="{space}"/>')
    for number, (kind, target, external) in enumerate(relations, 1):
        base = _PACKAGE + "relationships/metadata/" if kind == "core-properties" else _OFFICE
        goal = target if external else posixpath.relpath(target, folder or ".")
        element = etree.SubElement(
            root, f"{{{space}}}Relationship", Id=f"rId{number}", Type=base + kind, Target=goal
        )
        if external:
            element.set("TargetMode", "External")
    return _HEAD + etree.tostring(root)

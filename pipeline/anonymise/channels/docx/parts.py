"""The parts of the file to be written, and writing them: the same parts give the same bytes."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from pipeline.anonymise.channels.docx.names import LATER, PREFIXES, tag

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DRAWING = "application/vnd.openxmlformats-officedocument.drawingml."
_MOMENT = (1980, 1, 1, 0, 0, 0)
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KINDS = {
    "officeDocument": ("word/document.xml", _WORD + "document.main+xml"),
    "styles": ("word/styles.xml", _WORD + "styles+xml"),
    "numbering": ("word/numbering.xml", _WORD + "numbering+xml"),
    "settings": ("word/settings.xml", _WORD + "settings+xml"),
    "fontTable": ("word/fontTable.xml", _WORD + "fontTable+xml"),
    "theme": ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
    "footnotes": ("word/footnotes.xml", _WORD + "footnotes+xml"),
    "endnotes": ("word/endnotes.xml", _WORD + "endnotes+xml"),
    "comments": ("word/comments.xml", _WORD + "comments+xml"),
    "header": ("word/header{n}.xml", _WORD + "header+xml"),
    "footer": ("word/footer{n}.xml", _WORD + "footer+xml"),
    "chart": ("word/charts/chart{n}.xml", _DRAWING + "chart+xml"),
    "chartUserShapes": ("word/drawings/drawing{n}.xml", _DRAWING + "chartshapes+xml"),
    "diagramData": ("word/diagrams/data{n}.xml", _DRAWING + "diagramData+xml"),
    "diagramLayout": ("word/diagrams/layout{n}.xml", _DRAWING + "diagramLayout+xml"),
    "diagramQuickStyle": ("word/diagrams/quickStyle{n}.xml", _DRAWING + "diagramStyle+xml"),
    "diagramColors": ("word/diagrams/colors{n}.xml", _DRAWING + "diagramColors+xml"),
    "diagramDrawing": (
        "word/diagrams/drawing{n}.xml",
        "application/vnd.ms-office.drawingml.diagramDrawing+xml",
    ),
    "image": ("word/media/image{n}.{ending}", ""),
    "core-properties": ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
}
_TYPES = {
    "core-properties": _PACKAGE + "relationships/metadata/core-properties",
    "diagramDrawing": "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing",
}
_RELATION_IDS = f"{{{PREFIXES['r']}}}"
_BESIDE = ("styles", "numbering", "settings", "fontTable", "theme", "footnotes", "endnotes", "comments")
_DECLARED = re.compile(rb"""\sxmlns:?([^=\s]*)=["']([^"']*)["']""")
_ENDINGS = {"png": "image/png", "jpeg": "image/jpeg"}


@dataclass
class Part:
    """A part to be written.

    Attributes:
        kind: the last word of the relation's type that leads to it.
        name: its name in the package.
        root: its XML; None for a picture.
        data: its bytes, of a picture.
        relations: (kind, target, external) in the order of their ids; None where one is not used any more.
    """

    kind: str
    name: str
    root: etree._Element | None = None
    data: bytes = b""
    relations: list[tuple[str, str, bool] | None] = field(default_factory=list)

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a relation to a part's name or an address; the same for the same."""
        relation = (kind, target, external)
        if relation not in self.relations:
            self.relations.append(relation)
        return f"rId{self.relations.index(relation) + 1}"

    def drop_unused(self) -> None:
        """Forget the relations that no attribute of the part uses; main parts beside it are always used."""
        assert self.root is not None
        used = {
            str(value)
            for element in self.root.iter(etree.Element)
            for name, value in element.items()
            if str(name).startswith(_RELATION_IDS) or name == "relId"
        }
        self.relations = [
            relation if relation and (relation[0] in _BESIDE or f"rId{number}" in used) else None
            for number, relation in enumerate(self.relations, 1)
        ]

    def link_to(self, other: Part) -> str:
        """The id of a relation to another part."""
        return self.relate(other.kind, other.name)


class Parts:
    """All parts of the file to be written."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._counts: dict[str, int] = {}
        self.package = Part("", "")

    def all(self) -> tuple[Part, ...]:
        """Every part so far, in the order they were added."""
        return tuple(self._parts)

    def add(
        self, kind: str, *, root: etree._Element | None = None, data: bytes = b"", ending: str = ""
    ) -> Part:
        """A new part, named by what it is and its number."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        name = _KINDS[kind][0].format(n=self._counts[kind], ending=ending)
        part = Part(kind, name, root, data)
        self._parts.append(part)
        return part

    def prune(self) -> None:
        """Leave out what nothing leads to any more: a picture behind hidden text, the goal of a link."""
        for part in self._parts:
            if part.root is not None:
                part.drop_unused()
        reached: dict[str, None] = {}
        waiting = [self.package]
        by_name = {part.name: part for part in self._parts}
        while waiting:
            for relation in waiting.pop().relations:
                if relation and not relation[2] and relation[1] not in reached and relation[1] in by_name:
                    reached[relation[1]] = None
                    waiting.append(by_name[relation[1]])
        self._parts = [part for part in self._parts if part.name in reached]

    def packed(self) -> bytes:
        """The package: no time, no comment, no order but that of the parts."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            _put(archive, "[Content_Types].xml", self._content_types())
            _put(archive, "_rels/.rels", _relations(self.package))
            for part in self._parts:
                _put(archive, part.name, _xml(part.root) if part.root is not None else part.data)
                if any(part.relations):
                    folder, base = posixpath.split(part.name)
                    _put(archive, f"{folder}/_rels/{base}.rels", _relations(part))
        return stream.getvalue()

    def _content_types(self) -> bytes:
        types = etree.Element(f"{{{_PACKAGE}content-types}}Types", nsmap=_unnamed(_PACKAGE + "content-types"))
        endings = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
        }
        endings |= {
            ending: media
            for ending, media in _ENDINGS.items()
            if any(part.name.endswith("." + ending) for part in self._parts)
        }
        for ending, media in endings.items():
            etree.SubElement(
                types, f"{{{_PACKAGE}content-types}}Default", Extension=ending, ContentType=media
            )
        for part in self._parts:
            if media := _KINDS[part.kind][1]:
                etree.SubElement(
                    types, f"{{{_PACKAGE}content-types}}Override", PartName="/" + part.name, ContentType=media
                )
        return _HEAD + etree.tostring(types)


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0
    archive.writestr(info, data)


def _relations(part: Part) -> bytes:
    space = _PACKAGE + "relationships"
    root = etree.Element(f"{{{space}}}Relationships", nsmap=_unnamed(space))
    folder = posixpath.dirname(part.name)
    for number, relation in enumerate(part.relations, 1):
        if relation is None:
            continue
        kind, target, external = relation
        goal = target if external else posixpath.relpath(target, folder or ".")
        element = etree.SubElement(
            root,
            f"{{{space}}}Relationship",
            Id=f"rId{number}",
            Type=_TYPES.get(kind, _OFFICE + kind),
            Target=goal,
        )
        if external:
            element.set("TargetMode", "External")
    return _HEAD + etree.tostring(root)


def _xml(root: etree._Element) -> bytes:
    return _HEAD + etree.tostring(root, encoding="UTF-8")


def settle_prefixes(part: Part) -> None:
    """Write every namespace of a part with its usual prefix: a prefix can be somebody's name as well."""
    if part.root is None:
        return
    _name_prefixes(part.root)
    declared = _DECLARED.findall(etree.tostring(part.root))
    if any(PREFIXES.get(prefix.decode()) != space.decode() for prefix, space in declared):
        part.root = _moved(part.root)
        _name_prefixes(part.root)


def _name_prefixes(root: etree._Element) -> None:
    wanted = {prefix for prefix in LATER if _occurs(root, prefix)}
    for branch in root.iter(tag("mc:Choice")):
        wanted |= set(branch.get("Requires", "").split())
    ignorable = sorted(wanted & {"w14", "wp14"})
    if ignorable and set(ignorable) <= set(root.nsmap):
        root.set(tag("mc:Ignorable"), " ".join(ignorable))
    etree.cleanup_namespaces(root, keep_ns_prefixes=sorted(wanted))


def _moved(root: etree._Element) -> etree._Element:
    """The same element under a new root that declares the usual prefixes."""
    fresh = etree.Element(root.tag, nsmap=dict(PREFIXES))
    for name, value in root.attrib.items():
        fresh.set(name, value)
    fresh.text = root.text
    fresh.extend(list(root))
    return fresh


def _occurs(root: etree._Element, prefix: str) -> bool:
    return next(root.iter(f"{{{PREFIXES[prefix]}}}*"), None) is not None


def _unnamed(space: str) -> Any:
    """A namespace without a prefix; lxml's type hints do not know that there is such a thing."""
    return {None: space}

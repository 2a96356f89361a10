"""The parts of a Word file and how they hang together (ECMA-376 part 2, Open Packaging Conventions).

Real files break these conventions: no content types, no relations, a main part of another name,
relations to parts that are not there. Whatever can be found without guessing at text is found.
Relations that point outside the file are never followed.
"""

from __future__ import annotations

import posixpath
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from pipeline.documents.container import Container, tidy
from pipeline.documents.docx.names import W
from pipeline.documents.docx.xml import damaged, normalise, parse
from pipeline.errors import UnreadableError

_USUAL_NAMES = {
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "footnotes": "footnotes.xml",
    "endnotes": "endnotes.xml",
    "comments": "comments.xml",
}
_NOT_TEXT = ("styles", "numbering", "settings", "fontTable", "theme", "webSettings")


class Relation(NamedTuple):
    """A relation of a part: its id, its kind (last word of its type), and the part it leads to."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """A Word file's parts.

    Attributes:
        main: name of the main document part.
        repairs: plain words for every rule the file broke and was read all the same.
        macros: whether it carries macros, which nothing here ever runs.
    """

    def __init__(self, container: Container) -> None:
        self._container = container
        self.repairs: list[str] = []
        self.main = self._find_main()
        self._relations = {relation.id: relation for relation in self._relations_of(self.main)}
        self.macros = any(name.endswith("vbaproject.bin") for name in container.names)
        if "[content_types].xml" not in container:
            self.repairs.append("it does not say what its parts are")

    def bytes_of(self, name: str) -> bytes:
        """A part's XML as UTF-8 with transitional names. Raises UnreadableError when damaged."""
        return normalise(self._container.read(name))

    def root_of(self, name: str) -> etree._Element:
        """A part parsed. Raises UnreadableError when damaged."""
        return parse(self.bytes_of(name))

    def related(self, kind: str) -> tuple[str, ...]:
        """The parts of one kind that the main part leads to and that are there, in the file's order.

        Where the main part has no relations at all, the part's usual name beside it is tried.
        """
        found = []
        for relation in self._relations.values():
            if relation.kind != kind or relation.external:
                continue
            if relation.target in self._container:
                found.append(relation.target)
            elif kind not in _NOT_TEXT:
                self.repairs.append(f"it refers to a part ({kind}) that is not there")
        if not found and not self._relations and kind in _USUAL_NAMES:
            usual = posixpath.join(posixpath.dirname(self.main), _USUAL_NAMES[kind])
            found = [usual] if usual in self._container else []
        if not found and not self._relations and kind in ("header", "footer"):
            found = [name for name in self._container.names if name.startswith(f"word/{kind}")]
        return tuple(dict.fromkeys(found))

    def relation(self, identifier: str | None) -> Relation | None:
        """The relation of the main part with this id, if any."""
        return self._relations.get(identifier or "")

    def properties(self) -> dict[str, str]:
        """What docProps says of the file: title, creator, lastModifiedBy, company …, where not empty."""
        values: dict[str, str] = {}
        for name in ("docprops/core.xml", "docprops/app.xml"):
            if name not in self._container:
                continue
            try:
                root = self.root_of(name)
            except UnreadableError:
                self.repairs.append("its properties cannot be read")
                continue
            for element in root:
                text = (element.text or "").strip()
                if text and not len(element):
                    values[etree.QName(element).localname] = text
        return values

    def _find_main(self) -> str:
        named = [item for item in self._relations_of("") if item.kind == "officeDocument"]
        for relation in named:
            if not relation.external and relation.target in self._container:
                return relation.target
        if named or "_rels/.rels" not in self._container:
            self.repairs.append("it does not say which part is the document")
        candidates = [
            name for name in self._container.names if name.endswith(".xml") and "/_rels/" not in name
        ]
        # the usual names first, so that a glossary's document part is not taken for the main one
        candidates.sort(key=lambda name: (name != "word/document.xml", not name.startswith("word/document")))
        for name in candidates:
            if self._is_document(name):
                return name
        raise damaged()

    def _is_document(self, name: str) -> bool:
        if "glossary" in name:
            return False
        if name == "word/document.xml":
            return True  # if it is malformed, that is to be said of the whole file
        try:
            return self.root_of(name).tag == W + "document"
        except UnreadableError:
            return False

    def _relations_of(self, part: str) -> list[Relation]:
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", base + ".rels")
        if name not in self._container:
            if part:
                self.repairs.append("it does not say how its parts belong together")
            return []
        try:
            root = self.root_of(name)
        except UnreadableError as error:
            if error.code == "unsafe":
                raise
            self.repairs.append("its list of relations cannot be read")
            return []
        return [_relation(element, folder) for element in root if isinstance(element.tag, str)]


def _relation(element: etree._Element, folder: str) -> Relation:
    target = unquote(element.get("Target", "")).replace("\\", "/")
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(target if target.startswith("/") else posixpath.join(folder, target))
    return Relation(
        id=element.get("Id", ""),
        kind=element.get("Type", "").rsplit("/", 1)[-1],
        target=tidy(target) if not external else "",
        external=external,
    )

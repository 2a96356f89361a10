"""The parts of the file as submitted, each with its relations; read only."""

from __future__ import annotations

import posixpath
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from pipeline.documents.container import Container, tidy
from pipeline.documents.docx.package import Package
from pipeline.documents.docx.xml import normalise, parse
from pipeline.errors import UnreadableError


class Relation(NamedTuple):
    """A relation: what kind (last word of its type) and where to (a part, or an address outside)."""

    kind: str
    target: str
    external: bool


class Source:
    """A Word package as submitted.

    Attributes:
        main: the name of the document part.
        package: the same package as `pipeline.documents` sees it.
        used: the parts something was read from.
    """

    def __init__(self, container: Container) -> None:
        self._container = container
        self.package = Package(container)
        self.main = self.package.main
        self.used: set[str] = set()

    @property
    def names(self) -> tuple[str, ...]:
        """Every part, relations and content types too, in the file's order."""
        return self._container.names

    def __contains__(self, name: str) -> bool:
        return name in self._container

    def read(self, name: str) -> bytes:
        """A part's bytes as they are. Raises UnreadableError when damaged."""
        self.used.add(name)
        return self._container.read(name)

    def root(self, name: str) -> etree._Element:
        """A part parsed, in the transitional namespaces. Raises UnreadableError when damaged or unsafe."""
        return parse(normalise(self.read(name)))

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part by id; "" for those of the package. Damaged ones count as none."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", base + ".rels")
        if name not in self._container:
            return {}
        try:
            root = self.root(name)
        except UnreadableError as error:
            if error.code == "unsafe":
                raise
            return {}
        return {
            element.get("Id", ""): _relation(element, folder)
            for element in root
            if isinstance(element.tag, str)
        }

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """The parts of a kind that a part leads to and that are there, in the file's order."""
        if part == self.main:
            return self.package.related(kind)
        found = (
            relation.target
            for relation in self.relations(part).values()
            if relation.kind == kind and not relation.external and relation.target in self._container
        )
        return tuple(dict.fromkeys(found))


def _relation(element: etree._Element, folder: str) -> Relation:
    target = element.get("Target", "")
    kind = element.get("Type", "").rsplit("/", 1)[-1]
    if element.get("TargetMode") == "External":
        return Relation(kind, target, True)
    target = unquote(target).replace("\\", "/")
    target = posixpath.normpath(target if target.startswith("/") else posixpath.join(folder, target))
    return Relation(kind, tidy(target), False)

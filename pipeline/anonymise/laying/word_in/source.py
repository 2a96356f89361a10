"""One Word file being read for laying out: its parts, styles and lists, and what has been met so far."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from pipeline.anonymise.laying.model import Note
from pipeline.documents.container import Container, tidy
from pipeline.documents.docx.context import Context
from pipeline.documents.docx.names import SHD, VAL, W_ID, W, is_on
from pipeline.documents.docx.numbering import Numbering
from pipeline.documents.docx.package import Package
from pipeline.documents.docx.styles import Styles, fill_of
from pipeline.documents.docx.tables import read_table
from pipeline.documents.sniffing import sniff
from pipeline.errors import UnreadableError


@dataclass
class OpenField:
    """A Word field that has begun and not ended; its result begins at the separator."""

    code: list[str] = field(default_factory=list)
    result: bool = False

    @property
    def words(self) -> list[str]:
        """The code's words, the first of them in capitals."""
        words = "".join(self.code).split()
        return [words[0].upper(), *words[1:]] if words else [""]


@dataclass
class Source:
    """A Word file and the state of the walk through it.

    Attributes:
        container: the parts by name.
        package: the main part and its relations.
        context: styles and lists, as the room `documents` reads them.
        stories: footnotes and endnotes by kind and id.
        notes, endnotes: those met, in the order of their marks.
        fields: the fields that are open at the moment, outermost first.
        headings: the latest heading level a style gave.
        bookmarks: names of bookmarks → the anchors of the headings they stand in.
        headed: whether any style makes headings; where none does, short bold lines are the headings.
        listed: whether entries of a list of contents are left out, to be made anew from the headings.
        lefts: where the paragraphs of the body begin, in points, by the identity of their blocks.
        left_out: words of the body that are not printed: hidden, in a field's code, in a list of contents.
    """

    container: Container
    package: Package
    context: Context
    stories: dict[tuple[str, str], tuple[str, etree._Element]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    endnotes: list[Note] = field(default_factory=list)
    marks: dict[tuple[str, str], int] = field(default_factory=dict)
    fields: list[OpenField] = field(default_factory=list)
    heading: int = 0
    headed: bool = False
    listed: bool = True
    anchors: int = 0
    bookmarks: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    lefts: dict[int, float] = field(default_factory=dict)
    _relations: dict[str, dict[str, tuple[str, str, bool]]] = field(default_factory=dict)
    _apart: dict[str, tuple[bool, str]] | None = None

    def relation(self, part: str, identifier: str | None) -> tuple[str, str, bool]:
        """Kind, target and whether it leads outside, of a part's relation; blanks where there is none.

        An outside target is given as it stands.
        """
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part].get(identifier or "", ("", "", False))

    def data(self, part: str) -> bytes:
        """A part's bytes; empty where it is not there or cannot be unpacked."""
        try:
            return self.container.read(part) if part in self.container else b""
        except UnreadableError:
            return b""

    def root(self, part: str) -> etree._Element | None:
        """A part parsed; None where it is not there or damaged."""
        try:
            return self.package.root_of(part) if part in self.container else None
        except UnreadableError:
            return None

    def sets_first_row_apart(self, style: str) -> bool:
        """Whether a table style, or one it is based on, makes the first row bold or shades it."""
        if self._apart is None:
            self._apart = dict(_firsts(self))
        met: set[str] = set()
        while style and style not in met:
            met.add(style)
            apart, style = self._apart.get(style, (False, ""))
            if apart:
                return True
        return False

    def _read_relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        folder, base = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", base + ".rels"))
        found = {}
        for element in root if root is not None else ():
            kind = element.get("Type", "").rsplit("/", 1)[-1]
            target = element.get("Target", "")
            outside = element.get("TargetMode") == "External"
            if not outside:
                path = unquote(target).replace("\\", "/")
                joined = path if path.startswith("/") else posixpath.join(folder, path)
                target = tidy(posixpath.normpath(joined))
            found[element.get("Id", "")] = (kind, target, outside)
        return found


def _firsts(source: Source) -> Iterator[tuple[str, tuple[bool, str]]]:
    """Every table style: whether it sets its first row apart, and the style it is based on."""
    for name in source.package.related("styles"):
        root = source.root(name)
        for style in root.iterchildren(W + "style") if root is not None else ():
            if style.get(W + "type") != "table":
                continue
            base = style.find(W + "basedOn")
            rows = [one for one in style.iterchildren(W + "tblStylePr") if one.get(W + "type") == "firstRow"]
            apart = any(is_on(mark) for row in rows for mark in row.iter(W + "b"))
            apart = apart or any(
                fill_of(mark) not in (None, "FFFFFF") for row in rows for mark in row.iter(SHD)
            )
            yield style.get(W + "styleId", ""), (apart, base.get(VAL, "") if base is not None else "")


def open_source(path: Path) -> Source:
    """Open a Word file.

    Raises:
        UnreadableError: it is none, or damaged.
    """
    kind, container = sniff(io.BytesIO(path.read_bytes()))
    if kind != "docx" or container is None:
        raise UnreadableError("is not a Word file", "Save it as a Word file (.docx)", code="wrong-type")
    package = Package(container)
    context = Context(package, Styles(None), Numbering(None), read_table)
    source = Source(container, package, context)
    for name in package.related("styles"):
        context.styles = Styles(source.root(name))
    for name in package.related("numbering"):
        context.numbering = Numbering(source.root(name))
    for kind, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
        for name in package.related(kind):
            root = source.root(name)
            for story in root.iterchildren(W + tag) if root is not None else ():
                if story.get(W + "type") in (None, "normal"):
                    source.stories[tag, story.get(W_ID, "")] = (name, story)
    return source

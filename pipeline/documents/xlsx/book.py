"""The parts of a workbook: which sheets it has, its shared texts and its number formats.

ECMA-376 part 1, 18.2 to 18.8; strict files (ISO/IEC 29500-1) are renamed on the way in.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from pipeline.documents.container import Container, tidy
from pipeline.documents.docx.xml import Stream, damaged, normalise, parse
from pipeline.documents.xlsx._shades import shades
from pipeline.documents.xlsx.shown import BUILT_IN, GENERAL
from pipeline.errors import UnreadableError

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ROWS = re.compile(r"\$?(\d+):\$?(\d+)$")


class Relation(NamedTuple):
    """A relation of a part: its kind (last word of its type) and the part it leads to."""

    kind: str
    target: str


class SheetPart(NamedTuple):
    """A sheet as the workbook names it. `titles` are the rows (from 1) printed on top of every page."""

    name: str
    part: str
    kind: str
    hidden: bool
    titles: range


@dataclass(slots=True)
class Book:
    """A workbook opened. `formats` and `shades` hold every cell style's number format code and colour."""

    container: Container
    sheets: list[SheetPart] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    shades: list[str] = field(default_factory=list)
    since_1904: bool = False
    macros: bool = False
    repairs: list[str] = field(default_factory=list)

    def root_of(self, name: str) -> etree._Element:
        """A part parsed. Raises UnreadableError when damaged."""
        return parse(normalise(self.container.read(name)))

    def related(self, part: str) -> dict[str, Relation]:
        """The parts inside the file that a part leads to, by relation id; links outward are left out."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", base + ".rels")
        found: dict[str, Relation] = {}
        if name not in self.container:
            return found
        for element in self.root_of(name):
            if not isinstance(element.tag, str) or element.get("TargetMode") == "External":
                continue
            target = unquote(element.get("Target", "")).replace("\\", "/")
            target = posixpath.normpath(target if target.startswith("/") else posixpath.join(folder, target))
            found[element.get("Id", "")] = Relation(element.get("Type", "").rsplit("/", 1)[-1], tidy(target))
        return found

    def properties(self) -> dict[str, str]:
        """What docProps says of the file, where not empty."""
        values: dict[str, str] = {}
        for name in ("docprops/core.xml", "docprops/app.xml"):
            try:
                root = self.root_of(name) if name in self.container else ()
            except UnreadableError:
                self.repairs.append("its properties cannot be read")
                continue
            for element in root:
                text = (element.text or "").strip()
                if text and not len(element) and isinstance(element.tag, str):
                    values[etree.QName(element).localname] = text
        return values


def open_book(container: Container) -> Book:
    """Read everything but the sheets.

    Raises:
        UnreadableError: the workbook, its shared texts or a sheet's name is damaged. Without number
            formats dates could not be told from numbers, so damage there is refused as well.
    """
    book = Book(container)
    main = next(
        (r.target for r in book.related("").values() if r.kind == "officeDocument"), "xl/workbook.xml"
    )
    if main not in container:
        main = "xl/workbook.xml"
    if main not in container:
        raise damaged()
    root = book.root_of(main)
    relations = book.related(main)
    about = root.find(S + "workbookPr")
    book.since_1904 = about is not None and about.get("date1904") in ("1", "true")
    book.macros = any(name.endswith("vbaproject.bin") for name in container.names)
    titles = _print_titles(root)
    for index, sheet in enumerate(root.iterfind(f"{S}sheets/{S}sheet")):
        relation = relations.get(sheet.get(_R + "id", ""))
        if relation is None or relation.target not in container:
            raise damaged()  # a sheet that is named but not there is a sheet lost
        hidden = sheet.get("state", "visible") != "visible"
        name = sheet.get("name", "")
        book.sheets.append(
            SheetPart(name, relation.target, relation.kind, hidden, titles.get(index, range(0)))
        )
    present = [relation for relation in relations.values() if relation.target in container]
    theme = next((book.root_of(one.target) for one in present if one.kind == "theme"), None)
    for relation in present:
        if relation.kind == "sharedStrings":
            book.texts = _shared(normalise(container.read(relation.target)))
        elif relation.kind == "styles":
            root = book.root_of(relation.target)
            book.formats, book.shades = _formats(root), shades(root, theme)
    return book


def rich_text(item: etree._Element) -> str:
    """The words of a shared or inline text: its runs in a row, without the reading aids of Japanese."""
    text = "".join(
        element.text or ""
        for element in item.iter(S + "t")
        if (parent := element.getparent()) is not None and parent.tag != S + "rPh"
    )
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    if 0xD800 <= code < 0xE000:
        return match[0]
    return chr(code) if code >= 32 or code in (9, 10, 13) else "\ufffd"


def _shared(data: bytes) -> list[str]:
    texts: list[str] = []
    for item in Stream(data, [S + "si"]):
        texts.append(rich_text(item))
        item.clear()
    return texts


def _formats(root: etree._Element) -> list[str]:
    own = {
        item.get("numFmtId", ""): item.get("formatCode", "")
        for item in root.iterfind(f"{S}numFmts/{S}numFmt")
    }
    codes = []
    for style in root.iterfind(f"{S}cellXfs/{S}xf"):
        number = style.get("numFmtId", "0")
        usual = BUILT_IN.get(int(number), GENERAL) if number.isdecimal() else GENERAL
        # 14 and 22 are "the date of this country", whatever a program wrote beside them
        codes.append(usual if number in ("14", "22") else own.get(number, usual))
    return codes


def _print_titles(root: etree._Element) -> dict[int, range]:
    titles: dict[int, range] = {}
    for name in root.iterfind(f"{S}definedNames/{S}definedName"):
        if name.get("name") != "_xlnm.Print_Titles" or not name.get("localSheetId", "").isdecimal():
            continue
        for piece in (name.text or "").split(","):
            found = _ROWS.search(piece.rsplit("!", 1)[-1])
            if found and int(found[2]) - int(found[1]) < 10:
                titles[int(name.get("localSheetId", "0"))] = range(int(found[1]), int(found[2]) + 1)
    return titles

"""Taking a workbook apart: what is understood is taken over sheet by sheet, and nothing else."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from pipeline.anonymise.channels.docx.work import Losses, Spot
from pipeline.anonymise.channels.xlsx.cells import Cells, Texts
from pipeline.anonymise.channels.xlsx.extras import TEXTS, Extras, Table
from pipeline.anonymise.channels.xlsx.formulas import quoted
from pipeline.anonymise.channels.xlsx.leftovers import tell_leftovers
from pipeline.anonymise.channels.xlsx.names import REL_ID, RELATIONS, SPACE, s
from pipeline.anonymise.channels.xlsx.package import Part, packed
from pipeline.anonymise.channels.xlsx.sieve import sieve
from pipeline.anonymise.passages import Edit, edited
from pipeline.documents.container import Container
from pipeline.documents.docx.xml import damaged
from pipeline.documents.xlsx.book import Book, SheetPart, open_book
from pipeline.documents.xlsx.sheet import area_of

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_NO_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
_BUILT_IN = re.compile(r"_xlnm\.(?:_FilterDatabase|Print_Area|Print_Titles)")
_AREA = r"\$?[A-Z]{1,3}(?:\$?\d{1,7})?|\$?\d{1,7}"
_REFERENCE = re.compile(rf"(?:'(?:[^']|'')+'|[^'!,]+)!((?:{_AREA})(?::(?:{_AREA}))?)")


@dataclass(eq=False)
class _Sheet:
    part: Part
    cells: Cells
    extras: Extras
    about: SheetPart
    name: str
    tables: list[Table] = field(default_factory=list)


class Opened:
    """A workbook taken apart.

    Attributes:
        spots: its passages, in the order of the sheets, what is hidden last.
        losses: what the written file lacks.

    Raises:
        UnreadableError: a sheet or the workbook itself is damaged or unsafe.
    """

    def __init__(self, container: Container) -> None:
        self.losses = Losses()
        self._container = container
        self._book = open_book(container)
        self._main = self._main_part()
        self._used: set[str] = {self._main}
        self._kept = [sheet for sheet in self._book.sheets if sheet.kind == "worksheet"]
        if not self._kept:
            raise damaged()
        self._tables = 0
        self._old = {sheet.name.casefold(): sheet.name for sheet in self._kept}
        texts = Texts(self._shared(), self._book.formats, self._book.since_1904)
        self._styles = self._style_part()
        self._sheets = [self._sheet(number, about, texts) for number, about in enumerate(self._kept, 1)]
        self._areas = self._known_areas()
        self._title = ""
        self._title_spot = self._read_title()
        tell_leftovers(container, self._used, self.losses)
        names = [_name_spot(sheet, number) for number, sheet in enumerate(self._sheets, 1)]
        spots: list[Spot] = []
        for name, sheet in zip(names, self._sheets, strict=True):
            spots += [name, *sheet.cells.spots, *sheet.extras.spots]
        spots += self._title_spot
        self.spots = sorted(spots, key=lambda spot: spot.role == "hidden")

    def finished(self) -> bytes:
        """The package as it stands now."""
        names = _apart([sheet.name for sheet in self._sheets])
        fresh = {sheet.about.name.casefold(): name for sheet, name in zip(self._sheets, names, strict=True)}
        parts = [self._workbook(names)]
        if self._styles is not None:
            parts.append(self._styles)
        for sheet in self._sheets:
            sheet.extras.settle(fresh)
            parts += self._settled(sheet)
        parts.append(self._core())
        return packed(parts)

    def _main_part(self) -> str:
        related = self._book.related("").values()
        main = next((one.target for one in related if one.kind == "officeDocument"), "")
        return main if main in self._container else "xl/workbook.xml"

    def _related(self, kind: str) -> str | None:
        found = (one.target for one in self._book.related(self._main).values() if one.kind == kind)
        name = next((name for name in found if name in self._container), None)
        if name is not None:
            self._used.add(name)
        return name

    def _shared(self) -> Sequence[etree._Element]:
        name = self._related("sharedStrings")
        return list(self._book.root_of(name).iterchildren(s("si"))) if name else ()

    def _style_part(self) -> Part | None:
        name = self._related("styles")
        if name is None:
            return None
        root = self._book.root_of(name)
        for number, style in enumerate(root.iter(s("cellStyle")), 1):
            usual = style.get("builtinId", "")
            style.set("name", "Normal" if usual == "0" else f"Style {number}")
        for own in list(root.iter(s("tableStyles"))):
            root.remove(own)
        sieve(root, self.losses, lambda element, name, value: _styled(element, name), frozenset())
        return Part("styles", "xl/styles.xml", root)

    def _sheet(self, number: int, about: SheetPart, texts: Texts) -> _Sheet:
        root = self._book.root_of(about.part)
        self._used.add(about.part)
        part = Part("worksheet", f"xl/worksheets/sheet{number}.xml", root)
        cells = Cells(root, number, texts, self.losses)
        extras = Extras(root, number, self._old, _outside(self._book, about.part), self.losses)
        sheet = _Sheet(part, cells, extras, about, about.name)
        for relation in self._book.related(about.part).values():
            if relation.kind == "table" and relation.target in self._container:
                self._table(sheet, relation.target)
        sieve(root, self.losses, lambda element, name, _: (element, name) in extras.kept, TEXTS)
        return sheet

    def _table(self, sheet: _Sheet, name: str) -> None:
        self._used.add(name)
        self._tables += 1
        table = Table(self._book.root_of(name), self._tables, sheet.cells)
        for condition in table.root.iter(s("filter"), s("customFilter")):
            sheet.extras.take_filter(condition)
        kept = table.kept | sheet.extras.kept
        sieve(table.root, self.losses, lambda element, name, _: (element, name) in kept, frozenset())
        sheet.tables.append(table)

    def _settled(self, sheet: _Sheet) -> list[Part]:
        """The sheet's part and those of its tables."""
        part = sheet.part
        part.relations.clear()
        for element, target in sheet.extras.targets:
            element.set(REL_ID, part.link("hyperlink", target, external=True))
        made = [part]
        held = None
        for table in sheet.tables:
            area = area_of(table.root.get("ref", ""))
            if area is None:
                continue
            table.settle(area.top, area.left)
            inner = Part("table", f"xl/tables/table{table.root.get('id')}.xml", table.root)
            if held is None:
                held = etree.SubElement(part.root, s("tableParts"))
            etree.SubElement(held, s("tablePart")).set(REL_ID, part.link("table", inner.name))
            made.append(inner)
        if held is not None:
            held.set("count", str(len(held)))
        return made

    def _workbook(self, names: Sequence[str]) -> Part:
        root = etree.fromstring(f'<workbook xmlns="{SPACE}" xmlns:r="{RELATIONS}"/>')
        part = Part("officeDocument", "xl/workbook.xml", root)
        about = etree.SubElement(root, s("workbookPr"))
        if self._book.since_1904:
            about.set("date1904", "1")
        views = etree.SubElement(etree.SubElement(root, s("bookViews")), s("workbookView"))
        first = next((at for at, sheet in enumerate(self._sheets) if not sheet.about.hidden), 0)
        views.set("activeTab", str(first))
        listed = etree.SubElement(root, s("sheets"))
        for number, (sheet, name) in enumerate(zip(self._sheets, names, strict=True), 1):
            element = etree.SubElement(listed, s("sheet"), name=name, sheetId=str(number))
            if sheet.about.hidden and len(self._sheets) > 1:
                element.set("state", "hidden")
            element.set(REL_ID, part.link("worksheet", sheet.part.name))
        self._defined(root, names)
        if self._styles is not None:
            part.link("styles", self._styles.name)
        return part

    def _defined(self, root: etree._Element, names: Sequence[str]) -> None:
        held = etree.Element(s("definedNames"))
        for name, at, hidden, areas in self._areas:
            element = etree.SubElement(held, s("definedName"), name=name, localSheetId=str(at))
            if hidden:
                element.set("hidden", "1")
            element.text = ",".join(f"{quoted(names[at])}!{area}" for area in areas)
        if len(held):
            root.append(held)

    def _known_areas(self) -> list[tuple[str, int, bool, list[str]]]:
        """Print areas, titles and filters: name, sheet, whether hidden, areas. Any other name of an area
        could be anybody's, and the formulas that use it are gone."""
        found = []
        fresh = {sheet.about.part: at for at, sheet in enumerate(self._sheets)}
        order = [fresh.get(sheet.part) for sheet in self._book.sheets]
        for item in self._book.root_of(self._main).iter(s("definedName")):
            local, name = item.get("localSheetId", ""), item.get("name", "")
            at = order[int(local)] if local.isdecimal() and int(local) < len(order) else None
            areas = [_REFERENCE.fullmatch(piece) for piece in _pieces(item.text or "")]
            if at is None or not areas or not all(areas) or not _BUILT_IN.fullmatch(name):
                self.losses.add(
                    "defined-names",
                    "name of an area|names of areas",
                    "Nothing needs them any more",
                    f"{name} {item.text or ''}",
                )
                continue
            hidden = item.get("hidden") in ("1", "true")
            found.append((name, at, hidden, [area[1] for area in areas if area]))
        return found

    def _read_title(self) -> list[Spot]:
        self._title = self._book.properties().get("title", "")
        text = self._title

        def write(edits: Sequence[Edit]) -> None:
            self._title = edited(text, edits)

        return [Spot("properties", "title of the workbook", text, write)] if text else []

    def _core(self) -> Part:
        root = etree.fromstring(f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_DC}"/>')
        if self._title:
            etree.SubElement(root, f"{{{_DC}}}title").text = self._title
        return Part("core-properties", "docProps/core.xml", root)


def _styled(element: etree._Element, name: str) -> bool:
    return element.tag == s("cellStyle") and name == "name"


def _outside(book: Book, part: str) -> Mapping[str, str]:
    """The addresses outside that a part names, by relation id."""
    folder, base = posixpath.split(part)
    name = posixpath.join(folder, "_rels", base + ".rels")
    if name not in book.container:
        return {}
    return {
        element.get("Id", ""): element.get("Target", "")
        for element in book.root_of(name)
        if isinstance(element.tag, str) and element.get("TargetMode") == "External"
    }


def _name_spot(sheet: _Sheet, number: int) -> Spot:
    text = sheet.about.name

    def write(edits: Sequence[Edit]) -> None:
        sheet.name = edited(text, edits)

    return Spot("sheet-names", f"name of sheet {number}", text, write, "heading", 1)


def _apart(names: Sequence[str]) -> list[str]:
    """The sheets' names as Excel takes them: short, without certain signs, no two alike."""
    out: list[str] = []
    for number, name in enumerate(names, 1):
        base = _NO_NAME.sub(" ", name).strip().strip("'")[:_LONGEST_NAME].strip() or f"Sheet {number}"
        free, count = base, 1
        while free.casefold() in {other.casefold() for other in out}:
            count += 1
            tail = f" ({count})"
            free = base[: _LONGEST_NAME - len(tail)] + tail
        out.append(free)
    return out


def _pieces(text: str) -> list[str]:
    return [piece for piece in re.split(r",(?=(?:[^']*'[^']*')*[^']*$)", text) if piece]

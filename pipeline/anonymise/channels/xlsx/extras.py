"""What stands beside the cells of a sheet: lists to choose from, rules, filters, links, tables, headers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from lxml import etree

from pipeline.anonymise.channels.docx.work import Losses, Spot, Writer
from pipeline.anonymise.channels.xlsx.cells import Cells
from pipeline.anonymise.channels.xlsx.formulas import Formula, understood
from pipeline.anonymise.channels.xlsx.furniture import Furniture
from pipeline.anonymise.channels.xlsx.names import REL_ID, s
from pipeline.anonymise.channels.xlsx.written import coded, decoded
from pipeline.anonymise.passages import Edit, edited

_TOLD = {
    s("dataValidation"): ("prompt", "promptTitle", "error", "errorTitle"),
    s("hyperlink"): ("tooltip",),
    s("filter"): ("val",),
    s("customFilter"): ("val",),
    s("cfRule"): ("text",),
}
_SAFE = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_HEADERS = tuple(s(f"{which}{what}") for which in ("odd", "even", "first") for what in ("Header", "Footer"))
_FORMULAS = (s("formula1"), s("formula2"), s("formula"))
TEXTS = frozenset([*_HEADERS, *_FORMULAS, s("t"), s("v")])
"""Elements whose text is looked at elsewhere than in the sieve."""


class Extras:
    """What stands beside the cells of one sheet.

    Args:
        root: the sheet.
        number: which sheet it is, from 1.
        sheets: all sheets' names in small letters.
        links: the addresses outside that it leads to, by relation id.
        losses: is told what goes.
    """

    def __init__(
        self,
        root: etree._Element,
        number: int,
        sheets: Mapping[str, object],
        links: Mapping[str, str],
        losses: Losses,
    ) -> None:
        self.spots: list[Spot] = []
        self.kept: set[tuple[etree._Element, str]] = set()
        self.targets: list[tuple[etree._Element, str]] = []
        """Links to addresses outside that stay, with the address."""
        self._number = number
        self._sheets = sheets
        self._losses = losses
        self._formulas: list[tuple[etree._Element, Formula, list[str]]] = []
        self._locations: list[tuple[etree._Element, Formula]] = []
        for element in list(root.iter(*_FORMULAS)):
            self._formula(element)
        for element in list(root.iter(*_TOLD)):
            for name in _TOLD[element.tag]:
                self._attribute(element, name)
        for element in list(root.iter(s("hyperlink"))):
            self._link(element, links)
        for element in root.iter(*_HEADERS):
            made = Furniture(element, f"sheet {number}, {_spoken(element)}")
            self.spots += made.spots

    def settle(self, sheets: Mapping[str, str]) -> None:
        """Write the formulas with the sheets' new names, by their old ones in small letters."""
        for element, formula, texts in self._formulas:
            element.text = coded(formula.written(tuple(texts), sheets))
        for element, formula in self._locations:
            element.set("location", formula.written((), sheets))

    def _formula(self, element: etree._Element) -> None:
        rule = element.getparent()
        if rule is None or rule.getparent() is None:
            return
        formula = understood(decoded(element.text or ""), self._sheets)
        if formula is None:
            list_of = rule.getparent()
            self._losses.add(
                "rules",
                "rule or list of a kind that is not understood|rules or lists of a kind"
                " that is not understood",
                "Its formula could hold anything",
                element.text or "",
            )
            if list_of is not None:
                list_of.remove(rule)
                _drop_empty(list_of)
            return
        texts = list(formula.texts)
        self._formulas.append((element, formula, texts))
        for at, text in enumerate(texts):
            if any(letter.isalnum() for letter in text):
                where = f"sheet {self._number}, a rule or list"
                self.spots.append(Spot("rules", where, text, _in_list(texts, at)))

    def take_filter(self, element: etree._Element) -> None:
        """Take over what a filter of a table lets through."""
        self._attribute(element, "val")

    def _attribute(self, element: etree._Element, name: str) -> None:
        written = element.get(name)
        if not written:
            return
        text = decoded(str(written))

        def write(edits: Sequence[Edit]) -> None:
            element.set(name, coded(edited(text, edits)))

        element.set(name, coded(text))
        self.kept.add((element, name))
        self.spots.append(Spot("rules", f"sheet {self._number}, a hint or filter", text, write))

    def _link(self, element: etree._Element, links: Mapping[str, str]) -> None:
        element.attrib.pop("display", "")
        target = links.get(element.get(REL_ID, ""))
        element.attrib.pop(REL_ID, "")
        location = element.attrib.pop("location", "")
        inside = understood(str(location), self._sheets) if location and target is None else None
        if inside is not None and not inside.texts:
            self.kept.add((element, "location"))
            self._locations.append((element, inside))
            return
        if target is None or not _SAFE.match(target) or location:
            self._losses.add(
                "hyperlinks", "link|links", "Its words stay", unquote(target or str(location or ""))
            )
            _remove(element)
            return
        self.targets.append((element, target))
        self.spots.append(
            Spot("hyperlinks", f"sheet {self._number}, a link", unquote(target), self._unlink(element))
        )

    def _unlink(self, element: etree._Element) -> Writer:
        """An address that tells somebody is gone; the words of the cell stay."""

        def write(edits: Sequence[Edit]) -> None:
            if edits:
                self.targets = [(one, target) for one, target in self.targets if one is not element]
                _remove(element)

        return write


class Table:
    """A table laid over cells: its columns are called as the cells say.

    Args:
        root: the table's part.
        number: its number in the workbook, which its name is made from.
        cells: the cells of its sheet.
    """

    def __init__(self, root: etree._Element, number: int, cells: Cells) -> None:
        self.root = root
        self._cells = cells
        for name in ("name", "displayName"):
            root.set(name, f"Table{number}")
        root.set("id", str(number))
        for name in ("comment", "tableBorderDxfId", "connectionId"):
            root.attrib.pop(name, "")
        style = root.find(s("tableStyleInfo"))
        if style is not None and not re.fullmatch(
            r"TableStyle(?:Light|Medium|Dark)\d\d?", style.get("name", "")
        ):
            style.set("name", "TableStyleMedium2")

    @property
    def kept(self) -> set[tuple[etree._Element, str]]:
        """Attributes that are looked after here."""
        own = {(self.root, "name"), (self.root, "displayName")}
        style = self.root.find(s("tableStyleInfo"))
        if style is not None:
            own.add((style, "name"))
        return own | {(column, "name") for column in self.root.iter(s("tableColumn"))}

    def settle(self, top: int, left: int) -> None:
        """Call the columns as the cells of the table's first row are called now."""
        taken: set[str] = set()
        for at, column in enumerate(self.root.iter(s("tableColumn"))):
            text = self._cells.text_at(top, left + at) or f"Column{at + 1}"
            name, number = text, 1
            while name.casefold() in taken:
                number += 1
                name = f"{text}{number}"
            taken.add(name.casefold())
            column.set("name", coded(name).replace("\n", "_x000a_"))
            for other in ("totalsRowLabel", "totalsRowFunction"):
                column.attrib.pop(other, "")


def _in_list(texts: list[str], at: int) -> Writer:
    before = texts[at]

    def write(edits: Sequence[Edit]) -> None:
        texts[at] = edited(before, edits)

    return write


def _spoken(element: etree._Element) -> str:
    return "header" if etree.QName(element).localname.endswith("Header") else "footer"


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
        _drop_empty(parent)


def _drop_empty(parent: etree._Element) -> None:
    """A list without members is not allowed in a sheet."""
    above = parent.getparent()
    if not len(parent) and above is not None and etree.QName(parent).localname != "sheetData":
        above.remove(parent)
    elif parent.get("count") is not None:
        parent.set("count", str(len(parent)))

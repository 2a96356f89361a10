"""Words of a page put together from the elements they run through, and edits spread over them again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from pipeline.anonymise.passages import Edit, Role, rewritten


@dataclass(eq=False)
class Line:
    """A stretch of text between two ends of a block.

    Attributes:
        slots: element and whether its tail (else its text) holds the piece.
        texts: the pieces.
    """

    role: Role = "paragraph"
    level: int = 0
    cell: tuple[int, int, int] | None = None
    channel: str = "body"
    where: str = ""
    slots: list[tuple[etree._Element, bool]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What a program reads."""
        return "".join(self.texts)

    def add(self, element: etree._Element, *, tail: bool) -> None:
        """Take the text of an element, or what stands behind it."""
        text = element.tail if tail else element.text
        if text:
            self.slots.append((element, tail))
            self.texts.append(text)

    def write(self, edits: Sequence[Edit]) -> None:
        """Put edits into the pieces."""
        for (element, tail), text in zip(self.slots, rewritten(self.texts, edits), strict=True):
            if tail:
                element.tail = text
            else:
                element.text = text


class Walk:
    """Walks a page in reading order and makes its lines.

    Args:
        inline: names of elements that a word can run through.
    """

    def __init__(self, inline: frozenset[str]) -> None:
        self.lines: list[Line] = []
        self._inline = inline
        self._now = Line()
        self._tables: list[list[int]] = []
        self._count = 0

    def through(self, root: etree._Element) -> list[Line]:
        """The lines of everything inside an element."""
        for event, element in etree.iterwalk(root, events=("start", "end")):
            name = local(element)
            if event == "start":
                if name not in self._inline:
                    self._begin(element, name)
                if name not in ("script", "style"):
                    self._now.add(element, tail=False)
            else:
                if name not in self._inline:
                    self._end(element, name)
                if element is not root:
                    self._now.add(element, tail=True)
        self._flush()
        return self.lines

    def _begin(self, element: etree._Element, name: str) -> None:
        self._flush()
        if name == "table":
            self._count += 1
            self._tables.append([self._count, 0, 0])
        elif name == "tr" and self._tables:
            self._tables[-1][1:] = [self._tables[-1][1] + 1, 0]
        elif name in ("td", "th") and self._tables:
            self._tables[-1][2] += 1
        self._now = self._fresh(element, name)

    def _end(self, element: etree._Element, name: str) -> None:
        self._flush()
        if name == "table" and self._tables:
            self._tables.pop()
        parent = element.getparent()
        self._now = self._fresh(parent, local(parent)) if parent is not None else Line()

    def _fresh(self, element: etree._Element, name: str) -> Line:
        if name == "title" and not self._tables:
            return Line("hidden", channel="properties", where="title of the page")
        if len(name) == 2 and name[0] == "h" and name[1].isdigit():
            return Line("heading", int(name[1]))
        if self._tables and self._tables[-1][2]:
            table, row, column = self._tables[-1]
            where = f"table {table}, row {row}, column {column}"
            return Line("cell", cell=(table, max(row, 1), column), where=where)
        return Line("list", 1) if name in ("li", "dt", "dd", "option") else Line()

    def _flush(self) -> None:
        line = self._now
        if any(letter.isalnum() for letter in line.text):
            line.where = line.where or f"paragraph {len(self.lines) + 1}"
            self.lines.append(line)
        self._now = Line(line.role, line.level, line.cell, line.channel, line.where if line.cell else "")


def local(element: etree._Element) -> str:
    """An element's name in small letters, without its namespace."""
    name = element.tag
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""

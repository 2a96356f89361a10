"""One document being taken apart: what its steps share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from pipeline.anonymise.channels.docx.parts import Part, Parts
from pipeline.anonymise.channels.docx.source import Source
from pipeline.anonymise.channels.invisible import without_unseen
from pipeline.anonymise.passages import Edit, Passage, Removed, Role, edited
from pipeline.case import Publication

_MOST_TEXT = 20_000
Writer = Callable[[Sequence[Edit]], None]
"""Puts the edits of one passage into the file."""


@dataclass(eq=False)
class Spot:
    """A passage before it has its number, and what puts edits into the file."""

    channel: str
    where: str
    text: str
    write: Writer
    role: Role = "hidden"
    level: int = 0
    cell: tuple[int, int, int] | None = None
    label: str = ""

    def passage(self, number: int) -> Passage:
        """It as a passage of this number."""
        return Passage(
            number, self.channel, self.where, self.text, self.role, self.level, self.cell, self.label
        )


class Losses:
    """What is taken out, told once for each kind with how often and which words."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], tuple[int, str, list[str]]] = {}

    def add(
        self, channel: str, thing: str, why: str, text: str = "", where: str = "", times: int = 1
    ) -> None:
        """Note something taken out.

        Args:
            channel: where it was.
            thing: what it is, for one and for several: "comment|comments".
            why: the reason, a plain sentence without its full stop.
            text: its words.
            where: its place.
            times: how many.
        """
        count, first, texts = self._found.get((channel, thing, why), (0, where, []))
        if text.strip() and text not in texts:
            texts.append(text)
        self._found[channel, thing, why] = (count + times, first, texts)

    def removed(self) -> tuple[Removed, ...]:
        """Everything, in the order it was first met."""
        told = []
        for (channel, thing, why), (count, where, texts) in self._found.items():
            one, _, several = thing.partition("|")
            what = f"1 {one}" if count == 1 else f"{count} {several or one}"
            told.append(Removed(channel, where, what, why, "\n".join(texts)[:_MOST_TEXT]))
        return tuple(told)


@dataclass(eq=False)
class Story:
    """A part with paragraphs: the body, a header, all footnotes.

    Attributes:
        channel: what its passages belong to.
        source: the part it was read from.
        root: its XML, changed step by step.
        part: where it goes.
    """

    channel: str
    source: str
    root: etree._Element
    part: Part


@dataclass(eq=False)
class Work:
    """One document being taken apart.

    Attributes:
        source: the file as submitted.
        publication: the case's settings.
        parts: what will be written.
        losses: what will not.
        families: font's name → its kind ("roman", "swiss", "modern").
        styles: ids of styles as submitted → as written.
        numbers: counters for ids given anew.
        vouched: attributes whose values are not of the formats' own words and may stay all the same.
    """

    source: Source
    publication: Publication
    parts: Parts = field(default_factory=Parts)
    losses: Losses = field(default_factory=Losses)
    spots: list[Spot] = field(default_factory=list)
    families: dict[str, str] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    vouched: set[tuple[etree._Element, str]] = field(default_factory=set)
    _style_ids: frozenset[str] | None = None

    @property
    def style_ids(self) -> frozenset[str]:
        """The ids of styles as written."""
        if self._style_ids is None or len(self._style_ids) != len(self.styles):
            self._style_ids = frozenset(self.styles.values())
        return self._style_ids

    def vouch(self, element: etree._Element, *names: str) -> None:
        """Say that attributes of an element have been looked at and may stay as they are."""
        self.vouched.update((element, name) for name in names)

    def put(self, element: etree._Element, name: str, value: str) -> None:
        """Set an attribute and vouch for it."""
        element.set(name, value)
        self.vouch(element, name)

    def attribute(
        self, channel: str, where: str, element: etree._Element, name: str, role: Role = "hidden"
    ) -> None:
        """Make a passage of the text in an attribute."""
        text = without_unseen(str(element.get(name, "")))
        element.set(name, text)

        def write(edits: Sequence[Edit]) -> None:
            if edits:
                element.set(name, edited(text, edits))

        self.spots.append(Spot(channel, where, text, write, role))
        self.vouch(element, name)

    def next(self, what: str) -> int:
        """The next number of a kind, from 1."""
        self.numbers[what] = self.numbers.get(what, 0) + 1
        return self.numbers[what]


def words_in(element: etree._Element) -> str:
    """Every word inside an element, for those who judge what is lost."""
    pieces: list[str] = []
    for node in element.iter(etree.Element):
        local = etree.QName(node).localname
        if local == "p" and pieces:
            pieces.append("\n")
        elif local in ("tab", "br", "cr"):
            pieces.append(" ")
        elif node.text and not node.text.isspace():
            pieces.append(node.text)
    return "".join(pieces).strip()


def take_out(element: etree._Element) -> None:
    """Remove an element with all it holds; text behind it is no part of a Word file and goes too."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    children = list(element)
    parent.remove(element)
    for offset, child in enumerate(children):
        parent.insert(at + offset, child)

"""Footnotes, endnotes, headers and footers of a Word file."""

from __future__ import annotations

from lxml import etree

from pipeline.anonymise.laying.model import Block, Furniture, Note
from pipeline.anonymise.laying.word_in import names
from pipeline.anonymise.laying.word_in.source import Source
from pipeline.documents.docx.names import REL_ID, W
from pipeline.documents.docx.numbering import written

_KINDS = ("default", "first", "even")


def footnote_of(identifier: str, source: Source) -> int:
    """The number of the footnote with this id, from 1; 0 where there is none."""
    key = ("footnote", identifier)
    if key not in source.stories:
        return 0
    if key not in source.marks:
        source.notes.append(Note(()))
        source.marks[key] = number = len(source.notes)
        source.notes[number - 1] = Note(_blocks(key, source))
    return source.marks[key]


def endnote_of(identifier: str, source: Source) -> Note | None:
    """The endnote with this id, counted in the order of the marks; None where there is none."""
    key = ("endnote", identifier)
    if key not in source.stories:
        return None
    if key not in source.marks:
        number = len(source.endnotes) + 1
        source.marks[key] = number
        label = written(number, "lowerRoman")
        source.endnotes.append(Note((), label, f"endnote-{number}"))
        source.endnotes[number - 1] = Note(_blocks(key, source), label, f"endnote-{number}")
    return source.endnotes[source.marks[key] - 1]


def _blocks(key: tuple[str, str], source: Source) -> tuple[Block, ...]:
    from pipeline.anonymise.laying.word_in.body import inner_blocks

    part, story = source.stories[key]
    fields, source.fields = source.fields, []
    try:
        return inner_blocks(story, source, part)
    finally:
        source.fields = fields


class FurnitureReader:
    """Headers and footers section by section: what a section does not have is that of the section before."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._latest: dict[tuple[str, str], tuple[Block, ...]] = {}
        self._even = self._alternates()

    def of_section(self, section: etree._Element) -> tuple[Furniture, Furniture]:
        """Header and footer of a section."""
        first = section.find(names.TITLE_PG)
        own_first = first is not None and first.get(W + "val") not in ("0", "false", "off")
        made = []
        for tag in (names.HEADER_REF, names.FOOTER_REF):
            for reference in section.iterchildren(tag):
                key = tag, reference.get(names.TYPE, "default")
                self._latest[key] = self._read(reference.get(REL_ID))
            usual, opening, even = (self._latest.get((tag, kind), ()) for kind in _KINDS)
            made.append(Furniture(usual, opening if own_first else None, even if self._even else None))
        return made[0], made[1]

    def _read(self, identifier: str | None) -> tuple[Block, ...]:
        from pipeline.anonymise.laying.word_in.body import inner_blocks

        kind, part, outside = self._source.relation(self._source.package.main, identifier)
        root = self._source.root(part) if kind in ("header", "footer") and not outside else None
        if root is None:
            return ()
        fields, self._source.fields = self._source.fields, []
        try:
            return inner_blocks(root, self._source, part, beside=True)
        finally:
            self._source.fields = fields

    def _alternates(self) -> bool:
        for name in self._source.package.related("settings"):
            root = self._source.root(name)
            mark = root.find(W + "evenAndOddHeaders") if root is not None else None
            if mark is not None and mark.get(W + "val") not in ("0", "false", "off"):
                return True
        return False

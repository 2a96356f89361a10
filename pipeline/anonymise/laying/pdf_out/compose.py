"""`Content` → what the template is given: plain lists and dictionaries of words, nothing that could act.

Here is decided what no template should: that heading levels do not skip (PDF/UA-1 asks for it), which cell
stands where, how small the letters of a wide table are, where an overlong word may break.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.anonymise.laying.grids import Plan, laid_out, parted
from pipeline.anonymise.laying.model import (
    Aside,
    Block,
    Content,
    Contents,
    Figure,
    Furniture,
    Heading,
    ListItem,
    Note,
    PageBreak,
    Para,
    Section,
    Span,
    Spans,
    Table,
    spans_of,
    text_of,
    walk,
)
from pipeline.anonymise.laying.pdf_out.lists import Branch, nested
from pipeline.anonymise.laying.pdf_out.pictures import NO_PICTURE, as_svg
from pipeline.anonymise.laying.pdf_out.runs import anchors_of, plain_words, runs
from pipeline.anonymise.laying.pdf_out.words import Printable, breakable
from pipeline.anonymise.laying.sections import sectioned, turned

MARGIN = 68.0
"""Points of white left and right; of a page turned on its side less."""
NARROW_MARGIN = 48.0
BODY_SIZE = 11.0
LETTER = 0.52
"""The width of a usual letter as a share of its size."""
UNTITLED = "Report"
DEEPEST = 6
DEEPEST_LIST = 6
MOST_NESTED = 6
"""Tables and frames within one another; what is deeper is printed as plain paragraphs."""


@dataclass
class Composed:
    """What the template gets: `data` for JSON, and `files`, the pictures by name."""

    data: dict[str, Any]
    files: dict[str, bytes]
    asks: list[str] = field(default_factory=list)


def composed(content: Content, printable: Printable, fonts: Sequence[str]) -> Composed:
    """Everything about a document that the template needs.

    Args:
        content: the document.
        printable: which letters the fonts can draw, and what stands for the others.
        fonts: the families to set it in, the first that has a letter wins.
    """
    return _Composer(content, printable).whole(fonts)


class _Composer:
    def __init__(self, content: Content, printable: Printable) -> None:
        self._content = content
        self._printable = printable
        self._files: dict[str, bytes] = {}
        self._asks: list[str] = []
        self._level = 0
        self._depth = 0
        self._width = 595.28 - 2 * MARGIN
        self._anchors = anchors_of(content)
        self._headings = any(isinstance(block, Heading) for block in content.blocks)

    def whole(self, fonts: Sequence[str]) -> Composed:
        """The document as data; sections each with their blocks."""
        sections = self._sections()
        language, _, region = self._content.language.partition("-")
        data = {
            "title": self._printable.of(self._content.title).strip() or UNTITLED,
            "lang": language,
            "region": region or None,
            "fonts": list(fonts),
            "sections": sections,
            "notes": [self._note(note) for note in self._content.notes],
        }
        return Composed(data, self._files, self._asks)

    def _sections(self) -> list[dict[str, Any]]:
        sections: list[dict[str, Any]] = []
        for section, blocks in sectioned(self._content.blocks):
            made = [self._part(*part) for part in turned(section, blocks)]
            for later in made[1:]:
                for beside in (later["header"], later["footer"]):
                    if beside is not None:
                        beside["first"] = None
            sections += made
        if self._content.endnotes:
            sections[-1]["blocks"] += [self._endnote(note) for note in self._content.endnotes]
        return sections

    def _part(self, section: Section, blocks: Sequence[Block]) -> dict[str, Any]:
        margin = MARGIN if section.width <= section.height else NARROW_MARGIN
        self._width = section.width - 2 * margin
        return {
            "width": section.width,
            "height": section.height,
            "margin": margin,
            "header": self._furniture(section.header),
            "footer": self._furniture(section.footer) or dict(_PAGE_NUMBER),
            "blocks": self._blocks(blocks, top=True),
        }

    def _furniture(self, furniture: Furniture) -> dict[str, Any] | None:
        if furniture == Furniture():
            return None
        return {
            "usual": self._blocks(furniture.usual),
            "first": None if furniture.first is None else self._blocks(furniture.first),
            "even": None if furniture.even is None else self._blocks(furniture.even),
        }

    def _note(self, note: Note) -> dict[str, Any]:
        """A footnote; its first paragraph stands in the line of its mark."""
        first = note.blocks[0] if note.blocks else None
        if isinstance(first, Para):
            return {"line": self._spans(first.spans), "rest": self._blocks(note.blocks[1:])}
        return {"line": [], "rest": self._blocks(note.blocks)}

    def _endnote(self, note: Note) -> dict[str, Any]:
        return {"k": "note", "n": note.label, "id": note.anchor, "b": self._blocks(note.blocks)}

    def _blocks(self, blocks: Sequence[Block], *, top: bool = False) -> list[dict[str, Any]]:
        made: list[dict[str, Any]] = []
        self._depth += 1
        if self._depth > MOST_NESTED:
            blocks = tuple(Para(spans) for block in walk(tuple(blocks)) for spans in spans_of(block) if spans)
        items: list[ListItem] = []
        for block in blocks:
            if isinstance(block, ListItem):
                items.append(replace(block, level=min(block.level, DEEPEST_LIST)))
                continue
            if items:
                made += self._lists(items)
                items = []
            made += self._block(block, top=top)
        if items:
            made += self._lists(items)
        self._depth -= 1
        return made

    def _block(self, block: Block, *, top: bool) -> list[dict[str, Any]]:
        if isinstance(block, Para):
            return self._para(block)
        if isinstance(block, Heading):
            return self._heading(block, top=top)
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Figure):
            return [self._figure(block)]
        if isinstance(block, Aside):
            return [{"k": "aside", "b": self._blocks(block.blocks)}]
        if isinstance(block, Contents):
            if self._headings:
                return [{"k": "toc", "b": self._spans(block.title)}]
            return self._para(Para(block.title))
        if isinstance(block, PageBreak):
            return [{"k": "break"}] if top else []
        return []

    def _para(self, para: Para) -> list[dict[str, Any]]:
        body = self._spans(para.spans)
        if not body:
            return []
        made: dict[str, Any] = {"k": "p" if para.kind == "text" else para.kind, "b": body}
        if para.align != "left":
            made["a"] = para.align[0]
        return [_in(made, para.language)]

    def _heading(self, heading: Heading, *, top: bool) -> list[dict[str, Any]]:
        label = f"{heading.label} " if heading.label else ""
        spans = (Span(label), *heading.spans) if label else heading.spans
        if not self._printable.of(text_of(spans)).strip():
            return []
        if not top:  # inside a cell or frame a heading would break the order of the levels
            bold = tuple(_bold(span) for span in spans)
            return [{"k": "p", "b": self._spans(bold)}]
        level = min(heading.level, self._level + 1, DEEPEST)
        self._level = level
        made: dict[str, Any] = {"k": "h", "n": level, "b": self._spans(spans), "outlined": True}
        if heading.anchor:
            made["id"] = heading.anchor
        return [_in(made, heading.language)]

    def _lists(self, items: Sequence[ListItem]) -> list[dict[str, Any]]:
        return [{"k": "l", "items": self._items(branches)} for branches in nested(items)]

    def _items(self, branches: Sequence[Branch]) -> list[dict[str, Any]]:
        made: list[dict[str, Any]] = []
        for branch in branches:
            one: dict[str, Any] = {"b": self._spans(branch.item.spans)}
            one["n" if branch.item.ordered else "m"] = self._printable.of(branch.item.label or "•")
            if branch.below:
                one["in"] = [self._items(below) for below in branch.below]
            made.append(_in(one, branch.item.language))
        return made

    def _table(self, table: Table) -> list[dict[str, Any]]:
        made = []
        for at, part in enumerate(parted(table)):
            plan = laid_out(part, self._width)
            if plan is not None:
                made.append(self._planned(plan, table.caption if not at else ()))
        return made

    def _planned(self, plan: Plan, caption: Spans) -> dict[str, Any]:
        rows = []
        for y, row in enumerate(plan.rows):
            cells = []
            for placed in row:
                whole, self._width = self._width, plan.width_of(placed)
                cells.append(self._cell(placed.blocks, placed.shade, plan.size, y < plan.headers))
                self._width = whole
                cells[-1].update(x=placed.column, y=y)
                if placed.colspan > 1:
                    cells[-1]["w"] = placed.colspan
                if placed.rowspan > 1:
                    cells[-1]["h"] = placed.rowspan
            rows.append(cells)
        return {
            "k": "t",
            "rows": rows,
            "headers": plan.headers,
            "repeat": plan.repeat,
            "widths": list(plan.widths),
            "size": plan.size,
            "caption": self._spans(caption),
        }

    def _cell(self, blocks: Sequence[Block], shade: str, size: float, header: bool) -> dict[str, Any]:
        made: dict[str, Any] = {}
        if header:
            blocks = tuple(
                Para(tuple(_bold(span) for span in block.spans), block.align)
                if isinstance(block, Para)
                else block
                for block in blocks
            )
        limit = max(int(self._width / (size * LETTER)), 3)
        plain = plain_words(blocks)
        made["b"] = (
            breakable(self._printable.of(plain), limit) if plain is not None else self._in_cell(blocks, limit)
        )
        if shade:
            made["fill"] = f"#{shade}"
        return made

    def _in_cell(self, blocks: Sequence[Block], limit: int) -> list[dict[str, Any]]:
        self._limit, before = limit, self._limit
        try:
            return self._blocks(blocks)
        finally:
            self._limit = before

    _limit = int((595.28 - 2 * MARGIN) / (BODY_SIZE * LETTER))

    def _figure(self, figure: Figure) -> dict[str, Any]:
        name = f"{hashlib.sha256(figure.data).hexdigest()}.svg"
        drawn = as_svg(figure.data)
        caption = self._spans(figure.caption)
        alt = self._printable.of(figure.alt) or text_of(figure.caption) or NO_PICTURE
        if drawn is None:
            return {"k": "f", "file": None, "alt": alt, "caption": caption}
        self._files[name] = drawn.svg
        return {
            "k": "f",
            "file": name,
            "alt": alt,
            "width": min(figure.width or drawn.width, self._width),
            "decorative": figure.decorative,
            "caption": caption,
        }

    def _spans(self, spans: Spans) -> list[Any]:
        return runs(spans, self._printable, self._anchors, self._limit)


_PAGE_NUMBER = {
    "usual": [{"k": "p", "a": "c", "b": [{"counter": "page"}]}],
    "first": None,
    "even": None,
}


def _in(made: dict[str, Any], language: str) -> dict[str, Any]:
    return {**made, "lang": language} if language else made


def _bold(span: Span) -> Span:
    return replace(span, bold=True) if span.text else span

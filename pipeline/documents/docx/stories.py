"""Blocks within blocks: cells, notes, headers and text boxes flattened to lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from pipeline.documents.docx._flow import Flow
from pipeline.documents.docx.context import Context
from pipeline.documents.docx.inline import Mode, choose, read_paragraph, shows_placeholder, unread_part
from pipeline.documents.docx.names import (
    ALT_CHUNK,
    ALTERNATE,
    DEL,
    ILVL,
    NUM_ID,
    NUM_PR,
    P_PR,
    P_STYLE,
    PROPERTIES,
    R_PR,
    SDT,
    SDT_CONTENT,
    SUB_DOC,
    TBL,
    VAL,
    P,
    T,
    number_of,
)
from pipeline.documents.model import Note, Table


class Block(NamedTuple):
    """A block met on the walk: a paragraph, a table, or a part from another file."""

    element: etree._Element
    placeholder: bool


def blocks_in(parent: etree._Element, placeholder: bool = False) -> Iterator[Block]:
    """The paragraphs and tables in a container, however they are wrapped, in reading order."""
    for child in parent:
        yield from blocks_of(child, placeholder)


def blocks_of(child: etree._Element, placeholder: bool = False) -> Iterator[Block]:
    """A block as it is, or the blocks inside a wrapper (content control, custom XML, alternates)."""
    tag = child.tag
    if tag in (P, TBL, ALT_CHUNK, SUB_DOC):
        yield Block(child, placeholder)
    elif tag in PROPERTIES:
        return
    elif tag == SDT:
        content = child.find(SDT_CONTENT)
        if content is not None:
            yield from blocks_in(content, shows_placeholder(child))
    elif tag == ALTERNATE:
        branch = choose(child)
        if branch is not None:
            yield from blocks_in(branch, placeholder)
    elif next(child.iter(P, TBL), None) is not None:
        yield from blocks_in(child, placeholder)
    elif next(child.iter(T), None) is not None:
        # text outside any paragraph breaks the format's rules; it is read all the same
        yield Block(child, placeholder)


def flatten(
    parent: etree._Element,
    flow: Flow,
    context: Context,
    tables: list[Table] | None = None,
    placeholder: bool = False,
) -> None:
    """Add everything in a container to `flow`, a line per paragraph and per row of a table.

    Automatic numbers and bullets are not part of what was typed: they become notes of kind `label`,
    whose place names the line they stand before. Words of text boxes follow the paragraph that
    anchors them.

    Args:
        parent: a cell, note, header or text box.
        flow: what collects the text.
        context: the document being read.
        tables: collects the tables inside; None where they have no place of their own (notes,
            headers), so that they count in no numbering.
        placeholder: the container stands in a content control that shows its prompt.
    """
    for element, inside in blocks_in(parent, placeholder):
        if element.tag == TBL:
            _nested(element, flow, context, tables)
        elif element.tag in (ALT_CHUNK, SUB_DOC):
            unread_part(flow, context)
        else:
            _paragraph(element, flow, context, tables, inside)


def _paragraph(
    element: etree._Element, flow: Flow, context: Context, tables: list[Table] | None, placeholder: bool
) -> None:
    line = flow.line()
    read_paragraph(element, flow, context, Mode(placeholder=placeholder))
    if not mark_deleted(element):
        label = label_of(element, context)
        if label:
            flow.note("label", label, place=flow.place._replace(paragraph=line))
        flow.parts.append("\n")
    boxes, flow.boxes = flow.boxes, []
    for box in boxes:
        if flow.parts and flow.parts[-1] != "\n":
            flow.parts.append("\n")
        flatten(box, flow, context, tables)


def _nested(element: etree._Element, flow: Flow, context: Context, tables: list[Table] | None) -> None:
    count = context.tables
    table = context.read_table(element, context)
    if tables is None:
        context.tables = count
    if table is None:
        return
    if tables is not None:
        tables.append(table)
    for row in table.rows:
        flow.parts.append(" ".join(cell.text for cell in row.cells if cell.text))
        flow.parts.append("\n")
    if tables is None:  # nobody will see the table itself, so its notes have to be carried along
        for note in _all_notes(table):
            flow.note(note.kind, note.text, note.author)


def _all_notes(table: Table) -> Iterator[Note]:
    for row in table.rows:
        for cell in row.cells:
            yield from cell.notes
            for inner in cell.tables:
                yield from _all_notes(inner)


def mark_deleted(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph was deleted in a tracked change: it then runs on into the next."""
    properties = paragraph.find(P_PR)
    if properties is None:
        return False
    mark = properties.find(R_PR)
    return mark is not None and mark.find(DEL) is not None


def label_of(paragraph: etree._Element, context: Context) -> str:
    """The automatic number or bullet of a paragraph; counts it, so to be called once for each."""
    properties = paragraph.find(P_PR)
    if properties is None:
        return ""
    style = properties.find(P_STYLE)
    name = style.get(VAL) if style is not None else None
    look = context.styles.look(name)
    num_id, ilvl = look.num_id, look.ilvl
    direct = properties.find(NUM_PR)
    if direct is not None:
        num_id = number_of(direct.find(NUM_ID), num_id or 0)
        given = direct.find(ILVL)
        ilvl = number_of(given, 0) if given is not None else ilvl
    if not num_id:
        return ""
    if ilvl is None:
        ilvl = context.numbering.level_of_style(num_id, name)
    return context.numbering.label(num_id, ilvl)

"""Content with its words changed and its structure left: for edits, and for links that are settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

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
    Para,
    Section,
    Spans,
    Table,
)

Change = Callable[[Spans], Spans]


def mapped(
    content: Content, change: Change, figure: Callable[[Figure], Figure] = lambda picture: picture
) -> Content:
    """A document in which every run of words went through `change`, every picture through `figure`.

    The order is that of the blocks (a section's headers and footers where it begins, a caption before its
    table's cells and after its picture), then the notes, then the endnotes: always the same for a structure.
    """
    return replace(
        content,
        blocks=mapped_blocks(content.blocks, change, figure),
        notes=_notes(content.notes, change, figure),
        endnotes=_notes(content.endnotes, change, figure),
    )


def mapped_blocks(
    blocks: tuple[Block, ...], change: Change, figure: Callable[[Figure], Figure] = lambda picture: picture
) -> tuple[Block, ...]:
    """The same for some blocks."""
    return tuple(_block(block, change, figure) for block in blocks)


def _notes(notes: tuple[Note, ...], change: Change, figure: Callable[[Figure], Figure]) -> tuple[Note, ...]:
    return tuple(replace(note, blocks=mapped_blocks(note.blocks, change, figure)) for note in notes)


def _block(block: Block, change: Change, figure: Callable[[Figure], Figure]) -> Block:
    if isinstance(block, Heading | Para | ListItem):
        return replace(block, spans=change(block.spans))
    if isinstance(block, Table):
        caption = change(block.caption)
        rows = tuple(
            tuple(replace(cell, blocks=mapped_blocks(cell.blocks, change, figure)) for cell in row)
            for row in block.rows
        )
        return replace(block, rows=rows, caption=caption)
    if isinstance(block, Figure):
        made = figure(block)
        return replace(made, caption=change(made.caption))
    if isinstance(block, Aside):
        return replace(block, blocks=mapped_blocks(block.blocks, change, figure))
    if isinstance(block, Contents):
        return replace(block, title=change(block.title))
    if isinstance(block, Section):
        return replace(
            block,
            header=_furniture(block.header, change, figure),
            footer=_furniture(block.footer, change, figure),
        )
    return block


def _furniture(beside: Furniture, change: Change, figure: Callable[[Figure], Figure]) -> Furniture:
    return Furniture(
        mapped_blocks(beside.usual, change, figure),
        None if beside.first is None else mapped_blocks(beside.first, change, figure),
        None if beside.even is None else mapped_blocks(beside.even, change, figure),
    )

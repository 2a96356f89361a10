"""What stands beside the body: headers and footers, and the notes nothing in the text refers to."""

from __future__ import annotations

from lxml import etree

from pipeline.documents.docx._flow import Flow
from pipeline.documents.docx.context import Context
from pipeline.documents.docx.inline import add_story
from pipeline.documents.docx.names import TBL, TR, W_ID, W
from pipeline.documents.docx.stories import flatten
from pipeline.documents.model import Furniture, Place
from pipeline.errors import UnreadableError

_STORIES = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}
_ROWS_OF_A_REAL_TABLE = 3  # fewer are the layout of a letterhead


def load_stories(context: Context) -> None:
    """Collect the footnotes, endnotes and comments of a file by kind and id."""
    for part, kind in _STORIES.items():
        for name in context.package.related(part):
            root = part_root(context, name, f"Its {part} are damaged and were not read")
            if root is None:
                continue
            for story in root.iterchildren(W + kind):
                if story.get(W + "type") in (None, "normal"):  # the others are separator lines
                    context.stories[kind, story.get(W_ID, "")] = story


def part_root(context: Context, name: str, trouble: str) -> etree._Element | None:
    """A part beside the main one, parsed; None and a caution where it is damaged."""
    try:
        return context.package.root_of(name)
    except UnreadableError as error:
        if error.code != "damaged":
            raise
        context.caution("part-unreadable", trouble)
        return None


def read_furniture(context: Context) -> tuple[Furniture, ...]:
    """Every header and footer the file holds, whichever pages they are for; tables as lines of text."""
    found = []
    context.beside = True
    for kind in ("header", "footer"):
        for name in context.package.related(kind):
            root = part_root(context, name, f"A page {kind} is damaged and was not read")
            if root is None:
                continue
            flow = Flow(Place())
            flatten(root, flow, context)
            if text := flow.text():
                found.append(Furniture(kind, text))
            context.notes.extend(note for note in flow.notes() if note.text)
            if any(sum(1 for _ in table.iter(TR)) >= _ROWS_OF_A_REAL_TABLE for table in root.iter(TBL)):
                context.caution(
                    "furniture-table",
                    f"A table of several rows stands in a page {kind}; its words are kept as plain text",
                )
    context.beside = False
    return tuple(found)


def leftover_stories(context: Context) -> None:
    """Keep the footnotes and comments that nothing refers to: they are in the file, so they are evidence."""
    for key, story in context.stories.items():
        if key not in context.used:
            flow = Flow(Place())
            add_story(story, key[0], flow, context)
            context.notes.extend(note for note in flow.notes() if note.text)

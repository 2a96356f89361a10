"""Paragraphs in reading order, each with what it is and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from pipeline.anonymise.channels.docx.images import Images
from pipeline.anonymise.channels.docx.lines import (
    Line,
    capped,
    drawing_line_of,
    drop_loose_texts,
    line_of,
    loose_texts,
)
from pipeline.anonymise.channels.docx.names import A_PARAGRAPH, A_TEXT, tag
from pipeline.anonymise.channels.docx.work import Spot, Story, Work
from pipeline.anonymise.passages import Role
from pipeline.documents.docx.context import Context
from pipeline.documents.docx.dropcap import goes_on_below
from pipeline.documents.docx.names import (
    ILVL,
    INSTR_TEXT,
    MATH_TEXT,
    NUM_ID,
    NUM_PR,
    P_PR,
    P_STYLE,
    TBL,
    TC,
    TEXT_BOX,
    TR,
    VAL,
    W_ID,
    P,
    T,
    number_of,
)
from pipeline.documents.docx.styles import outline_level

_NOTES = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}
_FURNITURE = ("header", "footer")


@dataclass(eq=False)
class Place:
    """How far the walk through a story has come."""

    paragraphs: int = 0
    notes: int = 0
    tables: dict[etree._Element, int] = field(default_factory=dict)
    cells: dict[etree._Element, tuple[int, int, int]] = field(default_factory=dict)

    def enter(self, table: etree._Element) -> None:
        """Number a table and its cells."""
        number = self.tables[table] = len(self.tables) + 1
        for row, cells in enumerate(table.iterchildren(TR), 1):
            for column, cell in enumerate(cells.iterchildren(TC), 1):
                self.cells[cell] = (number, row, column)


def read_paragraphs(story: Story, context: Context, images: Images, work: Work) -> dict[int, Spot | None]:
    """Make a passage of every paragraph with text.

    Returns:
        For each picture of this part, by its index in `images.shown`, the passage it follows.
    """
    drawn = {shown.element: index for index, shown in enumerate(images.shown)}
    after: dict[int, Spot | None] = {}
    place = Place()
    latest: Spot | None = None
    capital: Line | None = None
    held: set[etree._Element] = set(story.root.iter(INSTR_TEXT))
    for element in story.root.iter(P, TBL, A_PARAGRAPH, *{shown.element.tag for shown in images.shown}):
        if element.tag == A_PARAGRAPH:
            line = drawing_line_of(element)
            held.update(line.elements)
            if line.text:
                work.spots.append(Spot("text-boxes", f"shape after paragraph {place.paragraphs}", line.text,
                                       line.write, "paragraph"))  # fmt: skip
        elif element.tag == TBL:
            place.enter(element)
            _table_texts(element, place, work)
        elif element.tag == P:
            line = line_of(element)
            held.update(line.elements)
            if capital is not None:
                line, capital = capped(capital, line), None
            elif goes_on_below(element):
                capital = line
                continue
            spot = _spot(element, line, story, context, place)
            if spot.text:
                work.spots.append(spot)
                latest = spot
        elif element in drawn:
            after[drawn[element]] = latest
    _misplaced(story, held, work)
    return after


def _misplaced(story: Story, held: set[etree._Element], work: Work) -> None:
    """Words outside all paragraphs: some programs show them, so they are passages."""
    for element in loose_texts(story.root, held):
        if element.tag in (T, MATH_TEXT, A_TEXT):
            line = Line([element], [element.text or ""])
            work.spots.append(
                Spot(story.channel, "words outside all paragraphs", line.text, line.write, "paragraph")
            )
            held.add(element)
    drop_loose_texts(story.root, held, work)


def _spot(paragraph: etree._Element, line: Line, story: Story, context: Context, place: Place) -> Spot:
    properties = paragraph.find(P_PR)
    look = context.styles.look(_style(properties))
    label, depth = _label(properties, look.num_id, look.ilvl, context)
    in_box = next(paragraph.iterancestors(TEXT_BOX), None) is not None
    cell = next(paragraph.iterancestors(TC), None)
    role: Role = "paragraph"
    level = 0
    at: tuple[int, int, int] | None = None
    heading = outline_level(properties, look.level) if properties is not None else look.level
    if story.channel in _NOTES:
        role = "note"
    elif story.channel in _FURNITURE:
        role = "furniture"
    elif cell is not None:
        role, at = "cell", place.cells.get(cell)
    elif heading is not None:
        role, level = "heading", heading
    elif _is_caption(properties, context):
        role = "caption"
    elif label:
        role, level = "list", depth + 1
    if line.text and cell is None and not in_box:
        place.paragraphs += 1
    channel = "text-boxes" if in_box and story.channel == "body" else story.channel
    return Spot(
        channel, _where(paragraph, story, place, at, in_box), line.text, line.write, role, level, at, label
    )


def _style(properties: etree._Element | None) -> str | None:
    style = properties.find(P_STYLE) if properties is not None else None
    return style.get(VAL) if style is not None else None


def _label(
    properties: etree._Element | None, num_id: int | None, ilvl: int | None, context: Context
) -> tuple[str, int]:
    numbering = properties.find(NUM_PR) if properties is not None else None
    depth = ilvl or 0
    if numbering is not None:
        named, given = numbering.find(NUM_ID), numbering.find(ILVL)
        num_id = number_of(named, 0) if named is not None else num_id
        depth = number_of(given, 0) if given is not None else depth
    elif num_id:
        depth = context.numbering.level_of_style(num_id, _style(properties)) or depth
    return (context.numbering.label(num_id, depth), depth) if num_id else ("", 0)


def _is_caption(properties: etree._Element | None, context: Context) -> bool:
    return context.styles.name(_style(properties)).lower().startswith("caption")


def _where(
    paragraph: etree._Element,
    story: Story,
    place: Place,
    cell: tuple[int, int, int] | None,
    in_box: bool,
) -> str:
    if story.channel in _NOTES:
        note = next(paragraph.iterancestors(tag(f"w:{_NOTES[story.channel]}")), None)
        return f"{_NOTES[story.channel]} {note.get(W_ID, '') if note is not None else ''}".strip()
    if story.channel in _FURNITURE:
        return f"page {story.channel}"
    if in_box:
        return f"text box after paragraph {place.paragraphs}"
    if cell is not None:
        return f"table {cell[0]}, row {cell[1]}, column {cell[2]}"
    return f"paragraph {place.paragraphs}"


def _table_texts(table: etree._Element, place: Place, work: Work) -> None:
    properties = table.find(tag("w:tblPr"))
    for name in ("tblCaption", "tblDescription"):
        element = properties.find(tag(f"w:{name}")) if properties is not None else None
        if element is not None and element.get(VAL):
            work.attribute("alt-text", f"description of table {place.tables[table]}", element, VAL)

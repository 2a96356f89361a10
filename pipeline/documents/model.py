"""What a document is to every other room, whatever file it came from.

Text is carried as evidence: never reworded, only white space is folded (runs of blanks, tabs and
no-break spaces to one blank; line breaks and paragraph ends to `\\n`; see `fold`). Every piece
knows its place. The small pieces are named tuples because a long chronology has a hundred
thousand of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """Where a piece stands. Numbers start at 1; None where the file has no such thing.

    `page` is None for Word files: their pages exist only once a program lays them out.
    `table` counts all tables of the body, nested ones included, in the order they begin.
    `row` is the row within that table, `column` the grid column (0 is the first).
    """

    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


class Note(NamedTuple):
    """Something that belongs to a piece of text without standing in its line.

    `kind` is one of footnote, endnote, comment, deleted (text removed by a tracked change),
    image (text is the alternative text or ""), hidden (text formatted as hidden; it also stays in
    the text), unseen (text a reader does not see, such as white letters on white; in Word files it also
    stays in the text), struck (struck-through text; it also stays in the text itself), label (the automatic
    number or bullet of a line in a cell, whose number in the cell is the place's `paragraph`),
    placeholder (the prompt of a form field nobody filled in),
    field-code (words inside the code of a Word field, which Word does not show; the formula of a cell
    that keeps no value), stored (what an Excel cell holds beyond what its format shows, such as the year),
    picture (on a page of a PDF, a small picture beside, below or above a line: "below 1", then that line;
    the number tells lines of the same words apart),
    shading (a cell's colour where it says something: "red", or "the whole row: yellow"),
    ocr (the words were recognised on a picture; text is how sure that was, in per cent, of all words and
    of the least sure: "91 42", "" when not known).
    """

    kind: str
    text: str
    place: Place = Place()
    author: str | None = None


class Cell(NamedTuple):
    """One cell of a table, placed on the table's grid.

    `column` is the first grid column it covers (0 is the left-most), `span` how many it covers.
    `continued` marks a cell that is the continuation of the one above (vertical merge): its text
    is then "" and `Table.text_above` finds the words. Text of nested tables is part of `text`
    (a line per row, cells parted by a blank) and the tables themselves are in `tables`. `shade` is the
    colour behind it in a plain word (red, amber, yellow, green, blue, purple), "" for white, grey and black.
    """

    text: str
    column: int
    span: int = 1
    continued: bool = False
    notes: tuple[Note, ...] = ()
    tables: tuple[Table, ...] = ()
    shade: str = ""


class Row(NamedTuple):
    """One row as a reader sees it; a row that runs over a page end is one row.

    `header` marks a row the file itself repeats as heading (Word's repeated heading row, or a
    heading row met again at the top of a PDF page). `page`/`last_page` are where it begins and ends.
    `hidden` rows are not shown by the program that made the file; they are read all the same.
    """

    cells: tuple[Cell, ...]
    number: int
    header: bool = False
    page: int | None = None
    last_page: int | None = None
    hidden: bool = False

    @property
    def is_page_heading(self) -> bool:
        """Heading words a PDF repeats page by page; authors of Word files mark entries as headings too."""
        return self.header and self.page is not None


class Table(NamedTuple):
    """A table: `number` counts all tables of the document from 1; `width` is its grid's columns."""

    rows: tuple[Row, ...]
    number: int
    width: int
    page: int | None = None

    def text_above(self, row: Row, column: int) -> str:
        """The text that a vertically merged cell of `row` shows at grid column `column`.

        A heading repeated on the next page is passed over: a merged cell goes on behind it.
        """
        for earlier in reversed(self.rows[: row.number - 1]):
            if earlier.is_page_heading:
                continue
            for cell in earlier.cells:
                if cell.column <= column < cell.column + cell.span and not cell.continued:
                    return cell.text
        return ""


class Paragraph(NamedTuple):
    """A paragraph of running text. `label` is its automatic number or bullet ("1.2", "a)", "•"), if any."""

    text: str
    place: Place
    label: str = ""
    notes: tuple[Note, ...] = ()


class Letters(NamedTuple):
    """How a line is set: the size in points (None where the file does not say), bold, italic, underlined."""

    size: float | None = None
    bold: bool = False
    italic: bool = False
    underlined: bool = False


class Heading(NamedTuple):
    """A heading. `level` 1 is the highest; `label` its number as shown ("1.2"), whether typed or automatic.

    A typed number stays in `text` too, because text is never reworded. `letters` says how it is set, where
    the reader knows (Word); in a PDF the size is in the level.
    """

    text: str
    level: int
    place: Place
    label: str = ""
    notes: tuple[Note, ...] = ()
    letters: Letters | None = None


Block = Heading | Paragraph | Table


class Furniture(NamedTuple):
    """Text of headers, footers and page numbers, kept apart from the body. `kind`: header | footer."""

    kind: str
    text: str
    page: int | None = None


class Caution(NamedTuple):
    """Something the reader could not do or had to guess; shown to people, never swallowed.

    Codes so far: hidden-text, unseen-text, tracked-changes, image-text (an image that may hold
    text), macros-ignored, part-unreadable, second-opinion (a PDF page where the two readers
    disagreed), repaired (the file broke its own format's rules and was read all the same),
    struck-text (words of a PDF page are struck through),
    furniture-table (a table of several rows stands in a header or footer), row-joined (a PDF row
    over a page end put together by guess), row-split (left apart; may be the rest of the row above),
    table-guessed (a PDF table without rules, or without all of them, read by white and dates),
    converted (read by way of another program), date-turned (dates shown month first were written day first),
    sheet-parted (a sheet with many empty rows became several tables), links-ignored (it would bring in
    something from elsewhere), misplaced-text (words stand where the format allows none; they follow at
    the end), not-accounted (counted again another way, the file holds words or rows that the document
    lacks).
    """

    code: str
    message: str
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read. `blocks` is the body in reading order.

    Attributes:
        file: the file's name, without folders.
        sha256: of the file's bytes as submitted, lower-case hex.
        format: docx | pdf | xlsx, or as submitted when converted: doc | odt | rtf | xls | xlsb | ods.
        pages: number of pages; None for Word and Excel files.
        title: from the file's properties, "" when none.
    """

    file: str
    sha256: str
    format: str
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[Note, ...] = ()
    cautions: tuple[Caution, ...] = ()
    pages: int | None = None
    title: str = ""
    properties: dict[str, str] = field(default_factory=dict)

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables, nested ones included, in the order of their numbers."""
        return tuple(_walk(block for block in self.blocks if isinstance(block, Table)))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs outside tables, in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))


def _walk(tables: Iterator[Table] | tuple[Table, ...]) -> Iterator[Table]:
    for table in tables:
        yield table
        for row in table.rows:
            for cell in row.cells:
                if cell.tables:
                    yield from _walk(cell.tables)


_LINE_ENDS = re.compile(r"\r\n?|[\v\f\u2028\u2029]")


def fold(text: str) -> str:
    """Fold white space and nothing else: runs of blanks to one, line and paragraph ends to one `\\n`.

    >>> fold(" a\\u00a0 b \\r\\n\\n c ")
    'a b\\nc'
    """
    if text.isprintable() and "  " not in text:
        return text.strip()  # its only white space is single blanks: the rule in a long chronology
    text = _LINE_ENDS.sub("\n", text)
    if "\n" not in text:
        return " ".join(text.split())
    return "\n".join(line for part in text.split("\n") if (line := " ".join(part.split())))

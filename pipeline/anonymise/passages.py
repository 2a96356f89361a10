"""What a file's channels give: passages of text to be rewritten, pictures, and what was taken out.

A channel is a place in a file where text can stand: the body, a footnote, a comment's author, a property, the
cache of a chart. Every channel reader gives its text as passages, put together from however many pieces the
file has cut it into, and takes edits to them back; what a piece is stays the reader's own affair.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

Role = Literal["heading", "paragraph", "list", "cell", "caption", "note", "furniture", "hidden"]
"""What a passage is to a reader; "hidden" is what nobody sees on the page (a property, a bookmark's name)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that is read as one: a paragraph, a cell's paragraph, a property, a file's name.

    Attributes:
        number: its place among all passages of the document, from 0, in reading order; the body first, then
            notes and furniture, what is hidden last.
        channel: where it stands, in the field's plain words with hyphens: "body", "header", "footer",
            "footnotes", "endnotes", "comments", "text-boxes", "properties", "alt-text", "charts" …
        where: the same for a person to find it: "paragraph 41", "table 2, row 3, column 1", "footnote 2".
        text: what a program reads there, to the letter, soft hyphens and zero-width marks too; line breaks
            are `\\n`, tabs `\\t`.
        role: what it is to a reader.
        level: of a heading, from 1; of a list, from 1; 0 for anything else.
        cell: (table, row, column) for a cell's passage, from 1, for the page that shows the document.
        label: the automatic number or bullet before it.
    """

    number: int
    channel: str
    where: str
    text: str
    role: Role = "paragraph"
    level: int = 0
    cell: tuple[int, int, int] | None = None
    label: str = ""

    @property
    def visible(self) -> bool:
        """Whether a reader of the page sees it."""
        return self.role != "hidden"


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of a passage's text are to read `text` instead."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the document, for a person to look at: no finder can tell what it shows.

    Attributes:
        id: stable for the same image content ("picture-" and part of its hash).
        where: where it stands.
        media: "image/png", "image/jpeg" …; what no browser shows has been turned into PNG.
        data: the image, its metadata taken away.
        alt: its description as it stands in the document, "" when none.
        after: the number of the passage it follows; -1 at the beginning.
        words: what tesseract read in it, "" when nothing or not installed.
    """

    id: str
    where: str
    media: str
    data: bytes
    alt: str = ""
    after: int = -1
    words: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """Something the anonymised file does not have any more, and why; told to the reviewer.

    `what` names the thing without quoting it ("3 comments", "an embedded workbook"); `text` holds its words
    where they are known, so that the reviewer can judge what is lost and names in it are learnt; it is shown
    to people who may see the original only.
    """

    channel: str
    where: str
    what: str
    why: str
    text: str = ""


class Draft(Protocol):
    """One document opened for anonymising; nothing of the file is changed by opening it."""

    @property
    def ending(self) -> str:
        """What the name of a written file ends in: ".docx", ".xlsx" …; a PDF is written as a Word file."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Everything that can be rewritten, in the order of its numbers."""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every image."""

    @property
    def removed(self) -> tuple[Removed, ...]:
        """What the written file will lack."""

    def write(
        self,
        goal: Path,
        edits: Mapping[int, Sequence[Edit]],
        *,
        without: Collection[str] = (),
        described: Mapping[str, str] | None = None,
    ) -> None:
        """Write the document with these edits.

        Args:
            goal: the file to write, whole or not at all; its folder is there.
            edits: passage number → edits, in order of place, not overlapping.
            without: ids of pictures that are to be replaced by a plain grey box that says so.
            described: descriptions that a person gave, by the picture's id; "" marks it as decoration.

        Raises:
            OSError: it cannot be written.
        """


def edited(text: str, edits: Sequence[Edit]) -> str:
    """A text with its edits made; they stand in order and do not overlap."""
    out, past = [], 0
    for edit in edits:
        out.append(text[past : edit.start])
        out.append(edit.text)
        past = edit.end
    out.append(text[past:])
    return "".join(out)


def rewritten(pieces: Sequence[str], edits: Sequence[Edit]) -> list[str]:
    """The pieces a passage is cut into, after the edits; as many as before, so that each keeps its format.

    New words stand in the piece where the words they replace began. Together the pieces read as `edited`;
    every edit replaces at least one character.

    >>> rewritten(["Kay", "leigh", " was seen"], [Edit(0, 8, "Child A")])
    ['Child A', '', ' was seen']
    """
    out: list[list[str]] = [[] for _ in pieces]
    bounds, at = [], 0
    for piece in pieces:
        bounds.append((at, at + len(piece)))
        at += len(piece)
    for index, (start, end) in enumerate(bounds):
        past = start
        for edit in edits:
            if edit.end <= start or edit.start >= end:
                continue
            out[index].append(pieces[index][past - start : max(past, min(edit.start, end)) - start])
            if start <= edit.start:
                out[index].append(edit.text)
            past = max(past, min(edit.end, end))
        out[index].append(pieces[index][past - start :])
    return ["".join(parts) for parts in out]

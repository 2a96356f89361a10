"""What the parts of the Word reader share while one document is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from pipeline.documents.docx.names import P_PR, P_STYLE, VAL
from pipeline.documents.docx.numbering import Numbering
from pipeline.documents.docx.package import Package
from pipeline.documents.docx.styles import Styles, outline_level
from pipeline.documents.model import Caution, Note, Place, Table

_MESSAGES = {
    "hidden-text": "{n} of its passages are formatted as hidden; they are read and marked",
    "unseen-text": "{n} of its passages are in the colour of the paper or cell they stand on, where nobody"
    " sees them; they are read and marked",
    "tracked-changes": "It holds tracked changes ({n}): insertions are read as text, deletions kept as notes",
    "image-text": "It holds {n} pictures; text inside a picture is not read",
    "macros-ignored": "It carries macros, which were not run",
}


@dataclass
class Context:
    """One document being read.

    Attributes:
        package: the file's parts.
        styles: its styles.
        numbering: its lists, counted as the walk goes on.
        read_table: reads a nested table whole; handed in because tables hold text and text holds tables.
        stories: footnotes, endnotes and comments by kind and id, each an element not read yet.
        used: which of the stories something in the text refers to.
        symbol_fonts: whether the main part names a symbol font anywhere.
        tables: tables begun so far.
        notes: notes that belong to the document and not to a piece of text.
        beside: whether headers and footers are being read.
        depth: how many notes deep the walk is; a note inside a note is not followed further.
    """

    package: Package
    styles: Styles
    numbering: Numbering
    read_table: Callable[[etree._Element, Context], Table | None]
    stories: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    used: set[tuple[str, str]] = field(default_factory=set)
    symbol_fonts: bool = False
    tables: int = 0
    notes: list[Note] = field(default_factory=list)
    depth: int = 0
    beside: bool = False
    _tally: dict[str, tuple[int, Place]] = field(default_factory=dict)
    _cautions: dict[Caution, None] = field(default_factory=dict)

    def count(self, code: str, place: Place) -> None:
        """Count something that is told once for the whole document, with its first place."""
        if self.beside and code == "image-text":
            return  # a logo in a letterhead is no scanned record
        times, first = self._tally.get(code, (0, place))
        self._tally[code] = (times + 1, first)

    def caution(self, code: str, message: str, place: Place = Place()) -> None:  # noqa: B008  immutable
        """Add a caution of its own; the same one for the same place only once."""
        self._cautions[Caution(code, message, place)] = None

    def styles_say(self, paragraph: etree._Element) -> bool:
        """Whether a style or the paragraph itself makes it a heading, and not only its bold letters."""
        properties = paragraph.find(P_PR)
        if properties is None:
            return False
        style = properties.find(P_STYLE)
        look = self.styles.look(style.get(VAL) if style is not None else None)
        return outline_level(properties, look.level) is not None

    def cautions(self) -> tuple[Caution, ...]:
        """Everything counted and cautioned, in a fixed order."""
        told = [
            Caution(code, _MESSAGES[code].format(n=times), place)
            for code, (times, place) in sorted(self._tally.items())
        ]
        return (*told, *self._cautions)

"""Every shape by name: its family, the manner of its agency, and the writer of its file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.shapes import books, dressed, printed, raw, undrawn, word
from tests.shapes.layout import Manner, Sheet, any_manner, lay
from tests.shapes.printed import Print
from tests.shapes.truth import story

Write = Callable[[Sheet, Path], Sheet]
"""Writes the sheet as a file and gives it back, with what this shape adds to it."""

AnyManner = Manner | Callable[[int], Manner]
Row = tuple[str, AnyManner, Write]


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to write a chronology.

    Attributes:
        name: unique; family: what the accuracy report sums over.
        manner: of the agency, or which one for each seed.
        flowed: the format keeps no line ends.
    """

    name: str
    family: str
    manner: AnyManner
    write: Write
    suffix: str = ".docx"
    flowed: bool = False

    def make(self, seed: int, folder: Path, count: int = 18) -> tuple[Path, Sheet]:
        """Write the story of this seed in this shape."""
        manner = self.manner if isinstance(self.manner, Manner) else self.manner(seed)
        path = folder / f"{self.name.replace(' ', '-').replace('/', '-')}-{seed}{self.suffix}"
        return path, self.write(lay(story(seed, count), manner), path)


_FIVE = ("date", "professional", "description", "child_seen", "comments")
_APART = ("date", "time", "family_member", "professional", "contact", "description", "child_seen", "comments")
_TURNED = ("No.", "description", "child_seen", "date", "professional", "contact", "Outcome")
_BANNERS = Manner(banners="year", yearless=True)

_WORD: tuple[Row, ...] = (
    ("plain", Manner(), word.simple),
    ("plain, blank same day", Manner(same="blank", renamed=True), word.simple),
    ("plain, ditto", Manner(same="ditto"), word.simple),
    ("styled", Manner(joint="\n"), word.styled),
    ("year banners without years", _BANNERS, word.simple),
    ("year banners, blank same day", Manner(banners="year", yearless=True, same="blank"), word.simple),
    ("section banners, blank same day", Manner(banners="section", same="blank"), word.simple),
    ("headings over two rows", Manner(columns=_APART), word.two_rows_of_headings),
    ("headings repeated", Manner(repeat=6, same="blank"), word.simple),
    ("columns turned round and renamed", Manner(columns=_TURNED, renamed=True), word.simple),
    ("date and time apart", Manner(columns=_APART, renamed=True), word.simple),
    ("five columns", Manner(columns=_FIVE, renamed=True), word.simple),
    ("two columns", Manner(columns=("date", "description")), word.simple),
    ("time before date", Manner(clock_first=True), word.simple),
    ("ten columns", Manner(columns=("No.", *_APART, "Outcome"), renamed=True), word.simple),
    ("thin columns before rows", Manner(), word.shifted),
    ("merged dates", Manner(same="merge", columns=_APART), word.simple),
    ("a table for each year", _BANNERS, word.a_table_for_each_year),
    ("parted by blank paragraphs", Manner(), word.parted),
    ("parted, blank same day", Manner(same="blank"), word.parted),
    ("a table for each entry", Manner(), word.a_table_for_each_entry),
    ("within a layout table", Manner(banners="year"), word.in_a_layout_table),
    ("among other tables", Manner(renamed=True), word.among_other_tables),
    ("spacer columns", Manner(), word.with_spacers),
    ("dragged column lines", Manner(), word.dragged),
    ("blank, guidance and signature rows", Manner(blanks=True, guidance=True, signature=True), word.simple),
    ("notes of the author", Manner(author_notes=True), word.simple),
    ("lists by the program", Manner(bullets="automatic"), word.filled(word.listed)),
    ("line breaks, tabs, no-break spaces", Manner(joint="\n"), word.filled(word.broken)),
    ("no headings", Manner(headings=False), word.simple),
    ("odd dates", Manner(odd=True), word.simple),
    ("odd dates, blank same day", Manner(odd=True, same="blank", columns=_APART), word.simple),
    ("latest first", Manner(latest_first=True, banners="year", yearless=True), word.simple),
    ("month first", Manner(month_first=True), word.simple),
    ("runs cut within words", Manner(), dressed.cut(dressed.runs)),
    ("every letter a run", Manner(), dressed.cut(dressed.letters)),
    ("raised ordinals", Manner(), dressed.cut(dressed.raised)),
    ("tracked changes", Manner(), dressed.cut(dressed.tracked)),
    ("dates corrected by tracked changes", Manner(), dressed.cut(dressed.retyped)),
    ("tracked moves", Manner(), dressed.cut(dressed.moved)),
    ("links", Manner(), dressed.cut(dressed.linked)),
    ("content controls", Manner(), dressed.cut(dressed.controlled)),
    ("smart tags", Manner(), dressed.cut(dressed.tagged)),
    ("fields", Manner(), dressed.cut(dressed.fields)),
    ("proofing marks", _BANNERS, dressed.cut(dressed.littered)),
    ("text boxes", Manner(), dressed.boxed),
    ("footnotes", Manner(), dressed.footnoted),
    ("comments and hidden words", Manner(), dressed.commented),
    ("tables within cells", Manner(), dressed.nested),
    ("any manner", any_manner, word.simple),
    ("any manner, any cut", any_manner, dressed.cut(dressed.mixed)),
)
_RAW: tuple[Row, ...] = (
    ("no grid", _BANNERS, raw.bare),
    ("renamed document part", Manner(), raw.renamed),
    ("macro document", Manner(), raw.with_macros),
    ("strict", Manner(same="blank"), raw.strict),
    ("another prefix", _BANNERS, raw.other_prefix),
    ("sixteen bits", Manner(), raw.sixteen_bits),
    ("character references and CDATA", Manner(), raw.as_figures),
    ("byte order mark", Manner(), raw.marked),
    ("indented XML", Manner(), raw.pretty),
    ("rows in content controls", _BANNERS, raw.controlled_rows),
    ("custom XML around everything", Manner(), raw.custom_xml),
    ("alternative content", Manner(), raw.alternatives),
    ("banners merged the old way", _BANNERS, raw.legacy_merges),
    ("rows tracked", Manner(), raw.whole_rows_tracked),
    ("rows that stop early", Manner(), raw.without_end),
    ("merged dates, no grid", Manner(same="merge", columns=_APART), raw.bare),
    ("any manner, rows in content controls", any_manner, raw.controlled_rows),
)
_BOOKS: tuple[Row, ...] = (
    ("typed text", Manner(renamed=True), books.text),
    ("year banners", _BANNERS, books.text),
    ("blank same day", Manner(same="blank", columns=_APART), books.text),
    ("merged dates", Manner(same="merge", columns=_APART), books.text),
    ("real dates", Manner(columns=_APART), books.real_dates),
    ("real dates, columns turned round", Manner(columns=_TURNED, renamed=True), books.moments),
    ("day and time in one cell", Manner(), books.moments),
    ("real times", Manner(columns=_APART, same="blank"), books.real_times),
    ("odd dates", Manner(odd=True), books.text),
    ("any manner", any_manner, books.text),
    ("further down", Manner(), books.further_down),
    ("a sheet for each year", Manner(banners="year"), books.a_sheet_for_each_year),
)
_UNDRAWN: tuple[Row, ...] = (
    ("dates set off by a dash", Manner(joint=", "), undrawn.dashed),
    ("dates in bold with labelled lines", Manner(), undrawn.coloned),
    ("dates as headings", Manner(), undrawn.headed),
    ("dates on lines of their own", Manner(bullets="none"), undrawn.above),
)
_RULED: tuple[tuple[str, AnyManner, Print], ...] = (
    ("all rules", Manner(), Print()),
    ("fine rules, shaded headings", Manner(renamed=True), Print(printed.FINE, furniture=True)),
    ("rows over page ends", Manner(), Print(split=True, furniture=True)),
    ("rows over page ends, headings once", Manner(), Print(split=True, repeat=False)),
    ("year banners", _BANNERS, Print(furniture=True)),
    ("blank same day", Manner(same="blank"), Print()),
    ("merged dates", Manner(same="merge", columns=_APART), Print()),
    ("narrow and upright", Manner(columns=_FIVE), Print(upright=True, split=True, font="Times-Roman")),
    ("columns turned round", Manner(columns=_TURNED, renamed=True), Print(printed.FINE)),
    ("date and time apart", Manner(columns=_APART), Print(split=True)),
    ("no headings", Manner(headings=False), Print()),
    ("month first", Manner(month_first=True), Print()),
    ("any manner", any_manner, Print(split=True, furniture=True)),
)
_PARTLY: tuple[tuple[str, AnyManner, Print], ...] = (
    ("rules across", Manner(), Print(printed.ACROSS)),
    ("rules across, rows over page ends", Manner(), Print(printed.ACROSS, split=True)),
    ("rules across in a box", Manner(), Print(printed.BOXED, furniture=True)),
    ("rules across, year banners", _BANNERS, Print(printed.ACROSS)),
    ("rules across, blank same day", Manner(same="blank"), Print(printed.ACROSS)),
    ("rules across, any manner", any_manner, Print(printed.ACROSS)),
    ("rules down", Manner(), Print(printed.DOWN)),
    ("rules above and below the headings", Manner(columns=_FIVE), Print(printed.BOOKISH, gap=5)),
    ("striped", Manner(), Print(printed.ZEBRA)),
    ("striped with shaded headings", Manner(columns=_FIVE), Print(printed.ZEBRA_HEADED, upright=True)),
)
_BORDERLESS: tuple[tuple[str, AnyManner, Print], ...] = (
    ("wide gutters", Manner(), Print(printed.NONE, pad=8, gap=6)),
    ("narrow gutters", Manner(), Print(printed.NONE, pad=3)),
    ("upright, five columns", Manner(columns=_FIVE), Print(printed.NONE, upright=True, gap=5)),
    ("two columns", Manner(columns=("date", "description")), Print(printed.NONE, upright=True, gap=5)),
    ("year banners", _BANNERS, Print(printed.NONE, gap=6)),
    ("blank same day", Manner(same="blank"), Print(printed.NONE, gap=6)),
    ("date and time apart", Manner(columns=_APART), Print(printed.NONE, gap=6)),
    ("headings once", Manner(), Print(printed.NONE, repeat=False, gap=6, furniture=True)),
    ("rows over page ends", Manner(), Print(printed.NONE, split=True, gap=6)),
    ("any manner", any_manner, Print(printed.NONE, gap=6)),
)


def _prints(family: str, looks: tuple[tuple[str, AnyManner, Print], ...]) -> tuple[Shape, ...]:
    return tuple(
        Shape(f"{family}: {name}", family, manner, printed.printed(look), ".pdf", flowed=True)
        for name, manner, look in looks
    )


SHAPES: tuple[Shape, ...] = (
    *(Shape(name, "DOCX", manner, write) for name, manner, write in _WORD),
    *(Shape(f"raw: {name}", "raw XML", manner, write) for name, manner, write in _RAW),
    *(Shape(f"workbook: {name}", "XLSX", manner, write, ".xlsx") for name, manner, write in _BOOKS),
    *(Shape(f"paragraphs: {name}", "dated paragraphs", manner, write) for name, manner, write in _UNDRAWN),
    *_prints("ruled PDF", _RULED),
    *_prints("partly ruled PDF", _PARTLY),
    *_prints("borderless PDF", _BORDERLESS),
)
FAMILIES = tuple(dict.fromkeys(shape.family for shape in SHAPES))
"""The families, in their order."""


def shapes_of(*families: str) -> tuple[Shape, ...]:
    """The shapes of these families, in their order."""
    return tuple(shape for shape in SHAPES if shape.family in families)

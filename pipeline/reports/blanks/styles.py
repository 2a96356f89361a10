"""How a blank looks: the styles of its Word file. Black on white but for what is guidance."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor

from pipeline.reports.colours import HEADING_GROUND, HEADING_INK, INK
from pipeline.reports.package import FONT

GUIDANCE = "Guidance"
PROMPT = "Guidance question"
UNDER = "Under the title"
LABEL = "Field label"
CELL = "Cell"
CELL_GUIDANCE = "Guidance in a cell"
CELL_HEADING = "Cell heading"
CELL_HEADING_GUIDANCE = "Guidance in a heading"
MARKING = "Marking"
FOOT = "Foot"
GAP = "Gap"
ITEM = "Item"
RULED = "Table Grid"

GUIDANCE_INK = "595959"
"""Grey, and still 7:1 on white (WCAG 2.2, 1.4.6)."""


def dress(document: Document, *, landscape: bool) -> None:
    """Make a new document A4, in our font and language, with the styles that a blank uses."""
    _page(document, landscape)
    normal = document.styles["Normal"]
    _look(normal, size=10.5, ink=INK, after=6)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    _look(document.styles["Title"], size=20, ink=HEADING_GROUND, bold=True, after=4)
    _borderless(document.styles["Title"])
    for level, size in enumerate((14, 12, 11, 10.5, 10.5, 10.5), 1):
        heading = document.styles[f"Heading {level}"]
        _look(heading, size=size, ink=HEADING_GROUND, bold=True, before=14 if level == 1 else 10, after=4)
    _look(document.styles["List Bullet"], size=10.5, ink=INK, after=4)
    _own(document, UNDER, "Normal", ink=GUIDANCE_INK, after=8)
    _own(document, GUIDANCE, "Normal", ink=GUIDANCE_INK, italic=True)
    _own(document, PROMPT, "List Bullet", ink=GUIDANCE_INK, italic=True, after=2)
    _own(document, CELL, "Normal", size=9.5, before=2, after=2)
    _own(document, LABEL, CELL, bold=True)
    _own(document, CELL_GUIDANCE, CELL, ink=GUIDANCE_INK, italic=True)
    _own(document, CELL_HEADING, CELL, ink=HEADING_INK, bold=True)
    _own(document, CELL_HEADING_GUIDANCE, CELL, size=8, ink=HEADING_INK, italic=True)
    _own(document, GAP, "Normal", size=4, after=0)
    _own(document, MARKING, "Normal", size=9, bold=True, after=0)
    document.styles[MARKING].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _own(document, FOOT, "Normal", size=8, after=0)
    item = _own(document, ITEM, "Normal", after=4)
    item.paragraph_format.left_indent, item.paragraph_format.first_line_indent = Cm(0.9), Cm(-0.9)


def text_width(document: Document) -> int:
    """The width between the margins."""
    section = document.sections[0]
    sides = (section.page_width, section.left_margin, section.right_margin)
    width, left, right = (side or 0 for side in sides)
    return width - left - right


def only_tab(paragraph: Any, at: int) -> None:
    """Let the tab of a paragraph lead to the right edge."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(at), WD_TAB_ALIGNMENT.RIGHT)


def _page(document: Document, landscape: bool) -> None:
    section = document.sections[0]
    short, long = Cm(21), Cm(29.7)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    side = Cm(1.5) if landscape else Cm(2.2)
    section.left_margin = section.right_margin = side
    section.top_margin, section.bottom_margin = Cm(2), Cm(1.8)
    section.header_distance = section.footer_distance = Cm(0.9)


def _own(document: Document, name: str, based: str, **look: Any) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[based]
    style.quick_style = True
    _look(style, **look)
    return style


def _look(
    style: Any, *, size: float | None = None, ink: str | None = None, bold: bool | None = None,
    italic: bool | None = None, before: float | None = None, after: float | None = None,
) -> None:  # fmt: skip
    font = style.font
    font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):  # a theme's font would win over ours
            del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    if size is not None:
        font.size = Pt(size)
    if ink is not None:
        font.color.rgb = RGBColor.from_string(ink)
    if bold is not None:
        font.bold = bold
    if italic is not None:
        font.italic = italic
    if before is not None:
        style.paragraph_format.space_before = Pt(before)
    if after is not None:
        style.paragraph_format.space_after = Pt(after)


def _borderless(style: Any) -> None:
    """The program's own title has a line below it; ours has none."""
    for border in list(style.element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)

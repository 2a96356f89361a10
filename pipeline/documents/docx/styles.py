"""What the styles part says of paragraphs and runs: heading level, numbering, hidden, struck, how it is set.

Only the few properties that change what a text means are read (ECMA-376 part 1, 17.7). A style has
what it says itself and otherwise what the style it is based on has.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from pipeline.documents.docx.names import (
    BOLD,
    COLOUR,
    DSTRIKE,
    HIGHLIGHT,
    ILVL,
    ITALIC,
    NUM_ID,
    NUM_PR,
    OUTLINE,
    P_PR,
    R_FONTS,
    R_PR,
    R_STYLE,
    SHD,
    SIZE,
    SPEC_VANISH,
    STRIKE,
    UNDERLINE,
    VAL,
    VANISH,
    W,
    is_on,
    number_of,
)
from pipeline.documents.docx.symbols import is_symbol_font

# Word keeps the English name in every language; other programs write their own
HEADING_NAME = re.compile(
    r"(?:heading|pennawd|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|заголовок)"
    r"[ _]?([1-9])",
    re.IGNORECASE,
)
_ASCII, _HANSI, _FILL = W + "ascii", W + "hAnsi", W + "fill"
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_LIGHT = 0xE6


class Look(NamedTuple):
    """The properties of a style or run that matter here; None where nothing is said.

    Attributes:
        size: in half points, as the file gives it.
        colour: of the letters, six hex digits; "" for the usual one.
        ground: what they stand on, six hex digits; "" for nothing, "highlighter" for one of its colours.
    """

    level: int | None = None
    num_id: int | None = None
    ilvl: int | None = None
    hidden: bool | None = None
    struck: bool | None = None
    bold: bool | None = None
    font: str | None = None
    italic: bool | None = None
    underlined: bool | None = None
    size: int | None = None
    colour: str | None = None
    ground: str | None = None


PLAIN = Look()


class Styles:
    """The styles of a document by id.

    Attributes:
        special: ids of styles that number, hide or strike text, draw it in a symbol font, in letters as
            light as the page or on a ground: the quick way through table cells may not be taken there.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        if root is not None:
            for element in root.iterchildren(W + "style"):
                self._elements.setdefault(element.get(W + "styleId", ""), element)
        self.special = frozenset(
            name
            for name in self._elements
            if (look := self.look(name)).num_id
            or look.hidden
            or look.struck
            or look.font
            or look.ground
            or is_light(look.colour)
        )

    def look(self, style: str | None) -> Look:
        """What a style says, with what it takes from the styles it is based on."""
        if not style:
            return PLAIN
        if style not in self._looks:
            self._looks[style] = PLAIN  # a style based on itself ends here
            self._looks[style] = self._resolve(style)
        return self._looks[style]

    def name(self, style: str | None) -> str:
        """A style's name, as the file gives it; the id where the style is not described."""
        element = self._elements.get(style or "")
        named = element.find(W + "name") if element is not None else None
        return (named.get(W + "val") if named is not None else style) or ""

    def _resolve(self, style: str) -> Look:
        element = self._elements.get(style)
        if element is None:
            match = HEADING_NAME.fullmatch(style)
            return Look(level=int(match[1])) if match else PLAIN
        based = element.find(W + "basedOn")
        below = self.look(based.get(W + "val")) if based is not None else PLAIN
        own = run_look(element.find(R_PR))
        level = below.level
        num_id, ilvl = below.num_id, below.ilvl
        paragraph = element.find(P_PR)
        ground = own.ground
        if (match := HEADING_NAME.fullmatch(self.name(style))) is not None:
            level = int(match[1])
        if paragraph is not None:
            level = outline_level(paragraph, level)
            ground = fill_of(paragraph.find(SHD)) if ground is None else ground
            numbering = paragraph.find(NUM_PR)
            if numbering is not None:
                num_id = number_of(numbering.find(NUM_ID), num_id or 0)
                given = numbering.find(ILVL)
                ilvl = number_of(given, 0) if given is not None else ilvl
        return Look(
            level=level,
            num_id=num_id,
            ilvl=ilvl,
            hidden=below.hidden if own.hidden is None else own.hidden,
            struck=below.struck if own.struck is None else own.struck,
            bold=below.bold if own.bold is None else own.bold,
            font=below.font if own.font is None else own.font,
            italic=below.italic if own.italic is None else own.italic,
            underlined=below.underlined if own.underlined is None else own.underlined,
            size=below.size if own.size is None else own.size,
            colour=below.colour if own.colour is None else own.colour,
            ground=below.ground if ground is None else ground,
        )

    def shades(self, style: str) -> bool:
        """Whether a style of tables colours any cells."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            element = self._elements.get(style)
            if element is None:
                return False
            if any(fill_of(shd) for shd in element.iter(SHD)):
                return True
            based = element.find(W + "basedOn")
            style = based.get(VAL, "") if based is not None else ""
        return False

    def of_run(self, properties: etree._Element | None, paragraph: Look) -> Look:
        """How a run looks: what it says itself, else its character style, else its paragraph's style."""
        if properties is None:
            return paragraph
        own = run_look(properties)
        named = properties.find(R_STYLE)
        character = self.look(named.get(W + "val")) if named is not None else PLAIN
        return Look(
            hidden=_first(own.hidden, character.hidden, paragraph.hidden),
            struck=_first(own.struck, character.struck, paragraph.struck),
            bold=_first(own.bold, character.bold, paragraph.bold),
            font=own.font if own.font is not None else character.font or paragraph.font,
            italic=_first(own.italic, character.italic, paragraph.italic),
            underlined=_first(own.underlined, character.underlined, paragraph.underlined),
            size=own.size or character.size or paragraph.size,
            colour=next((one for one in (own.colour, character.colour) if one is not None), paragraph.colour),
            ground=next((one for one in (own.ground, character.ground) if one is not None), paragraph.ground),
        )


def outline_level(properties: etree._Element, default: int | None) -> int | None:
    """The heading level a paragraph's properties state: 1 to 9, None for body text (17.3.1.20)."""
    outline = properties.find(OUTLINE)
    if outline is None:
        return default
    level = number_of(outline, 9)
    return level + 1 if 0 <= level <= 8 else None


def run_look(properties: etree._Element | None) -> Look:
    """What run properties say themselves. `font` is "" for an ordinary font, None where none is named."""
    if properties is None:
        return PLAIN
    hidden = struck = bold = italic = underlined = None
    font = colour = ground = None
    size = None
    for child in properties:
        tag = child.tag
        if tag in (VANISH, SPEC_VANISH):
            hidden = is_on(child) or bool(hidden)
        elif tag in (STRIKE, DSTRIKE):
            struck = is_on(child) or bool(struck)
        elif tag == BOLD:
            bold = is_on(child)
        elif tag == ITALIC:
            italic = is_on(child)
        elif tag == UNDERLINE:
            underlined = child.get(VAL) != "none"
        elif tag == SIZE:
            size = number_of(child, 0) or None
        elif tag == COLOUR:
            value = child.get(VAL, "")
            colour = value.upper() if _HEX.fullmatch(value) else ""
        elif tag == SHD:
            ground = fill_of(child)
        elif tag == HIGHLIGHT:
            ground = "" if child.get(VAL) == "none" else "highlighter"
        elif tag == R_FONTS:
            name = child.get(_ASCII) or child.get(_HANSI)
            if name:
                font = name if is_symbol_font(name) else ""
    return Look(
        hidden=hidden, struck=struck, bold=bold, font=font, italic=italic, underlined=underlined,
        size=size, colour=colour, ground=ground,
    )  # fmt: skip


def fill_of(shd: etree._Element | None) -> str | None:
    """The colour of a shading, six hex digits; "" for an automatic one, None where there is no shading."""
    if shd is None:
        return None
    value = shd.get(COLOUR if shd.get(VAL) == "solid" else _FILL, "")
    return value.upper() if _HEX.fullmatch(value) else ""


def is_light(colour: str | None) -> bool:
    """Whether letters of a colour can be as light as the page."""
    return bool(colour) and min(bytes.fromhex(colour or "")) >= _LIGHT


def _first(*values: bool | None) -> bool | None:
    return next((value for value in values if value is not None), None)

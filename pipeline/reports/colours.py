"""One colour for each agency: a light tint to write on and a dark partner for edges.

Every text colour used here stands at 4.5:1 or more on its ground (WCAG 2.2, 1.4.3; tested). Colours
only help the eye: the agency's name stands on every line, so nothing is lost in black and white.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Colour(NamedTuple):
    """Six hex digits each: `tint` behind dark text, `strong` for edges and text on white or on the tint."""

    tint: str
    strong: str


INK = "1A1A1A"
"""The colour of text on white and on every tint."""

GROUND = "FFFFFF"
HEADING_GROUND = "1F3A4D"
HEADING_INK = "FFFFFF"
STAMP_GROUND = "FFE56B"
"""Behind "NEW" and "CHANGED" in the workbook, where a dark cell would grow with its row."""

QUIET_INK = "4A4A4A"
"""Remarks of ours, set apart from an agency's own words."""

PALETTE = (
    Colour("CFEBFF", "1A588F"),  # blue
    Colour("F7E6C3", "714F00"),  # amber
    Colour("D1F2D7", "196632"),  # green
    Colour("FFDBDA", "88383B"),  # coral
    Colour("EDE1FF", "5F4589"),  # violet
    Colour("C2F3F2", "006768"),  # teal
    Colour("E3EDC8", "4E5D00"),  # lime
    Colour("FFDCF2", "7C3A68"),  # pink
    Colour("FFE0C9", "824103"),  # orange
    Colour("DBE7FF", "3E5092"),  # indigo
    Colour("C8F3E3", "00684C"),  # jade
    Colour("FFDBE6", "843753"),  # rose
    Colour("A7D6FF", "0A4475"),  # from here the same hues, deeper
    Colour("EBCD90", "5A3C00"),
    Colour("A9E1B4", "085023"),
    Colour("FFBBBA", "6E282B"),
    Colour("D9C5FF", "4B346F"),
    Colour("8BE3E2", "005153"),
    Colour("C9DA9B", "3C4900"),
    Colour("F8BCE3", "642A53"),
    Colour("FDC39C", "693000"),
    Colour("BBCFFF", "2E3D77"),
    Colour("97E4C8", "00523A"),
    Colour("FFBACF", "6B2740"),
)
"""Even in lightness by construction (OKLCH), twelve hues at two depths. Beyond 24 they begin again."""


def assign(agencies: Iterable[str]) -> dict[str, Colour]:
    """A colour for each agency, in the order given, each name once."""
    return {name: PALETTE[place % len(PALETTE)] for place, name in enumerate(dict.fromkeys(agencies))}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

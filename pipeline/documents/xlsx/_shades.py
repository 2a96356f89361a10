"""The colours behind a workbook's cells in plain words: given as such, of the old palette, of the theme."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence

from lxml import etree

from pipeline.documents._colours import colour_name

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_INDEXED = {
    "2": "FF0000", "3": "00FF00", "5": "FFFF00", "10": "FF0000", "11": "00FF00", "13": "FFFF00",
    "17": "008000", "42": "CCFFCC", "43": "FFFF99", "45": "FF99CC", "50": "99CC00", "51": "FFCC00",
    "52": "FF9900", "53": "FF6600", "57": "339966",
}  # fmt: skip
"""Reds, ambers and greens of the old palette (ECMA-376 part 1, 18.8.27)."""
_THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
"""A theme's colours in the order in which cells number them, which is not that of its part."""


def shades(styles: etree._Element, theme: etree._Element | None) -> list[str]:
    """The colour of every cell style by its plain word, "" for none, white, grey and black.

    Args:
        styles: the root of the styles part.
        theme: the root of the theme part, where there is one.
    """
    themed = _of_theme(theme)
    fills = [_fill(item, themed) for item in styles.iterfind(f"{_S}fills/{_S}fill")]
    numbers = (style.get("fillId", "0") for style in styles.iterfind(f"{_S}cellXfs/{_S}xf"))
    return [fills[int(n)] if n.isdecimal() and int(n) < len(fills) else "" for n in numbers]


def _of_theme(theme: etree._Element | None) -> list[str]:
    scheme = theme.find(f".//{_A}clrScheme") if theme is not None else None
    if scheme is None:
        return []
    found = []
    for name in _THEME:
        colour = scheme.find(f"{_A}{name}/*")
        found.append("" if colour is None else colour.get("lastClr", "") or colour.get("val", ""))
    return found


def _fill(item: etree._Element, themed: Sequence[str]) -> str:
    colour = item.find(f"{_S}patternFill[@patternType='solid']/{_S}fgColor")
    if colour is None:
        return ""
    code = colour.get("rgb", "")[-6:] or _INDEXED.get(colour.get("indexed", ""), "")
    number = colour.get("theme", "")
    if not code and number.isdecimal() and int(number) < len(themed):
        code = themed[int(number)]
    if not _HEX.fullmatch(code):
        return ""
    return colour_name(*_tinted(code, colour.get("tint", "")))


def _tinted(code: str, tint: str) -> tuple[int, int, int]:
    """A colour made lighter (tint above 0) or darker (ECMA-376 part 1, 18.8.19)."""
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (0, 2, 4))
    try:
        share = max(-1.0, min(1.0, float(tint or 0)))
    except ValueError:
        share = 0.0
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    red, green, blue = (round(255 * part) for part in colorsys.hls_to_rgb(hue, light, saturation))
    return red, green, blue

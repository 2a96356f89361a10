"""The words of HTML and SVG that may stay: elements, attributes, values."""

from __future__ import annotations

import re
from typing import Final

from pipeline.anonymise.channels.words import listed

INLINE: Final = listed(
    "a abbr b bdi bdo cite code del dfn em font i ins kbd label mark q rp rt ruby s samp small span"
    " strike strong sub sup tt u var wbr tspan"
)
"""Elements that a word can run through."""
BLOCKS: Final = listed(
    "html head body title meta style script address article aside blockquote br button caption center"
    " col colgroup datalist dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5"
    " h6 header hgroup hr input legend li main menu meter nav noscript ol optgroup option output p pre"
    " progress search section select summary table tbody td textarea tfoot th thead time tr ul img"
)
DRAWN: Final = listed(
    "svg g path rect circle ellipse line polyline polygon text tspan title desc defs use symbol"
    " marker clippath lineargradient radialgradient stop pattern"
)
CASED: Final = {
    name.lower(): name
    for name in listed(
        "viewBox preserveAspectRatio clipPath linearGradient radialGradient gradientUnits"
        " gradientTransform patternUnits patternTransform clipPathUnits textLength lengthAdjust"
        " markerWidth markerHeight markerUnits refX refY spreadMethod pathLength"
    )
}
"""Words of SVG that are not written in small letters."""
ATTRIBUTES: Final = listed(
    "abbr align aria-atomic aria-busy aria-checked aria-colcount aria-colindex aria-controls"
    " aria-current aria-describedby aria-disabled aria-expanded aria-hidden aria-labelledby aria-level"
    " aria-live aria-modal aria-pressed aria-relevant aria-rowcount aria-rowindex aria-selected"
    " aria-sort autocomplete autofocus border cellpadding cellspacing charset checked class clip-path"
    " clip-rule clippathunits cols colspan cx cy d datetime dir disabled dominant-baseline dx dy"
    " enctype fill fill-opacity fill-rule font-family font-size font-style font-weight for fx fy"
    " gradienttransform gradientunits headers height hidden high id inputmode lengthadjust"
    " letter-spacing list low marker-end marker-mid marker-start markerheight markerunits markerwidth"
    " max maxlength method min minlength multiple name novalidate offset opacity open optimum orient"
    " pathlength pattern patterntransform patternunits points preserveaspectratio r readonly refx refy"
    " rel required reversed role rotate rows rowspan rx ry scope selected size span spellcheck"
    " spreadmethod start step stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset"
    " stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width tabindex"
    " text-anchor text-decoration textlength transform transform-origin type valign value version"
    " viewbox visibility width wrap x x1 x2 xmlns y y1 y2 lang"
)
SPOKEN: Final = listed(
    "alt aria-label aria-description aria-placeholder aria-roledescription aria-valuetext label"
    " placeholder summary title"
)
"""Attributes that hold words a person reads or hears."""
VALUES: Final = listed(
    """
    all assertive auto baseline bold both bottom butt button cell center central checkbox col colgroup
    columnheader currentcolor currentColor cursive date datetime-local default dialog document en en-GB
    en-US evenodd false figure fixed form get group grid gridcell hidden http://www.w3.org/2000/svg
    http://www.w3.org/1999/xhtml img inherit italic left link list listitem ltr main marker matrix meet
    middle miter month navigation nofollow noopener noreferrer none nonzero normal note number
    objectBoundingBox off on page polite post presentation preserve radio range region reset right
    rotate round row rowgroup rowheader rtl scale search searchbox sans-serif serif monospace slice
    spacing spacingAndGlyphs square start end status step submit table text textbox tel time translate
    transparent true underline url userSpaceOnUse visible week xMidYMid xMinYMin root svg height width
    max amber black white red green blue grey gray yellow orange arial calibri cambria helvetica verdana
    tahoma times roman new courier georgia sans dejavu bitstream vera liberation system-ui segoe ui noto
    """
)
_PLAIN: Final = re.compile(
    r"(?:[-+]?(?:\d{1,7}(?:\.\d{1,9})?|\.\d{1,9})(?:e-?\d\d?)?(?:px|pt|em|rem|ex|ch|%|cm|mm|in|pc|deg|vh|vw|fr|s|ms)?"
    r"|#[0-9A-Fa-f]{3,8}|[MmLlHhVvCcSsQqTtAaZz]|[a-z]\d{1,4}|[a-z]{1,2}|)"
)
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?")
_PARTS: Final = re.compile(r"[\s,;()'\"]+")
_OUTLINE: Final = re.compile(r"[MmLlHhVvCcSsQqTtAaZz\d\s,.eE+-]*")


def is_plain(value: str, words: frozenset[str]) -> bool:
    """Whether a value holds known words and numbers only.

    Args:
        words: those of our own pages.
    """
    if value in VALUES or value in words:
        return True
    return all(
        _PLAIN.fullmatch(part) or part in VALUES or part.lower() in VALUES or part in words
        for part in _PARTS.split(value)
    )


def is_outline(value: str) -> bool:
    """Whether a value draws a shape: letters that move a pen, and figures."""
    return _OUTLINE.fullmatch(value) is not None


def is_moment(value: str) -> bool:
    """Whether a value is a date as programs write one."""
    return _MOMENT.fullmatch(value) is not None

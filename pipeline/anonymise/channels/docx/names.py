"""Element names and namespaces of a Word package, and the one prefix each is written with."""

from __future__ import annotations

from typing import Final

PREFIXES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "lc": "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
}
"""Every namespace that is understood; elements of any other are taken out."""
URIS: Final = {uri: prefix for prefix, uri in PREFIXES.items()}
_FOUND_ANYWHERE = frozenset(["w", "r", "mc", "m", "a", "wp", "pic", "v", "o"])
LATER: Final = frozenset(PREFIXES) - _FOUND_ANYWHERE
"""Prefixes that `mc:Ignorable` and `mc:Requires` may name."""


def tag(name: str) -> str:
    """A name written with its prefix ("w:p") in the form lxml uses.

    >>> tag("w:p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    prefix, _, local = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}"


def tags(prefix: str, names: str) -> frozenset[str]:
    """Several names of one namespace."""
    return frozenset(f"{{{PREFIXES[prefix]}}}{name}" for name in names.split())


XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
EMBED, LINK, REL = tag("r:embed"), tag("r:link"), tag("r:id")
FLD_SIMPLE, INSTR = tag("w:fldSimple"), tag("w:instr")
HYPERLINK, ANCHOR, TOOLTIP = tag("w:hyperlink"), tag("w:anchor"), tag("w:tooltip")
BOOKMARK_START, BOOKMARK_END, NAME = tag("w:bookmarkStart"), tag("w:bookmarkEnd"), tag("w:name")
BLIP, A_TEXT, A_PARAGRAPH = tag("a:blip"), tag("a:t"), tag("a:p")
IMAGE_DATA = tag("v:imagedata")
SECT_PR = tag("w:sectPr")

"""The parts of a workbook that are not taken over, each told of with the words in it."""

from __future__ import annotations

import re
from collections.abc import Collection

from lxml import etree

from pipeline.anonymise.channels.docx.work import Losses
from pipeline.documents.container import Container
from pipeline.documents.docx.xml import normalise, parse
from pipeline.errors import UnreadableError

_KINDS = (
    (
        r"xl/(?:threadedcomments|persons|comments)",
        "comments",
        "part with comments|parts with comments",
        "Comments and their authors do not leave the board",
    ),
    (
        r"xl/drawings/",
        "drawings",
        "drawing or text box|drawings and text boxes",
        "What they show cannot be rewritten",
    ),
    (r"xl/charts/", "charts", "chart|charts", "A chart keeps its figures and names a second time"),
    (
        r"xl/(?:media|embeddings|activex|ctrlprops|ink)/",
        "objects",
        "picture or embedded object|pictures and embedded objects",
        "What they show or hold cannot be rewritten",
    ),
    (
        r"xl/(?:pivot|slicer|timeline)",
        "pivot-tables",
        "part of a pivot table|parts of pivot tables",
        "A pivot table keeps its figures and names a second time",
    ),
    (
        r"xl/(?:externallinks|connections|querytables|model|customdata)",
        "connections",
        "connection to another file or source|connections to other files or sources",
        "They name files and people elsewhere",
    ),
    (r"(?:xl/vba|xl/macrosheets|xl/dialogsheets)", "macros", "macro|macros", "Programs are not handed on"),
    (
        r"customxml/",
        "custom-xml",
        "part with data of another program|parts with data of other programs",
        "It is not known what they hold",
    ),
    (
        r"xl/chartsheets/",
        "charts",
        "sheet that is a chart|sheets that are charts",
        "A chart keeps its figures and names a second time",
    ),
    (
        r"docprops/",
        "properties",
        "list of properties|lists of properties",
        "Authors, company and dates are not handed on",
    ),
)
_QUIET = re.compile(
    r"\[content_types\]\.xml|_rels/|.*/_rels/|xl/(?:theme/|calcchain|sharedstrings|printersettings/)"
)
_MOST = 20_000


def tell_leftovers(container: Container, used: Collection[str], losses: Losses) -> None:
    """Note every part that nothing was read from.

    Args:
        used: the parts that were taken over.
        losses: is told.
    """
    for name in container.names:
        if name in used or _QUIET.match(name):
            continue
        channel, thing, why = next(
            ((channel, thing, why) for pattern, channel, thing, why in _KINDS if re.match(pattern, name)),
            ("parts", "part of an unknown kind|parts of an unknown kind", "It is not known what they hold"),
        )
        losses.add(channel, thing, why, _words(container, name))


def _words(container: Container, name: str) -> str:
    if not name.endswith((".xml", ".vml")):
        return ""
    try:
        root = parse(normalise(container.read(name)))
    except (UnreadableError, KeyError):
        return ""
    return "\n".join(_texts(root))[:_MOST]


def _texts(root: etree._Element) -> list[str]:
    found: dict[str, None] = {}
    for element in root.iter(etree.Element):
        for text in (element.text, *map(str, element.attrib.values())):
            if text and any(letter.isalpha() for letter in text) and "://" not in text and len(text) > 2:
                found[text.strip()] = None
    return list(found)

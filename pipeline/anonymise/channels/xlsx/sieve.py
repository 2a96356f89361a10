"""The sieve of a workbook's parts: only elements, attributes and values that are understood stay."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from pipeline.anonymise.channels.docx.vocabulary import (
    is_number_format,
    is_plain,
    is_plain_list,
    is_word,
    usual_fonts,
)
from pipeline.anonymise.channels.docx.work import Losses, words_in
from pipeline.anonymise.channels.words import listed
from pipeline.anonymise.channels.xlsx.names import AREAS, OWN_WORDS, XML_SPACE, S, s

DROPPED = frozenset(
    s(name)
    for name in listed(
        "extLst ext legacyDrawing legacyDrawingHF drawing drawingHF oleObjects controls picture"
        " customSheetViews webPublishItems smartTags customProperties scenarios protectedRanges"
        " sheetProtection dataConsolidate phoneticPr cellWatches sheetCalcPr tableParts tableStyles"
        " rPh sortState f queryTableFields xmlColumnPr calculatedColumnFormula totalsRowFormula"
        " xmlCellPr singleXmlCells"
    )
)
_ALIKE = frozenset(["sqref", "ref", "spans", "topLeftCell", "activeCell", "r", "activeCellId"])
_NEVER = frozenset(["codeName", "uid", "customStorage", "published", "syncRef", "uniqueName", "comment"])
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?")
_FONTS = frozenset([s("name"), s("rFont")])

Keep = Callable[[etree._Element, str, str], bool]
"""Whether a step has taken an attribute over (element, name, value)."""


def sieve(root: etree._Element, losses: Losses, keep: Keep, texts: frozenset[str]) -> None:
    """Take out of a part what is not understood.

    Args:
        root: the part; relations it names are taken out unless `keep` says otherwise.
        losses: is told what had words in it.
        keep: attributes that another step has taken over.
        texts: elements whose text another step has taken over.
    """
    for element in list(root.iter()):
        element.tail = None
        if element is root:
            _attributes(element, losses, keep)
            continue
        if not _understood(element):
            _take_out(element, losses)
            continue
        _attributes(element, losses, keep)
        text = element.text
        if text and element.tag not in texts:
            if not text.isspace() and not is_plain(text):
                losses.add("markup", "stray text|stray texts", "No program shows it", text.strip())
            element.text = text if is_plain(text) and not text.isspace() else None
    etree.cleanup_namespaces(root)


def _understood(element: etree._Element) -> bool:
    name = element.tag
    return isinstance(name, str) and name.startswith(S) and name not in DROPPED and _known(name[len(S) :])


def _take_out(element: etree._Element, losses: Losses) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if isinstance(element.tag, str) and element.tag not in DROPPED and (text := words_in(element)):
        losses.add(
            "markup",
            "element of an unknown kind|elements of an unknown kind",
            "It is not known what they hold",
            text,
        )
    parent.remove(element)


def _attributes(element: etree._Element, losses: Losses, keep: Keep) -> None:
    for name, value in [(str(name), str(value)) for name, value in element.items()]:
        if keep(element, name, value) or (name == XML_SPACE and value == "preserve"):
            continue
        if name.startswith("{") or name in _NEVER or not _known(name) or not _fits(element, name, value):
            del element.attrib[name]
            if any(letter.isalpha() for letter in value) and not name.startswith("{"):
                losses.add(
                    "markup",
                    "setting of an unknown kind|settings of an unknown kind",
                    "It is not known what they hold",
                    value,
                )


def _fits(element: etree._Element, name: str, value: str) -> bool:
    if name in _ALIKE:
        return AREAS.fullmatch(value) is not None
    if name == "formatCode":
        if not is_number_format(value):
            element.set(name, "General")
        return True
    if element.tag in _FONTS and name == "val":
        if value.lower() not in usual_fonts():
            element.set(name, "Calibri")
        return True
    if name == "rgb":
        return _COLOUR.fullmatch(value) is not None
    return value in OWN_WORDS or is_plain(value) or is_plain_list(value)


def _known(name: str) -> bool:
    return name in OWN_WORDS or is_word(name)

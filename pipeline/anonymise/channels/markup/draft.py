"""A web page or drawing opened for anonymising, and written again without what it must not carry."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence

from lxml import etree, html

from pipeline.anonymise.channels.docx.work import Losses, Spot
from pipeline.anonymise.channels.markup.lines import Walk, local
from pipeline.anonymise.channels.markup.sieve import Sieve
from pipeline.anonymise.channels.markup.vocabulary import INLINE
from pipeline.anonymise.channels.own import Own
from pipeline.anonymise.channels.plain_draft import PlainDraft
from pipeline.anonymise.channels.written.coding import Written
from pipeline.anonymise.passages import Edit
from pipeline.documents.docx.xml import parse
from pipeline.errors import UnreadableError

_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


class MarkupDraft(PlainDraft):
    """See `passages.Draft`. Structure, tables, our own style, filters and sorting stay.

    Args:
        written: the file's text.
        own: what may stay of programs and names of things, because our own pages hold it.

    Raises:
        UnreadableError: it cannot be read as a page or drawing.
    """

    def __init__(self, written: Written, own: Own) -> None:
        self._root = _parsed(written.text)
        losses = Losses()
        self._own = own
        spots = _spots(copy.deepcopy(self._root), own, losses)[1]
        super().__init__(
            ".svg" if local(self._root) == "svg" else ".html",
            [spot.passage(number) for number, spot in enumerate(spots)],
            losses.removed(),
        )

    def with_edits(self, edits: Mapping[int, Sequence[Edit]]) -> bytes:
        """The file with these edits; see `PlainDraft`."""
        root, spots = _spots(copy.deepcopy(self._root), self._own, Losses())
        for number, spot in enumerate(spots):
            if changes := edits.get(number):
                spot.write(changes)
        if self.ending == ".svg":
            etree.cleanup_namespaces(root)
            return _HEAD + etree.tostring(root, encoding="UTF-8")
        text = html.tostring(root, encoding="unicode", include_meta_content_type=True)
        return f"<!DOCTYPE html>\n{text}\n".encode("utf-8", "replace")


def _spots(root: etree._Element, own: Own, losses: Losses) -> tuple[etree._Element, list[Spot]]:
    sieve = Sieve(root, own, losses)
    lines = Walk(INLINE).through(root)
    spots = [
        Spot(line.channel, line.where, line.text, line.write, line.role, line.level, line.cell)
        for line in lines
    ]
    return root, sorted([*spots, *sieve.spots], key=lambda spot: spot.role == "hidden")


def _parsed(text: str) -> etree._Element:
    head = text.lstrip("\ufeff \t\r\n")
    if head[:13].lower().startswith(("<?xml", "<svg", "<!doctype svg")):
        root = parse(text.encode("utf-8") if "encoding=" not in head[:200] else _undeclared(head))
        if local(root) == "svg":
            return root
        if local(root) != "html":
            raise UnreadableError(
                "is an XML file of a kind that is not known",
                "Save it as a document and use that",
                code="wrong-type",
            )
        text = etree.tostring(root, encoding="unicode")
    parser = html.HTMLParser(huge_tree=True, remove_pis=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, ValueError):
        raise UnreadableError(
            "cannot be read as a web page", "Open it in a browser, save it again and use that", code="damaged"
        ) from None
    return root


def _undeclared(text: str) -> bytes:
    """XML without the line that tells its coding: it is text by now."""
    return text.partition("?>")[2].encode("utf-8") if text.startswith("<?xml") else text.encode("utf-8")

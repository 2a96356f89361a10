"""A web page or drawing opened for anonymising, and written again without what it must not carry."""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from lxml import etree, html

from pipeline.anonymise.channels.docx.work import Losses, Spot
from pipeline.anonymise.channels.markup.lines import Walk, local
from pipeline.anonymise.channels.markup.sieve import Sieve
from pipeline.anonymise.channels.markup.vocabulary import INLINE
from pipeline.anonymise.channels.own import Own
from pipeline.anonymise.channels.written.coding import Written
from pipeline.anonymise.passages import Edit, Passage, Picture, Removed
from pipeline.documents.docx.xml import parse
from pipeline.errors import UnreadableError
from pipeline.files import write_atomic

_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


class MarkupDraft:
    """See `passages.Draft`. Structure, tables, our own style, filters and sorting stay.

    Args:
        written: the file's text.
        own: what may stay of programs and names of things, because our own pages hold it.

    Raises:
        UnreadableError: it cannot be read as a page or drawing.
    """

    pictures: tuple[Picture, ...] = ()

    def __init__(self, written: Written, own: Own) -> None:
        self._root = _parsed(written.text)
        self.ending = ".svg" if local(self._root) == "svg" else ".html"
        losses = Losses()
        self._own = own
        spots = _spots(copy.deepcopy(self._root), own, losses)[1]
        self._passages = tuple(
            Passage(number, spot.channel, spot.where, spot.text, spot.role, spot.level, spot.cell)
            for number, spot in enumerate(spots)
        )
        self._removed = losses.removed()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the page, then what its markup says in words."""
        return self._passages

    @property
    def removed(self) -> tuple[Removed, ...]:
        """What the written page lacks."""
        return self._removed

    def write(
        self,
        goal: Path,
        edits: Mapping[int, Sequence[Edit]],
        *,
        without: Collection[str] = (),
        described: Mapping[str, str] | None = None,
    ) -> None:
        """Write the page; see `passages.Draft.write`."""
        root, spots = _spots(copy.deepcopy(self._root), self._own, Losses())
        for number, spot in enumerate(spots):
            if changes := edits.get(number):
                spot.write(changes)
        if self.ending == ".svg":
            etree.cleanup_namespaces(root)
            data = _HEAD + etree.tostring(root, encoding="UTF-8")
        else:
            text = html.tostring(root, encoding="unicode", include_meta_content_type=True)
            data = f"<!DOCTYPE html>\n{text}\n".encode("utf-8", "replace")
        write_atomic(goal, data)


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

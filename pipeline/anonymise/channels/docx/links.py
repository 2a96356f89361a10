"""Bookmarks, which get names that say nothing, and hyperlinks, whose goals nobody sees."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from lxml import etree

from pipeline.anonymise.channels.docx.names import (
    ANCHOR,
    BOOKMARK_END,
    BOOKMARK_START,
    HYPERLINK,
    NAME,
    REL,
    TOOLTIP,
)
from pipeline.anonymise.channels.docx.source import Relation
from pipeline.anonymise.channels.docx.work import Spot, Story, Work, Writer, take_out, unwrap
from pipeline.anonymise.passages import Edit
from pipeline.documents.docx.names import W_ID, T

_AUTOMATIC = ("_toc", "_ref", "_hlk", "_goback", "ole_link", "_pageref")
_SCHEMES = ("http", "https", "mailto")
_PUBLIC = (".gov.uk", ".nhs.uk", ".police.uk", ".parliament.uk", ".gov.wales", ".gov.scot", ".nhs.wales")


class Bookmarks:
    """The bookmarks of a document by new names; one that nothing leads to is not kept."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self._there = {
            start.get(NAME, "").lower() for story in stories for start in story.root.iter(BOOKMARK_START)
        }
        self._new: dict[str, str] = {}

    def __call__(self, name: str) -> str | None:
        """The new name of a bookmark that something leads to; None where there is none of that name."""
        key = name.strip().lower()
        if not key or key not in self._there:
            return None
        return self._new.setdefault(key, f"_b{len(self._new) + 1}")

    def rename(self, root: etree._Element, work: Work) -> None:
        """Give the bookmarks of a part their new names and take out those nothing leads to."""
        kept: dict[str, str] = {}
        for start in list(root.iter(BOOKMARK_START)):
            name = start.get(NAME, "")
            new = self._new.get(name.lower())
            if not name.lower().startswith(_AUTOMATIC):
                work.losses.add(
                    "bookmarks", "bookmark's name|bookmarks' names", "Bookmarks are numbered anew", name
                )
            if new is None or start.get(W_ID, "") in kept:
                take_out(start)
                continue
            number = str(work.next("bookmark"))
            kept[start.get(W_ID, "")] = number
            for attribute in list(start.attrib):
                del start.attrib[attribute]
            start.set(W_ID, number)
            work.put(start, NAME, new)
        for end in list(root.iter(BOOKMARK_END)):
            ended = kept.pop(end.get(W_ID, ""), None)
            if ended is None:
                take_out(end)
                continue
            for attribute in list(end.attrib):
                del end.attrib[attribute]
            end.set(W_ID, ended)


def links(story: Story, relations: dict[str, Relation], bookmarks: Bookmarks, work: Work) -> None:
    """Settle the hyperlinks of a part: those inside the document stay, those to the web where they may."""
    for link in list(story.root.iter(HYPERLINK)):
        relation = relations.get(link.get(REL, ""))
        anchor, tooltip = link.get(ANCHOR, ""), link.get(TOOLTIP, "")
        for attribute in list(link.attrib):
            del link.attrib[attribute]
        if tooltip:
            work.losses.add(
                "hyperlinks", "tooltip of a link|tooltips of links", "The link's words stay", tooltip
            )
        if relation is not None and relation.external:
            address = f"{relation.target}#{anchor}" if anchor else relation.target
            if not _may_stay(link, address.strip()):
                work.losses.add(
                    "hyperlinks",
                    "address behind words|addresses behind words",
                    "The words stay; only addresses of public bodies, and those readable on the page, may",
                    _decoded(address),
                )
                unwrap(link)
                continue
            work.put(link, REL, story.part.relate("hyperlink", address.strip(), external=True))
            work.spots.append(Spot("hyperlinks", "address of a link", _decoded(address), _cutter(link)))
        elif goal := bookmarks(anchor):
            work.put(link, ANCHOR, goal)
        else:
            unwrap(link)


def _may_stay(link: etree._Element, address: str) -> bool:
    """Whether an address may be left behind words, to be searched for names.

    A reader cannot see it, so nobody would miss a name in it. It stays where it stands on the page too, or
    belongs to a public body and asks for nothing in particular.
    """
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return False
    if parts.scheme.lower() not in _SCHEMES or "@" in parts.netloc:
        return False
    shown = "".join("".join(text.text or "" for text in link.iter(T)).lower().split())
    goal = (parts.netloc + parts.path if host else parts.path).lower().rstrip("/")
    plain = not (parts.query or parts.fragment)
    if goal and plain and goal in shown:
        return True
    return plain and bool(host) and host.endswith(_PUBLIC)


def _cutter(link: etree._Element) -> Writer:
    """An address that names somebody is of no use under another name: the words stay without it."""

    def write(edits: Sequence[Edit]) -> None:
        if edits:
            unwrap(link)

    return write


def _decoded(address: str) -> str:
    """An address as a person would type it: %20 is a blank, also where it was encoded twice."""
    for _ in range(4):
        plain = unquote(address)
        if plain == address:
            break
        address = plain
    return address

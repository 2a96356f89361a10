"""Links inside the document led to its headings; those that lead nowhere become plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.anonymise.laying.mapping import mapped
from pipeline.anonymise.laying.model import Content, Span, Spans


def settled(content: Content, bookmarks: Mapping[str, str]) -> Content:
    """A document with the links to bookmarks turned to the anchors of its headings.

    Args:
        content: the document; anchors of endnotes stay as they are.
        bookmarks: names of bookmarks → anchors of headings.
    """
    known = {note.anchor for note in content.endnotes}

    def settle(span: Span) -> Span:
        if not span.link.startswith("#") or span.link[1:] in known:
            return span
        anchor = bookmarks.get(span.link[1:], "")
        return replace(span, link=f"#{anchor}" if anchor else "")

    def change(spans: Spans) -> Spans:
        return tuple(map(settle, spans)) if any(span.link for span in spans) else spans

    return mapped(content, change)

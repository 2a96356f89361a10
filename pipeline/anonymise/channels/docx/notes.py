"""Footnotes, endnotes and comments: those the text still refers to, and authors who are nobody."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from pipeline.anonymise.channels.docx.names import tag
from pipeline.anonymise.channels.docx.work import Story, Work, take_out, words_in
from pipeline.documents.docx.names import AUTHOR, COMMENT_REF, ENDNOTE_REF, FOOTNOTE_REF, W_ID, R, W

_REFERENCES = {"footnotes": FOOTNOTE_REF, "endnotes": ENDNOTE_REF, "comments": COMMENT_REF}
_INITIALS = W + "initials"
_ANCHORS = (tag("w:commentRangeStart"), tag("w:commentRangeEnd"), COMMENT_REF)


def settle_notes(stories: Sequence[Story], work: Work) -> None:
    """Take out the notes nothing refers to any more, and give comments authors without a name."""
    for story in stories:
        if story.channel not in _REFERENCES:
            continue
        wanted = {
            reference.get(W_ID, "")
            for other in stories
            for reference in other.root.iter(_REFERENCES[story.channel])
        }
        there = set()
        kind = story.channel.removesuffix("s")
        for note in list(story.root.iterchildren(W + kind)):
            number = note.get(W_ID, "")
            if note.get(W + "type") in (None, "normal") and (number not in wanted or number in there):
                work.losses.add(
                    story.channel, f"{kind} nothing refers to|{kind}s nothing refers to",
                    "It is not shown on any page", words_in(note),
                )  # fmt: skip
                take_out(note)
            there.add(number)
        if story.channel == "comments":
            _authors(story.root, work)
        _dangling(stories, story.channel, there)
    for channel in _REFERENCES:
        if not any(story.channel == channel for story in stories):
            _dangling(stories, channel, set())


def _dangling(stories: Sequence[Story], channel: str, there: set[str]) -> None:
    """Take out the marks of notes that are not there: Word calls such a file damaged."""
    marks = _ANCHORS if channel == "comments" else (_REFERENCES[channel],)
    for story in stories:
        for mark in list(story.root.iter(*marks)):
            if mark.get(W_ID, "") not in there:
                run = mark.getparent()
                take_out(mark)
                if run is not None and run.tag == R and all(child.tag == tag("w:rPr") for child in run):
                    take_out(run)


def _authors(root: etree._Element, work: Work) -> None:
    authors: dict[str, int] = {}
    for comment in root.iterchildren(W + "comment"):
        name = comment.get(AUTHOR, "")
        number = authors.setdefault(name, len(authors) + 1)
        for attribute in list(comment.attrib):
            if attribute != W_ID:
                del comment.attrib[attribute]
        work.put(comment, AUTHOR, f"Author {number}")
        work.put(comment, _INITIALS, f"A{number}")
    if authors:
        work.losses.add(
            "comments", "author of comments|authors of comments", "They are numbered",
            "\n".join(authors), times=len(authors),
        )  # fmt: skip

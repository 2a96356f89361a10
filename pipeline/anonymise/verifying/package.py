"""What an office package holds that a published file should not, whatever it says; names of channels."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from lxml import etree

from pipeline.anonymise.finding.words import several
from pipeline.anonymise.verifying.reading import Pile
from pipeline.anonymise.verifying.xmlparts import local, parsed

_CHANNELS = (
    (r"word/document\d*\.xml", "body"),
    (r"word/header\d*\.xml", "header"),
    (r"word/footer\d*\.xml", "footer"),
    (r"word/footnotes\d*\.xml", "footnotes"),
    (r"word/endnotes\d*\.xml", "endnotes"),
    (r"word/(?:comments\w*|people)\d*\.xml", "comments"),
    (r"docprops/thumbnail.*", "thumbnail"),
    (r"docprops/.*", "properties"),
    (r"word/glossary/.*", "glossary"),
    (r"(?:\w+/)?charts/.*", "charts"),
    (r"word/diagrams/.*", "smartart"),
    (r"customxml/.*", "custom-xml"),
    (r"word/(?:settings|websettings|fonttable)\.xml", "settings"),
    (r"word/(?:styles\w*|numbering)\.xml|word/theme/.*", "styles"),
    (r"(?:\w+/)?media/.*", "pictures"),
    (r"(?:\w+/)?(?:embeddings|activex)/.*", "embedded"),
    (r".*vba.*", "macros"),
    (r"(?:.*/)?_rels/.*|\[content_types\]\.xml", "package"),
    (r"xl/worksheets/.*|xl/sharedstrings\.xml|xl/tables/.*", "sheets"),
    (r"xl/(?:threaded)?comments.*|xl/persons/.*", "comments"),
)
_PATTERNS = [(re.compile(pattern), channel) for pattern, channel in _CHANNELS]
_TRACKED = several(
    """
    ins del moveFrom moveTo moveFromRangeStart moveToRangeStart rPrChange pPrChange tblPrChange
    tcPrChange trPrChange sectPrChange numberingChange cellIns cellDel cellMerge tblGridChange
    tblPrExChange
    """
)
_PEOPLE_FIELDS = frozenset(["creator", "lastModifiedBy", "manager", "author"])
_SAYS = several(
    """
    subject description keywords category contentStatus company hyperlinkBase template identifier
    """
)
_PARTS = (
    (re.compile(r"vbaproject|vbadata", re.IGNORECASE), "a macro"),
    (re.compile(r"activex", re.IGNORECASE), "a control that runs a program"),
    (re.compile(r"_xmlsignatures/|signature", re.IGNORECASE), "a digital signature"),
    (re.compile(r"afchunk|\.mht|\.html?$", re.IGNORECASE), "another document inside"),
    (re.compile(r"word/glossary/", re.IGNORECASE), "a store of building blocks"),
    (re.compile(r"customxml/item\d", re.IGNORECASE), "a data store"),
    (re.compile(r"fonts/.*\.odttf$", re.IGNORECASE), "an embedded font"),
    (re.compile(r"thumbnail", re.IGNORECASE), "a small picture of the first page"),
    (re.compile(r"printersettings", re.IGNORECASE), "printer settings"),
    (re.compile(r"webextension|taskpane", re.IGNORECASE), "an add-in"),
    (re.compile(r"(?:\w+/)?embeddings/|\.bin$|oleobject", re.IGNORECASE), "an embedded object"),
    (re.compile(r"people\.xml|persons/", re.IGNORECASE), "a list of authors"),
)
_NUMBERED = re.compile(r"Author \d+|A\d+")
_RELATION = re.compile(r"\.rels$", re.IGNORECASE)
_OUTWARD_SAFE = re.compile(r"https?://|#", re.IGNORECASE)


def channel_of(part: str, otherwise: str) -> str:
    """The channel a part of a package is, by its name."""
    name = part.replace("\\", "/").lstrip("/").lower()
    return next((channel for pattern, channel in _PATTERNS if pattern.fullmatch(name)), otherwise)


def look_at_package(parts: Mapping[str, bytes], here: str, pile: Pile) -> None:
    """Report what is left in an office package that has no place in a published one."""
    for name, data in parts.items():
        what = next((what for pattern, what in _PARTS if pattern.search(name)), None)
        if what == "a list of authors" and b"<w15:person " not in data and b"<person " not in data:
            what = None
        if what:
            pile.leak(
                channel_of(name, "package"), f"{here}{posixpath.dirname(name) or 'package'}", what, what
            )
        if not name.lower().endswith((".xml", ".rels")):
            continue
        root = parsed(data)
        if root is None:
            continue
        if _RELATION.search(name):
            _outward(root, f"{here}{name}", pile)
        elif name.lower().startswith("docprops/"):
            _properties(root, f"{here}{name}", pile)
        else:
            _look(root, name, f"{here}{name}", pile)


def _look(root: etree._Element, name: str, where: str, pile: Pile) -> None:
    tracked = hidden = comments = saved = 0
    for element in root.iter(etree.Element):
        tag = local(element)
        word = "wordprocessingml" in str(element.tag)
        tracked += word and tag in _TRACKED
        comments += tag in ("comment", "threadedComment") and any(
            str(text).strip() for text in element.itertext()
        )
        saved += word and tag in ("docVar", "mailMerge", "attachedTemplate", "writeProtection")
        if word and tag == "r":
            hidden += _is_hidden(element)
    if tracked:
        pile.leak("revisions", where, _many(tracked, "tracked change"), "tracked change")
    if comments and not pile.keeps_comments:
        pile.leak("comments", where, _many(comments, "comment"), "comment")
    elif comments:
        pile.channels["comments"] = None
        pile.review(f"{_many(comments, 'comment')} kept", where, "the case publishes comments")
        for author in sorted(_authors(root)):
            pile.review(author, where, "the author of a comment")
    if hidden:
        pile.leak("hidden-text", where, _many(hidden, "piece") + " of text nobody sees", "hidden text")
    if saved:
        pile.review(
            _many(saved, "setting"), where, "a mail merge, a document variable, a template or a protection"
        )


def _is_hidden(run: etree._Element) -> bool:
    marks = next((child for child in run if local(child) == "rPr"), None)
    if marks is None:
        return False
    off = ("0", "false", "off")
    told = any(
        local(one) in ("vanish", "specVanish") and not any(value in off for value in one.attrib.values())
        for one in marks
    )
    return told and any(local(child) in ("t", "delText") and (child.text or "").strip() for child in run)


def _authors(root: etree._Element) -> set[str]:
    """Who wrote the comments, without those who are only numbered."""
    told = {
        str(value).strip()
        for element in root.iter(etree.Element)
        if local(element) in ("comment", "threadedComment")
        for name, value in element.attrib.items()
        if str(name).rpartition("}")[2] in ("author", "initials")
    }
    return {author for author in told if author and not _NUMBERED.fullmatch(author)}


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count > 1 else ''}"


def _properties(root: etree._Element, where: str, pile: Pile) -> None:
    for element in root.iter(etree.Element):
        tag, text = local(element), (element.text or "").strip()
        if not text:
            continue
        if tag[:1].lower() + tag[1:] in _PEOPLE_FIELDS:
            pile.review(text, where, "a property that says who worked on the file")
        elif tag[:1].lower() + tag[1:] in _SAYS and len(text) > 1:
            pile.review(text, where, f"the property “{tag}” is filled in")
        elif tag == "lpwstr":
            pile.review(text, where, "a property of somebody's own")


def _outward(root: etree._Element, where: str, pile: Pile) -> None:
    for relation in root.iter(etree.Element):
        if relation.get("TargetMode") != "External":
            continue
        target = str(relation.get("Target", ""))
        kind = str(relation.get("Type", "")).rpartition("/")[2]
        if kind != "hyperlink":
            pile.leak("links", where, f"a {kind} that is fetched from elsewhere", "link to a file")
        elif not _OUTWARD_SAFE.match(target):
            pile.review(target, where, "a link that is not to a web page")

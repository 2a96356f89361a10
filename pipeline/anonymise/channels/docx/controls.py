"""Wrappers around text with words of their own: content controls, smart tags, custom XML, older copies."""

from __future__ import annotations

import re
from unicodedata import bidirectional

from lxml import etree

from pipeline.anonymise.channels.docx.names import PREFIXES, URIS, tag, tags
from pipeline.anonymise.channels.docx.work import Work, take_out, unwrap, words_in
from pipeline.documents.docx.names import (
    ALT_CHUNK,
    ALTERNATE,
    CHOICE,
    CUSTOM_XML,
    FALLBACK,
    RUBY,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    SMART_TAG,
    SUB_DOC,
    P,
    R,
    T,
)

_COMMENT_ANCHORS = tags("w", "commentRangeStart commentRangeEnd commentReference")
_BDO = tag("w:bdo")
_OVERRIDE = re.compile("\u202e([^\u202c]*)\u202c?")
_RIGHT_TO_LEFT = ("R", "AL")
_EMBEDDED_LINE = "[Another document stood here and was removed before publication]"


def unwrap_all(root: etree._Element, work: Work) -> None:
    """Take the wrappers off the text of a part, so that only the text and its form are left."""
    newest_markup(root, work)
    for control in reversed(list(root.iter(SDT))):
        _content_control(control, work)
    for wrapper in reversed(list(root.iter(SMART_TAG, CUSTOM_XML))):
        _tell_custom(wrapper, work)
        unwrap(wrapper)
    for chunk in list(root.iter(ALT_CHUNK, SUB_DOC)):
        _stand_in(chunk)
    for ruby in list(root.iter(RUBY)):
        _ruby(ruby, work)
    for override in reversed(list(root.iter(_BDO))):
        _turn(override)
    for text in root.iter(T):
        if text.text and "\u202e" in text.text:
            text.text = _OVERRIDE.sub(lambda turned: turned[1][::-1], text.text)


def newest_markup(root: etree._Element, work: Work) -> None:
    """Of several markups of the same thing keep the newest that is understood."""
    for alternate in reversed(list(root.iter(ALTERNATE))):
        _choose(alternate, work)


def take_out_comments(root: etree._Element) -> None:
    """Remove the marks that tie comments to the text."""
    for anchor in list(root.iter(*_COMMENT_ANCHORS)):
        run = anchor.getparent()
        take_out(anchor)
        if run is not None and run.tag == R and all(child.tag == tag("w:rPr") for child in run):
            take_out(run)


def _choose(alternate: etree._Element, work: Work) -> None:
    """Keep the newest markup that is understood; the others say the same in an older way."""
    chosen = next((branch for branch in alternate.iterchildren(CHOICE) if _understood(branch)), None)
    if chosen is None:
        chosen = alternate.find(FALLBACK)
    words = words_in(chosen) if chosen is not None else ""
    for branch in list(alternate):
        if branch is chosen:
            continue
        left = words_in(branch)
        alternate.remove(branch)
        if left.split() != words.split():
            work.losses.add(
                "text-boxes", "second copy of a drawing|second copies of drawings",
                "It is for other versions of Word and says something else than the first", left,
            )  # fmt: skip
    if chosen is None:
        take_out(alternate)
        return
    if chosen.tag == CHOICE and _names_what_is_needed(chosen):
        for name in list(alternate.attrib):
            del alternate.attrib[name]
        return
    unwrap(chosen)
    unwrap(alternate)


def _understood(branch: etree._Element) -> bool:
    needed = branch.get("Requires", "").split()
    spaces = [branch.nsmap.get(prefix) for prefix in needed]
    return bool(needed) and all(space in URIS for space in spaces)


def _names_what_is_needed(branch: etree._Element) -> bool:
    """Write the needed namespaces by their usual prefixes; False where the branch can stand alone."""
    prefixes = [URIS[str(branch.nsmap[prefix])] for prefix in branch.get("Requires", "").split()]
    for name in list(branch.attrib):
        del branch.attrib[name]
    branch.set("Requires", " ".join(dict.fromkeys(prefixes)))
    return all(prefix in PREFIXES for prefix in prefixes)


def _content_control(control: etree._Element, work: Work) -> None:
    properties = control.find(SDT_PR)
    texts = []
    if properties is not None:
        for element in properties.iter():
            texts += [
                str(value)
                for name, value in element.items()
                if etree.QName(name).localname
                in ("val", "displayText", "value", "fullDate", "xpath", "prefixMappings")
                and not str(value).lstrip("-").isdigit()
            ]
    work.losses.add(
        "content-controls", "content control|content controls",
        "What was filled in stays; its name, its choices and where it came from are gone",
        "\n".join(dict.fromkeys(texts)),
    )  # fmt: skip
    content = control.find(SDT_CONTENT)
    if content is not None:
        unwrap(content)
    for child in list(control):
        if child.tag in (SDT_PR, tag("w:sdtEndPr")):
            control.remove(child)
    unwrap(control)


def _tell_custom(wrapper: etree._Element, work: Work) -> None:
    texts = []
    for child in list(wrapper):
        if child.tag in (tag("w:smartTagPr"), tag("w:customXmlPr")):
            texts += [str(value) for element in child.iter() for value in element.attrib.values()]
            wrapper.remove(child)
    texts += [str(value) for value in wrapper.attrib.values()]
    work.losses.add(
        "custom-xml",
        "mark around words|marks around words",
        "The words stay",
        "\n".join(dict.fromkeys(texts)),
    )


def _stand_in(chunk: etree._Element) -> None:
    """Put a line in the place of a document that Word would have drawn in."""
    run = etree.Element(R)
    etree.SubElement(run, T).text = _EMBEDDED_LINE
    parent = chunk.getparent()
    if parent is None:
        return
    if parent.tag == P:
        parent.replace(chunk, run)
        return
    paragraph = etree.Element(P)
    paragraph.append(run)
    parent.replace(chunk, paragraph)


def _turn(override: etree._Element) -> None:
    """Put letters that are shown from right to left against their nature into the order they are read in."""
    texts = list(override.iter(T))
    letters = "".join(text.text or "" for text in texts)
    if override.get(tag("w:val")) != "rtl" or any(bidirectional(one) in _RIGHT_TO_LEFT for one in letters):
        return
    for text in texts:
        text.text = (text.text or "")[::-1]
    for child in list(override)[::-1]:
        override.append(child)
    unwrap(override)


def _ruby(ruby: etree._Element, work: Work) -> None:
    """Keep the words and tell of the reading aid above them."""
    above, base = ruby.find(tag("w:rt")), ruby.find(tag("w:rubyBase"))
    run = ruby.getparent()
    if above is not None:
        work.losses.add(
            "ruby", "reading aid above words|reading aids above words", "The words stay", words_in(above)
        )
    if run is None:
        return
    for inner in reversed(list(base) if base is not None else []):
        run.addnext(inner)
    take_out(ruby)

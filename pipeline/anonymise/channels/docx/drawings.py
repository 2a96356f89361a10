"""Drawings, new and old (DrawingML and VML): pictures, names and descriptions of shapes, embedded objects."""

from __future__ import annotations

import re
from urllib.parse import unquote

from lxml import etree

from pipeline.anonymise.channels.docx.images import Images
from pipeline.anonymise.channels.docx.names import BLIP, EMBED, IMAGE_DATA, LINK, PREFIXES, REL, tag, tags
from pipeline.anonymise.channels.docx.source import Relation
from pipeline.anonymise.channels.docx.work import Story, Work, take_out
from pipeline.documents.docx.names import DRAWING, OBJECT, PICT, R, T

_NAMED = [tag(f"{prefix}:cNvPr") for prefix in ("pic", "wps", "wpg", "a", "dsp", "cdr")] + [tag("wp:docPr")]
_DOC_PR = tag("wp:docPr")
_VML = f"{{{PREFIXES['v']}}}*"
_FILLS = tuple(tags("v", "fill stroke"))
_LINKED = tuple(tags("a", "hlinkClick hlinkHover"))
_NEXT_BOX = re.compile(r"mso-next-textbox:[^;]*;?")
_OLE = tag("o:OLEObject")
_CONTROL = tag("w:control")
_GONE_LINE = "[An embedded object stood here and was removed before publication]"
_KEPT_RELATIONS = frozenset(
    [
        tag("w:hyperlink"),
        tag("w:headerReference"),
        tag("w:footerReference"),
        tag("c:chart"),
        tag("dgm:relIds"),
    ]
)


def settle_drawings(story: Story, relations: dict[str, Relation], images: Images, work: Work) -> None:
    """Clean the pictures of a part, number its shapes anew, and take out what other programs draw."""
    root = story.root
    for held in list(root.iter(OBJECT)):
        _object(held, work)
    for control in list(root.iter(_CONTROL)):
        work.losses.add("objects", "active control|active controls", "Programs are not published",
                        control.get(tag("w:name"), ""))  # fmt: skip
        take_out(control)
    _blips(story, relations, images, work)
    _vml(story, relations, images, work)
    _shape_names(root, work)
    for link in root.iter(*_LINKED):
        relation = relations.get(link.get(REL, ""))
        if relation is not None and relation.external:
            work.losses.add("hyperlinks", "link behind a picture or shape|links behind pictures or shapes",
                            "The picture stays", unquote(relation.target))  # fmt: skip
    _drop_other_relations(root)


def _object(held: etree._Element, work: Work) -> None:
    """Leave the picture of an embedded file, or a line where there is none."""
    classes = [ole.get("ProgID", "") for ole in held.iter(_OLE)]
    work.losses.add(
        "objects", "embedded object|embedded objects",
        "The file inside is gone; its picture stays where it can be shown to a reviewer", "\n".join(classes),
    )  # fmt: skip
    for ole in list(held.iter(_OLE)):
        take_out(ole)
    for name in list(held.attrib):
        del held.attrib[name]
    held.tag = PICT
    for drawn in list(held.iterchildren(DRAWING)):
        held.addprevious(drawn)
    if not len(held):
        line_instead(held, _GONE_LINE)


def _blips(story: Story, relations: dict[str, Relation], images: Images, work: Work) -> None:
    for blip in list(story.root.iter(BLIP)):
        relation = relations.get(blip.get(EMBED, "")) or relations.get(blip.get(LINK, ""))
        crop = _crop(blip)
        identifier = images.place(blip, relation, story.part, crop=crop, alt=_described(blip))
        for name in (EMBED, LINK):
            blip.attrib.pop(name, "")
        if identifier is None:
            _nothing_to_show(blip)
            continue
        work.put(blip, EMBED, identifier)
        if crop is not None:
            _whole(blip)


def _crop(blip: etree._Element) -> tuple[float, float, float, float] | None:
    """What is cut off a picture at each side; a negative number adds space and is left to the page."""
    fill = blip.getparent()
    cut = fill.find(tag("a:srcRect")) if fill is not None else None
    if cut is None or fill is None or fill.find(tag("a:tile")) is not None:
        return None
    sides = []
    for side in ("l", "t", "r", "b"):
        try:
            text = cut.get(side, "0")
            sides.append(float(text[:-1]) / 100 if text.endswith("%") else int(text) / 100_000)
        except ValueError:
            return None
    if min(sides) < 0 or max(sides) == 0:
        return None
    return sides[0], sides[1], sides[2], sides[3]


def _whole(blip: etree._Element) -> None:
    fill = blip.getparent()
    cut = fill.find(tag("a:srcRect")) if fill is not None else None
    if cut is not None:
        take_out(cut)


def _nothing_to_show(blip: etree._Element) -> None:
    """A picture that is gone leaves a line; a shape's filling leaves the shape without it."""
    fill = blip.getparent()
    if fill is None:
        return
    if fill.tag != tag("pic:blipFill"):
        fill.tag = tag("a:noFill")
        for child in list(fill):
            fill.remove(child)
        for name in list(fill.attrib):
            del fill.attrib[name]
        return
    drawing = next(blip.iterancestors(DRAWING), None)
    if drawing is None:
        take_out(fill)
        return
    line_instead(drawing, "[A picture stood here and was removed before publication]")


def line_instead(drawing: etree._Element, words: str) -> None:
    """Put a line in the place of a drawing that could not be taken over."""
    parent = drawing.getparent()
    if parent is None:
        return
    text = etree.Element(T)
    text.text = words
    while parent is not None and parent.tag != R:  # inside the choice of two markups
        drawing, parent = parent, parent.getparent()
    if parent is not None:
        parent.replace(drawing, text)


def _described(element: etree._Element) -> str:
    """What stands for a picture for those who cannot see it."""
    for above in element.iterancestors(DRAWING, PICT, tag("pic:pic")):
        for described in above.iter(tag("pic:cNvPr"), tag("wp:docPr")):
            if text := described.get("descr") or described.get("title"):
                return text
        for shape in above.iter(_VML):
            if text := shape.get("alt"):
                return text
    return ""


def _vml(story: Story, relations: dict[str, Relation], images: Images, work: Work) -> None:
    names: dict[str, str] = {}
    for shape in list(story.root.iter(_VML)):
        if (name := shape.get("id")) is not None:
            names[name] = names.get(name) or f"_x0000_x{work.next('shape')}"
            work.put(shape, "id", names[name])
        for old in (tag("o:relid"), tag("o:href"), "href", "src", tag("o:title"), "title", tag("o:althref")):
            shape.attrib.pop(old, "")
    for shape in list(story.root.iter(_VML)):
        if "mso-next-textbox" in (style := shape.get("style", "")):
            shape.set("style", _NEXT_BOX.sub("", style))
        kind = shape.get("type", "")
        if kind.startswith("#"):
            if kind[1:] in names:
                work.put(shape, "type", "#" + names[kind[1:]])
            else:
                del shape.attrib["type"]
    for drawn in list(story.root.iter(IMAGE_DATA, *_FILLS)):
        relation = relations.get(drawn.get(REL, ""))
        identifier = images.place(drawn, relation, story.part, alt=_described(drawn)) if relation else None
        for name in (REL, tag("r:pict"), tag("r:href")):
            drawn.attrib.pop(name, "")
        if identifier is not None:
            work.put(drawn, REL, identifier)
        elif drawn.tag == IMAGE_DATA:
            pict = next(drawn.iterancestors(PICT), None)
            take_out(drawn)
            if pict is not None and next(pict.iter(IMAGE_DATA, tag("w:txbxContent")), None) is None:
                line_instead(pict, _GONE_LINE)


def _shape_names(root: etree._Element, work: Work) -> None:
    for named in root.iter(*_NAMED):
        number = work.next("drawing")
        if (name := named.get("name")) and not _is_automatic(name):
            work.losses.add("alt-text", "shape's name|shapes' names", "Shapes are numbered anew", name)
        work.put(named, "name", f"Object {number}")
        if named.tag == _DOC_PR:
            named.set("id", str(number))
        for what in ("descr", "title"):
            _description(named, what, named.tag == _DOC_PR, work)
    for shape in root.iter(_VML):
        _description(shape, "alt", next(shape.iter(IMAGE_DATA), None) is not None, work)
        if shape.tag == tag("v:textpath") and shape.get("string"):
            work.attribute("text-boxes", "lettering drawn as a shape", shape, "string", "paragraph")


def _description(element: etree._Element, name: str, shown: bool, work: Work) -> None:
    """It is a passage where screen readers read it; elsewhere it is a file's old name, and goes."""
    text = element.get(name)
    if text and shown:
        work.attribute("alt-text", "description of a picture or shape", element, name)
    elif text is not None:
        del element.attrib[name]
        work.losses.add(
            "alt-text",
            "second description of a picture|second descriptions of pictures",
            "Nobody is shown it",
            text,
        )


def _is_automatic(name: str) -> bool:
    word = name.rstrip("0123456789 ")
    return word.lower() in ("", "picture", "text box", "image", "shape", "object", "rectangle", "group",
                            "line", "chart", "diagram", "straight connector", "oval", "canvas")  # fmt: skip


def _drop_other_relations(root: etree._Element) -> None:
    """Nothing else may lead out of the part."""
    prefix = f"{{{PREFIXES['r']}}}"
    allowed = {BLIP, IMAGE_DATA, *_FILLS} | _KEPT_RELATIONS
    for element in root.iter(etree.Element):
        if element.tag not in allowed:
            for name in [str(name) for name in element.attrib if str(name).startswith(prefix)]:
                del element.attrib[name]

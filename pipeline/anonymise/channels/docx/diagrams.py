"""Diagrams (SmartArt): their words, in the data and again in the drawing made of it, and their own names."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from pipeline.anonymise.channels.docx.clean import clean
from pipeline.anonymise.channels.docx.drawings import line_instead, settle_drawings
from pipeline.anonymise.channels.docx.images import Images
from pipeline.anonymise.channels.docx.lines import drawing_line_of, drop_loose_texts
from pipeline.anonymise.channels.docx.names import A_PARAGRAPH, PREFIXES, tag, tags
from pipeline.anonymise.channels.docx.parts import Part
from pipeline.anonymise.channels.docx.source import Relation
from pipeline.anonymise.channels.docx.vocabulary import is_plain_list, is_word
from pipeline.anonymise.channels.docx.work import Spot, Story, Work, take_out
from pipeline.documents.docx.names import DRAWING
from pipeline.errors import UnreadableError

_REL_IDS = tag("dgm:relIds")
_KINDS = {"dm": "diagramData", "lo": "diagramLayout", "qs": "diagramQuickStyle", "cs": "diagramColors"}
_POINTS = ("modelId", "srcId", "destId", "parTransId", "sibTransId", "presAssocID", "presParID")
_LABELS = ("name", "styleLbl", "presName", "presStyleLbl", "forName", "refForName", "ref", "moveWith")
_URNS = ("uniqueId", "loTypeId", "qsTypeId", "csTypeId", "presId")
_URN = "urn:microsoft.com/office/officeart/2005/8/"
_PREVIEWS = tuple(tags("dgm", "sampData styleData clrData"))
_EXTENSION = "http://schemas.microsoft.com/office/drawing/2008/diagram"
_GONE_LINE = "[A diagram stood here and was removed before publication]"


@dataclass
class _Names:
    """What the parts of one diagram call each other, under names that say nothing."""

    points: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    urns: dict[str, str] = field(default_factory=dict)

    def tidy(self, root: etree._Element, work: Work) -> None:
        for element in root.iter(etree.Element):
            for name, value in ((str(name), str(value)) for name, value in element.items()):
                if name in _POINTS and _is_diagram(element):
                    element.set(name, self.points.setdefault(value, str(len(self.points) + 1)))
                elif name in _LABELS and value and not (is_word(value) or is_plain_list(value)):
                    element.set(name, self.labels.setdefault(value, f"node{len(self.labels) + 1001}"))
                elif name in _URNS:
                    work.put(
                        element, name, self.urns.setdefault(value, f"{_URN}layout/layout{len(self.urns) + 1}")
                    )


def _is_diagram(element: etree._Element) -> bool:
    return element.tag.startswith((f"{{{PREFIXES['dgm']}}}", f"{{{PREFIXES['dsp']}}}"))


def settle_diagrams(story: Story, relations: dict[str, Relation], images: Images, work: Work) -> None:
    """Take over the diagrams of a part, with their words as passages."""
    for ids in list(story.root.iter(_REL_IDS)):
        found = {
            short: relations.get(ids.get(tag(f"r:{short}"), ""), Relation("", "", True)) for short in _KINDS
        }
        for name in list(ids.attrib):
            del ids.attrib[name]
        parts = _taken(found, relations, story.part, images, work)
        drawing = next(ids.iterancestors(DRAWING), None)
        if parts is not None:
            for short, part in parts.items():
                work.put(ids, tag(f"r:{short}"), story.part.link_to(part))
        elif drawing is not None:
            line_instead(drawing, _GONE_LINE)
        else:
            take_out(ids)


def _taken(
    found: dict[str, Relation], relations: dict[str, Relation], holder: Part, images: Images, work: Work
) -> dict[str, Part] | None:
    roots = {}
    for short, relation in found.items():
        if relation.external or relation.kind != _KINDS[short] or relation.target not in work.source:
            return None
        try:
            roots[short] = work.source.root(relation.target)
        except UnreadableError:
            work.losses.add("diagrams", "damaged diagram|damaged diagrams", "It cannot be read")
            return None
    number = work.next("diagram")
    names = _Names()
    drawn = _drawing_of(roots["dm"], relations, work)
    parts = {
        short: _part(_KINDS[short], root, found[short].target, names, number, images, work)
        for short, root in roots.items()
    }
    if drawn is not None:
        root, source = drawn
        part = _part("diagramDrawing", root, source, names, number, images, work)
        _lead_to_drawing(roots["dm"], holder.link_to(part))
    return parts


def _part(
    kind: str, root: etree._Element, source: str, names: _Names, number: int, images: Images, work: Work
) -> Part:
    for preview in list(root.iter(*_PREVIEWS)):
        take_out(preview)
    names.tidy(root, work)
    part = work.parts.add(kind, root=root)
    settle_drawings(Story("diagrams", source, root, part), work.source.relations(source), images, work)
    held: set[etree._Element] = set()
    for paragraph in root.iter(A_PARAGRAPH):
        line = drawing_line_of(paragraph)
        held.update(line.elements)
        if line.text:
            work.spots.append(Spot("diagrams", f"diagram {number}", line.text, line.write, "caption"))
    drop_loose_texts(root, held, work)
    clean(root, work)
    return part


def _drawing_of(
    data: etree._Element, relations: dict[str, Relation], work: Work
) -> tuple[etree._Element, str] | None:
    """The drawing that programs show which cannot lay out a diagram themselves."""
    for extension in data.iter(tag("dsp:dataModelExt")):
        relation = relations.get(extension.get("relId", ""))
        if relation is not None and relation.kind == "diagramDrawing" and relation.target in work.source:
            try:
                return work.source.root(relation.target), relation.target
            except UnreadableError:
                return None
    return None


def _lead_to_drawing(data: etree._Element, identifier: str) -> None:
    extensions = etree.SubElement(data, tag("dgm:extLst"))
    extension = etree.SubElement(extensions, tag("a:ext"), uri=_EXTENSION)
    etree.SubElement(extension, tag("dsp:dataModelExt"), relId=identifier, minVer=PREFIXES["dgm"])

"""Hiding places of a Word file written as a table: a line of XML for each, `{N}` where the name goes.

One line is one place that ECMA-376 or an extension of Microsoft's has room for. `docx_table.txt` names for
each block of lines where in the package they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from tests.anonymise.canaries.coded import disguises
from tests.anonymise.canaries.docx_base import base
from tests.anonymise.canaries.names import made_up
from tests.anonymise.canaries.package import Package, png, run
from tests.anonymise.canaries.planted import Canary, Planted

_PARTS = {
    "settings": "word/settings.xml",
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "fonts": "word/fontTable.xml",
    "websettings": "word/webSettings.xml",
    "footnotes": "word/footnotes.xml",
    "header": "word/header1.xml",
    "core": "docProps/core.xml",
    "app": "docProps/app.xml",
}
_MICROSOFT = "http://schemas.microsoft.com/office"
_SPACES = {
    "w16cid": f"{_MICROSOFT}/word/2016/wordml/cid",
    "w16cex": f"{_MICROSOFT}/word/2018/wordml/cex",
    "w16du": f"{_MICROSOFT}/word/2023/wordml/word16du",
    "w16sdtdh": f"{_MICROSOFT}/word/2020/wordml/sdtdatahash",
    "w16sdtfl": f"{_MICROSOFT}/word/2024/wordml/sdtformatlock",
    "wp14": f"{_MICROSOFT}/word/2010/wordprocessingDrawing",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SHAPE = f"{_MICROSOFT}/word/2010/wordprocessingShape"
_PLACEHOLDER = re.compile(r"\{([A-Z][A-Z0-9]*)\}")


@dataclass(frozen=True)
class Line:
    """One place of the table: where in the package, what it is called, what stands there."""

    slot: str
    id: str
    xml: str

    def filled(self, name: str) -> str:
        """The XML with the name in it."""
        ways = disguises(name)
        text = _PLACEHOLDER.sub(lambda match: ways[match[1]], self.xml)
        return text.replace("{{", "{").replace("}}", "}")


def lines() -> Iterator[Line]:
    """The table."""
    slot = ""
    text = resources.files(__package__).joinpath("docx_table.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            slot = line.strip("[]")
        elif line:
            name, _, xml = line.partition("|")
            yield Line(slot, name, xml)


LINES = tuple(lines())
NAMES = {line.id: made_up(number) for number, line in enumerate(LINES)}


def planted(chosen: Sequence[Line]) -> Canary:
    """A report with a name in each of these places."""
    writer = _Writer()
    people = []
    for line in chosen:
        name = NAMES[line.id]
        surname = name.split()[1]
        writer.put(line.slot, line.filled(surname))
        people.append(Planted(line.id, line.slot, name, (surname,), seen=False))
    package = writer.finished()
    return Canary(package.build(), "docx", tuple(people), tuple(package.expected))


class _Writer:
    """A package that snippets are put into by the name of their slot."""

    def __init__(self) -> None:
        self.package = base()
        self.package.root_attributes += [
            f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items() if prefix != "m"
        ]
        self.package.part("word/media/base.png", png(77))
        self._image = self.package.from_document("image", "media/base.png")
        self._gathered: dict[str, list[str]] = {"chart": [], "chartspace": [], "diagram": []}

    def put(self, slot: str, xml: str) -> None:
        """Put a snippet where its slot is."""
        xml = xml.replace("rIdImg", self._image)
        picture = self._picture(f'<a:blip r:embed="{self._image}"/>')
        if slot in _PARTS:
            self.package.add(_PARTS[slot], _declared(xml))
        elif slot in self._gathered:
            self._gathered[slot].append(xml)
        elif slot == "block":
            self.package.body.append(xml)
        elif slot == "ppr":
            self.package.say(run("The panel read this."), properties=xml)
        elif slot == "p-attr":
            self.package.body.append(f"<w:p {xml}><w:r><w:t>The panel read that.</w:t></w:r></w:p>")
        elif slot == "vml":
            self.package.sentence(f"<w:r><w:pict>{xml}</w:pict></w:r>")
        elif slot == "wps":
            self.package.sentence(_inline(xml, _SHAPE))
        elif slot == "pic":
            self.package.sentence(_inline(self._picture(xml), f"{_DRAWING}/picture"))
        elif slot == "cNvPr":
            blip = f'<a:blip r:embed="{self._image}"/>'
            self.package.sentence(_inline(self._picture(blip, xml), f"{_DRAWING}/picture"))
        elif slot == "drawing-docPr":
            self.package.sentence(_inline(picture, f"{_DRAWING}/picture", about=xml))
        elif slot == "anchor":
            self.package.sentence(_inline(picture, f"{_DRAWING}/picture", attributes=xml))
        else:
            assert slot == "run", slot
            self.package.sentence(xml)

    def finished(self) -> Package:
        """The package with its chart and its diagram."""
        spaces = f'xmlns:a="{_DRAWING}/main" xmlns:c="{_DRAWING}/chart" xmlns:dgm="{_DRAWING}/diagram"'
        spaces += ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        space, series = self._gathered["chartspace"], self._gathered["chart"]
        if space or series:
            bars = f'<c:barChart><c:barDir val="col"/>{"".join(series)}<c:axId val="1"/></c:barChart>'
            xml = (
                f"<c:chartSpace {spaces}><c:chart><c:plotArea>{bars}</c:plotArea></c:chart>"
                f"{''.join(space)}</c:chartSpace>"
            )
            kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
            self.package.part("word/charts/chart9.xml", xml, kind)
            rid = self.package.from_document("chart", "charts/chart9.xml")
            self.package.sentence(_inline(f'<c:chart r:id="{rid}"/>', f"{_DRAWING}/chart"))
        if points := self._gathered["diagram"]:
            xml = (
                f"<dgm:dataModel {spaces}><dgm:ptLst>{''.join(points)}</dgm:ptLst><dgm:cxnLst/>"
                "</dgm:dataModel>"
            )
            kind = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
            self.package.part("word/diagrams/data9.xml", xml, kind)
            rid = self.package.from_document("diagramData", "diagrams/data9.xml")
            ids = f'<dgm:relIds r:dm="{rid}" r:lo="x" r:qs="x" r:cs="x"/>'
            self.package.sentence(_inline(ids, f"{_DRAWING}/diagram"))
        return self.package

    @staticmethod
    def _picture(blip: str, about: str = 'name="x"') -> str:
        return (
            f'<pic:pic><pic:nvPicPr><pic:cNvPr id="1" {about}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f"{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            '<pic:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        )


def _declared(xml: str) -> str:
    """A snippet with the namespaces declared that a part's root does not have."""
    missing = [prefix for prefix in _SPACES if f"{prefix}:" in xml and f"xmlns:{prefix}=" not in xml]
    spaces = "".join(f' xmlns:{prefix}="{_SPACES[prefix]}"' for prefix in missing)
    return re.sub(r"^<[\w:]+", lambda match: match[0] + spaces, xml)


def _inline(inner: str, uri: str, *, about: str = 'name="p"', attributes: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline {attributes}><wp:extent cx="100000" cy="100000"/>'
        f'<wp:docPr id="1" {about}/><a:graphic><a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )

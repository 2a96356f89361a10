"""The properties of the file: only its title stays, as a passage; authors, dates and company go."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from pipeline.anonymise.channels.docx.work import Spot, Work
from pipeline.anonymise.passages import Edit, edited
from pipeline.errors import UnreadableError

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TITLE = f"{{{_DC}}}title"
_KINDS = ("core-properties", "extended-properties", "custom-properties")


def take_properties(work: Work) -> None:
    """Write the title anew and tell of the rest."""
    title = ""
    texts: list[str] = []
    for relation in work.source.relations("").values():
        if relation.kind not in _KINDS or relation.external or relation.target not in work.source:
            continue
        try:
            root = work.source.root(relation.target)
        except UnreadableError:
            work.losses.add(
                "properties", "damaged list of properties|damaged lists of properties", "It is gone"
            )
            continue
        for element in root.iter(etree.Element):
            text = (element.text or "").strip()
            if element.tag == _TITLE and text and not title:
                title = text
            elif text:
                texts.append(text)
            if name := element.get("name"):
                texts.append(name)
    if texts:
        work.losses.add(
            "properties", "property of the file|properties of the file",
            "Authors, company, dates and the like are not published", "\n".join(dict.fromkeys(texts)),
            times=len(texts),
        )  # fmt: skip
    _write_title(title, work)


def _write_title(title: str, work: Work) -> None:
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    work.parts.package.link_to(work.parts.add("core-properties", root=root))
    if not title:
        return
    element = etree.SubElement(root, _TITLE)
    element.text = title

    def write(edits: Sequence[Edit]) -> None:
        if edits:
            element.text = edited(title, edits)

    work.spots.append(Spot("properties", "title of the document", title, write))

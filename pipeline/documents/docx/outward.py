"""What a Word or Excel package would bring in from elsewhere or set going: said, never done."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.documents.container import Container
from pipeline.documents.docx.xml import normalise, parse
from pipeline.documents.model import Caution
from pipeline.errors import UnreadableError

LINKS, CONTROLS, EMBEDDED = "links-ignored", "macros-ignored", "part-unreadable"
_HARMLESS = ("hyperlink",)
_OWN_TEMPLATE = re.compile(r"(?:file:///)?[A-Za-z]:|(?!.*[/\\]).", re.DOTALL)
"""A template on the writer's own disk, which most files of an office name."""
_NAMES = {
    "attachedTemplate": "a template",
    "image": "pictures",
    "oleObject": "objects of other programs",
    "externalLinkPath": "other workbooks",
    "subDocument": "other documents",
    "aFChunk": "other documents",
    "frame": "web pages",
}
_CODES = re.compile(rb"<(?:\w+:)?instrText(?:\s[^>]*)?>([^<]*)|\binstr=\"([^\"]*)\"")
_FETCHING = re.compile(rb"\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\b", re.IGNORECASE)


def outward(container: Container, main: bytes = b"") -> tuple[Caution, ...]:
    """Remarks on links, controls and embedded files.

    Args:
        container: the package.
        main: the main part of a Word file, whose fields can fetch.

    Plain hyperlinks are text with an address behind it and are not remarked on.
    """
    cautions = []
    elsewhere = sorted(
        {name for rels in container.names if rels.endswith(".rels") for name in _outside(container, rels)}
    )
    codes = _CODES.findall(main) if b"instr" in main else []  # most files have no field at all
    if _FETCHING.search(b"".join(b"".join(found) for found in codes)):
        elsewhere.append("what its fields name")
    if any(name.startswith("xl/connections") for name in container.names):
        elsewhere.append("a database or a web page")
    if elsewhere:
        cautions.append(
            Caution(LINKS, f"It links to {', '.join(elsewhere)} outside the file; nothing was fetched")
        )
    if any("/activex/" in name for name in container.names):
        cautions.append(Caution(CONTROLS, "It carries active controls, which were not run"))
    if any(name.startswith("xl/embeddings/") for name in container.names):
        cautions.append(Caution(EMBEDDED, "Files of other programs are embedded in it and were not read"))
    return tuple(cautions)


def _outside(container: Container, rels: str) -> set[str]:
    try:
        root = parse(normalise(container.read(rels)))
    except UnreadableError:
        return set()  # whoever needs this part says that it is damaged
    found = set()
    for relation in root.iterchildren(etree.Element):
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        if relation.get("TargetMode") != "External" or kind in _HARMLESS:
            continue
        if kind == "attachedTemplate" and _OWN_TEMPLATE.match(relation.get("Target", "")):
            continue
        found.add(_NAMES.get(kind, "other files"))
    return found

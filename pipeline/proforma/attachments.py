"""Do the documents that belong with this one come with it: inside it, or sent by the same agency?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.proforma.definition import Attachment, Definition
from pipeline.proforma.facts import Submitted
from pipeline.proforma.model import Evidence, Finding

OTHER = "other"
"""The kind of an attachment that may be any further document."""


def of(
    one: Submitted, submitted: Sequence[Submitted], every: Mapping[str, Definition]
) -> tuple[Finding, ...]:
    """A finding for each attachment a document's definition asks for.

    What came separately cannot be known of a document whose agency is not known and that comes alone: then
    only what stands inside it is told, and nothing is called missing.
    """
    if one.checked is None or one.checked.proforma not in every:
        return ()
    others = [other for other in submitted if other is not one and other.agency == one.agency]
    alone = not one.agency and not others
    found = []
    for item in every[one.checked.proforma].of(Attachment):
        finding = _inside(item, one) or _beside(item, others)
        if finding is None and not alone and (item.required or item.document != OTHER):
            note = "neither in this document nor sent separately"
            finding = Finding(item.id, item.title, item.required, "missing", None, note, item.source)
        if finding is not None:
            found.append(finding)
    return tuple(found)


def _inside(item: Attachment, one: Submitted) -> Finding | None:
    place = next((place for kind, place in one.facts.holds if kind == item.document), "")
    if not place and item.document in one.kinds:
        place = "in the document itself"
    if not place:
        return None
    evidence = Evidence(item.title, place=place)
    return Finding(item.id, item.title, item.required, "present", evidence, "in this document", item.source)


def _beside(item: Attachment, others: Sequence[Submitted]) -> Finding | None:
    files = [other.file for other in others if item.document in other.kinds]
    if not files:
        return None
    evidence = Evidence(item.title, place=files[0])
    note = f"sent separately: {', '.join(files)}"
    return Finding(item.id, item.title, item.required, "present", evidence, note, item.source)

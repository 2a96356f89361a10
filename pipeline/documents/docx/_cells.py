"""Reading one table cell thoroughly: its text, its notes, the tables nested in it."""

from __future__ import annotations

from lxml import etree

from pipeline.documents.docx._flow import Flow
from pipeline.documents.docx.context import Context
from pipeline.documents.docx.inline import all_words
from pipeline.documents.docx.names import AUTHOR, CELL_DEL, TC_PR
from pipeline.documents.docx.stories import flatten
from pipeline.documents.model import Place, Table


def thorough_cell(
    tc: etree._Element, place: Place, context: Context, *, placeholder: bool = False
) -> tuple[str, Flow, tuple[Table, ...]]:
    """A cell's text, the flow that holds its notes, and the tables nested in it."""
    flow = Flow(place)
    tables: list[Table] = []
    properties = tc.find(TC_PR)
    deleted = properties.find(CELL_DEL) if properties is not None else None
    if deleted is not None:
        flow.remark("deleted", all_words(tc), deleted.get(AUTHOR))
        context.count("tracked-changes", place)
        return "", flow, ()
    flatten(tc, flow, context, tables, placeholder)
    return flow.text(), flow, tuple(tables)

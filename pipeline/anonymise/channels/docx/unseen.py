"""Words on the page that nobody sees: hidden, in the colour of the paper, or too small to read. They go."""

from __future__ import annotations

from lxml import etree

from pipeline.anonymise.channels.docx.names import tags
from pipeline.anonymise.channels.docx.work import Work, take_out, words_in
from pipeline.documents.docx.context import Context
from pipeline.documents.docx.names import HIDDEN_ROW, P_PR, P_STYLE, R_PR, TR, TR_PR, VAL, P, R, is_on
from pipeline.documents.docx.styles import PLAIN, Look
from pipeline.documents.docx.unseen import is_unseen

_CONTENT = tags(
    "w",
    "t tab br cr sym noBreakHyphen softHyphen ptab drawing pict object footnoteReference endnoteReference"
    " commentReference delText pgNum dayShort dayLong monthShort monthLong yearShort yearLong",
)
_SMALLEST = 4
"""Half points; what is set in less than this is a speck on the page."""


def take_out_unseen(root: etree._Element, context: Context, work: Work) -> None:
    """Remove what a reader of the page cannot see, and tell its words.

    What Word shows on the web only counts as hidden; results of fields that are hidden lose their words too.
    Does not promise to know every ground a word may stand on (see `pipeline.documents`).
    """
    for row in list(root.iter(TR)):
        properties = row.find(TR_PR)
        if properties is not None and is_on(properties.find(HIDDEN_ROW)):
            _tell("row of a table that is not shown|rows of tables that are not shown", words_in(row), work)
            take_out(row)
    looks: dict[etree._Element, Look] = {}
    for run in list(root.iter(R)):
        _run(run, context, work, looks)


def _run(run: etree._Element, context: Context, work: Work, looks: dict[etree._Element, Look]) -> None:
    properties = run.find(R_PR)
    paragraph = next(run.iterancestors(P), None)
    if paragraph is None:
        return
    if paragraph not in looks:
        looks[paragraph] = _paragraph_look(paragraph, context)
    base = looks[paragraph]
    if properties is None and base is PLAIN:
        return
    look = context.styles.of_run(properties, base)
    if not (look.hidden or _is_speck(look) or is_unseen(look, paragraph, context)):
        return
    content = [child for child in run if child.tag in _CONTENT]
    words = "".join(words_in(child) for child in content)
    if not words and not any(child.tag in tags("w", "drawing pict object") for child in content):
        if look.hidden:
            for child in content:
                run.remove(child)
        return
    for child in content:
        run.remove(child)
    _tell("passage nobody could see|passages nobody could see", words, work)


def _is_speck(look: Look) -> bool:
    return look.size is not None and look.size < _SMALLEST


def _paragraph_look(paragraph: etree._Element, context: Context) -> Look:
    properties = paragraph.find(P_PR)
    style = properties.find(P_STYLE) if properties is not None else None
    return context.styles.look(style.get(VAL)) if style is not None else PLAIN


def _tell(thing: str, words: str, work: Work) -> None:
    work.losses.add("hidden-text", thing, "A reader of the page does not see it", words)

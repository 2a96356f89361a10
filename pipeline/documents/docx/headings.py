"""Which paragraphs are headings, of which level, and under which number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.documents.docx.context import Context
from pipeline.documents.docx.names import P_PR, P_STYLE, R_PR, VAL, R, T
from pipeline.documents.docx.styles import PLAIN, outline_level
from pipeline.documents.model import Letters

_LONGEST = 120
_TYPED_LABEL = re.compile(
    r"(?:(?:section|part|chapter|appendix|annex|tor|term of reference)\s+(?:\d[\d.]*|[ivxlc]+|[a-z])\b[:.)]?"
    r"|\d{1,2}(?:\.\d{1,2})*[.):]?(?=\s)"
    r"|[A-Z][.):](?=\s)"
    r"|[ivxIVX]{1,5}[.):](?=\s)"
    r"|\((?:\d{1,2}|[a-z]|[ivx]{1,5})\)(?=\s))",
    re.IGNORECASE,
)
_DATE_BEHIND = re.compile(
    r"\s*(?:st|nd|rd|th)?\s*(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|[0-9/.-]+\b)",
    re.IGNORECASE,
)


def level_of(paragraph: etree._Element, text: str, context: Context, latest: int) -> int | None:
    """The heading level of a paragraph, None for running text.

    The outline level of the paragraph or its style decides. Where no style says anything, a short line
    that is bold throughout and does not end a sentence is a heading too: many reports are typed so.

    Args:
        paragraph: the paragraph.
        text: its folded text.
        context: the document being read.
        latest: level of the latest heading given by a style, 0 before any; a bold line stands below it.
    """
    properties = paragraph.find(P_PR)
    style = properties.find(P_STYLE) if properties is not None else None
    name = style.get(VAL) if style is not None else None
    look = context.styles.look(name)
    level = look.level
    if properties is not None:
        level = outline_level(properties, level)
    if level is not None:
        return level
    if not 1 < len(text) <= _LONGEST or text.endswith((".", ",", ";")) or "\n" in text:
        return None
    if context.styles.name(name).lower().startswith(("toc", "caption")) or not any(map(str.isalpha, text)):
        return None
    if not _all_bold(paragraph, bool(look.bold), context):
        return None
    depth = typed_label(text).strip(".):(").count(".")
    return min(9, max(latest + 1, depth + 1))


def letters_of(paragraph: etree._Element, context: Context) -> Letters:
    """How the first words of a heading are set."""
    properties = paragraph.find(P_PR)
    style = properties.find(P_STYLE) if properties is not None else None
    look = context.styles.look(style.get(VAL) if style is not None else None)
    run = next(_worded(paragraph), None)
    if run is not None:
        look = context.styles.of_run(run.find(R_PR), look)
    size = look.size / 2 if look.size else None
    return Letters(size, bool(look.bold), bool(look.italic), bool(look.underlined))


def typed_label(text: str) -> str:
    """The number a heading begins with as typed ("4.2", "Section 3:", "B."), "" where it has none.

    A date ("12 March 2009", "3/4/08") is no number of a section.
    """
    match = _TYPED_LABEL.match(text)
    if match is None:
        return ""
    behind = text[match.end() :]
    if match[0].isdigit() and _DATE_BEHIND.match(behind):
        return ""
    return match[0]


def _all_bold(paragraph: etree._Element, by_style: bool, context: Context) -> bool:
    base = PLAIN._replace(bold=by_style)
    worded = list(_worded(paragraph))
    return bool(worded) and all(context.styles.of_run(run.find(R_PR), base).bold for run in worded)


def _worded(paragraph: etree._Element) -> Iterator[etree._Element]:
    return (
        run for run in paragraph.iter(R) if any((text.text or "").strip() for text in run.iterchildren(T))
    )

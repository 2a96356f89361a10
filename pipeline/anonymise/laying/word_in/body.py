"""Paragraphs and tables of a container to blocks, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from pipeline.anonymise.laying.languages import told
from pipeline.anonymise.laying.model import (
    Align,
    Block,
    Contents,
    Heading,
    Kind,
    ListItem,
    PageBreak,
    Para,
    Span,
    Spans,
    text_of,
)
from pipeline.anonymise.laying.word_in import names
from pipeline.anonymise.laying.word_in.inline import PAGE, Line, ParagraphReader, trimmed
from pipeline.anonymise.laying.word_in.source import Source
from pipeline.documents.docx.dropcap import goes_on_below
from pipeline.documents.docx.headings import level_of
from pipeline.documents.docx.names import ILVL, NUM_PR, P_PR, P_STYLE, TBL, VAL, P, T, W, is_on, number_of
from pipeline.documents.docx.stories import blocks_in, label_of

_ALIGN: dict[str, Align] = {"center": "centre", "right": "right", "end": "right"}
_KINDS: dict[str, Kind] = {
    "title": "title", "subtitle": "subtitle", "quote": "quote", "intense quote": "quote",
    "caption": "caption", "block text": "quote",
}  # fmt: skip
_TOC_HEADINGS = ("toc heading", "contents heading", "toa heading")


def elements_of(
    container: etree._Element, source: Source, part: str, *, body: bool, beside: bool = False
) -> Iterator[tuple[etree._Element, list[Block]]]:
    """The paragraphs and tables of a container, each with its blocks (none for an empty paragraph).

    Args:
        container: the body, a cell, a note, a header or a text box.
        source: the file.
        part: the name of the part it stands in.
        body: whether headings count as such here; elsewhere they are bold paragraphs.
        beside: whether it is a header or footer.
    """
    from pipeline.anonymise.laying.word_in.tables import table_of

    reader = ParagraphReader(source, part, beside=beside)
    capital: Spans = ()
    for element, _ in blocks_in(container):
        if element.tag == TBL:
            yield element, table_of(element, source, part, beside=beside)
        elif element.tag in (P, T):
            blocks = _paragraph(element, reader, source, body=body)
            only = blocks[0] if len(blocks) == 1 else None
            if element.tag == P and isinstance(only, Para) and goes_on_below(element):
                capital = only.spans
                continue
            if capital:
                blocks, capital = _capped(capital, blocks), ()
            yield element, blocks


def _capped(capital: Spans, blocks: list[Block]) -> list[Block]:
    """A paragraph's blocks with its drop capital back in its first word."""
    for at, block in enumerate(blocks):
        if isinstance(block, Heading | ListItem | Para):
            plain = replace(block.spans[0], text=text_of(capital)) if block.spans else None
            spans = (plain, *block.spans) if plain is not None else capital
            return [*blocks[:at], replace(block, spans=spans), *blocks[at + 1 :]]
    return [Para(capital), *blocks]


def inner_blocks(
    container: etree._Element, source: Source, part: str, *, beside: bool = False
) -> tuple[Block, ...]:
    """The blocks of a cell, note, box, header or footer."""
    found = elements_of(container, source, part, body=False, beside=beside)
    return tuple(block for _, blocks in found for block in blocks)


def _paragraph(p: etree._Element, reader: ParagraphReader, source: Source, *, body: bool) -> list[Block]:
    style = style_name(p, source)
    line = reader.read(p)
    label = label_of(p, source.context)
    made: list[Block] = []
    if body and _breaks_before(p):
        made.append(PageBreak())
    if source.listed and body and (line.toc or style.startswith("toc ") or style in _TOC_HEADINGS):
        if spans := trimmed([span for span in line.spans if span != PAGE]):
            if style not in _TOC_HEADINGS:
                source.left_out.append(text_of(spans))
            made.append(Contents(spans if style in _TOC_HEADINGS else ()))
    else:
        for at, spans in enumerate(_pages(line)):
            if at and body:
                made.append(PageBreak())
            if spans or (label and not at and not line.after):
                block = _block(p, spans, "" if at else label, style, source, body=body)
                made.append(_with_language(block, told(line.languages, text_of(spans))))
    return [*made, *line.after]


def _with_language(block: Block, language: str) -> Block:
    if language and isinstance(block, Heading | ListItem | Para):
        return replace(block, language=language)
    return block


def _pages(line: Line) -> list[Spans]:
    """The words before, between and after page breaks inside a paragraph."""
    pages: list[list[Span]] = [[]]
    for span in line.spans:
        if span == PAGE:
            pages.append([])
        else:
            pages[-1].append(span)
    return [trimmed(page) for page in pages]


def _block(p: etree._Element, spans: Spans, label: str, style: str, source: Source, *, body: bool) -> Block:
    kind = _KINDS.get(style, "text")
    text = " ".join(text_of(spans).split())
    if kind in ("text", "quote") and text:
        level = level_of(p, text, source.context, source.heading)
        said = source.context.styles_say(p)
        if level is not None and (said or (body and bool(source.heading) == source.headed)):
            return _heading(p, spans, level, label, source, said=said, body=body)
    if label and kind == "text":
        ordered = any(letter.isalnum() for letter in label)
        return ListItem(_list_level(p, source), ordered, label, spans)
    align = _align(p)
    return Para(spans, align, kind)


def _heading(
    p: etree._Element, spans: Spans, level: int, label: str, source: Source, *, said: bool, body: bool
) -> Block:
    if not body:
        bold = tuple(replace(span, bold=bool(span.text)) for span in spans)
        return ListItem(1, True, label, bold) if label else Para(bold, _align(p))
    if said:
        source.heading = level
    plain = all(span.bold or not span.text.strip() for span in spans)
    if plain:
        spans = tuple(replace(span, bold=False) for span in spans)
    source.anchors += 1
    anchor = f"heading-{source.anchors}"
    for mark in p.iter(names.BOOKMARK):
        if name := mark.get(W + "name"):
            source.bookmarks.setdefault(name, anchor)
    return Heading(level, spans, label, anchor)


def style_name(p: etree._Element, source: Source) -> str:
    """The name of a paragraph's style in lower case, "" for none."""
    properties = p.find(P_PR)
    style = properties.find(P_STYLE) if properties is not None else None
    return source.context.styles.name(style.get(VAL)).lower() if style is not None else ""


def _list_level(p: etree._Element, source: Source) -> int:
    properties = p.find(P_PR)
    if properties is None:
        return 1
    direct = properties.find(NUM_PR)
    given = direct.find(ILVL) if direct is not None else None
    if given is not None:
        return number_of(given, 0) + 1
    style = properties.find(P_STYLE)
    name = style.get(VAL) if style is not None else None
    look = source.context.styles.look(name)
    if look.ilvl is not None:
        return look.ilvl + 1
    return source.context.numbering.level_of_style(look.num_id or 0, name) + 1


def _align(p: etree._Element) -> Align:
    properties = p.find(P_PR)
    given = properties.find(names.JC) if properties is not None else None
    return _ALIGN.get(given.get(VAL, ""), "left") if given is not None else "left"


def first_line(element: etree._Element) -> float:
    """How far right of the margin a paragraph's first line begins by its own indents, in points."""
    properties = element.find(P_PR)
    given = properties.find(names.IND) if properties is not None else None
    if given is None:
        return 0.0
    sides = (("start", 1), ("left", 1), ("firstLine", 1), ("hanging", -1))
    found = 0.0
    for side, sign in sides:
        try:
            found += sign * float(given.get(W + side, "0")) / names.TWIPS
        except ValueError:
            continue
    return found


def _breaks_before(p: etree._Element) -> bool:
    properties = p.find(P_PR)
    if properties is None:
        return False
    given = properties.find(names.PAGE_BREAK_BEFORE)
    return is_on(given)


def gathered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Contents once, captions joined to what they describe, page breaks not at either end or twice."""
    made: list[Block] = []
    for block in blocks:
        last = made[-1] if made else None
        if isinstance(block, Contents) and isinstance(last, Contents):
            made[-1] = last if last.title else block
        elif isinstance(block, PageBreak) and (last is None or isinstance(last, PageBreak)):
            continue
        else:
            made.append(block)
    return tuple(made)

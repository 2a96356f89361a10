"""The inside of a paragraph: runs to spans; what is no text (pictures, boxes, page breaks) set apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Literal

from lxml import etree

from pipeline.anonymise.laying.model import Block, Span, Spans
from pipeline.anonymise.laying.word_in import names
from pipeline.anonymise.laying.word_in.equations import linear
from pipeline.anonymise.laying.word_in.fields import form_text, link_of, ticked
from pipeline.anonymise.laying.word_in.source import OpenField, Source
from pipeline.documents.docx.inline import choose, words_of
from pipeline.documents.docx.names import (
    ALTERNATE,
    BR,
    CR,
    DEL,
    DEL_TEXT,
    DRAWING,
    ENDNOTE_REF,
    FLD_CHAR,
    FLD_CHAR_TYPE,
    FOOTNOTE_REF,
    INSTR_TEXT,
    MOVE_FROM,
    NO_BREAK_HYPHEN,
    O_MATH,
    OBJECT,
    P_PR,
    P_STYLE,
    PICT,
    PROPERTIES,
    PTAB,
    R_PR,
    REL_ID,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    SYM,
    TAB,
    VAL,
    W_ID,
    R,
    T,
    W,
)
from pipeline.documents.docx.styles import PLAIN, Look
from pipeline.documents.docx.symbols import symbol, translate

_SPACERS = {TAB: "\t", PTAB: "\t", CR: "\n", NO_BREAK_HYPHEN: "\u2011"}
_COUNTERS: dict[str, Literal["page", "pages"]] = {
    "PAGE": "page", "NUMPAGES": "pages", "SECTIONPAGES": "pages",
}  # fmt: skip
_MARKED = (W + "footnoteRef", W + "endnoteRef")


@dataclass
class Line:
    """What a paragraph holds.

    Attributes:
        spans: its words; a page break among them is `PAGE`.
        after: pictures, boxes and charts anchored in it; they follow it.
        toc: whether words in it are the result of a table of contents.
        languages: how many of its letters the file says are in which language.
    """

    spans: list[Span] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)
    toc: bool = False
    languages: Counter[str] = field(default_factory=Counter)

    def say(self, text: str, how: Span) -> None:
        """Add words set like `how`."""
        if not text:
            return
        last = self.spans[-1] if self.spans else None
        if last is not None and last.text and last != PAGE and replace(last, text="") == how:
            self.spans[-1] = replace(last, text=last.text + text)
        else:
            self.spans.append(replace(how, text=text))


PAGE = Span("\f")
"""Stands where a new page was asked for inside a paragraph."""


class ParagraphReader:
    """Reads paragraphs of one part.

    Args:
        source: the file.
        part: the name of the part the paragraphs stand in, for its relations.
        beside: whether it is a header or footer, where page numbers count.
    """

    def __init__(self, source: Source, part: str, *, beside: bool = False) -> None:
        self._source = source
        self._part = part
        self._beside = beside

    def read(self, p: etree._Element) -> Line:
        """The content of a paragraph."""
        line = Line()
        look = PLAIN
        properties = p.find(P_PR)
        style = properties.find(P_STYLE) if properties is not None else None
        if style is not None:
            look = self._source.context.styles.look(style.get(VAL))
        if p.tag == T:
            self._text(p, line, look, Span(""))
        else:
            self._walk(p, line, look, Span(""))
        return line

    def _walk(self, parent: etree._Element, line: Line, look: Look, how: Span) -> None:
        for child in parent:
            tag = child.tag
            if tag == R:
                self._run(child, line, look, how)
            elif tag == names.HYPERLINK:
                self._walk(child, line, look, replace(how, link=self._target(child) or how.link))
            elif tag in PROPERTIES or tag in (DEL, MOVE_FROM):
                if tag == INSTR_TEXT:
                    self._instruction(child)
            elif tag == names.FLD_SIMPLE:
                self._simple_field(child, line, look, how)
            elif tag == O_MATH:
                self._say(linear(child), line, look, how)
            elif tag == SDT:
                self._control(child, line, look, how)
            elif tag == ALTERNATE:
                branch = choose(child)
                if branch is not None:
                    self._walk(branch, line, look, how)
            elif tag == T or tag in _PIECES:
                self._piece(child, line, look, how)
            elif isinstance(tag, str):
                self._walk(child, line, look, how)

    def _run(self, run: etree._Element, line: Line, look: Look, how: Span) -> None:
        properties = run.find(R_PR)
        if properties is not None:
            look = self._source.context.styles.of_run(properties, look)
            align = properties.find(names.VERT_ALIGN)
            if align is not None:
                value = align.get(VAL)
                how = replace(how, raised=value == "superscript", lowered=value == "subscript")
            language = properties.find(names.LANG)
            if language is not None and (tag := language.get(VAL)):
                line.languages[tag] += sum(len(words_of(text)) for text in run.iterchildren(T))
        for child in run:
            tag = child.tag
            if tag == T or tag in _PIECES:
                self._piece(child, line, look, how)
            elif tag == INSTR_TEXT:
                self._instruction(child)
            elif tag in PROPERTIES or tag == DEL_TEXT:
                continue
            elif tag == ALTERNATE:
                branch = choose(child)
                if branch is not None:
                    self._walk(branch, line, look, how)
            elif isinstance(tag, str):
                self._walk(child, line, look, how)

    def _piece(self, element: etree._Element, line: Line, look: Look, how: Span) -> None:
        tag = element.tag
        if tag == T:
            self._text(element, line, look, how)
        elif tag == BR:
            if element.get(W + "type") == "page":
                line.spans.append(PAGE)
            else:
                self._say("\n", line, look, how)
        elif tag in _SPACERS:
            self._say(_SPACERS[tag], line, look, how)
        elif tag == SYM:
            self._symbol(element, line, look, how)
        elif tag == FLD_CHAR:
            self._field(element, line, look, how)
        elif tag in (FOOTNOTE_REF, ENDNOTE_REF):
            self._note(element, line)
        else:
            from pipeline.anonymise.laying.word_in.drawings import drawn

            line.after += drawn(element, self._source, self._part)

    def _text(self, element: etree._Element, line: Line, look: Look, how: Span) -> None:
        text = words_of(element).replace("\n", " ")
        if look.font:
            self._source.left_out.append(text)  # what it stands for is printed
            text = translate(look.font, text)
        self._say(text, line, look, how)

    def _say(self, text: str, line: Line, look: Look, how: Span) -> None:
        """Add words, unless they are hidden or stand inside a field's code."""
        if not text:
            return
        if look.hidden:
            self._source.left_out.append(text)
            return
        counter: Literal["", "page", "pages"] = ""
        for opened in self._source.fields:
            if not opened.result:
                self._source.left_out.append(text)
                return
            word = opened.words[0]
            if word == "TOC":
                line.toc = True
            elif word == "HYPERLINK":
                how = replace(how, link=link_of(opened.words[1:]) or how.link)
            elif self._beside and word in _COUNTERS:
                counter = _COUNTERS[word]
        if counter:
            if not (line.spans and line.spans[-1].counter == counter):
                line.spans.append(Span("", counter=counter))
            return
        line.say(text, replace(
            how, bold=bool(look.bold), italic=bool(look.italic), struck=bool(look.struck),
            underline=bool(look.underlined) and not how.link,
        ))  # fmt: skip

    def _symbol(self, element: etree._Element, line: Line, look: Look, how: Span) -> None:
        try:
            shown = symbol(element.get(W + "font", ""), int(element.get(W + "char", ""), 16))
        except (ValueError, OverflowError):
            return
        self._say(shown, line, look, how)

    def _control(self, sdt: etree._Element, line: Line, look: Look, how: Span) -> None:
        content, properties = sdt.find(SDT_CONTENT), sdt.find(SDT_PR)
        before = len(line.spans)
        if content is not None:
            self._walk(content, line, look, how)
        if len(line.spans) == before:
            self._say(ticked(properties), line, look, how)

    def _field(self, element: etree._Element, line: Line, look: Look, how: Span) -> None:
        fields = self._source.fields
        kind = element.get(FLD_CHAR_TYPE)
        if kind == "begin":
            data = element.find(W + "ffData")
            if data is not None:
                self._say(form_text(data), line, look, how)
            fields.append(OpenField())
        elif kind == "separate" and fields:
            fields[-1].result = True
        elif kind == "end" and fields:
            ended = fields.pop()
            if self._beside and not ended.result and ended.words[0] in _COUNTERS:
                line.spans.append(Span("", counter=_COUNTERS[ended.words[0]]))

    def _instruction(self, element: etree._Element) -> None:
        if self._source.fields and not self._source.fields[-1].result:
            self._source.fields[-1].code.append(element.text or "")

    def _simple_field(self, element: etree._Element, line: Line, look: Look, how: Span) -> None:
        opened = OpenField([element.get(names.INSTR, "")], result=True)
        self._source.fields.append(opened)
        before = len(line.spans)
        self._walk(element, line, look, how)
        if self._beside and len(line.spans) == before and opened.words[0] in _COUNTERS:
            line.spans.append(Span("", counter=_COUNTERS[opened.words[0]]))
        self._source.fields.pop()

    def _target(self, link: etree._Element) -> str:
        """Where a hyperlink leads: an address, or the anchor of a bookmark."""
        identifier = link.get(REL_ID)
        if identifier:
            kind, target, outside = self._source.relation(self._part, identifier)
            if kind == "hyperlink" and outside:
                return target
        return f"#{link.get(names.ANCHOR)}" if link.get(names.ANCHOR) else ""

    def _note(self, element: etree._Element, line: Line) -> None:
        from pipeline.anonymise.laying.word_in.stories import endnote_of, footnote_of

        if element.tag == FOOTNOTE_REF:
            number = footnote_of(element.get(W_ID, ""), self._source)
            if number:
                line.spans.append(Span("", note=number))
        elif (note := endnote_of(element.get(W_ID, ""), self._source)) is not None:
            line.spans.append(Span(note.label, raised=True, link=f"#{note.anchor}"))


_PIECES = frozenset((BR, *_SPACERS, SYM, FLD_CHAR, FOOTNOTE_REF, ENDNOTE_REF, DRAWING, PICT, OBJECT))


def trimmed(spans: list[Span]) -> Spans:
    """Spans without white space at either end, and without those that say nothing."""
    made = [span for span in spans if span.text or span.note or span.counter]
    while made and made[0].text and not made[0].text.lstrip():
        made.pop(0)
    while made and made[-1].text and not made[-1].text.rstrip():
        made.pop()
    if made and made[0].text:
        made[0] = replace(made[0], text=made[0].text.lstrip())
    if made and made[-1].text:
        made[-1] = replace(made[-1], text=made[-1].text.rstrip())
    return tuple(made)

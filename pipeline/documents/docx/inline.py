"""The text of a paragraph, run by run: what a reader sees, and what hangs on it.

Read as text: runs, insertions, the arriving half of a move, links, smart tags, custom XML, content
controls, results of fields, equations, symbols. Kept as notes and not as text: deletions and the
leaving half of a move (`deleted`), placeholder text of an unfilled content control (`placeholder`),
text that stands inside a field's code (`field-code`), footnotes, endnotes, comments, pictures. Hidden
and struck text, and letters in the colour of their ground, are both. An element that is not known is
walked through, so that no `w:t` is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from pipeline.documents.docx._flow import Flow
from pipeline.documents.docx.context import Context
from pipeline.documents.docx.drawings import read_drawing
from pipeline.documents.docx.names import (
    ALT_CHUNK,
    ALTERNATE,
    AUTHOR,
    BR,
    CHOICE,
    COMMENT_REF,
    CR,
    DEL,
    DEL_TEXT,
    DRAWING,
    ENDNOTE_REF,
    FALLBACK,
    FLD_CHAR,
    FLD_CHAR_TYPE,
    FOOTNOTE_REF,
    INS,
    MATH_TEXT,
    MOVE_FROM,
    MOVE_TO,
    NO_BREAK_HYPHEN,
    OBJECT,
    P_PR,
    P_STYLE,
    PICT,
    PROPERTIES,
    PTAB,
    R_PR,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    SOFT_HYPHEN,
    SUB_DOC,
    SYM,
    TAB,
    TEXT_BOX,
    TR,
    VAL,
    W14,
    W_ID,
    P,
    R,
    T,
    W,
    is_on,
    number_of,
)
from pipeline.documents.docx.styles import PLAIN, Look
from pipeline.documents.docx.symbols import symbol, translate
from pipeline.documents.docx.unseen import is_unseen

_STORY_KINDS = {FOOTNOTE_REF: "footnote", ENDNOTE_REF: "endnote", COMMENT_REF: "comment"}
_SPACERS = {TAB: " ", PTAB: " ", BR: "\n", CR: "\n", NO_BREAK_HYPHEN: "-", SOFT_HYPHEN: ""}


class Mode(NamedTuple):
    """How the text being walked counts."""

    deleted: bool = False
    author: str | None = None
    placeholder: bool = False
    look: Look = PLAIN
    codes: frozenset[etree._Element] = frozenset()
    paragraph: etree._Element | None = None


def read_paragraph(p: etree._Element, flow: Flow, context: Context, mode: Mode | None = None) -> None:
    """Add a paragraph's text and notes to `flow`; text boxes anchored in it go to `flow.boxes`."""
    mode = (mode or Mode())._replace(paragraph=p)
    properties = p.find(P_PR)
    style = properties.find(P_STYLE) if properties is not None else None
    if style is not None and (name := style.get(VAL)) in context.styles.special:
        mode = mode._replace(look=context.styles.look(name))
    if next(p.iter(FLD_CHAR), None) is not None:
        mode = mode._replace(codes=_code_texts(p))
    if p.tag == T:
        _text(p, flow, context, mode, mode.look)
    else:
        _walk(p, flow, context, mode)


def choose(alternate: etree._Element) -> etree._Element | None:
    """The one branch of `mc:AlternateContent` to read: both say the same in different markup.

    The first choice, unless only the fallback holds text.
    """
    choice, fallback = alternate.find(CHOICE), alternate.find(FALLBACK)
    if choice is None or fallback is None:
        return fallback if choice is None else choice
    if next(choice.iter(T), None) is None and next(fallback.iter(T), None) is not None:
        return fallback
    return choice


def shows_placeholder(sdt: etree._Element) -> bool:
    """Whether a content control shows its prompt ("Click to enter a date") and no answer."""
    properties = sdt.find(SDT_PR)
    return properties is not None and is_on(properties.find(W + "showingPlcHdr"))


def _walk(parent: etree._Element, flow: Flow, context: Context, mode: Mode) -> None:
    for child in parent:
        tag = child.tag
        if tag == R:
            _run(child, flow, context, mode)
        elif tag in PROPERTIES:
            continue
        elif tag in (INS, MOVE_TO):
            context.count("tracked-changes", flow.place)
            _walk(child, flow, context, mode)
        elif tag in (DEL, MOVE_FROM):
            _walk(child, flow, context, mode._replace(deleted=True, author=child.get(AUTHOR)))
        elif tag == SDT:
            _content_control(child, flow, context, mode)
        elif tag == ALTERNATE:
            branch = choose(child)
            if branch is not None:
                _walk(branch, flow, context, mode)
        elif tag == MATH_TEXT:
            _say(child.text or "", flow, context, mode, mode.look)
        elif tag == TEXT_BOX:
            flow.boxes.append(child)
        elif tag in (ALT_CHUNK, SUB_DOC):
            unread_part(flow, context)
        elif tag in _IN_RUN:
            _piece(child, flow, context, mode, mode.look)
        else:
            if tag == TR:
                message = "A table stands inside a line of text; its rows were read as words of that line"
                context.caution("misplaced-text", message, flow.place)
            _walk(child, flow, context, mode)


def unread_part(flow: Flow, context: Context) -> None:
    """Say that a document brought in from another file was not read."""
    context.caution(
        "part-unreadable",
        "Another document is placed inside it here and was not read; open it in Word and save it once",
        flow.place,
    )


def _content_control(sdt: etree._Element, flow: Flow, context: Context, mode: Mode) -> None:
    content = sdt.find(SDT_CONTENT)
    before = len(flow.parts)
    if content is not None:
        _walk(content, flow, context, mode._replace(placeholder=shows_placeholder(sdt)))
    properties = sdt.find(SDT_PR)
    box = properties.find(W14 + "checkbox") if properties is not None else None
    if box is not None and len(flow.parts) == before and not mode.deleted:
        checked = box.find(W14 + "checked")
        on = checked is not None and checked.get(W14 + "val") not in ("0", "false", None)
        flow.parts.append("☒" if on else "☐")


def _run(run: etree._Element, flow: Flow, context: Context, mode: Mode) -> None:
    look = mode.look
    for child in run:
        tag = child.tag
        if tag == T:
            _text(child, flow, context, mode, look)
        elif tag == R_PR:
            look = context.styles.of_run(child, mode.look)
        elif tag in _IN_RUN:
            _piece(child, flow, context, mode, look)
        elif tag in PROPERTIES:
            continue
        elif tag == ALTERNATE:
            branch = choose(child)
            if branch is not None:
                _walk(branch, flow, context, mode._replace(look=look))
        else:
            _walk(child, flow, context, mode._replace(look=look))


def _text(element: etree._Element, flow: Flow, context: Context, mode: Mode, look: Look) -> None:
    text = words_of(element).replace("\n", " ")  # a line end inside w:t is a blank
    if look.font:
        text = translate(look.font, text)
    if element in mode.codes:
        flow.remark("field-code", text)
    else:
        _say(text, flow, context, mode, look)


def _say(text: str, flow: Flow, context: Context, mode: Mode, look: Look) -> None:
    if not text:
        return
    if mode.deleted:
        if flow.remark("deleted", text, mode.author):
            context.count("tracked-changes", flow.place)
    elif mode.placeholder:
        flow.remark("placeholder", text)
    else:
        if look.hidden and flow.remark("hidden", text) and text.strip():
            context.count("hidden-text", flow.place)
        if look.struck:
            flow.remark("struck", text)
        unseen = bool(look.colour) and is_unseen(look, mode.paragraph, context)
        if unseen and flow.remark("unseen", text) and text.strip():
            context.count("unseen-text", flow.place)
        flow.parts.append(text)


def _piece(element: etree._Element, flow: Flow, context: Context, mode: Mode, look: Look) -> None:
    tag = element.tag
    if tag in _SPACERS:
        _say(_SPACERS[tag], flow, context, mode, look)
    else:
        _IN_RUN[tag](element, flow, context, mode, look)


def words_of(element: etree._Element) -> str:
    """The words of a `w:t`, also where an element that does not belong there stands inside."""
    return "".join(str(piece) for piece in element.itertext()) if len(element) else element.text or ""


def all_words(element: etree._Element) -> str:
    """Every word inside an element without regard to what it counts as: for what was deleted whole."""
    pieces = element.iter(P, T, DEL_TEXT, MATH_TEXT)
    return "".join("\n" if piece.tag == P else words_of(piece) for piece in pieces)


def _deleted_text(element: etree._Element, flow: Flow, context: Context, mode: Mode, look: Look) -> None:
    _say(element.text or "", flow, context, mode._replace(deleted=True), look)


def _symbol(element: etree._Element, flow: Flow, context: Context, mode: Mode, look: Look) -> None:
    try:
        code = int(element.get(W + "char", ""), 16)
        shown = symbol(element.get(W + "font", ""), code)
    except (ValueError, OverflowError):
        return
    _say(shown, flow, context, mode, look)


def _field(element: etree._Element, flow: Flow, context: Context, mode: Mode, look: Look) -> None:
    """A form field of the old kind: its tick or choice is not in any text."""
    data = element.find(W + "ffData")
    if data is None or element.get(FLD_CHAR_TYPE) != "begin":
        return
    box, choices = data.find(W + "checkBox"), data.find(W + "ddList")
    if box is not None:
        state = box.find(W + "checked")
        _say("☒" if is_on(state if state is not None else box.find(W + "default")) else "☐",
             flow, context, mode, look)  # fmt: skip
    if choices is not None:
        chosen = choices.find(W + "result")
        at = number_of(chosen if chosen is not None else choices.find(W + "default"), 0)
        entries = [entry.get(VAL, "") for entry in choices.iterchildren(W + "listEntry")]
        if 0 <= at < len(entries):
            _say(entries[at], flow, context, mode, look)


def _reference(element: etree._Element, flow: Flow, context: Context, mode: Mode, look: Look) -> None:
    key = (_STORY_KINDS[element.tag], element.get(W_ID, ""))
    story = context.stories.get(key)
    context.used.add(key)
    if story is None or context.depth:
        return
    kind = "deleted" if mode.deleted and key[0] != "comment" else key[0]
    add_story(story, kind, flow, context)


def add_story(story: etree._Element, kind: str, flow: Flow, context: Context) -> None:
    """Add a footnote, endnote or comment to `flow`, with the notes that hang on its own text."""
    from pipeline.documents.docx.stories import flatten

    context.depth += 1
    inner = Flow(flow.place)
    flatten(story, inner, context)
    context.depth -= 1
    flow.note(kind, inner.text(), story.get(AUTHOR))
    for note in inner.notes():
        flow.note(note.kind, note.text, note.author)


def _drawing(element: etree._Element, flow: Flow, context: Context, mode: Mode, look: Look) -> None:
    before = len(flow.boxes)
    read_drawing(element, flow, context)
    if mode.deleted:
        for box in flow.boxes[before:]:
            _say(all_words(box), flow, context, mode, look)
        del flow.boxes[before:]


_Handler = Callable[[etree._Element, Flow, Context, Mode, Look], None]
_IN_RUN: dict[str, _Handler] = {
    T: _text,
    DEL_TEXT: _deleted_text,
    SYM: _symbol,
    FLD_CHAR: _field,
    FOOTNOTE_REF: _reference,
    ENDNOTE_REF: _reference,
    COMMENT_REF: _reference,
    DRAWING: _drawing,
    PICT: _drawing,
    OBJECT: _drawing,
    **dict.fromkeys(_SPACERS, _text),
}


def _code_texts(p: etree._Element) -> frozenset[etree._Element]:
    """The `w:t` of a paragraph that stand inside a field's code, such as a field within an IF field.

    Only fields that are whole within the paragraph count: after a field that never ends, the words
    are text.
    """
    texts: list[etree._Element] = []
    changes: dict[int, int] = {}  # at which text how many field codes begin (or end)
    begun: list[int | None] = []
    for element in p.iter(FLD_CHAR, T):
        if element.tag == T:
            texts.append(element)
            continue
        state = element.get(FLD_CHAR_TYPE)
        if state == "begin":
            begun.append(len(texts))
        elif begun and state in ("separate", "end"):
            start = begun.pop()
            if start is not None:
                changes[start] = changes.get(start, 0) + 1
                changes[len(texts)] = changes.get(len(texts), 0) - 1
            if state == "separate":
                begun.append(None)
    depth = 0
    coded = []
    for at, element in enumerate(texts):
        depth += changes.get(at, 0)
        if depth:
            coded.append(element)
    return frozenset(coded)

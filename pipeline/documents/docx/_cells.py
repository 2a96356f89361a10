"""Reading table cells: the quick way for plain ones, the thorough way for all others."""

from __future__ import annotations

from lxml import etree

from pipeline.documents.docx._context import Context
from pipeline.documents.docx._flow import Flow
from pipeline.documents.docx._inline import all_words
from pipeline.documents.docx._names import (
    ALT_CHUNK,
    ALTERNATE,
    BR,
    CELL_DEL,
    COMMENT_REF,
    CR,
    CUSTOM_XML,
    DEL,
    DEL_TEXT,
    DRAWING,
    DSTRIKE,
    ENDNOTE_REF,
    FLD_CHAR,
    FOOTNOTE_REF,
    GRID_AFTER,
    GRID_BEFORE,
    GRID_SPAN,
    H_MERGE,
    HIDDEN_ROW,
    INS,
    MOVE_FROM,
    MOVE_TO,
    NO_BREAK_HYPHEN,
    NUM_PR,
    O_MATH,
    O_MATH_PARA,
    OBJECT,
    P_STYLE,
    PICT,
    PTAB,
    R_FONTS,
    R_STYLE,
    RUBY,
    SDT,
    SOFT_HYPHEN,
    SPEC_VANISH,
    STRIKE,
    SUB_DOC,
    SYM,
    TAB,
    TBL,
    TBL_HEADER,
    TC,
    TC_PR,
    TC_PR_CHANGE,
    TEXT_BOX,
    TR_PR_CHANGE,
    V_MERGE,
    VAL,
    VANISH,
    P,
    R,
    T,
    W,
    number_of,
)
from pipeline.documents.docx._stories import flatten
from pipeline.documents.docx._symbols import is_symbol_font
from pipeline.documents.model import Cell, Place, Table, fold

ODD = (
    ALT_CHUNK, ALTERNATE, CELL_DEL, COMMENT_REF, CUSTOM_XML, DEL, DEL_TEXT, DRAWING, DSTRIKE, ENDNOTE_REF,
    FLD_CHAR, FOOTNOTE_REF, GRID_AFTER, GRID_BEFORE, H_MERGE, HIDDEN_ROW, INS, MOVE_FROM, MOVE_TO,
    NO_BREAK_HYPHEN, NUM_PR, O_MATH, O_MATH_PARA, OBJECT, PICT, PTAB, RUBY, SDT, SOFT_HYPHEN, SPEC_VANISH,
    STRIKE, SUB_DOC, SYM, TBL, TBL_HEADER, TC_PR_CHANGE, TEXT_BOX, TR_PR_CHANGE, VANISH,
)  # fmt: skip
"""Elements that the quick way does not understand. Anything not listed holds its words in `w:t`."""

_WIDEST = 16_384  # a span beyond this is nonsense; Word itself stops at 63 columns


def quick_cells(tr: etree._Element, first_row: bool) -> list[Cell] | None:
    """The cells of a row in which nothing odd stands, by one pass in C; None when it takes more.

    Args:
        tr: a row whose cells are its children and none of whose elements is in `ODD`.
        first_row: whether no row stands above: a cell cannot continue anything there.
    """
    cells: list[Cell] = []
    parts: list[str] = []
    column, span, continued, started = 0, 1, False, False
    for element in tr.iter(TC, P, T, BR, CR, TAB, GRID_SPAN, V_MERGE):
        tag = element.tag
        if tag == T:
            text = element.text
            if text:
                parts.append(text if "\n" not in text else text.replace("\n", " "))
        elif tag == P:
            if parts:
                parts.append("\n")
        elif tag == TC:
            if started:
                cells.append(Cell(fold("".join(parts)), column, span, continued))
                column += span
                parts, span, continued = [], 1, False
            started = True
        elif tag == TAB:
            above = element.getparent()
            if above is not None and above.tag == R:  # and not a tab stop among the properties
                parts.append(" ")
        elif tag == GRID_SPAN:
            span = span_of(element)
        elif tag == V_MERGE:
            continued = element.get(VAL) != "restart"
        else:
            parts.append("\n")
        if continued and (parts or first_row):
            return None
    if started:
        cells.append(Cell(fold("".join(parts)), column, span, continued))
    return cells


def plain_text(tc: etree._Element) -> str:
    """The text of a cell in which nothing odd stands."""
    parts: list[str] = []
    for element in tc.iter(P, T, BR, CR, TAB):
        tag = element.tag
        if tag == T:
            parts.append((element.text or "").replace("\n", " "))
        elif tag == TAB:
            above = element.getparent()
            if above is not None and above.tag == R:
                parts.append(" ")
        else:
            parts.append("\n")
    return fold("".join(parts))


def uses_special_style(element: etree._Element, context: Context) -> bool:
    """Whether a style or a font inside changes what the words are (numbering, hidden, struck, symbols)."""
    special = context.styles.special
    if special and any(style.get(VAL) in special for style in element.iter(P_STYLE, R_STYLE)):
        return True
    return context.symbol_fonts and any(
        is_symbol_font(fonts.get(W + "ascii") or fonts.get(W + "hAnsi")) for fonts in element.iter(R_FONTS)
    )


def thorough_cell(
    tc: etree._Element, place: Place, context: Context, *, placeholder: bool = False
) -> tuple[str, Flow, tuple[Table, ...]]:
    """A cell's text, the flow that holds its notes, and the tables nested in it."""
    flow = Flow(place)
    tables: list[Table] = []
    properties = tc.find(TC_PR)
    deleted = properties.find(CELL_DEL) if properties is not None else None
    if deleted is not None:
        flow.remark("deleted", all_words(tc), deleted.get(W + "author"))
        context.count("tracked-changes", place)
        return "", flow, ()
    flatten(tc, flow, context, tables, placeholder)
    return flow.text(), flow, tuple(tables)


def span_of(element: etree._Element | None) -> int:
    """How many grid columns a `gridSpan` (or `gridBefore`, `gridAfter`) covers; nonsense counts as one."""
    return max(1, min(number_of(element, 1), _WIDEST))

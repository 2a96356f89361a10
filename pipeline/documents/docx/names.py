"""The element names of WordprocessingML that the reader knows (ECMA-376 part 1), in Clark notation."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R_NS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WORD_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
VML = "{urn:schemas-microsoft-com:vml}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

VAL = W + "val"
AUTHOR = W + "author"
REL_ID = R_NS + "id"
W_ID = W + "id"

# blocks
BODY, P, TBL, TR, TC = W + "body", W + "p", W + "tbl", W + "tr", W + "tc"
SDT, SDT_PR, SDT_CONTENT = W + "sdt", W + "sdtPr", W + "sdtContent"
CUSTOM_XML, SMART_TAG = W + "customXml", W + "smartTag"
ALT_CHUNK, SUB_DOC, TEXT_BOX = W + "altChunk", W + "subDoc", W + "txbxContent"
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
INS, DEL, MOVE_FROM, MOVE_TO = W + "ins", W + "del", W + "moveFrom", W + "moveTo"

# properties
P_PR, R_PR, TC_PR, TR_PR, TBL_PR = W + "pPr", W + "rPr", W + "tcPr", W + "trPr", W + "tblPr"
TBL_GRID, GRID_COL, TBL_PR_EX = W + "tblGrid", W + "gridCol", W + "tblPrEx"
GRID_SPAN, V_MERGE, H_MERGE = W + "gridSpan", W + "vMerge", W + "hMerge"
SHD = W + "shd"
GRID_BEFORE, GRID_AFTER = W + "gridBefore", W + "gridAfter"
TBL_HEADER, HIDDEN_ROW, CELL_DEL = W + "tblHeader", W + "hidden", W + "cellDel"
TC_PR_CHANGE, TR_PR_CHANGE = W + "tcPrChange", W + "trPrChange"
NUM_PR, NUM_ID, ILVL = W + "numPr", W + "numId", W + "ilvl"
P_STYLE, R_STYLE, OUTLINE = W + "pStyle", W + "rStyle", W + "outlineLvl"
VANISH, SPEC_VANISH = W + "vanish", W + "specVanish"
ITALIC, UNDERLINE, SIZE, COLOUR, HIGHLIGHT = W + "i", W + "u", W + "sz", W + "color", W + "highlight"
BACKGROUND, TBL_STYLE = W + "background", W + "tblStyle"
STRIKE, DSTRIKE, BOLD, R_FONTS = W + "strike", W + "dstrike", W + "b", W + "rFonts"

# what stands in a run
R, T, DEL_TEXT = W + "r", W + "t", W + "delText"
TAB, PTAB, BR, CR = W + "tab", W + "ptab", W + "br", W + "cr"
NO_BREAK_HYPHEN, SOFT_HYPHEN, SYM = W + "noBreakHyphen", W + "softHyphen", W + "sym"
FLD_CHAR, FLD_CHAR_TYPE = W + "fldChar", W + "fldCharType"
INSTR_TEXT, DEL_INSTR_TEXT = W + "instrText", W + "delInstrText"
FOOTNOTE_REF, ENDNOTE_REF = W + "footnoteReference", W + "endnoteReference"
COMMENT_REF = W + "commentReference"
DRAWING, PICT, OBJECT, RUBY = W + "drawing", W + "pict", W + "object", W + "ruby"
O_MATH, O_MATH_PARA, MATH_TEXT = MATH + "oMath", MATH + "oMathPara", MATH + "t"

_NO_TEXT = """
    pPr rPr tcPr trPr tblPr tblPrEx tblGrid sdtPr sdtEndPr sectPr customXmlPr smartTagPr rubyPr
    instrText delInstrText bookmarkStart bookmarkEnd proofErr permStart permEnd
    commentRangeStart commentRangeEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd
    lastRenderedPageBreak annotationRef footnoteRef endnoteRef separator continuationSeparator
"""
PROPERTIES = frozenset(W + name for name in _NO_TEXT.split())
"""Elements that hold no text of the document; the walk does not go into them."""


def is_on(element: etree._Element | None) -> bool:
    """Whether an on/off property is set: present, and not `w:val="0"`, "false" or "off" (17.17.4)."""
    return element is not None and element.get(VAL) not in ("0", "false", "off")


def number_of(element: etree._Element | None, default: int) -> int:
    """The whole number in an element's `w:val`; `default` where there is none or it is nonsense."""
    if element is None:
        return default
    try:
        return int(element.get(VAL, ""))
    except ValueError:
        return default

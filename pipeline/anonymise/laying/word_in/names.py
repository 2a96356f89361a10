"""The element names of Word files that laying out needs beyond those of the reader (ECMA-376 part 1)."""

from __future__ import annotations

from pipeline.documents.docx.names import (
    CHART,
    DRAWING_MAIN,
    R_NS,
    WORD_DRAWING,
    W,
)

SECT_PR, TYPE, PG_SZ, TITLE_PG = W + "sectPr", W + "type", W + "pgSz", W + "titlePg"
HEADER_REF, FOOTER_REF = W + "headerReference", W + "footerReference"
HYPERLINK, ANCHOR, FLD_SIMPLE, INSTR = W + "hyperlink", W + "anchor", W + "fldSimple", W + "instr"
IND = W + "ind"
BOOKMARK, LANG = W + "bookmarkStart", W + "lang"
TBL_PR, TBL_STYLE, TBL_LOOK = W + "tblPr", W + "tblStyle", W + "tblLook"
VERT_ALIGN, JC, PAGE_BREAK_BEFORE = W + "vertAlign", W + "jc", W + "pageBreakBefore"
EMBED, LINK = R_NS + "embed", R_NS + "link"
BLIP = DRAWING_MAIN + "blip"
DOC_PR, EXTENT = WORD_DRAWING + "docPr", WORD_DRAWING + "extent"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
CHART_REF = CHART + "chart"
EMU = 12700
"""English Metric Units in a point."""
TWIPS = 20

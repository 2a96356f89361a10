"""The fixed parts of a Word file written here: styles, settings, content types, and small XML helpers."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{OFFICE}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def words(text: str) -> str:
    """Text for XML; signs that XML cannot hold are left out."""
    return escape(_FORBIDDEN.sub("", text))


def value(text: str) -> str:
    """An attribute's value with its quotation marks."""
    return quoteattr(_FORBIDDEN.sub("", text))


def part(tag: str, inside: str) -> str:
    """A part whose root is `w:tag`."""
    return f"{HEAD}<w:{tag} {NAMESPACES}>{inside}</w:{tag}>"


def _style(kind: str, key: str, name: str, inside: str, *, based: str = "", following: str = "") -> str:
    default = ' w:default="1"' if key in ("Normal", "TableNormal") else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{key}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f'<w:next w:val="{following}"/>' if following else "")
        + "<w:qFormat/>"
        + inside
        + "</w:style>"
    )


def _ppr(before: int, after: int, extra: str = "", *, keep: bool = False) -> str:
    together = "<w:keepNext/><w:keepLines/>" if keep else ""
    head, tail = (extra, "") if extra.startswith("<w:pBdr") else ("", extra)
    return f'<w:pPr>{together}{head}<w:spacing w:before="{before}" w:after="{after}"/>{tail}</w:pPr>'


def _size(half_points: int, *, bold: bool = False, italic: bool = False, colour: str = "") -> str:
    return (
        "<w:rPr>"
        + ("<w:b/>" if bold else "")
        + ("<w:i/>" if italic else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
    )


_HEADINGS = ((34, 360, 160), (28, 300, 120), (24, 260, 100), (22, 220, 80), (22, 200, 80), (22, 200, 80))
GREY = "55595F"


def styles(language: str) -> str:
    """The styles part."""
    made = [
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial"'
        ' w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault>"
        "</w:docDefaults>",
        _style("paragraph", "Normal", "Normal", ""),
        _style("paragraph", "Title", "Title", _ppr(120, 200) + _size(48, bold=True), based="Normal"),
        _style("paragraph", "Subtitle", "Subtitle", _ppr(0, 300) + _size(28, colour=GREY), based="Normal"),
    ]
    for level, (size, before, after) in enumerate(_HEADINGS, start=1):
        outline = f'<w:outlineLvl w:val="{level - 1}"/>'
        look = _size(size, bold=level < 6, italic=level > 4)
        inside = _ppr(before, after, outline, keep=True) + look
        made.append(
            _style("paragraph", f"Heading{level}", f"heading {level}", inside, based="Normal",
                   following="Normal")
        )  # fmt: skip
        if level <= 3:
            indent = f'<w:ind w:left="{(level - 1) * 240}"/>'
            made.append(
                _style("paragraph", f"TOC{level}", f"toc {level}", _ppr(0, 60, indent), based="Normal")
            )
    made += [
        _style("paragraph", "TOCHeading", "TOC Heading", _ppr(240, 160) + _size(34, bold=True),
               based="Normal"),
        _style("paragraph", "ListParagraph", "List Paragraph", _ppr(0, 80), based="Normal"),
        _style("paragraph", "Quote", "Quote", _ppr(0, 140, '<w:ind w:left="567" w:right="567"/>'),
               based="Normal"),
        _style("paragraph", "Caption", "caption", _ppr(60, 120) + _size(20, colour=GREY), based="Normal"),
        _style("paragraph", "TableText", "Table Text", _ppr(20, 20) + _size(19), based="Normal"),
        _style("paragraph", "Header", "header", _ppr(0, 0) + _size(18, colour=GREY), based="Normal"),
        _style("paragraph", "Footer", "footer", _ppr(0, 0) + _size(18, colour=GREY), based="Normal"),
        _style("paragraph", "FootnoteText", "footnote text", _ppr(0, 40) + _size(18), based="Normal"),
        _style("paragraph", "EndnoteText", "endnote text", _ppr(0, 40) + _size(18), based="Normal"),
        _style("character", "FootnoteReference", "footnote reference",
               '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
        _style("character", "EndnoteReference", "endnote reference",
               '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
        _style("character", "Hyperlink", "Hyperlink",
               '<w:rPr><w:color w:val="1A4F8B"/><w:u w:val="single"/></w:rPr>'),
        _style("table", "TableNormal", "Normal Table",
               '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/>'
               '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'),
        _style("table", "TableGrid", "Table Grid",
               "<w:tblPr><w:tblBorders>"
               + "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8D939B"/>'
                         for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
               + "</w:tblBorders></w:tblPr>"
               '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
               '<w:shd w:val="clear" w:color="auto" w:fill="E6E9EE"/></w:tcPr></w:tblStylePr>',
               based="TableNormal"),
    ]  # fmt: skip
    return part("styles", "".join(made))


def settings(language: str, *, footnotes: bool, endnotes: bool, even: bool) -> str:
    """The settings part."""
    inside = '<w:zoom w:percent="100"/>'
    inside += "<w:evenAndOddHeaders/>" if even else ""
    for there, name in ((footnotes, "footnote"), (endnotes, "endnote")):
        if there:
            inside += f'<w:{name}Pr><w:{name} w:id="-1"/><w:{name} w:id="0"/></w:{name}Pr>'
    inside += (
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}"/>'
    )
    return part("settings", inside)


def core(title: str, language: str) -> str:
    """The properties: a title and the language, no person and no date."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{words(title)}</dc:title><dc:language>{words(language)}</dc:language></cp:coreProperties>"
    )

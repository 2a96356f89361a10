"""The parts of a Word file that are the same in every sample: styles, numbering, settings, properties."""

from __future__ import annotations

from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

PARTS = ("styles", "numbering", "settings", "footnotes", "comments", "header1", "footer1")
"""Everything `word/document.xml` refers to, each by the relationship id `r<name>`."""


def content_types() -> str:
    """`[Content_Types].xml` for the parts above."""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{name.rstrip("1")}+xml"/>'
        for name in PARTS
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
    )


def package_rels() -> str:
    """`_rels/.rels`."""
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _rels(
        [
            ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", core, "docProps/core.xml"),
            ("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
        ]
    )


def document_rels() -> str:
    """`word/_rels/document.xml.rels`."""
    return _rels([(f"r{name}", f"{_OFFICE}/{name.rstrip('1')}", f"{name}.xml") for name in PARTS])


def _rels(rows: list[tuple[str, str, str]]) -> str:
    inner = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{to}"/>' for i, kind, to in rows)
    return (
        f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inner}</Relationships>"
    )


def core_properties(title: str, author: str, stamp: str) -> str:
    """`docProps/core.xml`; `stamp` is the fixed time of creation (W3CDTF), so that bytes never change."""
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(author)}</cp:lastModifiedBy><cp:revision>7</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )


def app_properties(company: str) -> str:
    """`docProps/app.xml` with the agency as the company."""
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>Microsoft Office Word</Application>'
        f"<Company>{escape(company)}</Company><AppVersion>12.0000</AppVersion></Properties>"
    )


def settings() -> str:
    """`word/settings.xml`."""
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/>'
        '</w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="12"/></w:compat></w:settings>'
    )


def styles(font: str, size: int, numbered_headings: bool) -> str:
    """`word/styles.xml`: body font, its size in half points, and headings with automatic numbers if asked."""
    inner = [
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}" w:eastAsia="{font}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>',
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_borders()}</w:tblBorders></w:tblPr>'
        "</w:style>",
        _paragraph_style("Title", "Title", 36, bold=True),
        _paragraph_style("TableText", "Table Text", max(size - 4, 15), after=40),
        _paragraph_style("Header", "header", 16),
        _paragraph_style("Footer", "footer", 16),
        _paragraph_style("FootnoteText", "footnote text", 16, after=0),
        _paragraph_style("CommentText", "annotation text", 20),
        _paragraph_style("ListBullet", "List Bullet", size, extra=_numbered(1, 0)),
        _paragraph_style("TableBullet", "Table Bullet", max(size - 4, 15), after=20, extra=_numbered(1, 1)),
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
        '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
        '<w:rPr><w:sz w:val="16"/></w:rPr></w:style>',
    ]
    for level in (1, 2, 3):
        outline = f'<w:outlineLvl w:val="{level - 1}"/>'
        numbers = _numbered(2, level - 1) if numbered_headings and level < 3 else ""
        inner.append(
            _paragraph_style(
                f"Heading{level}", f"heading {level}", 32 - 4 * level, bold=True,
                extra=f"<w:keepNext/>{numbers}", last=outline,
            )
        )  # fmt: skip
    return "".join(inner) + "</w:styles>"


def _numbered(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _paragraph_style(
    style: str, name: str, size: int, *, bold: bool = False, after: int = 120, extra: str = "", last: str = ""
) -> str:
    weight = "<w:b/>" if bold else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{extra}<w:spacing w:after="{after}"/>{last}</w:pPr>'
        f'<w:rPr>{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for s in sides)


def numbering() -> str:
    """`word/numbering.xml`: list 1 bullets (level 1 of it narrower, for cells), list 2 heading numbers."""
    bullets = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{indent // 2}"/></w:pPr></w:lvl>'
        for level, indent in ((0, 720), (1, 240))
    )
    heads = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/><w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:lvl>'
        for level, pattern in ((0, "%1"), (1, "%1.%2"))
    )
    return (
        f"{DECLARATION}<w:numbering {NAMESPACES}>"
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/>{heads}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )

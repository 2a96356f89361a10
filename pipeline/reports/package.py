"""The parts of a Word file that do not change with the case, and the zip they travel in.

Written as text rather than through python-docx: five thousand rows then cost a tenth of a second,
and the bytes depend on nothing but the input. Element order follows ECMA-376 (transitional).
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from pipeline.reports import escape
from pipeline.reports.colours import HEADING_GROUND, INK, QUIET_INK

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PROPERTIES = f"{_PACKAGE}/relationships/metadata/core-properties"
_CORE = "application/vnd.openxmlformats-package.core-properties"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT = "Arial"

_CONTENT_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{_KIND}.settings+xml"/>
<Override PartName="/word/header1.xml" ContentType="{_KIND}.header+xml"/>
<Override PartName="/word/footer1.xml" ContentType="{_KIND}.footer+xml"/>
<Override PartName="/docProps/core.xml" ContentType="{_CORE}+xml"/>
</Types>"""

_TOP_RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>"""

_RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{RELATIONS}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{RELATIONS}/settings" Target="settings.xml"/>
<Relationship Id="rId3" Type="{RELATIONS}/header" Target="header1.xml"/>
<Relationship Id="rId4" Type="{RELATIONS}/footer" Target="footer1.xml"/>
</Relationships>"""

_SETTINGS = f"""{_HEAD}<w:settings xmlns:w="{NAMESPACE}"><w:defaultTabStop w:val="720"/>\
<w:compat><w:compatSetting w:name="compatibilityMode" \
w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
<w:themeFontLang w:val="en-GB"/></w:settings>"""


def _style(name: str, *, paragraph: str = "", run: str = "", based: str = "Normal") -> str:
    style_id = name.title().replace(" ", "")
    own = "" if name in ("Title", "heading 1") else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/>'
        + ("" if own else '<w:next w:val="Normal"/>')
        + "<w:qFormat/>"
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>'
    f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    f'<w:color w:val="{INK}"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-GB"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    '<w:pPr><w:spacing w:after="80"/></w:pPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="Ruled"><w:name w:val="Ruled"/>'
    '<w:basedOn w:val="TableNormal"/>'
    "<w:tblPr><w:tblBorders>"
    + "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="8A8A8A"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + '</w:tblBorders><w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
    '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    + _style(
        "Title",
        paragraph='<w:spacing w:before="120" w:after="120"/>',
        run=f'<w:b/><w:bCs/><w:color w:val="{HEADING_GROUND}"/><w:sz w:val="40"/><w:szCs w:val="40"/>',
    )
    + _style(
        "heading 1",
        paragraph='<w:keepNext/><w:spacing w:before="240" w:after="100"/><w:outlineLvl w:val="0"/>',
        run=f'<w:b/><w:bCs/><w:color w:val="{HEADING_GROUND}"/><w:sz w:val="26"/><w:szCs w:val="26"/>',
    )
    + _style("Cell", paragraph='<w:spacing w:after="0"/>', run='<w:sz w:val="16"/><w:szCs w:val="16"/>')
    + _style("Cell heading", based="Cell", run='<w:b/><w:bCs/><w:color w:val="FFFFFF"/>')
    + _style(
        "Remark",
        based="Cell",
        paragraph='<w:spacing w:before="20"/>',
        run=f'<w:i/><w:iCs/><w:color w:val="{QUIET_INK}"/><w:sz w:val="14"/><w:szCs w:val="14"/>',
    )
    + _style("Marking", paragraph='<w:spacing w:after="0"/><w:jc w:val="center"/>', run="<w:b/><w:bCs/>")
    + _style("Foot", based="Cell")
    + "</w:styles>"
)


LANDSCAPE_FOOT = 15_704
"""Where the foot of a landscape page ends, in twentieths of a point from its left margin."""


def package(
    document: str,
    *,
    marking: str,
    foot: str,
    title: str,
    author: str,
    made_on: dt.date,
    foot_at: int = LANDSCAPE_FOOT,
) -> bytes:
    """A Word file around a finished `word/document.xml`.

    Args:
        document: the part's XML, complete; its section refers to header `rId3` and footer `rId4`.
        marking: the protective marking for the top of every page.
        foot: what stands at the foot of every page beside "page x of y".
        title, author: for the file's properties.
        made_on: the date in the file's properties; the zip's own time stamps are fixed.
        foot_at: where the page number at the foot ends: the width between the margins.

    Returns:
        The file's bytes, the same for the same input.
    """
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _TOP_RELATIONS,
        "docProps/core.xml": _core(title, author, made_on),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _RELATIONS,
        "word/styles.xml": _STYLES,
        "word/settings.xml": _SETTINGS,
        "word/header1.xml": _header(marking),
        "word/footer1.xml": _footer(foot, foot_at),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text.encode("utf-8"))
    return stream.getvalue()


def _header(marking: str) -> str:
    return (
        f'{_HEAD}<w:hdr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="Marking"/></w:pPr>'
        f"<w:r><w:t>{escape.xml(marking)}</w:t></w:r></w:p></w:hdr>"
    )


def _footer(foot: str, end: int) -> str:
    def field(code: str) -> str:
        return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    return (
        f'{_HEAD}<w:ftr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="Foot"/><w:tabs>'
        f'<w:tab w:val="right" w:pos="{end}"/></w:tabs></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape.xml(foot)}</w:t></w:r>'
        '<w:r><w:tab/></w:r><w:r><w:t xml:space="preserve">Page </w:t></w:r>'
        f'{field("PAGE")}<w:r><w:t xml:space="preserve"> of </w:t></w:r>{field("NUMPAGES")}</w:p></w:ftr>'
    )


def _core(title: str, author: str, made_on: dt.date) -> str:
    stamp = f"{made_on.isoformat()}T00:00:00Z"
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape.xml(title)}</dc:title><dc:creator>{escape.xml(author)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )

"""The overview report that the names are hidden in: prose, parts and their roots, without any name."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_NS = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)


def _root(name: str, more: str = _NS) -> tuple[str, str]:
    return f"<{name} {more}>", f"</{name}>"


ROOTS = {
    "word/styles.xml": _root("w:styles"),
    "word/settings.xml": _root("w:settings"),
    "word/fontTable.xml": _root("w:fonts"),
    "word/webSettings.xml": _root("w:webSettings"),
    "word/numbering.xml": _root("w:numbering"),
    "word/comments.xml": _root("w:comments"),
    "word/footnotes.xml": _root("w:footnotes"),
    "word/endnotes.xml": _root("w:endnotes"),
    "word/header1.xml": _root("w:hdr"),
    "word/footer1.xml": _root("w:ftr"),
    "docProps/core.xml": _root(
        "cp:coreProperties",
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    ),
    "docProps/app.xml": _root(
        "Properties", f'xmlns="{_OFFICE}/extended-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
    ),
    "docProps/custom.xml": _root(
        "Properties", f'xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
    ),
}
"""The parts that every package has: how they begin and end."""

TYPES = {
    "word/styles.xml": f"{_WML}.styles+xml",
    "word/settings.xml": f"{_WML}.settings+xml",
    "word/fontTable.xml": f"{_WML}.fontTable+xml",
    "word/webSettings.xml": f"{_WML}.webSettings+xml",
    "word/numbering.xml": f"{_WML}.numbering+xml",
    "word/comments.xml": f"{_WML}.comments+xml",
    "word/footnotes.xml": f"{_WML}.footnotes+xml",
    "word/endnotes.xml": f"{_WML}.endnotes+xml",
    "word/header1.xml": f"{_WML}.header+xml",
    "word/footer1.xml": f"{_WML}.footer+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "emf": "image/x-emf",
    "bin": "application/vnd.openxmlformats-officedocument.oleObject",
    "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing",
    "html": "text/html",
    "mht": "message/rfc822",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"'
    ' w:header="567" w:footer="567" w:gutter="0"/>'
)

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/>'
    '<w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="1"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/>'
    "<w:rPr><w:i/></w:rPr></w:style>"
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
    '<w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/>'
    '<w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/>'
    '<w:insideV w:val="single" w:sz="4"/></w:tblBorders></w:tblPr></w:style>'
)

HEADINGS = (
    "Reason for the review",
    "Terms of reference",
    "What happened",
    "What was learnt",
    "Recommendations",
)
PROSE = (
    "The panel met on four occasions and read every record that was sent to it.",
    "The baby was weighed each week and the weights were written in the red book.",
    "There was no plan for what should happen when a visit could not be made.",
    "Records were kept on paper in two places and nobody read both.",
    "The house was clean and warm, and there was food in the kitchen.",
    "A referral was made by telephone and was not confirmed in writing.",
    "The decision to close the case was taken without a visit to the home.",
    "Nobody asked the child what was happening at home.",
    "Supervision took place each month and was recorded.",
    "The risk was understood by each agency alone but never by all of them together.",
    "The hospital should make sure that every bruise on a baby is seen by a doctor.",
    "Staff should be trained to ask about violence in the home at every visit.",
)

_FIRST = (
    "A home visit was made with",
    "The meeting was attended by",
    "A letter was sent to",
    "The form was signed by",
    "A telephone call was made to",
    "The notes were written by",
    "A message was left for",
    "The door was opened by",
    "The appointment was kept by",
    "The referral was discussed with",
    "The plan was explained to",
)
_LAST = (
    "and the weather was cold",
    "and the record is complete",
    "before the kettle had boiled",
    "after the second review meeting",
    "while the baby was asleep upstairs",
    "but no further action was taken",
    "because the first letter had been lost",
    "and a copy was placed on the file",
    "although the office was closed by then",
    "and nothing of concern was seen that day",
    "when the clinic had already finished",
    "so that everybody knew what was agreed",
    "and tea was made for all",
)


def around(number: int) -> tuple[str, str]:
    """What stands before and after a name in the sentence of this number: plain words that are nobody's."""
    return _FIRST[number % len(_FIRST)], _LAST[number % len(_LAST)]

"""Files made to hang a reader, to fill its memory or to reach outside, each by name."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

from tests.documents.docx_factory import DECLARATIONS, Docx, p, part, run, sdt, style, tbl, tc, tr
from tests.fuzzing.originals import originals
from tests.fuzzing.xml_parts import unzipped, zipped

Maker = Callable[[], bytes]
MONSTERS: dict[str, Maker] = {}
"""File name → what makes its bytes."""


def _monster(name: str) -> Callable[[Maker], Maker]:
    def keep(maker: Maker) -> Maker:
        MONSTERS[name] = maker
        return maker

    return keep


def body(xml: str) -> bytes:
    return Docx(raw={"word/document.xml": part("document", f"<w:body>{xml}</w:body>")}).bytes()


ROW = tr("12/03/09", "Seen at nursery")
SPAN = '<w:gridSpan w:val="{}"/>'

for _name, _xml in {
    "span-huge.docx": tbl(tr(tc("12/03/09", properties=SPAN.format(2**31)), "Seen"), ROW),
    "span-negative.docx": tbl(tr(tc("12/03/09", properties=SPAN.format(-5)), "Seen"), ROW),
    "before-huge.docx": tbl(tr("12/03/09", "Seen", properties='<w:gridBefore w:val="999999999"/>'), ROW),
    "after-huge.docx": tbl(tr("12/03/09", "Seen", properties='<w:gridAfter w:val="999999999"/>'), ROW),
    "level-huge.docx": p(
        "Seen", properties='<w:numPr><w:ilvl w:val="99999"/><w:numId w:val="-7"/></w:numPr>'
    ),
    "outline-huge.docx": p("Seen", properties='<w:outlineLvl w:val="99999999"/>'),
}.items():
    MONSTERS[_name] = lambda xml=_xml: body(xml)  # type: ignore[misc]


@_monster("empty-rows.docx")
def _empty_rows() -> bytes:
    return body("<w:tbl>" + "<w:tr/>" * 1_000_000 + ROW + "</w:tbl>")


@_monster("empty-cells.docx")
def _empty_cells() -> bytes:
    return body("<w:tbl><w:tr>" + "<w:tc/>" * 1_000_000 + "</w:tr>" + ROW + "</w:tbl>")


@_monster("merged-down.docx")
def _merged_down() -> bytes:
    cell = tc("", properties="<w:vMerge/>")
    return body(
        tbl(tr(tc("12/03/09", properties='<w:vMerge w:val="restart"/>'), "Seen"), tr(cell, "x") * 40_000)
    )


@_monster("many-runs.docx")
def _many_runs() -> bytes:
    return body(f"<w:p>{run('a') * 300_000}</w:p>" + tbl(tr(tc(f"<w:p>{run('b') * 300_000}</w:p>"), "x")))


@_monster("many-controls.docx")
def _many_controls() -> bytes:
    xml = p("Seen")
    for _ in range(60):
        xml = sdt(xml)
    return body(xml * 2000)


@_monster("deep-controls.docx")
def _deep_controls() -> bytes:
    return body("<w:sdt><w:sdtContent>" * 100_000 + p("x") + "</w:sdtContent></w:sdt>" * 100_000)


@_monster("long-attribute.docx")
def _long_attribute() -> bytes:
    return body(p("Seen", properties=f'<w:pStyle w:val="{"x" * 30_000_000}"/>'))


@_monster("circular-styles.docx")
def _circular_styles() -> bytes:
    ring = "".join(style(f"s{at}", f'<w:basedOn w:val="s{(at + 1) % 3000}"/>') for at in range(3000))
    return Docx(p("Seen", properties='<w:pStyle w:val="s1"/>') + tbl(ROW), styles=ring).bytes()


@_monster("circular-notes.docx")
def _circular_notes() -> bytes:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{at}">{p("n", reference.format(at % 40 + 1), reference.format(at))}</w:footnote>'
        for at in range(1, 41)
    )
    return Docx(p("Seen", reference.format(1) * 5000), footnotes=notes).bytes()


@_monster("boxes-in-boxes.docx")
def _boxes_in_boxes() -> bytes:
    xml = p("inner")
    for _ in range(30):
        box = f"<w:txbxContent>{xml}</w:txbxContent>"
        xml = (
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
            f"{box}</w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"
        )
    return body(xml)


@_monster("laughs.docx")
def _laughs() -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10)
    )
    xml = f"<!DOCTYPE x [{entities}]><w:document {DECLARATIONS}><w:body>{p('&a9;')}</w:body></w:document>"
    return Docx(raw={"word/document.xml": xml.replace("&amp;", "&")}).bytes()


@_monster("laughs-in-the-types.docx")
def _laughs_in_the_types() -> bytes:
    return Docx(
        tbl(ROW), raw={"[Content_Types].xml": '<!DOCTYPE x [<!ENTITY a "b">]><Types>&a;</Types>'}
    ).bytes()


@_monster("many-headers.docx")
def _many_headers() -> bytes:
    return Docx(tbl(ROW), headers=tuple(p(f"Header {at}") for at in range(3000))).bytes()


def _workbook(change: Callable[[str], str], name: str = "xl/worksheets/sheet1.xml") -> bytes:
    members = unzipped(originals()["xlsx"][0])
    members[name] = change(members[name].decode()).encode()
    return zipped(members)


@_monster("merges.xlsx")
def _merges() -> bytes:
    merge = '<mergeCell ref="A1:XFD1048576"/>' * 20_000
    return _workbook(lambda xml: xml.replace("<mergeCells", f"<mergeCells>{merge}</mergeCells><mergeCells"))


@_monster("far-away.xlsx")
def _far_away() -> bytes:
    far = "".join(
        f'<row r="{row}"><c r="XFD{row}" t="inlineStr"><is><t>x</t></is></c></row>'
        for row in range(1000, 1_040_000, 90)
    )
    return _workbook(lambda xml: xml.replace("</sheetData>", f"{far}</sheetData>"))


@_monster("formats.xlsx")
def _formats() -> bytes:
    code = "[h]:mm:ss.0000000000;" * 3000 + "#" * 20_000
    change = f'<numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts>'

    def changed(xml: str) -> str:
        return xml.replace("<fonts", change + "<fonts", 1).replace('numFmtId="0"', 'numFmtId="200"')

    return _workbook(changed, "xl/styles.xml")


@_monster("repeated.xlsx")
def _repeated() -> bytes:
    long = "<si><t>" + "x" * 2_000_000 + "</t></si>"
    members = unzipped(originals()["xlsx"][0])
    cells = "".join('<row><c t="s"><v>0</v></c></row>' for _ in range(3000))
    start = (
        '<?xml version="1.0"?><{} xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</{}>'
    )
    members["xl/sharedStrings.xml"] = start.format("sst", long, "sst").encode()
    members["xl/worksheets/sheet1.xml"] = start.format(
        "worksheet", f"<sheetData>{cells}</sheetData>", "worksheet"
    ).encode()
    return zipped(members)


@_monster("zip-in-itself.docx")
def _zip_in_itself() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for at in range(19_000):
            archive.writestr(f"word/media/{at}.xml", b"")
    return stream.getvalue()


def pdf(objects: list[bytes], root: int = 1) -> bytes:
    """A PDF of these objects (the first is number 1), with a right table of their places."""
    made, places = b"%PDF-1.7\n", []
    for number, inside in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, inside)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (count, table, count, root, len(made))
    )


def stream(inside: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    packed = zlib.compress(inside)
    return b"<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream" % (len(packed), more, packed)


_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_WORDS = b"BT /F1 12 Tf 72 720 Td (12/03/2009 Seen at nursery) Tj ET\n"


def drawn(
    content: bytes, *, box: bytes = b"[0 0 595 842]", more: bytes = b"", resources: bytes = b"",
    others: tuple[bytes, ...] = (),
) -> bytes:  # fmt: skip
    """A PDF of one page that draws `content`; `others` are objects 6 and on."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>%s>>"
            % (box, resources, more),
            stream(content),
            _FONT,
            *others,
        ]
    )


_FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<<%s>>/Font<</F1 5 0 R>>>>"

for _name, _bytes in {
    "page-tree-ring.pdf": lambda: pdf(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"]
    ),
    "page-count-huge.pdf": lambda: pdf(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 2000000000>>"]
    ),
    "page-twice.pdf": lambda: pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count 15000>>" % (b"3 0 R " * 15_000),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            stream(b"q Q"),
        ]
    ),
    "box-huge.pdf": lambda: drawn(_WORDS, box=b"[-1e30 -1e30 1e30 1e30]"),
    "box-nothing.pdf": lambda: drawn(_WORDS, box=b"[0 0 0 0]"),
    "box-turned.pdf": lambda: drawn(_WORDS, box=b"[595 842 0 0]", more=b"/Rotate 45/UserUnit 1e30"),
    "form-in-itself.pdf": lambda: drawn(
        _WORDS + b"/X Do",
        resources=b"/XObject<</X 6 0 R>>",
        others=(stream(b"/X Do /X Do", _FORM % b"/X 6 0 R"),),
    ),
    "forms-doubling.pdf": lambda: drawn(
        _WORDS + b"/X Do",
        resources=b"/XObject<</X 6 0 R>>",
        others=tuple(
            stream(b"/X Do /X Do", _FORM % (b"/X %d 0 R" % (7 + at)))
            if at < 24
            else stream(_WORDS, _FORM % b"")
            for at in range(25)
        ),
    ),
    "deep-q.pdf": lambda: drawn(b"q " * 500_000 + _WORDS + b"Q " * 500_000),
    "deep-array.pdf": lambda: drawn(b"[" * 200_000 + b"]" * 200_000 + b" TJ " + _WORDS),
    "deep-dictionary.pdf": lambda: drawn(_WORDS, more=b"/A" + b"<</A" * 20_000 + b"[]" + b">>" * 20_000),
    "inline-image.pdf": lambda: drawn(
        _WORDS + b"BI /W 65000 /H 65000 /CS /RGB /BPC 8 /F /Fl ID " + zlib.compress(b"\0" * 9999) + b" EI"
    ),
    "image-huge.pdf": lambda: drawn(
        b"q 595 0 0 842 0 0 cm /X Do Q",
        resources=b"/XObject<</X 6 0 R>>",
        others=(
            stream(
                b"\0" * 9999,
                b"/Type/XObject/Subtype/Image/Width 60000/Height 60000"
                b"/ColorSpace/DeviceGray/BitsPerComponent 8",
            ),
        ),
    ),
    "content-bomb.pdf": lambda: drawn(_WORDS + b" " * 300_000_000),
    "lines.pdf": lambda: drawn(
        _WORDS
        + b"".join(
            b"%d 0 m %d 842 l S 0 %d m 595 %d l S\n" % (x % 595, x % 595, x % 842, x % 842)
            for x in range(60_000)
        )
    ),
    "slanted-lines.pdf": lambda: drawn(
        _WORDS + b"".join(b"%d 0 m %d 842 l S\n" % (x % 595, x * 7 % 595) for x in range(60_000))
    ),
    "grid-fine.pdf": lambda: drawn(
        _WORDS
        + b"".join(b"%.2f 0 m %.2f 842 l S\n" % (x / 2, x / 2) for x in range(1190))
        + b"".join(b"0 %.2f m 595 %.2f l S\n" % (y / 2, y / 2) for y in range(1684))
    ),
    "letters.pdf": lambda: drawn(
        b"BT /F1 1 Tf "
        + b"".join(b"1 0 0 1 %d %d Tm (12/03/2009) Tj\n" % (x % 590, x // 590) for x in range(40_000))
        + b"ET"
    ),
    "letters-on-one-spot.pdf": lambda: drawn(
        b"BT /F1 12 Tf 1 0 0 1 72 720 Tm " + b"(a) Tj 1 0 0 1 72 720 Tm " * 60_000 + b"ET"
    ),
    "letters-map-huge.pdf": lambda: pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</Font<</F1 5 0 R>>>>>>",
            stream(_WORDS),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 0/LastChar 255/Widths[%s]"
            b"/ToUnicode 6 0 R>>" % (b"-99999 " * 256),
            stream(
                b"/CIDInit begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange "
                b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap"
            ),
        ]
    ),
    "annotations.pdf": lambda: drawn(
        _WORDS, more=b"/Annots[%s]" % (b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(x)>>" * 50_000)
    ),
    "filters.pdf": lambda: pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            b"<</Length 4/Filter[%s]>>\nstream\nabcd\nendstream" % (b"/FlateDecode " * 5000),
        ]
    ),
    "table-ring.pdf": lambda: drawn(_WORDS).replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev 9>>"),
    "protected-nonsense.pdf": lambda: drawn(_WORDS).replace(
        b"/Root 1 0 R>>", b"/Root 1 0 R/Encrypt<</Filter/Standard/V 5/R 6/Length 99999/O(x)/U(y)/P -1>>>>"
    ),
}.items():
    MONSTERS[_name] = _bytes

"""Hiding places in what a Word file draws and embeds: shapes, pictures, charts, SmartArt, objects."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from tests.anonymise.canaries import office
from tests.anonymise.canaries.docx_base import TABLE, base
from tests.anonymise.canaries.package import HEAD, Package, para, png, q, run, t

shape = TABLE.place("shapes")
shown_shape = TABLE.place("shapes", seen=True)
box = TABLE.place("text-boxes", seen=True)
picture = TABLE.place("pictures")
shown_picture = TABLE.place("pictures", seen=True)
chart = TABLE.place("charts")
shown_chart = TABLE.place("charts", seen=True)
smart = TABLE.place("smart-art")
shown_smart = TABLE.place("smart-art", seen=True)
embedded = TABLE.place("embedded")

_A = "http://schemas.openxmlformats.org/drawingml/2006"


def _inline(
    p: Package, graphic: str, uri: str, *, attributes: str = 'name="Object"', inside: str = ""
) -> str:
    """A drawing in the line of text."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1800000" cy="900000"/>'
        f'<wp:docPr id="{p.number()}" {attributes}>{inside}</wp:docPr>'
        f'<a:graphic><a:graphicData uri="{uri}">{graphic}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def _text_box(p: Package, modern: str, old: str, *, name: str = "Text Box") -> str:
    """A text box with the copy that older versions of Word show."""
    drawing = _inline(
        p,
        f'<wps:wsp><wps:cNvPr id="{p.number()}" name={q(name)}/><wps:cNvSpPr txBox="1"/>'
        '<wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="1800000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{para(run(modern))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>",
        _WPS,
    )
    drawing = drawing.removeprefix("<w:r>").removesuffix("</w:r>")
    fallback = (
        f'<w:pict><v:shape id="_s{p.number()}" type="#_x0000_t202" '
        'style="width:140pt;height:70pt"><v:textbox>'
        f"<w:txbxContent>{para(run(old))}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


@box
def text_box(p: Package, name: str) -> None:
    p.say(_text_box(p, f"Told by {name} in the box", f"Told by {name} in the box"))


@box
def text_box_fallback_only(p: Package, name: str) -> None:
    p.say(_text_box(p, "The new text of the box", f"The old text by {name}"))


@box
def text_box_vml(p: Package, name: str) -> None:
    content = f"<w:txbxContent>{para(run('In an old box: ' + name))}</w:txbxContent>"
    p.say(
        f'<w:r><w:pict><v:shape id="_s{p.number()}" style="width:90pt;height:40pt">'
        f"<v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
    )


@box
def text_box_linked(p: Package, name: str) -> None:
    """Words of the second box of a chain, kept by the first only."""
    p.say(
        _text_box(p, "A long story", "A long story").replace(
            "<wps:bodyPr/>", '<wps:linkedTxbx id="1" seq="1"/><wps:bodyPr/>'
        )
    )
    p.say(_text_box(p, f"goes on with {name}", f"goes on with {name}"))


@box
def group_shape_text(p: Package, name: str) -> None:
    inner = (
        '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" '
        'cy="400000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>'
        f"{para(run('Grouped with ' + name))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
    group = (
        f'<wpg:wgp xmlns:wpg="{uri}"><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" '
        'y="0"/><a:ext cx="900000" cy="400000"/>'
        f'<a:chOff x="0" y="0"/><a:chExt cx="900000" cy="400000"/></a:xfrm></wpg:grpSpPr>{inner}</wpg:wgp>'
    )
    p.say(_inline(p, group, uri))


@box
def word_art_string(p: Package, name: str) -> None:
    p.say(
        '<w:r><w:pict><v:shape type="#_x0000_t136" style="width:200pt;height:40pt">'
        f'<v:textpath on="t" string={q(name)}/></v:shape></w:pict></w:r>'
    )


@box
def drawing_canvas_text(p: Package, name: str) -> None:
    """DrawingML text (a:t) inside a drawing of the body."""
    text = f"<a:p><a:r><a:t>{t(name)}</a:t></a:r></a:p>"
    uri = "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas"
    p.say(
        _inline(
            p,
            f'<lc:lockedCanvas xmlns:lc="{uri}"><a:nvGrpSpPr><a:cNvPr id="0" name=""/>'
            "<a:cNvGrpSpPr/></a:nvGrpSpPr><a:grpSpPr/>"
            '<a:sp><a:nvSpPr><a:cNvPr id="3" name="s"/><a:cNvSpPr/></a:nvSpPr><a:spPr/>'
            f"<a:txSp><a:txBody><a:bodyPr/>{text}</a:txBody>"
            "<a:useSpRect/></a:txSp></a:sp></lc:lockedCanvas>",
            uri,
        )
    )


def _picture(
    p: Package, data: bytes, end: str, *, attributes: str = 'name="Picture"', inside: str = "", file: str = ""
) -> str:
    """A paragraph with a picture; gives its part's name."""
    part = p.part(f"word/media/{file or f'image{p.number()}.{end}'}", data)
    rid = p.from_document("image", part.removeprefix("word/"))
    graphic = (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="pic"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{rid}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off "
        'x="0" y="0"/><a:ext cx="300000" cy="300000"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    p.say(_inline(p, graphic, f"{_A}/picture", attributes=attributes, inside=inside))
    return part


@shape
def shape_name(p: Package, name: str) -> None:
    _picture(p, png(10), "png", attributes=f"name={q(name)}")


@shown_shape
def alt_text(p: Package, name: str) -> None:
    _picture(p, png(20), "png", attributes=f'name="Picture" descr={q("A photograph of " + name)}')


@shown_shape
def alt_title(p: Package, name: str) -> None:
    _picture(p, png(30), "png", attributes=f'name="Picture" title={q(name)}')


@shape
def shape_link_tooltip(p: Package, name: str) -> None:
    rid = p.from_document("hyperlink", f"https://www.example.org/{name.split()[0]}", external=True)
    link = f'<a:hlinkClick r:id="{rid}" tooltip={q(name)}/>'
    _picture(p, png(40), "png", inside=link)


@shape
def picture_properties_name(p: Package, name: str) -> None:
    _picture(p, png(50), "png")
    p.body[-1] = p.body[-1].replace(
        '<pic:cNvPr id="1" name="pic"/>', f'<pic:cNvPr id="1" name={q(name + ".jpg")} descr={q(name)}/>'
    )


@shape
def picture_link_target(p: Package, name: str) -> None:
    rid = p.from_document("image", f"file:///C:/Users/{name.replace(' ', '%20')}/scan.png", external=True)
    _picture(p, png(60), "png")
    p.body[-1] = p.body[-1].replace("<a:blip ", f'<a:blip r:link="{rid}" ')


@shape
def vml_shape_attributes(p: Package, name: str) -> None:
    p.say(
        f"<w:r><w:pict><v:rect id={q(name.replace(' ', '_'))} alt={q(name)} "
        f"title={q(name)} href={q('https://www.example.org/' + name.split()[1])} "
        f'o:spid="_x0000_s1" target={q(name)} style="width:20pt;height:20pt"/></w:pict></w:r>'
    )


@shape
def vml_image_title(p: Package, name: str) -> None:
    rid = p.from_document("image", p.part("word/media/old.png", png(70)).removeprefix("word/"))
    p.say(
        '<w:r><w:pict><v:shape style="width:20pt;height:20pt">'
        f'<v:imagedata r:id="{rid}" o:title={q(name)}/></v:shape></w:pict></w:r>'
    )


@shape
def decorative_extension(p: Package, name: str) -> None:
    ext = (
        f'<a:extLst><a:ext uri="{{1}}"><x:who xmlns:x="urn:x" name={q(name)}>'
        f"{t(name)}</x:who></a:ext></a:extLst>"
    )
    _picture(p, png(80), "png", inside=ext)


@shape
def background_shape(p: Package, name: str) -> None:
    p.root_attributes.append('xmlns:bg="urn:background"')
    p.body.append(
        para(
            f'<w:r><w:pict><v:background id="_bg"><v:fill o:title={q(name)} type="tile"/>'
            "</v:background></w:pict></w:r>"
        )
    )


@picture
def png_text_chunk(p: Package, name: str) -> None:
    _picture(p, png(90, ((b"tEXt", b"Author\0" + name.encode()),)), "png")


@picture
def png_packed_text_chunk(p: Package, name: str) -> None:
    _picture(p, png(91, ((b"zTXt", b"Comment\0\0" + zlib.compress(name.encode() * 3)),)), "png")


@picture
def png_international_text(p: Package, name: str) -> None:
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>{name}</dc:creator></x:xmpmeta>"
    _picture(p, png(92, ((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp.encode()),)), "png")


@picture
def png_after_its_end(p: Package, name: str) -> None:
    _picture(p, png(93) + b"\n" + name.encode(), "png")


def _jpeg(shade: int, **more: bytes) -> bytes:
    out = io.BytesIO()
    Image.new("L", (32, 32), shade).save(out, "JPEG", **more)
    return out.getvalue()


def _exif(name: str) -> bytes:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = f"Photo of {name}", name, name
    exif[0x9C9D] = name.encode("utf-16-le")
    return exif.tobytes()


@picture
def jpeg_exif(p: Package, name: str) -> None:
    _picture(p, _jpeg(100, exif=_exif(name)), "jpeg")


@picture
def jpeg_comment(p: Package, name: str) -> None:
    _picture(p, _jpeg(101, comment=name.encode()), "jpeg")


@picture
def jpeg_xmp(p: Package, name: str) -> None:
    _picture(p, _jpeg(102, xmp=f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{name}</x:xmpmeta>".encode()), "jpeg")


@picture
def jpeg_photoshop_block(p: Package, name: str) -> None:
    caption = b"\x1c\x02\x78" + struct.pack(">H", len(name)) + name.encode()
    block = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(caption)) + caption
    data = _jpeg(103)
    _picture(p, data[:2] + b"\xff\xed" + struct.pack(">H", len(block) + 2) + block + data[2:], "jpeg")


@picture
def gif_comment(p: Package, name: str) -> None:
    out = io.BytesIO()
    Image.new("L", (16, 16), 110).save(out, "GIF", comment=name.encode())
    _picture(p, out.getvalue(), "gif")


@picture
def tiff_artist(p: Package, name: str) -> None:
    out = io.BytesIO()
    Image.new("L", (16, 16), 111).save(out, "TIFF", tiffinfo={315: name, 270: name})
    p.types["word/media/scan.tiff"] = "image/tiff"
    _picture(p, out.getvalue(), "tiff", file="scan.tiff")


@shown_picture
def svg_title_and_text(p: Package, name: str) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><title>'
        f"{t(name)}</title><metadata>{t(name)}</metadata>"
        f'<text x="1" y="9" font-size="3">{t(name)}</text><rect width="5" height="5"/></svg>'
    )
    rid = p.from_document("image", p.part("word/media/drawing.svg", svg).removeprefix("word/"))
    _picture(p, png(112), "png")
    space = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
    ext = (
        f'<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
        f'xmlns:asvg="{space}" r:embed="{rid}"/></a:ext></a:extLst>'
    )
    head, tail = p.body[-1].split("<a:blip ", 1)
    attributes, tail = tail.split("/>", 1)
    p.body[-1] = f"{head}<a:blip {attributes}>{ext}</a:blip>{tail}"


@shown_picture
def emf_text(p: Package, name: str) -> None:
    _picture(p, office.emf(name), "emf")


@shown_picture
def wmf_text(p: Package, name: str) -> None:
    p.types["word/media/old.wmf"] = "image/x-wmf"
    _picture(p, office.wmf(name), "wmf", file="old.wmf")


@picture
def picture_part_name(p: Package, name: str) -> None:
    _picture(p, png(120), "png", file=name.replace(" ", "_") + ".png")


@picture
def picture_nobody_shows(p: Package, name: str) -> None:
    p.part("word/media/left-over.jpeg", _jpeg(121, comment=name.encode()))


@picture
def picture_bullet(p: Package, name: str) -> None:
    data = png(122, ((b"tEXt", b"Title\0" + name.encode()),))
    rid = p.rel("word/numbering.xml", "image", p.part("word/media/bullet.png", data).removeprefix("word/"))
    p.add(
        "word/numbering.xml",
        '<w:numPicBullet w:numPicBulletId="0"><w:pict><v:shape style="width:9pt;height:9pt" o:bullet="t">'
        f'<v:imagedata r:id="{rid}" o:title={q(name)}/></v:shape></w:pict></w:numPicBullet>',
    )


@picture
def thumbnail(p: Package, name: str) -> None:
    p.part("docProps/thumbnail.jpeg", _jpeg(130, exif=_exif(name)))
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    p.rel("", kind, "docProps/thumbnail.jpeg")


def _chart(p: Package, inside: str, *, more: str = "") -> str:
    """A bar chart; gives its part's name."""
    n = p.number()
    values = (
        '<c:numRef><c:f>Sheet1!$B$2</c:f><c:numCache><c:ptCount val="1"/><c:pt idx="0">'
        "<c:v>4</c:v></c:pt></c:numCache></c:numRef>"
    )
    inside = inside or '<c:ser><c:idx val="0"/><c:order val="0"/><c:val>' + values + "</c:val></c:ser>"
    axes = (
        '<c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/>{}<c:crossAx val="2"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx>'
    ).format(more if more.startswith("<c:title") else "")
    title = more if not more.startswith("<c:title") else ""
    xml = (
        f'{HEAD}<c:chartSpace xmlns:c="{_A}/chart" xmlns:a="{_A}/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<c:chart>{title}<c:plotArea><c:barChart><c:barDir val="col"/>{inside}<c:axId '
        'val="1"/><c:axId val="2"/></c:barChart>'
        f"{axes}</c:plotArea></c:chart><!--data--></c:chartSpace>"
    )
    part = p.part(
        f"word/charts/chart{n}.xml", xml, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    )
    rid = p.from_document("chart", part.removeprefix("word/"))
    p.say(_inline(p, f'<c:chart r:id="{rid}"/>', f"{_A}/chart"))
    return part


def _rich(name: str) -> str:
    return f"<c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{t(name)}</a:t></a:r></a:p></c:rich></c:tx>"


def _cached(name: str, formula: str = "Sheet1!$B$1") -> str:
    return (
        f'<c:strRef><c:f>{t(formula)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0">'
        f"<c:v>{t(name)}</c:v></c:pt></c:strCache></c:strRef>"
    )


_SERIES = '<c:ser><c:idx val="0"/><c:order val="0"/>{}</c:ser>'


@shown_chart
def chart_title(p: Package, name: str) -> None:
    half = len(name) // 2
    two = _rich(name).replace(t(name), f"{name[:half]}</a:t></a:r><a:r><a:t>{name[half:]}")
    _chart(p, "", more=f" <c:title>{two}</c:title>".strip(" ") if False else f" <c:title>{two}</c:title>")


@shown_chart
def chart_axis_title(p: Package, name: str) -> None:
    _chart(p, "", more=f"<c:title>{_rich(name)}</c:title>")


@shown_chart
def chart_series_name(p: Package, name: str) -> None:
    _chart(p, _SERIES.format(f"<c:tx>{_cached(name)}</c:tx>"))


@shown_chart
def chart_categories(p: Package, name: str) -> None:
    _chart(p, _SERIES.format(f"<c:cat>{_cached(name)}</c:cat>"))


@shown_chart
def chart_many_levels(p: Package, name: str) -> None:
    level = (
        '<c:multiLvlStrRef><c:f>S!$A$1</c:f><c:multiLvlStrCache><c:ptCount val="1"/>'
        f'<c:lvl><c:pt idx="0"><c:v>{t(name)}</c:v></c:pt></c:lvl></c:multiLvlStrCache>'
        "</c:multiLvlStrRef>"
    )
    _chart(p, _SERIES.format(f"<c:cat>{level}</c:cat>"))


@chart
def chart_sheet_in_formula(p: Package, name: str) -> None:
    _chart(p, _SERIES.format(f"<c:tx>{_cached('Weights', f'{chr(39)}{name}{chr(39)}!$A$1')}</c:tx>"))


@shown_chart
def chart_data_label(p: Package, name: str) -> None:
    label = f'<c:dLbls><c:dLbl><c:idx val="0"/>{_rich(name)}<c:showVal val="1"/></c:dLbl></c:dLbls>'
    _chart(p, _SERIES.format(label))


@chart
def chart_number_format(p: Package, name: str) -> None:
    form = (
        "<c:val><c:numRef><c:f>S!$B$2</c:f><c:numCache><c:formatCode>0 "
        f'"{name}"</c:formatCode><c:ptCount val="0"/></c:numCache></c:numRef></c:val>'
    )
    _chart(p, _SERIES.format(form))


@chart
def chart_embedded_workbook(p: Package, name: str) -> None:
    part = _chart(p, "")
    book = p.part(f"word/embeddings/book{p.number()}.xlsx", office.workbook(name))
    rid = p.rel(part, "package", "../" + book.removeprefix("word/"))
    p.parts[part] = p.parts[part].replace(b"<!--data-->", f'<c:externalData r:id="{rid}"/>'.encode())


@chart
def chart_external_workbook(p: Package, name: str) -> None:
    part = _chart(p, "")
    rid = p.rel(part, "oleObject", f"file:///C:/{name.replace(' ', '%20')}.xlsx", external=True)
    p.parts[part] = p.parts[part].replace(b"<!--data-->", f'<c:externalData r:id="{rid}"/>'.encode())


@shown_chart
def chart_user_shapes(p: Package, name: str) -> None:
    part = _chart(p, "")
    xml = (
        f'{HEAD}<c:userShapes xmlns:c="{_A}/chart" xmlns:a="{_A}/main" '
        f'xmlns:cdr="{_A}/chartDrawing"><cdr:relSizeAnchor>'
        "<cdr:from><cdr:x>0</cdr:x><cdr:y>0</cdr:y></cdr:from><cdr:to><cdr:x>1</cdr:x>"
        "<cdr:y>1</cdr:y></cdr:to><cdr:sp><cdr:nvSpPr>"
        f'<cdr:cNvPr id="2" name={q(name)}/><cdr:cNvSpPr/></cdr:nvSpPr><cdr:spPr/>'
        f"<cdr:txBody><a:bodyPr/><a:p><a:r><a:t>{t(name)}</a:t></a:r>"
        "</a:p></cdr:txBody></cdr:sp></cdr:relSizeAnchor></c:userShapes>"
    )
    shapes = p.part(
        f"word/drawings/drawing{p.number()}.xml",
        xml,
        "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml",
    )
    rid = p.rel(part, "chartUserShapes", "../" + shapes.removeprefix("word/"))
    p.parts[part] = p.parts[part].replace(b"<!--data-->", f'<c:userShapes r:id="{rid}"/>'.encode())


@shown_chart
def chart_modern(p: Package, name: str) -> None:
    """A chart of the newer kind (cx), with its data and title."""
    space = "http://schemas.microsoft.com/office/drawing/2014/chartex"
    xml = (
        f'{HEAD}<cx:chartSpace xmlns:cx="{space}" xmlns:a="{_A}/main"><cx:chartData>'
        '<cx:data id="0"><cx:strDim type="cat">'
        f'<cx:lvl ptCount="1"><cx:pt idx="0">{t(name)}</cx:pt></cx:lvl></cx:strDim>'
        "</cx:data></cx:chartData><cx:chart><cx:title>"
        f"<cx:tx><cx:txData><cx:v>{t(name)}</cx:v></cx:txData></cx:tx></cx:title></cx:chart></cx:chartSpace>"
    )
    part = p.part("word/charts/chartEx1.xml", xml, "application/vnd.ms-office.chartex+xml")
    p.from_document(
        "http://schemas.microsoft.com/office/2014/relationships/chartEx", part.removeprefix("word/")
    )


def _diagram(p: Package, kind: str, file: str, xml: str) -> str:
    form = "drawing" if kind == "drawing" else "diagram" + kind.capitalize()
    types = (
        "application/vnd.ms-office.drawingml.diagramDrawing+xml"
        if kind == "drawing"
        else f"application/vnd.openxmlformats-officedocument.drawingml.{form}+xml"
    )
    p.part(f"word/diagrams/{file}.xml", xml, types)
    link = (
        "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing" if kind == "drawing" else form
    )
    return p.from_document(link, f"diagrams/{file}.xml")


def _smart_art(p: Package, *, point: str = "Visits", attributes: str = "", category: str = "") -> None:
    n = p.number()
    data = (
        f'{HEAD}<dgm:dataModel xmlns:dgm="{_A}/diagram" xmlns:a="{_A}/main"><dgm:ptLst>'
        '<dgm:pt modelId="0" type="doc"/><dgm:pt modelId="1">'
        f"<dgm:prSet {attributes}/><dgm:spPr/><dgm:t><a:bodyPr/><a:p><a:r><a:t>"
        f"{t(point)}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>"
        '<dgm:cxnLst><dgm:cxn modelId="2" srcId="0" destId="1" srcOrd="0" destOrd="0"/>'
        "</dgm:cxnLst></dgm:dataModel>"
    )
    layout = (
        f'{HEAD}<dgm:layoutDef xmlns:dgm="{_A}/diagram" uniqueId="urn:l{n}"><dgm:title '
        f'val=""/><dgm:desc val={q(category)}/>'
        '<dgm:catLst/><dgm:layoutNode name="n"><dgm:alg type="lin"/></dgm:layoutNode></dgm:layoutDef>'
    )
    style = (
        f'{HEAD}<dgm:styleDef xmlns:dgm="{_A}/diagram" uniqueId="urn:s{n}"><dgm:title '
        f"val={q(category)}/></dgm:styleDef>"
    )
    colours = f'{HEAD}<dgm:colorsDef xmlns:dgm="{_A}/diagram" uniqueId="urn:c{n}"/>'
    ids = [
        _diagram(p, kind, f"{kind}{n}", xml)
        for kind, xml in (("data", data), ("layout", layout), ("style", style), ("colors", colours))
    ]
    refs = 'r:dm="{}" r:lo="{}" r:qs="{}" r:cs="{}"'.format(*ids)
    p.say(_inline(p, f"<dgm:relIds {refs}/>", f"{_A}/diagram"))


@shown_smart
def smart_art_data(p: Package, name: str) -> None:
    _smart_art(p, point=name)


@smart
def smart_art_placeholder(p: Package, name: str) -> None:
    _smart_art(p, attributes=f"phldrT={q(name)} presName={q(name)}")


@smart
def smart_art_layout(p: Package, name: str) -> None:
    _smart_art(p, category=name)


@shown_smart
def smart_art_drawing(p: Package, name: str) -> None:
    space = "http://schemas.microsoft.com/office/drawing/2008/diagram"
    xml = (
        f'{HEAD}<dsp:drawing xmlns:dsp="{space}" xmlns:a="{_A}/main"><dsp:spTree><dsp:sp '
        f'modelId="1"><dsp:nvSpPr><dsp:cNvPr id="0" name={q(name)}/>'
        f"</dsp:nvSpPr><dsp:txBody><a:bodyPr/><a:p><a:r><a:t>{t(name)}</a:t></a:r></a:p>"
        "</dsp:txBody></dsp:sp></dsp:spTree></dsp:drawing>"
    )
    _diagram(p, "drawing", f"drawing{p.number()}", xml)


def _object(p: Package, data: bytes, end: str, kind: str, prog: str) -> None:
    part = p.part(f"word/embeddings/object{p.number()}.{end}", data)
    rid = p.from_document(kind, part.removeprefix("word/"))
    image = p.from_document(
        "image", p.part(f"word/media/icon{p.number()}.png", png(140)).removeprefix("word/")
    )
    shape_id = f"_x0000_i{p.number()}"
    p.say(
        f'<w:r><w:object><v:shape id="{shape_id}" style="width:40pt;height:40pt" o:ole="">'
        f'<v:imagedata r:id="{image}"/></v:shape>'
        f'<o:OLEObject Type="Embed" ProgID="{prog}" ShapeID="{shape_id}" '
        f'DrawAspect="Icon" ObjectID="_{p.number()}" r:id="{rid}"/></w:object></w:r>'
    )


@embedded
def embedded_workbook(p: Package, name: str) -> None:
    _object(p, office.workbook(name), "xlsx", "package", "Excel.Sheet.12")


@embedded
def embedded_document(p: Package, name: str) -> None:
    inner = base()
    inner.say(run(name))
    _object(p, inner.build(), "docx", "package", "Word.Document.12")


@embedded
def embedded_in_embedded(p: Package, name: str) -> None:
    inner = base()
    _object(inner, office.workbook(name), "xlsx", "package", "Excel.Sheet.12")
    _object(p, inner.build(), "docx", "package", "Word.Document.12")


@embedded
def embedded_ole_object(p: Package, name: str) -> None:
    _object(
        p,
        office.compound({"WordDocument": name.encode("utf-16-le") * 3}),
        "bin",
        "oleObject",
        "Word.Document.8",
    )


@embedded
def embedded_ole_package(p: Package, name: str) -> None:
    """A file dragged into the page: OLE's packager keeps its name, its path and its content."""
    native = b"\x02\0" + name.encode() + b".txt\0C:\\Users\\" + name.encode() + b"\\a.txt\0" + name.encode()
    _object(
        p,
        office.compound({"\x01Ole10Native": struct.pack("<I", len(native)) + native}),
        "bin",
        "oleObject",
        "Package",
    )


@embedded
def embedded_zip_as_ole(p: Package, name: str) -> None:
    """A packed file inside an OLE object: no byte of the name is in clear."""
    packed = office.packed({"notes.txt": f"{name} ".encode() * 40})
    _object(p, office.compound({"Package": packed}), "bin", "oleObject", "Package")


@embedded
def embedded_link(p: Package, name: str) -> None:
    rid = p.from_document("oleObject", f"file:///C:/{name.replace(' ', '_')}.xls", external=True)
    p.say(
        '<w:r><w:object><o:OLEObject Type="Link" ProgID="Excel.Sheet.8" ShapeID="_s" '
        f'DrawAspect="Content" r:id="{rid}" UpdateMode="Always">'
        f"<o:LinkType>EnhancedMetaFile</o:LinkType><o:FieldCodes>{t(name)}</o:FieldCodes>"
        "</o:OLEObject></w:object></w:r>"
    )


def _chunk(p: Package, end: str, data: str, kind: str) -> None:
    part = p.part(f"word/afchunk{p.number()}.{end}", data, kind)
    rid = p.from_document("aFChunk", part.removeprefix("word/"))
    p.body.append(f'<w:altChunk r:id="{rid}"/>')


@embedded
def alt_chunk_html(p: Package, name: str) -> None:
    coded = "".join(f"&#{ord(letter)};" for letter in name)
    _chunk(
        p, "html", f"<html><head><title>{coded}</title></head><body><p>{coded}</p></body></html>", "text/html"
    )


@embedded
def alt_chunk_mht(p: Package, name: str) -> None:
    coded = "".join(f"={ord(letter):02X}" for letter in name)
    head = (
        "MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    _chunk(p, "mht", f"{head}<p>{coded}</p>", "message/rfc822")


@embedded
def alt_chunk_rtf(p: Package, name: str) -> None:
    coded = "".join(f"\\'{ord(letter):02x}" for letter in name.split()[0]) + "".join(
        f"\\u{ord(c)}?" for c in " " + name.split()[1]
    )
    _chunk(p, "rtf", rf"{{\rtf1\ansi {{\info{{\author {coded}}}}}{coded}}}", "application/rtf")


@embedded
def alt_chunk_text(p: Package, name: str) -> None:
    _chunk(p, "txt", name, "text/plain")

"""Hiding places in a Word file's shapes and text boxes."""

from __future__ import annotations

from tests.anonymise.canaries.docx_base import TABLE
from tests.anonymise.canaries.docx_drawing import inline, put_picture
from tests.anonymise.canaries.package import Package, para, png, q, run, t

shape = TABLE.place("shapes")


shown_shape = TABLE.place("shapes", seen=True)


box = TABLE.place("text-boxes", seen=True)


_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def _text_box(p: Package, modern: str, old: str, *, name: str = "Text Box") -> str:
    """A text box with the copy that older versions of Word show."""
    drawing = inline(
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
    p.say(inline(p, group, uri))


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
        inline(
            p,
            f'<lc:lockedCanvas xmlns:lc="{uri}"><a:nvGrpSpPr><a:cNvPr id="0" name=""/>'
            "<a:cNvGrpSpPr/></a:nvGrpSpPr><a:grpSpPr/>"
            '<a:sp><a:nvSpPr><a:cNvPr id="3" name="s"/><a:cNvSpPr/></a:nvSpPr><a:spPr/>'
            f"<a:txSp><a:txBody><a:bodyPr/>{text}</a:txBody>"
            "<a:useSpRect/></a:txSp></a:sp></lc:lockedCanvas>",
            uri,
        )
    )


@shape
def shape_name(p: Package, name: str) -> None:
    put_picture(p, png(10), "png", attributes=f"name={q(name)}")


@shown_shape
def alt_text(p: Package, name: str) -> None:
    put_picture(p, png(20), "png", attributes=f'name="Picture" descr={q("A photograph of " + name)}')


@shown_shape
def alt_title(p: Package, name: str) -> None:
    put_picture(p, png(30), "png", attributes=f'name="Picture" title={q(name)}')


@shape
def shape_link_tooltip(p: Package, name: str) -> None:
    rid = p.from_document("hyperlink", f"https://www.example.org/{name.split()[0]}", external=True)
    link = f'<a:hlinkClick r:id="{rid}" tooltip={q(name)}/>'
    put_picture(p, png(40), "png", inside=link)


@shape
def picture_properties_name(p: Package, name: str) -> None:
    put_picture(p, png(50), "png")
    p.body[-1] = p.body[-1].replace(
        '<pic:cNvPr id="1" name="pic"/>', f'<pic:cNvPr id="1" name={q(name + ".jpg")} descr={q(name)}/>'
    )


@shape
def picture_link_target(p: Package, name: str) -> None:
    rid = p.from_document("image", f"file:///C:/Users/{name.replace(' ', '%20')}/scan.png", external=True)
    put_picture(p, png(60), "png")
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
    put_picture(p, png(80), "png", inside=ext)


@shape
def background_shape(p: Package, name: str) -> None:
    p.root_attributes.append('xmlns:bg="urn:background"')
    p.body.append(
        para(
            f'<w:r><w:pict><v:background id="_bg"><v:fill o:title={q(name)} type="tile"/>'
            "</v:background></w:pict></w:r>"
        )
    )

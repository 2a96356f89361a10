"""Hiding places in a Word file's settings, styles, lists, theme and fonts."""

from __future__ import annotations

import base64

from tests.anonymise.canaries.docx_base import TABLE, theme
from tests.anonymise.canaries.package import HEAD, SPACES, WML, Package, q, run, t

setting = TABLE.place("settings")


style = TABLE.place("styles")


shown_style = TABLE.place("styles", seen=True)


def _set(p: Package, xml: str) -> None:
    p.add("word/settings.xml", xml)


@setting
def document_variable(p: Package, name: str) -> None:
    _set(p, f"<w:docVars><w:docVar w:name={q(name.replace(' ', ''))} w:val={q(name)}/></w:docVars>")


@setting
def mail_merge(p: Package, name: str) -> None:
    rid = p.rel(
        "word/settings.xml", "mailMergeSource", f"file:///C:/{name.replace(' ', '%20')}.mdb", external=True
    )
    _set(
        p,
        '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType '
        f'w:val="native"/><w:connectString w:val={q("Data Source=C:/" + name)}/>'
        f'<w:query w:val={q(f"SELECT * FROM [{name}]")}/><w:dataSource r:id="{rid}"/>'
        f"<w:addressFieldName w:val={q(name)}/>"
        f"<w:mailSubject w:val={q(name)}/><w:odso><w:udl w:val={q(name)}/><w:table "
        f'w:val={q(name)}/><w:src r:id="{rid}"/>'
        f"<w:fieldMapData><w:name w:val={q(name)}/><w:mappedName w:val={q(name)}/>"
        "</w:fieldMapData></w:odso></w:mailMerge>",
    )


@setting
def mail_merge_recipients(p: Package, name: str) -> None:
    p.part(
        "word/recipientData.xml",
        (
            f"{HEAD}<w:recipients {SPACES}><w:recipientData><w:uniqueTag "
            f'w:val="{base64.b64encode(name.encode()).decode()}"/></w:recipientData>'
            "</w:recipients>"
        ),
        f"{WML}.mailMergeRecipientData+xml",
    )
    p.rel("word/settings.xml", "recipientData", "recipientData.xml")


@setting
def attached_template(p: Package, name: str) -> None:
    target = f"file:///C:/Users/{name.replace(' ', '%20')}/Templates/report.dotm"
    rid = p.rel("word/settings.xml", "attachedTemplate", target, external=True)
    _set(p, f'<w:attachedTemplate r:id="{rid}"/>')


@setting
def attached_schema(p: Package, name: str) -> None:
    _set(p, f"<w:attachedSchema w:val={q('urn:' + name.replace(' ', '-'))}/>")


@setting
def document_protection(p: Package, name: str) -> None:
    _set(p, f'<w:documentProtection w:edit="none" w:cryptProvider={q(name)} w:algIdExt="0"/>')


@setting
def write_protection(p: Package, name: str) -> None:
    _set(p, f'<w:writeProtection w:recommended="0" w:algorithmName={q(name)}/>')


@setting
def caption_names(p: Package, name: str) -> None:
    label = name.split()[1]
    _set(
        p,
        (
            f'<w:captions><w:caption w:name={q(name)} w:pos="below"/><w:autoCaptions>'
            f"<w:autoCaption w:name={q(label)} w:caption={q(label)}/></w:autoCaptions>"
            "</w:captions>"
        ),
    )


@setting
def smart_tag_type(p: Package, name: str) -> None:
    _set(
        p,
        (
            f"<w:smartTagType w:namespaceuri={q('urn:' + name)} w:name={q(name)} "
            f"w:url={q('https://example.org/' + name)}/>"
        ),
    )


@setting
def click_and_type_style(p: Package, name: str) -> None:
    _set(p, f"<w:clickAndTypeStyle w:val={q(name.replace(' ', ''))}/><w:listSeparator w:val={q(name)}/>")


@setting
def line_breaking_characters(p: Package, name: str) -> None:
    _set(p, f'<w:noLineBreaksAfter w:lang="en-GB" w:val={q(name)}/>')


@setting
def revision_save_ids(p: Package, name: str) -> None:
    _set(p, f"<w:rsids><w:rsidRoot w:val={q(name.replace(' ', ''))}/></w:rsids>")
    p.say(run("A line with a number of its own"), keep="A line with a number of its own")
    p.body[-1] = p.body[-1].replace("<w:p>", f"<w:p w:rsidR={q(name.replace(' ', ''))}>", 1)


@setting
def hdr_shape_defaults(p: Package, name: str) -> None:
    _set(
        p,
        (
            '<w:hdrShapeDefaults><o:shapedefaults v:ext="edit" spidmax="1"><v:fill '
            f"o:title={q(name)}/></o:shapedefaults></w:hdrShapeDefaults>"
        ),
    )


@setting
def web_division(p: Package, name: str) -> None:
    div = (
        '<w:divs><w:div w:id="1"><w:bodyDiv w:val="1"/><x:from xmlns:x="urn:x" '
        f"name={q(name)}/></w:div></w:divs>"
    )
    p.add("word/webSettings.xml", div)


@setting
def unknown_setting(p: Package, name: str) -> None:
    _set(p, f'<x:tracker xmlns:x="urn:example:tracker" who={q(name)}>{t(name)}</x:tracker>')


@style
def style_name(p: Package, name: str) -> None:
    key = name.replace(" ", "")
    p.add(
        "word/styles.xml",
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId={q(key)}><w:name '
        f"w:val={q(name + ' Quote')}/><w:aliases w:val={q(name)}/>"
        f'<w:basedOn w:val="Normal"/></w:style>',
    )
    p.say(run("A quotation in a style"), style=key, keep="A quotation in a style")


@style
def style_name_unused(p: Package, name: str) -> None:
    p.add(
        "word/styles.xml",
        f'<w:style w:type="table" w:customStyle="1" w:styleId="Grid9"><w:name w:val={q(name)}/></w:style>',
    )


@style
def latent_style(p: Package, name: str) -> None:
    p.add("word/styles.xml", f"<w:latentStyles><w:lsdException w:name={q(name)}/></w:latentStyles>")


@style
def list_name(p: Package, name: str) -> None:
    p.add(
        "word/numbering.xml",
        (
            f'<w:abstractNum w:abstractNumId="1"><w:name w:val={q(name)}/><w:styleLink '
            f"w:val={q(name)}/></w:abstractNum>"
        ),
    )


@shown_style
def list_label(p: Package, name: str) -> None:
    p.add(
        "word/numbering.xml",
        '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="decimal"/><w:lvlText w:val={q(name + " %1")}/>'
        '</w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>',
    )
    p.say(
        run("A numbered line"),
        properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
        keep="A numbered line",
    )


@style
def theme_name(p: Package, name: str) -> None:
    p.part("word/theme/theme1.xml", theme(name))


@style
def theme_custom_colour(p: Package, name: str) -> None:
    colour = f'<a:custClrLst><a:custClr name={q(name)}><a:srgbClr val="112233"/></a:custClr></a:custClrLst>'
    data = p.parts["word/theme/theme1.xml"].decode()
    p.part("word/theme/theme1.xml", data.replace("</a:theme>", f"{colour}</a:theme>"))


@style
def font_name(p: Package, name: str) -> None:
    p.add(
        "word/fontTable.xml",
        f'<w:font w:name={q(name)}><w:altName w:val={q(name)}/><w:family w:val="roman"/></w:font>',
    )
    p.sentence(run("the visitor", f"<w:rFonts w:ascii={q(name)} w:hAnsi={q(name)}/>"))


@style
def embedded_font(p: Package, name: str) -> None:
    key = "{3F2504E0-4F89-11D3-9A0C-0305E82C3301}"
    p.part("word/fonts/font1.odttf", bytes(64) + name.encode("utf-16-be") + bytes(64))
    rid = p.rel("word/fontTable.xml", "font", "fonts/font1.odttf")
    p.add(
        "word/fontTable.xml",
        f'<w:font w:name="Ashenvale"><w:embedRegular r:id="{rid}" w:fontKey="{key}"/></w:font>',
    )


@shown_style
def table_description(p: Package, name: str) -> None:
    from tests.anonymise.canaries.docx_base import table

    about = f"<w:tblCaption w:val={q(name)}/><w:tblDescription w:val={q('Visits to ' + name)}/>"
    p.body.append(table((("A table that is described", "It has two cells"),), about))
    p.expected += ["A table that is described", "It has two cells"]

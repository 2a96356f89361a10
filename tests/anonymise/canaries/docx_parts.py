"""Hiding places in a Word file's other parts: properties, settings, styles, fonts, strange parts, the zip."""

from __future__ import annotations

import base64

from tests.anonymise.canaries import office, vba
from tests.anonymise.canaries.docx_base import TABLE, theme
from tests.anonymise.canaries.package import HEAD, SPACES, WML, Package, para, q, run, t

prop = TABLE.place("properties")
shown_prop = TABLE.place("properties", seen=True)
setting = TABLE.place("settings")
style = TABLE.place("styles")
shown_style = TABLE.place("styles", seen=True)
part = TABLE.place("parts")
markup = TABLE.place("markup")
shown_markup = TABLE.place("markup", seen=True)
container = TABLE.place("container")
broken = TABLE.place("container", alone=True)


def _core(element: str, name: str, p: Package) -> None:
    p.add("docProps/core.xml", f"<{element}>{t(name)}</{element}>")


@shown_prop
def core_title(p: Package, name: str) -> None:
    _core("dc:title", f"Overview report: {name}", p)


@prop
def core_subject(p: Package, name: str) -> None:
    _core("dc:subject", name, p)


@prop
def core_creator(p: Package, name: str) -> None:
    _core("dc:creator", name, p)


@prop
def core_keywords(p: Package, name: str) -> None:
    p.add(
        "docProps/core.xml",
        f'<cp:keywords>review<cp:value xml:lang="en-GB">{t(name)}</cp:value></cp:keywords>',
    )


@prop
def core_description(p: Package, name: str) -> None:
    _core("dc:description", f"For {name} to check", p)


@prop
def core_last_modified_by(p: Package, name: str) -> None:
    _core("cp:lastModifiedBy", name, p)


@prop
def core_category(p: Package, name: str) -> None:
    _core("cp:category", name, p)


@prop
def core_content_status(p: Package, name: str) -> None:
    _core("cp:contentStatus", f"Draft of {name}", p)


@prop
def core_identifier(p: Package, name: str) -> None:
    _core("dc:identifier", name.replace(" ", "-"), p)


@prop
def core_version(p: Package, name: str) -> None:
    _core("cp:version", f"v2 {name}", p)


def _app(element: str, name: str, p: Package) -> None:
    p.add("docProps/app.xml", f"<{element}>{t(name)}</{element}>")


@prop
def app_manager(p: Package, name: str) -> None:
    _app("Manager", name, p)


@prop
def app_company(p: Package, name: str) -> None:
    _app("Company", f"{name} Consulting", p)


@prop
def app_hyperlink_base(p: Package, name: str) -> None:
    _app("HyperlinkBase", f"https://www.example.org/{name.replace(' ', '%20')}/", p)


@prop
def app_template(p: Package, name: str) -> None:
    _app("Template", f"{name}.dotm", p)


@prop
def app_titles_of_parts(p: Package, name: str) -> None:
    p.add(
        "docProps/app.xml",
        (
            '<TitlesOfParts><vt:vector size="1" baseType="lpstr"><vt:lpstr>'
            f"{t(name)}</vt:lpstr></vt:vector></TitlesOfParts>"
        ),
    )


@prop
def app_links(p: Package, name: str) -> None:
    link = f"<vt:variant><vt:lpwstr>https://www.example.org/{name.replace(' ', '/')}</vt:lpwstr></vt:variant>"
    p.add("docProps/app.xml", f'<HLinks><vt:vector size="1" baseType="variant">{link}</vt:vector></HLinks>')


def _custom(p: Package, name: str, value: str, *, more: str = "") -> None:
    guid = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
    n = p.number()
    p.add(
        "docProps/custom.xml", f'<property fmtid="{guid}" pid="{n}" name={q(name)} {more}>{value}</property>'
    )


@prop
def custom_property_value(p: Package, name: str) -> None:
    _custom(p, "Reviewer", f"<vt:lpwstr>{t(name)}</vt:lpwstr>")


@prop
def custom_property_name(p: Package, name: str) -> None:
    _custom(p, name, "<vt:i4>1</vt:i4>")


@prop
def custom_property_blob(p: Package, name: str) -> None:
    _custom(p, "Data", f"<vt:blob>{base64.b64encode(name.encode()).decode()}</vt:blob>")


@prop
def custom_property_link(p: Package, name: str) -> None:
    _custom(p, "Linked", "<vt:lpwstr>x</vt:lpwstr>", more=f"linkTarget={q(name.replace(' ', '_'))}")


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


@broken
def web_frame(p: Package, name: str) -> None:
    rid = p.rel("word/webSettings.xml", "frame", f"file:///C:/{name.replace(' ', '%20')}.htm", external=True)
    p.add(
        "word/webSettings.xml",
        (
            f'<w:frameset><w:frame><w:name w:val={q(name)}/><w:sourceFileName r:id="{rid}"/>'
            "</w:frame></w:frameset>"
        ),
    )


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


def _glossary(p: Package, inside: str) -> None:
    p.part(
        "word/glossary/document.xml",
        f"{HEAD}<w:glossaryDocument {SPACES}><w:docParts>{inside}</w:docParts></w:glossaryDocument>",
        f"{WML}.document.glossary+xml",
    )
    p.from_document("glossaryDocument", "glossary/document.xml")


@part
def glossary(p: Package, name: str) -> None:
    about = (
        f"<w:docPartPr><w:name w:val={q(name)}/><w:category><w:name w:val={q(name)}/>"
        f"</w:category><w:description w:val={q(name)}/></w:docPartPr>"
    )
    _glossary(p, f"<w:docPart>{about}<w:docPartBody>{para(run(name))}</w:docPartBody></w:docPart>")


@part
def glossary_settings(p: Package, name: str) -> None:
    p.part(
        "word/glossary/settings.xml",
        (
            f'{HEAD}<w:settings {SPACES}><w:docVars><w:docVar w:name="a" w:val={q(name)}/>'
            "</w:docVars></w:settings>"
        ),
        f"{WML}.settings+xml",
    )
    p.rel("word/glossary/document.xml", "settings", "settings.xml")


@part
def custom_xml_item(p: Package, name: str) -> None:
    p.part("customXml/item1.xml", f'<form xmlns="urn:example:form"><child>{t(name)}</child></form>')
    p.from_document("customXml", "../customXml/item1.xml")


@part
def custom_xml_schema(p: Package, name: str) -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    ref = f"<ds:schemaRef ds:uri={q('urn:' + name.replace(' ', ':'))}/>"
    p.part("customXml/item2.xml", "<a/>")
    p.part(
        "customXml/itemProps2.xml",
        (
            f'{HEAD}<ds:datastoreItem ds:itemID="{{22222222-2222-3333-4444-555555555555}}" '
            f'xmlns:ds="{space}"><ds:schemaRefs>{ref}</ds:schemaRefs></ds:datastoreItem>'
        ),
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    )
    p.from_document("customXml", "../customXml/item2.xml")
    p.rel("customXml/item2.xml", "customXmlProps", "itemProps2.xml")


@part
def bibliography(p: Package, name: str) -> None:
    first, last = name.split()
    space = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
    author = (
        f"<b:Author><b:Author><b:NameList><b:Person><b:Last>{last}</b:Last><b:First>"
        f"{first}</b:First></b:Person></b:NameList></b:Author></b:Author>"
    )
    p.part(
        "customXml/item3.xml",
        (
            f'<b:Sources xmlns:b="{space}" SelectedStyle="\\APA.XSL"><b:Source><b:Tag>'
            f"{last}09</b:Tag>{author}<b:Title>{name}</b:Title></b:Source></b:Sources>"
        ),
    )
    p.from_document("customXml", "../customXml/item3.xml")


@part
def cover_page_properties(p: Package, name: str) -> None:
    space = "http://schemas.microsoft.com/office/2006/coverPageProps"
    p.part(
        "customXml/item4.xml",
        (
            f'<CoverPageProperties xmlns="{space}"><Abstract>{t(name)}</Abstract>'
            f"<CompanyEmail>{t(name)}</CompanyEmail></CoverPageProperties>"
        ),
    )
    p.from_document("customXml", "../customXml/item4.xml")


@part
def orphan_part(p: Package, name: str) -> None:
    p.part("word/old-draft.xml", f"<w:document {SPACES}><w:body>{para(run(name))}</w:body></w:document>")


@part
def orphan_binary(p: Package, name: str) -> None:
    p.part("word/leftover.bin", b"\x00\x01" + name.encode("utf-16-le"))


@part
def part_name(p: Package, name: str) -> None:
    p.part(f"customXml/{name.replace(' ', '%20')}.xml", "<a/>")
    p.from_document("customXml", f"../customXml/{name.replace(' ', '%20')}.xml")


@part
def sub_document(p: Package, name: str) -> None:
    rid = p.from_document("subDocument", f"file:///C:/{name.replace(' ', '%20')}.docx", external=True)
    p.body.append(para(f'<w:subDoc r:id="{rid}"/>'))


@part
def printer_settings(p: Package, name: str) -> None:
    p.part("word/printerSettings1.bin", f"\\\\server\\{name}".encode("utf-16-le") + bytes(90))
    rid = p.from_document("printerSettings", "printerSettings1.bin")
    p.sections.append(f'<w:printerSettings r:id="{rid}"/>')


@part
def keyboard_customisation(p: Package, name: str) -> None:
    key = (
        '<wne:keymaps><wne:keymap wne:kcmPrimary="0642"><wne:macro '
        f"wne:macroName={q('PROJECT.' + name.replace(' ', '.'))}/></wne:keymap>"
        "</wne:keymaps>"
    )
    p.part(
        "word/customizations.xml",
        f'{HEAD}<wne:tcg xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml">{key}</wne:tcg>',
        "application/vnd.ms-word.keyMapCustomizations+xml",
    )
    p.from_document(
        "http://schemas.microsoft.com/office/2006/relationships/keyMapCustomizations", "customizations.xml"
    )


@part
def ribbon_customisation(p: Package, name: str) -> None:
    p.part(
        "customUI/customUI14.xml",
        (
            '<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui"><ribbon>'
            f'<tabs><tab id="a" label={q(name)}/></tabs></ribbon></customUI>'
        ),
    )
    p.rel(
        "",
        "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",
        "customUI/customUI14.xml",
    )


@part
def macros(p: Package, name: str) -> None:
    source = vba.compressed(
        f'Attribute VB_Name = "Module1"\r\n\' by {name}\r\nSub Auto()\r\nEnd Sub\r\n'.encode()
    )
    p.part(
        "word/vbaProject.bin",
        office.compound({"Module1": bytes(40) + source}),
        "application/vnd.ms-office.vbaProject",
    )
    p.from_document("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")


@part
def macro_data(p: Package, name: str) -> None:
    xml = (
        f'{HEAD}<wne:vbaSuppData xmlns:wne="http://schemas.microsoft.com/office/word/2006/'
        f'wordml"><wne:mcds><wne:mcd wne:macroName={q(name)} wne:name={q(name)}/>'
        "</wne:mcds></wne:vbaSuppData>"
    )
    p.part("word/vbaData.xml", xml, "application/vnd.ms-word.vbaData+xml")
    p.rel(
        "word/vbaProject.bin",
        "http://schemas.microsoft.com/office/2006/relationships/wordVbaData",
        "vbaData.xml",
    )


@part
def active_x(p: Package, name: str) -> None:
    xml = (
        '<ax:ocx xmlns:ax="http://schemas.microsoft.com/office/2006/activeX" '
        f'ax:classid="{{8BD21D10-EC42-11CE-9E0D-00AA006002F3}}" '
        'ax:persistence="persistPropertyBag"><ax:ocxPr ax:name="Caption" '
        f"ax:value={q(name)}/></ax:ocx>"
    )
    p.part("word/activeX/activeX1.xml", HEAD + xml, "application/vnd.ms-office.activeX+xml")
    rid = p.from_document("control", "activeX/activeX1.xml")
    p.say(
        f'<w:r><w:object><w:control r:id="{rid}" w:name={q(name.replace(" ", ""))} '
        'w:shapeid="_s1"/></w:object></w:r>'
    )


@part
def active_x_binary(p: Package, name: str) -> None:
    p.part(
        "word/activeX/activeX1.bin", bytes(32) + name.encode("utf-16-le"), "application/vnd.ms-office.activeX"
    )
    p.rel(
        "word/activeX/activeX1.xml",
        "http://schemas.microsoft.com/office/2006/relationships/activeXControlBinary",
        "activeX1.bin",
    )


@part
def ink(p: Package, name: str) -> None:
    p.part(
        "word/ink/ink1.xml",
        (
            f'{HEAD}<inkml:ink xmlns:inkml="http://www.w3.org/2003/InkML"><inkml:annotation '
            f'type="writer">{t(name)}</inkml:annotation></inkml:ink>'
        ),
        "application/inkml+xml",
    )
    p.from_document("customXml", "ink/ink1.xml")


@part
def web_extension(p: Package, name: str) -> None:
    space = "http://schemas.microsoft.com/office/webextensions/webextension/2010/11"
    kind = "http://schemas.microsoft.com/office/2011/relationships/webextension"
    p.part(
        "word/webextensions/webextension1.xml",
        (
            f'{HEAD}<we:webextension xmlns:we="{space}" id="{{1}}"><we:properties>'
            f'<we:property name="who" value={q(name)}/></we:properties></we:webextension>'
        ),
        "application/vnd.ms-office.webextension+xml",
    )
    p.from_document(kind, "webextensions/webextension1.xml")


@part
def task_pane(p: Package, name: str) -> None:
    space = "http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11"
    p.part(
        "word/webextensions/taskpanes.xml",
        f'{HEAD}<wetp:taskpanes xmlns:wetp="{space}"><wetp:taskpane dockstate={q(name)}/></wetp:taskpanes>',
        "application/vnd.ms-office.webextensiontaskpanes+xml",
    )
    p.rel(
        "",
        "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes",
        "word/webextensions/taskpanes.xml",
    )


@part
def digital_signature(p: Package, name: str) -> None:
    space = "http://www.w3.org/2000/09/xmldsig#"
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature"
    p.part(
        "_xmlsignatures/sig1.xml",
        f'<Signature xmlns="{space}"><KeyInfo><X509Data><X509SubjectName>'
        f"CN={t(name)}</X509SubjectName></X509Data></KeyInfo><Object>"
        f"<SignatureInfoV1><SignatureText>{t(name)}</SignatureText></SignatureInfoV1></Object></Signature>",
        "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml",
    )
    p.part(
        "_xmlsignatures/origin.sigs", b"", "application/vnd.openxmlformats-package.digital-signature-origin"
    )
    p.rel("", f"{kind}/origin", "_xmlsignatures/origin.sigs")
    p.rel("_xmlsignatures/origin.sigs", f"{kind}/signature", "sig1.xml")


@part
def sensitivity_label(p: Package, name: str) -> None:
    kind = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"
    xml = (
        f'{HEAD}<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLa'
        f'belMetadata"><clbl:label id="{{1}}" name={q(name)}/></clbl:labelList>'
    )
    p.part("docMetadata/LabelInfo.xml", xml)
    p.rel("", kind, "docMetadata/LabelInfo.xml")


@part
def document_tasks(p: Package, name: str) -> None:
    space = "http://schemas.microsoft.com/office/tasks/2019/documenttasks"
    xml = (
        f'{HEAD}<t:Tasks xmlns:t="{space}"><t:Task><t:History><t:Event><t:Attribution '
        f"userName={q(name)}/></t:Event></t:History></t:Task></t:Tasks>"
    )
    p.part("word/documenttasks/documenttasks1.xml", xml, "application/vnd.ms-office.documenttasks+xml")
    p.from_document(
        "http://schemas.microsoft.com/office/2019/05/relationships/documenttasks",
        "documenttasks/documenttasks1.xml",
    )


@part
def styles_with_effects(p: Package, name: str) -> None:
    xml = (
        f'{HEAD}<w:styles {SPACES}><w:style w:type="paragraph" w:styleId="X"><w:name '
        f"w:val={q(name)}/></w:style></w:styles>"
    )
    p.part("word/stylesWithEffects.xml", xml, "application/vnd.ms-word.stylesWithEffects+xml")
    p.from_document(
        "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects", "stylesWithEffects.xml"
    )


@markup
def xml_comment(p: Package, name: str) -> None:
    p.body.append(f"<!-- written by {name} -->")


@markup
def processing_instruction(p: Package, name: str) -> None:
    p.body.append(f"<?editor {name}?>")


@markup
def comment_before_root(p: Package, name: str) -> None:
    p.before_root.append(f"<!--{name}-->")


@markup
def unknown_attribute(p: Package, name: str) -> None:
    p.root_attributes.append('xmlns:trk="urn:example:track"')
    p.say(run("A line somebody touched"), keep="A line somebody touched")
    p.body[-1] = p.body[-1].replace("<w:p>", f"<w:p trk:by={q(name)}>", 1)


@markup
def unknown_element(p: Package, name: str) -> None:
    p.body.append(para(run("A line with a stranger"), f'<x:note xmlns:x="urn:example:x">{t(name)}</x:note>'))
    p.expected.append("A line with a stranger")


@markup
def known_attribute_misused(p: Package, name: str) -> None:
    p.say(run("A line in a colour"), properties=f"<w:jc w:val={q(name)}/>", keep="A line in a colour")


@markup
def namespace_name(p: Package, name: str) -> None:
    p.root_attributes.append(f"xmlns:ns9={q('urn:' + name.replace(' ', ':'))}")


@markup
def namespace_prefix(p: Package, name: str) -> None:
    p.root_attributes.append(f'xmlns:{name.replace(" ", "").replace("-", "")}="urn:example:p"')


@shown_markup
def text_outside_runs(p: Package, name: str) -> None:
    p.body.append(f"<w:p>{t(name)}{run('A line with loose letters')}</w:p>")
    p.expected.append("A line with loose letters")


@markup
def paragraph_id(p: Package, name: str) -> None:
    p.say(run("A line with an id"), keep="A line with an id")
    p.body[-1] = p.body[-1].replace("<w:p>", f"<w:p w14:paraId={q(name.replace(' ', ''))}>", 1)


@markup
def choice_nobody_takes(p: Package, name: str) -> None:
    p.root_attributes.append('xmlns:far="urn:example:far"')
    choice = (
        f'<mc:AlternateContent><mc:Choice Requires="far">{run(name)}</mc:Choice>'
        f"<mc:Fallback>{run('the visitor')}</mc:Fallback></mc:AlternateContent>"
    )
    p.say(
        run("Seen by all was "),
        f"<w:r>{choice}</w:r>".replace("<w:r><mc", "<mc").replace("Content></w:r>", "Content>"),
        keep="Seen by all was",
    )


@container
def zip_comment(p: Package, name: str) -> None:
    p.zip_comment = name.encode()


@container
def zip_extra_field(p: Package, name: str) -> None:
    p.extra_fields["word/styles.xml"] = name.encode()


@container
def relationship_id(p: Package, name: str) -> None:
    rels = p.rels["word/document.xml"]
    at = next(i for i, rel in enumerate(rels) if rel[2] == "webSettings.xml")
    rels[at] = (name.replace(" ", ""), *rels[at][1:])


@container
def relationship_type(p: Package, name: str) -> None:
    p.part("word/strange.xml", "<a/>")
    p.from_document("urn:example:" + name.replace(" ", ":"), "strange.xml")


@broken
def relationship_to_nothing(p: Package, name: str) -> None:
    p.rel("word/settings.xml", "customXml", f"../gone/{name.replace(' ', '_')}.xml")


@broken
def relationships_of_nothing(p: Package, name: str) -> None:
    p.rel("word/gone.xml", "hyperlink", f"https://www.example.org/{name.replace(' ', '_')}", external=True)


@container
def content_type_entry(p: Package, name: str) -> None:
    p.part("word/typed.bin", b"x", f"application/x-{name.replace(' ', '-').lower()}")


@container
def mac_folder(p: Package, name: str) -> None:
    p.part(f"__MACOSX/._{name.replace(' ', '_')}", name.encode())

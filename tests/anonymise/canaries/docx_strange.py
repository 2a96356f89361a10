"""Hiding places in the parts of a Word file that few have seen: macros, ink, signatures, leftovers."""

from __future__ import annotations

from tests.anonymise.canaries import office, vba
from tests.anonymise.canaries.docx_base import TABLE
from tests.anonymise.canaries.package import HEAD, SPACES, WML, Package, para, q, run, t

part = TABLE.place("parts")


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

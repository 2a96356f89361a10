"""Hiding places in a Word file's content controls and their data."""

from __future__ import annotations

from tests.anonymise.canaries.docx_base import TABLE, table
from tests.anonymise.canaries.package import HEAD, Package, para, q, run, t

control = TABLE.place("controls")


shown_control = TABLE.place("controls", seen=True)


def _control(p: Package, properties: str, inside: str, *, keep: str = "") -> None:
    p.body.append(
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{para(inside)}</w:sdtContent></w:sdt>"
    )
    if keep:
        p.expected.append(keep)


@shown_control
def control_text(p: Package, name: str) -> None:
    _control(p, "<w:text/>", run("Report author: " + name), keep="Report author")


@control
def control_title(p: Package, name: str) -> None:
    _control(p, f"<w:alias w:val={q(name)}/><w:text/>", run("A titled control"), keep="A titled control")


@control
def control_tag(p: Package, name: str) -> None:
    _control(
        p,
        f"<w:tag w:val={q(name.replace(' ', '_'))}/><w:text/>",
        run("A tagged control"),
        keep="A tagged control",
    )


@shown_control
def control_list_item(p: Package, name: str) -> None:
    items = f"<w:dropDownList><w:listItem w:displayText={q(name)} w:value={q(name)}/></w:dropDownList>"
    _control(p, items, run("Choose an item"), keep="Choose an item")


@control
def control_last_value(p: Package, name: str) -> None:
    _control(p, f"<w:comboBox w:lastValue={q(name)}/>", run("Choose another"), keep="Choose another")


@control
def control_date(p: Package, name: str) -> None:
    date = (
        '<w:date w:fullDate="2009-03-12T00:00:00Z"><w:dateFormat '
        f"w:val={q(chr(39) + name + chr(39))}/></w:date>"
    )
    _control(p, date, run("A date control"), keep="A date control")


@control
def control_placeholder(p: Package, name: str) -> None:
    part = f"<w:placeholder><w:docPart w:val={q(name)}/></w:placeholder><w:showingPlcHdr/><w:text/>"
    _control(p, part, run("Click to enter"), keep="Click to enter")


@shown_control
def control_bound(p: Package, name: str) -> None:
    item = "{11111111-2222-3333-4444-555555555555}"
    path = f"/*[local-name()='{name.replace(' ', '')}']"
    binding = (
        f"<w:dataBinding w:prefixMappings={q(f'xmlns:n={chr(39)}urn:{name}{chr(39)}')} "
        f"w:xpath={q(path)} w:storeItemID={q(item)}/>"
    )
    _control(p, binding + "<w:text/>", run("A bound control"), keep="A bound control")
    _custom_xml(p, 11, f"<{name.replace(' ', '')}>{t(name)}</{name.replace(' ', '')}>", item)


@shown_control
def control_repeating(p: Package, name: str) -> None:
    section = f"<w15:repeatingSection><w15:sectionTitle w15:val={q(name)}/></w15:repeatingSection>"
    inner = (
        "<w:sdt><w:sdtPr><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>"
        f"{para(run('Repeated for ' + name))}</w:sdtContent></w:sdt>"
    )
    p.body.append(f"<w:sdt><w:sdtPr>{section}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>")


@shown_control
def control_in_a_line(p: Package, name: str) -> None:
    p.sentence(
        f'<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent>{run(name)}</w:sdtContent></w:sdt>'
    )


@shown_control
def control_cell(p: Package, name: str) -> None:
    cell = f"<w:sdt><w:sdtPr/><w:sdtContent><w:tc><w:tcPr/>{para(run(name))}</w:tc></w:sdtContent></w:sdt>"
    p.body.append(table((("Lead", "Met weekly"),)).replace("</w:tr>", cell + "</w:tr>", 1))
    p.expected.append("Met weekly")


@control
def control_picture_cover_page(p: Package, name: str) -> None:
    gallery = (
        '<w:docPartObj><w:docPartGallery w:val="Cover Pages"/><w:docPartCategory w:val={}/></w:docPartObj>'
    )
    _control(p, gallery.format(q(name)), run("Cover of the report"), keep="Cover of the report")


@control
def custom_xml_element(p: Package, name: str) -> None:
    first, last = name.split()
    p.body.append(
        f"<w:customXml w:uri={q('urn:' + last)} w:element={q(last)}><w:customXmlPr>"
        f"<w:placeholder w:val={q(first)}/>"
        f"<w:attr w:name={q(first)} w:val={q(last)}/></w:customXmlPr>"
        f"{para(run('Marked up once'))}</w:customXml>"
    )
    p.expected.append("Marked up once")


def _custom_xml(p: Package, number: int, xml: str, item: str = "") -> None:
    p.part(f"customXml/item{number}.xml", xml)
    p.from_document("customXml", f"../customXml/item{number}.xml")
    if item:
        space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
        p.part(
            f"customXml/itemProps{number}.xml",
            (
                f'{HEAD}<ds:datastoreItem ds:itemID="{item}" xmlns:ds="{space}"><ds:schemaRefs/>'
                "</ds:datastoreItem>"
            ),
            "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        )
        p.rel(f"customXml/item{number}.xml", "customXmlProps", f"itemProps{number}.xml")

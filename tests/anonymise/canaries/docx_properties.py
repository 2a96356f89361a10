"""Hiding places in a Word file's properties."""

from __future__ import annotations

import base64

from tests.anonymise.canaries.docx_base import TABLE
from tests.anonymise.canaries.package import Package, q, t

prop = TABLE.place("properties")


shown_prop = TABLE.place("properties", seen=True)


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

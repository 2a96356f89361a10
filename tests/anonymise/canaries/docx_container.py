"""Hiding places in a Word file's markup and in the zip around it."""

from __future__ import annotations

from tests.anonymise.canaries.docx_base import TABLE
from tests.anonymise.canaries.package import Package, para, q, run, t

markup = TABLE.place("markup")


shown_markup = TABLE.place("markup", seen=True)


container = TABLE.place("container")


broken = TABLE.place("container", alone=True)


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

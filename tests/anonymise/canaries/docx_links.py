"""Hiding places in a Word file's links, bookmarks and permissions."""

from __future__ import annotations

from urllib.parse import quote

from tests.anonymise.canaries.docx_base import TABLE
from tests.anonymise.canaries.package import Package, q, run

link = TABLE.place("links")


shown_link = TABLE.place("links", seen=True)


def hyperlink(p: Package, target: str, *, more: str = "", text: str = "the visitor") -> None:
    """A sentence with a link out of the document."""
    rid = p.from_document("hyperlink", target, external=True)
    p.sentence(f'<w:hyperlink r:id="{rid}" {more}>{run(text)}</w:hyperlink>')


@link
def link_target(p: Package, name: str) -> None:
    hyperlink(p, "https://www.example.org/" + name.replace(" ", "-"))


@link
def link_percent_encoded(p: Package, name: str) -> None:
    coded = "".join(f"%{ord(letter):02X}" for letter in name)
    hyperlink(p, "https://www.example.org/?who=" + coded)


@link
def link_mail(p: Package, name: str) -> None:
    hyperlink(p, f"mailto:nobody@example.org?subject={quote(name)}&body={quote('About ' + name)}")


@link
def link_local_file(p: Package, name: str) -> None:
    hyperlink(p, f"file:///C:/Users/{quote(name)}/Documents/report.docx")


@link
def link_tooltip(p: Package, name: str) -> None:
    hyperlink(p, "https://www.example.org/a", more=f"w:tooltip={q(name)}")


@link
def link_anchor(p: Package, name: str) -> None:
    mark = name.replace(" ", "_")
    p.sentence(
        f"<w:hyperlink w:anchor={q(mark)} w:docLocation={q(mark)} w:tgtFrame={q(mark)}>"
        f"{run('the visitor')}</w:hyperlink>"
    )


@shown_link
def link_text(p: Package, name: str) -> None:
    hyperlink(p, "https://www.example.org/b", text=name)


@link
def link_nobody_uses(p: Package, name: str) -> None:
    p.from_document("hyperlink", "https://www.example.org/old/" + quote(name), external=True)


@link
def link_in_footnotes_rels(p: Package, name: str) -> None:
    p.rel(
        "word/footnotes.xml",
        "hyperlink",
        "https://www.example.org/n/" + name.replace(" ", "+"),
        external=True,
    )


@link
def bookmark_name(p: Package, name: str) -> None:
    n = p.number()
    mark = f'<w:bookmarkStart w:id="{n}" w:name={q(name.replace(" ", "_"))}/>'
    p.say(mark, run("A marked place"), f'<w:bookmarkEnd w:id="{n}"/>', keep="A marked place")


@link
def permission_user(p: Package, name: str) -> None:
    n = p.number()
    user = name.replace(" ", ".") + "@example.org"
    p.say(
        f'<w:permStart w:id="{n}" w:ed={q(user)}/>',
        run("May be edited"),
        f'<w:permEnd w:id="{n}"/>',
        keep="May be edited",
    )

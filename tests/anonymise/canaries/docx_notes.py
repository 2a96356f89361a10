"""Hiding places in a Word file's comments, notes, headers and footers."""

from __future__ import annotations

from tests.anonymise.canaries.docx_base import TABLE, story, table
from tests.anonymise.canaries.package import HEAD, SPACES, Package, para, q, run, t

comment = TABLE.place("comments")


note = TABLE.place("notes", seen=True)


furniture = TABLE.place("headers-and-footers", seen=True)


def _comment(p: Package, text: str, author: str = "Author", more: str = "", para_id: str = "") -> int:
    n = p.number()
    p.say(
        f'<w:commentRangeStart w:id="{n}"/>',
        run("A remark was made here"),
        f'<w:commentRangeEnd w:id="{n}"/>',
        f'<w:r><w:commentReference w:id="{n}"/></w:r>',
        keep="A remark was made here",
    )
    mark = f' w14:paraId="{para_id}"' if para_id else ""
    body = para(run(text)).replace("<w:p>", f"<w:p{mark}>", 1)
    p.add("word/comments.xml", f'<w:comment w:id="{n}" w:author={q(author)} {more}>{body}</w:comment>')
    return n


@comment
def comment_text(p: Package, name: str) -> None:
    _comment(p, f"Ask {name} about this")


@comment
def comment_author(p: Package, name: str) -> None:
    _comment(p, "Please check", name)


@comment
def comment_initials(p: Package, name: str) -> None:
    _comment(p, "Please check again", "Author", f"w:initials={q(name)}")


@comment
def comment_without_anchor(p: Package, name: str) -> None:
    n = p.number()
    p.add("word/comments.xml", f'<w:comment w:id="{n}" w:author="Author">{para(run(name))}</w:comment>')


@comment
def comment_people(p: Package, name: str) -> None:
    identity = "S::{}@example.org::1".format(name.replace(" ", "."))
    p.part(
        "word/people.xml",
        f'{HEAD}<w15:people {SPACES}><w15:person w15:author={q(name)}><w15:presenceInfo w15:providerId="AD" '
        f"w15:userId={q(identity)}/></w15:person></w15:people>",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.people+xml",
    )
    p.from_document("http://schemas.microsoft.com/office/2011/relationships/people", "people.xml")


@comment
def comments_extended(p: Package, name: str) -> None:
    _comment(p, "A thread begins", para_id="0A0B0C0D")
    p.part(
        "word/commentsExtended.xml",
        f'{HEAD}<w15:commentsEx {SPACES}><w15:commentEx w15:paraId="0A0B0C0D" w15:done="0">'
        f'<w15:extLst><ext xmlns="urn:x" uri="{{1}}"><who>{t(name)}</who></ext>'
        "</w15:extLst></w15:commentEx></w15:commentsEx>",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
    )
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    p.from_document(kind, "commentsExtended.xml")


@comment
def comments_extensible(p: Package, name: str) -> None:
    p.part(
        "word/commentsExtensible.xml",
        f"{HEAD}<w16cex:commentsExtensible "
        'xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex">'
        f'<w16cex:commentExtensible w16cex:durableId="1"><reaction user={q(name)}/>'
        "</w16cex:commentExtensible>"
        "</w16cex:commentsExtensible>",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtensible+xml",
    )
    kind = "http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible"
    p.from_document(kind, "commentsExtensible.xml")


def _note(p: Package, kind: str, text: str) -> None:
    n = p.number()
    body = para(f"<w:r><w:{kind}Ref/></w:r>", run(text))
    p.add(f"word/{kind}s.xml", f'<w:{kind} w:id="{n}">{body}</w:{kind}>')
    p.say(run("See the note below"), f'<w:r><w:{kind}Reference w:id="{n}"/></w:r>', keep="See the note below")


@note
def footnote(p: Package, name: str) -> None:
    _note(p, "footnote", f"As told by {name} to the panel.")
    p.expected.append("to the panel.")


@note
def endnote(p: Package, name: str) -> None:
    _note(p, "endnote", f"The diary of {name} was not kept.")
    p.expected.append("was not kept.")


@note
def footnote_nobody_refers_to(p: Package, name: str) -> None:
    p.add("word/footnotes.xml", f'<w:footnote w:id="{p.number()}">{para(run(name))}</w:footnote>')


@note
def separator_note(p: Package, name: str) -> None:
    n = p.number()
    p.add(
        "word/footnotes.xml",
        f'<w:footnote w:type="continuationNotice" w:id="{n}">{para(run(name))}</w:footnote>',
    )
    p.add("word/settings.xml", f'<w:footnotePr><w:footnote w:id="{n}"/></w:footnotePr>')


@note
def custom_footnote_mark(p: Package, name: str) -> None:
    n = p.number()
    p.add("word/footnotes.xml", f'<w:footnote w:id="{n}">{para(run("Marked by hand."))}</w:footnote>')
    p.sentence(f'<w:r><w:footnoteReference w:id="{n}" w:customMarkFollows="1"/><w:t>{t(name)}</w:t></w:r>')


@furniture
def header_default(p: Package, name: str) -> None:
    p.add("word/header1.xml", para(run(f"Report about {name}")))


@furniture
def header_first(p: Package, name: str) -> None:
    rid = story(p, "header", "header2.xml", para(run(f"Draft of {name}")))
    p.sections.append(f'<w:headerReference w:type="first" r:id="{rid}"/>')


@furniture
def header_even(p: Package, name: str) -> None:
    rid = story(p, "header", "header3.xml", para(run(name)))
    p.sections.append(f'<w:headerReference w:type="even" r:id="{rid}"/>')


@furniture
def header_of_no_section(p: Package, name: str) -> None:
    story(p, "header", "header9.xml", para(run(f"Old header for {name}")))


@furniture
def footer_default(p: Package, name: str) -> None:
    p.add("word/footer1.xml", para(run(f"Written by {name}")))


@furniture
def footer_first(p: Package, name: str) -> None:
    rid = story(p, "footer", "footer2.xml", table((("Author", name),)) + para())
    p.sections.append(f'<w:footerReference w:type="first" r:id="{rid}"/>')


@furniture
def footer_of_an_earlier_section(p: Package, name: str) -> None:
    rid = story(p, "footer", "footer3.xml", para(run(f"Appendix of {name}")))
    section = (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{rid}"/><w:type w:val="nextPage"/></w:sectPr>'
    )
    p.say(run("An appendix ends"), properties=section, keep="An appendix ends")


@furniture
def watermark(p: Package, name: str) -> None:
    shape = (
        '<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject" type="#_x0000_t136" style="position:absolute;'
        'width:400pt;height:100pt" fillcolor="silver"><v:textpath style="font-size:1pt" '
        f"string={q(name)}/></v:shape>"
        "</w:pict></w:r>"
    )
    p.add("word/header1.xml", para(shape))


@furniture
def field_in_header(p: Package, name: str) -> None:
    p.add("word/header1.xml", para(f'<w:fldSimple w:instr=" TITLE ">{run(name)}</w:fldSimple>'))

"""Hiding places in a Word file's machinery: revisions, comments, notes, headers, fields, controls, links."""

from __future__ import annotations

from urllib.parse import quote

from tests.anonymise.canaries.docx_base import TABLE, story, table
from tests.anonymise.canaries.package import HEAD, SPACES, Package, para, q, run, t

revision = TABLE.place("revisions")
shown_revision = TABLE.place("revisions", seen=True)
comment = TABLE.place("comments")
note = TABLE.place("notes", seen=True)
furniture = TABLE.place("headers-and-footers", seen=True)
field = TABLE.place("fields")
shown_field = TABLE.place("fields", seen=True)
control = TABLE.place("controls")
shown_control = TABLE.place("controls", seen=True)
link = TABLE.place("links")
shown_link = TABLE.place("links", seen=True)

_GONE = '<w:r><w:delText xml:space="preserve">{}</w:delText></w:r>'


def _by(p: Package, name: str, date: str = "2010-03-01T09:00:00Z") -> str:
    return f'w:id="{p.number()}" w:author={q(name)} w:date="{date}"'


@shown_revision
def inserted_text(p: Package, name: str) -> None:
    p.sentence(f"<w:ins {_by(p, 'Author')}>{run(name)}</w:ins>")


@revision
def insertion_author(p: Package, name: str) -> None:
    p.say(f"<w:ins {_by(p, name)}>{run('This was put in later.')}</w:ins>", keep="This was put in later.")


@revision
def deleted_text(p: Package, name: str) -> None:
    p.say(
        run("Stays here"),
        f"<w:del {_by(p, 'Author')}>{_GONE.format(t(' ' + name))}</w:del>",
        keep="Stays here",
    )


@revision
def deletion_author(p: Package, name: str) -> None:
    p.say(run("Stays too"), f"<w:del {_by(p, name)}>{_GONE.format(' taken out')}</w:del>", keep="Stays too")


@revision
def deleted_within_inserted(p: Package, name: str) -> None:
    inner = f"<w:del {_by(p, 'Author')}>{_GONE.format(t(name))}</w:del>"
    p.say(run("And this"), f"<w:ins {_by(p, 'Author')}>{inner}</w:ins>", keep="And this")


@shown_revision
def moved_text(p: Package, name: str) -> None:
    n, moved = p.number(), run(name)
    p.say(
        f'<w:moveFromRangeStart w:id="{n}" w:author="Author" w:name="move{n}"/>'
        f"<w:moveFrom {_by(p, 'Author')}>"
        f'{moved}</w:moveFrom><w:moveFromRangeEnd w:id="{n}"/>',
        run("From here it went"),
        keep="From here it went",
    )
    p.say(
        f'<w:moveToRangeStart w:id="{n + 1}" w:author="Author" w:name="move{n}"/>'
        f"<w:moveTo {_by(p, 'Author')}>"
        f'{moved}</w:moveTo><w:moveToRangeEnd w:id="{n + 1}"/>',
        run(" to this place"),
        keep="to this place",
    )
    p.number()


@revision
def move_name_and_author(p: Package, name: str) -> None:
    n = p.number()
    p.say(
        f'<w:moveToRangeStart w:id="{n}" w:author={q(name)} w:name={q(name.replace(" ", "_"))}/>'
        f'<w:moveTo {_by(p, name)}>{run("Moved words")}</w:moveTo><w:moveToRangeEnd w:id="{n}"/>',
        keep="Moved words",
    )


@shown_revision
def deleted_paragraph_mark(p: Package, name: str) -> None:
    first, last = name.split()
    mark = f"<w:rPr><w:del {_by(p, 'Author')}/></w:rPr>"
    p.say(run(f"Two lines are one here {first} "), properties=mark, keep="Two lines are one here")
    p.say(run(f"{last} after all"), keep="after all")


@revision
def format_change_author(p: Package, name: str) -> None:
    p.say(run("Now in bold", f"<w:b/><w:rPrChange {_by(p, name)}><w:rPr/></w:rPrChange>"), keep="Now in bold")


@revision
def paragraph_change_author(p: Package, name: str) -> None:
    change = (
        f'<w:jc w:val="left"/><w:pPrChange {_by(p, name)}><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>'
    )
    p.say(run("Now to the left"), properties=change, keep="Now to the left")


@revision
def section_change_author(p: Package, name: str) -> None:
    section = (
        f'<w:sectPr><w:type w:val="continuous"/><w:sectPrChange {_by(p, name)}><w:sectPr/>'
        "</w:sectPrChange></w:sectPr>"
    )
    p.say(run("A section ends"), properties=section, keep="A section ends")


@revision
def table_change_authors(p: Package, name: str) -> None:
    cells = table((("Row that was added",),), f"<w:tblPrChange {_by(p, name)}><w:tblPr/></w:tblPrChange>")
    row = f"<w:trPr><w:ins {_by(p, name)}/></w:trPr><w:tc>"
    p.body.append(cells.replace("<w:tr><w:tc>", f"<w:tr>{row}", 1))
    p.expected.append("Row that was added")


@revision
def deleted_row(p: Package, name: str) -> None:
    row = (
        f"<w:tr><w:trPr><w:del {_by(p, 'Author')}/></w:trPr><w:tc><w:tcPr/>"
        f"{para(f'<w:del {_by(p, chr(65))}>{_GONE.format(t(name))}</w:del>')}</w:tc>"
        "</w:tr>"
    )
    p.body.append(table((("Row that stays",),)).replace("</w:tbl>", row + "</w:tbl>"))
    p.expected.append("Row that stays")


@revision
def numbering_change(p: Package, name: str) -> None:
    original = f"<w:numberingChange {_by(p, name)} w:original={q('%1:1:0:' + name)}/>"
    p.say(
        run("Numbered once"),
        properties=f'<w:numPr><w:ilvl w:val="0"/>{original}</w:numPr>',
        keep="Numbered once",
    )


@revision
def deleted_field_code(p: Package, name: str) -> None:
    code = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText '
        f'xml:space="preserve"> QUOTE "{name}" </w:delInstrText></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    p.say(run("A field was here"), f"<w:del {_by(p, 'Author')}>{code}{end}</w:del>", keep="A field was here")


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


def complex_field(code: str, result: str, *, more: str = "") -> str:
    """A field made of runs; the code is cut in two."""
    half = len(code) // 2
    parts = "".join(
        f'<w:r><w:instrText xml:space="preserve">{t(c)}</w:instrText></w:r>'
        for c in (code[:half], code[half:])
    )
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{more}</w:fldChar></w:r>{parts}'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@field
def simple_field_code(p: Package, name: str) -> None:
    p.sentence(
        f"<w:fldSimple w:instr={q(f' QUOTE {chr(34)}{name}{chr(34)} ')}>{run('the visitor')}</w:fldSimple>"
    )


@shown_field
def simple_field_result(p: Package, name: str) -> None:
    p.sentence(f'<w:fldSimple w:instr=" AUTHOR ">{run(name)}</w:fldSimple>')


@field
def complex_field_code(p: Package, name: str) -> None:
    p.sentence(complex_field(f' COMMENTS "{name}" ', run("the visitor")))


@shown_field
def complex_field_result(p: Package, name: str) -> None:
    p.sentence(complex_field(" LASTSAVEDBY ", run(name)))


@shown_field
def nested_field(p: Package, name: str) -> None:
    inner = complex_field(f" DOCPROPERTY {name.replace(' ', '')} ", run(name))
    p.sentence(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText '
        'xml:space="preserve"> IF </w:instrText></w:r>'
        f'{inner}<w:r><w:instrText xml:space="preserve"> = "{name}" "yes" "{name}" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("the visitor")}<w:r>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )


@shown_field
def field_filename(p: Package, name: str) -> None:
    p.sentence(complex_field(r" FILENAME \p ", run(rf"C:\Users\{name}\report.docx")))


@field
def field_include_picture(p: Package, name: str) -> None:
    p.say(
        run("Picture follows"),
        complex_field(rf' INCLUDEPICTURE "C:\\Users\\{name}\\a.png" \d ', ""),
        keep="Picture follows",
    )


@field
def field_include_text(p: Package, name: str) -> None:
    p.sentence(complex_field(rf' INCLUDETEXT "\\\\server\\{name}\\notes.docx" ', run("the visitor")))


@field
def field_ask(p: Package, name: str) -> None:
    p.say(
        run("Question follows"),
        complex_field(f' ASK who "Is it {name}?" \\d "{name}" ', ""),
        keep="Question follows",
    )


@shown_field
def field_merge(p: Package, name: str) -> None:
    p.sentence(complex_field(f' MERGEFIELD "{name}" ', run(f"«{name}»")))


@shown_field
def field_contents_entry(p: Package, name: str) -> None:
    entry = (
        f'<w:hyperlink w:anchor="_Toc1">{run("Visit to " + name)}<w:r><w:tab/></w:r>{run("4")}</w:hyperlink>'
    )
    p.say(complex_field(r' TOC \o "1-3" \h ', entry), keep="Visit to")


@field
def field_index_entry(p: Package, name: str) -> None:
    p.say(
        run("Indexed here"),
        complex_field(
            f' XE "{name}:visits" ',
            "",
        ),
        keep="Indexed here",
    )


@field
def field_contents_mark(p: Package, name: str) -> None:
    p.say(run("Marked here"), complex_field(f' TC "{name}" \\l 1 ', ""), keep="Marked here")


@field
def field_private(p: Package, name: str) -> None:
    hidden = complex_field(f" PRIVATE {name} ", run(name, "<w:vanish/>")).replace(
        "<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"
    )
    p.say(run("Converted once"), hidden, keep="Converted once")


@field
def field_hyperlink(p: Package, name: str) -> None:
    target = "mailto:{}@example.org".format(name.replace(" ", "."))
    p.sentence(complex_field(f' HYPERLINK "{target}" \\o "{name}" ', run("the visitor")))


@field
def field_data(p: Package, name: str) -> None:
    import base64

    data = base64.b64encode(name.encode("utf-16-le")).decode()
    p.sentence(complex_field(" ADDIN EN.CITE ", run("the visitor"), more=f"<w:fldData>{data}</w:fldData>"))


@field
def field_never_closed(p: Package, name: str) -> None:
    p.say(
        run("An end is missing"),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText> AUTHOR "{name}" </w:instrText></w:r>',
        keep="An end is missing",
    )
    p.body[-1] += para('<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def _form_field(p: Package, data: str, result: str = "") -> None:
    kind = {"textInput": "TEXT", "ddList": "DROPDOWN", "checkBox": "CHECKBOX"}
    code = next((word for tag, word in kind.items() if tag in data), "TEXT")
    p.say(
        run("Form: "),
        complex_field(f" FORM{code} ", run(result), more=f"<w:ffData>{data}</w:ffData>"),
        keep="Form:",
    )


@field
def form_name(p: Package, name: str) -> None:
    _form_field(p, f"<w:name w:val={q(name.replace(' ', ''))}/><w:enabled/><w:textInput/>")


@field
def form_help(p: Package, name: str) -> None:
    _form_field(p, f'<w:name w:val="F1"/><w:helpText w:type="text" w:val={q("Ask " + name)}/><w:textInput/>')


@field
def form_status(p: Package, name: str) -> None:
    _form_field(p, f'<w:name w:val="F2"/><w:statusText w:type="text" w:val={q(name)}/><w:textInput/>')


@shown_field
def form_default(p: Package, name: str) -> None:
    _form_field(p, f'<w:name w:val="F3"/><w:textInput><w:default w:val={q(name)}/></w:textInput>', name)


@shown_field
def form_list(p: Package, name: str) -> None:
    entries = f'<w:listEntry w:val="None"/><w:listEntry w:val={q(name)}/>'
    _form_field(p, f'<w:name w:val="F4"/><w:ddList>{entries}</w:ddList>')


@field
def form_macro(p: Package, name: str) -> None:
    _form_field(p, f'<w:name w:val="F5"/><w:entryMacro w:val={q(name.replace(" ", ""))}/><w:textInput/>')


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

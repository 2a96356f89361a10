"""Hiding places in a Word file's fields and form fields."""

from __future__ import annotations

from tests.anonymise.canaries.docx_base import TABLE
from tests.anonymise.canaries.package import Package, para, q, run, t

field = TABLE.place("fields")


shown_field = TABLE.place("fields", seen=True)


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
    p.say(complex_field(r' TOC \o "1-3" \h ', entry))  # a list of contents is made anew


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

"""Hiding places in a Word file's text that no reader sees."""

from __future__ import annotations

from tests.anonymise.canaries.docx_base import TABLE, table
from tests.anonymise.canaries.package import Package, para, run

unseen = TABLE.place("unseen", seen=True)


@unseen
def hidden_text(p: Package, name: str) -> None:
    p.say(run("A note stood here"), run(f" about {name} ", "<w:vanish/>"), keep="A note stood here")


@unseen
def hidden_paragraph_mark(p: Package, name: str) -> None:
    p.say(
        run(f"Kept for {name}", "<w:vanish/><w:specVanish/>"),
        properties="<w:rPr><w:vanish/><w:specVanish/></w:rPr>",
    )


@unseen
def web_hidden(p: Package, name: str) -> None:
    p.sentence(run(name, "<w:webHidden/>"))


@unseen
def hidden_by_style(p: Package, name: str) -> None:
    p.add(
        "word/styles.xml",
        '<w:style w:type="character" w:customStyle="1" w:styleId="Quiet"><w:name w:val="Quiet"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>",
    )
    p.say(
        run("Nothing more was said"),
        run(f" by {name}", '<w:rStyle w:val="Quiet"/>'),
        keep="Nothing more was said",
    )


@unseen
def white_text(p: Package, name: str) -> None:
    p.sentence(run(name, '<w:color w:val="FFFFFF"/>'))


@unseen
def one_point_text(p: Package, name: str) -> None:
    p.sentence(run(name, '<w:sz w:val="2"/>'))


@unseen
def black_on_black(p: Package, name: str) -> None:
    p.sentence(run(name, '<w:highlight w:val="black"/>'))


@unseen
def off_the_page(p: Package, name: str) -> None:
    p.say(
        run(f"Draft by {name}"),
        properties='<w:framePr w:w="2000" w:x="-9000" w:y="-9000" w:hRule="exact" w:h="1"/>',
    )


@unseen
def struck_out(p: Package, name: str) -> None:
    p.sentence(run(name, "<w:strike/>"))


@unseen
def squeezed_to_nothing(p: Package, name: str) -> None:
    p.sentence(run(name, '<w:w w:val="1"/><w:spacing w:val="-200"/>'))


@unseen
def hidden_table_row(p: Package, name: str) -> None:
    row = f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:tcPr/>{para(run(name, '<w:vanish/>'))}</w:tc></w:tr>"
    p.body.append(table((("A row that is shown",),)).replace("</w:tbl>", row + "</w:tbl>"))
    p.expected.append("A row that is shown")

"""Hiding places in a Word file's text: how a name is cut up, written or made invisible."""

from __future__ import annotations

import unicodedata

from tests.anonymise.canaries.docx_base import TABLE, table
from tests.anonymise.canaries.package import Package, para, run, t

text = TABLE.place("body", seen=True)
cut = TABLE.place("cut-up", seen=True)
form = TABLE.place("form", seen=True)
unseen = TABLE.place("unseen", seen=True)


@text
def plain(p: Package, name: str) -> None:
    p.sentence(run(name))


@text
def heading(p: Package, name: str) -> None:
    p.say(run("What happened to "), run(name), style="Heading2", keep="What happened to")


@text
def caption(p: Package, name: str) -> None:
    p.say(run("Figure 4: the weights of " + name), style="Caption", keep="the weights of")


@text
def table_cell(p: Package, name: str) -> None:
    p.body.append(table((("Seen by", "Outcome"), (name, "No concerns were noted"))))
    p.expected += ["Seen by", "No concerns were noted"]


@text
def nested_table(p: Package, name: str) -> None:
    inner = table((("Present", name),))
    p.body.append(table((("Core group", f"{inner}{para(run('Minutes were kept'))}"),)))
    p.expected += ["Core group", "Minutes were kept"]


@text
def two_cells(p: Package, name: str) -> None:
    first, last = name.split()
    p.body.append(table((("Forename", "Surname"), (first, last))))
    p.expected += ["Forename", "Surname"]


@text
def two_paragraphs(p: Package, name: str) -> None:
    first, last = name.split()
    p.say(run(f"The letter was signed by {first}"), keep="The letter was signed by")
    p.say(run(f"{last} and was dated in the spring"), keep="and was dated in the spring")


@cut
def letter_per_run(p: Package, name: str) -> None:
    p.sentence(*(run(letter, "<w:b/>" if at % 2 else "") for at, letter in enumerate(name)))


@cut
def cut_by_bookmark(p: Package, name: str) -> None:
    n = p.number()
    p.sentence(
        run(name[:4]),
        f'<w:bookmarkStart w:id="{n}" w:name="b{n}"/>',
        run(name[4:9]),
        f'<w:bookmarkEnd w:id="{n}"/>',
        run(name[9:]),
    )


@cut
def cut_by_proofing(p: Package, name: str) -> None:
    p.sentence(
        '<w:proofErr w:type="spellStart"/>', run(name[:10]), '<w:proofErr w:type="spellEnd"/>', run(name[10:])
    )


@cut
def cut_by_page_break_mark(p: Package, name: str) -> None:
    p.sentence(
        f"<w:r><w:t>{t(name[:3])}</w:t><w:lastRenderedPageBreak/>"
        f'<w:t xml:space="preserve">{t(name[3:])}</w:t></w:r>'
    )


@cut
def cut_by_comment_range(p: Package, name: str) -> None:
    n = p.number()
    p.add(
        "word/comments.xml", f'<w:comment w:id="{n}" w:author="Author">{para(run("Check this"))}</w:comment>'
    )
    p.sentence(
        run(name[:5]),
        f'<w:commentRangeStart w:id="{n}"/>',
        run(name[5:]),
        f'<w:commentRangeEnd w:id="{n}"/>',
        f'<w:r><w:commentReference w:id="{n}"/></w:r>',
    )


@cut
def cut_by_smart_tag(p: Package, name: str) -> None:
    first, last = name.split()
    p.sentence(
        '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="PersonName">'
        f"{run(first + ' ')}{run(last)}</w:smartTag>"
    )


@cut
def cut_by_note_mark(p: Package, name: str) -> None:
    n = p.number()
    note = para("<w:r><w:footnoteRef/></w:r>", run("The record is not dated."))
    p.add("word/footnotes.xml", f'<w:footnote w:id="{n}">{note}</w:footnote>')
    first, last = name.split()
    p.sentence(run(first), f'<w:r><w:footnoteReference w:id="{n}"/></w:r>', run(" " + last))


@cut
def cut_by_old_insertion(p: Package, name: str) -> None:
    first, last = name.split()
    p.sentence(
        run(first + " " + last[:3]), f'<w:ins w:id="{p.number()}" w:author="Author">{run(last[3:])}</w:ins>'
    )


@cut
def cut_by_deletion(p: Package, name: str) -> None:
    gone = "<w:r><w:delText>-</w:delText></w:r>"
    p.sentence(run(name[:6]), f'<w:del w:id="{p.number()}" w:author="Author">{gone}</w:del>', run(name[6:]))


@cut
def line_break_inside(p: Package, name: str) -> None:
    first, last = name.split()
    p.sentence(f"<w:r><w:t>{first}</w:t><w:br/><w:t>{last}</w:t></w:r>")


@cut
def tab_inside(p: Package, name: str) -> None:
    first, last = name.split()
    p.sentence(f"<w:r><w:t>{first}</w:t><w:tab/><w:t>{last}</w:t></w:r>")


@cut
def break_within_surname(p: Package, name: str) -> None:
    p.sentence(f"<w:r><w:t>{name[:-4]}-</w:t><w:br/><w:t>{name[-4:]}</w:t></w:r>")


@cut
def soft_hyphen_element(p: Package, name: str) -> None:
    p.sentence(f"<w:r><w:t>{name[:-5]}</w:t><w:softHyphen/><w:t>{name[-5:]}</w:t></w:r>")


@cut
def no_break_hyphen_element(p: Package, name: str) -> None:
    first, last = name.split()
    p.sentence(f"<w:r><w:t>{first}</w:t><w:noBreakHyphen/><w:t>{last}</w:t></w:r>")


@cut
def symbol_element(p: Package, name: str) -> tuple[str, ...]:
    """Its second letter is a symbol element."""
    first, last = name.split()
    p.sentence(
        run(f"{first} {last[0]}"),
        f'<w:r><w:sym w:font="Liberation Serif" w:char="{ord(last[1]):04X}"/></w:r>',
        run(last[2:]),
    )
    return (first, last[2:])


@cut
def spaces_not_preserved(p: Package, name: str) -> None:
    p.sentence(f"<w:r><w:t>\n  {name.replace(' ', chr(10) + '     ')}  \n</w:t></w:r>")


@cut
def cdata_and_references(p: Package, name: str) -> None:
    first, last = name.split()
    coded = "".join(f"&#x{ord(letter):X};" for letter in last)
    p.sentence(f'<w:r><w:t xml:space="preserve"><![CDATA[{first}]]> {coded}</w:t></w:r>')


@cut
def comment_inside_text(p: Package, name: str) -> None:
    p.sentence(f"<w:r><w:t>{name[:4]}<!-- checked -->{name[4:]}</w:t></w:r>")


@cut
def ruby(p: Package, name: str) -> None:
    base = '<w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/></w:rubyPr>'
    p.sentence(
        f"<w:r><w:ruby>{base}<w:rt>{run(name.split()[0])}</w:rt>"
        f"<w:rubyBase>{run(name.split()[1])}</w:rubyBase></w:ruby></w:r>"
    )


@cut
def equation(p: Package, name: str) -> None:
    p.sentence(f"<m:oMath><m:r><m:t>{t(name)}</m:t></m:r></m:oMath>")


@cut
def bidirectional(p: Package, name: str) -> None:
    p.sentence(f'<w:bdo w:val="rtl">{run(name[::-1])}</w:bdo>')


@form
def capitals(p: Package, name: str) -> None:
    p.sentence(run(name.upper()))


@form
def shown_as_capitals(p: Package, name: str) -> None:
    p.sentence(run(name.lower(), "<w:caps/>"))


@form
def small_capitals(p: Package, name: str) -> None:
    p.sentence(run(name, "<w:smallCaps/>"))


@form
def lower_case(p: Package, name: str) -> None:
    p.sentence(run(name.lower()))


@form
def surname_alone(p: Package, name: str) -> tuple[str, ...]:
    p.sentence(run("Mr " + name.split()[1]))
    return (name.split()[1],)


@form
def forename_alone(p: Package, name: str) -> tuple[str, ...]:
    p.sentence(run(name.split()[0]))
    return (name.split()[0],)


@form
def surname_first(p: Package, name: str) -> None:
    first, last = name.split()
    p.sentence(run(f"{last.upper()}, {first}"))


@form
def possessive(p: Package, name: str) -> None:
    first, last = name.split()
    p.say(run(f"It was {first}’s bag, then {first} {last}'s coat that was found"), keep="coat that was found")


@form
def plural_family(p: Package, name: str) -> tuple[str, ...]:
    p.say(run(f"The {name.split()[1]}s moved twice that year"), keep="moved twice that year")
    return (name.split()[1],)


@form
def initial_and_surname(p: Package, name: str) -> tuple[str, ...]:
    first, last = name.split()
    p.sentence(run(f"{first[0]}. {last}"))
    return (last,)


@form
def email(p: Package, name: str) -> None:
    p.sentence(run("{}.{}@example.org".format(*name.lower().split())))


@form
def web_address(p: Package, name: str) -> None:
    p.sentence(run("https://www.example.org/people/{}-{}?view=1".format(*name.lower().split())))


@form
def file_name(p: Package, name: str) -> None:
    p.sentence(run(r"S:\Reviews\{1}_{0}_IMR_v2.docx".format(*name.split())))


@form
def joined_without_space(p: Package, name: str) -> None:
    p.sentence(run(name.replace(" ", "")))


@form
def hash_tag(p: Package, name: str) -> tuple[str, ...]:
    p.sentence(run("#justicefor" + name.split()[0].lower()))
    return (name.split()[0],)


@form
def misspelt(p: Package, name: str) -> tuple[str, ...]:
    """A letter of the surname left out, two of the forename changed about."""
    first, last = name.split()
    wrong_last = last[:3] + last[4:]
    wrong_first = first[:2] + first[3] + first[2] + first[4:]
    p.sentence(run(f"{wrong_first} {wrong_last}"))
    return (wrong_first, wrong_last)


@form
def zero_width(p: Package, name: str) -> None:
    p.sentence(run("\u200b".join(name)))


@form
def soft_hyphen(p: Package, name: str) -> None:
    p.sentence(run(name[:-4] + "\u00ad" + name[-4:]))


@form
def no_break_space(p: Package, name: str) -> None:
    p.sentence(run(name.replace(" ", "\u00a0")))


@form
def thin_and_double_spaces(p: Package, name: str) -> None:
    p.sentence(run(name.replace(" ", " \u2009 ")))


@form
def combining_marks(p: Package, name: str) -> None:
    p.sentence(run(unicodedata.normalize("NFD", name.replace("e", "é").replace("o", "ö"))))


@form
def full_width(p: Package, name: str) -> None:
    p.sentence(run("".join(chr(ord(letter) + 0xFEE0) if letter.isalpha() else " " for letter in name)))


@form
def mathematical_letters(p: Package, name: str) -> None:
    wide = "".join(
        chr(0x1D5D4 + ord(letter) - 65)
        if letter.isupper()
        else chr(0x1D5EE + ord(letter) - 97)
        if letter.islower()
        else letter
        for letter in name
    )
    p.sentence(run(wide))


@form
def cyrillic_lookalikes(p: Package, name: str) -> None:
    p.sentence(run(name.translate(str.maketrans("aeopcxyi", "аеорсхуі"))))


@form
def right_to_left_marks(p: Package, name: str) -> None:
    p.sentence(run("\u200e\u202a" + name.replace(" ", " \u200f\u200e") + "\u202c"))


@form
def letter_spaced(p: Package, name: str) -> None:
    p.sentence(run("   ".join(" ".join(word.upper()) for word in name.split())))


@form
def letters_with_full_stops(p: Package, name: str) -> tuple[str, ...]:
    p.sentence(run(".".join(name.split()[1].upper())))
    return (name.split()[1],)


@form
def hyphenated_over_line(p: Package, name: str) -> None:
    p.sentence(run(f"{name[:-4]}-\u2028{name[-4:]}"))


@form
def quoted(p: Package, name: str) -> None:
    p.say(run(f"A neighbour asked “who is ‘{name}’?” at the gate"), keep="at the gate")


@form
def with_title(p: Package, name: str) -> None:
    p.say(run(f"It was agreed that Dr. {name} (GP) would write"), keep="would write")


@form
def slash_joined(p: Package, name: str) -> None:
    first, last = name.split()
    p.sentence(run(f"mother/{first}/{last}/baby"))


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

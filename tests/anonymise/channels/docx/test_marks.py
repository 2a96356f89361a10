"""Tracked changes, comments, fields, links, bookmarks: what stays is what a reader sees, and it works."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from pipeline.anonymise.channels.docx.instructions import harmless
from tests.anonymise.channels.docx.opened import W, body_text, drafted, lost, texts, written
from tests.documents.docx_factory import OFFICE, RELATIONSHIPS, Docx, deleted, ins, p, run, tbl, tc, tr

_MARK = '<w:rPr><w:{} w:id="9" w:author="Kayleigh" w:date="2010-01-01T00:00:00Z"/></w:rPr>'


@pytest.mark.parametrize(
    ("body", "accepted", "refused"),
    [
        (p("a", ins(run("b")), "c"), ["abc"], ["ac"]),
        (p("a", deleted("b"), "c"), ["ac"], ["abc"]),
        (p("a", ins(deleted("b")), "c"), ["ac"], ["ac"]),
        (p("a", properties=_MARK.format("del")) + p("b"), ["ab"], ["a", "b"]),
        (p("a", properties=_MARK.format("ins")) + p("b"), ["a", "b"], ["ab"]),
        (
            p("a", properties=_MARK.format("del")) + p("b", properties=_MARK.format("del")) + p("c"),
            ["abc"],
            ["a", "b", "c"],
        ),
        (
            tbl(tr("a"), tr("b", properties='<w:ins w:id="3" w:author="K"/>')),
            ["a", "b"],
            ["a"],
        ),
        (tbl(tr("a"), tr("b", properties='<w:del w:id="3" w:author="K"/>')), ["a"], ["a", "b"]),
        (
            tbl(tr("a", tc("b", properties='<w:cellDel w:id="3" w:author="K"/>'))),
            ["a"],
            ["a", "b"],
        ),
        (
            '<w:p><w:moveFromRangeStart w:id="1" w:name="Kayleigh"/><w:moveFrom w:id="2" w:author="K">'
            + run("x") + "</w:moveFrom><w:moveFromRangeEnd w:id=\"1\"/>" + run("y")
            + "<w:moveTo w:id=\"3\" w:author=\"K\">" + run("x") + "</w:moveTo></w:p>",
            ["yx"],
            ["xy"],
        ),
    ],
)  # fmt: skip
def test_tracked_changes_are_settled(
    body: str, accepted: list[str], refused: list[str], tmp_path: Path
) -> None:
    for choice, goal in (("accept", accepted), ("refuse", refused)):
        draft = drafted(Docx(body=body), tmp_path, tracked_changes=choice)
        assert texts(draft) == goal
        parts = written(draft, tmp_path)
        assert [line for line in body_text(parts) if line] == goal
        for trace in (b"w:author", b"w:ins ", b"w:del ", b"w:moveFrom", b"Kayleigh", b"w:date"):
            assert trace not in parts["word/document.xml"]


def test_changed_formats_are_accepted_or_put_back(tmp_path: Path) -> None:
    change = '<w:b/><w:rPrChange w:id="1" w:author="Kayleigh"><w:rPr><w:i/></w:rPr></w:rPrChange>'
    body = p(run("x", change))
    assert (
        b"<w:rPr><w:b/></w:rPr>" in written(drafted(Docx(body=body), tmp_path), tmp_path)["word/document.xml"]
    )
    refused = drafted(Docx(body=body), tmp_path, tracked_changes="refuse")
    assert b"<w:rPr><w:i/></w:rPr>" in written(refused, tmp_path)["word/document.xml"]


_COMMENTS = (
    '<w:comment w:id="4" w:author="Kayleigh Marsden" w:initials="KM" w:date="2010-01-01T00:00:00Z">{}'
    "</w:comment>"
)
_COMMENTED = (
    '<w:p><w:commentRangeStart w:id="4"/>' + run("text") + '<w:commentRangeEnd w:id="4"/>'
    '<w:r><w:commentReference w:id="4"/></w:r></w:p>'
)  # fmt: skip


def test_comments_go_and_are_told(tmp_path: Path) -> None:
    draft = drafted(Docx(body=_COMMENTED, comments=_COMMENTS.format(p("Ask Dobbs"))), tmp_path)
    parts = written(draft, tmp_path)
    assert "word/comments.xml" not in parts
    assert b"comment" not in parts["word/document.xml"]
    assert "1 comment: Ask Dobbs" in lost(draft, "comments")
    assert "Kayleigh Marsden" in lost(draft, "comments")


def test_comments_kept_have_authors_without_a_name(tmp_path: Path) -> None:
    draft = drafted(
        Docx(body=_COMMENTED, comments=_COMMENTS.format(p("Ask Dobbs"))), tmp_path, comments="keep"
    )
    assert texts(draft, "comments") == ["Ask Dobbs"]
    parts = written(draft, tmp_path, "Dobbs")
    assert b'w:author="Author 1" w:initials="A1"' in parts["word/comments.xml"]
    assert b"Ask Child A" in parts["word/comments.xml"]
    assert b"commentReference" in parts["word/document.xml"]
    assert b"2010" not in parts["word/comments.xml"]


def _field(code: str, result: str = "shown") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )


_GONE = (
    "AUTHOR", "FILENAME \\p", "MERGEFIELD Kayleigh", 'INCLUDETEXT "C:/Kayleigh.docx"', "DDEAUTO cmd Kayleigh",
    'DOCPROPERTY "Kayleigh"', "ASK x Kayleigh", "DATE", "", 'XE "Kayleigh"', "= 1 + 1", "Kayleigh",
)  # fmt: skip


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        ("PAGE", "PAGE"),
        (r" NUMPAGES  \* Arabic \* MERGEFORMAT", r"NUMPAGES \* Arabic \* MERGEFORMAT"),
        (r'TOC \o "1-3" \h \z \u', r'TOC \o "1-3" \h \z \u'),
        (r'TOC \o "1-3" \t "Kayleigh,1"', r'TOC \o "1-3"'),
        (r"SEQ Figure \* ARABIC", r"SEQ Figure \* ARABIC"),
        ("SEQ Kayleigh", None),
        ('STYLEREF "Heading 1"', 'STYLEREF "Heading 1"'),
        ("STYLEREF Kayleigh", None),
        (r"PAGE \* Kayleigh", "PAGE"),
        ("REF here \\h", "REF _b1 \\h"),
        ("REF Kayleigh", None),
        *((code, None) for code in _GONE),
    ],
)  # fmt: skip
def test_only_harmless_instructions_stay(code: str, kept: str | None) -> None:
    assert harmless(code, lambda name: "_b1" if name == "here" else None) == kept


@pytest.mark.parametrize(
    "code", ["MERGEFIELD Kayleigh", "AUTHOR", 'INCLUDETEXT "C:/Kayleigh.docx"', 'IF 1 = 1 "Kayleigh" ""']
)
def test_other_fields_become_what_they_show(code: str, tmp_path: Path) -> None:
    draft = drafted(Docx(body=f"<w:p>{run('a ')}{_field(code)}{run(' b')}</w:p>"), tmp_path)
    assert texts(draft) == ["a shown b"]
    parts = written(draft, tmp_path)
    assert b"fldChar" not in parts["word/document.xml"]
    assert b"Kayleigh" not in parts["word/document.xml"]


def test_nested_fields_and_fields_that_never_end_lose_no_words(tmp_path: Path) -> None:
    nested = _field("IF " + "</w:instrText></w:r>" + _field("MERGEFIELD Kayleigh", "hidden")
                    + "<w:r><w:instrText> = 1 x y")  # fmt: skip
    open_ended = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("still here")
    draft = drafted(Docx(body=f"<w:p>{nested}</w:p><w:p>{open_ended}</w:p>"), tmp_path)
    assert texts(draft) == ["shown", "still here"]
    assert b"hidden" not in written(draft, tmp_path)["word/document.xml"]


def test_form_fields_become_plain(tmp_path: Path) -> None:
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Kayleigh"/><w:checkBox><w:checked/>'
        "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    draft = drafted(Docx(body=f"<w:p>{box}{run(' yes')}</w:p>"), tmp_path)
    assert texts(draft) == ["☒ yes"]
    assert "Kayleigh" in lost(draft, "form-fields")


def test_bookmarks_and_what_leads_to_them_are_renamed_together(tmp_path: Path) -> None:
    body = (
        p('<w:bookmarkStart w:id="77" w:name="Kayleigh_visit"/>', run("x"), '<w:bookmarkEnd w:id="77"/>')
        + p(_field(r"PAGEREF kayleigh_visit \h", "3"))
        + '<w:p><w:hyperlink w:anchor="Kayleigh_visit">' + run("there") + "</w:hyperlink></w:p>"
        + '<w:p><w:bookmarkStart w:id="78" w:name="Unused_Kayleigh"/><w:bookmarkEnd w:id="78"/></w:p>'
    )  # fmt: skip
    draft = drafted(Docx(body=body), tmp_path)
    document = written(draft, tmp_path)["word/document.xml"].decode()
    assert document.count("_b1") == 3
    assert "isit" not in document and "Unused" not in document
    assert "Kayleigh_visit" in lost(draft, "bookmarks")


def _linked(target: str, shown: str = "the site", **extra: str) -> Docx:
    relations = (
        f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="Kayleigh" Type="{OFFICE}/hyperlink"'
        f' Target="{target}" TargetMode="External"/></Relationships>'
    )
    attributes = "".join(f' w:{name}="{value}"' for name, value in extra.items())
    link = p(f'<w:hyperlink r:id="Kayleigh"{attributes}>{run(shown)}</w:hyperlink>')
    return Docx(body=link, raw={"word/_rels/document.xml.rels": relations})


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("https://www.gov.uk/government/working-together", "the guidance"),
        ("https://www.example.org/a/", "See www.example.org/a here"),
        ("mailto:info@example.org", "info@example.org"),
    ],
)
def test_a_public_or_visible_address_stays_and_is_read(target: str, shown: str, tmp_path: Path) -> None:
    draft = drafted(_linked(target, shown, tooltip="Kayleigh"), tmp_path)
    assert texts(draft, "hyperlinks") == [target]
    assert "Kayleigh" in lost(draft, "hyperlinks")
    parts = written(draft, tmp_path)
    assert target.encode() in parts["word/_rels/document.xml.rels"]
    assert b"Kayleigh" not in b"".join(parts.values())


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("https://www.gov.uk/Kayleigh", "the site"),
        ("https://www.gov.uk/%254bayleigh", "the site"),
        ("mailto:Kayleigh@example.org", "Kayleigh@example.org"),
    ],
)
def test_a_link_with_a_name_in_it_becomes_plain_text(target: str, shown: str, tmp_path: Path) -> None:
    parts = written(drafted(_linked(target, shown), tmp_path), tmp_path, "Kayleigh")
    assert "word/_rels/document.xml.rels" not in parts
    assert body_text(parts) == [shown.replace("Kayleigh", "Child A")]


@pytest.mark.parametrize(
    "target",
    [
        "file:///C:/Kayleigh/a.docx",
        r"\\server\Kayleigh",
        "a.docx",
        "javascript:x",
        "https://Kayleigh@example.org",
        "https://example.org/behind-words",
        "https://www.gov.uk/?who=Kayleigh",
        "mailto:Kayleigh@example.org",
    ],
)
def test_a_link_into_somebodys_files_is_cut(target: str, tmp_path: Path) -> None:
    draft = drafted(_linked(target), tmp_path)
    parts = written(draft, tmp_path)
    assert b"hyperlink" not in parts["word/document.xml"]
    assert body_text(parts) == ["the site"]
    assert lost(draft, "hyperlinks")


def test_a_link_written_as_a_field_stays_a_link(tmp_path: Path) -> None:
    draft = drafted(
        Docx(body=p(_field("HYPERLINK &quot;https://example.org&quot;", "example.org"))), tmp_path
    )
    parts = written(draft, tmp_path)
    root = etree.fromstring(parts["word/document.xml"])
    assert [link.get(f"{{{OFFICE}}}id") for link in root.iter(W + "hyperlink")] == ["rId1"]
    assert b"https://example.org" in parts["word/_rels/document.xml.rels"]

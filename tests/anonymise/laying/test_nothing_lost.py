"""No word is lost and no word can act, whatever a document holds."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.anonymise.laying import missing, write_pdf
from pipeline.anonymise.laying.model import Aside, Block, Cell, Para, Span, Table
from pipeline.anonymise.laying.pdf_out import pdf_bytes, proof
from pipeline.errors import UnreadableError
from tests.anonymise.laying.independent import pdfium_text, plumber_words, squeezed
from tests.anonymise.laying.made import content, figure, head, item, para, table

DANGEROUS = (
    '#eval("1+1")',
    '#read("/etc/passwd")',
    "$x^2$",
    "*b*",
    "_i_",
    "<label>",
    "@reference",
    "// comment",
    "/* gone */",
    "\\",
    "`raw`",
    "{json}",
    "]",
    "[",
    "#",
    "=title",
    "- item",
    "+ item",
    '"quoted"',
    "'s",
)


def test_nothing_in_a_text_acts() -> None:
    text = " ".join(DANGEROUS)
    document = content(head(1, text), para(text), table([["x", text], [text, "y"]]), item(text), title=text)
    data, _ = pdf_bytes(document)
    assert squeezed(pdfium_text(data)).count(squeezed(text)) == 5
    for word in DANGEROUS:
        assert word in pdfium_text(data)
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == text


def test_a_comma_behind_a_word_written_leftward_loses_nothing() -> None:
    data, _ = pdf_bytes(content(para("\u0643\u0627\u064a\u0644\u064a \u0645\u0627\u0631,")))
    assert "\u0645\u0627\u0631" in unicodedata.normalize("NFKC", pdfium_text(data))


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        ((para("x" * 3000),), ["x" * 3000]),
        ((para("http://example.org/" + "a/b-c_d." * 60),), ["a/b-c_d." * 60]),
        ((table([["a", "b", "c"], ["y" * 500, "z", "z"]]),), ["y" * 500]),
        (
            (table([[f"head{at}" for at in range(150)], [f"value{at}" for at in range(150)]]),),
            [f"value{at}" for at in range(150)],
        ),
        ((table([["a", "b"], ["word " * 6000, "x"]]),), ["word"]),
        ((table([["a", "b"], ["c", "d"]], headers=2),), ["a", "b", "c", "d"]),
        (tuple(item(f"level{at}", at) for at in range(1, 60)), [f"level{at}" for at in range(1, 60)]),
        ((item("", label="1."), item("later", label="2.")), ["1.", "2.", "later"]),
    ],
)
def test_what_no_page_was_made_for_is_printed_all_the_same(
    blocks: tuple[Block, ...], words: list[str]
) -> None:
    data, _ = pdf_bytes(content(*blocks))
    text = squeezed(pdfium_text(data))
    assert all(squeezed(word) in text for word in words)


def test_cells_that_overlap_or_leave_the_grid_are_all_there() -> None:
    rows = (
        (Cell((para("one"),), 0, 2, 3), Cell((para("two"),), 1, 2, 2)),
        (Cell((para("three"),), 0, 5, 9),),
        (Cell((para("four"),), 2),),
        (),
        (Cell((para("five"),), 40),),
    )
    data, _ = pdf_bytes(content(Table(rows, 3, 1)))
    assert {"one", "two", "three", "four", "five"} <= set(pdfium_text(data).split())


def test_deep_nests_are_printed() -> None:
    block: Block = para("innermost")
    for _ in range(30):
        block = Aside((block,))
    for _ in range(10):
        block = Table(((Cell((block,), 0), Cell((para("beside"),), 1)),), 2)
    data, _ = pdf_bytes(content(block))
    assert "innermost" in pdfium_text(data)


@pytest.mark.parametrize(
    "text",
    ["Łódź Kraków Żółć", "ŵŷ Ŵythnos", "Привет мир", "Ελληνικά", "naïve café Zoë", "☒ yes ☐ no", "½ € ½"],
)
def test_letters_of_other_languages_are_drawn(text: str) -> None:
    data, asks = pdf_bytes(content(para(text)))
    assert not asks
    assert squeezed(text) in squeezed(pdfium_text(data))


def test_letters_no_font_has_are_told_by_name() -> None:
    data, asks = pdf_bytes(content(para("Sign \U00012031 here"), title="T \U00012031"))
    name = unicodedata.name("\U00012031").lower()
    assert f"[{name}]" in " ".join(pdfium_text(data).split())
    assert len(asks) == 1 and "No font" in asks[0]


def test_wide_and_ornate_forms_of_plain_letters_are_printed_plainly() -> None:
    data, asks = pdf_bytes(content(para("\uff2b\uff41\uff59 was seen")))
    assert not asks and "was seen" in pdfium_text(data)
    assert squeezed("Kay was seen") in unicodedata.normalize("NFKC", squeezed(pdfium_text(data)))


@pytest.mark.parametrize(
    "text",
    [
        "אנחנו צריכים ללמוד מזה (“we must learn from this”), as one put it.",
        "She said “سلام”, then left.",
        "(שלום) [سلام]; «שלום»: ג'ורג' said.",
        "البيت آمن (the home is safe).",
    ],
)
def test_brackets_and_quotation_marks_beside_leftward_words_do_not_refuse_a_report(text: str) -> None:
    whole = content(
        para(text), para("Beside it (in brackets), plain words."), table([["a", text], ["b", "c"]])
    )
    data, _ = pdf_bytes(whole)
    for lost in ("learn", "more", "صباح"):
        longer = content(para(f"{text} {lost} {lost}"), *whole.blocks[1:])
        assert missing(longer, data), lost


def test_arabic_and_hebrew_are_there() -> None:
    data, _ = pdf_bytes(content(para("Her name is سلام and שלום too")))
    assert not missing(content(para("Her name is سلام and שלום too")), data)


def test_words_that_are_missing_are_found_missing() -> None:
    data, _ = pdf_bytes(content(para("one two two"), table([["a", "b"], ["three", "four"]])))
    assert missing(content(para("one two two two")), data) == ("two",)
    assert missing(content(para("one five")), data) == ("five",)
    assert missing(content(table([["four", "three"]])), data) == ()


def test_nothing_is_written_when_words_would_be_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "pages_of", lambda _: ["other words"])
    with pytest.raises(UnreadableError) as caught:
        write_pdf(content(para("Kayleigh was seen")), tmp_path / "a.pdf")
    assert caught.value.code == "internal"
    assert "Kayleigh" not in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    document = content(head(1, "One"), para("Words."), figure("A"), table([["a", "b"], ["c", "d"]]))
    one, _ = pdf_bytes(document)
    two, _ = pdf_bytes(document)
    assert one == two
    write_pdf(document, tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == one
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "http://", "#nowhere", "x" * 9000]
)
def test_a_link_that_could_do_harm_or_leads_nowhere_is_plain_words(link: str) -> None:
    data, _ = pdf_bytes(content(Para((Span("the words", link=link),))))
    assert "the words" in pdfium_text(data)
    if link != "http://":
        assert b"/URI" not in data


_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Co", "Cn"], max_codepoint=0x24F)
    | st.sampled_from("\n\t \u00a0-–“”’#*_$@<>"),
    max_size=40,
)
_BLOCK = st.one_of(
    _TEXT.map(para),
    st.builds(head, st.integers(1, 9), _TEXT),
    st.builds(item, _TEXT, st.integers(1, 4), st.sampled_from(["•", "1.", "(a)", "4.12"])),
    st.lists(st.lists(_TEXT, min_size=1, max_size=4), min_size=1, max_size=4).map(table),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_BLOCK, max_size=8))
def test_every_letter_of_any_content_is_read_by_two_readers(blocks: list[Block]) -> None:
    document = content(*blocks)
    data, _ = pdf_bytes(document)
    wanted = sorted(squeezed("".join(proof.texts_of(document))))
    for text in (pdfium_text(data), "".join(plumber_words(data))):
        rest = list(squeezed(text))
        for letter in set(wanted):
            assert rest.count(letter) >= wanted.count(letter)

from __future__ import annotations

from html import unescape
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from pipeline.reports import escape

_ANY = st.text(st.characters(exclude_categories=()))  # control characters and surrogates too


@given(_ANY)
def test_xml_gives_the_text_back(text: str) -> None:
    assert (ElementTree.fromstring(f"<a>{escape.xml(text)}</a>").text or "") == escape.clean(text)


@given(_ANY)
def test_attributes_give_the_text_back(text: str) -> None:
    found = ElementTree.fromstring(f'<a b="{escape.attribute(text)}"/>').get("b")
    assert (found or "").replace("\t", " ") == escape.clean(text).replace("\t", " ")


@given(_ANY)
def test_html_gives_the_text_back_and_holds_no_markup(text: str) -> None:
    made = escape.html(text)
    assert unescape(made) == escape.clean(text)
    assert not set("<>\"'") & set(made)


@given(_ANY)
def test_csv_text_can_be_undone_and_is_no_formula(text: str) -> None:
    made = escape.csv_text(text)
    assert made.removeprefix("'") == escape.clean(text)
    assert not made.startswith(("=", "+", "-", "@", "\t", "\n", "＝"))


def test_what_cannot_be_printed_leaves_a_sign() -> None:
    assert escape.clean("a\x00b\x0bc\x92d\ud800e\ufffe") == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffd"
    assert escape.clean("a\r\nb\rc\td") == "a\nb\nc\td"

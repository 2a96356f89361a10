"""Web pages and drawings: a name in every hiding place we know, none left; our own pages still work."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from flows.readers import own_pages
from pipeline.errors import UnreadableError
from tests.anonymise.channels.planting import left, opened, stripped, texts

PAGE = """<!DOCTYPE html>
<html lang="en-GB" data-kayleigh="1" class="kayleigh"><head><meta charset="utf-8">
<title>Kayleigh Marsden</title>
<meta name="author" content="Zebedee"><meta name="viewport" content="width=device-width, kayleigh=1">
<meta http-equiv="refresh" content="0; url=kayleigh.html"><base href="https://kayleigh.example/">
<link rel="stylesheet" href="marsden.css">
<style>.kayleigh{color:red} /* Marsden */ .x::after{content:"Zebedee"}</style>
<script>var who = "Kayleigh Marsden";</script>
<script type="application/json">{"who": "Zebedee"}</script>
<!-- Kayleigh --></head>
<body id="kayleigh" onclick="alert('Marsden')" style="background:url(kayleigh.png)">
<h1>K<b>ayl</b>eigh <i>Marsden</i></h1>
<p title="Kayleigh" aria-label="Marsden">Seen with her <a href="https://example.org/kayleigh">file</a>
and <a href="Marsden%20report.docx">report</a>, <a href="javascript:alert('Zebedee')">more</a>.</p>
<p>before <!-- Marsden -->behind <kayleigh-box zebedee="1">inside</kayleigh-box> after</p>
<img src="kayleigh.jpg" alt="Kayleigh at home"><iframe srcdoc="Marsden"></iframe>
<form action="marsden"><input value="Kayleigh" placeholder="Marsden" name="zebedee">
<textarea>Kayleigh</textarea>
<select><option value="Marsden">Marsden</option></select></form>
<table><tr><th>Child</th><td data-who="Zebedee">Kayl&#101;igh</td></tr></table>
<svg viewBox="0 0 10 10"><title>Kayleigh</title><desc>Marsden</desc><text x="1" y="2">Zebedee</text>
<image href="data:image/png;base64,S2F5bGVpZ2g="/><metadata>Kayleigh</metadata></svg>
<template><p>Marsden</p></template><noscript>Zebedee</noscript><object data="kayleigh.pdf"></object>
</body></html>
"""


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    path = tmp_path / "planted.html"
    path.write_text(PAGE, "utf-8")
    return path


def test_no_name_is_left_anywhere(planted: Path, tmp_path: Path) -> None:
    goal = tmp_path / "out.html"
    assert len(left(planted)) > 2
    stripped(planted, goal)
    assert left(goal) == []


def test_what_a_reader_sees_stays(planted: Path, tmp_path: Path) -> None:
    goal = tmp_path / "out.html"
    stripped(planted, goal)
    page = html.parse(str(goal)).getroot()
    assert page.findtext(".//h1/b") == ""
    assert page.find(".//h1").text_content() == "Child A Child A"
    assert "before behind  after" in " ".join(page.text_content().split(" "))
    assert '<svg viewBox="0 0 10 10">' in goal.read_text("utf-8")
    assert "[Picture removed: Child A at home]" in page.text_content()
    assert [cell.text for cell in page.iter("th", "td")] == ["Child", "Child A"]


def test_what_is_taken_out_is_told(planted: Path) -> None:
    told = {one.channel for one in opened(planted).removed}
    assert {"scripts", "styles", "properties", "markup", "pictures"} <= told


def test_a_word_through_several_elements_is_one(planted: Path) -> None:
    assert "Kayleigh Marsden" in texts(planted)


def test_a_drawing_is_written_as_one(tmp_path: Path) -> None:
    path, goal = tmp_path / "k.svg", tmp_path / "out.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><!--Marsden--><title>Kayleigh</title>'
        '<g id="zebedee"><text x="1" y="2" font-family="Marsden">b. <tspan>Kay</tspan>leigh</text></g></svg>',
        "utf-8",
    )
    draft = stripped(path, goal)
    assert draft.ending == ".svg"
    assert left(goal) == []
    assert 'viewBox="0 0 9 9"' in goal.read_text("utf-8")


def test_numbers_in_the_markup_can_be_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "n.html"
    path.write_text(
        '<!DOCTYPE html><p data-p="12 3 4"><input value="999 014 2206"><input value="01632 960123">', "utf-8"
    )
    assert texts(path) == ["999 014 2206", "01632 960123"]


def test_xml_that_is_no_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text('<?xml version="1.0"?><records/>', "utf-8")
    with pytest.raises(UnreadableError):
        opened(path)


def test_entities_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "x.svg"
    path.write_text('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]><svg>&a;</svg>', "utf-8")
    with pytest.raises(UnreadableError):
        opened(path)


def test_programs_of_our_own_stay(tmp_path: Path) -> None:
    script = Path("pipeline/reports/templates/chronology.js").read_text("utf-8")
    path, goal = tmp_path / "own.html", tmp_path / "out.html"
    path.write_text(
        f"<!DOCTYPE html><html><body><p>Kayleigh</p><script>{script}</script></body></html>", "utf-8"
    )
    stripped(path, goal, own_pages())
    assert script in goal.read_text("utf-8")
    path.write_text(f"<!DOCTYPE html><html><body><script>{script} </script></body></html>", "utf-8")
    stripped(path, goal, own_pages())
    assert "<script" not in goal.read_text("utf-8")

"""A PDF is rebuilt from its words: nothing of the old file goes on, nothing a reader saw is lost."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline import documents
from pipeline.anonymise.laying import from_docx, open_pdf, write_pdf
from pipeline.anonymise.laying.model import (
    Block,
    Contents,
    Figure,
    Furniture,
    Heading,
    ListItem,
    Para,
    Section,
    Span,
    Table,
    text_of,
)
from pipeline.anonymise.laying.pdf_in.draft import PdfDraft
from pipeline.anonymise.laying.pdf_out import pdf_bytes
from pipeline.anonymise.passages import Edit
from pipeline.errors import UnreadableError
from samples.build import build
from tests.anonymise.laying.independent import pdfium_text, squeezed
from tests.anonymise.laying.made import content, figure, head, item, para, s, table


def _noise(seed: int) -> bytes:
    """A picture that is not of one colour."""
    image = Image.new("RGB", (200, 100), (250, 250, 250))
    image.paste((seed * 40 % 255, 80, 120), (20, 20, 20 + seed, 80))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def opened(path: Path, *blocks: Block, title: str = "Title of Kayleigh") -> PdfDraft:
    """A PDF with these blocks, opened."""
    path.write_bytes(pdf_bytes(content(*blocks, title=title))[0])
    return open_pdf(path)


def canvas(path: Path, *pages: list[tuple[float, float, str]]) -> Path:
    """A PDF whose pages hold the given words at the given places."""
    drawn = Canvas(str(path))
    for words in pages:
        for x, y, text in words:
            drawn.drawString(x, y, text)
        drawn.showPage()
    drawn.save()
    return path


def all_bytes(path: Path) -> bytes:
    """Everything in a zip file, unpacked."""
    with zipfile.ZipFile(path) as archive:
        return b"\n".join([path.read_bytes(), *(archive.read(name) for name in archive.namelist())])


def edits_for(draft: PdfDraft, old: str, new: str) -> dict[int, list[Edit]]:
    """Every occurrence of a word replaced."""
    found: dict[int, list[Edit]] = {}
    for passage in draft.passages:
        at = passage.text.find(old)
        while at >= 0:
            found.setdefault(passage.number, []).append(Edit(at, at + len(old), new))
            at = passage.text.find(old, at + 1)
    return found


def everywhere(path: Path) -> PdfDraft:
    """A PDF with a name in every place that is printed or kept."""
    running = Section(
        header=Furniture((para("Board about Kayleigh"),)), footer=Furniture((para("Kayleigh v4"),))
    )
    return opened(
        path,
        running,
        Contents(s("Contents")),
        head(1, "What Kayleigh said"),
        head(2, "About Kayleigh"),
        head(2, "After Kayleigh"),
        Para((Span("Before Kay", bold=True), Span("leigh Marsden was seen."))),
        item("item of Kayleigh"),
        table([["Name", "Kayleigh head"], ["Kayleigh cell", "x"]], caption="Table 1: of Kayleigh"),
        figure("alt Kayleigh", data=_noise(40), caption="Figure 1: Kayleigh at school"),
        figure("twin of Kayleigh", data=_noise(40)),
        Para((Span("here", link="http://example.org/Kayleigh"),)),
        *[para(f"Filling the page number {at}. " * 60) for at in range(6)],
    )


def test_a_name_replaced_in_every_passage_is_nowhere_in_the_new_files(tmp_path: Path) -> None:
    draft = everywhere(tmp_path / "in.pdf")
    assert {"body", "header", "footer", "alt-text", "properties"} <= {one.channel for one in draft.passages}
    goal = tmp_path / "out.docx"
    draft.write(goal, edits_for(draft, "Kayleigh", "Child A"))
    assert b"Kayleigh" not in all_bytes(goal)
    document = from_docx(goal)
    twin = tmp_path / "out.pdf"
    write_pdf(document, twin)
    with pikepdf.open(twin) as pdf:
        for thing in pdf.objects:
            assert "Kayleigh" not in repr(thing)
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
                assert b"Kayleigh" not in thing.read_bytes()
    text = pdfium_text(twin.read_bytes())
    assert "Kayleigh" not in text and "Child A Marsden was seen" in " ".join(text.split())
    assert text.count("Child A") >= 12


def test_passages_are_numbered_in_order_and_hold_the_words_to_the_letter(tmp_path: Path) -> None:
    draft = everywhere(tmp_path / "in.pdf")
    assert [one.number for one in draft.passages] == list(range(len(draft.passages)))
    channels = [one.channel for one in draft.passages]
    assert channels == sorted(channels, key=["body", "header", "footer", "alt-text", "properties"].index)
    whole = next(one for one in draft.passages if one.text.startswith("Before"))
    assert whole.text == "Before Kayleigh Marsden was seen."
    cell = next(one for one in draft.passages if one.text == "Kayleigh cell")
    assert cell.cell == (1, 2, 1) and cell.role == "cell"
    assert next(one for one in draft.passages if one.role == "heading" and one.level == 2)


def test_what_stood_in_bold_stands_in_bold_behind_the_edit(tmp_path: Path) -> None:
    draft = opened(
        tmp_path / "in.pdf",
        Para(
            (
                Span("Plain and "),
                Span("Kayleigh bold", bold=True),
                Span(" and "),
                Span("slanted", italic=True),
                Span(" end."),
            )
        ),
    )
    made = draft.content(edits_for(draft, "Kayleigh", "Child A"))
    (made_para,) = [block for block in made.blocks if isinstance(block, Para)]
    shown = [(span.text.strip(), span.bold, span.italic) for span in made_para.spans]
    assert shown == [
        ("Plain and", False, False),
        ("Child A bold", True, False),
        ("and", False, False),
        ("slanted", False, True),
        ("end.", False, False),
    ]


def test_the_list_of_contents_is_made_anew(tmp_path: Path) -> None:
    heads = [head(1 if at % 2 else 2, f"Part {at} of the report") for at in range(1, 7)]
    draft = opened(tmp_path / "in.pdf", Contents(s("Contents")), *heads, para("See page 3 for more."))
    made = draft.content({})
    assert sum(isinstance(block, Contents) for block in made.blocks) == 1
    texts = [text_of(block.spans) for block in made.blocks if isinstance(block, Para)]
    assert texts == ["See page 3 for more."]
    assert [text_of(block.spans) for block in made.blocks if isinstance(block, Heading)] == [
        f"Part {at} of the report" for at in range(1, 7)
    ]
    assert any(one.channel == "contents" for one in draft.removed)


def test_lines_that_only_look_like_contents_stay(tmp_path: Path) -> None:
    lines = [(72.0, 700.0 - 30 * at, f"Room {at} ............ {at + 3}") for at in range(5)]
    draft = open_pdf(canvas(tmp_path / "a.pdf", lines))
    words = " ".join(one.text for one in draft.passages)
    assert all(f"Room {at}" in words for at in range(5))


def test_pictures_are_what_the_page_shows_of_them(tmp_path: Path) -> None:
    out = Canvas(str(tmp_path / "a.pdf"))
    picture = Image.new("RGB", (200, 100), (255, 255, 255))
    picture.paste((200, 0, 0), (0, 0, 100, 50))
    picture.paste((0, 0, 200), (100, 50, 200, 100))
    out.drawString(72, 780, "Words above the picture that are long enough.")
    out.drawImage(ImageReader(picture), 72, 600, 200, 100)
    out.setFillColorRGB(0, 0, 0)
    out.rect(172, 600, 100, 50, stroke=0, fill=1)  # a box over the blue corner
    out.drawString(80, 670, "NAME")
    out.drawString(72, 500, "Words below the picture that are long enough.")
    out.save()
    draft = open_pdf(tmp_path / "a.pdf")
    (shown,) = draft.pictures
    image = Image.open(io.BytesIO(shown.data)).convert("RGB")
    colours = {colour for _, colour in image.getcolors(1 << 20) or []}
    assert (200, 0, 0) in colours and (0, 0, 0) in colours
    assert not any(blue > 150 and red < 60 for red, _, blue in colours)
    corner = image.crop((0, 0, image.width // 2 - 10, image.height // 2 - 10)).getcolors(1 << 20)
    assert corner is not None and {colour for _, colour in corner} == {(200, 0, 0)}  # no letters on it
    assert draft.passages[shown.after].text.startswith("Words above")
    order = [type(block) for block in draft.content({}).blocks]
    assert order.index(Figure) == 2 and order[3:].count(Para) >= 1


def test_a_refused_picture_is_a_grey_box_that_says_so(tmp_path: Path) -> None:
    draft = opened(tmp_path / "in.pdf", figure("Kayleigh on a swing", data=_noise(90)), para("Words."))
    (shown,) = draft.pictures
    goal = tmp_path / "out.docx"
    draft.write(goal, {}, without=[shown.id])
    assert b"Kayleigh on" not in all_bytes(goal)
    with zipfile.ZipFile(goal) as archive:
        media = [archive.read(name) for name in archive.namelist() if "/media/" in name]
    assert len(media) == 1 and media[0] != shown.data
    assert from_docx(goal).blocks[1].alt == "Picture removed"  # type: ignore[union-attr]


def test_text_nobody_sees_is_reported_and_not_printed(tmp_path: Path) -> None:
    out = Canvas(str(tmp_path / "a.pdf"))
    out.drawString(72, 700, "Everybody can read these words of the report.")
    out.setFillColorRGB(1, 1, 1)
    out.drawString(72, 650, "Kayleigh in white")
    out.setFillColorRGB(0, 0, 0)
    out.drawString(72, 600, "Marsden under a box")
    out.rect(60, 590, 300, 30, stroke=0, fill=1)
    out.drawString(72, -50, "Dobbs off the page")
    out.save()
    draft = open_pdf(tmp_path / "a.pdf")
    words = " ".join(one.text for one in draft.passages)
    told = " ".join(one.text for one in draft.removed if one.channel == "unseen-text")
    for name in ("Kayleigh", "Marsden", "Dobbs"):
        assert name not in words
        assert name in told


def test_an_address_behind_words_goes_and_one_that_is_shown_leads_where_it_says(tmp_path: Path) -> None:
    spans = (
        Span("here", link="http://example.org/kayleigh"),
        Span(" or www.example.org/report or ask scr@example.org."),
    )
    draft = opened(tmp_path / "in.pdf", Para(spans))
    (made,) = [block for block in draft.content({}).blocks if isinstance(block, Para)]
    assert {span.link for span in made.spans} == {
        "",
        "http://www.example.org/report",
        "mailto:scr@example.org",
    }
    assert [one.text for one in draft.removed if one.channel == "hyperlinks"] == [
        "http://example.org/kayleigh"
    ]
    after = draft.content(edits_for(draft, "scr@example.org", "[e-mail address]"))
    assert "scr@" not in repr(after)


def test_a_page_that_is_a_picture_is_refused_without_text_recognition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCR_TESSERACT", "")
    out = Canvas(str(tmp_path / "a.pdf"))
    out.drawString(72, 700, "The first page has words, the second is a scan.")
    out.showPage()
    out.drawImage(ImageReader(Image.effect_noise((600, 800), 90)), 0, 0, 595, 842)
    out.save()
    with pytest.raises(UnreadableError) as caught:
        open_pdf(tmp_path / "a.pdf")
    assert caught.value.code == "no-text-layer" and "page 2" in str(caught.value)


def test_running_lines_are_printed_once_as_header_and_footer(tmp_path: Path) -> None:
    pages = [
        [
            (72.0, 810.0, "Wealdshire Safeguarding Children Board WSCB-2010-02"),
            (
                72.0,
                600.0,
                f"The body of page {('one', 'two', 'three', 'four')[at]} says something of its own.",
            ),
            (280.0, 30.0, f"Page {at + 1} of 4"),
        ]
        for at in range(4)
    ]
    draft = open_pdf(canvas(tmp_path / "a.pdf", *pages))
    headers = [one.text for one in draft.passages if one.channel == "header"]
    assert headers == ["Wealdshire Safeguarding Children Board WSCB-2010-02"]
    assert not any("of 4" in one.text for one in draft.passages)
    body = [one.text for one in draft.passages if one.channel == "body"]
    assert len(body) == 4 and not any("Wealdshire" in text for text in body)


def test_a_protected_file_opens_with_its_password(tmp_path: Path) -> None:
    plain = canvas(tmp_path / "a.pdf", [(72.0, 700.0, "Words behind a password, long enough to read.")])
    with pikepdf.open(plain) as pdf:
        pdf.save(tmp_path / "b.pdf", encryption=pikepdf.Encryption(owner="o", user="secret"))
    with pytest.raises(UnreadableError):
        open_pdf(tmp_path / "b.pdf")
    draft = open_pdf(tmp_path / "b.pdf", ("wrong", "secret"))
    draft.write(tmp_path / "c.docx", {})
    assert from_docx(tmp_path / "c.docx").blocks


@pytest.mark.parametrize("name", ["Executive summary - Tarrant SCR.pdf"])
def test_the_sample_summary_becomes_a_word_file_with_every_word(tmp_path: Path, name: str) -> None:
    build(tmp_path / "case")
    source = next(tmp_path.rglob(name))
    draft = open_pdf(source)
    goal = tmp_path / "out.docx"
    draft.write(goal, {})
    docx.Document(str(goal))  # python-docx can open it
    before, after = documents.read(source), documents.read(goal)
    for one, two in ((before.headings, after.headings), (before.paragraphs, after.paragraphs)):
        assert [squeezed(block.text) for block in one] == [squeezed(block.text) for block in two]
    made = from_docx(goal)
    assert sum(isinstance(block, ListItem) for block in made.blocks) == sum(
        paragraph.label == "•" for paragraph in before.paragraphs
    )
    write_pdf(made, tmp_path / "out.pdf")


def test_the_same_pdf_gives_the_same_bytes(tmp_path: Path) -> None:
    draft = everywhere(tmp_path / "in.pdf")
    draft.write(tmp_path / "a.docx", {})
    open_pdf(tmp_path / "in.pdf").write(tmp_path / "b.docx", {})
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_merged_cells_of_a_pdf_are_merged_again(tmp_path: Path) -> None:
    draft = opened(
        tmp_path / "in.pdf", table([["Date", "Event"], ["12 May 2008", "Seen"], ["13 May 2008", "Not seen"]])
    )
    (made,) = [block for block in draft.content({}).blocks if isinstance(block, Table)]
    assert made.header_rows == 1 and made.columns == 2 and len(made.rows) == 3


@pytest.mark.parametrize("how", ["marked", "form", "annotation", "membership"])
def test_layers_that_are_switched_off_are_reported_and_not_printed(tmp_path: Path, how: str) -> None:
    path = canvas(tmp_path / "a.pdf", [(72.0, 700.0, "Everybody can read these words of the report.")])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        group = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Draft remarks"))
        usual = pikepdf.Dictionary(OFF=pikepdf.Array([group]))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([group]), D=usual)
        page = pdf.pages[0]
        font = page.Resources.Font[next(iter(page.Resources.Font.keys()))]
        page.Resources.Font["/FX"] = font
        words = b"BT /FX 12 Tf 72 600 Td (Kayleigh was here) Tj ET"
        layer = group
        if how == "membership":
            layer = pikepdf.Dictionary(Type=pikepdf.Name.OCMD, OCGs=group)
        if how in ("marked", "membership"):
            page.Resources.Properties = pikepdf.Dictionary(L1=layer)
            page.contents_add(b"/OC /L1 BDC " + words + b" EMC")
        else:
            fonts = pikepdf.Dictionary(Font=pikepdf.Dictionary(FX=font))
            form = pdf.make_stream(
                words,
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Form,
                BBox=pikepdf.Array([0, 0, 600, 850]),
                Resources=fonts,
                OC=group,
            )
            if how == "form":
                page.Resources.XObject = pikepdf.Dictionary(X1=form)
                page.contents_add(b"/X1 Do")
            else:
                page.Annots = pikepdf.Array(
                    [
                        pdf.make_indirect(
                            pikepdf.Dictionary(
                                Type=pikepdf.Name.Annot,
                                Subtype=pikepdf.Name.FreeText,
                                Rect=pikepdf.Array([72, 500, 300, 530]),
                                Contents="Kayleigh was here",
                                DA="/FX 12 Tf",
                                OC=group,
                            )
                        )
                    ]
                )
        pdf.save(path)
    assert "Kayleigh" in repr(documents.read(path))
    draft = open_pdf(path)
    assert [one.text for one in draft.passages] == ["Everybody can read these words of the report."]
    assert "Kayleigh" in " ".join(one.text for one in draft.removed if one.channel == "unseen-text")

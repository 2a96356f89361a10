"""Scanned chronologies: the rows of the file they came from, nearly all its words, every entry flagged."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from rapidfuzz.fuzz import ratio

from pipeline.chronology import Chronology, Event, extract
from pipeline.documents import read
from pipeline.errors import UnreadableError
from samples.build import build
from tests.documents.pdf.scans import scan

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
MARK = "low-ocr-confidence"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hospital's ruled chronology of the sample case."""
    folder = tmp_path_factory.mktemp("sample")
    build(folder)
    return next((folder / "drop" / "hospital").glob("*.pdf"))


def words(events: Sequence[Event]) -> str:
    return "\n".join(
        " | ".join([e.date_text, e.professional, e.contact, e.description, e.child_seen, e.comments])
        for e in events
    )


def same_but_for_flagged(typed: Chronology, scanned: Chronology) -> None:
    assert scanned.rows.adds_up()
    assert scanned.rows.events == typed.rows.events
    assert ratio(words(typed.events), words(scanned.events)) >= 95
    assert all(any(flag.code == MARK for flag in event.flags) for event in scanned.events)
    assert not any(kind == "ocr" for event in scanned.events for kind, _ in event.notes)
    assert all(code != "not-accounted" for code, _ in scanned.cautions)
    dates = difflib.SequenceMatcher(
        None, [e.when.start for e in typed.events], [e.when.start for e in scanned.events], autojunk=False
    )
    assert dates.ratio() >= 0.8  # "?6/6/07" is seen as "26/6/07": wrong, and flagged above


@pytest.mark.tesseract
@pytest.mark.slow
@needs_tesseract
@pytest.mark.parametrize(
    "how",
    [{}, {"tilt": 0.8, "grain": 12.0}, {"turn": 90}, {"turn": 180}],
    ids=["plain", "tilted", "side", "head"],
)
def test_a_scanned_chronology(source: Path, tmp_path: Path, how: dict[str, float]) -> None:
    pages = [0] if "turn" in how else [0, 1]
    with pikepdf.open(source) as pdf:
        del pdf.pages[len(pages) :]
        pdf.save(tmp_path / "typed.pdf")
    scan(tmp_path / "typed.pdf", tmp_path / "scan.pdf", **how)  # type: ignore[arg-type]
    typed = extract(read(tmp_path / "typed.pdf"), agency="Hospital")
    document = read(tmp_path / "scan.pdf")
    assert [c.code for c in document.cautions].count("image-text") == len(pages)
    same_but_for_flagged(typed, extract(document, agency="Hospital"))


@pytest.mark.tesseract
@needs_tesseract
def test_only_the_pages_without_text_are_recognised(source: Path, tmp_path: Path) -> None:
    scan(source, tmp_path / "scan.pdf", pages=[1])
    with pikepdf.open(source) as pdf, pikepdf.open(tmp_path / "scan.pdf") as picture:
        del pdf.pages[1:]
        pdf.pages.extend(picture.pages)
        pdf.save(tmp_path / "mixed.pdf")
    events = extract(read(tmp_path / "mixed.pdf"), agency="Hospital").events
    marked = {(event.source.page, any(flag.code == MARK for flag in event.flags)) for event in events}
    # a row that runs over the page end is partly recognised, and is marked on the page it begins on
    assert {(1, False), (2, True)} <= marked
    assert (2, False) not in marked


def test_without_tesseract_the_reason_names_it(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCR_TESSERACT", "")
    with pytest.raises(UnreadableError) as caught:
        read(scan(source, tmp_path / "scan.pdf", dpi=72, pages=[0]))
    assert caught.value.code == "no-text-layer"
    assert "tesseract" in caught.value.remedy


def test_a_blank_scan_still_has_no_text(tmp_path: Path) -> None:
    Image.new("L", (1240, 1754), 250).save(tmp_path / "blank.pdf", "PDF", resolution=150)
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path / "blank.pdf")
    assert caught.value.code == "no-text-layer"


def test_a_text_layer_is_laid_out_on_the_rules_of_its_picture_and_marked(
    source: Path, tmp_path: Path
) -> None:
    scan(source, tmp_path / "scan.pdf", pages=[0])
    with pikepdf.open(source) as pdf, pikepdf.open(tmp_path / "scan.pdf") as picture:
        del pdf.pages[1:]
        page, image = pdf.pages[0], pdf.copy_foreign(next(iter(picture.pages[0].get_images().values())))
        kept = []
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) not in ("re", "m", "l", "S", "s", "f", "f*", "B", "b", "h", "rg", "RG", "Tr"):
                kept.append((operands, operator))
            if str(operator) == "BT":
                kept.append(([3], pikepdf.Operator("Tr")))
        page.Resources["/XObject"] = pikepdf.Dictionary(Scan=image)
        box = page.mediabox
        draw = f"q {float(box[2])} 0 0 {float(box[3])} 0 0 cm /Scan Do Q\n".encode()
        page.Contents = pdf.make_stream(draw + pikepdf.unparse_content_stream(kept))
        pdf.save(tmp_path / "layer.pdf")
        with pikepdf.open(source) as plain:
            del plain.pages[1:]
            plain.save(tmp_path / "typed.pdf")
    typed = extract(read(tmp_path / "typed.pdf"), agency="Hospital")
    layered = extract(read(tmp_path / "layer.pdf"), agency="Hospital")
    assert [e.description for e in layered.events] == [e.description for e in typed.events]
    assert all("not known" in event.flags[-1].message for event in layered.events)

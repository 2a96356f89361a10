"""No order of writing hides a name on a PDF's page, and a page that is read wholly is not read twice."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.anonymise.verifying import mining, second
from tests.anonymise.verifying.planted import checked, said
from tests.anonymise.verifying.test_clean import written


def drawn(draw: Callable[[Canvas], None]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def _single(lines: list[str], *, down: bool = False) -> Callable[[Canvas], None]:
    """Letters one by one, those of all lines in disorder."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Courier", 12)
        letters = [(at, line, one) for line, text in enumerate(lines) for at, one in enumerate(text)]
        random.Random(7).shuffle(letters)
        for at, line, one in letters:
            if one != " ":
                place = (300 + 20 * line, 700 - 8 * at) if down else (72 + 7.2 * at, 700 - 20 * line)
                canvas.drawString(*place, one)

    return draw


@pytest.mark.parametrize("down", [False, True])
def test_letters_in_any_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, down: bool) -> None:
    monkeypatch.setenv("SCR_TESSERACT", "")
    lines = [
        "Then Agnieszka Wiśniewska came".replace("ś", "s"),
        "to the house of Oluwaseun at",
        "half past nine",
    ]
    data = drawn(_single(lines, down=down))
    assert {"Health Visitor 1", "Police Officer 1"} <= said(checked(tmp_path, data, "report.pdf"))


def test_a_page_that_both_read_alike_is_not_given_to_the_slow_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(second, "by_pdfminer", never)
    path = written(tmp_path, "pdf", 20)
    assert checked(tmp_path, path.read_bytes(), "again.pdf").verdict == "clean"


def test_a_page_on_which_pdfium_reads_less_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def told(data: bytes, pile: object, wanted: set[int], **given: bool) -> object:
        asked.extend(wanted)
        return mining.by_pdfminer(data, pile, wanted, **given)  # type: ignore[arg-type]

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Nothing to see on this page.")
        canvas.showPage()
        canvas.drawString(72, 700, "What is shown.")
        canvas.beginForm("unseen")
        canvas.drawString(72, 600, "Kayleigh was here.")
        canvas.endForm()
        canvas.doForm("unseen")

    monkeypatch.setattr(second, "by_pdfminer", told)
    check = checked(tmp_path, drawn(draw), "report.pdf")
    assert asked == [2] and "Child A" in said(check)

"""Pictures and pages read by tesseract, where it is installed: what is drawn need not be what is written."""

from __future__ import annotations

import hashlib
import io
import os
import time
import warnings
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.anonymise.verifying.fold import fold
from pipeline.anonymise.verifying.reading import Image, Pile
from pipeline.documents.ocr import SeenWord, find_tesseract, words_in

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

DPI = 150
SECONDS = float(os.environ.get("SCR_VERIFY_OCR_SECONDS", "25"))
"""How long pages and pictures are read in all."""
_WORKERS = 2
_SURE = 30.0
_PLAIN = 75.0
_LEAST_SIDE = 24
_MOST_PIXELS = 60_000_000
_SMALL = 900
"""A picture narrower than this is made larger, for tesseract reads small letters badly."""
_MUCH = 0.25
_FEW_WORDS = 12


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be looked at.

    Attributes:
        number: from 1.
        text: what its text layer says.
        must: it holds a picture, or so many shapes that they may be letters.
        fonts: it is one of the pages that together show every font, whose letters are checked on it.
    """

    number: int
    text: str
    must: bool
    fonts: bool = False


def read_pictures(pile: Pile) -> None:
    """Read every picture gathered; those that cannot be are named."""
    if not pile.images:
        return
    pile.channels["pictures"] = None
    program = find_tesseract()
    if program is None:
        pile.note(
            "pictures: tesseract is not installed, so no picture was read; a person has to look at each"
        )
        for image in pile.images:
            pile.review("a picture that was not read", image.where, "tesseract is not installed")
        return
    until = time.monotonic() + SECONDS
    once: dict[bytes, Image] = {}
    for image in pile.images:
        once.setdefault(hashlib.blake2b(image.data, digest_size=16).digest(), image)
    with ThreadPoolExecutor(_WORKERS) as pool:
        answers = list(pool.map(lambda image: _words(program, image.data, until), once.values()))
    for image, words in zip(once.values(), answers, strict=True):
        if words is None:
            pile.fault(f"{image.where}: a picture that could not be read")
        else:
            pile.read("pictures", f"{image.where}, read as a picture", words, "picture")


def _words(program: str, data: bytes, until: float) -> str | None:
    from PIL import Image as Pillow

    if time.monotonic() > until:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            with Pillow.open(io.BytesIO(data)) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    return None
                frames = []
                for frame in range(min(getattr(opened, "n_frames", 1), 20)):
                    opened.seek(frame)
                    frames.append(opened.convert("RGBA"))
    except Exception:  # noqa: BLE001  a damaged picture raises anything
        return None
    texts = [_read(program, frame) for frame in frames]
    return None if any(text is None for text in texts) else "\n".join(filter(None, texts))


def _read(program: str, picture: Picture) -> str | None:
    from PIL import Image as Pillow

    if min(picture.size) < _LEAST_SIDE:
        return ""
    ground = Pillow.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture)
    plain = ground.convert("L")
    extremes = plain.getextrema()
    if extremes[0] == extremes[1]:
        return ""
    if plain.width < _SMALL:
        times = max(2, min(4, _SMALL // plain.width))
        plain = plain.resize((plain.width * times, plain.height * times), Pillow.Resampling.LANCZOS)
    words = words_in(program, plain, DPI * 2)
    return None if words is None else _joined(words)


def _joined(words: Sequence[SeenWord]) -> str:
    lines: dict[float, list[str]] = {}
    for word in words:
        if word.sure >= _SURE:
            lines.setdefault(word.top, []).append(word.text)
    return "\n".join(" ".join(line) for line in lines.values())


def read_rendered(
    data: bytes, pages: Sequence[Page], pile: Pile, *, here: str = "", needed: bool = True
) -> None:
    """Read pages as they look: those that must be, and a few of the rest, and compare with their text.

    Where what is drawn is not what is written, every page is read as far as time allows; the rest is named.

    Args:
        data: the PDF.
        pages: all its pages.
        pile: takes what is read, and what could not be.
        here: what stands before "page 3" in a place.
        needed: whether a page that could not be read is a fault, or only to be noted.
    """
    missing = pile.fault if needed else pile.note
    if not pages:
        return
    pile.channels["pages"] = None
    program = find_tesseract()
    must = [page for page in pages if page.must]
    fonts = [page for page in pages if page.fonts and not page.must and page.text.strip()]
    if program is None:
        if must:
            named = ", ".join(str(page.number) for page in must[:20])
            missing(
                f"{here}pages {named}: hold pictures or letters that only a look at the page can check, and"
                " tesseract is not installed"
            )
        pile.note(f"{here}pages: not read as they look, because tesseract is not installed")
        return
    until = time.monotonic() + SECONDS
    rest = [page for page in pages if not page.must and page.text.strip()]
    unread, odd = _look(program, data, [*must, *fonts], until, pile, here)
    if odd:
        told = {page.number for page in (*must, *fonts)}
        more, _ = _look(program, data, [page for page in rest if page.number not in told], until, pile, here)
        unread += more
        if more:
            missing(
                f"{here}{len(more)} pages: what is drawn differs from what is written, and not all could be"
                " read"
            )
    elif late := [page for page in unread if page.must or page.fonts]:
        missing(f"{here}{len(late)} pages with pictures or unusual letters: not read in time")
    read = len(must) + len(fonts) - len(unread)
    if read < len(pages) and not odd:
        pile.note(
            f"{here}pages: {read} of {len(pages)} were also read as they look, so that every font was seen"
            " once"
        )


def _look(
    program: str, data: bytes, pages: Sequence[Page], until: float, pile: Pile, here: str
) -> tuple[list[Page], bool]:
    import pypdfium2

    unread: list[Page] = []
    odd = False
    with ThreadPoolExecutor(_WORKERS) as pool:
        waiting = []
        pdf = pypdfium2.PdfDocument(data)
        try:
            for at in range(0, len(pages), _WORKERS):
                if time.monotonic() > until:
                    unread += pages[at:]
                    break
                batch = pages[at : at + _WORKERS]
                drawn = [_drawn(pdf, page.number) for page in batch]
                waiting += [
                    (page, pool.submit(words_in, program, picture, DPI))
                    for page, picture in zip(batch, drawn, strict=True)
                ]
                for page, answer in waiting:
                    words = answer.result()
                    if words is None:
                        unread.append(page)
                        continue
                    text = _joined(words)
                    pile.read("pages", f"{here}page {page.number}, as it looks", text, "picture")
                    if _differs(page, words):
                        odd = True
                        pile.review(
                            f"{here}page {page.number}",
                            "pages",
                            "what is drawn there differs from what is written",
                        )
                waiting = []
        finally:
            pdf.close()
    return unread, odd


def _drawn(pdf: object, number: int) -> Picture:
    page = pdf[number - 1]  # type: ignore[index]
    try:
        return page.render(scale=DPI / 72, may_draw_forms=True).to_pil().convert("L")  # type: ignore[no-any-return]
    finally:
        page.close()


def _differs(page: Page, words: Sequence[SeenWord]) -> bool:
    """Whether much of what was read surely stands nowhere in the text of the page."""
    said = "".join(letter for letter in fold(page.text) if letter.isalnum())
    read = [
        fold(word.text) for word in words if word.sure > _PLAIN and len(word.text) > 3 and word.text.isalpha()
    ]
    strange = [word for word in read if word not in said]
    if page.must and not page.text.strip():
        return False
    return len(strange) > _FEW_WORDS // 3 and len(strange) > _MUCH * len(read)

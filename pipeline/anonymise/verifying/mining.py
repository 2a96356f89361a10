"""A PDF's text by pdfminer: of its pages, and of every drawing and page that no page shows."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from typing import Any

from pipeline.anonymise.verifying.reading import Pile

_MOST_FORMS = 3000


def by_pdfminer(
    data: bytes, pile: Pile, wanted: Collection[int], *, unshown: bool
) -> Iterator[tuple[str, str]]:
    """Place and text, of pages, then of drawings (forms, appearances) whether used or not.

    Args:
        data: the PDF.
        pile: takes faults.
        wanted: the pages to read, from 1.
        unshown: whether to look for drawings and pages that are not shown.
    """
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        manager = PDFResourceManager()
        device = _device(manager)
        interpreter = PDFPageInterpreter(manager, device)
        shown: set[Any] = set()
        for number, page in enumerate(PDFPage.create_pages(document), start=1):
            if pile.late:
                pile.fault(f"pages from {number}: not read a second time in time")
                return
            shown.add(page.pageid)
            if number not in wanted:
                continue
            device.start()
            try:
                interpreter.process_page(page)
            except Exception:  # noqa: BLE001  pdfminer raises anything on unusual pages
                pile.note(f"page {number}: the second reader could not finish it")
            yield f"page {number}", device.text()
        if unshown:
            yield from _unshown(document, interpreter, device, shown, pile)
    except Exception:  # noqa: BLE001  as above, on unusual files
        pile.note("pages: the second reader could not finish the file")


def _unshown(
    document: Any, interpreter: Any, device: Any, shown: set[Any], pile: Pile
) -> Iterator[tuple[str, str]]:
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdftypes import PDFStream, resolve1

    count = 0
    for reference in document.xrefs:
        for number in reference.get_objids():
            if count > _MOST_FORMS or pile.late:
                return
            try:
                thing = document.getobj(number)
            except Exception:  # noqa: BLE001, S112  free and damaged entries; the other reader saw them
                continue
            if isinstance(thing, dict) and str(thing.get("Type", "")) == "/'Page'" and number not in shown:
                count += 1
                device.start()
                try:
                    interpreter.process_page(PDFPage(document, number, thing, None))
                except Exception:  # noqa: BLE001  as above
                    pile.note(f"object {number}: the second reader could not finish it")
                yield f"object {number}, a page that is not shown", device.text()
            elif isinstance(thing, PDFStream) and str(thing.get("Subtype", "")) == "/'Form'":
                count += 1
                device.start()
                try:
                    resources = resolve1(thing.get("Resources")) or {}
                    interpreter.render_contents(resources, [thing])
                except Exception:  # noqa: BLE001  as above
                    pile.note(f"object {number}: the second reader could not finish it")
                yield f"object {number}, a drawing", device.text()


def _device(manager: Any) -> Any:
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdffont import PDFUnicodeNotDefined

    class Device(PDFTextDevice):
        """Takes the characters as they are drawn; a jump begins a new piece."""

        def __init__(self, manager: Any) -> None:
            super().__init__(manager)
            self._pieces: list[str] = []
            self._last: tuple[float, float] = (0.0, 0.0)

        def start(self) -> None:
            self._pieces = []

        def text(self) -> str:
            return "".join(self._pieces)

        def begin_tag(self, tag: Any, props: Any = None) -> None:
            pass

        def end_tag(self) -> None:
            pass

        def do_tag(self, tag: Any, props: Any = None) -> None:
            pass

        def render_char(
            self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float, cid: int, *_rest: Any
        ) -> float:
            width = font.char_width(cid) * fontsize * scaling
            x, y = matrix[4], matrix[5]
            size = abs(matrix[0] * fontsize) + abs(matrix[1] * fontsize) or 1.0
            past = self._last
            if abs(y - past[1]) > 0.4 * size:
                self._pieces.append("\n")
            elif x - past[0] > 0.18 * size or x < past[0] - size:
                self._pieces.append(" ")
            try:
                self._pieces.append(str(font.to_unichr(cid)))
            except PDFUnicodeNotDefined:
                self._pieces.append(chr(cid) if 32 <= cid < 127 else "\ufffd")
            self._last = (x + width * abs(matrix[0]), y)
            return float(width)

    return Device(manager)

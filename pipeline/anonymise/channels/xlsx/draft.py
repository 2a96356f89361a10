"""A workbook opened for anonymising, and written again without what it must not carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.anonymise.channels.plain_draft import PlainDraft
from pipeline.anonymise.channels.xlsx.opening import Opened
from pipeline.anonymise.passages import Edit
from pipeline.documents.container import Container
from pipeline.errors import UnreadableError


class XlsxDraft(PlainDraft):
    """A workbook opened for anonymising (`pipeline.anonymise.passages.Draft`).

    Cells, their formats, widths, merged and frozen areas, filters, lists to choose from, rules, tables and
    page headers stay; formulas leave their results; macros, drawings, charts, comments are in `removed`.

    Raises:
        UnreadableError: it is damaged or unsafe.
    """

    def __init__(self, container: Container) -> None:
        self._container = container
        self._fresh: Opened | None = _opened(container)
        passages = [spot.passage(number) for number, spot in enumerate(self._fresh.spots)]
        super().__init__(".xlsx", passages, self._fresh.losses.removed())

    def with_edits(self, edits: Mapping[int, Sequence[Edit]]) -> bytes:
        """The file with these edits; see `PlainDraft`."""
        taken = self._fresh or _opened(self._container)
        self._fresh = None  # writing uses it up
        for number, spot in enumerate(taken.spots):
            if changes := edits.get(number):
                spot.write(changes)
        return taken.finished()


def _opened(container: Container) -> Opened:
    try:
        return Opened(container)
    except UnreadableError as error:
        remedy = error.remedy.replace("Word", "Excel").replace(".docx", ".xlsx")
        raise UnreadableError(error.trouble, remedy, code=error.code) from None
    except ValueError:
        raise UnreadableError(
            "is damaged: a number in it is none",
            "Open it in Excel, save it under a new name and use that",
            code="damaged",
        ) from None

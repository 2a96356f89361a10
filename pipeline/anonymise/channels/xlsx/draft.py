"""A workbook opened for anonymising, and written again without what it must not carry."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from pipeline.anonymise.channels.xlsx.opening import Opened
from pipeline.anonymise.passages import Edit, Passage, Picture, Removed
from pipeline.documents.container import Container
from pipeline.errors import UnreadableError
from pipeline.files import write_atomic


class XlsxDraft:
    """A workbook opened for anonymising (`pipeline.anonymise.passages.Draft`).

    Cells, their formats, widths, merged and frozen areas, filters, lists to choose from, rules, tables and
    page headers stay; formulas leave their results; macros, drawings, charts, comments are in `removed`.

    Raises:
        UnreadableError: it is damaged or unsafe.
    """

    ending = ".xlsx"
    pictures: tuple[Picture, ...] = ()

    def __init__(self, container: Container) -> None:
        self._container = container
        self._fresh: Opened | None = _opened(container)
        self._passages = tuple(
            Passage(number, spot.channel, spot.where, spot.text, spot.role, spot.level, spot.cell)
            for number, spot in enumerate(self._fresh.spots)
        )
        self._removed = self._fresh.losses.removed()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the workbook, sheet by sheet."""
        return self._passages

    @property
    def removed(self) -> tuple[Removed, ...]:
        """What the written file will lack."""
        return self._removed

    def write(
        self,
        goal: Path,
        edits: Mapping[int, Sequence[Edit]],
        *,
        without: Collection[str] = (),
        described: Mapping[str, str] | None = None,
    ) -> None:
        """Write the workbook with these edits; see `pipeline.anonymise.passages.Draft.write`."""
        taken = self._fresh or _opened(self._container)
        self._fresh = None  # writing uses it up
        for number, spot in enumerate(taken.spots):
            if changes := edits.get(number):
                spot.write(changes)
        write_atomic(goal, taken.finished())


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

"""A Word file opened for anonymising, and written again without what it must not carry."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from pipeline.anonymise.channels.docx.describing import describe
from pipeline.anonymise.channels.docx.opening import Opened, opened
from pipeline.anonymise.channels.docx.work import Spot
from pipeline.anonymise.channels.pictures import shown_picture, with_words
from pipeline.anonymise.passages import Edit, Passage, Picture, Removed
from pipeline.case import Publication
from pipeline.documents.container import Container
from pipeline.files import write_atomic

_RANKS = {
    "numbering": 5,
    "charts": 1,
    "diagrams": 1,
    "footnotes": 2,
    "endnotes": 2,
    "comments": 3,
    "header": 4,
    "footer": 4,
}


class DocxDraft:
    """A Word file opened for anonymising (`pipeline.anonymise.passages.Draft`).

    Nothing of the file is changed. Everything the written file will hold has been taken over piece by piece;
    what was not understood is in `removed`.
    """

    ending = ".docx"

    def __init__(self, container: Container, publication: Publication) -> None:
        self._container = container
        self._publication = publication
        self._fresh: Opened | None = opened(container, publication)
        spots = _in_order(self._fresh.work.spots)
        self._passages = tuple(spot.passage(number) for number, spot in enumerate(spots))
        self._removed = self._fresh.work.losses.removed()
        self._pictures = tuple(_pictures(self._fresh, spots))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Everything that can be rewritten, in the order of its numbers."""
        return self._passages

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """Every image once, with the words tesseract reads in it; the first call takes its time."""
        return tuple(with_words(picture) for picture in self._pictures)

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
        """Write the document with these edits; see `pipeline.anonymise.passages.Draft.write`.

        The same edits give the same bytes. It may be called again with others.
        """
        taken = self._fresh or opened(self._container, self._publication)
        self._fresh = None  # writing uses it up
        for number, spot in enumerate(_in_order(taken.work.spots)):
            if changes := edits.get(number):
                spot.write(changes)
        taken.images.refuse(without)
        describe(taken.images.shown, described or {})
        write_atomic(goal, taken.finished())


def _in_order(spots: Sequence[Spot]) -> list[Spot]:
    """The body first, then notes and furniture, what is hidden last; otherwise as they stand."""
    return sorted(spots, key=lambda spot: (spot.role == "hidden", _RANKS.get(spot.channel, 0)))


def _pictures(taken: Opened, spots: Sequence[Spot]) -> list[Picture]:
    numbers = {spot: number for number, spot in enumerate(spots)}
    found: dict[str, Picture] = {}
    for index, shown in enumerate(taken.images.shown):
        if not shown.stands:
            continue
        before = taken.after.get(index)
        after = numbers[before] if before is not None else -1
        where = f"after {before.where}" if before is not None else "at the beginning"
        found.setdefault(shown.clean.id, shown_picture(shown.clean, where, alt=shown.alt, after=after))
    return list(found.values())

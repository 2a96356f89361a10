"""A PDF as a `Draft`: its words as passages, edits made in its content, a clean Word file written from it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.anonymise.laying.mapping import mapped
from pipeline.anonymise.laying.model import Content, Heading, Spans, text_of
from pipeline.anonymise.laying.pdf_in.building import Spot, built
from pipeline.anonymise.passages import Edit, Passage, Picture, Removed, edited, rewritten
from pipeline.documents import Document

_UNTITLED = "Report"
_ORDER = ("body", "header", "footer", "properties")


class PdfDraft:
    """See `passages.Draft`.

    Args:
        document: the PDF, read.
        removed: what of it is not printed, as far as the reader told.
    """

    def __init__(self, document: Document, removed: tuple[Removed, ...]) -> None:
        made = built(document)
        self._content = Content("", made.blocks)
        self._removed = (
            *removed,
            *(
                Removed("header", f"page {page}", "a running line",
                        "it stands above or below the text of a few pages only", text)
                for text, page in made.seldom
            ),
        )  # fmt: skip
        self._pictures: tuple[Picture, ...] = ()
        self._spans = list(_runs(self._content))
        self._numbers, self._passages = _numbered(made.spots, self._spans, document.title)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The body's words in reading order, then headers and footers, then the title."""
        return self._passages

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures on its pages."""
        return self._pictures

    @property
    def removed(self) -> tuple[Removed, ...]:
        """What the Word file will lack."""
        return self._removed

    def content(self, edits: Mapping[int, Sequence[Edit]], *, without: Collection[str] = ()) -> Content:
        """The content as it will be written."""
        runs = iter(self._numbers)

        def change(spans: Spans) -> Spans:
            number = next(runs)
            return _changed(spans, edits.get(number, ())) if number >= 0 else spans

        content = mapped(self._content, change)
        return replace(content, title=self._title(content, edits))

    def write(
        self, goal: Path, edits: Mapping[int, Sequence[Edit]], *, without: Collection[str] = ()
    ) -> None:
        """Write the Word file; see `passages.Draft.write`."""
        from pipeline.anonymise.laying.word_out import write_docx

        write_docx(self.content(edits, without=without), goal)

    def _title(self, content: Content, edits: Mapping[int, Sequence[Edit]]) -> str:
        last = self._passages[-1] if self._passages else None
        if last is not None and last.channel == "properties":
            return edited(last.text, edits.get(last.number, ()))
        for block in content.blocks:
            if isinstance(block, Heading):
                return " ".join(text_of(block.spans).split())
        return _UNTITLED


def _runs(content: Content) -> Iterator[Spans]:
    found: list[Spans] = []

    def keep(spans: Spans) -> Spans:
        found.append(spans)
        return spans

    mapped(content, keep)
    yield from found


def _numbered(
    spots: Sequence[Spot], runs: Sequence[Spans], title: str
) -> tuple[list[int], tuple[Passage, ...]]:
    """The passage number of every run of words (-1 for one without any), and the passages in order."""
    numbers = [-1] * len(runs)
    passages: list[Passage] = []
    pairs = list(enumerate(zip(spots, runs, strict=True)))
    for channel in _ORDER:
        for at, (spot, spans) in pairs:
            if spot.channel == channel and (text := text_of(spans)):
                numbers[at] = len(passages)
                here = (len(passages), channel, spot.where, text, spot.role)
                passages.append(Passage(*here, spot.level, spot.cell, spot.label))
    if title.strip():
        passages.append(Passage(len(passages), "properties", "the document's title", title, "hidden"))
    return numbers, tuple(passages)


def _changed(spans: Spans, edits: Sequence[Edit]) -> Spans:
    if not edits:
        return spans
    pieces = rewritten([span.text for span in spans], edits)
    return tuple(
        replace(span, text=piece)
        for span, piece in zip(spans, pieces, strict=True)
        if piece or span.note or span.counter
    )

"""A PDF as a `Draft`: its words as passages, edits made in its content, a clean Word file written from it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from pipeline.anonymise.channels.pictures import grey_box, with_words
from pipeline.anonymise.laying.mapping import mapped
from pipeline.anonymise.laying.model import Content, Figure, Heading, Span, Spans, text_of
from pipeline.anonymise.laying.pdf_in.building import built, with_furniture
from pipeline.anonymise.laying.pdf_in.pages import Looked
from pipeline.anonymise.laying.pdf_in.units import Spot
from pipeline.anonymise.laying.typed import without_label
from pipeline.anonymise.passages import Edit, Passage, Picture, Removed, edited, rewritten
from pipeline.documents import Document

_UNTITLED = "Report"
_BY_PROGRAM = re.compile(r"^\s*(?:untitled|title|document\s*\d*)\s*$|^microsoft word\b|\.\w{3,4}\s*$", re.I)
"""A title no person gave; the first heading is a better one."""
_REFUSED = "Picture removed"
_ORDER = ("body", "footnotes", "header", "footer")
_ADDRESS = re.compile(
    r"(?P<web>\b(?:https?://|www\.)[^\s<>\"“”]+[^\s<>\"“”.,;:!?()\[\]’'])"
    r"|(?P<mail>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b)"
)


class PdfDraft:
    """See `passages.Draft`.

    Args:
        document: the PDF, read.
        looked: what its pages show besides words.
        removed: what of it is not printed, as far as the reader told.
    """

    ending = ".docx"

    def __init__(self, document: Document, looked: Looked, removed: tuple[Removed, ...]) -> None:
        made = built(document, looked)
        self._content = Content("", made.blocks, made.notes)
        self._removed = (*removed, *made.removed, *looked.removed)
        runs: list[Spans] = []
        figures: list[Figure] = []

        def keep(spans: Spans) -> Spans:
            runs.append(spans)
            return spans

        def keep_figure(figure: Figure) -> Figure:
            figures.append(figure)
            return figure

        mapped(self._content, keep, keep_figure)
        self._numbers, passages = _numbered(made.spots, runs)
        shown = {found.picture.id: found.picture for found in reversed(looked.pictures)}
        self._alts: list[int] = []  # of every picture in its order: the same image may be described twice
        for figure in figures:
            self._alts.append(len(passages) if figure.alt else -1)
            if figure.alt:
                where = shown[figure.id].where
                passages.append(Passage(len(passages), "alt-text", where, figure.alt, "hidden"))
        titled = bool(document.title.strip()) and not _BY_PROGRAM.search(document.title)
        self._title_number = len(passages) if titled else -1
        if titled:
            where = "the document's title"
            passages.append(Passage(len(passages), "properties", where, document.title, "hidden"))
        self._passages = tuple(passages)
        self._pictures = tuple(_placed(self._content, self._numbers, shown))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The body's words in reading order, headers and footers, then what is hidden."""
        return self._passages

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures on its pages, with the words that can be recognised on them."""
        return tuple(self._read)

    @cached_property
    def _read(self) -> list[Picture]:
        return [with_words(picture) for picture in self._pictures]

    @property
    def removed(self) -> tuple[Removed, ...]:
        """What the Word file will lack."""
        return self._removed

    def content(
        self,
        edits: Mapping[int, Sequence[Edit]],
        *,
        without: Collection[str] = (),
        described: Mapping[str, str] | None = None,
    ) -> Content:
        """The content as it will be written; see `passages.Draft.write`."""
        numbers, alts, said = iter(self._numbers), iter(self._alts), described or {}

        def change(spans: Spans) -> Spans:
            number = next(numbers)
            return _linked(_changed(spans, edits.get(number, ()))) if number >= 0 else spans

        def redraw(figure: Figure) -> Figure:
            number = next(alts)
            if figure.id in without:
                size = round(figure.width * 2), round(figure.width)
                return replace(figure, media="image/png", data=grey_box(*size), alt=_REFUSED)
            if figure.id in said:
                return replace(figure, alt=said[figure.id], decorative=not said[figure.id])
            return replace(figure, alt=edited(figure.alt, edits.get(number, ()))) if number >= 0 else figure

        content = mapped(self._content, change, redraw)
        blocks = with_furniture([without_label(block) for block in content.blocks])
        return replace(content, blocks=blocks, title=self._title(content, edits))

    def write(
        self,
        goal: Path,
        edits: Mapping[int, Sequence[Edit]],
        *,
        without: Collection[str] = (),
        described: Mapping[str, str] | None = None,
    ) -> None:
        """Write the Word file; see `passages.Draft.write`."""
        from pipeline.anonymise.laying.word_out import write_docx

        write_docx(self.content(edits, without=without, described=described), goal)

    def _title(self, content: Content, edits: Mapping[int, Sequence[Edit]]) -> str:
        if self._title_number >= 0:
            passage = self._passages[self._title_number]
            return edited(passage.text, edits.get(passage.number, ()))
        for block in content.blocks:
            if isinstance(block, Heading):
                return " ".join(text_of(block.spans).split())
        return _UNTITLED


def _numbered(spots: Sequence[Spot], runs: Sequence[Spans]) -> tuple[list[int], list[Passage]]:
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
    return numbers, passages


def _placed(content: Content, numbers: Sequence[int], shown: Mapping[str, Picture]) -> list[Picture]:
    """The pictures in their order, each with the number of the passage it follows; each image once."""
    found: dict[str, Picture] = {}
    runs = iter(numbers)
    latest = -1

    def step(spans: Spans) -> Spans:
        nonlocal latest
        number = next(runs)
        latest = number if number >= 0 else latest
        return spans

    def meet(figure: Figure) -> Figure:
        if figure.id not in found:
            found[figure.id] = replace(shown[figure.id], after=latest)
        return figure

    mapped(content, step, meet)
    return list(found.values())


def _changed(spans: Spans, edits: Sequence[Edit]) -> Spans:
    if not edits:
        return spans
    pieces = rewritten([span.text for span in spans], edits)
    return tuple(
        replace(span, text=piece) for span, piece in zip(spans, pieces, strict=True) if piece or span.note
    )


def _linked(spans: Spans) -> Spans:
    """Addresses that are written out made to lead where they say."""
    if not any("@" in span.text or "/" in span.text or "www." in span.text for span in spans):
        return spans
    made: list[Span] = []
    for span in spans:
        past = 0
        for found in _ADDRESS.finditer(span.text):
            made.append(replace(span, text=span.text[past : found.start()]))
            address = found[0]
            if found["mail"]:
                address = f"mailto:{address}"
            elif not address.casefold().startswith("http"):
                address = f"http://{address}"
            made.append(replace(span, text=found[0], link=address))
            past = found.end()
        made.append(replace(span, text=span.text[past:]))
    return tuple(span for span in made if span.text or span.note)

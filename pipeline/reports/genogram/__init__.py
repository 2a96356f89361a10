"""The genogram of a case: who belongs to whom, drawn (seed 000, 2.1 and App. F).

`genogram` draws it, for Word documents (PNG), for a browser (SVG) and as a page with the same in words;
`genogram_png` and `genogram_words` are what a letter needs. All give None where the case says nothing that
joins two people. A person changes the drawing by editing the people in case.yaml.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.case import Case
    from pipeline.reports.genogram.scene import Scene

__all__ = ["Genogram", "genogram", "genogram_png", "genogram_words"]

DERIVED = (
    "Drawn from the relationship words in case.yaml, because nobody has stated who is whose parent or "
    "partner. Check it before use; state it with the keys parents, partner and household."
)


@dataclass(frozen=True, slots=True)
class Genogram:
    """A finished drawing.

    Attributes:
        reference, board: of the case.
        scene: the marks.
        sentences: the same in words.
        derived: the relations were read from relationship words and need checking.
    """

    reference: str
    board: str
    scene: Scene
    sentences: tuple[str, ...]
    derived: bool

    def png(self) -> bytes:
        """The picture for a Word document, sharp on A4 landscape."""
        from pipeline.reports.genogram.png import png

        return png(self.scene)

    def svg(self) -> bytes:
        """The picture for a browser or a printer, with its description inside."""
        return self._svg(" ".join(self.sentences)).encode("utf-8")

    def html(self) -> bytes:
        """A page: the picture, the same in words, how to change it."""
        from markupsafe import Markup

        from pipeline.reports.web import page

        picture = self._svg("The same in words stands below the picture.")
        return page(
            "genogram.html",
            title="Genogram",
            reference=self.reference,
            board=self.board,
            made_on=None,
            picture=Markup(picture),  # noqa: S704  svg() has escaped every text in it
            sentences=self.sentences,
            derived=DERIVED if self.derived else "",
            style=_STYLE,
        )

    def _svg(self, description: str) -> str:
        from pipeline.reports.genogram.svg import svg

        return svg(self.scene, f"Genogram, case {self.reference}", description)


def genogram(case: Case) -> Genogram | None:
    """Draw a case's genogram; None when the case says nothing that joins two people.

    The same case gives the same bytes on every machine; only letters that no font of ours has are drawn
    with what the machine offers.
    """
    from pipeline.days import plain_day
    from pipeline.reports.genogram.draw import scene
    from pipeline.reports.genogram.family import family_of
    from pipeline.reports.genogram.layout import layout
    from pipeline.reports.genogram.words import sentences

    family = family_of(case)
    if family is None:
        return None
    day = plain_day(case.review_period.end)
    notes = [f"Ages are those on {day}, the last day of the review period, or at death."]
    if family.derived:
        notes.append(DERIVED)
    drawn = scene(layout(family), notes)
    return Genogram(case.reference, case.board, drawn, sentences(family), family.derived)


def genogram_png(case: Case) -> bytes | None:
    """The genogram as a PNG for Word documents; None when there is nothing to draw."""
    found = genogram(case)
    return found.png() if found else None


def genogram_words(case: Case) -> str | None:
    """The genogram in words, as alternative text for the picture; None when there is nothing to draw."""
    found = genogram(case)
    return " ".join(found.sentences) if found else None


_STYLE = """
.genogram svg{width:100%;max-width:1250px;height:auto}
.derived{border-left:4px solid #714F00;padding:.4rem .8rem;background:#F7E6C3}
@media print{@page{size:A4 landscape;margin:10mm}
.genogram{break-inside:avoid}.genogram svg{max-height:135mm;width:100%}}
"""

"""The genogram of a case: who belongs to whom, drawn (seed 000, 2.1 and App. F).

`genogram_png` gives the picture for Word documents, `genogram_svg` for a browser, `genogram_html` a page
of its own with the same in words. All give None where the case says nothing that joins two people. A
person changes the drawing by editing the people in case.yaml.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.case import Case
    from pipeline.reports.genogram.scene import Scene

__all__ = ["Genogram", "genogram", "genogram_html", "genogram_png", "genogram_svg", "genogram_words"]

DERIVED = (
    "Drawn from the relationship words in case.yaml, because nobody has stated who is whose parent or "
    "partner. Check it before use; state it with the keys parents, partner and household."
)


@dataclass(frozen=True, slots=True)
class Genogram:
    """A finished drawing.

    Attributes:
        scene: the marks.
        sentences: the same in words.
        derived: the relations were read from relationship words and need checking.
    """

    scene: Scene
    sentences: tuple[str, ...]
    derived: bool


def genogram(case: Case) -> Genogram | None:
    """Draw a case's genogram; None when the case says nothing that joins two people."""
    from pipeline.reports.dates import plain_day
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
    return Genogram(scene(layout(family), notes), sentences(family), family.derived)


def genogram_png(case: Case) -> bytes | None:
    """The genogram as a PNG, sharp on A4 landscape; None when there is nothing to draw."""
    from pipeline.reports.genogram.png import png

    found = genogram(case)
    return png(found.scene) if found else None


def genogram_svg(case: Case) -> bytes | None:
    """The genogram as an SVG file with its description inside; None when there is nothing to draw."""
    from pipeline.reports.genogram.svg import svg

    found = genogram(case)
    return svg(found.scene, _title(case), " ".join(found.sentences)).encode("utf-8") if found else None


def genogram_words(case: Case) -> str | None:
    """The genogram in words, as alternative text for a picture; None when there is nothing to draw."""
    found = genogram(case)
    return " ".join(found.sentences) if found else None


def genogram_html(case: Case) -> bytes | None:
    """The genogram as a page: the picture, the same in words, how to change it."""
    from markupsafe import Markup

    from pipeline.reports.genogram.svg import svg
    from pipeline.reports.web import page

    found = genogram(case)
    if found is None:
        return None
    picture = svg(found.scene, _title(case), "The same in words stands below the picture.")
    return page(
        "genogram.html",
        title="Genogram",
        reference=case.reference,
        board=case.board,
        made_on=None,
        picture=Markup(picture),  # noqa: S704  svg() has escaped every text in it
        sentences=found.sentences,
        derived=DERIVED if found.derived else "",
        style=_STYLE,
    )


_STYLE = """
.genogram svg{max-width:100%;height:auto}
.derived{border-left:4px solid #714F00;padding:.4rem .8rem;background:#F7E6C3}
@media print{@page{size:A4 landscape;margin:10mm}
.genogram{break-inside:avoid}.genogram svg{max-height:165mm;width:100%}}
"""


def _title(case: Case) -> str:
    return f"Genogram, case {case.reference}"

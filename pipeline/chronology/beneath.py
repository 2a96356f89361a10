"""What stands under a heading: dates, prose, or hardly anything."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.chronology.columns import Heading, field_of
from pipeline.chronology.when import looks_like_date
from pipeline.documents.model import Row

SAMPLE = 40
WHOLE_HEADING = 90
PROSE = 25
"""On average this many characters: the column holds sentences, not names or ticks."""


def longest_column(headings: list[Heading], fields: list[str]) -> int | None:
    """Which of the columns nobody has named holds prose, the longest; None when none does."""
    for kind in ("extra", "contact"):  # a surgery's "Consultation" may be either
        free = [index for index, field in enumerate(fields) if field == kind]
        best = max(free, key=lambda index: headings[index].length, default=None)
        if best is not None and headings[best].length >= PROSE:
            return best
    return None


def hardly_dated(heading: Heading, below: Sequence[Row]) -> bool:
    """Whether a heading merely holds a word such as "year", and no date stands under it."""
    texts = list(texts_under(below, heading.first, heading.last))
    weak = field_of(heading.text).score < WHOLE_HEADING and len(heading.text.split()) > 1
    return weak and bool(texts) and not any(map(looks_like_date, texts))


def dates_below(heading: Heading, below: Sequence[Row]) -> bool:
    """Whether at least half of what stands under a heading are dates."""
    texts = list(texts_under(below, heading.first, heading.last))
    return bool(texts) and 2 * sum(1 for text in texts if looks_like_date(text)) >= len(texts)


def texts_under(rows: Sequence[Row], first: int, last: int) -> list[str]:
    """What stands in the cells that begin within these grid columns, blanks left out."""
    return [cell.text for row in rows for cell in row.cells if first <= cell.column <= last and cell.text]


def average(rows: Sequence[Row], first: int, last: int) -> float:
    """How many characters a row has in these columns on average."""
    return sum(map(len, texts_under(rows, first, last))) / max(len(rows), 1)

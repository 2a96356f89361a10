"""Tables without headings: their columns are judged by what stands in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.chronology.beneath import PROSE, SAMPLE, average, dates_below, longest_column, texts_under
from pipeline.chronology.columns import Heading, label, vocabulary
from pipeline.chronology.headings import Head, heads_another, same
from pipeline.chronology.model import COLUMNS
from pipeline.chronology.when import looks_like_date
from pipeline.documents.model import Row, Table

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\W*$")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.]?[0-5]\d(?:[:.][0-5]\d)?\s?(?:hrs|hours|h|am|pm)?", re.IGNORECASE)


def without_headings(table: Table) -> Head | None:
    """Columns judged by content alone: half of one column's texts are dates, another holds prose.

    A first row without a date is taken for headings in words nobody has met yet. Seven columns with
    the date first and the prose fifth are taken to be the template's own.
    """
    rows = table.rows[:SAMPLE]
    if not rows or heads_another(rows[0]):
        return None
    headings = [Heading("", first, last, "", average(rows, first, last)) for first, last in _columns(rows)]
    fields = ["extra"] * len(headings)
    date = next((i for i, heading in enumerate(headings) if dates_below(heading, rows)), None)
    if date is None:
        return None
    fields[date] = "date"
    prose = longest_column(headings, fields)
    if prose is None or _lists_people(rows, headings[prose]):
        return None
    fields[prose] = "description"
    _take_times(headings, fields, rows)
    if len(fields) == len(COLUMNS) and date == 0 and prose == COLUMNS.index("description"):
        fields = list(COLUMNS)
    top = texts_under(rows[:1], headings[date].first, headings[date].last)
    if top and not looks_like_date(top[0]):
        return _unknown_headings(rows[0], headings, fields)
    guessed = "the table has no headings; its columns were judged by what stands in them"
    return Head(label(headings, fields), (), frozenset(), guessed)


def _take_times(headings: Sequence[Heading], fields: list[str], rows: Sequence[Row]) -> None:
    """Take the one column that holds clock times and nothing else for the time."""
    found = []
    for index, heading in enumerate(headings):
        texts = texts_under(rows, heading.first, heading.last) if fields[index] == "extra" else []
        if texts and all(map(_CLOCK.fullmatch, texts)):
            found.append(index)
    if len(found) == 1:
        fields[found[0]] = "time"


def _lists_people(rows: Sequence[Row], prose: Heading) -> bool:
    """Whether a table without headings is a list of the family: its dates are births, its prose addresses."""
    texts = texts_under(rows, prose.first, prose.last)
    homes = sum(1 for text in texts if _POSTCODE.search(text))
    if 2 * homes > len(texts):
        return True
    # A family has one mother; a chronology whose second column says whom an entry is about has her often.
    related = [
        found[0] for row in rows if (found := [cell.text for cell in row.cells if _relation(cell.text)])
    ]
    once = 4 * len(set(related)) >= 3 * len(related)
    return 2 * len(related) >= len(rows) and once and prose.length < 2 * PROSE


def _relation(text: str) -> bool:
    return (
        " ".join(re.findall(r"[^\W\d_']+(?:'s)?", text.casefold().replace("’", "'")))
        in vocabulary().relations
    )


def _unknown_headings(row: Row, headings: list[Heading], fields: list[str]) -> Head:
    named = [h._replace(text=" ".join(texts_under([row], h.first, h.last))) for h in headings]
    texts = frozenset(same(cell.text) for cell in row.cells if cell.text)
    guessed = "its headings are not known; its columns were judged by what stands in them"
    return Head(label(named, fields), (row.number,), texts, guessed)


def _columns(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """The grid columns most rows agree on."""
    shapes = Counter(tuple((cell.column, cell.column + cell.span - 1) for cell in row.cells) for row in rows)
    return list(shapes.most_common(1)[0][0]) if shapes else []

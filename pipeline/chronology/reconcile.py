"""Proof that nothing was lost: every word of every table cell is in an entry, an aside or what was left out.

For a chronology without a table the same holds of every character of its paragraphs. This reads the
document again and trusts nothing of how the entries were made.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.chronology.ditto import KIND as DITTO
from pipeline.chronology.misplaced import misplaced
from pipeline.chronology.model import Chronology, Event
from pipeline.chronology.paragraphs import NO_TABLE, dated_sections
from pipeline.chronology.placing import NO_WORDS, notes_of
from pipeline.chronology.several import CODE as PARTED
from pipeline.documents.model import Cell, Document, Row, Table

_TOKEN = re.compile(r"\w+")


class Unaccounted(NamedTuple):
    """Words of a cell or note that stand in no entry and no aside of their row.

    `table` 0: of the paragraph `row`. `row` 0: of a table that is no chronology.
    """

    table: int
    row: int
    text: str


def reconcile(document: Document, chronology: Chronology) -> tuple[Unaccounted, ...]:
    """What stands in the tables (or dated paragraphs) of `document` and nowhere in `chronology`.

    Each row is compared with what was made of that very row; words repeated in a row must be there
    as often. Vertically merged cells hold no words of their own. Tables that are no chronology are
    compared with `left_out`, a chronology's paragraphs with the entry they stand in; there the
    punctuation that parts a date from its words is not compared. Empty means all is accounted for.
    """
    kept: dict[tuple[int, int], list[str]] = {}
    made: dict[tuple[int, int], list[Event]] = {}
    for event in chronology.events:
        made.setdefault((event.source.table, event.source.row), []).append(event)
    for place, events in made.items():
        kept[place] = _words_of(events[0]) if len(events) == 1 else _words_of_all(events)
    for aside in chronology.asides:
        kept.setdefault((aside.table, aside.row), []).append(aside.text)
    wanted = {number for number, _ in chronology.columns}
    missing: list[Unaccounted] = _missing_elsewhere(document, chronology, wanted)
    if NO_TABLE in wanted:
        missing.extend(_missing_paragraphs(document, chronology))
    cut = {number for number, pairs in chronology.columns if _is_cut(pairs)}
    rows = 0
    for table in document.tables:
        if table.number in wanted:
            rows += len(table.rows)
            missing.extend(Unaccounted(table.number, *found) for found in misplaced(table, chronology))
            look = _missing_words if table.number in cut else _missing
            for row in table.rows:
                for text in look(row, kept.get((table.number, row.number), [])):
                    missing.append(Unaccounted(table.number, row.number, text))
    if NO_TABLE not in wanted and rows != chronology.rows.seen:
        missing.append(Unaccounted(max(wanted, default=1), rows, ""))
    return tuple(dict.fromkeys(missing))


def _is_cut(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether dates were cut off the words of one column, which is then named for both."""
    return any(
        one[0] == two[0] and (one[1], two[1]) == ("date", "description") for one, two in pairwise(pairs)
    )


def _missing_words(row: Row, kept: list[str]) -> list[str]:
    """As `_missing`, where punctuation between a date and its words fell away."""
    lacking = _lacking("\n".join(_texts(row)), "\n".join(kept))
    return [lacking] if lacking else []


def _missing_elsewhere(document: Document, chronology: Chronology, wanted: set[int]) -> list[Unaccounted]:
    """Words of tables that are no chronology. Of one around a chronology, only cells without it."""
    kept: dict[int, list[str]] = {}
    for aside in chronology.left_out:
        kept.setdefault(aside.table, []).append(aside.text)
    missing: list[Unaccounted] = []

    def look(table: Table) -> None:
        for row in table.rows:
            for cell in row.cells:
                if any(inner.number in wanted for inner in _tables_in(cell)):
                    for inner in cell.tables:
                        if inner.number not in wanted:
                            look(inner)
                else:
                    words = _missing(row._replace(cells=(cell,)), kept.get(table.number, []))
                    missing.extend(Unaccounted(table.number, 0, text) for text in words)

    for block in document.blocks:
        if isinstance(block, Table) and block.number not in wanted:
            look(block)
    return missing


def _tables_in(cell: Cell) -> Iterator[Table]:
    for table in cell.tables:
        yield table
        for row in table.rows:
            for inner in row.cells:
                yield from _tables_in(inner)


_PARTS = frozenset(":;,.|)(–—-•●▪■◦‣·*>[]")


def _missing_paragraphs(document: Document, chronology: Chronology) -> list[Unaccounted]:
    """Paragraphs with a word or character that their entry or aside does not have as often."""
    labels = [
        (heading, name) for table, pairs in chronology.columns if table == NO_TABLE for heading, name in pairs
    ]
    kept: dict[int, list[str]] = {}
    for event in chronology.events:
        pool = kept.setdefault(event.source.row, [])
        pool.extend(_words_of(event))
        pool.extend(heading for heading, name in labels if name not in _SYNTHETIC and getattr(event, name))
    for aside in chronology.asides:
        kept.setdefault(aside.row, []).append(aside.text)
    rows = sorted(kept)
    written: dict[int, list[str]] = {}
    for section in dated_sections(document):
        for block in document.blocks:
            number = block.place.paragraph or 0 if not isinstance(block, Table) else -1
            if isinstance(block, Table) or not section.first <= number <= section.last:
                continue
            owner = bisect_right(rows, number)
            words = [block.text, *(note.text for note in block.notes)]
            written.setdefault(rows[owner - 1] if owner else 0, []).extend(words)
    return [
        Unaccounted(NO_TABLE, row, text)
        for row, texts in written.items()
        if (text := _lacking("\n".join(texts), "\n".join(kept.get(row, []))))
    ]


_SYNTHETIC = frozenset({"date", "description"})


def _lacking(written: str, kept: str) -> str:
    """The words and signs of `written` that `kept` has not as often; "" when it has them all."""
    words = Counter(_TOKEN.findall(written)) - Counter(_TOKEN.findall(kept))
    signs = Counter(written) - Counter(kept)
    for sign in list(signs):
        if sign.isspace() or sign.isalnum() or sign in _PARTS:
            del signs[sign]
    return " ".join((*words.elements(), *signs.elements()))


def _words_of(event: Event) -> list[str]:
    words = [
        event.description,
        event.date_text,
        event.family_member,
        event.professional,
        event.contact,
        event.child_seen,
        event.comments,
    ]
    words.extend(event.extra.values())
    words.extend(text for kind, text in event.notes if kind != DITTO)  # these are words of another row
    words.extend(mark for _, _, mark in event.marks)
    return words


def _words_of_all(events: Sequence[Event]) -> list[str]:
    """The words of the entries of one row: of those parted from each other, what they share counts once."""
    apart = [event for event in events if not _is_parted(event)]
    parted = [event for event in events if _is_parted(event)]
    found = [text for event in apart for text in _words_of(event)]
    for event in parted:
        own = (event.description, event.date_text, event.child_seen)
        found.extend(line for text in own for line in text.split("\n"))
        found.extend(mark for _, _, mark in event.marks)
    shared: Counter[str] = Counter()
    for event in parted:
        shared |= Counter(_words_of(replace(event, description="", date_text="", child_seen="", marks=())))
    return [*found, *shared.elements()]


def _is_parted(event: Event) -> bool:
    return any(flag.code == PARTED for flag in event.flags)


def _missing(row: Row, kept: list[str]) -> list[str]:
    """The cells and notes of a row that are not among `kept`, each piece of which counts once."""
    unmet = []
    for text in _texts(row):
        if text in kept:
            kept.remove(text)
        else:
            unmet.append(text)
    longest_first = sorted(unmet, key=len, reverse=True)
    return [text for text in longest_first if not (_take(text, kept) or _take_lines(text, kept))]


def _texts(row: Row) -> list[str]:
    texts = [cell.text for cell in row.cells if cell.text]
    for cell in row.cells:
        if cell.notes or cell.tables:
            texts.extend(note.text for note in notes_of(cell) if note.text and note.kind not in NO_WORDS)
    return texts


def _take_lines(text: str, kept: list[str]) -> bool:
    """Cut out a cell's text line by line: the entries of one row share it out among them."""
    return "\n" in text and all(_take(line, kept) for line in text.split("\n"))


def _take(text: str, kept: list[str]) -> bool:
    """Cut `text` out of the piece that holds it, so that it cannot serve twice."""
    for index, piece in enumerate(kept):
        if text in piece:
            kept[index] = piece.replace(text, "\0", 1)
            return True
    return False

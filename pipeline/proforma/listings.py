"""Lists of headings that hold nothing: "In this report", a table of what is done, the order of what follows.

They have no page numbers and need not be called contents. What gives them away is that one heading follows
another with nothing in between, and that most of them come again where their text is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from pipeline.proforma.outline import Line, Outline
from pipeline.proforma.words import key

_FEWEST = 3
_MOST_GAP_WORDS = 8
_MOST_CELL_WORDS = 10
_RULED_OUT = ".;,:"


def listed(outline: Outline, names: Mapping[int, set[str]]) -> frozenset[int]:
    """The lines of every list of headings, those included whose section is nowhere else.

    Of a list and the headings of a form that nobody filled in, the first is the list.

    Args:
        names: line → the requirements it may be the heading of, nothing else standing in it.
    """
    found: set[int] = set()
    for run in (*_runs(outline, names), *_tables(outline, names)):
        inside = [number for number in run if number in names]
        others = {name for number, every in names.items() if number not in found and number not in run
                  for name in every}  # fmt: skip
        again = [number for number in inside if names[number] & others]
        if len(again) >= _FEWEST and len(again) * 2 >= len(inside):
            found.update(run)
    return frozenset(found)


def _runs(outline: Outline, names: Mapping[int, set[str]]) -> Iterator[list[int]]:
    """Headings one below the other; a short line that is none of ours may stand among them."""
    run: list[int] = []
    said: set[tuple[str, ...]] = set()
    for number, line in enumerate(outline.lines):
        words = key(line.text)
        other = run and line.kind != outline.lines[run[0]].kind
        if (
            number in outline.contents
            or line.table
            or other
            or words in said
            or not _short(line, number in names)
        ):
            yield _to_last(run, names)
            run, said = [], set()
        if line.text and not line.table and number not in outline.contents and _short(line, number in names):
            run.append(number)
            said.add(words)
    yield _to_last(run, names)


def _to_last(run: list[int], names: Mapping[int, set[str]]) -> list[int]:
    """A run from its first heading to its last, when it is mostly headings."""
    known = [at for at, number in enumerate(run) if number in names]
    part = run[known[0] : known[-1] + 1] if known else []
    return part if len(known) * 3 >= len(part) * 2 else []


def _short(line: Line, known: bool) -> bool:
    return not line.text or known or (
        len(line.text.split()) <= _MOST_GAP_WORDS and line.text[-1] not in _RULED_OUT
    )  # fmt: skip


def _tables(outline: Outline, names: Mapping[int, set[str]]) -> Iterator[list[int]]:
    """Tables that say of each section only a few words: done, a page, who wrote it."""
    numbers = (number for number, line in enumerate(outline.lines) if line.table)
    for _, group in groupby(numbers, key=lambda number: outline.lines[number].table):
        table = list(group)
        if all(len(outline.lines[number].text.split()) <= _MOST_CELL_WORDS for number in table):
            yield [number for number in table if number not in outline.contents]

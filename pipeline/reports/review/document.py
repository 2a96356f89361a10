"""The document on the review page: as it will read, every replacement marked where it stands.

Every text goes through `escape.html`; nothing of a document becomes markup. What the script needs of a place
is in attributes: `data-n` (the passage's number) and `data-w` (where it stands).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.anonymise.outcome import Outcome
from pipeline.anonymise.passages import Passage, Picture
from pipeline.anonymise.redactions import Redaction
from pipeline.reports.escape import html
from pipeline.reports.review.figures import figure

_BLOCKS = 24
"""Blocks that a browser lays out together; it leaves alone what is far from the screen."""
_MOST_CELLS = 200_000
_STATES = {"pending": "p", "accepted": "a", "rejected": "x"}


@dataclass(frozen=True, slots=True)
class Shown:
    """The document in pieces of HTML.

    Attributes:
        body: the text with its tables and pictures.
        notes: foot- and endnotes and their like.
        furniture: headers and footers.
        hidden: what nobody sees on a page.
    """

    body: str
    notes: str
    furniture: str
    hidden: str


_Mark = tuple[int, int, str]
"""First character, behind the last, the HTML that stands there."""


@dataclass(slots=True)
class _Marks:
    """What is marked in each passage."""

    redactions: dict[int, list[_Mark]] = field(default_factory=lambda: defaultdict(list))
    quasi: dict[int, list[_Mark]] = field(default_factory=lambda: defaultdict(list))

    def inside(self, passage: int) -> list[_Mark]:
        """A passage's marks in order; a quasi-identifier that a redaction touches is only listed beside."""
        replaced = sorted(self.redactions.get(passage, ()))
        found, past = list(replaced), 0
        for mark in sorted(self.quasi.get(passage, ())):
            if mark[0] >= past and not any(mark[0] < end and start < mark[1] for start, end, _ in replaced):
                found.append(mark)
                past = mark[1]
        return sorted(found)


def shown(outcome: Outcome) -> Shown:
    """The document as the anonymised file reads, redactions numbered in the outcome's order."""
    marks = _marks(outcome)
    parts: dict[str, list[Passage]] = defaultdict(list)
    for passage in outcome.passages:
        role = passage.role if passage.role in ("note", "furniture", "hidden") else "body"
        parts[role].append(passage)
    after = _pictures(outcome, [passage.number for passage in parts["body"]])
    return Shown(
        body=_laid_out(_blocks(parts["body"], marks, after)),
        notes=_laid_out(_blocks(parts["note"], marks, {})),
        furniture=_laid_out(_blocks(parts["furniture"], marks, {})),
        hidden=_hidden(parts["hidden"], marks),
    )


def _marks(outcome: Outcome) -> _Marks:
    found = _Marks()
    for number, redaction in enumerate(outcome.redactions):
        mark = _redaction(number, redaction)
        found.redactions[redaction.passage].append((redaction.start, redaction.end, mark))
    for number, quasi in enumerate(outcome.quasi):
        mark = f'<mark class="q" id="q{number}">{html(quasi.text)}</mark>'
        found.quasi[quasi.passage].append((quasi.start, quasi.end, mark))
    return found


def _redaction(number: int, redaction: Redaction) -> str:
    state = _STATES[redaction.decision] + (" ask" if redaction.question else "")
    text = redaction.text if redaction.decision == "rejected" else redaction.replacement
    return f'<mark class="r {state}" id="r{number}" role="button" tabindex="-1">{html(text)}</mark>'


def _pictures(outcome: Outcome, numbers: Sequence[int]) -> dict[int, list[str]]:
    """Body passage → the pictures behind it; those of other places stand at the end of the body."""
    places = set(numbers)
    last = numbers[-1] if numbers else -1
    found: dict[int, list[str]] = defaultdict(list)
    decided = {item.id: item for item in outcome.decided.pictures} if outcome.decided else {}
    for number, picture in enumerate(outcome.pictures):
        at = (
            picture.after if picture.after in places or picture.after < 0 else _before(picture, numbers, last)
        )
        found[at].append(figure(number, picture, decided.get(picture.id)))
    return found


def _before(picture: Picture, numbers: Sequence[int], last: int) -> int:
    return max((number for number in numbers if number < picture.after), default=last)


def _blocks(passages: list[Passage], marks: _Marks, after: dict[int, list[str]]) -> Iterator[str]:
    yield from after.get(-1, ())
    for kind, group in groupby(passages, _kind):
        if kind is None:
            for passage in group:
                yield _block(passage, marks)
                yield from after.get(passage.number, ())
        else:
            together = list(group)
            yield _list(together, marks) if kind == "list" else _table(together, marks)
            for passage in together:
                yield from after.get(passage.number, ())


def _kind(passage: Passage) -> str | None:
    """What makes neighbours one block: a table's number, a list."""
    if passage.cell is not None:
        return f"table {passage.cell[0]}"
    return "list" if passage.role == "list" else None


def _block(passage: Passage, marks: _Marks) -> str:
    match passage.role:
        case "heading":
            level = _level(passage, 4) + 2
            return f'<h{level} class="t" {_place(passage)}>{_text(passage, marks)}</h{level}>\n'
        case "caption":
            return f'<p class="t caption" {_place(passage)}>{_text(passage, marks)}</p>\n'
        case _:
            return f'<p class="t" {_place(passage)}>{_text(passage, marks)}</p>\n'


def _level(passage: Passage, most: int) -> int:
    return min(max(passage.level, 1), most)


def _list(passages: list[Passage], marks: _Marks) -> str:
    points = "".join(
        f'<li class="t l{_level(passage, 6)}" {_place(passage)}>{_text(passage, marks, "•")}</li>\n'
        for passage in passages
    )
    return f'<ul class="list">{points}</ul>\n'


def _table(passages: list[Passage], marks: _Marks) -> str:
    cells: dict[tuple[int, int], list[Passage]] = defaultdict(list)
    columns_of: dict[int, set[int]] = defaultdict(set)
    for passage in passages:
        assert passage.cell is not None
        _, row, column = passage.cell
        cells[row, column].append(passage)
        columns_of[row].add(column)
    columns = sorted(set().union(*columns_of.values()))
    if len(columns) * len(columns_of) > _MOST_CELLS:
        columns = []  # far apart, as no table is: the cells that are there, one beside the other
    lines = []
    for row, present in sorted(columns_of.items()):
        if columns and len(columns) > 1 and present == {columns[0]}:  # a banner over the whole width
            lines.append(
                f'<tr><td colspan="{len(columns)}">{_cell(cells[row, columns[0]], marks)}</td></tr>\n'
            )
            continue
        row_cells = (_cell(cells.get((row, column), ()), marks) for column in columns or sorted(present))
        lines.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in row_cells) + "</tr>\n")
    return f'<div class="scroll"><table class="doc">{"".join(lines)}</table></div>\n'


def _cell(passages: Iterable[Passage], marks: _Marks) -> str:
    return "".join(f'<p class="t" {_place(passage)}>{_text(passage, marks)}</p>' for passage in passages)


def _hidden(passages: list[Passage], marks: _Marks) -> str:
    return "".join(
        f'<tr><th scope="row">{html(passage.where)}</th>'
        f'<td class="t" {_place(passage)}>{_text(passage, marks)}</td></tr>\n'
        for passage in passages
    )


def _place(passage: Passage) -> str:
    return f'data-n="{passage.number}" data-w="{html(passage.where)}"'


def _text(passage: Passage, marks: _Marks, bullet: str = "") -> str:
    label = passage.label or bullet
    if passage.label and passage.text.startswith(passage.label):
        label = ""  # typed, not automatic
    out = [f'<span class="label">{html(label)}</span> '] if label else []
    text, past = passage.text, 0
    for start, end, mark in marks.inside(passage.number):
        if start >= past:
            out.append(html(text[past:start]))
        out.append(mark)  # of two that meet, both: each has to be decided
        past = max(past, end)
    out.append(html(text[past:]))
    return "".join(out)


def _laid_out(blocks: Iterator[str]) -> str:
    every = list(blocks)
    return "".join(
        f'<div class="part">\n{"".join(every[at : at + _BLOCKS])}</div>\n'
        for at in range(0, len(every), _BLOCKS)
    )

"""Running text outside tables: lines to headings and paragraphs."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.documents.model import Heading, Paragraph, Place, fold
from pipeline.documents.pdf.flow import Room, Vocabulary, flow, starts_new
from pipeline.documents.pdf.parts import Line

LARGER = 1.12
"""A heading's letters are this much larger than the body's, or bold."""
FULL = 0.6
FEWEST_FLOWING = 3
"""So many lines in a row show whether they are running text."""
_ENDED = re.compile(r"[.!?:;][\"')\]”’]*$")
LONGEST = 160
"""Characters; no heading is longer."""
_NUMBER = re.compile(
    r"^((?:\d{1,2}\.)+\d{0,2}|\d{1,2})\s+(?=\S)|^((?:section|appendix|part)\s+[\dA-Z]{1,2})\b[:.]?", re.I
)
_BULLET = re.compile(r"^([•●▪■◦‣·\uf0b7\uf0a7])\s+")
_LABEL = re.compile(r"^((?:\d{1,2}\.)+\d{0,2}|\(?[a-z]\)|\(?[ivx]{1,4}\)|\d{1,2}\))\s+", re.I)


@dataclass(frozen=True, slots=True)
class Look:
    """What body text looks like in this document, and the sizes of its headings, largest first."""

    body: float
    bold_body: bool
    sizes: tuple[float, ...]


def look_of(lines: Iterable[Line]) -> Look:
    """Judge by letters: the size most letters have is the body's."""
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
        bold[line.bold] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    larger = sorted((size for size in sizes if size >= LARGER * body), reverse=True)
    return Look(body, bold[True] > bold[False], tuple(larger))


def blocks_of(lines: Sequence[Line], look: Look, words: Vocabulary, first: int) -> list[Heading | Paragraph]:
    """Headings and paragraphs of consecutive lines; paragraphs are numbered on from `first`."""
    blocks: list[Heading | Paragraph] = []
    for group, flows in _groups(lines, look):
        text = fold(_text(group, lines, words, flows=flows))
        if not text:
            continue
        place = Place(page=group[0].page, paragraph=first + len(blocks))
        if _is_heading(group, text, look):
            label = _typed_number(text)
            blocks.append(Heading(text.replace("\n", " "), _level(group[0], label, look), place, label))
            continue
        bullet, number = _BULLET.match(text), _LABEL.match(text)
        if bullet:
            blocks.append(Paragraph(text[bullet.end() :], place, bullet.group(1)))
        else:
            blocks.append(Paragraph(text, place, number.group(1) if number else ""))
    return blocks


def _text(group: Sequence[Line], lines: Sequence[Line], words: Vocabulary, *, flows: bool) -> str:
    """The words of a group; all that was put together by its wording is one line, however short its lines."""
    wall = _limit(group, lines)
    limit = min(line.x1 for line in group) if flows else wall
    leaps = itertools.accumulate(
        (below.top < above.top for above, below in itertools.pairwise(group)), initial=group[0].page
    )
    # the next column goes on with a paragraph as the next page does
    leapt = [line._replace(page=line.page + leap) for line, leap in zip(group, leaps, strict=True)]
    return flow(leapt, Room(min(line.x0 for line in group), limit, wall), words)


def flowing(lines: Sequence[Line]) -> list[bool]:
    """For every line whether its words show that it goes on with the line above.

    In a column narrower than others of the page, or beside a picture, no line reaches the margin. But where
    lines stand close below each other on one edge, and most that follow an unfinished one begin with a small
    letter, it is running text; then "on 12" and "March" below it are one date and "Ann" and "Lee" one name.
    """
    flags = [False] * len(lines)
    start = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and _is_close(lines[at - 1], lines[at]):
            continue
        run = range(start + 1, at)
        start = at
        open_ended = [i for i in run if not _ENDED.search(lines[i - 1].text)]
        small = sum(lines[i].text[0].islower() for i in open_ended)
        if len(run) + 1 >= FEWEST_FLOWING and small and 2 * small >= len(open_ended):
            for i in open_ended:
                flags[i] = lines[i].text[0].islower() or _is_full(lines[i - 1], lines[i])
    return flags


def _is_full(above: Line, below: Line) -> bool:
    """Whether a line is too long to be a caption or a line of its own above running text."""
    return above.x1 - above.x0 >= FULL * (below.x1 - below.x0)


def _is_close(above: Line, below: Line) -> bool:
    """Whether a line stands right below another, on one edge and set like it."""
    return (
        above.page == below.page
        and above.bold == below.bold
        and not (above.stray or below.stray)
        and abs(above.size - below.size) <= 0.6
        and abs(above.x0 - below.x0) <= 2
        and above.top + 0.4 * above.size <= below.top <= above.bottom + 0.75 * above.size
        and not _BULLET.match(below.text)
        and not _LABEL.match(below.text)
    )


def _limit(group: Sequence[Line], lines: Sequence[Line]) -> float:
    """The right end of the text column that a group stands in."""
    left = min(line.x0 for line in group)
    return max((line.x1 for line in lines if line.x1 > left), default=left)


def _groups(lines: Sequence[Line], look: Look) -> list[tuple[list[Line], bool]]:
    """Lines of one paragraph together, and whether their wording put them together.

    They are alike and close, and each but the last is too full for the next word or goes on in the next line.
    """
    groups: list[tuple[list[Line], bool]] = []
    flows = flowing(lines)
    for at, line in enumerate(lines):
        goes_on = flows[at] or (at > 0 and _leaps(lines[at - 1], line, flowing_above=flows[at - 1]))
        if groups and (goes_on or _same_paragraph(groups[-1][0][-1], line, lines)):
            group, before = groups[-1]
            group.append(line)
            groups[-1] = group, before or goes_on
        else:
            groups.append(([line], False))
    return groups


def _leaps(above: Line, below: Line, *, flowing_above: bool) -> bool:
    """Whether running text goes on at the head of the next column or page."""
    return (
        flowing_above
        and (
            (above.page == below.page and below.top < above.top and below.x0 > above.x0)
            or below.page == above.page + 1
        )
        and above.bold == below.bold
        and abs(above.size - below.size) <= 0.6
        and not _ENDED.search(above.text)
        and not _BULLET.match(below.text)
        and not _LABEL.match(below.text)
    )


def _same_paragraph(above: Line, below: Line, lines: Sequence[Line]) -> bool:
    if above.bold != below.bold and (above.text.endswith((".", ":")) or below.bold):
        return False
    if abs(above.size - below.size) > 0.6:
        return False
    if above.page != below.page:
        unfinished = not above.text.endswith((".", "!", "?", ":", ";"))
        if not (unfinished and below.text[0].islower()):
            return False
    elif below.top - above.bottom > 0.75 * above.size or below.top < above.top + 0.4 * above.size:
        return False
    return not starts_new(above, below, _limit([above, below], lines), below.top - above.bottom)


def _is_heading(group: Sequence[Line], text: str, look: Look) -> bool:
    if len(group) > 3 or len(text) > LONGEST or not any(c.isalpha() for c in text):
        return False
    larger = all(line.size >= LARGER * look.body for line in group)
    bold = all(line.bold for line in group) and not look.bold_body
    if not larger and not bold:
        return False
    return larger or not text.endswith((".", ";", ","))


def _typed_number(text: str) -> str:
    found = _NUMBER.match(text)
    return (found.group(1) or found.group(2)).rstrip(".") if found else ""


def _level(line: Line, label: str, look: Look) -> int:
    """By the depth of its number, else by its size among the document's heading sizes."""
    if label and label[0].isdigit():
        return label.count(".") + 1
    if line.size in look.sizes:
        return min(look.sizes.index(line.size) + 1, 6)
    return min(len(look.sizes) + 1, 6)

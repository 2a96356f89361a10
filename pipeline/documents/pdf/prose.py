"""Running text outside tables: lines to headings and paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.documents.model import Heading, Paragraph, Place, fold
from pipeline.documents.pdf.flow import Room, Vocabulary, flow, starts_new
from pipeline.documents.pdf.parts import Line

LARGER = 1.12
"""A heading's letters are this much larger than the body's, or bold."""
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
    for group in _groups(lines, look):
        limit = _limit(group, lines)
        text = fold(flow(group, Room(min(line.x0 for line in group), limit, limit), words))
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


def _limit(group: Sequence[Line], lines: Sequence[Line]) -> float:
    """The right end of the text column that a group stands in."""
    left = min(line.x0 for line in group)
    return max((line.x1 for line in lines if line.x1 > left), default=left)


def _groups(lines: Sequence[Line], look: Look) -> list[list[Line]]:
    """Lines of one paragraph together: alike, close, and each but the last too full for the next word."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _same_paragraph(groups[-1][-1], line, lines):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


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

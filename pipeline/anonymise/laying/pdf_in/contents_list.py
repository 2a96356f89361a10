"""The list of contents of a PDF: its page numbers would be wrong in the new document, so it is made anew."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.documents import Block, Document, Heading, Paragraph

FEWEST = 3
"""So many entries in a row are a list of contents."""
LONGEST = 6000
"""Letters of a paragraph that may be a list of contents."""
_LEADER = re.compile(r"[.·…_]{3,}[ \t]*(?:\d{1,3}|[ivx]{1,5})(?=\s|$)|[ \t](?:\d{1,3}|[ivx]{1,5})(?=\n|$)")
_TITLE = re.compile(r"\s*(?:table of )?contents\s*:?\s*$|\s*index\s*$|\s*cynnwys\s*$", re.I)


def contents_of(document: Document) -> tuple[frozenset[int], int]:
    """Which blocks are entries of the list of contents, and which block is its title.

    An entry is a line that ends in a page number and whose words are those of a heading further on. Anything
    else stays text, so that no word is lost.

    Returns:
        Indexes of blocks; the title's is -1 where there is none.
    """
    blocks = document.blocks
    headings = {bare for block in blocks if isinstance(block, Heading) and (bare := _bare(block.text))}
    entries = [at for at, block in enumerate(blocks) if _is_entry(block, headings)]
    run = _longest_run(entries)
    if sum(_lines(blocks[at]) for at in run) < FEWEST:
        return frozenset(), -1
    before = run[0] - 1
    block = blocks[before] if before >= 0 else None
    titled = isinstance(block, Heading | Paragraph) and bool(_TITLE.match(block.text))
    return frozenset(run), before if titled else -1


def _is_entry(block: Block, headings: set[str]) -> bool:
    if not isinstance(block, Heading | Paragraph):
        return False
    titles = _titles(block.text)
    return bool(titles) and all(_bare(title) in headings for title in titles)


def _titles(text: str) -> list[str]:
    """The words before each page number; none where something is left over, or it is too long to be a list.

    Lines with dots to the margin are full, so that the reader of the page may have put them together.
    """
    if len(text) > LONGEST:
        return []
    titles, past = [], 0
    for leader in _LEADER.finditer(text.strip()):
        titles.append(text.strip()[past : leader.start()])
        past = leader.end()
    return titles if past == len(text.strip()) else []


def _longest_run(entries: Sequence[int]) -> list[int]:
    """The longest run of entries that follow each other; the first of two as long."""
    runs: list[list[int]] = [[]]
    for at in entries:
        if runs[-1] and at != runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(at)
    return max(runs, key=len)


def _lines(block: Block) -> int:
    return len(_titles(block.text)) if isinstance(block, Heading | Paragraph) else 0


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())

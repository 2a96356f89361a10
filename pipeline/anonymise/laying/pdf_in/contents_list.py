"""The list of contents of a PDF: its page numbers would be wrong in the new document, so it is made anew."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.documents import Block, Document, Heading, Paragraph

FEWEST = 3
"""So many entries in a row are a list of contents."""
_ENTRY = re.compile(r"^(?P<title>.*?\w.*?)(?:[\s.·…_]{2,}|\s)(?P<page>\d{1,3}|[ivx]{1,5})$")
_TITLE = re.compile(r"\s*(?:table of )?contents\s*:?\s*$|\s*index\s*$|\s*cynnwys\s*$", re.I)


def contents_of(document: Document) -> tuple[frozenset[int], int]:
    """Which blocks are entries of the list of contents, and which block is its title.

    An entry is a line that ends in a page number and whose words are those of a heading further on. Anything
    else stays text, so that no word is lost.

    Returns:
        Indexes of blocks; the title's is -1 where there is none.
    """
    blocks = document.blocks
    headings = {_bare(block.text) for block in blocks if isinstance(block, Heading)}
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
    lines = block.text.split("\n")
    for line in lines:
        entry = _ENTRY.match(line.strip())
        if entry is None or _bare(entry["title"]) not in headings:
            return False
    return True


def _longest_run(entries: Sequence[int]) -> list[int]:
    """The longest run of entries that follow each other; the first of two as long."""
    runs: list[list[int]] = [[]]
    for at in entries:
        if runs[-1] and at != runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(at)
    return max(runs, key=len)


def _lines(block: Block) -> int:
    return block.text.count("\n") + 1 if isinstance(block, Heading | Paragraph) else 0


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())

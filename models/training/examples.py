"""Annotated texts → batches of numbers for training.

A piece that begins a token carries the set of labels that would be right for it. Where a corpus marks only
some kinds, an unmarked token may be "nothing" or any kind the corpus does not mark; the loss sums over
what is allowed (partial annotation, Tsuboi et al. 2008), so that a corpus without dates does not teach that
dates are nothing.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from models.corpus.annotated import Marked
from pipeline.anonymise.naming.labels import KINDS, LABELS
from pipeline.anonymise.naming.pieces import Pieces
from pipeline.anonymise.naming.tokens import Tokens, split

_NOTHING = 1
STEP = 16


@dataclass(frozen=True)
class Example:
    """One window: pieces, shapes, the places of token heads, and the labels (bits) allowed at each."""

    ids: list[int]
    shapes: list[int]
    heads: list[int]
    allowed: list[int]


@dataclass(frozen=True)
class Batch:
    ids: Tensor
    shapes: Tensor
    mask: Tensor
    heads: Tensor
    allowed: Tensor


def examples(texts: Iterable[Marked], pieces: Pieces) -> Iterator[Example]:
    """Every window of every text. A window without any sure token is left out."""
    for marked in texts:
        tokens = split(marked.text.text)
        if not len(tokens):
            continue
        allowed = _allowed(marked, tokens)
        for window in pieces.windows(tokens):
            here = allowed[window.first : window.first + len(window.heads)]
            if any(here):
                yield Example(window.ids, window.shapes, window.heads, here)


def batches(examples: list[Example], most: int, rng: random.Random) -> Iterator[Batch]:
    """``examples`` in batches of at most ``most`` pieces, alike in length, in an order drawn by ``rng``.

    Lengths are rounded up to ``STEP`` and a length always comes in the same number of rows: the processor's
    kernels are made anew for every shape, which costs more than the filling.
    """
    by_length: dict[int, list[Example]] = {}
    for example in examples:
        by_length.setdefault(-(-len(example.ids) // STEP) * STEP, []).append(example)
    groups: list[tuple[int, list[Example]]] = []
    for length, alike in sorted(by_length.items()):
        rng.shuffle(alike)
        rows = max(1, most // length)
        groups += [(length, alike[at : at + rows]) for at in range(0, len(alike), rows)]
    rng.shuffle(groups)
    for length, group in groups:
        yield _batch(group, length)


def _allowed(marked: Marked, tokens: Tokens) -> list[int]:
    open_kinds = _NOTHING
    for kind in KINDS:
        if kind not in marked.complete:
            open_kinds |= 1 << LABELS.index(f"B-{kind}") | 1 << LABELS.index(f"I-{kind}")
    allowed = [open_kinds] * len(tokens)
    for span in marked.text.spans:
        _mark(allowed, tokens, span.start, span.end, span.label)
    for start, end in marked.unsure:
        for at in _inside(tokens, start, end):
            allowed[at] = 0
    return allowed


def _mark(allowed: list[int], tokens: Tokens, start: int, end: int, kind: str) -> None:
    for number, at in enumerate(_inside(tokens, start, end)):
        allowed[at] = 1 << LABELS.index(f"{'I' if number else 'B'}-{kind}")


def _inside(tokens: Tokens, start: int, end: int) -> range:
    first = int(np.searchsorted(tokens.ends, start, side="right"))
    last = int(np.searchsorted(tokens.starts, end, side="left"))
    return range(first, last)


def _batch(group: list[Example], length: int) -> Batch:
    ids, shapes, mask = (torch.zeros(len(group), length, dtype=torch.long) for _ in range(3))
    heads: list[int] = []
    allowed: list[int] = []
    for row, example in enumerate(group):
        size = len(example.ids)
        ids[row, :size] = torch.tensor(example.ids)
        shapes[row, :size] = torch.tensor(example.shapes)
        mask[row, :size] = 1
        for head, labels in zip(example.heads, example.allowed, strict=True):
            if labels:
                heads.append(row * length + head)
                allowed.append(labels)
    bits = torch.tensor(allowed)[:, None] >> torch.arange(len(LABELS))[None, :] & 1
    return Batch(ids, shapes, mask, torch.tensor(heads), bits.bool())

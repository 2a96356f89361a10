"""Runs the trained network: tokens → one label and one score each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from .labels import KINDS, LABELS, Run, runs
from .pieces import Pieces, Window
from .tokens import Tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

BATCH_PIECES = 1600
"""Pieces worked on at once: enough to keep two processors busy, little enough to stay in their cache."""

NETWORK_FILE, VOCABULARY_FILE = "network.onnx", "vocab.txt"


class Network:
    """The network of a folder, loaded once.

    Args:
        folder: holds ``network.onnx`` and ``vocab.txt``.
        caution: added to the score of every kind against "nothing" before the best is taken; above 0 finds
            more and errs more.
    """

    def __init__(self, folder: Path, *, caution: float = 0.0) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = min(8, os.cpu_count() or 1)
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / NETWORK_FILE), options, providers=["CPUExecutionProvider"]
        )
        self._pieces = Pieces(folder / VOCABULARY_FILE)
        self._caution = caution

    def find(self, tokens: Tokens) -> list[Run]:
        """The runs of tokens that are names, places, organisations and the like, in order."""
        if not len(tokens):
            return []
        labels = np.zeros(len(tokens), dtype=np.int64)
        scores = np.zeros(len(tokens), dtype=np.float32)
        for group in _groups(self._pieces.windows(tokens)):
            for window, probable in zip(group, self._probabilities(group), strict=True):
                here = slice(window.first, window.first + len(window.heads))
                labels[here], scores[here] = _best(probable[window.heads])
        return runs(labels.tolist(), scores.tolist())

    def _probabilities(self, group: Sequence[Window]) -> NDArray[np.float32]:
        length = max(len(window.ids) for window in group)
        ids, shapes, mask = (np.zeros((len(group), length), dtype=np.int64) for _ in range(3))
        for row, window in enumerate(group):
            size = len(window.ids)
            ids[row, :size], shapes[row, :size], mask[row, :size] = window.ids, window.shapes, 1
        (scores,) = self._session.run(["scores"], {"ids": ids, "shapes": shapes, "mask": mask})
        scores[..., 0] -= self._caution
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        probable: NDArray[np.float32] = scores
        return probable


_OF_KIND = [
    [number for number, label in enumerate(LABELS) if label[2:] == kind] for kind in KINDS
]  # B- and I- of every kind


def _best(probable: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The likeliest kind of each token (its B- and I- together), then the likelier of the two."""
    kinds = np.stack([probable[:, 0], *(probable[:, pair].sum(axis=1) for pair in _OF_KIND)], axis=1)
    kind = kinds.argmax(axis=1)
    score = kinds[np.arange(len(kinds)), kind]
    labels = np.zeros(len(kinds), dtype=np.int64)
    for number, (begin, inside) in enumerate(_OF_KIND, start=1):
        rows = kind == number
        labels[rows] = np.where(probable[rows, begin] >= probable[rows, inside], begin, inside)
    return labels, score


def _groups(windows: list[Window]) -> Iterator[list[Window]]:
    """Windows of like length together, as many as ``BATCH_PIECES`` allows."""
    group: list[Window] = []
    for window in sorted(windows, key=lambda one: len(one.ids)):
        if group and (len(group) + 1) * len(window.ids) > BATCH_PIECES:
            yield group
            group = []
        group.append(window)
    if group:
        yield group

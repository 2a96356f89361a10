"""Tokens → the numbers the network takes: pieces of vocabulary, shapes, and whose piece each is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import tokens as words

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MOST_PIECES = 160
"""Pieces of vocabulary in one window, its two end marks not counted."""

_MOST_PER_TOKEN = 16
_CELL_END = "|"


@dataclass(frozen=True, slots=True)
class Window:
    """One run of tokens ready for the network.

    ``ids`` and ``shapes`` are as long as each other and begin with the start mark and end with the end mark;
    ``heads[k]`` is the place in ``ids`` of the first piece of token ``first + k``.
    """

    first: int
    ids: list[int]
    shapes: list[int]
    heads: list[int]


class Pieces:
    """The vocabulary: cuts tokens into pieces and packs them in windows.

    Args:
        vocabulary: the file ``vocab.txt``, one piece a line, of the encoder.
    """

    def __init__(self, vocabulary: Path) -> None:
        self._tokenizer = _tokenizer(vocabulary)
        self._start = self._number("[CLS]")
        self._end = self._number("[SEP]")
        self._unknown = self._number("[UNK]")
        self._known: dict[str, tuple[int, ...]] = {
            words.NEWLINE: (self._end,),
            words.TAB: (self._number(_CELL_END),),
        }

    def windows(self, tokens: words.Tokens, most: int = MOST_PIECES) -> list[Window]:
        """``tokens`` in windows of at most ``most`` pieces, in order; every token is in exactly one."""
        cut = self._cut(tokens.words)
        runs = words.windows(tokens, [len(pieces) for pieces in cut], most)
        return [self._window(tokens, cut, first, end) for first, end in runs]

    def _number(self, piece: str) -> int:
        number = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ValueError("the vocabulary lacks a piece every text needs")
        return number

    def _window(self, tokens: words.Tokens, cut: list[tuple[int, ...]], first: int, end: int) -> Window:
        ids, shapes, heads = [self._start], [0], []
        for place in range(first, end):
            heads.append(len(ids))
            ids.extend(cut[place])
            shapes.extend([words.shape(tokens.words[place])] * len(cut[place]))
        ids.append(self._end)
        shapes.append(0)
        return Window(first, ids, shapes, heads)

    def _cut(self, tokens: tuple[str, ...]) -> list[tuple[int, ...]]:
        """Every token's pieces. Kept for the text at hand only: names do not pile up in memory."""
        known = dict(self._known)
        new = list({word for word in tokens if word not in known})
        for word, cut in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            known[word] = tuple(cut.ids[:_MOST_PER_TOKEN]) or (self._unknown,)
        return [known[word] for word in tokens]


def _tokenizer(vocabulary: Path) -> Tokenizer:
    from tokenizers import Tokenizer, models, normalizers

    pieces = {line: number for number, line in enumerate(vocabulary.read_text(encoding="utf-8").splitlines())}
    tokenizer = Tokenizer(models.WordPiece(pieces, unk_token="[UNK]", max_input_chars_per_word=60))  # noqa: S106
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)
    return tokenizer

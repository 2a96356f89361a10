"""Endless invented documents with their names marked, from the patterns, the names and the slots.

`python -m models.corpus.generate [--words N] [--part train|test] [--seed S]` prints some, names marked.
"""

from __future__ import annotations

import argparse
import itertools
import random
from collections.abc import Iterator, Mapping, Sequence

from models.corpus import slots
from models.corpus.cast import Cast
from models.corpus.draft import Draft
from models.corpus.model import PARTS, Annotated
from models.corpus.noise import noisy
from models.corpus.patterns import Pattern, load, marked

_ALONE = 0.4
_MOST_WORDS = 300
_LETTERS_A_WORD = 6
_MOST_PATTERNS = 25
_LAYOUTS = ("plain",) * 12 + ("lines",) * 4 + ("dated",) * 2 + ("numbered", "bulleted", "rows")


def documents(seed: int, words: int, part: str) -> Iterator[Annotated]:
    """Documents of one part of the corpus, of `words` words in all or a few more.

    Two in five are one pattern; the others are several of one register with one cast, up to about 300 words,
    as paragraphs, lines, dated entries or table rows. Some then suffer what befalls text (`noise`).

    Args:
        seed: the same seed, part and data give the same documents.
        words: how many to give before stopping.
        part: "train" or "test"; no name, place or term is in both.

    Raises:
        PatternError: a pattern file cannot be read.
        ValueError: the part is not known, or it has no patterns.
    """
    patterns = load(part)
    if not patterns:
        raise ValueError("there are no patterns for this part")
    rng = random.Random(f"{seed} {part}")  # noqa: S311 - nothing secret depends on it
    registers = _registers(patterns)
    given = 0
    while given < words:
        document = noisy(_document(rng, patterns, registers, part), rng)
        given += document.text.count(" ") + document.text.count("\n") + 1
        yield document


def _registers(patterns: Sequence[Pattern]) -> Mapping[str, tuple[Pattern, ...]]:
    ordered = sorted(patterns, key=lambda pattern: pattern.source)
    return {
        source: tuple(group) for source, group in itertools.groupby(ordered, lambda pattern: pattern.source)
    }


def _document(
    rng: random.Random,
    patterns: Sequence[Pattern],
    registers: Mapping[str, Sequence[Pattern]],
    part: str,
) -> Annotated:
    """One document before anything befalls it."""
    first = patterns[int(rng.random() * len(patterns))]
    cast = Cast(rng, part)
    draft = Draft()
    if rng.random() < _ALONE:
        first.write(draft, cast, rng)
        return _annotated(draft, first.source, part)
    layout = rng.choice(_LAYOUTS)
    target = rng.randrange(30, _MOST_WORDS) * _LETTERS_A_WORD
    between = "\n\n" if layout == "plain" and rng.random() < 0.6 else "\n"
    others = rng.sample(registers[first.source], min(_MOST_PATTERNS, len(registers[first.source])))
    for number, pattern in enumerate([first, *(each for each in others if each is not first)], start=1):
        if number > 1:
            draft.plain(between)
        _lead(draft, layout, number, cast)
        pattern.write(draft, cast, rng)
        if draft.length > target:
            break
    return _annotated(draft, first.source, part)


def _lead(draft: Draft, layout: str, number: int, cast: Cast) -> None:
    """What stands before a paragraph in a layout: its number, a bullet, its date."""
    if layout == "numbered":
        draft.plain(f"{number}. " if number % 2 else f"{number}.{number} ")
    elif layout == "bulleted":
        draft.plain("- " if draft.length % 2 else "• ")
    elif layout in ("dated", "rows"):
        date = cast.fill("shortdate")
        draft.labelled(date, ((0, len(date), slots.LABELS["shortdate"] or ""),))
        draft.plain(" | " if layout == "rows" else " ")


def _annotated(draft: Draft, source: str, part: str) -> Annotated:
    return Annotated(draft.text, tuple(draft.spans), source, part)


def _main() -> None:
    """Prints documents, for people to look at."""
    parser = argparse.ArgumentParser(description="Print invented documents, names marked.")
    parser.add_argument("--words", type=int, default=600, help="how many words (600)")
    parser.add_argument("--part", choices=PARTS, default="train")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for document in documents(options.seed, options.words, options.part):
        print(f"==== {document.source}\n{marked(document)}\n")


if __name__ == "__main__":
    _main()

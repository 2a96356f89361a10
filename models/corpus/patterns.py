"""Pattern files: sentences and documents with places for people, places and terms.

`python -m models.corpus.patterns FILE...` checks files and prints five examples of each, names marked.

A file holds patterns parted by blank lines; a line that begins with `#` is a comment; `syntax` describes the
rest.
"""

from __future__ import annotations

import functools
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.corpus.cast import Cast
from models.corpus.draft import Draft
from models.corpus.model import PARTS, Annotated
from models.corpus.syntax import Node, PatternError, parse

FOLDER = Path(__file__).with_name("patterns")
_EXAMPLES = 5


@dataclass(frozen=True)
class Pattern:
    """One pattern. `source` is its file's name without the ending ("police"), `line` where it begins."""

    source: str
    line: int
    nodes: tuple[Node, ...]

    def write(self, draft: Draft, cast: Cast, rng: random.Random) -> None:
        """Adds one way of writing the pattern to `draft`, with the people of `cast`."""
        for node in self.nodes:
            node.write(draft, cast, rng)

    def render(self, rng: random.Random, cast: Cast, part: str) -> Annotated:
        """One way of writing the pattern, by itself.

        Raises:
            ValueError: `cast` is of another part.
        """
        if cast.part != part:
            raise ValueError("the cast belongs to the other part")
        draft = Draft()
        self.write(draft, cast, rng)
        return Annotated(draft.text, tuple(draft.spans), self.source, part)


@functools.cache
def load(part: str) -> tuple[Pattern, ...]:
    """Every pattern of a part, files in the order of their names.

    Args:
        part: "train" or "test".

    Raises:
        PatternError: a file that cannot be read as patterns, with its name and line.
        ValueError: the part is not known.
    """
    if part not in PARTS:
        raise ValueError(f"a part is one of {', '.join(PARTS)}")
    return tuple(pattern for path in sorted((FOLDER / part).glob("*.txt")) for pattern in read(path))


def read(path: Path) -> tuple[Pattern, ...]:
    """Every pattern of one file.

    Raises:
        PatternError: the first thing in it that cannot be read, with the file's name and line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise PatternError("is not UTF-8 text", path.name, 1) from None
    return tuple(
        Pattern(path.stem, line, parse(block, path.name, line)) for line, block in _blocks(text.splitlines())
    )


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each pattern's text with the 1-based line it begins on."""
    block: list[str] = []
    first = 0
    for number, line in enumerate([*lines, ""], start=1):
        if line.startswith("#") and not block:
            continue
        if line.strip():
            first = first if block else number
            block.append(line)
        elif block:
            yield first, "\n".join(block)
            block = []


def marked(annotated: Annotated) -> str:
    """The text with its spans written as `[[name|PERSON]]`, for people to look at."""
    pieces: list[str] = []
    reached = 0
    for span in annotated.spans:
        text = annotated.text
        pieces += [text[reached : span.start], f"[[{text[span.start : span.end]}|{span.label}]]"]
        reached = span.end
    return "".join(pieces) + annotated.text[reached:]


def _main(arguments: Sequence[str]) -> int:
    """Checks each file named; says what is wrong with it or shows examples. 1 if any file is wrong."""
    wrong = 0
    for argument in arguments:
        path = Path(argument)
        try:
            patterns = read(path)
        except PatternError as error:
            print(error)
            wrong = 1
            continue
        print(f"== {path.name}: {len(patterns)} patterns")
        rng = random.Random()  # noqa: S311 - other examples at every call
        part = "test" if path.parent.name == "test" else "train"
        for pattern in rng.sample(patterns, min(_EXAMPLES, len(patterns))):
            print(f"-- line {pattern.line}")
            print(marked(pattern.render(rng, Cast(rng, part), part)))
    return wrong


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))

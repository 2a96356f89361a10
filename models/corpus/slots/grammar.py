"""Names of places, organisations and the like, put together from the `*.yaml` files beside this one.

A file holds `shapes` and `shared` words, used in both parts of the corpus, and `words`, each entry of which
is seen in one part only. A shape may hold `{street}` (another shape or word), `[a|b|]` (one of these), `#` (a
digit), `@` (a capital letter) and `~` (either, as reference numbers have). One that ends in `^3` counts three
times.
"""

from __future__ import annotations

import functools
import hashlib
import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

from models.corpus import names

_FOLDER = Path(__file__).parent
_TOKENS = re.compile(r"\{([a-z_]+)\}|\[([^\[\]]*)\]|([#@~])")
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_DIGITS = "0123456789"
_MARKS = {"#": _DIGITS, "@": _LETTERS, "~": _LETTERS + _DIGITS}

Writer = Callable[[random.Random, str], str]


def part_of(entry: str) -> str:
    """The one part an entry may be seen in: "test" for about one in five, for good; else "train"."""
    digest = hashlib.blake2b(entry.casefold().encode(), digest_size=4).digest()
    return "test" if int.from_bytes(digest, "big") % 5 == 0 else "train"


def entries(text: str) -> tuple[str, ...]:
    """The entries of a block of text, parted by commas; an entry may go on in the next line."""
    return tuple(entry for entry in (" ".join(each.split()) for each in text.split(",")) if entry)


@functools.cache
def data(file: str) -> Mapping[str, Mapping[str, str]]:
    """`shapes` and `words` of one file."""
    return yaml.safe_load((_FOLDER / f"{file}.yaml").read_text(encoding="utf-8"))


@functools.cache
def words(file: str, key: str, part: str | None = None) -> tuple[str, ...]:
    """The words under `key` that belong to `part`; all of them if it is None."""
    return tuple(
        dict.fromkeys(
            each for each in entries(data(file)["words"][key]) if part is None or part_of(each) == part
        )
    )


class Grammar:
    """The shapes and words of one or more files; of the same key in two, the later file's counts."""

    def __init__(self, *files: str) -> None:
        self._shapes: dict[str, tuple[tuple[Writer, ...], ...]] = {}
        self._words: dict[str, str] = {}
        for file in files:
            self._words |= dict.fromkeys(data(file).get("words", {}), file)
        for file in files:
            for key, text in data(file).get("shared", {}).items():
                self._shapes[key] = tuple((_constant(each),) for each in entries(text))
            for key, text in data(file).get("shapes", {}).items():
                lines = [line.strip() for line in text.splitlines() if line.strip()]
                self._shapes[key] = tuple(shape for line in lines for shape in self._weighted(line))

    def __contains__(self, key: str) -> bool:
        return key in self._shapes or key in self._words

    def write(self, key: str, rng: random.Random, part: str) -> str:
        """One way of writing `key`, every word in it of `part`.

        Raises:
            KeyError: no file has such a key.
        """
        text = self._written(key, rng, part)
        return text if "  " not in text and text[0] != " " != text[-1] else " ".join(text.split())

    def _written(self, key: str, rng: random.Random, part: str) -> str:
        shapes = self._shapes.get(key)
        if shapes is not None:
            shape = shapes[int(rng.random() * len(shapes))]
            return "".join([each(rng, part) for each in shape])
        if key in _PEOPLE:
            return _PEOPLE[key](rng, part)
        choices = words(self._words[key], key, part)
        return choices[int(rng.random() * len(choices))]

    def _weighted(self, line: str) -> tuple[tuple[Writer, ...], ...]:
        shape, _, times = line.partition("^")
        return (self._shape(shape),) * int(times or 1)

    def _shape(self, text: str) -> tuple[Writer, ...]:
        writers: list[Writer] = []
        reached = 0
        for match in _TOKENS.finditer(text):
            if match.start() > reached:
                writers.append(_constant(text[reached : match.start()]))
            reached = match.end()
            key, ways, mark = match.groups()
            if key is not None:
                writers.append(self._reference(key))
            elif mark is not None:
                writers.append(_character(_MARKS[mark]))
            else:
                writers.append(_one_of(tuple(self._shape(way) for way in ways.split("|"))))
        if reached < len(text):
            writers.append(_constant(text[reached:]))
        return tuple(writers)

    def _reference(self, key: str) -> Writer:
        return lambda rng, part: self._written(key, rng, part)


def _constant(text: str) -> Writer:
    return lambda rng, part: text


def _character(choices: str) -> Writer:
    return lambda rng, part: choices[int(rng.random() * len(choices))]


def _one_of(ways: tuple[tuple[Writer, ...], ...]) -> Writer:
    def write(rng: random.Random, part: str) -> str:
        return "".join([each(rng, part) for each in ways[int(rng.random() * len(ways))]])

    return write


def _surname(rng: random.Random, part: str) -> str:
    """A surname inside another name: a street's, a surgery's, an e-mail address's."""
    return names.draw(rng, part=part).surname


def _forename(rng: random.Random, part: str) -> str:
    return names.draw(rng, part=part).forenames[0]


_PEOPLE: Mapping[str, Writer] = {"surname": _surname, "forename": _forename}

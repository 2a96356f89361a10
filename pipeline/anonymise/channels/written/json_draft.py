"""JSON as a draft: a passage for every value that is text, and for every key that is no plain word."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.anonymise.channels.written.coding import Written
from pipeline.anonymise.channels.written.opaque import is_opaque
from pipeline.anonymise.finding import lists
from pipeline.anonymise.finding.lists import Grade
from pipeline.anonymise.passages import Edit, Passage, Picture, Removed, edited
from pipeline.errors import UnreadableError
from pipeline.files import write_atomic

_FIELD = re.compile(r"[a-z]+\d*(?:_[a-z]+\d*)*")
_DEEPEST = 200
_TELLING = 1_000_000
Tell = Callable[[str, str], str]
"""Takes a place and its text, gives what is to stand there."""


def is_json(text: str) -> bool:
    """Whether a text is JSON with something in it."""
    if text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        json.loads(text)
    except RecursionError:
        return True
    except ValueError:
        return False
    return True


class JsonDraft:
    """See `passages.Draft`. Order, numbers and indents stay; hashes and ids, too, so that links hold."""

    ending = ".json"
    pictures: tuple[Picture, ...] = ()
    removed: tuple[Removed, ...] = ()

    def __init__(self, written: Written) -> None:
        self._written = written
        self._value = parsed(written.text)
        self._indent = _indent(written.text)
        self._plain = "\\u" not in written.text
        found: list[Passage] = []

        def keep(where: str, text: str) -> str:
            found.append(Passage(len(found), "body", where, text))
            return text

        mapped(self._value, keep)
        self._passages = tuple(found)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every text."""
        return self._passages

    def write(
        self,
        goal: Path,
        edits: Mapping[int, Sequence[Edit]],
        *,
        without: Collection[str] = (),
        described: Mapping[str, str] | None = None,
    ) -> None:
        """Write the file; see `passages.Draft.write`."""
        count = iter(range(len(self._passages)))

        def change(_where: str, text: str) -> str:
            return edited(text, edits.get(next(count), ()))

        value = mapped(self._value, change)
        text = json.dumps(value, ensure_ascii=not self._plain, indent=self._indent)
        end = "\n" if self._written.text.endswith("\n") else ""
        write_atomic(goal, self._written.coded(text + end))


def parsed(text: str) -> Any:
    """The value of a JSON text; two equal keys of one object are both kept.

    Raises:
        UnreadableError: it is nested too deep.
    """
    try:
        return json.loads(text, object_pairs_hook=_Pairs)
    except RecursionError:
        raise _too_deep() from None


class _Pairs(dict[str, Any]):
    """An object as its pairs, so that no second value of a key hides behind the first."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        if len(self) < len(pairs):
            raise UnreadableError(
                "holds one key twice in the same object, and programs do not agree which of them counts",
                "Ask for a file that was written by a program that does not do so",
                code="damaged",
            )


def mapped(value: Any, change: Tell, where: str = "", depth: int = 0) -> Any:
    """A value with every text changed, in the order it stands.

    Raises:
        UnreadableError: it is nested too deep.
    """
    if depth > _DEEPEST:
        raise _too_deep()
    if isinstance(value, str):
        if not any(letter.isalnum() for letter in value) or is_opaque(value):
            return value
        return change(where or "the value", value)
    if isinstance(value, int) and abs(value) >= _TELLING:  # an NHS number, a telephone number
        said = change(where or "the value", str(value))
        return value if said == str(value) else said
    if isinstance(value, dict):
        made: dict[str, Any] = {}
        for key, inner in value.items():
            fresh = key if _is_field(key) or is_opaque(key) else change(f"{where}, a key".lstrip(", "), key)
            name = key if _is_field(key) else "value"
            made[_free(fresh, made)] = mapped(inner, change, f"{where}, {name}".lstrip(", "), depth + 1)
        return made
    if isinstance(value, list):
        return [
            mapped(inner, change, f"{where} {number}".strip(), depth + 1)
            for number, inner in enumerate(value, 1)
        ]
    return value


@functools.lru_cache(maxsize=1024)
def _is_field(key: str) -> bool:
    """Whether a key is a program's own word ("date_british", "sha256"): plain words, none of them only a name
    or in no list, as in {"kayleigh": 3}."""
    known = lists.load()
    return _FIELD.fullmatch(key) is not None and all(
        known.grade(word) in (Grade.ORDINARY, Grade.BOTH) for word in re.findall("[a-z]+", key)
    )


def _free(key: str, taken: Mapping[str, Any]) -> str:
    """A key, numbered where two names became one."""
    number, free = 1, key
    while free in taken:
        number += 1
        free = f"{key} ({number})"
    return free


def _indent(text: str) -> int | None:
    found = re.match(r"\s*[\[{]\r?\n( +)", text)
    return len(found[1]) if found else None


def _too_deep() -> UnreadableError:
    return UnreadableError(
        "is nested deeper than any program of ours writes", "Ask for a simpler file", code="too-large"
    )

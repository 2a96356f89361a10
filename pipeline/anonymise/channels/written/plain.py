"""A plain text as a draft: a passage for every line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from pipeline.anonymise.channels.written.coding import Written
from pipeline.anonymise.passages import Edit, Passage, Picture, Removed, edited
from pipeline.files import write_atomic

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")


class TextDraft:
    """See `passages.Draft`. Line ends and the coding stay as they are.

    Args:
        written: the file's text.
        ending: what its name ends in.
    """

    pictures: tuple[Picture, ...] = ()
    removed: tuple[Removed, ...] = ()

    def __init__(self, written: Written, ending: str) -> None:
        self.ending = ending
        self._written = written
        self._lines = [match for match in _LINE.finditer(written.text) if not match[0].isspace()]
        self._passages = tuple(
            Passage(number, "body", f"paragraph {number + 1}", line[0])
            for number, line in enumerate(self._lines)
        )

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every line that is not empty."""
        return self._passages

    def write(
        self,
        goal: Path,
        edits: Mapping[int, Sequence[Edit]],
        *,
        without: Collection[str] = (),
        described: Mapping[str, str] | None = None,
    ) -> None:
        """Write the text; see `passages.Draft.write`."""
        out, past = [], 0
        for number, line in enumerate(self._lines):
            out += [self._written.text[past : line.start()], edited(line[0], edits.get(number, ()))]
            past = line.end()
        out.append(self._written.text[past:])
        write_atomic(goal, self._written.coded("".join(out)))

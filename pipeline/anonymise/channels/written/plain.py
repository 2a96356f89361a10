"""A plain text as a draft: a passage for every line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.anonymise.channels.plain_draft import PlainDraft
from pipeline.anonymise.channels.written.coding import Written
from pipeline.anonymise.passages import Edit, Passage, edited

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")


class TextDraft(PlainDraft):
    """See `passages.Draft`. Line ends and the coding stay as they are.

    Args:
        written: the file's text.
        ending: what its name ends in.
    """

    def __init__(self, written: Written, ending: str) -> None:
        self._written = written
        self._lines = [match for match in _LINE.finditer(written.text) if not match[0].isspace()]
        super().__init__(
            ending,
            [
                Passage(number, "body", f"paragraph {number + 1}", line[0])
                for number, line in enumerate(self._lines)
            ],
        )

    def with_edits(self, edits: Mapping[int, Sequence[Edit]]) -> bytes:
        """The file with these edits; see `PlainDraft`."""
        out, past = [], 0
        for number, line in enumerate(self._lines):
            out += [self._written.text[past : line.start()], edited(line[0], edits.get(number, ()))]
            past = line.end()
        out.append(self._written.text[past:])
        return self._written.coded("".join(out))

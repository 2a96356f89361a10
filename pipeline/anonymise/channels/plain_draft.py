"""What drafts without pictures of their own share: passages, what is left out, one way to write."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from pipeline.anonymise.passages import Edit, Passage, Picture, Removed
from pipeline.files import write_atomic


class PlainDraft(ABC):
    """See `passages.Draft`: a file whose pictures, if it had any, are left out.

    Args:
        ending: what the name of a written file ends in.
        passages: everything that can be rewritten, in the order of its numbers.
        removed: what the written file will lack.
    """

    pictures: tuple[Picture, ...] = ()

    def __init__(self, ending: str, passages: Sequence[Passage], removed: Sequence[Removed] = ()) -> None:
        self.ending = ending
        self.passages = tuple(passages)
        self.removed = tuple(removed)

    def write(
        self,
        goal: Path,
        edits: Mapping[int, Sequence[Edit]],
        *,
        without: Collection[str] = (),
        described: Mapping[str, str] | None = None,
    ) -> None:
        """Write the file; see `passages.Draft.write`."""
        write_atomic(goal, self.with_edits(edits))

    @abstractmethod
    def with_edits(self, edits: Mapping[int, Sequence[Edit]]) -> bytes:
        """The file with these edits (passage number → edits, in order of place)."""

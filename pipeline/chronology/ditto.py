"""Ditto marks outside the date column: what they stand for is noted, since entries do not stay together."""

from __future__ import annotations

from pipeline.chronology.wording import is_ditto

KIND = "ditto"
"""The kind of note that says what a ditto mark stands for; its words are those of a row further up."""

_NAMES = {"family_member": "family member", "child_seen": "child seen"}


class Above:
    """What the entries of a run of tables said last, column by column."""

    def __init__(self) -> None:
        self._said: dict[str, str] = {}

    def forget(self) -> None:
        """Another table begins."""
        self._said = {}

    def meant(self, column: str, text: str) -> str:
        """What a cell means: its own words, or for a ditto mark those above; "" where there are none."""
        if not is_ditto(text):
            self._said[column] = text
            return text
        return self._said.get(column, "")

    def note(self, column: str, text: str) -> tuple[tuple[str, str], ...]:
        """The note for a cell that holds a ditto mark; none for any other."""
        meant = self.meant(column, text)
        if meant == text or not meant:
            return ()
        return ((KIND, f"{_NAMES.get(column, column)}: {meant}"),)

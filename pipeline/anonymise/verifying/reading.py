"""What is gathered from a file to be searched, and what could not be looked into."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.anonymise.verifying.model import Leak, ToReview

Kind = Literal["prose", "words", "raw", "picture"]
"""How a text is to be judged: what a reader sees; what is meant to be read but not seen (a property, an
attribute); what a machine wrote, where short words mean nothing; what was read in a picture."""

SECONDS = 150.0
"""After so long the rest of a file is named as unchecked."""
MOST_BYTES = 400 << 20
"""So many bytes are unpacked in all."""
MOST_TEXT = 120_000_000
"""So many characters are searched in all."""
MOST_BLOBS = 60_000
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """One text of the file.

    Attributes:
        channel: the channel it is in.
        where: where it stands.
        text: as decoded, one paragraph, value or line a line.
        kind: how it is to be judged.
        labels: what each line is called ("paragraph 3"); numbered by `unit` when empty.
        unit: what a line is ("paragraph"); "" when the place needs no line.
        copy_of: the place whose words these are once more, looked at in another way; what was found there
            is not reported again.
    """

    channel: str
    where: str
    text: str
    kind: Kind = "words"
    labels: tuple[str, ...] = ()
    unit: str = ""
    copy_of: str = ""

    def place(self, at: int) -> str:
        """Where the character at index `at` stands."""
        if not self.labels and not self.unit:
            return self.where
        line = self.text.count("\n", 0, at)
        if self.labels:
            return f"{self.where}, {self.labels[min(line, len(self.labels) - 1)]}"
        return f"{self.where}, {self.unit} {line + 1}"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture to be read."""

    channel: str
    where: str
    data: bytes


class TooMuchError(Exception):
    """The file holds more than is looked through."""


@dataclass
class Pile:
    """All that was gathered from one file.

    Attributes:
        faults: what could not be looked into; the verdict is then "incomplete".
        notes: what was not done and need not be, for the record.
        keeps_comments: whether the case publishes comments; they are no leak then by being there.
    """

    readings: list[Reading] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    leaks: list[Leak] = field(default_factory=list)
    to_review: list[ToReview] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    channels: dict[str, None] = field(default_factory=dict)
    keeps_comments: bool = False
    seen: set[bytes] = field(default_factory=set)
    hashes: set[int] = field(default_factory=set)
    _texts: set[tuple[str, str, int]] = field(default_factory=set)
    _bytes: int = 0
    _letters: int = 0
    _until: float = field(default_factory=lambda: time.monotonic() + SECONDS)

    def read(
        self,
        channel: str,
        where: str,
        text: str,
        kind: Kind = "words",
        *,
        labels: Sequence[str] = (),
        unit: str = "",
        copy_of: str = "",
    ) -> None:
        """Add a text; one that is empty or was added for this place before is left out."""
        self.channels[channel] = None
        if not text or text.isspace():
            return
        known = (where, kind, hash(text))
        if known in self._texts:
            return
        self._texts.add(known)
        self._letters += len(text)
        if self._letters > MOST_TEXT or self.late:
            raise TooMuchError
        self.readings.append(Reading(channel, where, text, kind, tuple(labels), unit, copy_of))

    def lines(self, channel: str, where: str, pairs: Sequence[tuple[str, str]], kind: Kind = "words") -> None:
        """Add many short texts of one place, each with what it is called."""
        self.channels[channel] = None
        pairs = [(label, " ".join(text.split())) for label, text in pairs]
        pairs = [(label, text) for label, text in pairs if text]
        if pairs:
            self.read(
                channel,
                where,
                "\n".join(text for _, text in pairs),
                kind,
                labels=[label for label, _ in pairs],
            )

    def picture(self, channel: str, where: str, data: bytes) -> None:
        """Add a picture to be read."""
        self.images.append(Image(channel, where, data))

    def spend(self, size: int) -> None:
        """Count bytes about to be unpacked; raises `TooMuchError` when it is enough."""
        self._bytes += size
        if self._bytes > MOST_BYTES or len(self.seen) > MOST_BLOBS or self.late:
            raise TooMuchError

    @property
    def room(self) -> int:
        """How many bytes may still be unpacked."""
        return max(0, MOST_BYTES - self._bytes)

    @property
    def late(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() > self._until

    def leak(self, channel: str, where: str, text: str, matches: str) -> None:
        """Add a leak that is one by what it is, not by its words ("a comment")."""
        self.channels[channel] = None
        self.leaks.append(Leak(channel, where, text, matches))

    def review(self, text: str, where: str, why: str) -> None:
        """Add something a person should look at."""
        self.to_review.append(ToReview(text, where, why))

    def fault(self, sentence: str) -> None:
        """Add what could not be looked into."""
        if sentence not in self.faults:
            self.faults.append(sentence)

    def note(self, sentence: str) -> None:
        """Add what was not done and need not be."""
        if sentence not in self.notes:
            self.notes.append(sentence)

"""What a pass did, for the exit status and the summary shown to a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.errors import ScrError

if TYPE_CHECKING:
    from flows.published import Published


@dataclass(slots=True)
class Outcome:
    """What a pass did, for the exit status and the summary shown to a person."""

    taken: int = 0
    accepted: int = 0
    repeated: int = 0
    recovered: int = 0
    quarantined: list[tuple[str, ScrError]] = field(default_factory=list)
    troubles: list[tuple[str, ScrError]] = field(default_factory=list)
    still_arriving: int = 0
    entries: int = 0
    documents: int = 0
    checked: int = 0
    complete: int = 0
    merged: bool = False
    published: Published | None = None
    unwritten: tuple[str, ...] = ()

    @property
    def settled(self) -> int:
        """How many documents were sealed or set aside."""
        return self.accepted + len(self.quarantined)

    @property
    def newly_public(self) -> bool:
        """Whether anything was done for publication that a person should hear of."""
        done = self.published
        if done is None:
            return False
        became = done.settled
        changed = became.released or became.withdrawn or became.restored
        return bool(done.decided or done.made or done.aside or changed)

    @property
    def exit_status(self) -> int:
        """0 done; 1 done, but something was quarantined or an output could not be made."""
        return 1 if self.quarantined or self.troubles or self.unwritten else 0

"""What a run did for publication, for the summary shown to a person."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.releasing import Settled
from pipeline.errors import ScrError


@dataclass(slots=True)
class Published:
    """What a run did for publication.

    Attributes:
        decided: how many files of decisions were taken in; `refused` those that were put into quarantine.
        made: how many drafts were anonymised.
        settled: what was released and withdrawn.
        aside: names of files changed by hand that were moved aside.
        troubles: what could not be done, with whose name it is told.
        unwritten: names of files that could not be replaced.
    """

    decided: int = 0
    refused: list[tuple[str, ScrError]] = field(default_factory=list)
    made: int = 0
    settled: Settled = field(default_factory=Settled)
    aside: list[str] = field(default_factory=list)
    troubles: list[tuple[str, ScrError]] = field(default_factory=list)
    unwritten: list[str] = field(default_factory=list)

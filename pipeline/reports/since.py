"""What an integrated chronology is compared with, and how much is different, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.days import plain_day

if TYPE_CHECKING:
    from pipeline.chronology.changes import Changes


def compared_with(changes: Changes) -> str:
    """What NEW and CHANGED are told from: what the panel has, once that was noted, else the one before."""
    if changes.panel_had is None:
        return "the previous integrated chronology"
    return f"the integrated chronology of {plain_day(changes.panel_had)}, which the panel has"


def how_much(changes: Changes | None) -> str:
    """How many entries are new, changed and removed; "" where there is nothing to compare with."""
    if changes is None or changes.first:
        return ""
    new, changed, gone = len(changes.added), len(changes.changed), len(changes.removed)
    return (
        f"{new:,} new, {changed:,} changed, {gone:,} removed. "
        "What was changed or removed stands in changes.html."
    )

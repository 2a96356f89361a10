"""What moved in the one plan since the last: actions added, removed, reworded, and progress made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.chronology.changes import FieldChange
from pipeline.proforma.one_plan import Line, OnePlan

_FIELDS = (
    "number", "recommendation", "action", "responsible", "outcome", "target_text", "completed_text",
    "evaluation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that says something else now; `progress` among its fields is the colours in words."""

    before: Line
    after: Line
    fields: tuple[FieldChange, ...]

    @property
    def moved(self) -> bool:
        """Whether its colour is another."""
        return self.before.action.colours != self.after.action.colours


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """What a new plan changed. `first`: there was none to compare with."""

    added: tuple[Line, ...] = ()
    removed: tuple[Line, ...] = ()
    changed: tuple[LineChange, ...] = ()
    first: bool = False

    @property
    def moved(self) -> tuple[LineChange, ...]:
        """The lines whose colour is another."""
        return tuple(change for change in self.changed if change.moved)

    def mark(self, line: Line) -> str:
        """ "NEW", "CHANGED" or "" for a line of the plan of now."""
        if self.first:
            return ""
        if any(one.id == line.id for one in self.added):
            return "NEW"
        return "CHANGED" if any(one.after.id == line.id for one in self.changed) else ""


def compare(before: OnePlan | None, after: OnePlan) -> PlanChanges:
    """What changed. A row that only moved to another place, file or page has not."""
    if before is None:
        return PlanChanges(added=after.lines, first=True)
    old = {line.id: line for line in before.lines}
    new = {line.id for line in after.lines}
    changed = []
    for line in after.lines:
        if line.id in old and (fields := tuple(_differences(old[line.id], line))):
            changed.append(LineChange(old[line.id], line, fields))
    return PlanChanges(
        tuple(line for line in after.lines if line.id not in old),
        tuple(line for line in before.lines if line.id not in new),
        tuple(changed),
    )


def _differences(before: Line, after: Line) -> Iterator[FieldChange]:
    for name in _FIELDS:
        old, new = getattr(before.action, name), getattr(after.action, name)
        if old != new:
            yield FieldChange(name, old, new)
    if before.action.colours != after.action.colours:
        yield FieldChange("progress", " and ".join(before.action.colours), " and ".join(after.action.colours))

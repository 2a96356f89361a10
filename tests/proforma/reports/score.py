"""How many statuses of a set are right, and which wrong ones matter most."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pipeline.documents import read
from pipeline.proforma import check

from .blocks import Report
from .build import reports, write

_NOT_THERE = ("missing", "empty", "guidance-only")
_ANSWERED = ("present", "not-applicable")


@dataclass(slots=True)
class Score:
    """Counts over a set.

    Attributes:
        wrong: for each wrong status, where it is, what is right and what was said.
        falsely_present: those of them where nothing is there and the check says that it is answered.
    """

    stated: int = 0
    wrong: list[str] = field(default_factory=list)
    falsely_present: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Right ones among all, 0 to 1."""
        return 1 - len(self.wrong) / self.stated

    def add(self, report: Report, said: dict[str, str]) -> None:
        """Compare one report."""
        for name, right in report.truth.items():
            self.stated += 1
            status = said.get(name, "not judged")
            if status == right:
                continue
            line = f"{report.filename} ({report.file}, {report.headings}): {name} is {right}, said {status}"
            self.wrong.append(line)
            if right in _NOT_THERE and status in _ANSWERED:
                self.falsely_present.append(line)


def measure(name: str, folder: Path) -> Score:
    """Write a set, read it, check it, compare."""
    score = Score()
    for report in reports(name):
        found = check(read(write(report, folder)), report.proforma)
        score.add(report, {item.id: item.status for item in found.requirements})
    return score

"""How far the documents for publication have come: a line for each, for status and submissions page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from pipeline.days import plain_day
from pipeline.reports.escape import one_line
from pipeline.reports.naming import how_many

KINDS = {
    "overview-report": "overview report",
    "executive-summary": "executive summary",
    "other": "other document",
}


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """One document to be published.

    Attributes:
        document: the name it is published under, anonymised like any other text.
        received: the day its newest draft came; `version` counts its drafts.
        redactions: how many replacements it has; `undecided` nobody has looked at, `questions` among them.
        outstanding: everything a person has still to decide: these, pictures, words, traits.
        verdict: "clean", "leak", "incomplete" or "unchecked"; `leaks` is what was still found.
        reasons: why it cannot be released, a clause each; none when it is released or can be.
        released: the day it was released, if it is; `current` when that is the newest draft as it is now.
        online_until: until when the released document must stay online.
        over: that time has passed.
        page: its review page, relative to the case folder.
    """

    document: str
    kind: str
    received: dt.date | None
    version: int
    redactions: int
    undecided: int
    questions: int
    outstanding: int
    verdict: str
    leaks: int
    reasons: tuple[str, ...] = ()
    released: dt.date | None = None
    current: bool = False
    online_until: dt.date | None = None
    over: bool = False
    page: str = ""

    @property
    def href(self) -> str:
        """The review page as a link from the case folder."""
        return quote(self.page)

    @property
    def decided(self) -> str:
        """How much of it is decided: “132 of 418 replacements decided”."""
        done = self.redactions - self.undecided
        return f"{done:,} of {how_many(self.redactions, 'replacement')} decided"

    @property
    def state(self) -> str:
        """Where it stands, in a few words."""
        if self.released is None:
            return "not released" if self.reasons else "ready; 'scr run' releases it"
        since = f"released on {plain_day(self.released)}"
        until = f", to stay online until {plain_day(self.online_until)}" if self.online_until else ""
        if self.online_until and self.over:
            until = (
                f"; it had to stay online until {plain_day(self.online_until)} and may be taken off now "
                "(remove the sign_off in case.yaml)"
            )
        return f"{since}{until}" + ("" if self.current else "; what is made of it now is not released")

    def record(self) -> dict[str, object]:
        """The same as values for JSON."""
        return {
            "document": self.document,
            "kind": self.kind,
            "received": _iso(self.received),
            "version": self.version,
            "redactions": self.redactions,
            "undecided": self.undecided,
            "questions": self.questions,
            "outstanding": self.outstanding,
            "verdict": self.verdict,
            "leaks": self.leaks,
            "reasons": list(self.reasons),
            "released": _iso(self.released),
            "released_is_newest": self.current,
            "online_until": _iso(self.online_until),
            "review": self.page,
        }


def text_of(lines: Sequence[PublicationLine]) -> list[str]:
    """The lines for a terminal, under a heading; nothing when there is no document."""
    parts = ["\nFor publication"] if lines else []
    for line in lines:
        drafts = f", draft {line.version}" if line.version > 1 else ""
        parts.append(f"  {one_line(line.document)} ({KINDS.get(line.kind, line.kind)}{drafts})")
        parts.append(f"    {line.state}; {line.decided}")
        parts.extend(f"    waits: {one_line(reason)}" for reason in line.reasons)
        if line.reasons and line.outstanding and line.page:
            parts.append(f"    review: {one_line(line.page)}")
    return parts


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None

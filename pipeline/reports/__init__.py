"""Everything people open: the integrated chronology and the panel's pages.

`write_panel` writes the integrated chronology in five formats, `write_plan` the one action plan in three;
`write_submissions`, `write_changes` and `write_findings` the pages beside them. Loaded on first use,
because the libraries behind them are heavy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.reports.panel import (
        NotAllWrittenError,
        write_changes,
        write_findings,
        write_genogram,
        write_panel,
        write_plan,
        write_submissions,
    )
    from pipeline.reports.submissions import AgencyLine, CheckLine, DocumentLine, QuarantineLine, Submissions
    from pipeline.reports.submissions_shown import submissions_record, submissions_text

__all__ = [
    "AgencyLine",
    "CheckLine",
    "DocumentLine",
    "NotAllWrittenError",
    "QuarantineLine",
    "Submissions",
    "submissions_record",
    "submissions_text",
    "write_changes",
    "write_findings",
    "write_genogram",
    "write_panel",
    "write_plan",
    "write_submissions",
]

_PANEL = frozenset(
    (
        "NotAllWrittenError",
        "write_changes",
        "write_findings",
        "write_genogram",
        "write_panel",
        "write_plan",
        "write_submissions",
    )
)
_SHOWN = ("submissions_record", "submissions_text")


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "panel" if name in _PANEL else "submissions_shown" if name in _SHOWN else "submissions"
    return getattr(import_module(f"{__name__}.{module}"), name)

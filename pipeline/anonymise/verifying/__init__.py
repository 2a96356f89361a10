"""The written file, read back from scratch by other means than those that wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.anonymise.verifying.left import Left
from pipeline.anonymise.verifying.model import Leak, ToReview, Verification

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipeline.anonymise.key.model import Key
    from pipeline.case import Case

__all__ = ["Leak", "Left", "ToReview", "Verification", "verify"]


def verify(
    path: Path,
    case: Case,
    key: Key | None = None,
    *,
    left: Sequence[Left] = (),
    finder: bool = True,
    dates_stay: bool = False,
) -> Verification:
    """Look for anything identifying left in a file; see `pipeline.anonymise.verifying.checking.verify`."""
    from pipeline.anonymise.verifying import checking

    return checking.verify(path, case, key, left=left, finder=finder, dates_stay=dates_stay)

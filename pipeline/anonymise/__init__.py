"""Document + key → nothing identifying left. So far: what in a text may identify somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.anonymise.finding.net import Unlisted, unlisted
from pipeline.anonymise.model import LABELS, SOURCES, Finding, Label, Source

if TYPE_CHECKING:
    from pipeline.case import Case

__all__ = ["LABELS", "SOURCES", "Finding", "Label", "Source", "Unlisted", "find_identifiers", "unlisted"]


def find_identifiers(text: str, case: Case | None = None) -> list[Finding]:
    """What in a text may identify somebody; see `pipeline.anonymise.finding.engine.find_identifiers`.

    Presidio, spaCy and the model are loaded by the first call only.
    """
    from pipeline.anonymise.finding import engine

    return engine.find_identifiers(text, case)

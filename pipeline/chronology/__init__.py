"""Document → entries → the integrated inter-agency chronology."""

from pipeline.chronology.changes import Changes, compare
from pipeline.chronology.entries import extract
from pipeline.chronology.identity import as_known_now, carry_ids, overlap
from pipeline.chronology.integrate import merge
from pipeline.chronology.model import (
    COLUMNS,
    PRECISIONS,
    Chronology,
    DateContext,
    Event,
    Flag,
    IntegratedChronology,
    When,
)
from pipeline.chronology.reconcile import reconcile
from pipeline.chronology.records import (
    chronology_from_json,
    chronology_to_json,
    integrated_from_json,
    integrated_to_json,
)
from pipeline.chronology.when import parse_when

__all__ = [
    "COLUMNS",
    "PRECISIONS",
    "Changes",
    "Chronology",
    "DateContext",
    "Event",
    "Flag",
    "IntegratedChronology",
    "When",
    "as_known_now",
    "carry_ids",
    "chronology_from_json",
    "chronology_to_json",
    "compare",
    "extract",
    "integrated_from_json",
    "integrated_to_json",
    "merge",
    "overlap",
    "parse_when",
    "reconcile",
]

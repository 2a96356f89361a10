"""What people decided on review pages (`decisions/1`): read strictly, joined, carried to the next draft."""

from pipeline.anonymise.decisions.carrying import carried, merged, unknown
from pipeline.anonymise.decisions.model import Added, Decided, Decisions, EntryDecided, PictureDecided
from pipeline.anonymise.decisions.record import decisions_record, read_decisions

__all__ = [
    "Added",
    "Decided",
    "Decisions",
    "EntryDecided",
    "PictureDecided",
    "carried",
    "decisions_record",
    "merged",
    "read_decisions",
    "unknown",
]

"""A file arrives: is it whole, what is it, whose is it, is it a new version, where is it kept."""

from pipeline.intake.arrival import DECISIONS, INBOX, PUBLICATION, Arrival, Watch, at_rest, waiting
from pipeline.intake.recognise import agency_of, doubtful_folder, kinds_of
from pipeline.intake.store import (
    ORIGINALS,
    QUARANTINE,
    STATE,
    Claimed,
    accept,
    claim,
    finish,
    quarantine,
    reason_of,
    recover,
    refuse,
    set_aside,
    unfinished,
)
from pipeline.intake.versions import Submission, chains, plain_stem, version_number

__all__ = [
    "DECISIONS",
    "INBOX",
    "ORIGINALS",
    "PUBLICATION",
    "QUARANTINE",
    "STATE",
    "Arrival",
    "Claimed",
    "Submission",
    "Watch",
    "accept",
    "agency_of",
    "at_rest",
    "chains",
    "claim",
    "doubtful_folder",
    "finish",
    "kinds_of",
    "plain_stem",
    "quarantine",
    "reason_of",
    "recover",
    "refuse",
    "set_aside",
    "unfinished",
    "version_number",
    "waiting",
]

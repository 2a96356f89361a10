"""Release: what a document waits for, publishing it, and the record of what was published."""

from pipeline.anonymise.release.publish import (
    RECORD,
    RELEASED,
    WITHDRAWN,
    NotReleasedError,
    Verify,
    amiss,
    public_name,
    release,
    restore,
    strangers,
    withdraw,
    written_name,
)
from pipeline.anonymise.release.reasons import Block, blocks, signed_off
from pipeline.anonymise.release.record import (
    SCHEMA,
    WORDS,
    RecordError,
    Release,
    ReleasedFile,
    SignedOff,
    as_record,
    from_record,
    months_after,
)
from pipeline.anonymise.release.standing import Standing, Written, standing_of

__all__ = [
    "RECORD",
    "RELEASED",
    "SCHEMA",
    "WITHDRAWN",
    "WORDS",
    "Block",
    "NotReleasedError",
    "RecordError",
    "Release",
    "ReleasedFile",
    "SignedOff",
    "Standing",
    "Verify",
    "Written",
    "amiss",
    "as_record",
    "blocks",
    "from_record",
    "months_after",
    "public_name",
    "release",
    "restore",
    "signed_off",
    "standing_of",
    "strangers",
    "withdraw",
    "written_name",
]

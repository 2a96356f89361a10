"""What the ledger says of one file received.

Apart from the ledger itself because every process that reads a document knows receipts, and the
database library behind the ledger takes 15 MB of each.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

CLAIMED, ACCEPTED, QUARANTINED = "claimed", "accepted", "quarantined"


@dataclass(frozen=True, slots=True)
class Receipt:
    """One file received: the same bytes in the same inbox folder are one receipt.

    Attributes:
        number: grows with the order of arrival.
        state: claimed (taken, not yet judged), accepted or quarantined.
        kinds: what it was recognised as; a report with its chronology is both.
        reason: why it is in quarantine, a key of `errors.REASONS`; "" otherwise.
        stored: where it lies, relative to the case folder, with forward slashes (while claimed
            anew: where it lay in quarantine).
        carries: what of it was left alone: "macros", "links"; they are never run or followed.
        times_seen: how often these bytes were dropped.
        received: UTC.
    """

    number: int
    sha256: str
    folder: str
    file: str
    size: int
    received: dt.datetime
    state: str
    agency: str
    kinds: tuple[str, ...]
    reason: str
    stored: str
    times_seen: int
    carries: tuple[str, ...] = ()

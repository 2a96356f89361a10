"""Which drafts for publication count: the newest of every document."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows.checking import check_key, open_kept
from pipeline import intake, proforma

if TYPE_CHECKING:
    from flows.reading import Reading
    from pipeline.case import Case
    from pipeline.ledger import Receipt

    Read = tuple[Receipt, Reading]

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Draft:
    """The newest draft of one document.

    Attributes:
        receipt: how it came.
        kind: what it was recognised as.
        version: counted from 1.
        earlier: the hashes of the drafts it replaces, oldest first.
    """

    receipt: Receipt
    kind: str
    version: int = 1
    earlier: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """Of the draft."""
        return self.receipt.sha256

    @property
    def place(self) -> str:
        """A handle that identifies nobody: the name of its folder of masters, and what Prefect is given."""
        return hashlib.sha256(f"{self.receipt.folder}/{self.sha256}".encode()).hexdigest()[:24]


def is_draft(receipt: Receipt) -> bool:
    """Whether a document was dropped to be published."""
    return receipt.folder.lower() == intake.PUBLICATION


def current(read: Sequence[Read], case_dir: Path, case: Case, reading_key: str) -> tuple[Draft, ...]:
    """The newest draft of every document to be published, in the order their first drafts came.

    Drafts are of one document when they are of one kind and share most of their lines, or some of them and
    the name. A document that is neither overview report nor summary has only its name to go by; then the name
    must be the same but for a stated version.

    Args:
        read: every accepted document with its reading, in the order received.
        reading_key: from `reading.reading_key`.
    """
    drafts = {receipt.number: (receipt, reading.kinds[0]) for receipt, reading in read if is_draft(receipt)}
    key = check_key(reading_key, case.proforma_folder(case_dir))
    marks = {
        number: kept.marks
        for number, (receipt, _) in drafts.items()
        if (kept := open_kept(case_dir, receipt.sha256, receipt.folder, key)) is not None
    }

    def overlap(one: int, other: int) -> float:
        if one in marks and other in marks:
            return proforma.overlap(marks[one], marks[other])
        return 1.0 if _named_alike(drafts[one][0].file, drafts[other][0].file) else 0.0

    found = []
    for kind in dict.fromkeys(kind for _, kind in drafts.values()):
        group = [
            intake.Submission(number, "", receipt.file if number in marks else f"x{number}")
            for number, (receipt, its) in drafts.items()
            if its == kind
        ]
        for chain in intake.chains(group, overlap):
            receipts = [drafts[number][0] for number in chain]
            earlier = tuple(receipt.sha256 for receipt in receipts[:-1])
            found.append((chain[0], Draft(receipts[-1], kind, len(chain), earlier)))
    return tuple(draft for _, draft in sorted(found, key=lambda pair: pair[0]))


def _named_alike(one: str, other: str) -> bool:
    """Whether two names are the same but for a stated version: "Letter 1" and "Letter 2" are two letters."""
    if Path(one).stem.casefold() == Path(other).stem.casefold():
        return True
    stated = intake.version_number(one), intake.version_number(other)
    return None not in stated and intake.plain_stem(one) == intake.plain_stem(other) != ""

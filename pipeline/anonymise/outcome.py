"""What anonymising one document gave."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.anonymise.decisions import Decisions
from pipeline.anonymise.key.model import Key
from pipeline.anonymise.passages import Passage, Picture, Removed
from pipeline.anonymise.redactions import Quasi, Redaction
from pipeline.anonymise.verifying.left import Left
from pipeline.anonymise.verifying.model import ToReview, Verification


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document anonymised, for the reviewer, the records and the release.

    Attributes:
        document: the name it is published under: the file's stem, anonymised like any other text.
        sha256: of the draft as submitted.
        files: what was written: `DOCUMENT.anonymised.docx` and its accessible PDF twin.
        passages: the draft's text as it stood, in reading order.
        redactions: everything replaced or to be decided, in order of passage and place.
        quasi: what may point to the family without naming it.
        to_review: what the safety net found.
        pictures: the draft's images.
        removed: what the written files lack.
        unseen: where the draft holds text that its reader could not see; it was not printed.
        key: the case's key with the proposals of this document.
        asks: what a person should add so that everybody can read the PDF ("picture 2 has no description").
        left: protected words that a person left in the text, place by place.
        decided: the decisions that were applied.
        verifications: one for each of `files`, in their order.
    """

    document: str
    sha256: str
    files: tuple[Path, ...]
    passages: tuple[Passage, ...]
    redactions: tuple[Redaction, ...]
    key: Key
    verifications: tuple[Verification, ...]
    quasi: tuple[Quasi, ...] = ()
    to_review: tuple[ToReview, ...] = ()
    pictures: tuple[Picture, ...] = ()
    removed: tuple[Removed, ...] = ()
    unseen: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()
    decided: Decisions | None = None

    @property
    def clean(self) -> bool:
        """Whether every written file was read back without a leak."""
        return bool(self.verifications) and all(check.verdict == "clean" for check in self.verifications)

    @property
    def outstanding(self) -> int:
        """How many things a person has still to decide: redactions, pictures, the net's words, proposals."""
        pictures = {picture.id for picture in self.decided.pictures} if self.decided else set()
        harmless = set(self.decided.harmless) if self.decided else set()
        return (
            sum(redaction.decision == "pending" for redaction in self.redactions)
            + sum(picture.id not in pictures for picture in self.pictures)
            + len({*(item.text for item in self.to_review), *self._told_by_checks} - harmless)
            + len({item.text for item in self.quasi} - harmless)
        )

    @property
    def _told_by_checks(self) -> set[str]:
        return {item.text for check in self.verifications for item in check.to_review}

"""What anonymising one document gave."""

from __future__ import annotations

from collections.abc import Collection
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
            + len({item.text for item in self.doubtful} - harmless)
            + len({item.text for item in self.quasi} - harmless)
        )

    @property
    def doubtful(self) -> tuple[ToReview, ...]:
        """What the net and the checks found, each once, but for what is asked already as a trait.

        "Polish" listed as a nationality and "Polish heritage" found by a check are one question.
        """
        checks = (item for check in self.verifications for item in check.to_review)
        traits = {item.text for item in self.quasi}
        every = dict.fromkeys((*self.to_review, *checks))
        return tuple(item for item in every if not _asked_already(item.text, traits))


_ABOUT_TRAITS = frozenset(
    (
        *("ancestry", "background", "community", "culture", "cultural", "descent", "ethnic", "ethnicity"),
        *(
            "extraction",
            "faith",
            "family",
            "heritage",
            "national",
            "nationality",
            "nationals",
            "of",
            "origin",
        ),
        *("origins", "parentage", "people", "roots", "speaking", "speaker", "speakers"),
    )
)
"""Words that say what a trait is and tell nobody's name."""


def _asked_already(text: str, traits: Collection[str]) -> bool:
    """Whether words are a trait with nothing around it but such words."""
    for trait in traits:
        before, found, behind = text.partition(trait)
        if found and all(word in _ABOUT_TRAITS for word in (*before.split(), *behind.split())):
            return True
    return False

"""What is known of one anonymised document, in figures: all that decides whether it may be published.

Made from an `Outcome` while its text is at hand, kept without any of it, so that a later run can tell what a
document waits for without anonymising it again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from pipeline.anonymise.outcome import Outcome

Verdict = Literal["clean", "leak", "incomplete", "unchecked"]


@dataclass(frozen=True, slots=True)
class Written:
    """One written file: its name, the hash of the bytes that were checked, and what the check said.

    `verdict` is "unchecked" where no check of these bytes is known; it blocks a release as a leak does.
    """

    name: str
    sha256: str
    verdict: Verdict
    leaks: int = 0

    @property
    def suffix(self) -> str:
        """Its ending, with the full stop."""
        return self.name[self.name.rfind(".") :]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one document has come.

    Attributes:
        document: the name it is published under.
        kind: what it is: "overview-report", "executive-summary" or "other".
        draft: the hash of the draft as submitted.
        key: the hash of the key it was anonymised with.
        files: what was written.
        earlier: the hashes of the drafts it replaces, oldest first.
        newest: no later draft of it has come.
        redactions: how many replacements it has; `undecided` of them nobody has looked at, `questions` of
            those are open because the software could not tell who or what is meant.
        pictures: how many pictures nobody has decided on; likewise `words` of the safety net and `traits`
            that may point to the family without naming it.
        proposals: how many names of the key wait for a person.
        removed: how much the written files lack; `unseen` where the draft holds text nobody can see.
    """

    document: str
    kind: str
    draft: str
    key: str
    files: tuple[Written, ...] = ()
    earlier: tuple[str, ...] = ()
    newest: bool = True
    redactions: int = 0
    undecided: int = 0
    questions: int = 0
    pictures: int = 0
    words: int = 0
    traits: int = 0
    proposals: int = 0
    removed: int = 0
    unseen: int = 0

    @property
    def leaks(self) -> int:
        """How many protected names and numbers the checks still found."""
        return sum(file.leaks for file in self.files)

    @property
    def verdict(self) -> Verdict:
        """The worst of what the checks said."""
        verdicts = [file.verdict for file in self.files]
        for worst in ("leak", "incomplete", "unchecked"):
            if worst in verdicts:
                return worst
        return "clean" if verdicts else "unchecked"

    @property
    def outstanding(self) -> int:
        """How many things a person has still to decide."""
        return self.undecided + self.pictures + self.words + self.traits


def standing_of(outcome: Outcome, *, kind: str, key: str, earlier: tuple[str, ...] = ()) -> Standing:
    """How far a document has come, from what anonymising it gave.

    Args:
        kind: what the document is.
        key: the hash of the key.
        earlier: the hashes of the drafts it replaces.
    """
    decided = outcome.decided
    seen = {picture.id for picture in decided.pictures} if decided else set()
    harmless = set(decided.harmless) if decided else set()
    pending = [one for one in outcome.redactions if one.decision == "pending"]
    return Standing(
        document=outcome.document,
        kind=kind,
        draft=outcome.sha256,
        key=key,
        files=_written(outcome),
        earlier=earlier,
        redactions=len(outcome.redactions),
        undecided=len(pending),
        questions=sum(bool(one.question or one.candidates) for one in pending),
        pictures=sum(picture.id not in seen for picture in outcome.pictures),
        words=len({item.text for item in outcome.doubtful} - harmless),
        traits=len({item.text for item in outcome.quasi} - harmless),
        proposals=len(outcome.key.proposals),
        removed=len(outcome.removed),
        unseen=len(outcome.unseen),
    )


def _written(outcome: Outcome) -> tuple[Written, ...]:
    """The written files with their checks; one without a check, or with the check of another file, is
    unchecked."""
    found = [Written(path.name, "", "unchecked") for path in outcome.files]
    for at, check in enumerate(outcome.verifications[: len(found)]):
        verdict: Verdict = "leak" if check.leaks else check.verdict
        found[at] = replace(found[at], sha256=check.sha256, verdict=verdict, leaks=len(check.leaks))
    return tuple(found)

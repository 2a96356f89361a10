"""What a person decided on a review page (`decisions/1`)."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.anonymise.redactions import Decision


@dataclass(frozen=True, slots=True)
class Decided:
    """A person's word on one redaction; `replacement` is theirs where they changed it; `entry` whom it means,
    where they chose among several."""

    id: str
    decision: Decision
    replacement: str | None = None
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """Words a person marked: to be replaced everywhere, or only where they stand in that passage."""

    text: str
    replacement: str
    everywhere: bool = True
    where: str = ""
    label: str = "OTHER"


@dataclass(frozen=True, slots=True)
class PictureDecided:
    """Whether a picture stays, and how it is described for those who cannot see it ("" for decoration)."""

    id: str
    keep: bool
    alt: str = ""


@dataclass(frozen=True, slots=True)
class EntryDecided:
    """A person's word on a proposed entry of the key: its pseudonym, whose name it also is, or nobody's."""

    id: str
    pseudonym: str | None = None
    same_as: str | None = None
    not_identifying: bool = False


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything decided of one document so far.

    Attributes:
        document: the name the document is published under.
        sha256: of the draft they were made on.
        harmless: words of the safety net and quasi-identifiers that a person has looked at and left, each as
            written.
    """

    document: str
    sha256: str
    decisions: tuple[Decided, ...] = ()
    added: tuple[Added, ...] = ()
    pictures: tuple[PictureDecided, ...] = ()
    entries: tuple[EntryDecided, ...] = ()
    harmless: tuple[str, ...] = field(default=())

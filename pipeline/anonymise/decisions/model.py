"""The values of what a person decided on a review page."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.anonymise.redactions import Decision


@dataclass(frozen=True, slots=True)
class Decided:
    """A person's word on one redaction.

    Attributes:
        id: the redaction's.
        decision: "pending" takes an earlier decision back.
        replacement: the person's own words, where they changed it; "" takes the words out altogether.
        entry: whom it means, where they chose among several.
        proposed: what the software would have put there when the person decided, with the pseudonyms as they
            were then; None when the file does not say. A decision holds for these words only: see `carried`.
        shown: what stood there when the person decided; None when the file does not say.
    """

    id: str
    decision: Decision
    replacement: str | None = None
    entry: str | None = None
    proposed: str | None = None
    shown: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """Words a person marked: to be replaced everywhere, or only where they stand in that passage.

    Attributes:
        text: the words as they stand in the draft.
        replacement: what is to stand there; "" takes them out.
        everywhere: in the whole document, hidden places too; else only in the passage at `where`.
        where: the passage they were marked in; "" when they were typed, not marked.
        label: what they are.
        context: the words around, up to 40 characters to either side, to find the place in the next draft.
        entry: the id of the key's entry they are a further name of; None when they are nobody's known.
    """

    text: str
    replacement: str
    everywhere: bool = True
    where: str = ""
    label: str = "OTHER"
    context: str = ""
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class PictureDecided:
    """Whether a picture stays, and how it is described for those who cannot see it ("" for decoration)."""

    id: str
    keep: bool
    alt: str = ""


@dataclass(frozen=True, slots=True)
class EntryDecided:
    """A person's word on a proposed entry of the key: its pseudonym, whose name it also is, or nobody's.

    The pseudonym it already has, said again, agrees to it; so does a word with nothing said, which takes an
    earlier one back.
    """

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
        decisions: on redactions, each id once.
        added: words that nothing had found.
        pictures: each id once.
        entries: on the key, each id once.
        harmless: words of the safety net and quasi-identifiers that a person has looked at and left, each as
            written.
        withdrawn: what is taken back of earlier files: words added or called harmless (as written), and
            ids of pictures.
    """

    document: str
    sha256: str
    decisions: tuple[Decided, ...] = ()
    added: tuple[Added, ...] = ()
    pictures: tuple[PictureDecided, ...] = ()
    entries: tuple[EntryDecided, ...] = ()
    harmless: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()

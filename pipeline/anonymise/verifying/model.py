"""What the check of a written file found (`verification/1`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Leak:
    """Something protected that is still in the file.

    Attributes:
        channel: the channel it is in.
        where: where there ("word/comments.xml, comment 3", "page 4, picture 1").
        text: the words around it, as found.
        matches: the pseudonym of the entry it is a form of, or the label of the identifier; never the name.
    """

    channel: str
    where: str
    text: str
    matches: str


@dataclass(frozen=True, slots=True)
class ToReview:
    """Something nothing protects but a person should look at before release."""

    text: str
    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of reading a written file back from scratch.

    Attributes:
        document: the file's name.
        sha256: of the bytes checked; a release is of these bytes only.
        verdict: "clean" only when there is no leak and every channel could be read; "incomplete" when
            something in the file could not be looked into, which blocks a release as a leak does.
        channels: what was looked through.
        leaks: what is left.
        to_review: what a person should look at.
        unchecked: what could not be done here and why ("pictures: tesseract is not installed").
    """

    document: str
    sha256: str
    verdict: Literal["clean", "leak", "incomplete"]
    channels: tuple[str, ...]
    leaks: tuple[Leak, ...] = ()
    to_review: tuple[ToReview, ...] = ()
    unchecked: tuple[str, ...] = ()

"""What stays and a person has to look at: what no list knows, and what was found and is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.anonymise.finding import lists
from pipeline.anonymise.finding.net import unlisted
from pipeline.anonymise.model import Finding
from pipeline.anonymise.rewriting.joined import Joined
from pipeline.anonymise.rewriting.pieces import Cover, Piece
from pipeline.anonymise.verifying.model import ToReview
from pipeline.case import Case

NO_NAME = "taken for a name by a finder; it reads as an ordinary word here"


def to_review(whole: Joined, findings: Sequence[Finding], case: Case) -> tuple[ToReview, ...]:
    """What no list knows and no finding covers, with its place."""
    return tuple(
        ToReview(one.text, _where(whole, one.start), one.why)
        for one in unlisted(whole.text, findings, case, lists.load())
    )


def told(
    whole: Joined, left: Sequence[Finding | Piece], done: Sequence[Piece], why: str
) -> Iterable[ToReview]:
    """What was found and stays: a person is told of each once.

    Args:
        whole: the document.
        left: what was found in it and is not replaced.
        done: what is replaced all the same.
        why: the reason, for the person.
    """
    cover = Cover(done, whole.text)
    found: dict[str, ToReview] = {}
    for one in left:
        written = whole.text[one.start : one.end]
        if not cover.touches(one.start, one.end):
            found.setdefault(written, ToReview(written, _where(whole, one.start), why))
    return found.values()


def _where(whole: Joined, at: int) -> str:
    passage = whole.passages[whole.passage_at(at)]
    return passage.where if passage.channel == "body" else f"{passage.channel}, {passage.where}"

"""What of an anonymised document is compared with another: what it replaces, and how it reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from pipeline.anonymise.outcome import Outcome
from pipeline.anonymise.passages import Edit, edited


@dataclass(frozen=True, slots=True)
class Replaced:
    """Words of the draft and what was done with them.

    Attributes:
        text: as they stood.
        reads: what stands there instead; `text` itself where a person left them.
        label: what they are.
        entry: the id of the key's entry, "" for none.
        where: the place, for a person to find it.
        left: a person decided that they stay.
        by_person: a person set what stands there instead.
    """

    text: str
    reads: str
    label: str
    entry: str
    where: str
    left: bool = False
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One document.

    Attributes:
        document: the name it is published under.
        kind: what it is.
        replaced: in order of place.
        passages: (where, how it reads) of everything a reader sees, in reading order.
        pictures: (id, where, whether it is published).
    """

    document: str
    kind: str
    replaced: tuple[Replaced, ...] = ()
    passages: tuple[tuple[str, str], ...] = ()
    pictures: tuple[tuple[str, str, bool], ...] = ()


def side_of(outcome: Outcome, kind: str) -> Side:
    """What is compared of a document that was anonymised."""
    edits: dict[int, list[Edit]] = defaultdict(list)
    for one in outcome.redactions:
        if one.decision != "rejected":
            edits[one.passage].append(Edit(one.start, one.end, one.replacement))
    decided = {one.id: one.keep for one in outcome.decided.pictures} if outcome.decided else {}
    return Side(
        document=outcome.document,
        kind=kind,
        replaced=tuple(
            Replaced(
                one.text,
                one.text if one.decision == "rejected" else one.replacement,
                one.label,
                one.entry or "",
                one.where,
                one.decision == "rejected",
                one.by_reviewer,
            )
            for one in outcome.redactions
        ),
        passages=tuple(
            (passage.where, edited(passage.text, sorted(edits[passage.number], key=lambda edit: edit.start)))
            for passage in outcome.passages
            if passage.visible and passage.text.strip()
        ),
        pictures=tuple((one.id, one.where, decided[one.id]) for one in outcome.pictures if one.id in decided),
    )


def side_to_json(side: Side) -> dict[str, Any]:
    """A side as values for JSON, to be kept where only the owner can read."""
    return {
        "schema": "side/1",
        "document": side.document,
        "kind": side.kind,
        "replaced": [list(astuple(one)) for one in side.replaced],
        "passages": [list(one) for one in side.passages],
        "pictures": [list(one) for one in side.pictures],
    }


def side_from_json(record: Mapping[str, Any]) -> Side:
    """A side as it was kept.

    Raises:
        KeyError, TypeError, ValueError: it is no such record.
    """
    return Side(
        document=record["document"],
        kind=record["kind"],
        replaced=tuple(Replaced(*one) for one in _rows(record["replaced"], 7)),
        passages=tuple((where, text) for where, text in _rows(record["passages"], 2)),
        pictures=tuple((name, where, bool(kept)) for name, where, kept in _rows(record["pictures"], 3)),
    )


def _rows(values: Sequence[Any], width: int) -> Sequence[Any]:
    if any(len(row) != width for row in values):
        raise ValueError
    return values

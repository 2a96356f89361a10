"""Which documents count at present, and what their checks say beside one another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows import merging
from flows.checking import Kept
from flows.checks_state import Key
from pipeline import intake, proforma

if TYPE_CHECKING:
    from flows.reading import Reading
    from pipeline.case import Case
    from pipeline.ledger import Receipt

    Read = tuple[Receipt, Reading]


@dataclass(frozen=True, slots=True)
class Counted:
    """A document that counts.

    Attributes:
        receipt: how it came.
        kinds: everything it is.
        version: counted from 1.
        first: the day its first version came.
        earlier: the versions it replaces, oldest first.
    """

    receipt: Receipt
    check: proforma.Check
    facts: proforma.Facts
    kinds: tuple[str, ...]
    version: int
    first: dt.date
    earlier: tuple[Key, ...] = ()

    @property
    def key(self) -> Key:
        """What it is known by from run to run."""
        return (self.receipt.folder, self.receipt.sha256)


def counted(
    read: Sequence[Read], kept: Mapping[int, Kept], case: Case, definitions: Path | None
) -> tuple[Counted, ...]:
    """The newest version of every document that has a check, in the order received.

    Chronologies are versions of one another as in the merge; other documents when they are of one
    agency and kind and share most of their lines, or some of them and the name. Their checks are
    completed with what only shows beside the other documents (see `proforma.across`).

    Args:
        read: every accepted document, in the order received.
        kept: the checks by receipt number.
        case: says who was asked for what by when.
        definitions: the folder of the board's own, if any.
    """
    receipts = {receipt.number: (receipt, reading) for receipt, reading in read}
    found = []
    for chain in sorted(_chains(read, kept), key=lambda chain: chain[-1]):
        receipt, reading = receipts[chain[-1]]
        if receipt.number in kept:
            one = kept[receipt.number]
            versions = [receipts[number][0] for number in chain]
            earlier = tuple((older.folder, older.sha256) for older in versions[:-1])
            first = min(version.received for version in versions).date()
            found.append(Counted(receipt, one.check, one.facts, reading.kinds, len(chain), first, earlier))
    return _completed(found, _without_check(read, kept), case, definitions)


def _completed(
    found: Sequence[Counted], others: Sequence[proforma.Submitted], case: Case, definitions: Path | None
) -> tuple[Counted, ...]:
    submitted = [
        proforma.Submitted(one.check, one.facts, one.receipt.file, one.kinds, one.check.agency, one.first)
        for one in found
    ]
    checks = proforma.across([*submitted, *others], case, folder=definitions)
    return tuple(
        replace(one, check=check) for one, check in zip(found, checks, strict=False) if check is not None
    )


def _without_check(read: Sequence[Read], kept: Mapping[int, Kept]) -> list[proforma.Submitted]:
    """Documents that could not be checked or have no proforma: they have been sent all the same."""
    return [
        proforma.Submitted(None, proforma.Facts(), receipt.file, reading.kinds, reading.agency)
        for receipt, reading in read
        if receipt.number not in kept
    ]


def _chains(read: Sequence[Read], kept: Mapping[int, Kept]) -> Iterable[tuple[int, ...]]:
    yield from merging.version_chains(tuple(pair for pair in read if pair[1].kinds == ("chronology",)))
    by_kind: dict[str, list[intake.Submission]] = {}
    for receipt, reading in read:
        if receipt.number in kept and reading.kinds != ("chronology",):
            one = intake.Submission(receipt.number, reading.agency, receipt.file)
            by_kind.setdefault(kept[receipt.number].check.kind, []).append(one)
    for group in by_kind.values():
        yield from intake.chains(
            group, lambda one, other: proforma.overlap(kept[one].marks, kept[other].marks)
        )

"""Why a document may not be published yet, in plain words.

A document is released only when its written files were read back clean, a person has decided everything, a
named person has signed it off and no hold is set (seed 001, 1.8; seed 003, 3.3 and 3.4).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.anonymise.release.record import Release, SignedOff
from pipeline.anonymise.release.standing import Standing
from pipeline.case import Publication


@dataclass(frozen=True, slots=True)
class Block:
    """One reason: `code` for programs, `text` the end of a sentence for people ("a hold is set: …")."""

    code: str
    text: str

    def __str__(self) -> str:
        return self.text


_SIGNER = Block(
    "signer",
    "whoever signed it off in case.yaml bears a name that case.yaml protects, and the record of releases "
    "would publish it; let somebody else sign, or add the name to keep under publication",
)


def blocks(
    standing: Standing,
    publication: Publication,
    record: Sequence[Release] = (),
    *,
    today: dt.date,
    changed: Sequence[str] = (),
    signer_protected: bool = False,
) -> tuple[Block, ...]:
    """Every reason why a document cannot be released; none when it can.

    Args:
        standing: how far it has come.
        publication: the case's settings: hold and sign-off.
        record: what was released before.
        today: the day of the run.
        changed: names of written files whose bytes are not those that were checked.
        signer_protected: whether the case protects the name of whoever signed: the record, which all can
            read, would publish it.

    Returns:
        The reasons, the gravest first.
    """
    return (
        *_unsafe(standing, changed),
        *_undecided(standing),
        *_not_allowed(standing, publication, record, today),
        *([_SIGNER] if signer_protected and publication.sign_off is not None else []),
    )


def signed_off(publication: Publication) -> SignedOff | None:
    """The sign-off of the case as a release keeps it."""
    given = publication.sign_off
    return SignedOff(given.by, given.role, given.on) if given is not None else None


def _unsafe(standing: Standing, changed: Sequence[str]) -> list[Block]:
    found = []
    if standing.leaks or standing.verdict == "leak":
        count = standing.leaks
        what = f"{count} protected names or numbers are" if count > 1 else "a protected name or number is"
        found.append(Block("leak", f"{what} still in it; see its review page"))
    if any(file.verdict == "incomplete" for file in standing.files):
        found.append(
            Block("incomplete", "not everything in it could be looked into; see its verification.json")
        )
    if not standing.files or any(file.verdict == "unchecked" or not file.sha256 for file in standing.files):
        found.append(Block("unchecked", "it has not been checked"))
    if changed:
        found.append(
            Block(
                "changed",
                "its anonymised file was changed by hand since it was checked; make the change in the draft "
                "and drop that in, or delete the anonymised file to have it made anew",
            )
        )
    if not standing.newest:
        found.append(Block("older", "a newer draft of it has come"))
    return found


def _undecided(standing: Standing) -> list[Block]:
    found = []
    if standing.undecided:
        of = f"{standing.undecided:,} of {_count(standing.redactions, 'replacement')}"
        asked = f", {_count(standing.questions, 'question')} among them" if standing.questions else ""
        found.append(Block("redactions", f"{of} not decided{asked}"))
    for code, number, what in (
        ("pictures", standing.pictures, "picture"),
        ("words", standing.words, "word"),
        ("traits", standing.traits, "trait"),
    ):
        if number:
            more = {
                "words": " that no list knows",
                "traits": " that may point to the family (ethnicity, faith, a rare fact …)",
            }.get(code, "")
            found.append(Block(code, f"{_count(number, what)}{more} not decided"))
    return found


def _not_allowed(
    standing: Standing, publication: Publication, record: Sequence[Release], today: dt.date
) -> list[Block]:
    found = []
    if publication.hold:
        found.append(Block("hold", f"a hold is set in case.yaml: {publication.hold}"))
    signed = signed_off(publication)
    if signed is None:
        found.append(Block("sign-off", "nobody has signed it off (publication: sign_off in case.yaml)"))
    elif signed.on > today:
        found.append(Block("sign-off", "the day of the sign-off in case.yaml has not come yet"))
    elif signed in _spent(standing, record):
        found.append(
            Block(
                "sign-off",
                "the sign-off in case.yaml was for the version released before; sign this one off anew",
            )
        )
    return found


def _spent(standing: Standing, record: Sequence[Release]) -> set[SignedOff]:
    """The sign-offs under which the same document was released with other bytes.

    Whoever signed saw those; a new draft, other decisions or other pseudonyms are another text.
    """
    drafts = {standing.draft, *standing.earlier}
    now = {file.sha256 for file in standing.files}
    return {
        one.signed_off for one in record if one.draft in drafts and {file.sha256 for file in one.files} != now
    }


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' if number != 1 else ''}"

"""How far the documents for publication have come, told from what is on disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.case_key import protects_signer
from flows.publication_state import PUBLICATION, DraftState, PublicationState
from flows.releasing import is_up_to_date, load_record, standing_release
from pipeline.anonymise.release import RELEASED, Release, amiss, blocks, strangers
from pipeline.errors import ScrError, explain
from pipeline.reports.published import PublicationLine

if TYPE_CHECKING:
    from pipeline.anonymise.key.model import Key
    from pipeline.case import Case


def lines(case_dir: Path, case: Case, today: dt.date) -> tuple[PublicationLine, ...]:
    """A line for every document to be published, in the order their first drafts came."""
    state = PublicationState.load(case_dir)
    try:
        record = load_record(case_dir)
    except ScrError:
        return tuple(_unsure(draft, case, today) for draft in state.drafts.values())
    protected = bool(state.drafts) and protects_signer(_key(case_dir), case)
    return tuple(_line(draft, state, record, case, today, protected) for draft in state.drafts.values())


def waiting(case_dir: Path, case: Case) -> tuple[str, ...]:
    """What waits for a person besides the documents themselves, a sentence each."""
    state = PublicationState.load(case_dir)
    found = []
    try:
        record = load_record(case_dir)
    except ScrError as error:
        return (explain(f"{PUBLICATION}/{RELEASED}/record.json", error),)
    folder = case_dir / PUBLICATION
    found += _still_public(record, case)
    for one in record:
        if one.stands and amiss(one, folder) is not None:
            found.append(f"{one.document}: its released file is not the one that was released; run again.")
    withdrawn = _withdrawn(record)
    if withdrawn:
        found.append(
            f"Withdrawn and not released again: {', '.join(withdrawn)}. "
            f"See that {'it is' if len(withdrawn) == 1 else 'they are'} off the website, too."
        )
    doubtful = {file.sha256: one.document for one in record if one.stands for file in one.files}
    for document in dict.fromkeys(doubtful[one] for one in state.doubtful if one in doubtful):
        found.append(
            f"{document}: a name proposed since its release stands in it. Agree to the name or dismiss it "
            "('scr key')."
        )
    odd = strangers(record, folder)
    if odd:
        what = "a file" if len(odd) == 1 else f"{len(odd)} files"
        found.append(
            f"publication/released holds {what} that this software did not release; nobody has checked what "
            "is in it."
        )
    found += [f"{name} was changed by hand; the change belongs into the draft." for name in state.changed]
    proposals = max((draft.standing.proposals for draft in state.drafts.values()), default=0)
    if proposals:
        what = "1 name" if proposals == 1 else f"{proposals:,} names"
        found.append(f"{what} proposed for the key; 'scr key' shows them, the review pages take them up.")
    if state.differences:
        what = "1 difference" if state.differences == 1 else f"{state.differences:,} differences"
        found.append(f"{what} between the documents; see publication/comparison.html.")
    return tuple(found)


def _key(case_dir: Path) -> Key | None:
    from pipeline.anonymise import key

    try:
        return key.load(case_dir)
    except ScrError:
        return None  # the run says so


def _line(
    draft: DraftState,
    state: PublicationState,
    record: Sequence[Release],
    case: Case,
    today: dt.date,
    signer_protected: bool,
) -> PublicationLine:
    standing = draft.standing
    now = standing_release(record, draft)
    current = is_up_to_date(now, draft)
    mine = [name for name in state.changed if name in draft.files]
    against = (
        ()
        if current
        else blocks(
            standing, case.publication, record, today=today, changed=mine, signer_protected=signer_protected
        )
    )
    if current and case.publication.hold:
        against = blocks(standing, case.publication, (), today=today)
    return PublicationLine(
        document=standing.document,
        kind=standing.kind,
        received=dt.date.fromisoformat(draft.received) if draft.received else None,
        version=draft.version,
        redactions=standing.redactions,
        undecided=standing.undecided,
        questions=standing.questions,
        outstanding=standing.outstanding,
        verdict=standing.verdict,
        leaks=standing.leaks,
        reasons=tuple(str(block) for block in against),
        released=now.released.date() if now is not None else None,
        current=current,
        online_until=now.online_until if now is not None else None,
        over=now is not None and now.online_until < today,
        page=f"{PUBLICATION}/{standing.document}.review.html",
    )


def _unsure(draft: DraftState, case: Case, today: dt.date) -> PublicationLine:
    """A document of which nobody can tell whether it is released: `waiting` says what to do."""
    line = _line(draft, PublicationState(), (), case, today, signer_protected=False)
    return replace(line, reasons=(*line.reasons, "the record of what was released is damaged"))


def _still_public(record: Sequence[Release], case: Case) -> list[str]:
    """A hold was set, or the sign-off taken away, and no run has withdrawn what is released yet."""
    public = [one.document for one in record if one.stands]
    if not public or (not case.publication.hold and case.publication.sign_off is not None):
        return []
    why = "a hold is set" if case.publication.hold else "the sign-off was taken away"
    return [f"STILL RELEASED although {why}: {', '.join(public)}. 'scr run' withdraws it."]


def _withdrawn(record: Sequence[Release]) -> list[str]:
    """Documents that were withdrawn and of which nothing is released since."""
    last: dict[str, Release] = {}
    for one in record:
        last[one.document] = one
    return [name for name, one in last.items() if not one.stands and one.why != "replaced"]

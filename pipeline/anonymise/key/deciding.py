"""What a person decided about entries of the key, carried into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.anonymise.decisions import EntryDecided
from pipeline.anonymise.key.drafting import Drafting
from pipeline.anonymise.key.faults import KeyFaultError
from pipeline.anonymise.key.fit import unfit
from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.key.pseudonyms import folded, stem, tells
from pipeline.case import Case


def decided(key: Key, entries: Sequence[EntryDecided], case: Case | None = None) -> Key:
    """The key with a person's decisions on its entries; those it says nothing of stay as they are.

    Args:
        key: the key.
        entries: each agrees to its entry, with the pseudonym given or the one proposed; or says whose
            other name it is, or that it is nobody's. Decisions on entries that are no more are passed over,
            so that the decisions on a draft can be applied again to the next.
        case: the pseudonyms that it gives cannot be changed here: they would come back with the next run.

    Raises:
        KeyFaultError: two would share a pseudonym, one would give its person away, or case.yaml, which says
            otherwise, has to be changed first. Nothing is changed then.
    """
    draft = Drafting(key)
    for one in entries:
        entry = _entry(draft, one.id)
        if entry is None:
            continue
        if one.same_as is not None:
            _join(draft, entry, one.same_as)
        elif one.not_identifying:
            _may_be_changed(entry, "is nobody's name")
            draft.put(replace(entry, agreed=True, not_identifying=True))
        else:
            draft.put(replace(entry, agreed=True, not_identifying=False))
    wished = {one.id: one.pseudonym for one in entries if one.pseudonym and one.same_as is None}
    rename(draft, wished, given_by(case, key))
    return draft.key()


def given_by(case: Case | None, key: Key) -> frozenset[str]:
    """The ids of the entries whose pseudonym case.yaml gives."""
    if case is None:
        return frozenset()
    said = (
        *(one.pseudonym for one in case.people),
        *(one.pseudonym for one in case.places),
        *(one.pseudonym for one in case.identifiers),
    )
    given = {folded(one) for one in said if one}
    return frozenset(
        entry.id for entry in key.entries if entry.origin == "case" and folded(entry.pseudonym) in given
    )


def rename(draft: Drafting, pseudonyms: dict[str, str], given: frozenset[str] = frozenset()) -> None:
    """Give entries these pseudonyms, all at once, so that two can be exchanged.

    Args:
        pseudonyms: id → pseudonym; an entry that is not there is passed over.
        given: ids of entries whose pseudonym case.yaml gives.

    Raises:
        KeyFaultError: as `decided`.
    """
    changed: dict[str, Entry] = {}
    for entry_id, pseudonym in pseudonyms.items():
        entry = _entry(draft, entry_id)
        wished = " ".join(pseudonym.split())
        if entry is None or not wished or wished == entry.pseudonym:
            continue
        if entry_id in given:
            raise KeyFaultError(
                f"cannot call “{entry.pseudonym}” otherwise, because case.yaml gives it that pseudonym",
                "Change it in case.yaml and run again",
                entry=entry_id,
            )
        why = unfit(wished, entry, draft.entries)
        if why:
            # What was wished is not repeated: it holds the very name that no message may show.
            raise KeyFaultError(
                f"cannot take what is wished instead of “{entry.pseudonym}”, which {why}",
                "Choose another",
                entry=entry_id,
            )
        changed[entry_id] = replace(
            entry, pseudonym=wished, role=stem(wished) if entry.kind != "identifier" else ""
        )
    _refuse_clashes(draft, changed)
    for entry in changed.values():
        draft.named(entry, entry.pseudonym, before=draft.get(entry.id).pseudonym)


def _refuse_clashes(draft: Drafting, changed: dict[str, Entry]) -> None:
    had: dict[str, str] = {}
    for entry in draft.entries:
        if entry.kind == "identifier":
            continue
        pseudonym = changed.get(entry.id, entry).pseudonym
        if folded(pseudonym) in had and (entry.id in changed or had[folded(pseudonym)] in changed):
            raise KeyFaultError(
                f"cannot give the pseudonym “{pseudonym}” to two",
                "Choose another for one of them, or say that they are the same",
            )
        had[folded(pseudonym)] = entry.id
    for entry in changed.values():
        for gone in draft.retired:
            theirs = entry.id not in (gone.id, gone.into)
            if entry.kind != "identifier" and theirs and folded(gone.pseudonym) == folded(entry.pseudonym):
                raise KeyFaultError(
                    f"cannot give the pseudonym “{entry.pseudonym}”, which was somebody else's before and may"
                    " stand in earlier documents",
                    "Choose another",
                )


def _entry(draft: Drafting, entry_id: str) -> Entry | None:
    return next((entry for entry in draft.entries if entry.id == entry_id), None)


def _join(draft: Drafting, entry: Entry, same_as: str) -> None:
    goal = _entry(draft, _now(draft, same_as))
    if goal is None or goal.id == entry.id:
        return
    if goal.kind != entry.kind:
        raise KeyFaultError(
            "cannot join a person and a place", "Join people with people and places with places"
        )
    if goal.not_identifying:
        raise KeyFaultError(
            "cannot join a name to one that is nobody's", "Say of both that they are nobody's"
        )
    _may_be_changed(entry, "is the same as another")
    why = tells(goal.pseudonym, goal.name, (*goal.others, *entry.names)) if goal.kind == "person" else ""
    if why:
        raise KeyFaultError(
            f"cannot join a name to “{goal.pseudonym}”, which then {why}",
            f"Give “{goal.pseudonym}” another pseudonym first",
        )
    draft.join(entry.id, goal.id)
    draft.put(replace(draft.get(goal.id), agreed=True))


def _now(draft: Drafting, entry_id: str) -> str:
    """The entry that has the names of one that was joined to another."""
    into = {gone.id: gone.into for gone in draft.retired if gone.into and gone.into != gone.id}
    seen: set[str] = set()
    while entry_id in into and entry_id not in seen:
        seen.add(entry_id)
        entry_id = into[entry_id]
    return entry_id


def _may_be_changed(entry: Entry, what: str) -> None:
    """What stands in case.yaml is changed there: from here it would come back with the next run."""
    if entry.origin == "case" and entry.agreed:
        raise KeyFaultError(
            f"cannot say of “{entry.pseudonym}” that it {what}, because case.yaml names it",
            "Change it in case.yaml (take the name out, or move it under also_known_as) and run again",
        )

"""Decisions of an earlier draft or file, kept for the next one where they still mean the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pipeline.anonymise.decisions.model import Added, Decided, Decisions

if TYPE_CHECKING:
    from pipeline.anonymise.key.model import Key
    from pipeline.anonymise.passages import Passage
    from pipeline.anonymise.redactions import Redaction

Item = TypeVar("Item")


def carried(
    previous: Decisions,
    redactions: Iterable[Redaction],
    *,
    passages: Sequence[Passage] = (),
    key: Key | None = None,
) -> Decisions:
    """Decisions made on an earlier draft, as far as they hold for this one.

    A decision is about words and what is put in their place. It is kept where the redaction of its id is to
    read what was proposed when the person decided. Where another pseudonym or another date would stand there
    now, nobody has seen that: the decision becomes pending again, a rejection too, since the words may be a
    protected name by now; whom a person chose among several is remembered. So are decisions on redactions
    that this draft does not have: a paragraph can come back. A file that does not say what was proposed is
    believed.

    Args:
        previous: what was decided so far.
        redactions: this draft's, as proposed or with decisions already applied.
        passages: this draft's; words to be replaced in one place only are then looked for by their
            surroundings, and where the place is lost but the words are not they are replaced everywhere:
            rather too much than a name.
        key: the key now; a chosen person whose pseudonym has changed since is then asked about again.
    """
    now = {redaction.id: redaction for redaction in redactions}
    decided = tuple(
        item if item.id not in now or _holds(item, now[item.id], key) else _asked_again(item)
        for item in previous.decisions
    )
    added = tuple(_placed(item, passages) if passages else item for item in previous.added)
    return replace(previous, decisions=decided, added=added)


def merged(older: Decisions, newer: Decisions) -> Decisions:
    """Two files' decisions on one document as one: the newer word on a thing counts.

    What the newer file takes back (`withdrawn`) is gone, unless the newer file itself says it again.
    """
    gone = set(newer.withdrawn)
    return Decisions(
        document=newer.document,
        sha256=newer.sha256,
        decisions=_latest(older.decisions, newer.decisions, lambda item: item.id),
        added=_latest(
            (item for item in older.added if item.text not in gone),
            newer.added,
            lambda item: (item.text, "" if item.everywhere else item.where),
        ),
        pictures=_latest(
            (item for item in older.pictures if item.id not in gone), newer.pictures, lambda item: item.id
        ),
        entries=_latest(older.entries, newer.entries, lambda item: item.id),
        harmless=tuple(
            dict.fromkeys((*(word for word in older.harmless if word not in gone), *newer.harmless))
        ),
        withdrawn=newer.withdrawn,
    )


def unknown(decisions: Decisions, redactions: Iterable[Redaction]) -> int:
    """How many decisions are about redactions this draft does not have; they are kept and do nothing."""
    known = {redaction.id for redaction in redactions}
    return sum(item.id not in known for item in decisions.decisions)


def _holds(item: Decided, now: Redaction, key: Key | None) -> bool:
    if item.decision == "pending":
        return True
    if item.entry is not None:
        if item.entry not in (now.entry, *now.candidates):
            return False
        if key is not None and item.shown is not None and item.replacement is None:
            return _is_called(item.shown, item.entry, key)
        if now.entry == item.entry and not now.question:
            return True  # the choice has been applied already
    applied = now.by_reviewer and now.replacement == item.replacement
    return applied or item.proposed is None or item.proposed == now.replacement


def _is_called(shown: str, entry: str, key: Key) -> bool:
    return any(one.id == entry and one.pseudonym.casefold() in shown.casefold() for one in key.entries)


def _asked_again(item: Decided) -> Decided:
    return Decided(item.id, "pending", entry=item.entry)


def _placed(item: Added, passages: Sequence[Passage]) -> Added:
    if item.everywhere or not item.where:
        return item
    around = item.context or item.text
    there = [passage.where for passage in passages if item.text in passage.text and around in passage.text]
    if item.where in there:
        return item
    if len(there) == 1 and item.context:
        return replace(item, where=there[0])
    still = any(item.text in passage.text for passage in passages)
    return replace(item, everywhere=True) if still else item


def _latest(older: Iterable[Item], newer: Iterable[Item], name: Callable[[Item], object]) -> tuple[Item, ...]:
    latest = {name(item): item for item in older}
    latest.update((name(item), item) for item in newer)
    return tuple(latest.values())

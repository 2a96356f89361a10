"""Drafts of overview report and executive summary → `publication/`: anonymised, checked, reviewed, released.

The steps of one run: take in what people decided, bring the key up to date, anonymise every draft that is new
or whose key, settings or decisions have changed, show the results, compare the documents with one another,
release what may be released. What one document teaches the key (a name that only the summary mentions)
holds for all, so a document made before is made again then.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows import case_key, comparing, deciding, drafts, showing
from flows.anonymising import SIDE, Made, Wanted, make, verify
from flows.drafts import Draft
from flows.folders import state_folder, still_there
from flows.publication_state import PUBLICATION, DraftState, PublicationState, folder, masters, not_released
from flows.published import Published
from flows.reading import software
from flows.releasing import Releasing, load_record_or_none
from flows.workers import isolated
from pipeline import intake
from pipeline.case import CASE_FILE
from pipeline.errors import BusyError, CaseError, ScrError, UnreadableError, not_written
from pipeline.files import sha256_of
from pipeline.receipts import ACCEPTED

if TYPE_CHECKING:
    from flows.drafts import Read
    from pipeline.anonymise.decisions import Decisions
    from pipeline.anonymise.key.model import Key
    from pipeline.anonymise.verifying.model import Verification
    from pipeline.case import Case
    from pipeline.ledger import Ledger

_KEY = "key.json"
_ROUNDS = 3
"""How often a draft is made in one run at most; the third time nothing new is learnt."""


class Publishing:
    """One run's work on the drafts; the steps are called in the order they stand here."""

    def __init__(
        self, case_dir: Path, case: Case, read: Sequence[Read], reading_key: str, passwords: tuple[str, ...]
    ) -> None:
        """Prepare.

        Args:
            read: every accepted document with its reading, in the order received.
            reading_key: from `reading.reading_key`.
            passwords: to try on protected drafts.
        """
        self._case_dir, self._case, self._read, self._passwords = case_dir, case, read, passwords
        self.done = Published()
        self._state = PublicationState.load(case_dir)
        self._settings = case_key.settings_print(case)
        self._drafts = drafts.current(read, case_dir, case, reading_key)
        self._rounds: dict[str, int] = {}
        self._failed: set[str] = set()
        self._made: set[str] = set()
        self._key: Key | None = None

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The newest draft of every document."""
        return self._drafts

    def begin(self, decisions: Sequence[intake.Arrival], ledger: Ledger) -> None:
        """Bring the key up to date and take in what people decided.

        What is no use is put into quarantine with the reason.

        Args:
            decisions: files in `inbox/decisions` that have come to rest.
            ledger: knows every draft ever accepted.
        """
        try:
            readings = (reading for _, reading in self._read)
            self._key = case_key.bring_up_to_date(self._case_dir, self._case, readings)
        except ScrError as error:
            self.done.troubles.append((CASE_FILE if isinstance(error, CaseError) else _KEY, error))
            return
        known = {receipt.sha256 for receipt in ledger.all(ACCEPTED) if drafts.is_draft(receipt)}
        names = {sha256: self._names_of(sha256) for sha256 in known}
        for arrival in sorted(decisions, key=lambda item: (item.changed_ns, item.path.name)):
            self._take_one(arrival, known, names)

    def stale(self) -> tuple[Draft, ...]:
        """The drafts to be anonymised now, the shortest first; none when all is made.

        Asked again after they were made: a name that one of them taught the key may stand in another.
        """
        if self._key is None:
            return ()
        print_ = case_key.key_print(self._key)
        found = [
            draft
            for draft in self._drafts
            if draft.sha256 not in self._failed
            and self._rounds.get(draft.sha256, 0) < _ROUNDS
            and not self._is_made(draft, print_)
        ]
        return tuple(sorted(found, key=lambda draft: (draft.receipt.size, draft.receipt.number)))

    def anonymise(self, draft: Draft) -> ScrError | None:
        """Anonymise one draft in a process of its own; gives what kept it from being made, if anything."""
        assert self._key is not None
        self._rounds[draft.sha256] = self._rounds.get(draft.sha256, 0) + 1
        still_there(self._case_dir)
        place = state_folder(self._case_dir, PUBLICATION) / f"{draft.place}.part"
        path = self._case_dir / draft.receipt.stored
        try:
            decided = deciding.decided_on(self._case_dir, draft)
            wanted = Wanted(
                draft.sha256,
                draft.kind,
                self._key,
                decided,
                taken=self._taken(draft),
                earlier=draft.earlier,
                passwords=self._passwords,
            )
            made: Made = isolated(make, self._case_dir, path, place, wanted)
        except ScrError as error:
            shutil.rmtree(place, ignore_errors=True)
            self._failed.add(draft.sha256)
            told = _not_anonymised() if error.code == "internal" else error
            self.done.troubles.append((draft.receipt.file, told))
            return told
        self._keep(draft, made, place, decided)
        return None

    def finish(self, now: dt.datetime) -> Published:
        """Show what was made, compare the documents, release what may be released, remember it all.

        Raises:
            OSError: the disk is full or the folder is away; a second run is harmless.
        """
        still_there(self._case_dir)
        self._forget_old()
        if not self._state.drafts and not self._state.shown and not load_record_or_none(self._case_dir):
            return self.done
        shown = showing.show(self._case_dir, self._state)
        self.done.aside, self.done.unwritten = shown.aside, shown.unwritten
        self._state = replace(self._state, shown=shown.files, changed=tuple(shown.changed))
        self._compare(now.date())
        self._release(now)
        self._state.save(self._case_dir)
        return self.done

    def _take_one(
        self, arrival: intake.Arrival, known: Collection[str], names: Mapping[str, Collection[str]]
    ) -> None:
        try:
            new = deciding.take_in(self._case_dir, arrival, known, names, self._decide_on_key)
            self.done.decided += new
        except (BusyError, UnreadableError) as error:
            self.done.troubles.append((arrival.path.name, error))
        except ScrError as error:
            try:
                intake.refuse(self._case_dir, arrival, error)
            except OSError as trouble:
                self.done.troubles.append((arrival.path.name, not_written(trouble)))
            else:
                self.done.refused.append((arrival.path.name, error))

    def _decide_on_key(self, decided: Decisions) -> None:
        """Write what a person said of the key's entries into the key."""
        assert self._key is not None
        if decided.entries:
            self._key = case_key.decided(self._key, decided.entries, self._case)
            case_key.keep(self._case_dir, self._key)

    def _names_of(self, sha256: str) -> tuple[str, ...]:
        """The names a draft's document has been shown under."""
        for state in self._state.drafts.values():
            if sha256 in (state.standing.draft, *state.standing.earlier):
                return state.names
        return ()

    def _made_of(self, draft: Draft, key_print: str, decided: Decisions | None) -> str:
        parts = (self._settings, key_print, case_key.decisions_print(decided), draft.sha256, draft.kind)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def _is_made(self, draft: Draft, key_print: str) -> bool:
        state = self._state.drafts.get(draft.sha256)
        if state is None or state.standing.earlier != draft.earlier:
            return False
        if state.standing.document.casefold() in self._taken(draft):
            return False
        try:
            decided = deciding.decided_on(self._case_dir, draft)
        except ScrError:
            return False  # said when it is tried
        if state.made_of != self._made_of(draft, key_print, decided):
            return False
        place = masters(self._case_dir, draft.place)
        there = all(_has(place / name, sha256) for name, sha256 in state.files.items())
        return there and (place / SIDE).is_file()

    def _taken(self, draft: Draft) -> frozenset[str]:
        """The names of other documents, those released before among them."""
        mine = {draft.sha256, *draft.earlier}
        others = [state.standing.document for name, state in self._state.drafts.items() if name not in mine]
        released = [
            one.document
            for one in load_record_or_none(self._case_dir)
            if one.stands and one.draft not in mine
        ]
        return frozenset(name.casefold() for name in (*others, *released))

    def _keep(self, draft: Draft, made: Made, place: Path, decided: Decisions | None) -> None:
        """Put what was made in its place and write the key down with what the draft taught it."""
        goal = masters(self._case_dir, draft.place)
        shutil.rmtree(goal, ignore_errors=True)
        place.rename(goal)
        if made.key != self._key:
            case_key.keep(self._case_dir, made.key)
        self._key = made.key
        name = made.standing.document
        names = (*(one for one in self._names_of(draft.sha256) if one != name), name)
        state = DraftState(
            number=draft.receipt.number,
            place=draft.place,
            standing=made.standing,
            made_of=self._made_of(draft, case_key.key_print(made.key), decided),
            names=names,
            files=dict(made.files),
            version=draft.version,
            received=draft.receipt.received.date().isoformat(),
        )
        others = {sha256: one for sha256, one in self._state.drafts.items() if sha256 not in draft.earlier}
        self._state = replace(self._state, drafts=others | {draft.sha256: state})
        self._state.save(self._case_dir)
        self._made.add(draft.sha256)
        self.done.made = len(self._made)  # one made again for a name that another taught is one draft

    def _forget_old(self) -> None:
        """Drop what is known of drafts that do not count, and mark what could not be brought up to date."""
        kept: dict[str, DraftState] = {}
        for draft in self._drafts:
            for sha256 in (draft.sha256, *reversed(draft.earlier)):
                state = self._state.drafts.get(sha256)
                if state is not None:
                    # The newest could not be made: what is there stays to be seen, but is not released.
                    old, stale = sha256 != draft.sha256, draft.sha256 in self._failed
                    kept[sha256] = not_released(state, newest=not old) if old or stale else state
                    break
        order = {draft.sha256: at for at, draft in enumerate(self._drafts)}
        ordered = sorted(kept.items(), key=lambda pair: order.get(pair[0], pair[1].number))
        self._state = replace(self._state, drafts=dict(ordered))
        places = {state.place for state in kept.values()}
        root = folder(self._case_dir)
        for path in root.iterdir() if root.is_dir() else ():
            if path.is_dir() and path.name not in places:
                shutil.rmtree(path, ignore_errors=True)

    def _compare(self, today: dt.date) -> None:
        every = (state.place for state in self._state.drafts.values())
        places = tuple(place for place in every if (masters(self._case_dir, place) / SIDE).is_file())
        goals = [self._case_dir / PUBLICATION / name for name in showing.COMPARISON]
        if len(places) < 2:
            for goal in goals:
                goal.unlink(missing_ok=True)
            self._state = replace(self._state, compared="", differences=0)
            return
        print_ = comparing.compared_by(self._case_dir, places, self._case, software())
        if print_ == self._state.compared and all(goal.exists() for goal in goals):
            return
        try:
            count = isolated(comparing.compare, self._case_dir, places, today)
        except ScrError as error:
            self.done.troubles.append((showing.COMPARISON[0], error))
        else:
            self._state = replace(self._state, compared=print_, differences=count)

    def _release(self, now: dt.datetime) -> None:
        key = self._key
        against = f"{self._settings}-{case_key.key_print(key)}" if key is not None else ""

        def look(path: Path) -> Verification:
            return isolated(verify, self._case_dir, path, key)

        settling = Releasing(
            self._case_dir, self._case, key, self._state, now=now, against=against, verify=look
        )
        self.done.settled = settled = settling.settle()
        self.done.troubles += settled.troubles
        self._state = replace(self._state, verified=settled.verified, doubtful=tuple(settled.doubtful))


def _not_anonymised() -> ScrError:
    """What kept a draft from being anonymised, said so that nobody takes it for unread."""
    return ScrError(
        "was taken in and read, but could not be anonymised: this software failed on it",
        "Nothing of it is published; report the fault to those who maintain this software",
        code="not-anonymised",
    )


def _has(path: Path, sha256: str) -> bool:
    try:
        return sha256_of(path) == sha256
    except OSError:
        return False

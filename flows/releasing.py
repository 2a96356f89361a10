"""What may be published is; what may not be any more is taken out of `publication/released/`, loudly.

Every run looks at everything released: the files must be those that were released, the sign-off must stand,
no hold may be set, and they are read back once more whenever the key, the case or this software has changed,
for a name learnt today may stand in what was published yesterday.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.case_key import protects_signer
from flows.publication_state import PUBLICATION, DraftState, PublicationState, folder, masters
from pipeline.anonymise.release import (
    RECORD,
    RELEASED,
    RecordError,
    Release,
    amiss,
    blocks,
    from_record,
    months_after,
    release,
    restore,
    withdraw,
)
from pipeline.errors import BusyError, ScrError, not_written
from pipeline.files import own_only

if TYPE_CHECKING:
    from pipeline.anonymise.key.model import Key
    from pipeline.anonymise.release.record import Why
    from pipeline.anonymise.verifying.model import Verification
    from pipeline.case import Case

_READABLE = 0o755
Verify = Callable[[Path], "Verification"]


@dataclass(slots=True)
class Settled:
    """What became of the releases in one run.

    Attributes:
        released: names of documents released in this run.
        withdrawn: (name, why) of those taken out.
        restored: names of released files that were put back as they were released.
        verified, doubtful: for the state; see `PublicationState`.
        troubles: what could not be done.
    """

    record: tuple[Release, ...] = ()
    released: list[str] = field(default_factory=list)
    withdrawn: list[tuple[str, Why]] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    verified: dict[str, str] = field(default_factory=dict)
    doubtful: list[str] = field(default_factory=list)
    troubles: list[tuple[str, ScrError]] = field(default_factory=list)


def load_record(case_dir: Path) -> tuple[Release, ...]:
    """What was released so far.

    Raises:
        RecordError: the record is damaged.
    """
    try:
        text = (case_dir / PUBLICATION / RELEASED / RECORD).read_text("utf-8")
    except FileNotFoundError:
        return ()
    try:
        return from_record(json.loads(text))
    except ValueError:
        return from_record(None)


def load_record_or_none(case_dir: Path) -> tuple[Release, ...]:
    """What was released so far; nothing where the record is damaged, which is said elsewhere."""
    try:
        return load_record(case_dir)
    except ScrError:
        return ()


class Releasing:
    """One run's look at what is released and what may be."""

    def __init__(
        self,
        case_dir: Path,
        case: Case,
        key: Key | None,
        state: PublicationState,
        *,
        now: dt.datetime,
        against: str,
        verify: Verify,
    ) -> None:
        """Prepare.

        Args:
            key: the case's key: what was released before a name was learnt is read against it, too. None
                where it cannot be read: then nothing is released.
            state: the drafts as they stand; their masters are in place.
            now: put on releases and withdrawals.
            against: a fingerprint of all a check depends on but the file: key, case and software.
            verify: reads a file back from scratch.
        """
        self._case_dir, self._case, self._key, self._state = case_dir, case, key, state
        self._now, self._against, self._verify = now, against, verify
        self._folder = case_dir / PUBLICATION
        self._done = Settled()

    def settle(self) -> Settled:
        """Withdraw what may not stand any longer, release what may be released, and write the record."""
        done = self._done
        try:
            before = done.record = load_record(self._case_dir)
        except RecordError as error:
            done.troubles.append((RECORD, error))
            return done
        done.record = tuple(self._looked_at(one) if one.stands else one for one in before)
        for draft in self._state.drafts.values() if self._key is not None else ():
            self._release(draft)
        done.record = tuple(self._with_months(one) if one.stands else one for one in done.record)
        if done.record and (done.record != before or not self._record_is_there()):
            self._write_record()
        return done

    def _write_record(self) -> None:
        """Write the record. Where that cannot be, the next run finds files without it and writes it then."""
        try:
            write_record(self._case_dir, self._case, self._done.record)
        except ScrError as error:
            self._done.troubles.append((RECORD, error))
        except OSError as trouble:
            self._done.troubles.append((RECORD, not_written(trouble)))

    def _looked_at(self, one: Release) -> Release:
        """A release that stands, after a look at its files, sign-off, hold and the names known now."""
        publication = self._case.publication
        why: Why | None = None
        if publication.hold:
            why = "hold"
        elif publication.sign_off is None:
            why = "sign-off"
        elif (wrong := amiss(one, self._folder)) is not None:
            if self._restored(one):
                return one
            why = wrong
        elif self._leaks(one):
            why = "leak"
        if why is None:
            return one
        try:
            gone = withdraw(one, self._folder, why, self._now)
        except OSError as trouble:
            self._done.troubles.append((one.document, _still_released(trouble)))
            return one
        self._done.withdrawn.append((one.document, why))
        return gone

    def _restored(self, one: Release) -> bool:
        """Whether files that were changed or taken away could be put back as they were released."""
        draft = next((item for item in self._state.drafts.values() if item.standing.draft == one.draft), None)
        if draft is None:
            return False
        try:
            back = restore(one, masters(self._case_dir, draft.place), self._folder)
        except OSError as trouble:
            self._done.troubles.append((one.files[0].name, not_written(trouble)))
            return True  # nothing was changed; it is said
        if back:
            self._done.restored.append(one.document)
        return back

    def _leaks(self, one: Release) -> bool:
        """Whether a released file holds what is protected by now. One that cannot be looked into is said."""
        if self._key is None:
            return False
        proposed = {entry.pseudonym for entry in self._key.proposals}
        for file in one.files:
            if self._state.verified.get(file.sha256) != self._against:
                try:
                    check = self._verify(self._folder / RELEASED / file.name)
                except ScrError as error:
                    self._done.troubles.append((file.name, error))
                    continue
                if any(leak.matches not in proposed for leak in check.leaks):
                    return True
                if check.leaks:
                    self._done.doubtful.append(file.sha256)
                elif check.verdict == "incomplete":
                    self._done.troubles.append((file.name, _not_looked_into()))
                    continue
            elif file.sha256 in self._state.doubtful:
                self._done.doubtful.append(file.sha256)
            self._done.verified[file.sha256] = self._against
        return False

    def _release(self, draft: DraftState) -> None:
        standing, publication = draft.standing, self._case.publication
        record, changed = self._done.record, self._state.changed
        now = standing_release(record, draft)
        if now is not None and is_up_to_date(now, draft):
            return
        mine = [name for name in changed if name in draft.files]
        protected = protects_signer(self._key, self._case)
        if blocks(
            standing, publication, record, today=self._now.date(), changed=mine, signer_protected=protected
        ):
            return
        try:
            self._done.record = release(
                standing,
                masters(self._case_dir, draft.place),
                self._folder,
                publication,
                record,
                now=self._now,
                verify=self._verify,
                staging=folder(self._case_dir) / "staging",
            )
        except ScrError as error:
            self._done.troubles.append((standing.document, error))
        except OSError as trouble:
            self._done.troubles.append((standing.document, not_written(trouble)))
        else:
            self._done.released.append(standing.document)
            self._done.verified |= {file.sha256: self._against for file in standing.files}

    def _with_months(self, one: Release) -> Release:
        """A release that stands, with the time it must stay online as case.yaml says by now."""
        months = self._case.publication.online_months
        if one.online_months == months:
            return one
        until = months_after(one.released.date(), months)
        return replace(one, online_months=months, online_until=until)

    def _record_is_there(self) -> bool:
        place = self._folder / RELEASED / RECORD
        return place.exists() and place.with_suffix(".html").exists()


def write_record(case_dir: Path, case: Case, record: Sequence[Release]) -> None:
    """Write the record for programs and for people, readable for all."""
    from pipeline.reports.publication import write_release_record

    place = case_dir / PUBLICATION / RELEASED
    write_release_record(place, record, case)
    own_only(place, _READABLE)


def standing_release(record: Sequence[Release], draft: DraftState) -> Release | None:
    """The release of a document that stands at present, be it of an earlier draft."""
    drafts = {draft.standing.draft, *draft.standing.earlier}
    return next((one for one in reversed(record) if one.stands and one.draft in drafts), None)


def is_up_to_date(one: Release | None, draft: DraftState) -> bool:
    """Whether what is released is what is made of the newest draft now."""
    return one is not None and {file.sha256 for file in one.files} == {
        file.sha256 for file in draft.standing.files
    }


def _still_released(trouble: OSError) -> ScrError:
    """A document that may not stand any longer and could not be taken out."""
    return BusyError(
        "is STILL RELEASED and may not be any longer: it could not be taken out of publication/released "
        f"({trouble.strerror or type(trouble).__name__})",
        "Take it off the website now, close it in other programs, check that the folder may be written to, "
        "and run again",
    )


def _not_looked_into() -> ScrError:
    return ScrError(
        "was released, but not everything in it could be looked into again",
        "See whether tesseract and LibreOffice are still installed; then run again",
        code="incomplete",
    )

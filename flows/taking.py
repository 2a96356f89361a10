"""The first half of a pass over a case: hold its lock, take in what has arrived, read it, settle it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from flows import reading
from flows.done import Outcome
from flows.folders import LOCK, lay_out, open_ledger, still_there
from flows.workers import isolated
from pipeline import intake
from pipeline.case import Case, load
from pipeline.errors import REASONS, BusyError, ScrError, UnreadableError, not_written
from pipeline.files import private_folder
from pipeline.ledger import ACCEPTED, Receipt

Tell = Callable[[str], None]
"""Shows a person what is happening; never given a document's text."""
Ask = Callable[[str], str]
"""Asks a person for the password of a file, by its name; "" when there is none to give."""


@dataclass(frozen=True, slots=True)
class Item:
    """A document to be read: where it lies, whose folder, and whether it is new (claimed) or sealed."""

    path: Path
    folder: str
    sha256: str
    claimed: intake.Claimed | None
    receipt: Receipt

    @property
    def name(self) -> str:
        """A handle that identifies nobody: for orchestrators, caches and logs."""
        place = hashlib.sha256(self.folder.encode()).hexdigest()[:8]
        return f"{self.sha256}-{place}"


class Taking:
    """One case while a pass works on it. Use as a context manager: it holds the case's lock."""

    def __init__(
        self,
        case_dir: Path,
        *,
        tell: Tell = lambda _: None,
        ask: Ask | None = None,
        patience: float = 30.0,
    ) -> None:
        """Read the case.

        Args:
            case_dir: the case folder.
            ask: how to ask a person for passwords; None when nobody is there to be asked.
            patience: how many seconds to wait for files that are still changing, and for another
                pass over the same case.

        Raises:
            CaseError: case.yaml cannot be used.
        """
        self.case_dir = case_dir
        self.case: Case = load(case_dir)
        self.tell = tell
        self._ask = ask
        self._given: tuple[str, ...] = ()
        self.outcome = Outcome()
        self.key = reading.reading_key(case_dir)
        self._patience = patience
        self._read: tuple[tuple[Receipt, reading.Reading], ...] | None = None
        self._troubled: set[int] = set()
        self._decisions: list[intake.Arrival] = []
        private_folder(case_dir / intake.STATE, within=case_dir)
        self._lock = FileLock(case_dir / intake.STATE / LOCK, timeout=patience, mode=0o600)

    def __enter__(self) -> Self:
        try:
            self._lock.acquire()
        except Timeout:
            raise BusyError(
                "is being worked on by another run", "Wait until that has finished; nothing was changed"
            ) from None
        try:
            lay_out(self.case_dir, self.case)
            self.ledger = open_ledger(self.case_dir)
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.ledger.__exit__()
        self._lock.release()

    def begin_again(self) -> None:
        """Forget what this pass has not finished, so that it can be done another way.

        What was sealed or set aside stays so, and stays in the summary.
        """
        done = self.outcome
        self.outcome = Outcome(taken=done.taken, accepted=done.accepted, quarantined=done.quarantined)
        self._read, self._troubled = None, set()

    def take_in(self, arrivals: tuple[intake.Arrival, ...] | None = None) -> tuple[Item, ...]:
        """Claim what has arrived; gives what has to be read, in the order it arrived.

        Args:
            arrivals: what is known to be at rest; looked for, with patience, when not given.
        """
        self.outcome.recovered = len(intake.recover(self.case_dir, self.ledger))
        if arrivals is None:
            arrivals = intake.at_rest(self.case_dir, patience=self._patience, decisions=True)
        for arrival in sorted(arrivals, key=lambda item: (item.changed_ns, item.path.name)):
            if arrival.folder.lower() == intake.DECISIONS:
                self._decisions.append(arrival)  # they wait until their draft is read
            else:
                self._claim(arrival)
        waiting = intake.waiting(self.case_dir, decisions=True)
        self.outcome.still_arriving = len(waiting) - len(self._decisions)
        to_judge = intake.finish(self.case_dir, self.ledger)
        self.outcome.repeated = max(0, self.outcome.taken - self.outcome.settled - len(to_judge))
        self._sealed_copies()
        new = [
            Item(claimed.path, claimed.folder, claimed.sha256, claimed, receipt)
            for claimed, receipt in to_judge
        ]
        new.sort(key=lambda item: item.receipt.number)
        return (*new, *self._to_read_again())

    def read(self, item: Item) -> ScrError | None:
        """Read one document in a process of its own; gives the error that keeps it out, if any.

        Raises:
            BusyError: for the moment only; try again.
        """
        try:
            isolated(
                reading.read_document,
                self.case_dir,
                item.path,
                item.sha256,
                item.folder,
                self.key,
                (*self.case.open_passwords(), *self._given),
                item.receipt.received,
            )
        except BusyError:
            raise
        except ScrError as error:
            # Once it is read, it is read, whatever went wrong after that (it is checked as well).
            goal = reading.reading_file(self.case_dir, item.sha256, item.folder, self.key)
            return None if goal.exists() else error
        return None

    def unlock(self, item: Item, error: ScrError | None) -> ScrError | None:
        """Ask a person for the password of a document that none known opens, and read it again.

        Each file is asked for once; what was given before is tried first, because an office often
        protects all its files alike. What a person gives is kept in this process only, until the pass ends.

        Args:
            item: the document.
            error: what kept it out; anything but a password is given back as it is.
        """
        if self._ask is None or error is None or error.code != "password":
            return error
        if self._given and ((error := self._again(item)) is None or error.code != "password"):
            return error
        answer = self._ask(item.receipt.file)
        if not answer:
            return error
        self._given = tuple(dict.fromkeys((answer, *self._given)))
        return self._again(item)

    def _again(self, item: Item) -> ScrError | None:
        try:
            return self.read(item)
        except BusyError as busy:
            return busy

    def settle(self, item: Item, error: ScrError | None) -> None:
        """Seal what could be read; set aside what could not.

        Where the disk does not let it, the file stays claimed and the next pass takes it up again.
        """
        still_there(self.case_dir)
        try:
            self._settle(item, error)
        except OSError as trouble:
            self.outcome.troubles.append((item.receipt.file, not_written(trouble)))

    def _settle(self, item: Item, error: ScrError | None) -> None:
        if item.claimed is None:
            kept = None if error else self._reading(item.receipt)
            if error is not None:
                self._trouble(item.receipt, error)
            elif kept is not None:
                self.ledger.accept(item.receipt, kept.agency, kept.kinds, item.receipt.stored, kept.carries)
            return
        if isinstance(error, BusyError):  # it stays claimed; the next pass takes it up again
            self.outcome.troubles.append((item.receipt.file, error))
            return
        kept = None if error else self._reading(item.receipt)
        if error is None and kept is None:
            error = UnreadableError(
                "could not be read", "Run again; report the fault if it stays", code="internal"
            )
        if error is not None:
            error.code = error.code if error.code in REASONS else "internal"
            intake.quarantine(self.case_dir, self.ledger, item.claimed, item.receipt, error)
            self.outcome.quarantined.append((item.receipt.file, error))
            return
        assert kept is not None
        intake.accept(
            self.case_dir, self.ledger, item.claimed, item.receipt, kept.agency, kept.kinds, kept.carries
        )
        self.outcome.accepted += 1

    def readings(self) -> tuple[tuple[Receipt, reading.Reading], ...]:
        """Every accepted document that could be read, in the order received; opened once a pass."""
        if self._read is None:
            found = []
            for receipt in self.ledger.all(ACCEPTED):
                kept = self._reading(receipt) or self._mended(receipt)
                if kept is not None:
                    found.append((receipt, kept))
            self._read = tuple(found)
        return self._read

    def _claim(self, arrival: intake.Arrival) -> None:
        try:
            intake.claim(self.case_dir, self.ledger, arrival)
            self.outcome.taken += 1
        except ScrError as error:
            self.outcome.troubles.append((arrival.path.name, error))
        except FileNotFoundError:
            pass  # taken away again before it was taken in

    def _mended(self, receipt: Receipt) -> reading.Reading | None:
        """The reading of a sealed document whose kept reading is damaged; says so when there is none.

        A document is never left out of the merge without a word.
        """
        if receipt.number in self._troubled:
            return None
        item = self._sealed_item(receipt)
        reading.reading_file(self.case_dir, receipt.sha256, receipt.folder, self.key).unlink(missing_ok=True)
        try:
            error = self.read(item)
        except BusyError as busy:
            error = busy
        self.settle(item, error)
        return self._reading(receipt)

    def _sealed_item(self, receipt: Receipt) -> Item:
        return Item(self.case_dir / receipt.stored, receipt.folder, receipt.sha256, None, receipt)

    def _trouble(self, receipt: Receipt, error: ScrError) -> None:
        self._troubled.add(receipt.number)
        self.outcome.troubles.append((receipt.file, error))

    def _sealed_copies(self) -> None:
        """Say which sealed copies are gone or are not what was sealed."""
        for receipt in self.ledger.all(ACCEPTED):
            if not (self.case_dir / receipt.stored).exists():
                error = BusyError(
                    f"is gone from {intake.ORIGINALS}/, where its sealed copy was",
                    "Put it back from a backup, or drop the same file into the inbox again",
                )
                self._trouble(receipt, error)

    def _to_read_again(self) -> list[Item]:
        """Sealed documents whose reading is missing: case.yaml or this software has changed since."""
        again = []
        for receipt in self.ledger.all(ACCEPTED):
            item = self._sealed_item(receipt)
            known = reading.reading_file(self.case_dir, receipt.sha256, receipt.folder, self.key)
            if not known.exists() and item.path.exists():
                again.append(item)
        return again

    def _reading(self, receipt: Receipt) -> reading.Reading | None:
        return reading.open_reading(self.case_dir, receipt.sha256, receipt.folder, self.key)

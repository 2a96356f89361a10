"""One pass over a case, step by step: take in, read, settle, merge, report.

Both ways of running call these steps: `direct` one after the other, `orchestrated` as Prefect tasks.
A step can be stopped at any moment and run again with the same result.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from flows import reading
from flows.done import Outcome
from flows.folders import still_there
from flows.taking import Ask, Item, Taking, Tell
from pipeline.case import CASE_FILE
from pipeline.errors import ScrError, explain, not_written
from pipeline.proforma.definition import DefinitionError

if TYPE_CHECKING:
    from flows.drafts import Draft
    from flows.publishing import Publishing

__all__ = ["Ask", "Item", "Outcome", "Pass", "Tell"]


class Pass(Taking):
    """One pass over one case: what `Taking` does, and everything that is made of it."""

    _publishing: Publishing | None = None

    def begin_again(self) -> None:
        """Forget what this pass has not finished, so that it can be done another way."""
        super().begin_again()
        self._publishing = None

    def merge(self) -> None:
        """Write the integrated chronology and what belongs to it, if anything is new."""
        from flows import merging

        still_there(self.case_dir)
        read = self.readings()
        today = dt.date.today()  # noqa: DTZ011 - the office's day
        try:
            merged = merging.merge(self.case_dir, self.case, read, self.key, today=today)
        except OSError as trouble:
            self.outcome.troubles.append((merging.PANEL, not_written(trouble)))
            return
        self.outcome.entries, self.outcome.documents = merged.entries, merged.documents
        self.outcome.merged, self.outcome.unwritten = merged.made, merged.unwritten
        reading.forget_stale(self.case_dir, self.key)

    def plan(self) -> None:
        """Write the one action plan, if anything in it is another than before."""
        from flows import merging, planning

        still_there(self.case_dir)
        try:
            self.outcome.unwritten += planning.plan(self.case_dir, self.case, self.readings(), self.key)
        except OSError as trouble:
            self.outcome.troubles.append((merging.PANEL, not_written(trouble)))

    def check(self) -> None:
        """Check every document against its proforma, unless that is done, and write what was found."""
        from flows import checking_all

        still_there(self.case_dir)
        today = dt.date.today()  # noqa: DTZ011 - the office's day
        passwords = (*self.case.open_passwords(), *self._given)
        try:
            checked = checking_all.check(
                self.case_dir, self.case, self.readings(), self.key, passwords, today=today
            )
        except DefinitionError as error:  # the documents are in order; their checks wait until it is mended
            self.outcome.troubles.append((error.file or CASE_FILE, error))
        except OSError as trouble:
            self.outcome.troubles.append((checking_all.CHECKS, not_written(trouble)))
        else:
            self.outcome.troubles += checked.troubles
            self.outcome.unwritten += checked.unwritten
            self.outcome.complete, self.outcome.checked = checked.complete, checked.documents

    def to_anonymise(self) -> tuple[Draft, ...]:
        """The drafts for publication that have to be anonymised now; asked again until there is none.

        The first time, what people decided is taken in and the key is brought up to date.
        """
        from flows.publishing import Publishing

        still_there(self.case_dir)
        if self._publishing is None:
            passwords = (*self.case.open_passwords(), *self._given)
            self._publishing = Publishing(self.case_dir, self.case, self.readings(), self.key, passwords)
            self._publishing.begin(self._decisions, self.ledger)
            self._decisions = []
        return self._publishing.stale()

    def anonymise(self, draft: Draft) -> ScrError | None:
        """Anonymise one draft in a process of its own; gives what kept it from being made, if anything."""
        assert self._publishing is not None
        return self._publishing.anonymise(draft)

    def publish(self) -> None:
        """Show what was anonymised, compare the documents, release what may be released."""
        from flows.publication_state import PUBLICATION

        assert self._publishing is not None
        try:
            done = self._publishing.finish(dt.datetime.now().astimezone().replace(microsecond=0))
        except OSError as trouble:
            done = self._publishing.done
            done.troubles.append((PUBLICATION, not_written(trouble)))
        self.outcome.published = done
        self.outcome.taken += len(done.refused)
        self.outcome.quarantined += done.refused
        self.outcome.troubles += done.troubles
        self.outcome.unwritten += tuple(done.unwritten)

    def report(self) -> None:
        """Write the page that says who has sent what, and the genogram."""
        from flows import merging, status
        from pipeline import reports

        still_there(self.case_dir)
        left_out = [explain(name, error) for name, error in self.outcome.troubles]
        submissions = status.gather(self.case_dir, self.case, self.ledger, self.readings(), left_out)
        panel = self.case_dir / merging.PANEL
        try:
            self.outcome.unwritten += merging.blocked(
                lambda: reports.write_submissions(panel, submissions),
                lambda: reports.write_genogram(panel, self.case),
            )
        except OSError as trouble:
            self.outcome.troubles.append((merging.PANEL, not_written(trouble)))

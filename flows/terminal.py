"""What the command line shows: progress, summaries, the way to the results."""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import explain, shown

if TYPE_CHECKING:
    from rich.status import Status

    from flows.passing import Ask, Outcome, Pass
    from flows.watching import Runner
    from pipeline.anonymise.release.record import Why
    from pipeline.intake import Arrival
    from pipeline.reports import Submissions


def say(line: str) -> None:
    """Tell the person something, beside the results."""
    print(line, file=sys.stderr, flush=True)


class Progress:
    """A line that moves on a terminal and says nothing in a pipe."""

    def __init__(self, what: str, line: Status | None = None) -> None:
        self._what, self._line = what, line

    def __call__(self, step: str) -> None:
        """Say what is being done."""
        if self._line is not None:
            self._line.update(f"{self._what}: {step}")

    @property
    def ask(self) -> Ask | None:
        """How to ask the person for a file's password; None where nobody can be asked."""
        return self._password if can_ask() else None

    def _password(self, file: str) -> str:
        if self._line is not None:
            self._line.stop()
        try:
            return ask_password(file)
        finally:
            if self._line is not None:
                self._line.start()


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """Show what is being done, for as long as it is."""
    if not sys.stderr.isatty():
        yield Progress(what)
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what}: starting") as line:
        yield Progress(what, line)


def can_ask() -> bool:
    """Whether a person sits at a terminal, to type and to read."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def ask_password(file: str) -> str:
    """Ask for the password of a protected file; "" when the person has none. It is not shown or kept."""
    import getpass

    try:
        return getpass.getpass(f"{shown(file)} is protected. Its password (Enter to set it aside): ")
    except EOFError:
        return ""


def runner(direct: bool) -> Runner:
    """How to do a pass: with Prefect, or directly when asked to or when Prefect does not start."""
    from flows import direct as plain

    if direct:
        return plain.run
    return _orchestrated_or_direct


def _orchestrated_or_direct(work: Pass, arrivals: tuple[Arrival, ...] | None) -> Outcome:
    from flows import direct as plain

    try:
        from flows import orchestrated
    except Exception as error:  # noqa: BLE001 - an office must not stop because an orchestrator does
        trouble = type(error).__name__
    else:
        try:
            return orchestrated.run(work, arrivals)
        except orchestrated.OrchestratorError as error:
            trouble = str(error)
    say(f"Prefect could not be used ({trouble}); going on without it.")
    # What was claimed is still there; every step can be run again.
    work.begin_again()
    return plain.run(work, arrivals)


def stop_signal() -> threading.Event:
    """An event that Ctrl+C sets; a second Ctrl+C, or the system's word to end, stops what is under way.

    A pass can be cut short at any moment: the next one goes on where it was.
    """
    stop = threading.Event()

    def asked(number: int, _: object) -> None:
        if stop.is_set() or number != signal.SIGINT:
            stop.set()
            _stop_now()
        stop.set()
        say("Stopping when this pass is done; Ctrl+C again stops at once.")

    _on_signal(asked)
    return stop


def stop_at_once() -> None:
    """Let Ctrl+C and the system's word to end stop the command, also while documents are being read."""
    _on_signal(lambda *_: _stop_now())


def _on_signal(act: Callable[[int, object], None] | signal.Handlers) -> None:
    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), act)


def _stop_now() -> None:
    from flows import workers

    _on_signal(signal.SIG_IGN)  # once is enough; a second must not cut short how the first is told
    workers.stop()
    raise workers.Stopped


def summary(folder: Path, outcome: Outcome) -> None:
    """Say what a pass did, in a few lines."""
    new = f"{outcome.accepted} new document{'s' if outcome.accepted != 1 else ''}"
    if outcome.recovered:
        say(
            f"  The ledger was lost; {outcome.recovered} document{'s' if outcome.recovered != 1 else ''} "
            "found again in originals/. Check in panel/submissions.html which version counts."
        )
    again = f", {outcome.repeated} seen before" if outcome.repeated else ""
    merged = f"{outcome.entries} entries from {outcome.documents} chronologies"
    if not outcome.documents:
        merged = "no chronology yet"
    elif not outcome.merged:
        merged += ", unchanged"
    checked = f"; {outcome.complete} of {outcome.checked} documents complete" if outcome.checked else ""
    say(f"{shown(folder.resolve())}: {new}{again}; {merged}{checked}.")
    for name, error in outcome.quarantined:
        say(f"  In quarantine: {explain(name, error)}")
    for name, error in outcome.troubles:
        say(f"  {explain(name, error)}")
    for name in outcome.unwritten:
        say(f"  {name}: could not be written. Close it in Word or Excel; it is tried again at the next run.")
    _say_published(outcome)
    if outcome.still_arriving:
        say(f"  {outcome.still_arriving} still arriving; taken at the next run.")


def _say_published(outcome: Outcome) -> None:
    """What was done for publication; a withdrawal is said so that nobody overlooks it."""
    done = outcome.published
    if done is None:
        return
    for name, why in done.settled.withdrawn:
        say(
            f"  WITHDRAWN: {name} was taken out of publication/released, because {_why(why)}. It lies in "
            "publication/withdrawn now. Take it off the website, too."
        )
    if done.decided:
        say(f"  {done.decided} file{'s' if done.decided != 1 else ''} of decisions taken in and applied.")
    if done.made:
        made = f"{done.made} draft{'s' if done.made != 1 else ''}"
        say(f"  {made} anonymised; the review pages lie in publication/.")
    for name in done.settled.released:
        say(f"  RELEASED: {name}, to publication/released.")
    for name in done.settled.restored:
        say(f"  {name} was changed or gone in publication/released; it is as released again.")
    for name in done.aside:
        say(f"  A file in publication/ had been changed by hand; it was moved aside as {shown(name)}.")


def _why(why: Why) -> str:
    from pipeline.anonymise.release import WORDS

    return WORDS[why]


def summary_when_new(folder: Path, outcome: Outcome) -> None:
    """`summary`, but quiet about a pass that found nothing to do."""
    if outcome.taken or outcome.accepted or outcome.merged or outcome.newly_public or outcome.exit_status:
        summary(folder, outcome)


def results(folder: Path) -> None:
    """Say where the results are."""
    panel = folder / "panel"
    print("\nThe panel's integrated chronology:")
    for ending, what in (
        ("docx", "to print"),
        ("xlsx", "to sort and filter"),
        ("html", "to read in a browser"),
    ):
        print(f"  {panel / f'integrated-chronology.{ending}'}   {what}")
    print("Who has sent what, and what became of every row:")
    print(f"  {panel / 'submissions.html'}")
    print(f"What is new or different:\n  {panel / 'changes.html'}")
    print(f"What to look at:\n  {panel / 'findings.html'}")
    print(f"What is missing in which document:\n  {folder / 'checks' / 'summary.html'}")
    pages = sorted((folder / "publication").glob("*.review.html"))
    if pages:
        print("To review before publication, every replacement in its place:")
        for page in pages:
            print(f"  {page}")


def templates_text(goal: Path, made: Sequence[str], kept: Sequence[str]) -> list[str]:
    """What to tell of the blanks that were written."""
    said = [f"{len(made)} document{'s' if len(made) != 1 else ''} → {goal}", *(f"  {name}" for name in made)]
    if kept:
        said.append(
            f"{len(kept)} kept as they were, because someone may have written in them. To have them made "
            "anew, delete them or name another folder:"
        )
    return said + [f"  {name}" for name in kept]


def status_text(submissions: Submissions, *, as_json: bool) -> str:
    """The submissions as text for a person, or as JSON."""
    from pipeline import reports

    if as_json:
        return json.dumps(reports.submissions_record(submissions), ensure_ascii=False, indent=1)
    return reports.submissions_text(submissions)

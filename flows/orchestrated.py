"""The pass as Prefect flows: every step seen, retried and cached, nothing identifying in its database.

Prefect keeps parameters, run names, logs, messages and results in clear. So it is given handles only:
a case is a hash of its folder, a document the hash of its bytes, a result a word (`read`, or the code of
an error). What the handles stand for is known to this process alone (`_open`).
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from typing import Any, TypeVar

from flows.settings import prepare_prefect

prepare_prefect()

from prefect import flow, task  # noqa: E402 - its settings must stand before it is imported
from prefect.cache_policies import NO_CACHE  # noqa: E402
from prefect.exceptions import ExternalSignal  # noqa: E402
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings  # noqa: E402
from prefect.task_runners import ThreadPoolTaskRunner  # noqa: E402

from flows import workers  # noqa: E402
from flows.direct import PAUSE, TRIES, cores, read_patiently  # noqa: E402
from flows.drafts import Draft  # noqa: E402
from flows.passing import Item, Outcome, Pass  # noqa: E402
from flows.reading import reading_file  # noqa: E402
from pipeline import intake  # noqa: E402
from pipeline.errors import BusyError, ScrError  # noqa: E402

READ, MADE = "read", "made"
T = TypeVar("T")
_open: dict[str, _Work] = {}


class _Work:
    """A pass at work: the steps, the documents by their handles, and the errors that kept some out."""

    def __init__(self, work: Pass, arrivals: tuple[intake.Arrival, ...] | None) -> None:
        self.steps = work
        self.arrivals = arrivals
        self.items: dict[str, Item] = {}
        self.errors: dict[str, ScrError] = {}
        self.drafts: dict[str, Draft] = {}
        self.failure: Exception | None = None


class StepFailedError(Exception):
    """A step could not be done. Carries no words: what happened may quote a file's name or its text."""


class OrchestratorError(Exception):
    """Prefect itself could not start or went away; `args` is the kind of its error, nothing more."""


class TryAgainError(Exception):
    """The trouble may pass; carries no words, because Prefect keeps them."""


def run(work: Pass, arrivals: tuple[intake.Arrival, ...] | None = None) -> Outcome:
    """Do one whole pass under Prefect and give what it did.

    Raises:
        OrchestratorError: the pass can be done `direct` afterwards, because every step can be run again.
        Exception: what a step itself failed with.
    """
    handle = hashlib.sha256(str(work.case_dir.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    _open[handle] = opened = _Work(work, arrivals)
    trouble = ""
    try:
        # A heartbeat costs a second for every flow run and these are short.
        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
            case_flow(handle)
    except ExternalSignal:
        raise workers.Stopped from None
    except Exception as error:  # noqa: BLE001 - whatever Prefect's trouble is, the work goes on without it
        trouble = type(error).__name__
    finally:
        del _open[handle]
    if opened.failure is not None:
        raise opened.failure
    if trouble:
        raise OrchestratorError(trouble)
    return work.outcome


def _wordless(step: Callable[..., T]) -> Callable[..., T]:
    """A step whose failures reach Prefect without their words; the first is kept for `run` to raise."""

    @functools.wraps(step)
    def quiet(case: str, *arguments: Any) -> T:
        try:
            return step(case, *arguments)
        except TryAgainError:
            raise
        except Exception as error:  # noqa: BLE001 - its words are kept out of the database, not lost
            _open[case].failure = _open[case].failure or error
        raise StepFailedError  # out here, so that it does not carry the other along

    return quiet


@flow(name="case", persist_result=False, log_prints=False)
def case_flow(case: str) -> None:
    """A whole pass over one case: intake, the chronology, the checks, publication."""
    intake_flow(case)
    chronology_flow(case)
    checks_flow(case)
    publication_flow(case)


@flow(name="intake", persist_result=False, task_runner=ThreadPoolTaskRunner(max_workers=cores()))
def intake_flow(case: str) -> dict[str, int]:
    """Take in what has arrived, read each document, seal it or set it aside."""
    work = _open[case]
    items = take_in.submit(case).result()
    answers = [
        read_document.with_options(refresh_cache=_unread(work, item)).submit(case, item) for item in items
    ]
    for number, (item, answer) in enumerate(zip(items, answers, strict=True), start=1):
        answer.result(raise_on_failure=False)
        _unlock(case, item)
        settle.submit(case, item).result()
        work.steps.tell(f"Read {number} of {len(items)}")
    return {"documents": len(items), "set_aside": len(work.errors)}


@flow(name="chronology", persist_result=False)
def chronology_flow(case: str) -> dict[str, int]:
    """Merge all current chronologies and write the panel's files."""
    work = _open[case].steps
    work.tell("Merging")
    merge(case)
    plan(case)
    return {"entries": work.outcome.entries, "documents": work.outcome.documents}


@flow(name="checks", persist_result=False)
def checks_flow(case: str) -> dict[str, int]:
    """Check every document against its proforma."""
    work = _open[case].steps
    work.tell("Checking")
    check(case)
    return {"documents": work.outcome.checked, "complete": work.outcome.complete}


@flow(name="publication", persist_result=False)
def publication_flow(case: str) -> dict[str, int]:
    """Anonymise the drafts for publication, release what may be, then write the page of submissions."""
    work = _open[case].steps
    made = 0
    while drafts := choose_drafts(case):
        for number, draft in enumerate(drafts, start=1):
            work.tell(f"Anonymising {number} of {len(drafts)}")
            made += anonymise(case, draft) == MADE
    work.tell("Publishing")
    publish(case)
    report(case)
    return {"anonymised": made}


@task(name="take-in", persist_result=False, cache_policy=NO_CACHE)
@_wordless
def take_in(case: str) -> list[str]:
    """Claim what has arrived; gives handles."""
    work = _open[case]
    work.items = {item.name: item for item in work.steps.take_in(work.arrivals)}
    return list(work.items)


def _cache_key(_: Any, parameters: dict[str, Any]) -> str:
    """The document's content and the rules it is read by, in hex and dashes (it becomes a file name)."""
    return f"read-1-{_open[parameters['case']].steps.key}-{parameters['document']}"


@task(
    name="read",
    persist_result=True,
    cache_key_fn=_cache_key,
    retries=TRIES - 1,
    retry_delay_seconds=[PAUSE, 2 * PAUSE],
    retry_condition_fn=lambda _task, _run, state: _may_pass(state),
)
@_wordless
def read_document(case: str, document: str) -> str:
    """Read one document in a process of its own; what was read stays in the case's folder."""
    work = _open[case]
    try:
        error = work.steps.read(work.items[document])
    except BusyError as busy:
        work.errors[document], error = busy, busy
    if isinstance(error, BusyError):
        raise TryAgainError
    if error is None:
        work.errors.pop(document, None)
        return READ
    work.errors[document] = error
    return error.code


@task(name="settle", persist_result=False, cache_policy=NO_CACHE)
@_wordless
def settle(case: str, document: str) -> None:
    """Seal a document that could be read, set aside one that could not."""
    work = _open[case]
    item, error = work.items[document], work.errors.get(document)
    if error is None and _unread(work, document):
        error = read_patiently(work.steps, item)
    work.steps.settle(item, error)


@task(name="plan", persist_result=False, cache_policy=NO_CACHE)
@_wordless
def plan(case: str) -> None:
    """Make one action plan of all."""
    _open[case].steps.plan()


@task(name="merge", persist_result=False, cache_policy=NO_CACHE)
@_wordless
def merge(case: str) -> None:
    """Integrate the chronologies."""
    _open[case].steps.merge()


@task(name="check", persist_result=False, cache_policy=NO_CACHE)
@_wordless
def check(case: str) -> None:
    """Say what is missing in each document."""
    _open[case].steps.check()


@task(name="choose-drafts", persist_result=False, cache_policy=NO_CACHE)
@_wordless
def choose_drafts(case: str) -> list[str]:
    """Take in decisions and say which drafts are to be anonymised; gives handles."""
    work = _open[case]
    work.drafts = {draft.place: draft for draft in work.steps.to_anonymise()}
    return list(work.drafts)


@task(name="anonymise", persist_result=False, cache_policy=NO_CACHE)
@_wordless
def anonymise(case: str, draft: str) -> str:
    """Anonymise one draft in a process of its own and read the result back; gives a word."""
    work = _open[case]
    error = work.steps.anonymise(work.drafts[draft])
    return MADE if error is None else error.code


@task(name="publish", persist_result=False, cache_policy=NO_CACHE)
@_wordless
def publish(case: str) -> None:
    """Show what was anonymised, compare the documents, release what may be released."""
    _open[case].steps.publish()


@task(name="report", persist_result=False, cache_policy=NO_CACHE)
@_wordless
def report(case: str) -> None:
    """Say who has sent what."""
    _open[case].steps.report()


@_wordless
def _unlock(case: str, document: str) -> None:
    """Ask for a password; not in a task, because only the main thread can be stopped while a person types."""
    work = _open[case]
    error = work.steps.unlock(work.items[document], work.errors.get(document))
    if error is None:
        work.errors.pop(document, None)
    else:
        work.errors[document] = error


def _unread(work: _Work, document: str) -> bool:
    """Whether a document's reading is not on disk; a cached answer would then be worth nothing."""
    item = work.items[document]
    return not reading_file(work.steps.case_dir, item.sha256, item.folder, work.steps.key).exists()


def _may_pass(state: Any) -> bool:
    return isinstance(getattr(state, "data", None), TryAgainError) or "TryAgainError" in str(
        state.message or ""
    )

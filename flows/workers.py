"""Reading each document in a process of its own.

A file made to crash, hang or fill the memory then takes nothing else with it: the process ends, the
file goes to quarantine, the others go on. Processes come from a fork server that has the readers
loaded already (a few milliseconds each); where there is none (Windows) they are started afresh.
"""

from __future__ import annotations

import multiprocessing as mp
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from pipeline.errors import BusyError, ScrError, UnreadableError

TIME_LIMIT = float(os.environ.get("SCR_TIME_LIMIT", "1800"))
"""Seconds one document may take; big files are given time, endless ones are not."""

MEMORY_LIMIT = 6 << 30
"""Bytes of address space one document may use (POSIX only)."""

T = TypeVar("T")


class Stopped(KeyboardInterrupt):
    """The person, or the system, asked for the end.

    A class of its own because Python remembers a plain `KeyboardInterrupt` that passes through a text it
    runs as code (imports do that: data classes, named tuples) and, however it was answered, later ends
    the process by signal instead of with our status.
    """


_stopping = threading.Event()
_at_work: set[Any] = set()
_METHOD = "forkserver" if "forkserver" in mp.get_all_start_methods() else "spawn"
_context: Any = mp.get_context(_METHOD)
if _METHOD == "forkserver":
    _context.set_forkserver_preload(
        ["flows.reading", "pipeline.documents.docx", "pipeline.documents.pdf", "pipeline.chronology.entries"]
    )


def stop() -> None:
    """End every reading at once and begin no other: the program is about to end."""
    _stopping.set()
    for process in tuple(_at_work):
        _kill(process)


def isolated(
    function: Callable[..., T],
    *arguments: object,
    limit: float = TIME_LIMIT,
    memory: int = MEMORY_LIMIT,
) -> T:
    """Call a function of a module in a process of its own and give its result.

    Args:
        function: importable by name; its arguments and result must be picklable and small.
        limit: seconds after which the process is stopped.
        memory: bytes of address space it may use.

    Raises:
        ScrError: what the function raised, if it was one.
        BusyError: the file could not be opened.
        UnreadableError: the process ran out of time (code damaged) or died (code internal).
        Stopped: `stop` was called; that says nothing about the file.
    """
    if _stopping.is_set():
        raise Stopped
    ours, theirs = _context.Pipe(duplex=False)
    process = _context.Process(target=_call, args=(theirs, function, arguments, limit, memory))
    process.start()
    _at_work.add(process)
    theirs.close()
    try:
        if not ours.poll(limit):
            raise UnreadableError(
                "takes far too long to read and was given up",
                "Ask for it in another format (Word, or printed to PDF anew)",
                code="damaged",
            )
        outcome = ours.recv()
    except EOFError:
        if _stopping.is_set():
            raise Stopped from None
        raise _died() from None
    finally:
        ours.close()
        _at_work.discard(process)
        _end(process)
    if isinstance(outcome, ScrError):
        raise outcome
    return outcome[0]  # type: ignore[no-any-return]


def _call(
    answer: Connection,
    function: Callable[..., Any],
    arguments: tuple[object, ...],
    limit: float,
    memory: int,
) -> None:
    if hasattr(os, "setsid"):
        os.setsid()  # so that what it starts can be ended with it
        signal.alarm(int(limit) + 60)  # should whoever waits for it be killed, it does not go on forever
        _limit_memory(memory)
    try:
        answer.send((function(*arguments),))
    except ScrError as error:
        answer.send(error)
    except OSError:
        answer.send(BusyError("cannot be opened just now", "It is tried again at the next pass"))
    except Exception:  # whatever it says may quote the document, so it stays in here
        if os.environ.get("SCR_DEBUG"):
            raise
        answer.send(_died())


def _limit_memory(most: int) -> None:
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _died() -> UnreadableError:
    return UnreadableError(
        "could not be read: this software failed on it",
        "Ask for it in another format, and report the fault to those who maintain this software",
        code="internal",
    )


def _end(process: Any) -> None:
    process.join(0.2)
    if process.is_alive():
        _kill(process)
        process.join(5)
    process.close()


def _kill(process: Any) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):  # Windows, or not yet a group of its own
        process.kill()

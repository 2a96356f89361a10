"""How a command ends when something is wrong: one plain sentence with file, trouble and remedy."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from typer.exceptions import TyperException

from flows.arguments import CASE_FILE, about
from pipeline.errors import CaseError, ScrError, explain, shown


def run(app: Callable[..., object]) -> int:
    """The command's exit status; errors that a person can meet end the process with their sentence."""
    try:
        status = app(prog_name="scr", standalone_mode=False)
    except ScrError as error:
        fail(explain(_subject(error), error), error.exit_status)
    except TyperException as error:
        _wrong_use(error)
    except BrokenPipeError:
        # Whoever read our output has gone; nothing can be said to them any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except OSError as error:
        if os.environ.get("SCR_DEBUG"):
            raise
        trouble = error.strerror or type(error).__name__
        fail(
            f"{_place(error)}: cannot be read or written ({trouble}). Check that it may be written to, that "
            "there is room on the disk and that the share is there; then run again.",
            2,
        )
    except Exception as error:  # the last line of defence: a person must not meet a traceback
        if os.environ.get("SCR_DEBUG"):
            raise
        fail(
            f"scr: a fault in this software ({type(error).__name__}) stopped the work. Nothing is lost: "
            "run it again; if it stays, run it with --debug and report what it shows.",
            2,
        )
    return status if isinstance(status, int) else 0


def _place(error: OSError) -> str:
    """What an error of the system is about; a file half-written stands for its folder."""
    path = Path(error.filename if isinstance(error.filename, str) else about.get("path", "scr"))
    return shown(path.parent if path.name.endswith(".part") else path)


def _wrong_use(error: TyperException) -> NoReturn:
    """A command typed wrongly: one line with what is wrong and where help is; help when nothing was typed."""
    context = getattr(error, "ctx", None)
    words = " ".join(error.format_message().split()) if hasattr(error, "format_message") else str(error)
    if context is not None and len(sys.argv) == 1:
        print(context.get_help())
        raise SystemExit(2)
    command = context.command_path.split(" ", 1)[1] + " " if context and " " in context.command_path else ""
    fail(f"scr: {words.rstrip('.')}. See 'scr {command}--help'.", 2)


def _subject(error: ScrError) -> str:
    """What an error is about, for the beginning of its sentence."""
    definition = getattr(error, "file", "")  # of a board's own
    if definition:
        return str(definition)
    if not isinstance(error, CaseError) and error.code != "definition":
        return about.get("path", "scr")
    folder = Path(about.get("case", about.get("path", "")))
    folder = folder.parent if folder.name == CASE_FILE else folder
    return (
        f"{CASE_FILE} in {folder.name}" if getattr(error, "line", None) is None and folder.name else CASE_FILE
    )


def fail(sentence: str, status: int) -> NoReturn:
    """End the process with a sentence on standard error."""
    print(sentence, file=sys.stderr)
    raise SystemExit(status)

"""One document outside any case folder: is it there, and which passwords open it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from flows.workers import isolated
from pipeline import intake
from pipeline.errors import ScrError, UnreadableError

if TYPE_CHECKING:
    from pipeline.case import Case

T = TypeVar("T")
Ask = Callable[[str], str]
"""Asks a person for the password of the file of this name; "" when there is none."""


def must_be_usable(file: Path, output: Path | None) -> None:
    """Refuse a folder, a file that is not there, and an output that would be written over the document.

    Raises:
        UnreadableError: one of these.
    """
    if file.is_dir():
        raise UnreadableError("is a folder", "Name one document in it", code="wrong-type")
    if not file.is_file():
        raise UnreadableError("is not there", "Check the name and the folder", code="empty")
    if output is not None and output.exists() and output.samefile(file):
        raise UnreadableError("would be written over", "Give another name after -o", code="unsafe")


def must_be_outside(goal: Path, case_dir: Path, *, doing: str = "anonymised") -> None:
    """Refuse to write where documents are taken in, sealed, reviewed or released.

    Args:
        goal: a folder, or a file.
        doing: what was to be done, for the sentence.

    Raises:
        ScrError: it would go there.
    """
    for name in (intake.INBOX, intake.ORIGINALS, intake.QUARANTINE, intake.STATE, intake.PUBLICATION):
        if goal.resolve().is_relative_to((case_dir / name).resolve()):
            raise ScrError(
                f"cannot be {doing} into the case's own folder {name}/",
                "Name another folder after -o",
                code="unsafe",
            )


def opened(
    function: Callable[..., T],
    file: Path,
    *arguments: object,
    case: Case | None,
    password: str | None,
    ask: Ask | None,
) -> T:
    """Call `function(file, *arguments, passwords)` in a process of its own: what a file can do to its reader
    must not end this one.

    Passwords tried: the one given, `SCR_CASE_PASSWORD`, those of the case, then what `ask` answers.

    Raises:
        ScrError: what the function raised.
    """
    given = [password, os.environ.get("SCR_CASE_PASSWORD"), *(case.open_passwords() if case else ())]
    passwords = tuple(dict.fromkeys(word for word in given if word))
    try:
        return isolated(function, file, *arguments, passwords)
    except UnreadableError as error:
        if ask is None or error.code != "password" or not (answer := ask(file.name)):
            raise
        return isolated(function, file, *arguments, (answer,))

"""What the commands of `scr` are given: the options they share, and what each is about, for its errors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline.errors import ScrError

CASE_FILE = "case.yaml"  # not from `pipeline.case`: help and errors come at once

Direct = Annotated[bool, typer.Option("--direct", help="Do the same work without Prefect.")]
Readers = Annotated[
    str | None,
    typer.Option("--for", metavar="WHOM", help="publication, or agencies (dates stay)."),
]


def whom_for(readers: str | None) -> Literal["publication", "agencies"] | None:
    """Whom a document goes to; None where nobody said."""
    if readers == "agencies":
        return "agencies"
    if readers not in (None, "publication"):
        raise ScrError("is for publication or for agencies", "Write --for publication or --for agencies")
    return "publication" if readers else None


about: dict[str, str] = {}
"""The file or folder a command is about, for its errors."""


def named(path: Path) -> Path:
    """Remember the file or folder a command is about."""
    about["path"] = str(path.absolute())
    return path


def case_folder(path: Path) -> Path:
    """The case folder; its case.yaml stands for it."""
    folder = named(path.parent if path.name == CASE_FILE and path.is_file() else path)
    about["case"] = str(folder.absolute())
    return folder


def case_beside(path: Path | None) -> Path | None:
    """The case folder of a command that is about something else."""
    if path is not None:
        about["case"] = str(path.absolute())
    return path


CaseDir = Annotated[
    Path,
    typer.Argument(metavar="CASE_DIR", callback=case_folder, help="The case folder, with its case.yaml."),
]

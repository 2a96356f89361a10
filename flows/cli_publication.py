"""The commands of `scr` about who is called what: anonymise, reidentify, key, verify."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows import terminal
from flows.arguments import CaseDir, Readers, case_beside, named, whom_for
from pipeline.errors import ScrError, shown


def anonymise(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", callback=named, help="Word, PDF, Excel, web page, CSV, JSON or text."),
    ],
    case_dir: Annotated[
        Path, typer.Option("--case", metavar="CASE_DIR", callback=case_beside, help="The case it is about.")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="OUT_DIR", help="The folder to write the results into.")
    ],
    decisions: Annotated[
        Path | None,
        typer.Option("--decisions", metavar="FILE", help="Decisions saved from its review page."),
    ] = None,
    readers: Readers = None,
    password: Annotated[
        str | None, typer.Option("--password", metavar="P", help="For a protected file.")
    ] = None,
) -> None:
    """Anonymise one document, for publication or for the agencies, with its review page and records."""
    from flows.anonymising_file import anonymise_file

    whom = whom_for(readers)
    with terminal.progress(shown(file)) as tell:
        tell("anonymising and reading back")
        try:
            done, said = anonymise_file(
                file, case_dir, output, decisions=decisions, readers=whom, password=password, ask=tell.ask
            )
        except ScrError as error:
            if error.code == "decisions" and decisions is not None:
                named(decisions)
            raise
    print(said)
    raise typer.Exit(0 if done else 1)


def reidentify(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", callback=named, help="Word, PDF, Excel, web page, CSV, JSON or text."),
    ],
    case_dir: Annotated[
        Path,
        typer.Option("--case", metavar="CASE_DIR", callback=case_beside, help="The case whose key to use."),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help="The file to write.")],
    password: Annotated[
        str | None, typer.Option("--password", metavar="P", help="For a protected file.")
    ] = None,
) -> None:
    """Turn the pseudonyms in one file back into names, for those who hold the key."""
    from flows.reidentifying_file import reidentify_file

    ask = terminal.ask_password if terminal.can_ask() else None
    print(reidentify_file(file, case_dir, output, password=password, ask=ask))


def key(
    case_dir: CaseDir,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Where to; else anonymisation-key.xlsx in the case."
        ),
    ] = None,
    edited: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE", help="Take an edited spreadsheet back (Excel or CSV)."),
    ] = None,
) -> None:
    """Write the case's pseudonyms as a spreadsheet to agree with the agencies, or take it back."""
    from flows import keys

    if edited is not None:
        named(edited)
        print(keys.take_in(case_dir, edited, ask=terminal.ask_password if terminal.can_ask() else None))
        named(case_dir)
    if edited is None or output is not None:
        print(keys.write_out(case_dir, output))


def verify(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", callback=named, help="What is to be published, or anything else."),
    ],
    case_dir: Annotated[
        Path,
        typer.Option("--case", metavar="CASE_DIR", callback=case_beside, help="The case it belongs to."),
    ],
    readers: Readers = None,
) -> None:
    """Look for anything identifying left anywhere in one file; status 1 when something is, or may be."""
    from flows.verifying_file import verify_file

    clean, said = verify_file(file, case_dir, dates_stay=whom_for(readers) == "agencies")
    print(said)
    raise typer.Exit(0 if clean else 1)

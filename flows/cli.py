"""The command `scr`. What people type, what they see, what status it ends with.

Heavy imports stay inside the commands, so that help and errors come at once. Results go to standard
output, everything said on the way to standard error; progress is shown on a terminal only.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer
from typer.exceptions import TyperException

from flows import terminal
from pipeline.errors import CaseError, ScrError, explain, shown

app = typer.Typer(
    name="scr",
    help="Turns agencies' Word, Excel and PDF files into one integrated inter-agency chronology.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Direct = Annotated[bool, typer.Option("--direct", help="Do the same work without Prefect.")]


Readers = Annotated[
    str | None,
    typer.Option("--for", metavar="WHOM", help="publication, or agencies (dates stay)."),
]


def _whom(readers: str | None) -> Literal["publication", "agencies"] | None:
    """Whom a document goes to; None where nobody said."""
    if readers == "agencies":
        return "agencies"
    if readers not in (None, "publication"):
        raise ScrError("is for publication or for agencies", "Write --for publication or --for agencies")
    return "publication" if readers else None


CASE_FILE = "case.yaml"
_STOPPED = 130
_about: dict[str, str] = {}
"""The file or folder a command is about, for its errors."""


def _named(path: Path) -> Path:
    _about["path"] = str(path.absolute())
    return path


def _case_folder(path: Path) -> Path:
    """The case folder; its case.yaml stands for it."""
    folder = _named(path.parent if path.name == CASE_FILE and path.is_file() else path)
    _about["case"] = str(folder.absolute())
    return folder


def _case_beside(path: Path | None) -> Path | None:
    """The case folder of a command that is about something else."""
    if path is not None:
        _about["case"] = str(path.absolute())
    return path


CaseDir = Annotated[
    Path,
    typer.Argument(metavar="CASE_DIR", callback=_case_folder, help="The case folder, with its case.yaml."),
]


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the technical details of a fault.")] = False,
) -> None:
    """Options of every command."""
    if debug:
        os.environ["SCR_DEBUG"] = "1"


@app.command()
def new(
    case_dir: Annotated[
        Path, typer.Argument(metavar="CASE_DIR", callback=_named, help="The folder to make.")
    ],
) -> None:
    """Make a case folder with a commented case.yaml and the empty watched folders."""
    from flows.new_case import new_case

    new_case(case_dir)
    print(f"Made {case_dir}. Next: open {case_dir / 'case.yaml'} in a text editor and fill it in.")


@app.command()
def run(case_dir: CaseDir, direct: Direct = False) -> None:
    """Do one pass: everything waiting in the watched folders, all outputs."""
    from flows.passing import Pass

    terminal.stop_at_once()
    runner = terminal.runner(direct)
    with terminal.progress(case_dir.name) as tell, Pass(case_dir, tell=tell, ask=tell.ask) as work:
        outcome = runner(work, None)
    terminal.summary(case_dir, outcome)
    raise typer.Exit(outcome.exit_status)


@app.command()
def watch(
    root: Annotated[Path, typer.Argument(metavar="ROOT", callback=_named, help="A folder of case folders.")],
    direct: Direct = False,
) -> None:
    """Watch every case folder under ROOT until stopped (Ctrl+C)."""
    from flows.watching import Watcher

    if not root.is_dir():
        raise ScrError("is not a folder", "Name the folder that holds the case folders")
    watcher = Watcher(root, terminal.runner(direct), tell=terminal.say, done=terminal.summary_when_new)
    terminal.say(f"Watching {root}. Stop with Ctrl+C.")
    watcher.until(terminal.stop_signal())
    terminal.say("Stopped.")


@app.command()
def status(
    case_dir: CaseDir,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON instead of text.")] = False,
) -> None:
    """Show who has sent what, what is due or late, and what is in quarantine and why."""
    from flows.status import look

    print(terminal.status_text(look(case_dir), as_json=as_json))


@app.command()
def issued(
    case_dir: CaseDir,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last note back.")] = False,
) -> None:
    """Note that the panel has the integrated chronology as it is: NEW and CHANGED count from it on."""
    from flows.issuing import note, take_back

    print(take_back(case_dir) if undo else note(case_dir))


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(metavar="FILE", callback=_named, help="Word, Excel or PDF.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT.json", help="Where to write it.")],
    case_dir: Annotated[
        Path | None,
        typer.Option("--case", metavar="CASE_DIR", callback=_case_beside, help="Its case, if any."),
    ] = None,
    agency: Annotated[str | None, typer.Option("--agency", metavar="NAME", help="Whose it is.")] = None,
    password: Annotated[
        str | None, typer.Option("--password", metavar="P", help="For a protected file.")
    ] = None,
) -> None:
    """Write the chronology of one document as JSON; no case folder needed."""
    from flows.extracting import extract_file

    ask = terminal.ask_password if terminal.can_ask() else None
    found = extract_file(file, output, case_dir=case_dir, agency=agency, password=password, ask=ask)
    terminal.say(found)


@app.command()
def check(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", callback=_named, help="A report or plan, Word or PDF.")
    ],
    name: Annotated[
        str | None,
        typer.Option("--proforma", metavar="NAME", help="Which proforma (imr, action-plan …); else found."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT.json", help="Where to write it as JSON.")
    ] = None,
    case_dir: Annotated[
        Path | None,
        typer.Option("--case", metavar="CASE_DIR", callback=_case_beside, help="Its case, if any."),
    ] = None,
    password: Annotated[
        str | None, typer.Option("--password", metavar="P", help="For a protected file.")
    ] = None,
) -> None:
    """Say what is missing in one document; no case folder needed."""
    from flows.checking_file import check_file

    ask = terminal.ask_password if terminal.can_ask() else None
    complete, said = check_file(file, output, name=name, case_dir=case_dir, password=password, ask=ask)
    print(said)
    raise typer.Exit(0 if complete else 1)


@app.command()
def anonymise(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", callback=_named, help="Word, PDF, Excel, web page, CSV, JSON or text."
        ),
    ],
    case_dir: Annotated[
        Path, typer.Option("--case", metavar="CASE_DIR", callback=_case_beside, help="The case it is about.")
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

    whom = _whom(readers)
    with terminal.progress(shown(file)) as tell:
        tell("anonymising and reading back")
        try:
            done, said = anonymise_file(
                file, case_dir, output, decisions=decisions, readers=whom, password=password, ask=tell.ask
            )
        except ScrError as error:
            if error.code == "decisions" and decisions is not None:
                _named(decisions)
            raise
    print(said)
    raise typer.Exit(0 if done else 1)


@app.command()
def reidentify(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", callback=_named, help="Word, PDF, Excel, web page, CSV, JSON or text."
        ),
    ],
    case_dir: Annotated[
        Path,
        typer.Option("--case", metavar="CASE_DIR", callback=_case_beside, help="The case whose key to use."),
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


@app.command()
def templates(
    case_dir: CaseDir,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where to put them.")],
) -> None:
    """Write the letters and blank forms for each agency, pre-filled from the case."""
    import datetime as dt

    from flows.templates import write_templates

    written = write_templates(case_dir, output, dt.datetime.now().astimezone().date())
    terminal.say("\n".join(terminal.templates_text(output, written.made, written.kept)))


@app.command()
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
        _named(edited)
        print(keys.take_in(case_dir, edited, ask=terminal.ask_password if terminal.can_ask() else None))
        _named(case_dir)
    if edited is None or output is not None:
        print(keys.write_out(case_dir, output))


@app.command()
def fingerprint(
    blanks: Annotated[
        list[Path], typer.Argument(metavar="BLANK...", help="The board's own blank forms, nothing filled in.")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="NAME.fingerprints.json beside NAME.yaml.")
    ],
    lines: Annotated[str, typer.Option("--lines", help="Of text files only these lines: FIRST-LAST.")] = "",
) -> None:
    """Make the fingerprints by which the board's own guidance is told from what authors write."""
    from flows.templates import write_fingerprints

    _named(blanks[0])
    first, dash, last = lines.partition("-")
    if lines and not (dash and first.isdigit() and last.isdigit()):
        raise ScrError("cannot be read by these lines", "Write --lines as FIRST-LAST, for example 10-80")
    count = write_fingerprints(blanks, output, (int(first), int(last)) if lines else None)
    terminal.say(f"{count} runs of words → {output}")


@app.command()
def verify(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", callback=_named, help="What is to be published, or anything else."),
    ],
    case_dir: Annotated[
        Path,
        typer.Option("--case", metavar="CASE_DIR", callback=_case_beside, help="The case it belongs to."),
    ],
    readers: Readers = None,
) -> None:
    """Look for anything identifying left anywhere in one file; status 1 when something is, or may be."""
    from flows.verifying_file import verify_file

    clean, said = verify_file(file, case_dir, dates_stay=_whom(readers) == "agencies")
    print(said)
    raise typer.Exit(0 if clean else 1)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", callback=_named, help="Where to put it.")] = Path(
        "demo"
    ),
    direct: Direct = False,
) -> None:
    """Write the sample case into DIR, drop its files into the watched folders and run everything."""
    from flows.demo import prepare
    from flows.passing import Pass

    terminal.stop_at_once()
    with terminal.progress(folder.name) as tell:
        tell("Writing the sample case")
        prepare(folder)
        with Pass(folder, tell=tell) as work:
            outcome = terminal.runner(direct)(work, None)
    terminal.summary(folder, outcome)
    terminal.results(folder)
    raise typer.Exit(outcome.exit_status)


def main() -> None:
    """Run the command line: every error is one plain sentence, never a traceback unless `--debug`."""
    try:
        status = _run()
    except KeyboardInterrupt:  # also one that comes while an error is being told
        status = _STOPPED
    if status == _STOPPED:  # whichever of us noticed it
        _fail("Stopped. Nothing is lost: run it again to go on.", _STOPPED)
    raise SystemExit(status)


def _run() -> int:
    """The command's exit status; errors that a person can meet end the process with their sentence."""
    try:
        status = app(prog_name="scr", standalone_mode=False)
    except ScrError as error:
        _fail(explain(_subject(error), error), error.exit_status)
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
        _fail(
            f"{_place(error)}: cannot be read or written ({trouble}). Check that it may be written to, that "
            "there is room on the disk and that the share is there; then run again.",
            2,
        )
    except Exception as error:  # the last line of defence: a person must not meet a traceback
        if os.environ.get("SCR_DEBUG"):
            raise
        _fail(
            f"scr: a fault in this software ({type(error).__name__}) stopped the work. Nothing is lost: "
            "run it again; if it stays, run it with --debug and report what it shows.",
            2,
        )
    return status if isinstance(status, int) else 0


def _place(error: OSError) -> str:
    """What an error of the system is about; a file half-written stands for its folder."""
    path = Path(error.filename if isinstance(error.filename, str) else _about.get("path", "scr"))
    return shown(path.parent if path.name.endswith(".part") else path)


def _wrong_use(error: TyperException) -> NoReturn:
    """A command typed wrongly: one line with what is wrong and where help is; help when nothing was typed."""
    context = getattr(error, "ctx", None)
    words = " ".join(error.format_message().split()) if hasattr(error, "format_message") else str(error)
    if context is not None and len(sys.argv) == 1:
        print(context.get_help())
        raise SystemExit(2)
    command = context.command_path.split(" ", 1)[1] + " " if context and " " in context.command_path else ""
    _fail(f"scr: {words.rstrip('.')}. See 'scr {command}--help'.", 2)


def _subject(error: ScrError) -> str:
    """What an error is about, for the beginning of its sentence."""
    definition = getattr(error, "file", "")  # of a board's own
    if definition:
        return str(definition)
    if not isinstance(error, CaseError) and error.code != "definition":
        return _about.get("path", "scr")
    folder = Path(_about.get("case", _about.get("path", "")))
    folder = folder.parent if folder.name == CASE_FILE else folder
    return (
        f"{CASE_FILE} in {folder.name}" if getattr(error, "line", None) is None and folder.name else CASE_FILE
    )


def _fail(sentence: str, status: int) -> NoReturn:
    print(sentence, file=sys.stderr)
    raise SystemExit(status)


if __name__ == "__main__":
    main()

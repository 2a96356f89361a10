"""The command `scr`. What people type, what they see, what status it ends with.

Heavy imports stay inside the commands, so that help and errors come at once. Results go to standard
output, everything said on the way to standard error; progress is shown on a terminal only.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from flows import cli_publication, complaints, terminal
from flows.arguments import CaseDir, Direct, case_beside, named
from pipeline.errors import ScrError

app = typer.Typer(
    name="scr",
    help="Turns agencies' Word, Excel and PDF files into one integrated inter-agency chronology.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_STOPPED = 130


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the technical details of a fault.")] = False,
) -> None:
    """Options of every command."""
    if debug:
        os.environ["SCR_DEBUG"] = "1"


@app.command()
def new(
    case_dir: Annotated[Path, typer.Argument(metavar="CASE_DIR", callback=named, help="The folder to make.")],
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
    root: Annotated[Path, typer.Argument(metavar="ROOT", callback=named, help="A folder of case folders.")],
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
    file: Annotated[Path, typer.Argument(metavar="FILE", callback=named, help="Word, Excel or PDF.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT.json", help="Where to write it.")],
    case_dir: Annotated[
        Path | None,
        typer.Option("--case", metavar="CASE_DIR", callback=case_beside, help="Its case, if any."),
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
        Path, typer.Argument(metavar="FILE", callback=named, help="A report or plan, Word or PDF.")
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
        typer.Option("--case", metavar="CASE_DIR", callback=case_beside, help="Its case, if any."),
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


app.command()(cli_publication.anonymise)
app.command()(cli_publication.reidentify)


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


app.command()(cli_publication.key)


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

    named(blanks[0])
    first, dash, last = lines.partition("-")
    if lines and not (dash and first.isdigit() and last.isdigit()):
        raise ScrError("cannot be read by these lines", "Write --lines as FIRST-LAST, for example 10-80")
    count = write_fingerprints(blanks, output, (int(first), int(last)) if lines else None)
    terminal.say(f"{count} runs of words → {output}")


app.command()(cli_publication.verify)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", callback=named, help="Where to put it.")] = Path(
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
        status = complaints.run(app)
    except KeyboardInterrupt:  # also one that comes while an error is being told
        status = _STOPPED
    if status == _STOPPED:  # whichever of us noticed it
        complaints.fail("Stopped. Nothing is lost: run it again to go on.", _STOPPED)
    raise SystemExit(status)


if __name__ == "__main__":
    main()

"""The command as a person meets it: one plain sentence per error, the right status, the right stream."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.flows.conftest import drop_all, wait_for

SCR = [sys.executable, "-m", "flows.cli"]


def scr(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*SCR, *map(str, arguments)],
        capture_output=True, text=True, check=False, timeout=120, env={**os.environ, **more},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("run",), "CASE_DIR"),
        (("frobnicate",), "frobnicate"),
        (("run", "--nonsense", "x"), "--nonsense"),
        (("run", "/nowhere/at/all"), "case.yaml"),
        (("watch", "/nowhere/at/all"), "all"),
        (("status", "/nowhere"), "case.yaml"),
        (("extract", "/nowhere.docx", "-o", "x.json"), "nowhere.docx"),
        (("new", "/dev/null/case"), "case"),
    ],
)
def test_every_error_is_one_sentence_on_standard_error(arguments: tuple[str, ...], named: str) -> None:
    result = scr(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert named in result.stderr
    assert "Traceback" not in result.stderr


def test_help_comes_without_what_is_heavy() -> None:
    code = (
        "import sys\nfrom flows import cli\nsys.argv=['scr','--help']\n"
        "try:\n cli.main()\nexcept SystemExit: pass\n"
        "heavy={'prefect','lxml','pydantic','sqlalchemy','pdfplumber'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


def test_extract_never_writes_over_the_document(built: Path, tmp_path: Path) -> None:
    source = next((built / "drop" / "haven").glob("*chron*"))
    file = tmp_path / source.name
    shutil.copy(source, file)
    assert scr("extract", file, "-o", file).returncode == 2
    assert file.read_bytes() == source.read_bytes()
    done = scr("extract", file, "-o", tmp_path / "out.json")
    assert done.returncode == 0 and done.stdout == ""
    assert (tmp_path / "out.json").stat().st_mode & 0o077 == 0


def test_case_yaml_stands_for_its_folder_and_a_dot_for_its_name(built: Path, tmp_path: Path) -> None:
    shutil.copy(built / "case.yaml", tmp_path)
    assert scr("run", tmp_path / "case.yaml", "--direct").stderr.startswith(tmp_path.name)
    here = {"PYTHONPATH": str(Path.cwd())}
    result = subprocess.run(
        [*SCR, "run", ".", "--direct"], cwd=tmp_path, env={**os.environ, **here}, text=True,
        capture_output=True, check=False,
    )  # fmt: skip
    assert result.stderr.startswith(tmp_path.name)


def test_a_name_with_control_characters_does_nothing_on_the_screen(built: Path, tmp_path: Path) -> None:
    shutil.copy(built / "case.yaml", tmp_path)
    bad = tmp_path / "inbox" / "gp" / "a\x1b[2J\nb.docx"
    bad.parent.mkdir(parents=True)
    bad.write_bytes(b"x")
    result = scr("run", tmp_path, "--direct")
    assert result.returncode == 1
    assert "\x1b" not in result.stderr
    assert next(line for line in result.stderr.splitlines() if "b.docx" in line).count("[2J") == 1


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_a_run_stops_at_once_and_sets_nothing_aside(built: Path, tmp_path: Path, kind: int) -> None:
    shutil.copy(built / "case.yaml", tmp_path)
    drop_all(built, tmp_path)
    process = subprocess.Popen([*SCR, "run", str(tmp_path), "--direct"], stderr=subprocess.PIPE, text=True)
    assert wait_for(lambda: list((tmp_path / ".scr" / "readings").glob("*.json")))
    begun = time.monotonic()
    process.send_signal(kind)
    said = process.communicate(timeout=30)[1]
    assert time.monotonic() - begun < 5
    assert process.returncode == 130
    assert said.count("\n") == 1 and "Traceback" not in said
    assert not list((tmp_path / "quarantine").iterdir())
    assert scr("run", tmp_path, "--direct").returncode == 0


def test_a_stop_in_the_middle_of_an_import_still_ends_with_our_status(tmp_path: Path) -> None:
    # Imports run generated text as code; Python ends a process by signal when a plain KeyboardInterrupt
    # went through one, whatever became of it.
    (tmp_path / "halfway.py").write_text(
        "import os, signal, time\n"
        "from flows import cli, terminal\n"
        "terminal.stop_at_once()\n"
        "def fail(**_):\n"
        "    exec('os.kill(os.getpid(), signal.SIGINT)\\ntime.sleep(5)', globals())\n"
        "cli.app = fail\n"
        "cli.main()\n"
    )
    path = os.pathsep.join([str(tmp_path), str(Path.cwd())])
    result = subprocess.run(
        [sys.executable, "-m", "halfway"],
        capture_output=True, text=True, check=False, timeout=60, env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert result.returncode == 130
    assert result.stderr.startswith("Stopped.") and result.stderr.count("\n") == 1


def test_a_disk_that_cannot_be_written_is_said_and_the_next_run_goes_on(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import direct
    from flows.passing import Pass
    from pipeline.reports import panel

    shutil.copy(built / "case.yaml", tmp_path)
    drop_all(built, tmp_path, "haven")

    def full(*_: object, **__: object) -> bool:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched, Pass(tmp_path) as work:
        patched.setattr(panel, "write_atomic", full)
        outcome = direct.run(work)
    assert outcome.exit_status == 1
    assert "No space left" in str(outcome.troubles[0][1])
    with Pass(tmp_path) as work:
        assert direct.run(work).exit_status == 0
    assert (tmp_path / "panel" / "integrated-chronology.docx").exists()

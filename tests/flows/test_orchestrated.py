"""The same pass under Prefect: same results, offline, and nothing identifying in its database."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.flows.conftest import drop_all

_BLOCK = """
import os, socket
HERE = ("127.0.0.1", "localhost", "::1", "0.0.0.0")
_connect = socket.socket.connect
def connect(self, address):
    host = address[0] if isinstance(address, tuple) else str(address)
    if self.family != getattr(socket, "AF_UNIX", None) and host not in HERE:
        with open(os.environ["BLOCK_LOG"], "a") as log:
            log.write(f"connect {host}\\n")
        raise OSError("blocked")
    return _connect(self, address)
socket.socket.connect = connect
_resolve = socket.getaddrinfo
def resolve(host, *args, **kwargs):
    if host not in (None, b"127.0.0.1", b"localhost", *HERE):
        with open(os.environ["BLOCK_LOG"], "a") as log:
            log.write(f"resolve {host}\\n")
        raise OSError("blocked")
    return _resolve(host, *args, **kwargs)
socket.getaddrinfo = resolve
"""


@pytest.fixture(scope="module")
def ran(built: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path, str]:
    """Two agencies and a bad file through Prefect, every way out of the machine blocked and watched."""
    root = tmp_path_factory.mktemp("orchestrated")
    case = root / "Maisie Tarrant"
    case.mkdir()
    shutil.copy(built / "case.yaml", case)
    drop_all(built, case, "haven", "gp")
    (case / "inbox" / "police").mkdir(parents=True)
    (case / "inbox" / "police" / "Tarrant chron.docx").write_bytes(b"no document")
    site = root / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(_BLOCK)
    log = root / "network.log"
    log.touch()
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(site), str(Path.cwd())]),
        "BLOCK_LOG": str(log),
        "SCR_DATA": str(root / "data"),
    }
    environment.pop("PREFECT_HOME", None)
    result = subprocess.run(
        [sys.executable, "-m", "flows.cli", "run", str(case)],
        env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert result.returncode == 1, result.stderr
    return case, root / "data", log, result.stderr


def test_prefect_ran_and_the_results_are_there(ran: tuple[Path, Path, Path, str]) -> None:
    case, data, _, said = ran
    assert "without it" not in said
    assert (case / "panel" / "integrated-chronology.docx").exists()
    assert (case / "quarantine" / "Tarrant chron.docx.reason.txt").exists()
    assert list((data / "prefect").glob("*.db"))


def test_it_calls_nobody(ran: tuple[Path, Path, Path, str]) -> None:
    assert ran[2].read_text() == ""


def test_nothing_identifying_is_in_prefects_folder(ran: tuple[Path, Path, Path, str]) -> None:
    case, data, _, _ = ran
    record = yaml.safe_load((case / "case.yaml").read_text("utf-8"))
    words = {name for person in record["people"] for name in person["name"].split() if len(name) > 4}
    words |= {"Tarrant chron", "Maisie", str(case)}
    kept = b"".join(path.read_bytes() for path in (data / "prefect").rglob("*") if path.is_file())
    assert len(kept) > 10_000
    for word in words:
        for form in (word, word.lower()):
            assert form.encode() not in kept, word


def test_direct_gives_the_same(ran: tuple[Path, Path, Path, str], built: Path, tmp_path: Path) -> None:
    from flows import direct
    from flows.passing import Pass

    case = tmp_path / "case"
    case.mkdir()
    shutil.copy(built / "case.yaml", case)
    drop_all(built, case, "haven", "gp")
    with Pass(case) as work:
        direct.run(work)
    for name in ("json", "csv", "docx"):
        file = f"panel/integrated-chronology.{name}"
        assert (case / file).read_bytes() == (ran[0] / file).read_bytes()
    checks = {path.relative_to(case): path.read_bytes() for path in (case / "checks").rglob("*.*")}
    assert len(checks) == 8  # two chronologies: page, record and note each, and the page for all
    for name, content in checks.items():
        assert content == (ran[0] / name).read_bytes(), name


def test_retries_and_cached_states_are_seen_and_failures_carry_no_words(
    prefect_home: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3
    from contextlib import closing

    from flows import orchestrated
    from flows.passing import Item, Pass
    from pipeline import intake
    from pipeline.errors import BusyError, ScrError

    case = tmp_path / "Tarrant"
    case.mkdir()
    shutil.copy(built / "case.yaml", case)
    drop_all(built, case, "haven")
    read, tries = Pass.read, []

    def busy_once(self: Pass, item: Item) -> ScrError | None:
        tries.append(item.sha256)
        if len(tries) == 1:
            raise BusyError("Tarrant chron is held", "x")
        return read(self, item)

    def failing(*_: object) -> None:
        raise ValueError("Tarrant chron.docx")

    with monkeypatch.context() as patched, Pass(case) as work:
        patched.setattr(Pass, "read", busy_once)
        patched.setattr(intake, "accept", failing)
        with pytest.raises(ValueError, match=r"Tarrant chron\.docx"):
            orchestrated.run(work)
    with Pass(case) as work:
        assert orchestrated.run(work).exit_status == 0
    with closing(sqlite3.connect(prefect_home / "prefect" / "prefect.db")) as database:
        states = {name for (name,) in database.execute("select name from task_run_state")}
    assert {"AwaitingRetry", "Retrying", "Cached", "Failed"} <= states
    for path in (prefect_home / "prefect").rglob("*"):
        assert not path.is_file() or b"Tarrant" not in path.read_bytes(), path


def test_a_dead_server_or_a_missing_prefect_is_gone_on_without(built: Path, tmp_path: Path) -> None:
    (tmp_path / "site" / "prefect").mkdir(parents=True)
    (tmp_path / "site" / "prefect" / "__init__.py").write_text("raise ImportError('broken')")
    path = os.pathsep.join([str(tmp_path / "site"), str(Path.cwd())])
    for number, more in enumerate(({"PREFECT_API_URL": "http://127.0.0.1:9/api"}, {"PYTHONPATH": path})):
        case = tmp_path / f"case{number}"
        case.mkdir()
        shutil.copy(built / "case.yaml", case)
        drop_all(built, case, "haven")
        environment = {**os.environ, "SCR_DATA": str(tmp_path / "data"), **more}
        environment.pop("PREFECT_HOME", None)
        result = subprocess.run(
            [sys.executable, "-m", "flows.cli", "run", str(case)],
            env=environment, capture_output=True, text=True, check=False, timeout=200,
        )  # fmt: skip
        assert result.returncode == 0, result.stderr
        assert "going on without it" in result.stderr
        assert result.stderr.count("\n") == 2, result.stderr
        assert (case / "panel" / "integrated-chronology.docx").exists()

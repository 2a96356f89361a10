"""The sample case, built once for all tests of a session and copied for each that changes it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.settings import prepare_prefect
from samples.build import build


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case as `samples` writes it: case.yaml and drop/."""
    folder = tmp_path_factory.mktemp("built")
    build(folder)
    return folder


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    """A case folder with every sample file dropped."""
    folder = tmp_path / "case"
    folder.mkdir()
    shutil.copy(built / "case.yaml", folder)
    drop_all(built, folder)
    return folder


def drop_all(built: Path, folder: Path, *names: str) -> None:
    """Drop the sample files of these agency folders (all when none is named)."""
    for source in sorted((built / "drop").iterdir()):
        if not names or source.name in names:
            shutil.copytree(source, folder / "inbox" / source.name, dirs_exist_ok=True)


def tree(folder: Path, *leave_out: str) -> dict[str, tuple[bytes, int]]:
    """Every file under a folder: its bytes and its time stamp, but for locks and databases' time stamps."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.endswith("lock") and not name.startswith(leave_out):
            found[name] = (path.read_bytes(), path.stat().st_mtime_ns)
    return found


def wait_for(condition, seconds: float = 60.0) -> bool:  # type: ignore[no-untyped-def]
    """Wait until a condition holds; False when it never does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.2)
    return False


@pytest.fixture(scope="session")
def prefect_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder of the tests' own, so that no run of theirs meets the user's."""
    home = tmp_path_factory.mktemp("data")
    before = {key: os.environ.get(key) for key in ("SCR_DATA", "PREFECT_HOME")}
    os.environ["SCR_DATA"] = str(home)
    os.environ.pop("PREFECT_HOME", None)
    prepare_prefect()
    yield home
    for key, value in before.items():
        if value is None:
            os.environ.pop(key, None)
        else:
            os.environ[key] = value

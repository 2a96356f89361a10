"""Where this software keeps its own things on a machine, and how Prefect is kept quiet and offline."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pipeline.files import private_folder

_PREFECT = {
    # It would call home in three ways; none is left on.
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_V2_ENABLED": "false",
    "PREFECT_CLIENT_CSRF_SUPPORT_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    # Its errors come with tracebacks; what a person has to know is said in a sentence.
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_ROOT_LEVEL": "CRITICAL",
    # Log lines would be kept in its database; ours say everything in the ledger instead.
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
}


def data_folder() -> Path:
    """The folder for databases and working state on this machine's own disk, owner only.

    `SCR_DATA` names another; it must not lie on a network share, where SQLite loses data. One that is
    there already keeps its rights, because others may use it, too; what is put into it is private.
    """
    named = os.environ.get("SCR_DATA")
    if named:
        folder = Path(named).expanduser()
        return folder if folder.is_dir() else private_folder(folder)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return private_folder(base / "scr")


def prepare_prefect() -> None:
    """Set what must be set before Prefect is imported. What the user has set stays, but for calling home."""
    os.environ.setdefault("PREFECT_HOME", str(private_folder(data_folder() / "prefect")))
    for key, value in _PREFECT.items():
        if key == "DO_NOT_TRACK" or "ANALYTICS" in key or "UI_V2" in key:
            os.environ[key] = value
        else:
            os.environ.setdefault(key, value)
    # Its own server on this machine must be reached directly whatever proxy the office uses.
    for key in ("NO_PROXY", "no_proxy"):
        hosts = [host for host in os.environ.get(key, "").split(",") if host]
        os.environ[key] = ",".join(dict.fromkeys([*hosts, "127.0.0.1", "localhost"]))

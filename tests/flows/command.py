"""The command as a person types it: a process of its own, answered in full."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def scr(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `scr` with these words; what it printed and how it ended."""
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

"""`python -m samples DIR [--truth]` writes the sample case into DIR."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .build import build
from .prose import ProseError


def main() -> int:
    """Write the case; 1 and one sentence on stderr when the prose is not in order."""
    parser = argparse.ArgumentParser(prog="python -m samples", description="Write the sample case.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--truth", action="store_true", help="also write what must be read from each file")
    asked = parser.parse_args()
    try:
        files = build(asked.folder, asked.truth)
    except ProseError as error:
        print(error, file=sys.stderr)
        return 1
    rows = sum(file.rows.get("events", 0) for file in files)
    print(f"{len(files)} files with {rows} chronology entries in {asked.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

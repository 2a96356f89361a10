"""Prints one table of the figures of a finder, or of several side by side.

`python -m models.evaluation [--tab FILE] [--net|--model-only|--floor|--presidio|--all] [--part dev|held]`

With no choice the whole finder is measured. Errors on the held part are not for looking at: only its scores
are.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from models.evaluation.finders import FINDERS
from models.evaluation.read import PARTS
from models.evaluation.table import printed, rows


def main(arguments: list[str] | None = None) -> None:
    """Measures the finders asked for and prints them side by side."""
    parser = argparse.ArgumentParser(prog="python -m models.evaluation")
    parser.add_argument(
        "--tab", type=Path, help="a file of the Text Anonymization Benchmark, a case on each line"
    )
    parser.add_argument("--part", choices=PARTS, help="only this part of the unseen text")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--net", dest="which", action="store_const", const=["whole", "with net"])
    which.add_argument("--model-only", dest="which", action="store_const", const=["model"])
    which.add_argument("--floor", dest="which", action="store_const", const=["floor"])
    which.add_argument("--presidio", dest="which", action="store_const", const=["presidio"])
    which.add_argument("--all", dest="which", action="store_const", const=list(FINDERS))
    asked = parser.parse_args(arguments)
    names: list[str] = asked.which or ["whole"]
    print(printed({name: rows(FINDERS[name](), asked.part, asked.tab) for name in names}))


if __name__ == "__main__":
    main()

"""The name finder's speed, how long it takes to load, and how much it leaves for a person to look at.

Run `python -m benchmarks.names [WORDS]` (60,000 when none is named). Three tables:

1. loading: seconds from a new process's first import to its first finding (median of three), and the same of
   spaCy and Presidio alone, which no finder can undercut.
2. speed: words a second of wall time, of the model alone, of all but the model, and of everything, over the
   sample's overview report, summary and reviews, repeated; best of three rounds.
3. the safety net on each sample report: strings a person is shown, and per 1,000 words, without and with the
   case's people known.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pipeline import anonymise, case

_SAMPLES = Path(__file__).parent.parent / "samples"
_REPORTS = sorted((_SAMPLES / "prose" / "reports").glob("*.md"))
_LOAD = "from pipeline.anonymise import find_identifiers; find_identifiers('It was Joanna Whitfield.')"
_FLOOR = "import spacy, presidio_analyzer"


def loading() -> None:
    """The first table."""
    print("loading, seconds (median of 3)")
    for name, code in (("whole finder, first finding", _LOAD), ("spaCy and Presidio alone", _FLOOR)):
        print(f"  {name:<30}{statistics.median(_process(code) for _ in range(3)):6.2f}")


def _process(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - began


def speed(words: int) -> None:
    """The second table."""
    from pipeline.anonymise import naming
    from pipeline.anonymise.finding.engine import Engine

    class Nobody:
        """A finder that finds only what proves it, at no cost."""

        def find(self, text: str) -> tuple[naming.Named, ...]:
            return naming.load().find(text) if len(text) < 200 else ()

    once = "\n\n".join(path.read_text(encoding="utf-8") for path in _REPORTS)
    text = "\n\n".join([once] * max(1, round(words / len(once.split()))))
    counted = len(text.split())
    print(f"speed over {counted:,} words, words a second (best of 3)")
    rules = Engine(finder=Nobody())
    for name, find in (
        ("model alone", naming.load().find),
        ("all but the model", rules.find),
        ("everything", anonymise.find_identifiers),
    ):
        print(f"  {name:<30}{counted / _best(find, text):8,.0f}")


def _best(find: Callable[[str], object], text: str) -> float:
    spent = []
    for _ in range(3):
        began = time.perf_counter()
        find(text)
        spent.append(time.perf_counter() - began)
    return min(spent)


def net() -> None:
    """The third table."""
    known = case.load(_SAMPLES / "case.yaml")
    print(f"{'safety net':<32}{'words':>8}{'strings':>9}{'per 1,000':>11}{'with case':>11}{'per 1,000':>11}")
    for path in _REPORTS:
        text = path.read_text(encoding="utf-8")
        words = len(text.split())
        counts = [
            len(anonymise.unlisted(text, anonymise.find_identifiers(text, who), who)) for who in (None, known)
        ]
        shares = [1000 * count / words for count in counts]
        print(
            f"  {path.stem:<30}{words:>8,}{counts[0]:>9}{shares[0]:>11.1f}{counts[1]:>11}{shares[1]:>11.1f}"
        )


if __name__ == "__main__":
    loading()
    speed(int(sys.argv[1]) if len(sys.argv) > 1 else 60_000)
    net()

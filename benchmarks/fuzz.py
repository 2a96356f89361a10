"""Breaks Word, Excel and PDF files by chance and reads them: nothing may crash, hang or go missing.

    python -m benchmarks.fuzz --seconds 600 --seed 1
    python -m benchmarks.fuzz --show 4711 --keep broken.docx

Each file is made from a seed, so what is found can be made again with `--show`. Exit status 1 when
anything was found.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections import Counter
from pathlib import Path

from tests.fuzzing.reading import FAULTS


def main() -> int:
    """Run for so long, or show one seed."""
    from tests.fuzzing.trial import made, run  # not above: every process made would import it anew

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1, help="the first seed; the others follow")
    parser.add_argument("--show", type=int, help="one seed only, with all that is known of it")
    parser.add_argument("--keep", type=Path, help="where to write the file of --show")
    chosen = parser.parse_args()
    if chosen.show is not None:
        if chosen.keep:
            chosen.keep.write_bytes(made(chosen.show)[1])
        (_, kind, came) = next(run(iter([chosen.show])))
        print(kind, came.what, f"{came.seconds:.2f} s", f"{came.memory >> 20} MB", came.more, sep="\n")
        return int(came.what in FAULTS)
    return _long(chosen.seed, chosen.seconds)


def _long(first: int, seconds: float) -> int:
    from tests.fuzzing.trial import run

    tally: Counter[str] = Counter()
    slowest = largest = (0.0, 0)
    end = time.monotonic() + seconds
    for seed, kind, came in run(itertools.count(first)):
        tally[f"{kind} {came.what}"] += 1
        slowest = max(slowest, (came.seconds, seed))
        largest = max(largest, (came.memory / 2**20, seed))
        if came.what in FAULTS:
            print(f"seed {seed} ({kind}): {came.what}: {came.more.strip().splitlines()[-1:]}", flush=True)
        if time.monotonic() > end:
            break
    found = sum(count for word, count in tally.items() if word.split(" ", 1)[1] in FAULTS)
    for word, count in sorted(tally.items()):
        print(f"{word:24} {count:7}")
    print(f"{tally.total()} files; slowest {slowest[0]:.2f} s (seed {slowest[1]}), most memory "
          f"{largest[0]:.0f} MB (seed {largest[1]}); {found} faults")  # fmt: skip
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())

"""Broken files by their seeds, each read in a process of its own."""

from __future__ import annotations

import itertools
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from flows.workers import isolated
from pipeline.errors import UnreadableError
from tests.fuzzing.originals import originals
from tests.fuzzing.pdf_parts import broken_pdf
from tests.fuzzing.reading import CPU_SECONDS, CRASH, HANG, Came, read_all
from tests.fuzzing.xml_parts import broken_package
from tests.fuzzing.zip_shapes import broken_zip

PATIENCE = 20.0 * CPU_SECONDS
"""Seconds by the clock for one file, for a machine that does other things besides."""


def made(seed: int) -> tuple[str, bytes]:
    """The broken file of a seed: the ending of its name, and its bytes."""
    dice = random.Random(seed)
    kind = dice.choice(("docx", "docx", "docx", "xlsx", "pdf", "pdf", "pdf"))
    whole = dice.choice(originals()[kind])
    if kind == "pdf":
        return kind, broken_pdf(dice, whole)
    return kind, (broken_zip if dice.random() < 0.25 else broken_package)(dice, whole)


def tried(folder: Path, files: dict[str, bytes]) -> dict[str, Came]:
    """What comes of files, by their names.

    They are read in one process; when that ends without an answer, each in one of its own.

    Args:
        folder: an empty one; nothing but these files may ever be in it.
        files: their bytes by name.
    """
    paths = tuple(folder / name for name in files)
    for path in paths:
        path.write_bytes(files[path.name])
    try:
        came = isolated(read_all, paths, limit=PATIENCE * len(paths))
    except UnreadableError:
        came = [_alone(path) for path in paths]
    if sorted(folder.iterdir()) != sorted(paths) or any(p.read_bytes() != files[p.name] for p in paths):
        came[0] = Came(CRASH, "one of these files made the reader write something")
    for path in paths:
        path.unlink()
    return dict(zip(files, came, strict=True))


def _alone(path: Path) -> Came:
    try:
        return isolated(read_all, (path,), limit=PATIENCE)[0]
    except UnreadableError as error:
        return Came(HANG if error.code == "damaged" else CRASH, "ended without an answer")


def run(seeds: Iterator[int], *, at_once: int = 25) -> Iterator[tuple[int, str, Came]]:
    """Try the files of many seeds; gives the seed, the ending and what came of it."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        while some := tuple(itertools.islice(seeds, at_once)):
            files = {f"{seed}.{kind}": data for seed in some for kind, data in [made(seed)]}
            for name, came in tried(Path(folder), files).items():
                seed, _, kind = name.partition(".")
                yield int(seed), kind, came

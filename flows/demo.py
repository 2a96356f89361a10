"""The sample case, ready to run."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from pipeline.case import CASE_FILE
from pipeline.errors import CaseError
from pipeline.files import write_atomic


def prepare(folder: Path) -> None:
    """Write the sample case into `folder` and drop its files into the watched folders.

    A folder that holds the sample case already is used again: its files are dropped once more and
    recognised as seen before.

    Raises:
        CaseError: the folder holds something else.
    """
    from samples.build import build

    case_file = folder / CASE_FILE
    with tempfile.TemporaryDirectory() as temporary:
        made = Path(temporary)
        build(made)
        text = (made / CASE_FILE).read_text("utf-8")
        if case_file.exists() and case_file.read_text("utf-8") != text:
            raise CaseError("is there already and is not the sample case's", "Name an empty folder")
        if not case_file.exists() and folder.exists() and any(folder.iterdir()):
            raise CaseError("would go into a folder that is not empty", "Name an empty folder")
        write_atomic(case_file, text, private=True, parents=True)
        for file in sorted((made / "drop").rglob("*")):
            if file.is_file():
                goal = folder / "inbox" / file.relative_to(made / "drop")
                goal.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file, goal)

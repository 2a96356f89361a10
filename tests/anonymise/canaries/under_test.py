"""What the canaries are let loose on: `anonymise`, by way of the contract only."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

import pipeline.anonymise
from pipeline.anonymise.outcome import Outcome
from pipeline.case import Case
from tests.anonymise.canaries import docx_readers, hunt
from tests.anonymise.canaries.planted import Canary, case_of

office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")


@dataclass(frozen=True)
class Result:
    """A canary file after it was anonymised.

    Attributes:
        canary: the file as it was.
        source: where it lies.
        case: who was known.
        outcome: what the software says of it.
        left: words of names that are left → where (in which files, in which places there).
        text: file → all its visible text, white space folded.
    """

    canary: Canary
    source: Path
    case: Case
    outcome: Outcome
    left: dict[str, list[str]]
    text: dict[str, str]

    def leaking(self, group: str | None = None, *, seen: bool = True) -> dict[str, list[str]]:
        """Hiding places (of one group) whose name is left → where; `seen=False` leaves out ordinary text."""
        return {
            planted.place: [where for word in planted.gone for where in self.left.get(word, ())]
            for planted in self.canary.planted
            if group in (None, planted.group)
            and (seen or not planted.seen)
            and any(word in self.left for word in planted.gone)
        }


def anonymised(canary: Canary, folder: Path, *, known: bool = True, stem: str = "overview report") -> Result:
    """Anonymise the file and hunt through everything that was written.

    Args:
        known: whether the case names the people; otherwise it names nobody.
    """
    source = canary.write(folder, stem)
    case = case_of(canary.planted if known else ())
    out = folder / "out"
    out.mkdir(exist_ok=True)
    outcome = pipeline.anonymise.anonymise(source, case, out)
    left: dict[str, list[str]] = {}
    for file in outcome.files:
        for word, where in hunt.left(file, canary.needles()):
            left.setdefault(word, []).append(f"{file.suffix} {where}")
    text = {file.suffix: docx_readers.visible(file) for file in outcome.files}
    return Result(canary, source, case, outcome, left, text)

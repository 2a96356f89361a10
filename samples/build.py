"""Writes the whole sample case: `case.yaml` and the files that ten agencies and the author would send."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from . import prose, reports
from .agencies import (
    ambulance,
    csc,
    gp,
    haven,
    health_visiting,
    hospital,
    housing,
    police,
    probation,
    school,
)
from .docx_writer import Docx
from .truth import Tally, Truth

CASE = Path(__file__).parent / "case.yaml"
Writer = Callable[[Path, Sequence[prose.Item], Tally], None]
WRITERS: dict[str, tuple[str, Writer]] = {
    "police": (police.FILE, police.write),
    "csc": (csc.FILE, csc.write),
    "health-visiting": (health_visiting.FILE, health_visiting.write),
    "gp": (gp.FILE, gp.write),
    "hospital": (hospital.FILE, hospital.write),
    "housing": (housing.FILE, housing.write),
    "probation": (probation.FILE, probation.write),
    "ambulance": (ambulance.FILE, ambulance.write),
    "haven": (haven.FILE, haven.write),
}
"""Folder → file name and writer, for the agencies whose chronology is a file of its own."""

SCHOOL = "school"
"""The agency whose chronology stands in its report."""


def build(folder: Path, truth: bool = False) -> tuple[Truth, ...]:
    """Write the case into `folder`; the same prose gives the same bytes.

    `folder/case.yaml` is the case; what is to be dropped into the watched folders lies in
    `folder/drop/<agency folder>/`, drafts for publication in `folder/drop/publication/`.

    Args:
        folder: made if need be; files of the same names are replaced, others left alone.
        truth: also write `folder/truth/<file>.json` for every file.

    Returns:
        What must be read from each file.

    Raises:
        ProseError: a prose file is missing or breaks the format. Nothing promises that the folder
            is complete then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(CASE, folder / "case.yaml")
    names = agencies()
    truths = [chronology(one, names[one], folder / "drop" / one) for one in WRITERS]
    truths += [report(path, names, folder / "drop") for path in sorted(reports.REPORTS.glob("*.md"))]
    truths += [plan(path, names, folder / "drop") for path in sorted(reports.REPORTS.glob("*.yaml"))]
    if truth:
        for one in truths:
            target = folder / "truth" / f"{one.file}.json"
            target.parent.mkdir(exist_ok=True)
            target.write_text(json.dumps(one.as_json(), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return tuple(truths)


def agencies() -> dict[str, str]:
    """Folder → name of every agency of the case, in the case's order."""
    case = yaml.safe_load(CASE.read_text("utf-8"))
    return {agency["folder"]: agency["name"] for agency in case["agencies"]}


def chronology(folder: str, agency: str, target: Path) -> Truth:
    """Write one agency's chronology into `target` and return its truth."""
    file, write = WRITERS[folder]
    tally = Tally(agency)
    write(target / file, prose.load(folder), tally)
    return Truth(file, folder, agency, ("chronology",), tuple(tally.events), tally.rows)


def report(path: Path, names: dict[str, str], drop: Path) -> Truth:
    """Write one report; the school's brings its chronology with it."""
    text = reports.load_report(path)
    folder, file = text.about["folder"], text.about["file"]
    target, agency = drop / folder / file, names.get(folder, "")
    if "[[chronology]]" in text.text:
        tally = Tally(agency)
        items = prose.load(folder)

        def appendix(doc: Docx) -> None:
            school.append(doc, items, tally)

        reports.write_docx(text, target, appendix)
        kinds = (text.about["kind"], "chronology")
        return Truth(file, folder, agency, kinds, tuple(tally.events), tally.rows, text.gaps)
    (reports.write_pdf if file.endswith(".pdf") else reports.write_docx)(text, target)
    return text.truth(agency, (text.about["kind"],))


def plan(path: Path, names: dict[str, str], drop: Path) -> Truth:
    """Write one action plan."""
    text = reports.load_plan(path)
    folder, file = text.about["folder"], text.about["file"]
    reports.write_plan(text, drop / folder / file, names[folder])
    problems = tuple(filter(None, text.about.get("problems", "").split(", ")))
    return Truth(file, folder, names[folder], ("action-plan",), problems=problems)

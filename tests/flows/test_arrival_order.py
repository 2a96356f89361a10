"""The same documents give the same panel files, to the byte, in whatever order they arrived."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import random
from dataclasses import replace
from pathlib import Path

import pytest

from flows import merging
from flows.folders import lay_out
from flows.merging import Read
from flows.reading import Reading
from pipeline import case as cases
from pipeline.chronology import Chronology, extract, integrated_to_json, merge
from pipeline.ledger import ACCEPTED, Receipt
from tests.chronology.shapes import document, table
from tests.chronology.test_identity import prose

CASE = """\
reference: W-1
board: Wealdshire Board
review_period: {start: 2008-01-01, end: 2009-12-31}
agencies:
  - {name: Wealdshire Police, folder: police}
  - {name: Lea Surgery, folder: gp}
  - {name: Haven Housing, folder: haven}
"""
HEAD = ("Date", "Family member", "Contact", "Description of event", "Child seen")
DAY = dt.date(2026, 11, 22)


def rows(*numbers: int, typo: str = "") -> list[tuple[str, ...]]:
    return [
        (f"{1 + n % 28:02}/{1 + n % 12:02}/2009", "Mother", "Visit", prose(n, 12) + typo * (n == 3), "Yes")
        for n in numbers
    ]


SENT = {
    "police/Police chron v1.docx": rows(1, 2, 3, 4, 5, 6),
    "police/Police chron v2.docx": rows(6, 5, 4, 3, 2, 1, 7, typo=" Amended."),
    "police/Police chron v3 FINAL.docx": rows(7, 2, 3, 4, 5, 8, typo=" Amended again."),
    "gp/GP chronology.docx": rows(2, 9, 10),
    "haven/Haven v1.docx": rows(11, 12, 12),
    "haven/Haven v2.docx": rows(12, 11, 12, 13),
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> cases.Case:
    folder = tmp_path_factory.mktemp("case")
    (folder / "case.yaml").write_text(CASE, "utf-8")
    return cases.load(folder)


@pytest.fixture(scope="module")
def read(case: cases.Case) -> dict[str, Chronology]:
    """Every document as it is read."""
    found = {}
    for path, lines in SENT.items():
        folder, _, file = path.partition("/")
        agency = next(one.name for one in case.agencies if one.folder == folder)
        sha256 = hashlib.sha256(path.encode()).hexdigest()
        source = document(table(HEAD, *lines), file=file, sha256=sha256)
        found[path] = extract(source, agency, case)
    return found


def lay_out_case(folder: Path, case: cases.Case) -> None:
    folder.mkdir()
    (folder / "case.yaml").write_text(CASE, "utf-8")
    lay_out(folder, case)


def received(order: tuple[str, ...], read: dict[str, Chronology]) -> tuple[Read, ...]:
    """The documents as the ledger has them when they arrive in this order."""
    result = []
    for number, path in enumerate(order, 1):
        found = read[path]
        receipt = Receipt(
            number, found.sha256, path.partition("/")[0], found.file, 1, dt.datetime(2026, 11, 1), ACCEPTED,
            found.agency, ("chronology",), "", "", 1,
        )  # fmt: skip
        result.append((receipt, Reading(found.sha256, found.file, found.agency, ("chronology",), found, ())))
    return tuple(result)


def test_the_merge_is_the_same_in_every_order(case: cases.Case, read: dict[str, Chronology]) -> None:
    expected = None
    for order in itertools.permutations(SENT):
        chosen = merging.current(received(order, read))
        merged = integrated_to_json(merge([found for _, found in chosen], case))
        expected = expected or merged
        assert merged == expected, order
    assert expected is not None
    files = [one["file"] for one in expected["documents"]]
    assert files == ["Police chron v3 FINAL.docx", "GP chronology.docx", "Haven v2.docx"]


def test_so_are_the_files_to_the_byte(case: cases.Case, read: dict[str, Chronology], tmp_path: Path) -> None:
    orders = list(itertools.permutations(SENT))
    random.Random(4).shuffle(orders)
    expected = None
    for turn, order in enumerate(orders[:5]):
        folder = tmp_path / str(turn)
        lay_out_case(folder, case)
        made = merging.merge(folder, case, received(order, read), "key", today=DAY)
        assert made.made and not made.unwritten
        files = {path.name: path.read_bytes() for path in sorted((folder / "panel").iterdir())}
        expected = expected or files
        assert files == expected, order


def test_one_by_one_or_all_at_once_the_chronology_is_the_same(
    case: cases.Case, read: dict[str, Chronology], tmp_path: Path
) -> None:
    """Only what is marked as new depends on what was merged before."""
    chronologies = set()
    for turn, steps in enumerate(((6,), (1, 2, 3, 4, 5, 6), (3, 6))):
        folder = tmp_path / str(turn)
        lay_out_case(folder, case)
        whole = received(tuple(SENT), read)
        for step in steps:
            merging.merge(folder, case, whole[:step], "key", today=DAY)
        chronologies.add((folder / "panel" / "integrated-chronology.json").read_bytes())
    assert len(chronologies) == 1


def test_without_stated_versions_the_one_received_later_is_the_newer(
    case: cases.Case, read: dict[str, Chronology]
) -> None:
    older = replace(read["police/Police chron v1.docx"], file="chron.docx")
    newer = replace(read["police/Police chron v2.docx"], file="chron corrected.docx")
    named = {"police/a": older, "police/b": newer}
    for order in (("police/a", "police/b"), ("police/b", "police/a")):
        ((receipt, _),) = merging.current(received(order, named))
        assert receipt.file == named[order[-1]].file

"""The sample case's overview report as an outcome: read, planned and proposed as for a publisher."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline import case as cases
from pipeline.anonymise import key as keys
from pipeline.anonymise import rewriting
from pipeline.anonymise.decisions import Decisions
from pipeline.anonymise.key.model import Key
from pipeline.anonymise.outcome import Outcome
from pipeline.anonymise.passages import Passage
from pipeline.case import Case
from pipeline.documents import read
from pipeline.documents.model import Document, Heading, Paragraph, Table
from samples.build import build

from .factory import clean

REPORT = "Overview report Maisie Tarrant draft 4.docx"


@cache
def case_and_passages() -> tuple[Case, Key, tuple[Passage, ...]]:
    """The sample case, its key, and the text of its overview report."""
    with TemporaryDirectory() as folder:
        build(Path(folder))
        case = cases.load(Path(folder))
        document = read(Path(folder) / "drop" / "publication" / REPORT)
    found = (
        *_body(document),
        ("furniture", "header", document.furniture[0].text, {}),
        ("hidden", "properties", document.title, {}),
    )
    passages = tuple(
        Passage(number, channel, f"{channel} {number + 1}", text, role, **more)  # type: ignore[arg-type]
        for number, (role, channel, text, more) in enumerate(found)
    )
    return case, keys.build(case), passages


def _body(document: Document) -> Iterator[tuple[str, str, str, dict[str, object]]]:
    for block in document.blocks:
        match block:
            case Heading():
                yield "heading", "body", block.text, {"level": block.level, "label": block.label}
            case Paragraph():
                yield ("list" if block.label else "paragraph"), "body", block.text, {"label": block.label}
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        place = (block.number, row.number, cell.column + 1)
                        yield "cell", "body", cell.text, {"cell": place}


def sample(decided: Decisions | None = None, key: Key | None = None) -> Outcome:
    """What anonymising the sample report gives, with decisions applied."""
    case, first, passages = case_and_passages()
    plan = rewriting.plan(passages, case, key or first, decisions=decided)
    return Outcome(
        document="Overview report Child A draft 4",
        sha256=hashlib.sha256(b"sample").hexdigest(),
        files=(Path("a.docx"),),
        passages=passages,
        redactions=plan.redactions,
        key=plan.key,
        verifications=(clean("a.docx"),),
        quasi=plan.quasi,
        to_review=plan.to_review,
        decided=decided,
    )

"""A name in every place of the tables: none is left in what is published, each is found in the draft."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import pipeline.anonymise
from pipeline.anonymise import key as keys
from tests.anonymise.canaries import docx_table, pdf_table
from tests.anonymise.canaries.under_test import anonymised

_AT_ONCE = 60
_TABLES = {"docx": docx_table, "pdf": pdf_table}
_ALONE = 30
"""A block of the table with fewer places shares its file with others."""


def _groups(kind: str) -> dict[str, tuple[str, ...]]:
    """The places of each file to be made, by a name that says which blocks of the table they are."""
    blocks: dict[str, list[str]] = {}
    lines = _TABLES[kind].LINES
    sizes = Counter(line.slot for line in lines)
    for line in lines:
        blocks.setdefault(line.slot if sizes[line.slot] >= _ALONE else "others", []).append(line.id)
    return {
        f"{kind}, {block} from {at}": tuple(ids[at : at + _AT_ONCE])
        for block, ids in blocks.items()
        for at in range(0, len(ids), _AT_ONCE)
    }


GROUPS = {**_groups("docx"), **_groups("pdf")}


def test_there_are_many_places_and_each_has_a_name_of_its_own() -> None:
    names = [*docx_table.NAMES.values(), *pdf_table.NAMES.values()]
    assert len(docx_table.LINES) > 450
    assert len(pdf_table.LINES) > 120
    assert len({name.split()[1] for name in names}) == len(docx_table.LINES) + len(pdf_table.LINES)


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_is_left_and_everything_is_found(group: str, tmp_path: Path) -> None:
    table = _TABLES[group.partition(",")[0]]
    wanted = set(GROUPS[group])
    canary = table.planted([line for line in table.LINES if line.id in wanted])
    result = anonymised(canary, tmp_path)
    assert result.leaking() == {}
    assert [check.leaks for check in result.outcome.verifications] == [()] * 2
    lost = {
        file: [words for words in canary.expected if words not in text] for file, text in result.text.items()
    }
    assert all(not words for words in lost.values()), lost
    draft = pipeline.anonymise.verify(result.source, result.case)
    told = {leak.matches for leak in draft.leaks}
    called = {entry.name: entry.pseudonym for entry in keys.build(result.case).entries}
    assert [planted.place for planted in canary.planted if called[planted.name] not in told] == []

"""A name in every place of the tables: none is left in what is published, each is found in the draft."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import pipeline.anonymise
from pipeline.anonymise import key as keys
from tests.anonymise.canaries import docx_table
from tests.anonymise.canaries.planted import Canary
from tests.anonymise.canaries.under_test import anonymised

_SLOTS = tuple(dict.fromkeys(line.slot for line in docx_table.LINES))
_AT_ONCE = 60


def _docx(group: str) -> Canary:
    slot, _, part = group.partition(" ")
    chosen = [
        line for line in docx_table.LINES if line.slot == slot or (slot == "rest" and line.slot in _FEW)
    ]
    return docx_table.planted(chosen[int(part) * _AT_ONCE : (int(part) + 1) * _AT_ONCE])


_COUNTS = {slot: sum(line.slot == slot for line in docx_table.LINES) for slot in _SLOTS}
_FEW = tuple(slot for slot in _SLOTS if _COUNTS[slot] < 30)
_MANY = {slot: count for slot, count in _COUNTS.items() if slot not in _FEW}
_MANY["rest"] = sum(_COUNTS[slot] for slot in _FEW)
GROUPS: dict[str, Callable[[str], Canary]] = {
    f"{slot} {part}": _docx for slot, count in _MANY.items() for part in range(-(-count // _AT_ONCE))
}


def test_there_are_many_places_and_each_has_a_name_of_its_own() -> None:
    assert len(docx_table.LINES) > 400
    assert len({name.split()[1] for name in docx_table.NAMES.values()}) == len(docx_table.LINES)


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_is_left_and_everything_is_found(group: str, tmp_path: Path) -> None:
    canary = GROUPS[group](group)
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

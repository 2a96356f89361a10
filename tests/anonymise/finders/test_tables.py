"""Every recogniser against its own table: exact spans where there is something, nothing where there is not.

In the tables, «…» stands round what must be found, «LABEL|…» where the label is not the table's own.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from pipeline.anonymise.finders import pattern_recognisers

TABLES = Path(__file__).parent / "tables"
_MARK = re.compile(r"«(?:([A-Z_]+)\|)?([^»]*)»")


def _recogniser(table: str):
    return {type(r).__module__.rpartition(".")[2]: r for r in pattern_recognisers()}[table]


def _unmarked(marked: str, label: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, spans, last = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), mark[1] or label))
        text += mark[2]
        last = mark.end()
    return text + marked[last:], spans


def _tables():
    for path in sorted(TABLES.glob("*.yaml")):
        if path.stem != "traps":
            yield path.stem, yaml.safe_load(path.read_text(encoding="utf-8"))


FOUND = [(name, marked, table["label"]) for name, table in _tables() for marked in table["found"]]
NOT_FOUND = [(name, text) for name, table in _tables() for text in table["not_found"]]
TRAPS = yaml.safe_load((TABLES / "traps.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "marked", "label"), FOUND)
def test_finds_exactly(name: str, marked: str, label: str) -> None:
    text, spans = _unmarked(marked, label)
    found = [(r.start, r.end, r.entity_type) for r in _recogniser(name).analyze(text)]
    assert [(text[s:e], kind) for s, e, kind in found] == [(text[s:e], kind) for s, e, kind in spans]
    assert found == spans


@pytest.mark.parametrize(("name", "text"), NOT_FOUND)
def test_finds_nothing(name: str, text: str) -> None:
    assert [text[r.start : r.end] for r in _recogniser(name).analyze(text)] == []


@pytest.mark.parametrize("text", TRAPS)
def test_nobody_falls_into_the_trap(text: str) -> None:
    found = [(r.name, text[x.start : x.end]) for r in pattern_recognisers() for x in r.analyze(text)]
    assert found == []


def test_every_recogniser_has_its_table() -> None:
    modules = {type(r).__module__.rpartition(".")[2] for r in pattern_recognisers()}
    assert {name for name, _ in _tables()} == modules


@pytest.mark.parametrize(
    ("name", "table"), list(_tables()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_table_holds_a_dozen_of_each(name: str, table: dict[str, list[str]]) -> None:
    assert len(table["found"]) >= 12
    assert len(table["not_found"]) >= 12

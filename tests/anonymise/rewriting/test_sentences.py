"""Sentence by sentence: as written, as published."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pipeline.anonymise.rewriting import plan
from tests.anonymise.rewriting.cast import KEY, case_with, passages, written

ROWS = [
    pytest.param(
        *row[:2], next((note for note in row[2:] if ":" in note), ""), "asks" in row[2:], id=row[0][:60]
    )
    for rows in yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text("utf-8")).values()
    for row in rows
]


@pytest.mark.parametrize(("text", "expected", "policy", "asks"), ROWS)
def test_reads_as_it_should(text: str, expected: str, policy: str, asks: bool) -> None:
    given = passages(text)
    made = plan(given, case_with(policy), KEY)
    assert _plain(written(made, given)[0]) == _plain(expected)
    assert asks == any(redaction.question for redaction in made.redactions)
    assert all(redaction.entry is None for redaction in made.redactions if redaction.question)


@pytest.mark.parametrize(("text", "expected", "policy", "asks"), ROWS)
def test_what_is_published_stays_as_it_is(text: str, expected: str, policy: str, asks: bool) -> None:
    if asks or policy:
        return
    given = passages(expected)
    assert written(plan(given, case_with(policy), KEY), given) == [expected]


def test_the_table_is_large_enough() -> None:
    assert len(ROWS) >= 150


def _plain(text: str) -> str:
    return text.replace("’", "'")

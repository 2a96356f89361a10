"""The benchmark's measures, counted by hand."""

from __future__ import annotations

import json
from pathlib import Path

from models.corpus.model import Span
from models.evaluation.benchmark import Case, Identifier, read, score
from models.evaluation.measures import Share

#       0         1         2         3         4
#       0123456789012345678901234567890123456789012345678
TEXT = "Mr John Smith of the Hague met JOHN SMITH in May."
CASE = Case(
    TEXT,
    (
        Identifier(0, 13, "DIRECT"),  # Mr John Smith
        Identifier(17, 26, "QUASI"),  # the Hague
        Identifier(31, 41, "DIRECT"),  # JOHN SMITH: the same entity, whatever the case
        Identifier(45, 48, "NO_MASK"),  # May
    ),
)


def test_edges_do_not_count() -> None:
    found = [Span(3, 13, "PERSON"), Span(21, 26, "LOC"), Span(31, 41, "PERSON")]
    scores = score(CASE, found)
    assert scores.recall == Share(5, 5)
    assert scores.precision == Share(5, 5)
    assert (scores.direct, scores.quasi) == (Share(1, 1), Share(1, 1))


def test_with_edges_each_word_counts() -> None:
    found = [Span(3, 13, "PERSON"), Span(21, 26, "LOC"), Span(31, 41, "PERSON")]
    scores = score(CASE, found, edges=True)
    assert scores.recall == Share(7, 5)  # "Mr" and "the" are missed
    assert scores.precision == Share(5, 5)
    # With edges "Mr John Smith" and "JOHN SMITH" are written differently: two entities.
    assert (scores.direct, scores.quasi) == (Share(2, 1), Share(1, 0))


def test_an_entity_missed_once_is_missed() -> None:
    scores = score(CASE, [Span(3, 13, "PERSON")])
    assert scores.recall == Share(5, 2)
    assert (scores.direct, scores.quasi) == (Share(1, 0), Share(1, 0))


def test_what_needs_no_mask_lowers_precision() -> None:
    scores = score(CASE, [Span(3, 13, "PERSON"), Span(27, 30, "ORG"), Span(45, 48, "DATETIME")])
    assert scores.precision == Share(4, 2)  # John, Smith of John, Smith, met, May
    assert scores.known == Share(4, 3)


def test_half_a_word_is_not_masked() -> None:
    assert score(CASE, [Span(31, 38, "PERSON")]).recall == Share(5, 1)


def test_reading(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(
        json.dumps({"text": "In Bath", "spans": [[3, 7, "LOC", "QUASI"]]}) + "\n", encoding="utf-8"
    )
    assert list(read(path)) == [Case("In Bath", (Identifier(3, 7, "QUASI"),))]

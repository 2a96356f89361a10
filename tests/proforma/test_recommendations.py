"""Recommendations are found however they are set out, in Word and PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.proforma import check
from pipeline.proforma.facts import facts_of

from .files import report

NUMBERED = """
The panel makes three recommendations.

1. Every child at a domestic incident is spoken to by the officer who attends.

2. Markers are reviewed before they lapse.

Lead: the head of the control room.

3. The notification tray is covered on every working day.
"""
BULLETS = """
We recommend:

- that every child at a domestic incident is spoken to by the officer

- that markers are reviewed before they lapse

- that the notification tray is covered on every working day
"""
DEEP = """
5.1 The Constabulary should see that every child at an incident is spoken to.

5.2 The Constabulary should review its markers:

(a) before they lapse, and

(b) when a family moves.

5.3 The Constabulary should cover its tray each working day.
"""
NAMED = """
Recommendation 1: Every child at a domestic incident is spoken to.

This is to be done by every shift, from the first of the month.

Recommendation 2: Markers are reviewed before they lapse.

Recommendation 3 - The tray is covered on every working day.
"""
TABLE = """
| No | Recommendation | Lead |
| 1 | Every child at a domestic incident is spoken to | Inspector |
| 2 | Markers are reviewed before any of them lapses | Control room |
| 3 | The notification tray is covered every working day | Clerk |
"""
TOLD_OFF = (
    "There are three recommendations: every child at a domestic incident is to be spoken to; markers are to "
    "be reviewed before they lapse; and the notification tray is to be covered every working day."
)
PARAGRAPHS = """
The force should make certain that every child at an incident is spoken to.

Markers should be reviewed by a named officer before they lapse.

The notification tray must be covered on every working day.
"""
UNDER_HEADINGS = """
## Recommendation 1

Every child at a domestic incident should be spoken to by the officer.

## Recommendation 2

Markers should be reviewed before they lapse.

## Recommendation 3

The notification tray should be covered each working day.
"""
WAYS = {
    "numbered": NUMBERED, "bullets": BULLETS, "deep": DEEP, "named": NAMED, "table": TABLE,
    "told off": TOLD_OFF, "paragraphs": PARAGRAPHS, "under headings": UNDER_HEADINGS,
}  # fmt: skip
HEAD = "# 4 Lessons learned\n\nWords are a beginning, and what is done with them is what counts.\n\n"


# The sample writer sets no tables in a PDF, and paragraphs that nothing parts are one on its pages.
@pytest.mark.parametrize(
    ("way", "suffix"),
    [(way, "docx") for way in WAYS] + [(way, "pdf") for way in WAYS if way not in ("table", "paragraphs")],
)
def test_three_recommendations_are_found_in_order(tmp_path: Path, way: str, suffix: str) -> None:
    text = f"{HEAD}# 5 Recommendations\n\n{WAYS[way]}\n\n# 6 Afterword\n\nSigned by nobody."
    document = report(tmp_path / f"r.{suffix}", text)
    found = facts_of(document, check(document, "imr")).recommendations
    assert len(found) == 3
    for one, word in zip(found, ("child", "arkers", "tray"), strict=True):
        assert word in one.text


def test_numbers_are_kept_and_sub_points_belong_to_theirs(tmp_path: Path) -> None:
    document = report(tmp_path / "r.docx", f"{HEAD}# 5 Recommendations\n\n{DEEP}")
    found = facts_of(document, check(document, "imr")).recommendations
    assert [one.number for one in found] == ["5.1", "5.2", "5.3"]
    assert "when a family moves" in found[1].text


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("The Trust makes five recommendations, set out in the plan.", 5),
        ("There are 12 recommendations.", 12),
        ("Recommendations follow from each lesson. They are four.", 4),
        ("Our seven key recommendations are in the plan that goes with this report.", 7),
        ("Recommendation 3 has been acted on already by the department.", None),
    ],
)
def test_how_many_there_are_said_to_be(tmp_path: Path, said: str, count: int | None) -> None:
    document = report(tmp_path / "r.docx", f"{HEAD}# 5 Recommendations\n\n{said}")
    facts = facts_of(document, check(document, "imr"))
    assert facts.counted == count
    assert facts.recommendations == ()

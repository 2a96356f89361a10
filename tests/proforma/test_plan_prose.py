"""What an overview report recommends in its text only is in the board's one plan, once, with its day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipeline.proforma import definitions
from pipeline.proforma.plan import Action, Plan
from pipeline.proforma.plan_prose import with_recommended
from pipeline.proforma.plans import read_plan

from .files import report
from .test_recommendations import WAYS

_FORMATS = ("docx", "pdf")
HEAD = """# 3 Analysis

Nobody asked the children what they had seen, and nobody looked at the tray from Friday to Monday.

# 4 Lessons learned

Words are a beginning, and what is done with them is what counts.

"""
GROUPED = """
## For the Constabulary

1. The Constabulary should see that every child at an incident is spoken to, by 30 September 2010.

2. The Constabulary should review its markers:

(a) those about to lapse by 31 October 2010;

(b) all others by 31 March 2011.

## For the Trust

The Trust has one matter to mend:

3. The Trust should cover its tray on each working day by 1 June 2010.

Lead: the head of nursing.

For all agencies:

4. All agencies should report to the Board.
"""
ANSWERED = """
1. Every child at a domestic incident is spoken to by the officer who attends.

This is to be so on every shift, at every hour, and whoever else is in the house. The supervisor looks at
the record of each incident on the next working day and asks where nothing is said about a child.

2. The notification tray is covered on every working day.

# 6 Action plan

| No | Recommendation | Action | Lead | By when | Progress |
| 1 | Every child at a domestic incident is spoken to by the officer who attends | Brief every shift | \
Inspector | 30/09/2010 | A |
"""
IN_THE_SECTION = """
The panel sets out below what is to be done.

| Action | Who | By when | Progress |
| Every child at a domestic incident is spoken to by the officer | Inspector | 30/09/2010 | A |
| Markers are reviewed before any of them lapses | Control room | 31/10/2010 | R |
"""


def planned(path: Path, recommended: str) -> tuple[tuple[Action, ...], Plan | None]:
    """The actions of a report's own plan with those of its text, and its own plan alone."""
    text = f"{HEAD}# 5 Recommendations\n\n{recommended}\n\n# 7 Afterword\n\nSigned by nobody."
    document = report(path, text, title="Overview report")
    own = read_plan(document)
    found = with_recommended(own, document, definitions()["overview-report"])
    return (found.actions if found else ()), own


@pytest.mark.parametrize(
    ("way", "suffix"),
    [(way, "docx") for way in WAYS] + [(way, "pdf") for way in WAYS if way not in ("table", "paragraphs")],
)
def test_however_they_are_set_out_each_is_a_line(tmp_path: Path, way: str, suffix: str) -> None:
    actions, _ = planned(tmp_path / f"o.{suffix}", WAYS[way])
    assert len(actions) == 3
    for action, word in zip(actions, ("child", "arkers", "tray"), strict=True):
        assert word in action.recommendation
        assert action.row > 0


@pytest.mark.parametrize("suffix", _FORMATS)
def test_sub_points_days_and_headings_between_them(tmp_path: Path, suffix: str) -> None:
    actions, _ = planned(tmp_path / f"o.{suffix}", GROUPED)
    assert [action.number for action in actions] == ["1", "2", "3", "4"]
    assert [action.target for action in actions] == [
        dt.date(2010, 9, 30), dt.date(2011, 3, 31), dt.date(2010, 6, 1), None,
    ]  # fmt: skip
    assert actions[0].target_text == "by 30 September 2010"
    assert "all others" in actions[1].recommendation
    assert "Trust" not in actions[1].recommendation, "the heading of the next group is no part of it"
    assert actions[2].recommendation.endswith("Lead: the head of nursing.")
    assert {problem.code for action in actions for problem in action.problems} == {"no-action-plan"}


def test_what_the_plan_answers_is_not_listed_again(tmp_path: Path) -> None:
    actions, own = planned(tmp_path / "o.docx", ANSWERED)
    assert own is not None
    assert actions[: len(own.actions)] == own.actions
    (alone,) = actions[len(own.actions) :]
    assert "tray" in alone.recommendation
    assert (alone.table, alone.problems[0].code) == (0, "no-action-plan")


def test_the_rows_of_the_plan_are_not_recommendations_of_the_text(tmp_path: Path) -> None:
    actions, own = planned(tmp_path / "o.docx", IN_THE_SECTION)
    assert own is not None
    assert actions == own.actions
    assert len(actions) == 2


def test_a_table_of_recommendations_says_where_each_stands(tmp_path: Path) -> None:
    actions, own = planned(tmp_path / "o.docx", WAYS["table"])
    assert [(action.table, action.row) for action in actions] == [(1, 2), (1, 3), (1, 4)]
    assert own is None or len(own.actions) == 3

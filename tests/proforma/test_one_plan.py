"""Many plans become one: ids that stay, rows that are one line, what moved, and what is overdue."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

from pipeline.proforma.one_plan import MULTI_AGENCY, OnePlan, Sent, merge
from pipeline.proforma.plan import Action, Plan, RowCount
from pipeline.proforma.plan_changes import compare
from pipeline.proforma.plan_records import lines_from_json, lines_to_json, plan_from_json, plan_to_json

BOARD_OWN = ("9", "The Board meets weekly.", "Set it up.")
TODAY = dt.date(2010, 10, 1)
POLICE, HEALTH = "Wealdshire Constabulary", "Harrowbridge Community Health NHS Trust"


def action(number: str, recommendation: str, what: str, **over: object) -> Action:
    made = Action(
        number, recommendation, what, "Jo Field, Manager", "Better", "31/08/2010", dt.date(2010, 8, 31), "",
        None, "", ("amber",), int(number or 1) + 1, 1,
    )  # fmt: skip
    return replace(made, **over)  # type: ignore[arg-type]


def plan(file: str, *actions: Action) -> Plan:
    return Plan(file, file.encode().hex(), actions, RowCount(len(actions) + 1, len(actions), 1))


ONE = action(
    "1", "Officers see every child present at an incident awake.", "Amend the procedure and brief shifts."
)
TWO = action(
    "2", "Notices reach Probation within a day of an arrest.", "Link the two systems by a nightly list."
)
THREE = action("3", "Supervision may be moved but never cancelled.", "Protect the sessions in every diary.")


def one_plan(*sent: Sent) -> OnePlan:
    return merge(sent, [POLICE, HEALTH])


def test_a_resubmission_keeps_its_ids_through_rewording_renumbering_and_progress() -> None:
    first = plan("v1.docx", ONE, TWO)
    second = plan(
        "v2.docx",
        action("1", TWO.recommendation, TWO.action, colours=("green",), completed=dt.date(2010, 9, 1)),
        replace(ONE, number="2", action="Amend the procedure, brief all shifts and read fifty logs."),
        THREE,
    )
    before = one_plan(Sent(POLICE, "police", (first,)))
    after = one_plan(Sent(POLICE, "police", (first, second)))
    ids = {line.action.recommendation: line.id for line in before.lines}
    now = {line.action.recommendation: line.id for line in after.lines}
    assert all(now[text] == name for text, name in ids.items())
    assert len(set(now.values())) == 3
    changes = compare(before, after)
    assert [line.action.action for line in changes.added] == [THREE.action]
    assert not changes.removed
    assert [change.after.action.recommendation for change in changes.moved] == [TWO.recommendation]
    assert len(changes.changed) == 2


def test_what_is_left_out_of_a_new_version_is_removed() -> None:
    before = one_plan(Sent(POLICE, "police", (plan("v1.docx", ONE, TWO),)))
    after = one_plan(Sent(POLICE, "police", (plan("v1.docx", ONE, TWO), plan("v2.docx", TWO))))
    assert [line.action for line in compare(before, after).removed] == [ONE]


def test_a_recommendation_in_the_report_and_in_the_plan_is_one_line_of_the_plan() -> None:
    report = plan("IMR.docx", replace(ONE, action="", colours=(), target=None), THREE)
    own = plan("plan.docx", ONE, TWO)
    for sent in (
        (Sent(POLICE, "police", (report,), in_report=True), Sent(POLICE, "police", (own,))),
        (Sent(POLICE, "police", (own,)), Sent(POLICE, "police", (report,), in_report=True)),
    ):
        found = one_plan(*sent)
        assert sorted(line.action.recommendation for line in found.lines) == sorted(
            item.recommendation for item in (ONE, TWO, THREE)
        )
        line = next(line for line in found.lines if line.action.recommendation == ONE.recommendation)
        assert line.action.colours == ("amber",)
        assert line.source.file == "plan.docx"
        assert [place.file for place in line.also] == ["IMR.docx"]


def test_every_row_is_a_line_or_named_beside_one() -> None:
    sent = (
        Sent(POLICE, "police", (plan("a.docx", ONE, TWO),)),
        Sent(POLICE, "police", (plan("b.docx", replace(ONE, colours=("green",)), THREE),)),
        Sent(HEALTH, "hv", (plan("c.docx", THREE, THREE),)),
        Sent(MULTI_AGENCY, "publication", (plan("overview.docx", ONE, action(*BOARD_OWN)),)),
    )  # fmt: skip
    found = one_plan(*sent)
    rows = [place for line in found.lines for place in (line.source, *line.also)]
    assert len(rows) == sum(len(one.versions[-1].actions) for one in sent)
    assert len({line.id for line in found.lines}) == len(found.lines)
    assert found.lines[0].agency == MULTI_AGENCY
    assert [line.agency for line in found.lines].count(MULTI_AGENCY) == 1, (
        "the agency's own is not said twice"
    )
    assert {
        line.action.colours for line in found.lines if line.action.recommendation == ONE.recommendation
    } == {("green",)}


def test_agencies_that_write_the_same_keep_their_own_lines() -> None:
    found = one_plan(
        Sent(POLICE, "police", (plan("a.docx", ONE),)), Sent(HEALTH, "hv", (plan("b.docx", ONE),))
    )
    assert len({line.id for line in found.lines}) == 2


def test_overdue_and_the_tally() -> None:
    done = replace(TWO, colours=("green",), completed=dt.date(2010, 8, 1))
    later = replace(THREE, target=dt.date(2010, 10, 1), colours=("red",))
    undated = action("4", "All staff know whom to ring.", "A poster.", target=None, colours=("red", "green"))
    found = one_plan(Sent(POLICE, "police", (plan("a.docx", ONE, done, later, undated),)))
    tally = found.total(TODAY)
    assert (tally.actions, tally.red, tally.amber, tally.green, tally.unrated, tally.overdue) == (
        4,
        1,
        1,
        1,
        1,
        1,
    )
    assert found.next_day(TODAY) == dt.date(2010, 10, 1)
    assert found.total(dt.date(2010, 10, 2)).overdue == 2


def test_records_come_back_as_they_were() -> None:
    one = plan("a.docx", ONE, replace(TWO, extra={"Cost": "£4"}, completed=dt.date(2010, 9, 9)))
    assert plan_from_json(json.loads(json.dumps(plan_to_json(one)))) == one
    found = one_plan(Sent(POLICE, "police", (one,)))
    assert lines_from_json(json.loads(json.dumps(lines_to_json(found)))).lines == found.lines

"""Are a report's recommendations all in its action plan, and the panel's all in the executive summary?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.case import Case
from pipeline.proforma.facts import Submitted
from pipeline.proforma.model import Problem
from pipeline.proforma.pairing import pair
from pipeline.proforma.recommendations import Recommendation
from pipeline.proforma.words import excerpt

REPORTS = ("imr", "agency-report")
PLAN = "action-plan"
OVERVIEW = "overview-report"
SUMMARY = "executive-summary"
_QUOTED = 110
_MODAL = re.compile(r"\b(?:should|must|shall|will|is to|are to|to)\b")
_SEVERAL = re.compile(
    r"\b(?:all|every|each)\b|\b(?:and|with) (?:the )?[A-Z]|\bboard\b|\bagencies\b", re.IGNORECASE
)


def problems_of(
    one: Submitted, submitted: Sequence[Submitted], case: Case | None = None
) -> tuple[Problem, ...]:
    """What is wrong between this document's recommendations and those of the documents it belongs with.

    A plan is compared with the reports of its agency, a summary with the overview report; the problem stands
    with the plan and the summary, because that is where something is to be added. A report that holds its
    plan is compared with itself.
    """
    same = [other for other in submitted if other is not one and other.agency == one.agency]
    found = list(_miscounted(one))
    if PLAN in one.kinds:
        found += _of_plan(one, [other for other in same if _is(other, REPORTS)])
    elif _is(one, REPORTS) and one.facts.actions and not any(PLAN in other.kinds for other in same):
        found += _of_plan(one, [one])
    if SUMMARY in one.kinds:
        found += _of_summary(one, [other for other in same if OVERVIEW in other.kinds], case)
    return tuple(found)


def _is(one: Submitted, kinds: tuple[str, ...]) -> bool:
    return any(kind in kinds for kind in one.kinds)


def _miscounted(one: Submitted) -> Iterator[Problem]:
    counted, listed = one.facts.counted, len(one.facts.recommendations)
    if counted is not None and listed and counted != listed:
        said = f"It says that there {_are(counted)}; {listed} {'is' if listed == 1 else 'are'} listed."
        yield Problem("recommendation-count", "recommendations", said, hint=True)


def _are(count: int) -> str:
    return f"is {count} recommendation" if count == 1 else f"are {count} recommendations"


def _of_plan(plan: Submitted, reports: list[Submitted]) -> Iterator[Problem]:
    actions = plan.facts.actions
    if not reports or not actions:
        return
    wanted = [one for report in reports for one in report.facts.recommendations]
    named = ", ".join(f"“{report.file}”" for report in reports)
    if not wanted:
        counted = reports[0].facts.counted if len(reports) == 1 else None
        if counted is not None and counted != len(actions):
            said = f"{named} says that there {_are(counted)}; this plan has {len(actions)}."
            yield Problem("recommendation-count", "action plan", said)
        return
    pairs = pair(wanted, actions)
    for number in pairs.only_left:
        said = f"{_named(wanted[number])} of {named} has no row in the action plan."
        yield Problem("recommendation-without-action", _where(wanted[number]), said)
    for number in pairs.only_right:
        row = actions[number]
        said = f"{_named(row)} in the action plan is not among the recommendations of {named}."
        yield Problem("action-without-recommendation", f"action plan, {row.place}", said)


def _of_summary(summary: Submitted, overviews: list[Submitted], case: Case | None) -> Iterator[Problem]:
    wanted = [one for overview in overviews for one in overview.facts.recommendations]
    mine = summary.facts.recommendations
    if not wanted or not mine:  # that a summary has none at all is said by its own check
        return
    named = ", ".join(f"“{overview.file}”" for overview in overviews)
    pairs = pair(wanted, mine)
    for number in pairs.only_left:
        single = _of_one_agency(wanted[number], case)
        said = f"{_named(wanted[number])} of {named} is not in this summary."
        if single:
            said += " It is for one agency only; the summary must have those for several."
        yield Problem("recommendation-not-in-summary", _where(wanted[number]), said, hint=single)
    for number in pairs.only_right:
        said = f"{_named(mine[number])} is not among the recommendations of {named}."
        yield Problem("summary-recommends-more", _where(mine[number]), said, hint=True)


def _of_one_agency(one: Recommendation, case: Case | None) -> bool:
    """Whether a recommendation is for one agency of the case: it names one, and nobody else, as who acts."""
    if case is None:
        return False
    modal = _MODAL.search(one.text)
    who = one.text[: modal.start()] if modal else ""
    if not who.strip() or _SEVERAL.search(who):
        return False
    return (
        sum(
            any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", who, re.IGNORECASE) for name in names)
            for names in ((agency.name, *agency.aliases) for agency in case.agencies)
        )
        == 1
    )


def _named(one: Recommendation) -> str:
    number = f"Recommendation {one.number}" if one.number else "The recommendation"
    return f"{number} (“{excerpt(one.text, _QUOTED)}”)"


def _where(one: Recommendation) -> str:
    return f"recommendation {one.number}" if one.number else "recommendations"

"""What may be wrong in a row of an action plan, or worth a look (protocol 000, Appendix H)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.proforma.model import Problem
from pipeline.proforma.plan import Action
from pipeline.proforma.words import plain, words_of


def _one_colour(action: Action, where: str) -> Iterator[Problem]:
    if len(action.colours) > 1:
        yield Problem("several-colours", where, "More than one of red, amber and green is marked.")
    elif not action.colours:
        yield Problem("no-colour", where, "None of red, amber and green is marked.")


def _completed_is_green(action: Action, where: str) -> Iterator[Problem]:
    if action.colour == "green" and action.completed is None:
        yield Problem("green-not-completed", where, "It is marked green, but there is no date completed.")
    if action.completed is not None and action.colour in ("red", "amber"):
        yield Problem(
            "completed-not-green", where, f"It has a date completed, but is marked {action.colour}."
        )


_VAGUE = re.compile(
    r"\b(?:consider|be aware|raise awareness|remind(?:ed)?|where possible|as appropriate|as soon as possible"
    r"|asap|ensure that staff are aware|continue to|explore|look at|think about|in due course|improve[sd]?)\b"
)


_SOMEBODY = re.compile(
    r"[A-Z][a-z'-]+ [A-Z]|(?i:\b(?:head|manager|director|lead|officer|nurse|doctor|chair|team|supervisor)\b)"
)


def _smart(action: Action, where: str) -> Iterator[Problem]:
    """Hints, never faults: whether an action is specific, measurable, achievable, relevant and timed."""
    vague = _VAGUE.search(plain(action.action))
    if vague:
        said = f"“{vague[0]}” leaves open what will be done; say what, so that it can be seen to be done."
        yield Problem("not-specific", where, said, hint=True)
    if action.outcome and words_of(action.outcome) == words_of(action.action):
        said = "The outcome repeats the action; say what will be different."
        yield Problem("outcome-is-action", where, said, hint=True)
    if action.responsible and not _SOMEBODY.search(action.responsible):
        yield Problem("nobody-named", where, "Name a person or a post that answers for it.", hint=True)


RULES: dict[str, Callable[[Action, str], Iterator[Problem]]] = {
    "one-colour": _one_colour,
    "completed-is-green": _completed_is_green,
    "smart": _smart,
}
"""The named checks of a row that a definition's table may ask for."""

"""A check in a few plain lines, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.proforma import Check, Definition, Question
from pipeline.reports.checks import words
from pipeline.reports.escape import one_line


def check_text(check: Check, definition: Definition) -> str:
    """What is missing and what is wrong, with the places; the file's own text only as short evidence."""
    return "\n".join(one_line(line) for line in _lines(check, definition))


def _lines(check: Check, definition: Definition) -> Iterator[str]:
    faults = words.grouped(problem for problem in check.problems if not problem.hint)
    verdict = words.verdict(len(check.lacking), len(faults))
    yield f"{check.document}: {definition.title}, {verdict}."
    if check.lacking:
        yield "Missing"
    for item in check.lacking:
        yield f"  {words.title(item)}: {words.found(item, definition)} Look: {words.where(item, definition)}."
    if faults:
        yield "To put right"
    for message, places in faults:
        yield f"  {places}: {message}"
    yield from _questions("Terms of reference", check.terms_of_reference)
    yield from (f"  No passage found: {one.text}" for one in check.terms_of_reference if not one.evidence)
    yield from _questions("Questions of the proforma", check.prompts)


def _questions(name: str, asked: tuple[Question, ...]) -> Iterator[str]:
    if asked:
        found = sum(bool(question.evidence) for question in asked)
        yield f"{name}: a passage was found for {found} of {len(asked)}."

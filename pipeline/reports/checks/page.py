"""`DOCUMENT.check.html` and `.json`: one document against its proforma, with the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.proforma import Finding, Question, check_to_json
from pipeline.reports.checks import words
from pipeline.reports.plain import json_bytes
from pipeline.reports.web import page

if TYPE_CHECKING:
    from pipeline.reports.checks.model import CheckedCase, CheckedDocument


def check_json(document: CheckedDocument) -> bytes:
    """`proforma-check/1`."""
    return json_bytes(check_to_json(document.check))


def check_html(document: CheckedDocument, case: CheckedCase) -> bytes:
    """The page of one check; its questions are shown with the passages found, never with a mark."""
    check, definition = document.check, document.definition
    return page(
        "check.html",
        style=_STYLE,
        title=f"Check: {definition.title}",
        reference=case.reference,
        board=case.board,
        made_on=document.made_on,
        document=document,
        check=check,
        definition=definition,
        required=sum(item.required for item in check.requirements),
        hints=words.grouped(problem for problem in check.problems if problem.hint),
        questions=[
            (heading, lead, asked)
            for heading, lead, asked in (
                ("Terms of reference", _TERMS, check.terms_of_reference),
                ("Questions the proforma asks", _PROMPTS, check.prompts),
            )
            if asked
        ],
        statuses=tuple(words.STATUSES.values()),
        said=words.said,
        found=lambda item: words.found(item, definition),
        where=lambda item: words.where(item, definition),
        asks=lambda item: words.asks(item, definition),
        name=words.title,
        place=words.place,
        evidence=_evidence,
        answered=_answered,
        back="../" if document.folder else "",
    )


_TERMS = (
    "For each term of reference, the passages that seem to address it. That a passage is shown does not say "
    "that it answers well, and that none was found does not say that the question was not answered."
)
_PROMPTS = "For each question of the proforma, the passages of its section that speak of it."
_STYLE = (
    ".passage{margin:.4rem 0 .7rem;padding:.2rem .7rem;border-left:3px solid #8a9aa6;max-width:70rem}\n"
    ".passage p{margin:.1rem 0;overflow-wrap:anywhere;unicode-bidi:plaintext}\n"
    ".symbol{display:inline-block;min-width:1.3em;font-weight:700}\n"
    ".asked{max-width:70rem;break-inside:avoid}\n"
    ".asked h3{margin-bottom:.2rem}\n"
    ".parts td:nth-child(2){white-space:nowrap}\n"
)


def _evidence(item: Finding) -> str:
    """What stands there: the start of the author's words, with how many there are."""
    found = item.evidence
    if found is None or not found.excerpt:
        return ""
    return found.excerpt


def _answered(asked: tuple[Question, ...]) -> int:
    return sum(bool(question.evidence) for question in asked)

"""A check as plain values for JSON (`proforma-check/1`) and back."""

from __future__ import annotations

from typing import Any

from pipeline.proforma.model import Check, Evidence, Finding, Passage, Problem, Question

SCHEMA = "proforma-check/1"


def check_to_json(check: Check) -> dict[str, Any]:
    """`proforma-check/1`: the contract's fields, and what else a reader needs to find the place.

    Added to the contract's: the document's hash, its agency, the number of things lacking, the prompts of
    the sections (as the terms of reference), and for every piece of evidence its place in words.
    """
    return {
        "schema": SCHEMA,
        "document": check.document,
        "sha256": check.sha256,
        "agency": check.agency,
        "kind": check.kind,
        "proforma": check.proforma,
        "complete": check.complete,
        "lacking": [item.id for item in check.lacking],
        "requirements": [_finding(item) for item in check.requirements],
        "terms_of_reference": [_question(item) for item in check.terms_of_reference],
        "prompts": [_question(item) for item in check.prompts],
        "problems": [
            {"code": item.code, "where": item.where, "message": item.message, "hint": item.hint}
            for item in check.problems
        ],
    }


def check_from_json(record: dict[str, Any]) -> Check:
    """The check of a record made by `check_to_json`.

    Raises:
        KeyError, TypeError, ValueError: it is no such record.
    """
    if record["schema"] != SCHEMA:
        raise ValueError("not a check")
    return Check(
        document=record["document"],
        sha256=record["sha256"],
        kind=record["kind"],
        proforma=record["proforma"],
        requirements=tuple(_finding_of(item) for item in record["requirements"]),
        terms_of_reference=tuple(_question_of(item) for item in record["terms_of_reference"]),
        prompts=tuple(_question_of(item) for item in record["prompts"]),
        problems=tuple(Problem(**item) for item in record["problems"]),
        agency=record["agency"],
    )


def _finding(item: Finding) -> dict[str, Any]:
    found = item.evidence
    return {
        "id": item.id,
        "title": item.title,
        "required": item.required,
        "status": item.status,
        "evidence": None
        if found is None
        else {
            "heading": found.heading,
            "words": found.words,
            "page": found.page,
            "excerpt": found.excerpt,
            "place": found.place,
        },
        "note": item.note,
        "source": item.source,
    }


def _finding_of(record: dict[str, Any]) -> Finding:
    found = record["evidence"]
    return Finding(**{**record, "evidence": None if found is None else Evidence(**found)})


def _question(item: Question) -> dict[str, Any]:
    return {
        "id": item.id,
        "text": item.text,
        "status": item.status,
        "evidence": [
            {"heading": one.heading, "excerpt": one.excerpt, "page": one.page, "place": one.place}
            for one in item.evidence
        ],
    }


def _question_of(record: dict[str, Any]) -> Question:
    return Question(**{**record, "evidence": tuple(Passage(**one) for one in record["evidence"])})

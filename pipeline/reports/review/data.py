"""What the review page's script works with: plain values, embedded as data that no browser runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from pipeline.anonymise.decisions import Decisions, decisions_record
from pipeline.anonymise.key import given_by
from pipeline.reports.review.words import KINDS, QUASI, SOURCES

if TYPE_CHECKING:
    from pipeline.anonymise.outcome import Outcome
    from pipeline.anonymise.redactions import Redaction
    from pipeline.case import Case

_PROTECTED = frozenset({"key", "name-variant"})


def page_data(outcome: Outcome, case: Case | None = None) -> Markup:
    """The page's data as JSON in which no character can end a script element or begin a comment."""
    decided = outcome.decided or Decisions(outcome.document, outcome.sha256)
    record = decisions_record(decided)
    given = given_by(case, outcome.key)
    places = {entry.id: place for place, entry in enumerate(outcome.key.entries)}
    value = {
        "document": outcome.document,
        "sha256": outcome.sha256,
        "state": hashlib.sha256(_json(record).encode()).hexdigest()[:16],
        "redactions": [_redaction(item, places) for item in outcome.redactions],
        "entries": [
            {
                "id": entry.id, "kind": entry.kind, "names": list(entry.names),
                "role": entry.role, "pseudonym": entry.pseudonym, "origin": entry.origin,
                "agreed": entry.agreed, "nobody": entry.not_identifying, "given": entry.id in given,
            }
            for entry in outcome.key.entries
        ],
        "words": words(outcome),
        "pictures": [{"id": picture.id, "where": picture.where} for picture in outcome.pictures],
        "decided": record,
        "sources": SOURCES,
        "kinds": KINDS,
    }  # fmt: skip
    return Markup(_json(value))  # noqa: S704  every character that HTML knows is escaped


def _redaction(item: Redaction, places: dict[str, int]) -> dict[str, object]:
    record: dict[str, object] = {
        "id": item.id,
        "text": item.text,
        "put": item.replacement,
        "label": item.label,
        "from": item.source,
        "where": f"{item.channel}, {item.where}" if item.channel != "body" else item.where,
        "decision": item.decision,
        "entry": places.get(item.entry or "", -1),
    }
    if item.source in _PROTECTED:
        record["known"] = True
    if item.question or item.candidates:
        record["question"] = item.question or "Who is meant here?"
        record["candidates"] = [places[name] for name in item.candidates if name in places]
    if item.by_reviewer:
        record["mine"] = True
    return record


def words(outcome: Outcome) -> list[dict[str, object]]:
    """What is left in the text to be looked at, one item for each writing: the net's, the checks', the quasi-
    identifiers (with the numbers of their marks)."""
    found: dict[str, dict[str, list[object]]] = {}

    def add(text: str, name: str, values: Sequence[object]) -> None:
        item = found.setdefault(text, {"why": [], "where": [], "marks": []})
        item[name] += [value for value in values if value not in item[name]]

    for number, quasi in enumerate(outcome.quasi):
        add(
            quasi.text,
            "why",
            [f"{QUASI.get(quasi.kind, quasi.kind)}: {quasi.why}" if quasi.why else quasi.kind],
        )
        add(quasi.text, "marks", [number])
    for item in outcome.doubtful:
        add(item.text, "why", [item.why])
        add(item.text, "where", [item.where])
    return [{"text": text, **item} for text, item in found.items()]


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")

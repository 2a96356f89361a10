"""`DOCUMENT.redactions.json` (`redactions/1`) and `DOCUMENT.verification.json` (`verification/1`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.reports.plain import json_bytes

if TYPE_CHECKING:
    from pipeline.anonymise.outcome import Outcome
    from pipeline.anonymise.redactions import Redaction
    from pipeline.anonymise.verifying.model import ToReview


def redactions_json(outcome: Outcome) -> bytes:
    """Everything replaced or to be decided, with what stood there."""
    return json_bytes(
        {
            "schema": "redactions/1",
            "document": outcome.document,
            "sha256": outcome.sha256,
            "redactions": [_redaction(item) for item in outcome.redactions],
            "quasi": [
                {
                    "text": item.text,
                    "kind": item.kind,
                    "why": item.why,
                    "passage": item.passage,
                    "start": item.start,
                    "end": item.end,
                }
                for item in outcome.quasi
            ],
            "pictures": [
                {"id": picture.id, "where": picture.where, "alt": picture.alt} for picture in outcome.pictures
            ],
            "removed": [
                {"channel": item.channel, "where": item.where, "what": item.what, "why": item.why}
                for item in outcome.removed
            ],
            "unseen": list(outcome.unseen),
        }
    )


def _redaction(item: Redaction) -> dict[str, object]:
    return {
        "id": item.id,
        "text": item.text,
        "replacement": item.replacement,
        "label": item.label,
        "from": item.source,
        "score": round(item.score, 4),
        "channel": item.channel,
        "where": item.where,
        "context": item.context,
        "decision": item.decision,
        "passage": item.passage,
        "start": item.start,
        "end": item.end,
        "entry": item.entry,
        "candidates": list(item.candidates),
        "question": item.question,
        "by_reviewer": item.by_reviewer,
    }


def is_clean(outcome: Outcome) -> bool:
    """Whether every written file was read back without a leak; a file nobody read back is not clean."""
    checks = outcome.verifications
    return bool(checks) and len(checks) >= len(outcome.files) and outcome.clean


def verification_json(outcome: Outcome) -> bytes:
    """The check of all written files together; "clean" only when each of them is.

    What could not be looked into stands under `unchecked`, and the verdict is then "leak": nothing may rely
    on it.
    """
    checks = outcome.verifications
    return json_bytes(
        {
            "schema": "verification/1",
            "document": outcome.document,
            "verdict": "clean" if is_clean(outcome) else "leak",
            "channels": list(dict.fromkeys(name for check in checks for name in check.channels)),
            "leaks": [
                {
                    "channel": leak.channel,
                    "where": leak.where,
                    "text": leak.text,
                    "matches": leak.matches,
                    "file": check.document,
                }
                for check in checks
                for leak in check.leaks
            ],
            "to_review": [
                {"text": item.text, "where": item.where, "why": item.why} for item in _found(outcome)
            ],
            "unchecked": list(dict.fromkeys(text for check in checks for text in check.unchecked)),
            "files": [
                {"file": check.document, "sha256": check.sha256, "verdict": check.verdict} for check in checks
            ],
        }
    )


def _found(outcome: Outcome) -> tuple[ToReview, ...]:
    """What the net and the checks found, each once: words, place and reason."""
    checks = (item for check in outcome.verifications for item in check.to_review)
    return tuple(dict.fromkeys((*outcome.to_review, *checks)))

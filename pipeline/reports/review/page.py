"""`DOCUMENT.review.html`: the document as it will read, and everything a person has to decide about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from pipeline.reports.review.data import page_data, words
from pipeline.reports.review.document import shown
from pipeline.reports.review.records import is_clean
from pipeline.reports.web import page

if TYPE_CHECKING:
    from pipeline.anonymise.outcome import Outcome
    from pipeline.case import Case

SCRIPTS = tuple(f"review/{name}.js" for name in ("state", "document", "keep", "decide", "side", "keys"))


def review_html(outcome: Outcome, case: Case | None = None) -> bytes:
    """The review page of one document; the same bytes for the same outcome."""
    document = shown(outcome)
    return page(
        "review/review.html",
        script=SCRIPTS,
        sheet="review/review.css",
        pictures=bool(outcome.pictures),
        title=f"Review: {outcome.document}",
        reference=case.reference if case else "",
        board=case.board if case else "",
        made_on=None,
        outcome=outcome,
        clean=is_clean(outcome),
        leaks=[(check.document, leak) for check in outcome.verifications for leak in check.leaks],
        unchecked=list(dict.fromkeys(text for check in outcome.verifications for text in check.unchecked)),
        channels=list(dict.fromkeys(name for check in outcome.verifications for name in check.channels)),
        words=len(words(outcome)),
        body=Markup(document.body),  # noqa: S704  every text in it went through `html`
        notes=Markup(document.notes),  # noqa: S704  as above
        furniture=Markup(document.furniture),  # noqa: S704  as above
        hidden=Markup(document.hidden),  # noqa: S704  as above
        data=page_data(outcome, case),
    )

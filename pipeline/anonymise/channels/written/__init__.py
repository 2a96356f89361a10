"""Files written as text: plain text, CSV, JSON, web pages and drawings; each with its own way to be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.anonymise.channels.own import Own
    from pipeline.anonymise.passages import Draft

__all__ = ["opened"]

_PAGE = re.compile(r"\s*<(?:!doctype (?:html|svg)|html|svg|\?xml)", re.IGNORECASE)
_TABLES = (".csv", ".tsv")


def opened(data: bytes, kind: str, suffix: str, own: Own) -> Draft | None:
    """Open a file that is text; None when it is none of these.

    Args:
        data: its bytes.
        kind: what `documents.sniffing` takes it for.
        suffix: how its name ends; tells a CSV file from a text with commas where both would do.
        own: what may stay of a web page because our own pages hold it.

    Raises:
        UnreadableError: it is damaged, or coded in a way that is not known.
    """
    from pipeline.anonymise.channels.written import coding, json_draft, plain, table

    written = coding.decoded(data) if kind in ("text", "unknown", "html", "xml") else None
    if written is None:
        return None
    if kind in ("html", "xml") or _PAGE.match(written.text):
        from pipeline.anonymise.channels.markup import MarkupDraft

        return MarkupDraft(written, own)
    if json_draft.is_json(written.text):
        return json_draft.JsonDraft(written)
    if suffix in _TABLES or table.is_table(written.text):
        return table.TableDraft(written)
    return plain.TextDraft(written, ".txt")

"""Files written as text: plain text, CSV, JSON, web pages and drawings; each with its own way to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.anonymise.passages import Draft

__all__ = ["opened"]

_TABLES = (".csv", ".tsv")


def opened(data: bytes, kind: str, suffix: str, scripts: frozenset[str]) -> Draft | None:
    """Open a file that is text; None when it is none of these.

    Args:
        data: its bytes.
        kind: what `documents._sniff` takes it for.
        suffix: how its name ends; tells a CSV file from a text with commas where both would do.
        scripts: the programs a web page may keep.

    Raises:
        UnreadableError: it is damaged, or coded in a way that is not known.
    """
    from pipeline.anonymise.channels.written import coding, json_draft, plain, table

    written = coding.decoded(data) if kind in ("text", "unknown") else None
    if written is None:
        return None
    if json_draft.is_json(written.text):
        return json_draft.JsonDraft(written)
    if suffix in _TABLES or table.is_table(written.text):
        return table.TableDraft(written)
    return plain.TextDraft(written, ".txt")

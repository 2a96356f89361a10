"""Document + key → nothing identifying left, and proof of it.

`finding` (with `finders` and `naming`) says what in a text may identify somebody; `key` who is published
under which pseudonym; `channels` and `laying` read and write files; `rewriting` puts the pseudonyms in place;
`decisions` are a person's; `verifying` reads the result back from scratch; `across` compares two documents;
`release` publishes. `anonymise` does one document from end to end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.anonymise.finding.net import Unlisted, unlisted
from pipeline.anonymise.model import LABELS, SOURCES, Finding, Label, Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipeline.anonymise.anonymising import Readers
    from pipeline.anonymise.channels import Own
    from pipeline.anonymise.decisions import Decisions
    from pipeline.anonymise.key.model import Key
    from pipeline.anonymise.outcome import Outcome
    from pipeline.anonymise.verifying import Left, Verification
    from pipeline.case import Case

__all__ = [
    "LABELS",
    "SOURCES",
    "Finding",
    "Label",
    "Source",
    "Unlisted",
    "anonymise",
    "find_identifiers",
    "unlisted",
    "verify",
]


def find_identifiers(text: str, case: Case | None = None) -> list[Finding]:
    """What in a text may identify somebody; see `pipeline.anonymise.finding.engine.find_identifiers`.

    Presidio, spaCy and the model are loaded by the first call only.
    """
    from pipeline.anonymise.finding import engine

    return engine.find_identifiers(text, case)


def anonymise(
    path: Path,
    case: Case,
    out_dir: Path,
    *,
    key: Key | None = None,
    decisions: Decisions | None = None,
    passwords: Sequence[str] = (),
    document: str | None = None,
    readers: Readers = "publication",
    own: Own | None = None,
) -> Outcome:
    """One document without anything identifying; see `pipeline.anonymise.anonymising.anonymise`."""
    from pipeline.anonymise import anonymising

    return anonymising.anonymise(
        path,
        case,
        out_dir,
        key=key,
        decisions=decisions,
        passwords=passwords,
        document=document,
        readers=readers,
        own=own,
    )


def verify(path: Path, case: Case, key: Key | None = None, *, left: Sequence[Left] = ()) -> Verification:
    """Whether anything identifying is left in a written file; see `pipeline.anonymise.verifying.verify`."""
    from pipeline.anonymise import verifying

    return verifying.verify(path, case, key, left=left)

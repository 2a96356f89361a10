"""A plain text rewritten at once: a file's name, a cell, a title."""

from __future__ import annotations

from pipeline.anonymise.key.model import Key
from pipeline.anonymise.passages import Passage, edited
from pipeline.anonymise.rewriting.planning import edits, plan
from pipeline.case import Case


def in_text(text: str, case: Case, key: Key) -> str:
    """A text with everything protected replaced.

    Args:
        text: any text; in a file's name a pseudonym is written together ("ChildA_imr").
        case, key: as for `plan`; names that the key lacks are replaced too, by a proposal's pseudonym.

    Raises:
        NameFinderError: there is no name finder that works.
    """
    made = plan([Passage(0, "text", "the text", text)], case, key)
    return edited(text, edits(made.redactions).get(0, ()))

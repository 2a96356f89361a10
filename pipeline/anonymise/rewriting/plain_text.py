"""A plain text rewritten at once: a file's name, a cell, a title.

A plain text has no pieces that must keep their formats, so Presidio's anonymiser writes it. Its own `replace`
operator is not used: given nothing to put, it puts "<PERSON>".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.anonymise.key.model import Key
from pipeline.anonymise.passages import Edit, Passage
from pipeline.anonymise.redactions import Redaction
from pipeline.anonymise.rewriting.planning import edits, plan
from pipeline.anonymise.rewriting.wording import NEUTRAL, TOGETHER
from pipeline.case import Case

if TYPE_CHECKING:
    from presidio_anonymizer import AnonymizerEngine

_OPERATOR = "pseudonym"
_NOBODY = "Person"
"""Stands in a file's name for somebody unsettled; brackets there mean something to many programs."""


def in_text(text: str, case: Case, key: Key) -> str:
    """A text with everything protected replaced.

    Args:
        text: any text; in a file's name a pseudonym is written together ("ChildA_imr").
        case, key: as for `plan`; names that the key lacks are replaced too, by a proposal's pseudonym.

    Raises:
        NameFinderError: there is no name finder that works.
    """
    made = plan([Passage(0, "text", "the text", text)], case, key)
    return anonymised(text, edits(made.redactions).get(0, ()))


def in_name(stem: str, case: Case, key: Key) -> str:
    """A file's name with everything protected replaced.

    A surname that the child shares with the family is asked about in a text; in the name of a file nobody can
    be asked, and "Tarrant SCR" is the review about the child.

    Args:
        stem: the name without its ending.
        case, key: as for `in_text`.

    Raises:
        NameFinderError: there is no name finder that works.
    """
    made = plan([Passage(0, "text", "the text", stem)], case, key)
    asked = {one.start: one for one in made.redactions}
    found = edits(made.redactions).get(0, ())
    return anonymised(
        stem,
        [replace(one, text=_of_the_family(one, asked[one.start], made.key, case, stem)) for one in found],
    )


def _of_the_family(edit: Edit, redaction: Redaction, key: Key, case: Case, stem: str) -> str:
    """What stands for a shared surname: the child, where there is one child whose it can be."""
    if edit.text not in (NEUTRAL, TOGETHER):
        return edit.text
    named = {entry.id: entry for entry in key.entries if entry.id in redaction.candidates}
    if len(named) < 2 or any(entry.kind != "person" for entry in named.values()):
        return _NOBODY
    subjects = {person.name for person in case.people if person.role == "subject"}
    children = [entry.pseudonym for entry in named.values() if entry.name in subjects]
    if len(children) != 1:
        return _NOBODY
    joined = stem[edit.start - 1 : edit.start].isalnum() or stem[edit.end : edit.end + 1].isalnum()
    return "".join(filter(str.isalnum, children[0])) if joined else children[0]


def anonymised(text: str, edits: Sequence[Edit]) -> str:
    """A text with its edits made by Presidio's anonymiser: the same as `passages.edited`.

    Args:
        text: any text.
        edits: the places and what they are to read; in order, not overlapping.
    """
    if not edits:
        return text
    from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

    # Every edit is of a type of its own: neighbours of one type would be merged over the blank between them.
    found, words = [], {}
    for number, edit in enumerate(edits):
        kind = f"EDIT_{number}"
        found.append(RecognizerResult(kind, edit.start, edit.end, 1.0))
        words[kind] = OperatorConfig(_OPERATOR, {"words": edit.text})
    written: str = _engine().anonymize(text, found, words).text
    return written


@cache
def _engine() -> AnonymizerEngine:
    """Presidio's anonymiser and one operator more, ours; loaded when a text has something to replace."""
    from presidio_anonymizer import AnonymizerEngine
    from presidio_anonymizer.operators import Operator, OperatorType

    class Pseudonym(Operator):
        """Puts exactly the words that were planned, also none."""

        def operate(self, text: str = "", params: dict[str, Any] | None = None) -> str:
            """The planned words, whatever stood there."""
            return str((params or {})["words"])

        def validate(self, params: dict[str, Any] | None = None) -> None:
            """Refuse a place without planned words: what stood there must never come through."""
            if "words" not in (params or {}):
                raise ValueError("a place to be replaced has no words")

        def operator_name(self) -> str:
            """What the configuration calls it."""
            return _OPERATOR

        def operator_type(self) -> OperatorType:
            """It anonymises; nothing turns it back."""
            return OperatorType.Anonymize

    engine = AnonymizerEngine()  # type: ignore[no-untyped-call]
    engine.add_anonymizer(Pseudonym)
    return engine

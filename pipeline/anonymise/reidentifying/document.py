"""A file with the names back in it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.anonymise import channels, laying
from pipeline.anonymise.channels import Own
from pipeline.anonymise.key.model import Key
from pipeline.anonymise.passages import Draft, Edit, Passage, Removed
from pipeline.anonymise.reidentifying.matching import Names, Told
from pipeline.case import Publication
from pipeline.errors import ScrError, not_written
from pipeline.files import OWNER_FILE, own_only

_ROLES = re.compile(r"(?i)\b(?:relation(?:ship)?|role|designation|post|position|job title)\b")
_LONGEST_HEADING = 60
_AS_IT_IS = Publication(tracked_changes="accept", comments="keep")


@dataclass(frozen=True, slots=True)
class Reidentified:
    """What came of it.

    Attributes:
        file: what was written, readable by its owner only.
        told: which pseudonyms were turned back and which could not be.
        removed: what the written file lacks of the one that was read.
    """

    file: Path
    told: Told
    removed: tuple[Removed, ...] = ()


def reidentify(
    path: Path,
    key: Key,
    goal: Path,
    *,
    passwords: Sequence[str] = (),
    own: Own | None = None,
) -> Reidentified:
    """Write a document with every pseudonym of a key turned back into the full name.

    Args:
        path: Word, PDF, Excel, a web page, CSV, JSON or text; it is not changed.
        key: the case's key.
        goal: the file to write; of the same kind, a PDF also as a Word file.
        passwords: to be tried on a protected file.
        own: what may stay of our own web pages; see `channels.open_draft`.

    Returns:
        What was done. Words in brackets that stand for numbers and addresses cannot come back, nor can dates
        that were made less exact, nor a name that anonymising left out for the role beside it.

    Raises:
        UnreadableError: the file cannot be read, or a page of it cannot be laid out anew.
        ScrError: the goal's name ends as another kind of file.
        BusyError: it could not be written.
    """
    draft = channels.open_draft(path, _AS_IT_IS, tuple(passwords), own=own or Own())
    _must_end(goal, path, draft)
    names, told = Names(key), Told()
    edits: dict[int, Sequence[Edit]] = {}
    roles = _of_roles(draft.passages)
    for passage in draft.passages:
        if made := names.edits(passage.text, told, of_roles=passage.number in roles):
            edits[passage.number] = made
    try:
        _write(draft, edits, goal)
    except OSError as trouble:
        raise not_written(trouble) from None
    return Reidentified(goal, told, draft.removed)


def _of_roles(passages: Sequence[Passage]) -> frozenset[int]:
    """The cells below a heading that says relationship, role or post."""
    tables: dict[int, tuple[int, set[int]]] = {}
    found = set()
    for passage in passages:
        if passage.cell is None:
            continue
        table, row, column = passage.cell
        first, columns = tables.setdefault(table, (row, set()))
        if row == first and _ROLES.search(passage.text) and len(passage.text) < _LONGEST_HEADING:
            columns.add(column)
        elif row > first and column in columns:
            found.add(passage.number)
    return frozenset(found)


def _write(draft: Draft, edits: dict[int, Sequence[Edit]], goal: Path) -> None:
    goal.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".", dir=goal.parent) as folder:
        made = Path(folder) / f"made{draft.ending}"
        draft.write(made, edits)
        if goal.suffix.lower() == ".pdf":
            word, made = made, Path(folder) / "made.pdf"
            laying.write_pdf(laying.from_docx(word), made)
        own_only(made, OWNER_FILE)
        made.replace(goal)


def _must_end(goal: Path, path: Path, draft: Draft) -> None:
    endings = [draft.ending]
    if draft.ending == ".docx":
        endings = [".pdf", ".docx"] if path.suffix.lower() == ".pdf" else [".docx", ".pdf"]
    if draft.ending == ".txt" and goal.suffix:
        return
    if goal.suffix.lower() not in endings:
        raise ScrError(
            "is not written as another kind of file",
            f"Give a name that ends in {endings[0]} after -o",
            code="wrong-type",
        )

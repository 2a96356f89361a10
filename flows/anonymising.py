"""One draft anonymised in a process of its own: its files, its review page, and what is known of it.

What a draft can do to its reader must not end the run, and what a hundred pages take in memory is given back
when the process ends. Only figures, hashes and the key come back from it.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.case_key import key_print
from flows.misplaced import refuse_no_report
from flows.publication_state import folder as masters_folder
from flows.readers import own_pages, readers_of
from pipeline.case import load
from pipeline.errors import BusyError
from pipeline.files import OWNER_FILE, own_only, private_folder, sha256_of, write_atomic

if TYPE_CHECKING:
    from pipeline.anonymise.anonymising import Readers
    from pipeline.anonymise.decisions import Decisions
    from pipeline.anonymise.key.model import Key
    from pipeline.anonymise.outcome import Outcome
    from pipeline.anonymise.release import Standing
    from pipeline.anonymise.verifying import Left, Verification

SIDE = "side.json"
LEFT = "left.json"
"""Where a person left protected words, beside the files they stand in."""
_MOST_NUMBERS = 1_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be anonymised and how.

    Attributes:
        draft: the hash its bytes must have.
        key: the pseudonyms so far.
        decisions: what a person decided so far.
        taken: names of other documents, case folded: two must not meet in one folder.
        earlier: the hashes of the drafts it replaces.
        readers: whom it goes to; None to go by what kind of document it is.
        any_format: not only reports: workbooks, web pages, CSV, JSON, text.
    """

    draft: str
    kind: str
    key: Key
    decisions: Decisions | None
    taken: frozenset[str] = frozenset()
    earlier: tuple[str, ...] = ()
    passwords: tuple[str, ...] = ()
    readers: Readers | None = "publication"
    any_format: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it: figures, the files with their hashes (anonymised first), the key with proposals.

    `gone` says what the anonymised file has not any more of the draft ("3 comments"), none of it quoted.
    """

    standing: Standing
    files: tuple[tuple[str, str], ...]
    key: Key
    readers: Readers = "publication"
    gone: tuple[str, ...] = ()


def make(case_dir: Path, path: Path, folder: Path, wanted: Wanted) -> Made:
    """Anonymise a draft into a folder; made to run in a process of its own.

    Args:
        case_dir: the case folder.
        path: the sealed draft.
        folder: where to, owner only; what is in it is removed first. It is whole when this returns.

    Raises:
        ScrError: the draft cannot be read or rebuilt, or there is no name finder.
    """
    from pipeline import anonymise
    from pipeline.anonymise.across import side_of, side_to_json
    from pipeline.anonymise.release import standing_of
    from pipeline.reports.review import write_review

    if sha256_of(path) != wanted.draft:
        raise BusyError("is not what it was when it was taken in", "Drop the file into the inbox again")
    if not wanted.any_format:
        refuse_no_report(path)
    case = load(case_dir)
    shutil.rmtree(folder, ignore_errors=True)
    private_folder(folder, within=folder.parent)
    readers = wanted.readers or readers_of(path, case, wanted.passwords)
    outcome = anonymise.anonymise(
        path,
        case,
        folder,
        key=wanted.key,
        decisions=wanted.decisions,
        passwords=wanted.passwords,
        readers=readers,
        own=own_pages(),
    )
    outcome = _under_a_free_name(outcome, wanted.taken)
    for file in outcome.files:
        own_only(file, OWNER_FILE)
    pages = write_review(outcome, folder, case)
    side = side_to_json(side_of(outcome, wanted.kind))
    left = [[one.text, one.before, one.after] for one in outcome.left]
    write_atomic(folder / LEFT, json.dumps(left, ensure_ascii=False), private=True)
    write_atomic(folder / SIDE, json.dumps(side, ensure_ascii=False), private=True)
    return Made(
        standing_of(outcome, kind=wanted.kind, key=key_print(outcome.key), earlier=wanted.earlier),
        tuple((file.name, sha256_of(file)) for file in (*outcome.files, *pages)),
        outcome.key,
        readers,
        tuple(item.what for item in outcome.removed),
    )


def verify(case_dir: Path, path: Path, key: Key) -> Verification:
    """Read a file back from scratch; made to run in a process of its own."""
    from pipeline import anonymise

    return anonymise.verify(path, load(case_dir), key, left=left_in(case_dir))


def left_in(case_dir: Path) -> tuple[Left, ...]:
    """Every place of the case's drafts in which a person left protected words; none where nothing is known.

    A place that cannot be read is not known: the words in it then count as a leak, which is the safe side.
    """
    from pipeline.anonymise.verifying import Left

    places: list[Left] = []
    for file in sorted(masters_folder(case_dir).glob(f"*/{LEFT}")):
        try:
            places += [Left(*map(str, one)) for one in json.loads(file.read_text("utf-8"))]
        except (OSError, ValueError, TypeError):
            continue
    return tuple(places)


def _under_a_free_name(outcome: Outcome, taken: frozenset[str]) -> Outcome:
    """The outcome with a number behind the document's name where another document has that name."""
    name = free_name(outcome.document, taken)
    if name == outcome.document:
        return outcome
    files = []
    for file in outcome.files:
        ending = file.name.removeprefix(outcome.document)
        files.append(file.replace(file.with_name(f"{name}{ending}")))
    checks = tuple(
        replace(check, document=file.name) for check, file in zip(outcome.verifications, files, strict=False)
    )
    return replace(outcome, document=name, files=tuple(files), verifications=checks)


def free_name(name: str, taken: frozenset[str]) -> str:
    """The name, with a number behind it where it is taken."""
    numbered = (name, *(f"{name} ({number})" for number in range(2, _MOST_NUMBERS)))
    return next(one for one in numbered if one.casefold() not in taken)

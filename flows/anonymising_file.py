"""One document anonymised outside the watched folders, with the case's key."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows import case_key
from flows.anonymising import Made, Wanted, make
from flows.one_file import Ask, must_be_outside, must_be_usable, opened
from flows.passing import Pass
from flows.reading import open_reading
from pipeline.case import CASE_FILE
from pipeline.errors import ScrError, not_written
from pipeline.files import sha256_of
from pipeline.ledger import ACCEPTED
from pipeline.reports.naming import how_many

if TYPE_CHECKING:
    from pipeline.anonymise.anonymising import Readers
    from pipeline.anonymise.key.model import Key
    from pipeline.anonymise.release import Standing
    from pipeline.case import Case

_REDACTIONS = ".redactions.json"
_WHOM = {
    "publication": "Made for publication, with dates as case.yaml has them. The other way: --for agencies.",
    "agencies": "Made for the agencies of the review: dates and ages stay, so it is not for publication.",
}


def anonymise_file(
    file: Path,
    case_dir: Path,
    out_dir: Path,
    *,
    decisions: Path | None = None,
    readers: Readers | None = None,
    password: str | None = None,
    ask: Ask | None = None,
) -> tuple[bool, str]:
    """Anonymise `file` into `out_dir`: a report as Word and PDF, anything else as what it is; the review page
    and the records.

    The case's key is used and learns what the document names. Passwords tried: the one given,
    `SCR_CASE_PASSWORD`, those of the case, then what `ask` answers.

    Args:
        decisions: decisions saved from the review page of this document or an earlier draft of it.
        readers: whom it goes to; None to go by what kind of document it is.

    Returns:
        Whether it is clean and nothing is left to decide, and what to tell the person.

    Raises:
        UnreadableError: the file cannot be read, or a page of it cannot be rebuilt.
        CaseError: the case cannot be read.
        ScrError: the decisions or the key cannot be used, there is no name finder, or the output would go
            where documents are taken in or sealed.
    """
    case_dir = case_dir.parent if case_dir.name == CASE_FILE else case_dir
    must_be_usable(file, None)
    must_be_outside(out_dir, case_dir)
    if out_dir.exists() and not out_dir.is_dir():
        raise ScrError(
            f"needs a folder to be written into, and “{out_dir.name}” is a file", "Name a folder after -o"
        )
    with Pass(case_dir) as work:
        readings = (
            open_reading(case_dir, receipt.sha256, receipt.folder, work.key)
            for receipt in work.ledger.all(ACCEPTED)
        )
        key = case_key.bring_up_to_date(case_dir, work.case, [one for one in readings if one is not None])
        wanted = replace(_wanted(file, out_dir, key, decisions, work.case), readers=readers, any_format=True)
        if wanted.key != key:
            case_key.keep(case_dir, wanted.key)
        try:
            out_dir.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".", dir=out_dir) as scratch:
                folder = Path(scratch) / "made"
                made: Made = opened(
                    _made, file, case_dir, folder, wanted, case=work.case, password=password, ask=ask
                )
                case_key.keep(case_dir, made.key)
                for name, _ in made.files:
                    (folder / name).replace(out_dir / name)
        except OSError as trouble:
            raise not_written(trouble) from None
    return made.standing.verdict == "clean" and not made.standing.outstanding, _told(made, out_dir)


def _made(file: Path, case_dir: Path, folder: Path, wanted: Wanted, passwords: tuple[str, ...]) -> Made:
    return make(case_dir, file, folder, replace(wanted, passwords=passwords))


def _wanted(file: Path, out_dir: Path, key: Key, decisions: Path | None, case: Case) -> Wanted:
    from pipeline.anonymise.decisions import read_decisions

    sha256 = sha256_of(file)
    decided = read_decisions(decisions) if decisions is not None else None
    if decided is not None and decided.entries:
        try:
            key = case_key.decided(key, decided.entries, case)
        except ScrError as error:  # the trouble is in the decisions, not in the document
            raise ScrError(error.trouble, error.remedy, code="decisions") from None
        decided = replace(decided, entries=())
    return Wanted(sha256, "other", key, decided, taken=_taken(out_dir, sha256))


def _taken(out_dir: Path, sha256: str) -> frozenset[str]:
    """The names of other documents anonymised into this folder before."""
    names = set()
    for path in out_dir.glob(f"*{_REDACTIONS}") if out_dir.is_dir() else ():
        try:
            draft = json.loads(path.read_text("utf-8")).get("sha256")
        except (OSError, ValueError, AttributeError):
            draft = None
        if draft != sha256:
            names.add(path.name.removesuffix(_REDACTIONS).casefold())
    return frozenset(names)


def _told(made: Made, out_dir: Path) -> str:
    one = made.standing
    lines = [f"{one.document}: {_replacements(one)}", _WHOM[made.readers], *_open(one), *_gone(made)]
    lines += [f"→ {out_dir / name}" for name, _ in made.files]
    return "\n".join(lines)


def _gone(made: Made) -> list[str]:
    """What a person who opens the file would miss."""
    if not made.gone:
        return []
    return [f"Not carried over; its review page says why: {', '.join(dict.fromkeys(made.gone))}."]


def _replacements(one: Standing) -> str:
    done = one.redactions - one.undecided
    decided = "all of them" if not one.undecided else f"{done:,} of them" if done else "none of them"
    found = {
        "clean": "read back, and nothing protected is left in it",
        "leak": f"LEAK: protected names or numbers are still in it, in {how_many(one.leaks, 'place')}",
        "incomplete": "NOT EVERYTHING in it could be looked into",
    }.get(one.verdict, "NOT CHECKED")
    return f"{how_many(one.redactions, 'replacement')}, {decided} decided; {found}."


def _open(one: Standing) -> list[str]:
    parts = [
        f"{how_many(number, what)}{more}"
        for number, what, more in (
            (one.undecided, "replacement", ""),
            (one.pictures, "picture", ""),
            (one.words, "word", " that no list knows"),
            (one.traits, "trait", " that may point to the family"),
        )
        if number
    ]
    return [f"To be decided on its review page: {', '.join(parts)}."] if parts else []

"""One document with the names back in it, for those who hold the key."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from flows.one_file import Ask, must_be_outside, must_be_usable, opened
from flows.readers import own_pages
from pipeline.case import CASE_FILE, load
from pipeline.errors import ScrError

if TYPE_CHECKING:
    from pipeline.anonymise.key.model import Key
    from pipeline.anonymise.reidentifying import Reidentified

_MOST = 20


def reidentify_file(
    file: Path, case_dir: Path, output: Path, *, password: str | None = None, ask: Ask | None = None
) -> str:
    """Write `output`, readable by its owner only: `file` with every pseudonym of the case's key turned back.

    Returns:
        What to tell the person: pseudonyms and figures, never a name.

    Raises:
        UnreadableError: the file cannot be read.
        CaseError: the case cannot be read.
        KeyFaultError: its key is damaged.
        ScrError: the output would go where documents are taken in, sealed or published, or ends as another
            kind of file.
    """
    from pipeline.anonymise import key as keys

    must_be_usable(file, output)
    folder = case_dir.parent if case_dir.name == CASE_FILE else case_dir
    must_be_outside(output, folder, doing="written with its names")
    if output.is_dir():
        raise ScrError("needs a file to be written to", "Name a file after -o, not a folder")
    case = load(folder)
    key = keys.build(case, previous=keys.load(folder))
    done: Reidentified = opened(_done, file, key, output, case=case, password=password, ask=ask)
    return _told(done)


def _done(file: Path, key: Key, output: Path, passwords: tuple[str, ...]) -> Reidentified:
    from pipeline.anonymise.reidentifying import reidentify

    return reidentify(file, key, output, passwords=passwords, own=own_pages())


def _told(done: Reidentified) -> str:
    told = done.told
    lines = [f"{_count(told.named.total(), 'pseudonym')} turned back into full names; {_each(told.named)}."]
    if not told.named:
        lines = ["No pseudonym of the case's key was found in it."]
    if told.unknown:
        lines.append(f"Not in the key, left as they are: {_each(told.unknown)}.")
    if told.left:
        lines.append(f"Left because the words there may mean anybody: {_each(told.left)}.")
    if told.placeholders:
        number = told.placeholders.total()
        lines.append(
            f"{_count(number, 'placeholder')} cannot be turned back, because no key keeps numbers,"
            f" addresses and dates of birth: {_each(told.placeholders)}."
        )
    if done.removed:
        lines.append("Not in the new file: " + "; ".join(one.what for one in done.removed[:_MOST]) + ".")
    lines.append(f"→ {done.file} (with names: only you can read it; do not send it on)")
    return "\n".join(lines)


def _each(counts: Counter[str]) -> str:
    shown = [f"{what} ({count:,})" for what, count in counts.most_common(_MOST)]
    more = len(counts) - len(shown)
    return ", ".join(shown) + (f" and {more} others" if more > 0 else "")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"

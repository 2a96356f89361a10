"""One written file checked for anything identifying that is left in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from flows.anonymising import left_in
from pipeline.case import load
from pipeline.errors import UnreadableError, shown

if TYPE_CHECKING:
    from pipeline.anonymise.verifying import Verification

_MOST_LINES = 60
"""Places named on the terminal; what is beyond is counted."""
_WHOLE = "the file: "
"""How the check begins what is amiss with a file as a whole, not with a part of it."""


def verify_file(file: Path, case_dir: Path, *, dates_stay: bool = False) -> tuple[bool, str]:
    """Check `file` with the case's key, or with what case.yaml names where there is no key yet.

    Args:
        dates_stay: it goes to the agencies with its dates.

    Returns:
        Whether it is clean, and what to tell the person: places and pseudonyms, never a name.

    Raises:
        CaseError: the case cannot be read.
        KeyFaultError: its key is damaged.
        UnreadableError: the file cannot be opened, or nothing in it can be looked into.
        NameFinderError: there is no name finder that works.
    """
    from pipeline.anonymise import key, verifying
    from pipeline.anonymise.anonymising import for_agencies

    case = load(case_dir)
    folder = case_dir if case_dir.is_dir() else case_dir.parent
    if dates_stay:
        case = for_agencies(case)
    known = key.build(case, previous=key.load(folder))
    check = verifying.verify(file, case, known, left=left_in(folder), dates_stay=dates_stay)
    whole = [why.removeprefix(_WHOLE) for why in check.unchecked if why.startswith(_WHOLE)]
    if check.verdict == "incomplete" and whole:
        raise UnreadableError(
            f"cannot be looked into ({whole[0]}), and counts as not clean",
            "Verify a copy that opens without fail",
        )
    return check.verdict == "clean", told(file, check)


def told(file: Path, check: Verification) -> str:
    """What a check found, in plain sentences."""
    lines = [f"{shown(file)}: {_verdict(check)}"]
    places = Counter((leak.where, leak.matches) for leak in check.leaks)
    lines += _listed([f"  {where}: {what}{_times(count)}" for (where, what), count in places.items()])
    if check.verdict == "incomplete":
        lines.append("It counts as not clean until this could be looked into:")
    elif check.unchecked:
        lines.append("For your information:")
    lines += [f"  {why}" for why in check.unchecked]
    if check.to_review:
        lines.append(_count(len(check.to_review), "place") + " to look at before it is published:")
        looks = Counter((one.where, one.why) for one in check.to_review)
        lines += _listed([f"  {where}: {why}{_times(count)}" for (where, why), count in looks.items()])
    return "\n".join(lines)


def _verdict(check: Verification) -> str:
    if check.verdict == "clean":
        return f"clean. Nothing that the case protects was found in {_count(len(check.channels), 'channel')}."
    if check.verdict == "incomplete":
        return "not clean. Nothing was found, but part of the file could not be looked into."
    return f"NOT clean. Do not publish it: {_count(len(check.leaks), 'trace')} left."


def _listed(lines: list[str]) -> list[str]:
    more = len(lines) - _MOST_LINES
    return lines if more <= 0 else [*lines[:_MOST_LINES], f"  … and {_count(more, 'more place')}"]


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _times(count: int) -> str:
    return f" ({count} times)" if count > 1 else ""

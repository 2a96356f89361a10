"""A row that was added to the spreadsheet of the key → a new entry; and what all rows are read by."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.anonymise.finding.words import keys
from pipeline.anonymise.key.drafting import Drafting
from pipeline.anonymise.key.faults import KeyFaultError
from pipeline.anonymise.key.fit import unfit
from pipeline.anonymise.key.model import Entry, EntryKind
from pipeline.anonymise.key.place_names import role_of_place
from pipeline.anonymise.key.pseudonyms import folded
from pipeline.anonymise.key.roles import NOBODY as NO_ROLE
from pipeline.anonymise.key.roles import Role, roles
from pipeline.anonymise.key.sheet import (
    AGREED,
    KIND,
    KINDS,
    NAME,
    NO,
    NOBODY,
    OTHERS,
    PSEUDONYM,
    ROLE,
    YES,
    Line,
    several,
)

MEANT = {
    "": "", "y": YES, "yes": YES, "true": YES, "agreed": YES, "ok": YES, "x": YES, "✓": YES,
    "n": NO, "no": NO, "false": NO, "not yet": NO,
    "nobody": NOBODY, "strike": NOBODY, "struck": NOBODY, "not a name": NOBODY,
}  # fmt: skip
"""What may stand under "Agreed" → what it means."""


def added(draft: Drafting, line: Line) -> str:
    """Add who stands in a row without a number.

    Args:
        draft: the key so far; the entry is put into it.
        line: the row.

    Returns:
        What was done, as a sentence without a name; "" when the entry is there from the same spreadsheet.

    Raises:
        KeyFaultError: the row cannot be taken; it is named.
    """
    name, others = line.of(NAME), several(line.words.get(OTHERS, ""))
    if not keys(name):
        raise fault(line, "has no name", "Write the name, or take the row out")
    kind = _kind(line)
    refuse_commas(line, others, kind)
    had = next((e for e in draft.entries if e.kind == kind and form_of(name) in map(form_of, e.names)), None)
    given = line.of(PSEUDONYM)
    if had is not None and had.origin == "agencies" and folded(given) in ("", folded(had.pseudonym)):
        return ""  # the same spreadsheet once more
    if had is not None:
        raise fault(
            line,
            f"names somebody who is in the key as “{had.pseudonym}”",
            f"Change the row of “{had.pseudonym}” instead",
        )
    why = _unfit(given, kind, name, others, draft) if given else ""
    if why:  # it is not repeated: it may hold the very name that no message may show
        raise fault(line, f"has a pseudonym which {why}", "Choose another, or leave it empty")
    if given and kind != "identifier" and not draft.pool.free(given):
        raise fault(
            line,
            f"has the pseudonym “{given}”, which is or was somebody else’s",
            "Choose another, or leave it empty",
        )
    text = line.of(AGREED).casefold()
    agreed = MEANT.get(text, YES) != NO
    role = _role(line.of(ROLE), name, kind)
    if kind == "identifier":
        given = given or "[reference]"
    entry = draft.add(kind, name, others, role, origin="agencies", agreed=agreed, given=given)
    return f"Row {line.row}: “{entry.pseudonym}” was added."


def _unfit(given: str, kind: EntryKind, name: str, others: tuple[str, ...], draft: Drafting) -> str:
    """Why somebody new can not be called so; "" when they can."""
    return unfit(given, Entry("", kind, name, given, "", others), draft.entries)


def fault(line: Line, trouble: str, remedy: str) -> KeyFaultError:
    """What is wrong with a row."""
    return KeyFaultError(f"cannot be taken: row {line.row} {trouble}", remedy)


def refuse_commas(line: Line, names: Sequence[str], kind: EntryKind) -> None:
    """Refuse further names with a comma: two of them taken for one would not be found in any document.

    Raises:
        KeyFaultError: "Lee, Leanne Colley" may be two people's names or one's, surname first.
    """
    if kind == "person" and any("," in name for name in names):
        raise fault(
            line,
            f"has a comma under “{OTHERS}”, which may part two names or a surname from a first name",
            "Put a semicolon between two names, and the surname behind the first name",
        )


def form_of(name: str) -> tuple[str, ...]:
    """A name as it is compared: its words folded."""
    return keys(name) or (" ".join(name.split()),)


def _role(told: str, name: str, kind: EntryKind) -> Role:
    if kind == "place":
        return roles().named.get(told) or role_of_place(name)
    if kind == "identifier":
        return Role("")
    return roles().named.get(told) or roles().relation(told) or roles().post(told) or NO_ROLE


def _kind(line: Line) -> EntryKind:
    told = line.of(KIND).casefold()
    for kind in KINDS:
        if told in (kind, f"{kind}s", "people" if kind == "person" else kind, ""):
            return kind
    raise fault(line, f"has another kind than {', '.join(KINDS)}", "Write one of these under “Kind”")

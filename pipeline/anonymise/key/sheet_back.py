"""An edited spreadsheet taken into the key: what it changes, said in plain words; what cannot be, refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.anonymise.decisions import EntryDecided
from pipeline.anonymise.key.deciding import decided, given_by, rename
from pipeline.anonymise.key.drafting import Drafting
from pipeline.anonymise.key.faults import KeyFaultError
from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.key.pseudonyms import folded, tells
from pipeline.anonymise.key.sheet import (
    AGREED,
    KIND,
    NAME,
    NO,
    NOBODY,
    NUMBER,
    OTHERS,
    PSEUDONYM,
    SAME_AS,
    YES,
    Line,
    lines_of,
    said,
    several,
)  # fmt: skip
from pipeline.anonymise.key.sheet_new import MEANT, added, fault, form_of, refuse_commas
from pipeline.case import Case

_REWORD = "Documents anonymised before keep the old one until they are anonymised again"


def from_sheet(
    path: Path, key: Key, case: Case | None = None, passwords: Sequence[str] = ()
) -> tuple[Key, tuple[str, ...]]:
    """Take an edited spreadsheet of the key back.

    Args:
        path: the spreadsheet, Excel or CSV.
        key: the key it was written from, or a later one: rows are known by their "Key no.".
        case: the pseudonyms that it gives cannot be changed here: they would come back with the next run.
        passwords: to try on a protected file.

    Returns:
        The key with what was changed, and each change as a sentence. No sentence holds a name. What the
        spreadsheet has no row for stays as it is.

    Raises:
        KeyFaultError: a row cannot be taken: two would share a pseudonym, one would give its person away, a
            number is not in the key …; the row is named and nothing is changed.
        UnreadableError: the file cannot be read.
    """
    lines = lines_of(path, passwords)
    work = _Work(key, Drafting(key), given_by(case, key))
    work.look(lines)
    for line in lines:
        work.take(line)
    return work.finish()


@dataclass(slots=True)
class _Work:
    """A key and what a spreadsheet has changed of it so far."""

    before: Key
    draft: Drafting
    given: frozenset[str]
    seen: dict[str, int] = field(default_factory=dict)
    wished: dict[str, tuple[int, str]] = field(default_factory=dict)
    added: list[Line] = field(default_factory=list)
    decisions: list[tuple[int, EntryDecided]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    elsewhere: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)

    def take(self, line: Line) -> None:
        """One row."""
        number = line.of(NUMBER)
        if not number:
            self.added.append(line)
            return
        entry = next((entry for entry in self.before.entries if entry.id == number), None)
        if entry is None and self._merged(line, number):
            return
        if entry is None:
            raise fault(line, f"has the number “{number[:30]}”, which is not in this key", _NEW)
        if number in self.seen:
            raise fault(line, f"has the same number as row {self.seen[number]}", _NEW)
        self.seen[number] = line.row
        self._pseudonym(line, entry)
        self._names(line, entry)
        self._agreed(line, entry)
        self._rest(line, entry)

    def look(self, lines: Sequence[Line]) -> None:
        """See which names of others stand in rows of their own that were made one with them since."""
        for line in lines:
            goal = self._goal(line.of(NUMBER))
            if goal is not None:
                self.elsewhere.setdefault(goal.id, set()).update(map(form_of, _names_in(line)))

    def _goal(self, number: str) -> Entry | None:
        """The entry that one of this number was made one with."""
        into = {one.id: one.into for one in self.before.retired}
        past = {number}
        goal = into.get(number, "")
        while goal in into and goal not in past:
            past.add(goal)
            goal = into[goal]
        return next((one for one in self.before.entries if one.id == goal), None)

    def _merged(self, line: Line, number: str) -> bool:
        """Whether the row is of an entry that was found to be another's, all its names hidden as that one's.

        An older export, or this spreadsheet taken in once more: there is nothing left to do for it.
        """
        entry = self._goal(number)
        if entry is None or not set(map(form_of, _names_in(line))) <= set(map(form_of, entry.names)):
            return False
        self.seen[number] = line.row
        if not line.of(AGREED).casefold().startswith(SAME_AS):
            self.told.append(
                f"Row {line.row}: the name is “{entry.pseudonym}” by now; the row changes nothing."
            )
        return True

    def _pseudonym(self, line: Line, entry: Entry) -> None:
        wished = line.of(PSEUDONYM)
        if wished and wished != entry.pseudonym:
            self.wished[entry.id] = (line.row, wished)
            self.told.append(f"Row {line.row}: “{entry.pseudonym}” is now “{wished}”. {_REWORD}.")

    def _names(self, line: Line, entry: Entry) -> None:
        """Names added are kept; names taken out are forgotten, but for those that case.yaml gives."""
        name, others = line.of(NAME), several(line.words.get(OTHERS, ""))
        if not name:
            raise fault(
                line, "has no name", f"Put it back; to strike the entry, write “{NOBODY}” under “{AGREED}”"
            )
        known = {form_of(one) for one in entry.names}
        refuse_commas(line, [one for one in others if form_of(one) not in known], entry.kind)
        wanted = {form_of(one): one for one in (name, *others)}
        new = tuple(one for form, one in wanted.items() if form not in known)
        gone = known - wanted.keys() - {form_of(entry.name)} if OTHERS in line.words else set()
        gone -= self.elsewhere.get(entry.id, set())  # in a row of its own: nobody took it out
        fixed = _fixed(entry)
        left = tuple(one for one in entry.others if form_of(one) not in gone - fixed)
        if entry.origin != "case" and form_of(name) != form_of(entry.name):
            made = replace(entry, name=name, others=_without(name, (*left, *new, entry.name)))
        else:
            made = replace(entry, others=(*left, *new))
        learnt = tuple(one for one in made.others if form_of(one) not in fixed)
        now = self.draft.get(entry.id)
        self.draft.put(replace(now, name=made.name, others=made.others, learnt=learnt))
        pseudonym = line.of(PSEUDONYM) or entry.pseudonym
        why = tells(pseudonym, made.name, new) if new and entry.kind == "person" else ""
        if why:
            raise fault(
                line, f"has a new name, with which “{pseudonym}” {why}", "Change the pseudonym as well"
            )
        self._tell_names(line, entry, len(new), gone, fixed)

    def _tell_names(
        self, line: Line, entry: Entry, new: int, gone: set[tuple[str, ...]], fixed: set[tuple[str, ...]]
    ) -> None:
        if new:
            self.told.append(f"Row {line.row}: “{entry.pseudonym}” has {_count(new, 'further name')}.")
        if gone & fixed:
            self.told.append(
                f"Row {line.row}: case.yaml gives “{entry.pseudonym}” a name that is not in the row; it stays"
                " hidden. Take it out in case.yaml if it is wrong."
            )
        if gone - fixed:
            count = _count(len(gone - fixed), "name")
            self.told.append(f"Row {line.row}: {count} of “{entry.pseudonym}” will not be hidden any more.")

    def _agreed(self, line: Line, entry: Entry) -> None:
        text = line.of(AGREED).casefold().rstrip(".")
        if text.startswith(SAME_AS):
            self._same(line, entry, line.of(AGREED)[len(SAME_AS) :].strip(" :“”\"'"))
            return
        if text not in MEANT:
            raise fault(
                line,
                f"says something else than {YES}, {NO}, {NOBODY} or “{SAME_AS} …” under “{AGREED}”",
                "Write one of these",
            )
        meant = MEANT[text] or said(entry)
        if meant == said(entry):
            return
        if meant == NO:
            self.draft.put(replace(self.draft.get(entry.id), agreed=False, not_identifying=False))
            self.told.append(f"Row {line.row}: “{entry.pseudonym}” waits to be agreed.")
            return
        self.decisions.append((line.row, EntryDecided(entry.id, not_identifying=meant == NOBODY)))
        what = "is agreed" if meant == YES else "is nobody’s and will not be hidden any more"
        self.told.append(f"Row {line.row}: “{entry.pseudonym}” {what}.")

    def _same(self, line: Line, entry: Entry, pseudonym: str) -> None:
        if not pseudonym:
            raise fault(line, f"says “{SAME_AS}”, but not as whom", "Write that pseudonym behind it")
        goal = next((one for one in self.before.entries if folded(one.pseudonym) == folded(pseudonym)), None)
        if goal is None or goal.id == entry.id or goal.kind == "identifier":
            raise fault(
                line,
                f"is to be the same as “{pseudonym[:40]}”, which is nobody else’s",
                "Write the pseudonym as it is",
            )
        self.decisions.append((line.row, EntryDecided(entry.id, same_as=goal.id)))
        self.told.append(
            f"Row {line.row}: “{entry.pseudonym}” is the same as “{goal.pseudonym}” and is called so."
        )

    def _rest(self, line: Line, entry: Entry) -> None:
        if KIND in line.words and line.of(KIND).casefold() not in ("", entry.kind):
            raise fault(
                line,
                f"is a {entry.kind} and cannot become another kind",
                "Put the kind back, or add a new row",
            )

    def finish(self) -> tuple[Key, tuple[str, ...]]:
        """The key with everything that was asked for."""
        for row, decision in self.decisions:
            self._decide(row, decision)
        if self.wished:
            self._rename()
        for line in self.added:
            told = added(self.draft, line)
            self.told += [told] if told else []
        left = [entry for entry in self.before.entries if entry.id not in self.seen]
        if left:
            verb = "is" if len(left) == 1 else "are"
            many = _count(len(left), "entry", "entries")
            stay = "stays" if len(left) == 1 else "stay"
            self.told.append(f"{many} of the key {verb} not in the spreadsheet and {stay} as before.")
        return self.draft.key(), tuple(self.told)

    def _decide(self, row: int, decision: EntryDecided) -> None:
        try:
            self.draft = Drafting(decided(self.draft.key(), (decision,)))
        except KeyFaultError as error:
            raise _at(row, error) from None

    def _rename(self) -> None:
        try:
            rename(self.draft, {one: wished for one, (_, wished) in self.wished.items()}, self.given)
        except KeyFaultError as error:
            rows = sorted(
                row
                for one, (row, wished) in self.wished.items()
                if one == error.entry or f"“{wished}”" in error.trouble
            )
            raise _at(rows[0], error) if rows else error from None


_NEW = f"Leave “{NUMBER}” empty in a row that you add, and keep it in the others"


def _fixed(entry: Entry) -> set[tuple[str, ...]]:
    """The names that case.yaml gives: they are changed there."""
    return (
        {form_of(one) for one in entry.names if one not in entry.learnt} if entry.origin == "case" else set()
    )


def _without(name: str, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys(names) if form_of(one) != form_of(name))


def _names_in(line: Line) -> tuple[str, ...]:
    return tuple(name for name in (line.of(NAME), *several(line.words.get(OTHERS, ""))) if name)


def _count(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"


def _at(row: int, error: KeyFaultError) -> KeyFaultError:
    return KeyFaultError(f"cannot be taken: row {row} {error.trouble}", error.remedy)


__all__: Sequence[str] = ("from_sheet",)

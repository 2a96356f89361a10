"""A key while it is being worked on: entries added, renamed, joined; ids and pseudonyms never given twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from pipeline.anonymise.key.model import Entry, EntryKind, Key, Origin, Retired
from pipeline.anonymise.key.pseudonyms import Pool, folded, stem
from pipeline.anonymise.key.roles import Role, roles


class Drafting:
    """A key in the making.

    Args:
        key: the key so far.
        avoid: further pseudonyms that nobody may be given (those a text already has for others).
    """

    def __init__(self, key: Key, avoid: Iterable[str] = ()) -> None:
        self._entries = {entry.id: entry for entry in key.entries}
        self._retired = list(key.retired)
        people = [entry.pseudonym for entry in key.entries if entry.kind != "identifier"]
        self.pool = Pool([*people, *(gone.pseudonym for gone in key.retired), *avoid])

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries as they are now."""
        return tuple(self._entries.values())

    def get(self, entry_id: str) -> Entry:
        """The entry of this id."""
        return self._entries[entry_id]

    def put(self, entry: Entry) -> None:
        """Put an entry in the place of the one that has its id."""
        self._entries[entry.id] = entry

    def key(self) -> Key:
        """The key as it is now."""
        had = {folded(entry.pseudonym) for entry in self.entries}
        gone = dict.fromkeys(gone for gone in self._retired if folded(gone.pseudonym) not in had)
        return Key(self.entries, tuple(gone))

    def add(
        self,
        kind: EntryKind,
        name: str,
        others: Collection[str],
        role: Role,
        *,
        origin: Origin,
        agreed: bool,
        given: str = "",
    ) -> Entry:
        """A new entry, with the pseudonym given or the next of its role."""
        if given:
            self.pool.take(given)
        entry = Entry(
            id=self._next_id(kind),
            kind=kind,
            name=name,
            pseudonym=given or self.pool.give(role, (name, *others)),
            role=stem(given) if given and kind != "identifier" else role.name,
            others=tuple(others),
            origin=origin,
            agreed=agreed,
            learnt=() if origin == "case" else tuple(others),
        )
        self.put(entry)
        return entry

    def _next_id(self, kind: EntryKind) -> str:
        """Higher than any of its kind, also of those that are no more."""
        every = [*self._entries, *(gone.id for gone in self._retired)]
        numbers = [int(one.rpartition("-")[2]) for one in every if one.startswith(f"{kind}-")]
        return f"{kind}-{max(numbers, default=0) + 1}"

    @property
    def retired(self) -> tuple[Retired, ...]:
        """What is given no more."""
        return tuple(self._retired)

    def named(self, entry: Entry, pseudonym: str, *, before: str = "") -> Entry:
        """The entry under another pseudonym; the one it had (`before`) is nobody's any more."""
        had = before or entry.pseudonym
        if folded(had) != folded(pseudonym) and entry.kind != "identifier":
            self._retired.append(Retired(entry.id, had, entry.id))
            self.pool.take(pseudonym)
        made = replace(entry, pseudonym=pseudonym)
        self.put(made)
        return made

    def renamed(self, entry: Entry, role: Role) -> Entry:
        """The entry with the next pseudonym of a role."""
        made = replace(entry, role=role.name)
        return self.named(made, self.pool.give(role, entry.names))

    def vacate(self, pseudonym: str, stay: Collection[str]) -> None:
        """Whoever has this pseudonym is given the next of their role, but for the entries `stay`."""
        for entry in self.entries:
            mine = entry.id in stay or entry.kind == "identifier"
            if not mine and folded(entry.pseudonym) == folded(pseudonym):
                self.put(replace(entry, pseudonym=self.pool.give(roles().of_name(entry.role), entry.names)))

    def join(self, entry_id: str, into: str) -> None:
        """The names of one entry are another's from now on; its pseudonym is nobody's."""
        entry, goal = self._entries.pop(entry_id), self._entries[into]
        self._retired.append(Retired(entry.id, entry.pseudonym, into))
        new = tuple(name for name in dict.fromkeys(entry.names) if name not in goal.names)
        self.put(replace(goal, others=(*goal.others, *new), learnt=(*goal.learnt, *new)))

"""The key of a case, made from case.yaml and the names found in documents, and carried on from run to run."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from pipeline.anonymise.finding.words import keys
from pipeline.anonymise.key.drafting import Drafting
from pipeline.anonymise.key.fit import holds_name, unwritable
from pipeline.anonymise.key.gathering import Mention, gather
from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.key.named import Named
from pipeline.anonymise.key.names import Likeness, alike, called, initials
from pipeline.anonymise.key.pseudonyms import folded, stem, tells
from pipeline.anonymise.key.roles import ADDRESS, CHILD, Role
from pipeline.anonymise.key.wanted import Wanted, wanted
from pipeline.case import Case
from pipeline.errors import CaseError

_LIKE = 90.0


def build(case: Case, named: Iterable[Named] = (), previous: Key | None = None) -> Key:
    """The key of a case.

    Args:
        case: gives people, places and identifiers; a pseudonym that it gives wins over any other.
        named: names from documents (`names_in`); who is not in the case becomes a proposal.
        previous: the key so far. Ids and pseudonyms stay with whom they have, however case.yaml is
            reordered, extended or corrected; who is taken out of case.yaml stays protected as a proposal.

    Raises:
        CaseError: case.yaml gives one pseudonym to two, or one that gives its person away.
    """
    asked = wanted(case)
    _refuse_clashes(asked, case)
    scheme = _scheme(asked)
    asked = [one if one.given else replace(one, role=_in(scheme, one.role)) for one in asked]
    draft = Drafting(previous or Key())
    found = _matched(asked, draft.entries)
    _make_room(draft, asked, found)
    _leave(draft, asked, found)
    for at, one in enumerate(asked):
        if at in found:
            draft.put(_carried(draft, one, draft.get(found[at].id), asked))
    for at, one in enumerate(asked):
        if at not in found:
            draft.add(one.kind, one.name, one.others, one.role, origin="case", agreed=True, given=one.given)
    gather(draft, [Mention.of(name) for name in named], origin="document", scheme=scheme)
    return draft.key()


@functools.lru_cache(maxsize=8192)
def _form(name: str) -> tuple[str, ...]:
    """A name for comparison; one without any letter is compared as it is."""
    return keys(name) or (name,)


def _refuse_clashes(asked: Sequence[Wanted], case: Case) -> None:
    had: set[str] = set()
    for one in asked:
        if not one.given or one.kind == "identifier":
            continue
        if folded(one.given) in had:
            raise CaseError(
                f"gives the pseudonym “{one.given}” to two, who could not be told apart",
                "Give each a pseudonym of its own, or put both names under one entry with also_known_as",
            )
        had.add(folded(one.given))
        why = unwritable(one.given)
        if not why and one.kind == "person":
            why = tells(one.given, one.name, one.others)
        if not why and holds_name(one.given, [other for other in asked if other is not one]):
            why = "holds a name of somebody else"
        if why:
            raise CaseError(
                f"gives {_place(one, case)} a pseudonym that {why}",
                "Choose another, or leave it out: one is then given automatically",
            )


def _place(one: Wanted, case: Case) -> str:
    """Where case.yaml names somebody; neither the name nor a pseudonym that may hold it is told."""
    named = [item.name for item in (case.people if one.kind == "person" else case.places)]
    which = f"number {named.index(one.name) + 1} of its" if one.name in named else "one of its"
    return f"{which} {'people' if one.kind == 'person' else 'places'}"


def _matched(asked: Sequence[Wanted], entries: Sequence[Entry]) -> dict[int, Entry]:
    """Which entry each of them was before; one to one, the surest first."""
    found: dict[int, Entry] = {}
    free = {entry.id: entry for entry in entries}
    for test in (_same_name, _shared_name, _same_given, _like_name):
        for at, one in enumerate(asked):
            if at in found:
                continue
            fitting = [entry for entry in free.values() if entry.kind == one.kind and test(one, entry)]
            if fitting:
                best = min(fitting, key=lambda entry: entry.origin != "case")
                found[at] = free.pop(best.id)
    return found


def _same_name(one: Wanted, entry: Entry) -> bool:
    return _form(one.name) == _form(entry.name)


def _shared_name(one: Wanted, entry: Entry) -> bool:
    """A whole name in common; a lone word ("Nan") is many people's."""
    known = {_form(name) for name in entry.names}
    return any(_form(name) in known for name in one.names if len(_form(name)) > 1)


def _same_given(one: Wanted, entry: Entry) -> bool:
    ours = entry.origin == "case" and not entry.not_identifying
    return bool(one.given) and ours and folded(one.given) == folded(entry.pseudonym)


def _like_name(one: Wanted, entry: Entry) -> bool:
    """A name corrected by a letter or two, or written out; "Tim" in the place of "Tom" is somebody else."""
    if entry.origin != "case" or one.kind == "identifier" or entry.role != _said(one):
        return False
    if one.kind == "person":
        return alike(called(one.name), called(entry.name)) >= Likeness.FORM
    return fuzz.ratio(" ".join(_form(one.name)), " ".join(_form(entry.name))) >= _LIKE


def _said(one: Wanted) -> str:
    """The role that an entry keeps."""
    if one.kind == "identifier":
        return ""
    return stem(one.given) if one.given else one.role.name


def _make_room(draft: Drafting, asked: Sequence[Wanted], found: Mapping[int, Entry]) -> None:
    """Who has a pseudonym that case.yaml now gives to another gets a new one."""
    given = [one.given for one in asked if one.given and one.kind != "identifier"]
    for pseudonym in given:
        draft.pool.take(pseudonym)
    stay = {entry.id for at, entry in found.items() if asked[at].given}  # they are renamed in their turn
    for pseudonym in given:
        draft.vacate(pseudonym, stay)


def _leave(draft: Drafting, asked: Sequence[Wanted], found: Mapping[int, Entry]) -> None:
    """What case.yaml does not name any more.

    A name that it now gives to another (moved to also_known_as) is that one's; any other stays protected
    until a person has said that it need not be.
    """
    there = {entry.id for entry in found.values()}
    owners = {_form(name): found[at].id for at, one in enumerate(asked) if at in found for name in one.names}
    for entry in draft.entries:
        if entry.id in there or entry.not_identifying:
            continue
        owner = owners.get(_form(entry.name), "") if len(_form(entry.name)) > 1 else ""
        if owner and draft.get(owner).kind == entry.kind:
            draft.join(entry.id, owner)
        elif entry.origin == "case":
            draft.put(replace(entry, agreed=False))


def _carried(draft: Drafting, one: Wanted, entry: Entry, asked: Sequence[Wanted]) -> Entry:
    """An entry as case.yaml has it now."""
    theirs = {_form(name) for other in asked if other is not one for name in other.names}
    before = [name for name in entry.names if name in entry.learnt or len(_form(name)) > 1]
    if entry.origin != "case":
        before = list(entry.names)
    own = {_form(name) for name in one.names}
    learnt = tuple(name for name in before if _form(name) not in own and _form(name) not in theirs)
    made = replace(
        entry,
        not_identifying=False,
        name=one.name,
        others=(*one.others, *learnt),
        learnt=learnt,
        origin="case",
        agreed=True,
        role="" if one.kind == "identifier" else stem(one.given or entry.pseudonym),
    )
    if one.given:
        return draft.named(made, one.given)
    told = one.kind == "person" and _tells_letter(made)
    unasked = not entry.agreed and entry.origin in ("finder", "document") and entry.role != one.role.name
    return draft.renamed(made, one.role) if told or unasked else made


def _tells_letter(entry: Entry) -> bool:
    letter = entry.pseudonym.rpartition(" ")[2]
    return entry.role == CHILD and letter in initials(entry.names)


def _in(scheme: dict[str, str], role: Role) -> Role:
    return replace(role, name=scheme[role.name]) if role.name in scheme else role


def _scheme(asked: Sequence[Wanted]) -> dict[str, str]:
    """How case.yaml itself names roles: "Hospital Doctor 1" given to a doctor is how doctors are called."""
    found: dict[str, str] = {}
    for one in asked:
        role = stem(one.given)
        if one.given and role != one.given and one.role.name not in (ADDRESS, CHILD):
            found.setdefault(one.role.name, role)
    return found

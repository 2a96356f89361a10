"""A genogram in words: for those who cannot see the picture, and to check it by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.reports.genogram.model import Family, Union

_BONDS = {
    "enduring": "a lasting relationship",
    "transitory": "a passing relationship",
    "separated": "separated",
    "divorced": "divorced",
    "unstated": "what they are to one another is not stated",
}


def sentences(family: Family) -> tuple[str, ...]:
    """One sentence for each person, each couple or parent, and each home."""
    return (
        *(
            _person(family, number)
            for number in range(len(family.members))
            if family.members[number].kind == "person"
        ),
        *(_union(family, union) for union in family.unions),
        *_homes(family),
        *_beside(family),
    )


def _person(family: Family, number: int) -> str:
    member = family.members[number]
    facts = [member.relationship, {"male": "male", "female": "female"}.get(member.gender, "gender not known")]
    facts += [_spoken(line) for line in member.lines]
    if member.died and not any(line.startswith("d") for line in member.lines):
        facts.append("died")
    return f"{member.name}: {', '.join(fact for fact in facts if fact)}."


def _spoken(line: str) -> str:
    for short, words in (("b. ", "born "), ("d. ", "died ")):
        if line.startswith(short):
            return words + line[len(short) :]
    return line


def _union(family: Family, union: Union) -> str:
    names = [family.members[one].name for one in union.parents]
    children = _listed([_child(family, one) for one in union.children])
    if len(names) == 1:
        return f"{names[0]}, the other parent not named: {children}."
    couple = f"{names[0]} and {names[1]}: {_BONDS[union.bond]}"
    twins = "".join(
        f"; {_listed([family.members[one].name for one in group])} are twins" for group in union.twins
    )
    word = "child" if len(union.children) == 1 else "children"
    return f"{couple}; {word} {children}{twins}." if union.children else f"{couple}."


def _child(family: Family, number: int) -> str:
    member = family.members[number]
    if member.kind == "person":
        return member.name
    return " ".join([f"a {member.name.lower()}" if member.relationship == "" else member.name, *member.lines])


def _homes(family: Family) -> Iterator[str]:
    for home in family.households:
        names = _listed([family.members[one].name for one in home.members])
        yield f"In one home ({home.name}): {names}." if len(home.members) > 1 else f"At {home.name}: {names}."


def _beside(family: Family) -> Iterator[str]:
    if family.beside:
        names = _listed([family.members[one].name for one in family.beside])
        yield f"How they are related is not stated: {names}."


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)

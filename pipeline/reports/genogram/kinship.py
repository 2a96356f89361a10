"""Who is whose parent, partner or twin: stated in the case, or read from relationship words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pipeline import relations

if TYPE_CHECKING:
    from pipeline.case import Person
    from pipeline.relations import Bond, Gender, Pregnancy

Side = Literal["maternal", "paternal"]

_FEMALE = re.compile(
    r"mother|mum|mam|stepmother|grandmother|grandma|nan|nana|granny|gran|aunt|auntie|sister|daughter|niece|wife"
    r"|girlfriend|girl|woman|stepsister|mgm|pgm|mggm|pggm"
)
_MALE = re.compile(
    r"father|dad|stepfather|grandfather|grandad|granddad|uncle|brother|son|nephew|husband|boyfriend|boy|man"
    r"|stepbrother|mgf|pgf|mggf|pggf"
)
_SHORT = {
    "mgm": "maternal grandmother", "mgf": "maternal grandfather", "pgm": "paternal grandmother",
    "pgf": "paternal grandfather", "mggm": "maternal great-grandmother", "mggf": "maternal great-grandfather",
    "pggm": "paternal great-grandmother", "pggf": "paternal great-grandfather",
}  # fmt: skip
_PARENT = re.compile(r"(?:birth |biological |natural )?(mother|mum|father|dad)(?: (?:of|to) (.+))?")
_PARTNER = re.compile(
    r"(?:(ex|former|estranged|previous|late|divorced)[ -])?(step ?mother|step ?father|"
    r"(?:mother|mum|father|dad)[’']?s (?:(ex|former|estranged|previous|new|current|late)[ -])?"
    r"(partner|husband|wife|boyfriend|girlfriend))"
)
_GRANDPARENT = re.compile(
    r"(?P<side>maternal|paternal) (?P<great>great[ -])?"
    r"(?:grand(?:mother|father|parent|ma|dad)|granny|gran|nan|grandad)"
)
_AUNT = re.compile(r"(?P<side>maternal|paternal) (?P<great>great[ -])?(?:aunt|auntie|uncle)")
_SIBLING = re.compile(
    r"(?:(full|half|twin|maternal half|paternal half)[ -])?(?:twin )?(?:brother|sister|sibling)(?: .*)?"
)


@dataclass(slots=True)
class Links:
    """Places among the case's people, joined. `bonds` holds only what is said of a couple."""

    parents: dict[int, tuple[int, ...]] = field(default_factory=dict)
    bonds: dict[frozenset[int], Bond] = field(default_factory=dict)
    twins: set[frozenset[int]] = field(default_factory=set)
    pregnancies: list[tuple[tuple[int, ...], Pregnancy]] = field(default_factory=list)

    def joined(self) -> set[int]:
        """Everybody whom something here joins to another."""
        found = {one for child, parents in self.parents.items() for one in (child, *parents)}
        found |= {one for pair in self.bonds for one in pair}
        return found | {one for parents, _ in self.pregnancies for one in parents}


def stated(people: Sequence[Person]) -> Links | None:
    """What the case states with `parents`, `partner` and the other keys; None when it states nothing."""
    if not any(person.states_relations() for person in people):
        return None
    links = Links()
    for one, other, bond, _ in relations.bonds(people):
        links.bonds[frozenset((one, other))] = bond
    for place, person in enumerate(people):
        if person.parents:
            links.parents[place] = _places(people, person.parents)
        links.twins |= {frozenset((place, other)) for other in _places(people, person.twin)}
        for pregnancy in person.pregnancies:
            others = (pregnancy.other_parent,) if pregnancy.other_parent else ()
            links.pregnancies.append(((place, *_places(people, others)), pregnancy))
    return links


def gender(person: Person) -> Gender:
    """The gender as stated, or as the first word of the relationship that tells it does."""
    if person.gender is not None:
        return person.gender
    for word in _own_part(person):
        if _FEMALE.fullmatch(word):
            return "female"
        if _MALE.fullmatch(word):
            return "male"
    return "unknown"


def is_unborn(person: Person) -> bool:
    """Whether the entry stands for a pregnancy: its relationship begins with "unborn"."""
    return (person.relationship or "").strip().lower().startswith("unborn")


def from_words(people: Sequence[Person]) -> Links:
    """Relations as far as relationship words leave no doubt; who they leave open stays unjoined."""
    return _Reading(people).links


class _Reading:
    """Goes from the subject outwards: parents, partners, siblings, then the generation above."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = people
        self.links = Links()
        self.phrases = [tuple(_phrases(person.relationship or "")) for person in people]
        self.subjects = [place for place, one in enumerate(people) if one.role == "subject"]
        self.mothers: dict[int, int] = {}
        self.fathers: dict[int, int] = {}
        self._read_parents()
        self._read_siblings()
        for child in sorted({*self.mothers, *self.fathers}):
            both = (self.mothers.get(child), self.fathers.get(child))
            self.links.parents[child] = tuple(one for one in both if one is not None)
        self._read_partners()
        self._read_elders()

    def _read_parents(self) -> None:
        for place, phrase in self._all():
            found = _PARENT.fullmatch(phrase)
            if found is None or place in self.subjects:
                continue
            book = self.mothers if found[1] in ("mother", "mum") else self.fathers
            for child in self._named(found[2]) if found[2] else self.subjects:
                if child != place:
                    book.setdefault(child, place)

    def _read_siblings(self) -> None:
        if not self.subjects:
            return
        mother, father = (book.get(self.subjects[0]) for book in (self.mothers, self.fathers))
        for place, phrase in self._all():
            found = _SIBLING.fullmatch(phrase)
            if found is None:
                unborn = is_unborn(self.people[place])
                if unborn and mother is not None:
                    self.mothers.setdefault(place, mother)
                continue
            kind = found[1] or "full"
            half = "half" in kind
            if mother is not None and (
                not half or kind.startswith("maternal") or self._other(place, self.fathers, father)
            ):
                self.mothers.setdefault(place, mother)
            if father is not None and (
                not half or kind.startswith("paternal") or self._other(place, self.mothers, mother)
            ):
                self.fathers.setdefault(place, father)
            if kind == "twin":
                self.links.twins.add(frozenset((place, self.subjects[0])))

    @staticmethod
    def _other(child: int, book: dict[int, int], usual: int | None) -> bool:
        """Whether a half-sibling's parent on this side is known and is not the subject's."""
        return child in book and book[child] != usual

    def _read_partners(self) -> None:
        mother, father = self._parents_of_subject()
        for place, phrase in self._all():
            found = _PARTNER.fullmatch(phrase)
            if found is None:
                continue
            of_mother = found[2].startswith(("mother", "mum")) or found[2].replace(" ", "") == "stepfather"
            other = mother if of_mother else father
            if other is not None and other != place:
                self.links.bonds[frozenset((place, other))] = _bond(found[1] or found[3])

    def _read_elders(self) -> None:
        below = dict(zip(("maternal", "paternal"), self._parents_of_subject(), strict=True))
        grandparents = self._of_side(_GRANDPARENT)
        for side, child in below.items():
            elders = grandparents.get(side, [])
            if child is None or not elders:
                continue
            for one in (child, *self._of_side(_AUNT).get(side, [])):
                self.links.parents.setdefault(one, tuple(elders[:2]))
        great = self._of_side(_GRANDPARENT, great=True)
        for side, elders in great.items():
            if len(grandparents.get(side, [])) == 1:  # with two, nothing says whose parents they are
                self.links.parents.setdefault(grandparents[side][0], tuple(elders[:2]))

    def _of_side(self, pattern: re.Pattern[str], *, great: bool = False) -> dict[str, list[int]]:
        """People whom a pattern fits, by the side of the family; great-grandparents apart."""
        sides: dict[str, list[int]] = {}
        for place, phrase in self._all():
            found = pattern.fullmatch(phrase)
            if found is not None and bool(found["great"]) == great:
                sides.setdefault(found["side"], []).append(place)
        return sides

    def _parents_of_subject(self) -> tuple[int | None, int | None]:
        first = self.subjects[0] if self.subjects else -1
        return self.mothers.get(first), self.fathers.get(first)

    def _all(self) -> Iterator[tuple[int, str]]:
        for place, phrases in enumerate(self.phrases):
            for phrase in phrases:
                yield place, phrase

    def _named(self, words: str) -> list[int]:
        """The people meant by "Tyler and Maisie": by a name they go by, or a first name nobody shares."""
        found = []
        for name in re.split(r"\s*(?:,|&|\band\b)\s*", words):
            place = self._called(name)
            if place is not None:
                found.append(place)
        return found

    def _called(self, name: str) -> int | None:
        try:
            place = relations.find(self.people, name)
        except ValueError:
            return None
        if place is None:
            first = [at for at, one in enumerate(self.people) if one.name.lower().split()[0] == name.strip()]
            place = first[0] if len(first) == 1 else None
        return place


def _bond(word: str | None) -> Bond:
    if word == "divorced":
        return "divorced"
    return "separated" if word in ("ex", "former", "estranged", "previous") else "enduring"


def _places(people: Sequence[Person], names: Sequence[str]) -> tuple[int, ...]:
    found = (relations.find(people, name) for name in names)
    return tuple(place for place in found if place is not None)


def _phrases(words: str) -> Iterator[str]:
    """ "mother's partner, father of Grace" → its two phrases, small letters, short forms written out."""
    text = " ".join(words.lower().replace("’", "'").split())
    for part in re.split(
        r"[;/]|, (?=(?:birth |natural |biological )?(?:mother|father|mum|dad|ex|former|step|partner))", text
    ):
        phrase = part.strip(" .")
        yield _SHORT.get(phrase, phrase)


def _own_part(person: Person) -> list[str]:
    """The words that speak of the person: "mother's partner" is not a mother, "father of Grace" a father."""
    words = re.findall(r"[a-z']+", (person.relationship or "").lower().replace("’", "'").replace("-", " "))
    return [word for word in words if not word.endswith("'s")]

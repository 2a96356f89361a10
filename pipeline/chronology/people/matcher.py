"""Who and which agencies a text names.

A text is gone through word by word. At each word the longest thing that begins there counts: an agency or
place, a name in any of its forms, a family word. A name that may mean two people is ambiguous and both are
given; a name that may be no name at all ("Will", "May", a word a letter off) needs a sign that it is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.chronology.people.context import Context
from pipeline.chronology.people.forms import COMMA, Forms, Keys, Meaning, forms_of
from pipeline.chronology.people.lexicon import bare, lexicon
from pipeline.chronology.people.phrases import Phrases
from pipeline.chronology.people.words import MISSPELT, NICKNAME, Vocabulary, split

if TYPE_CHECKING:
    from pipeline.case import Case

FAMILY, PROFESSIONAL = "family_member", "professional"
"""The fields that are columns of names."""

_MOST_MISSPELT = 2


class Hit(NamedTuple):
    """One place of a text that names people.

    Attributes:
        first, last: the words it covers, `last` not included.
        people: indexes into the case's people, in order; several where it may be any of them.
        certainty: exact, variant, ambiguous or role.
        why: nickname, misspelt or surname for a variant, else "".
    """

    first: int
    last: int
    people: tuple[int, ...]
    certainty: str
    why: str = ""


class Found(NamedTuple):
    """What a text names. `parts` is the text split by `words.split`: word `n` is part `2 * n + 1`."""

    parts: tuple[str, ...]
    hits: tuple[Hit, ...]
    agencies: frozenset[int]

    def written(self, hit: Hit) -> str:
        """The words of a hit as written, without the ending of a possessive."""
        return "".join(
            (*self.parts[2 * hit.first + 1 : 2 * hit.last - 1], bare(self.parts[2 * hit.last - 1])[0])
        )


_OF_CHILDREN = ("miss", "master")
_NOTHING = Found((), (), frozenset())


class Matcher:
    """Finds the people and agencies of one case in texts. Made once for a case; not for two threads."""

    def __init__(self, case: Case) -> None:
        words = lexicon()
        self.forms: Forms = forms_of(case)
        self.agencies = tuple(agency.name for agency in case.agencies)
        self._phrases = Phrases(case, self.forms.people, words)
        keys = {key for form in self.forms.meanings for key in form if key != COMMA}
        self._vocabulary = Vocabulary(
            self.forms.given,
            self.forms.surnames,
            frozenset(form[0] for form in self.forms.meanings),
            self._phrases.beginnings,
            frozenset(keys | self._phrases.keys),
            words,
        )
        self._words = words

    def read(self, text: str, field: str) -> Found:
        """Whom and which agencies `text` names; `field` is the column it stands in."""
        parts = split(text)
        words = self._vocabulary.words(parts[1::2])
        beginnings = [at for at, word in enumerate(words) if word is not None and word.begins]
        if not beginnings:
            return _NOTHING
        context = Context(parts, words, field, shouting=text.isupper(), lexicon=self._words)
        hits: list[Hit] = []
        agencies: set[int] = set()
        last = 0
        for at in beginnings:
            if at < last:
                continue
            phrase = self._phrases.named_at(at, parts, words)
            if phrase is not None:
                if phrase.agency is not None:
                    agencies.add(phrase.agency)
                last = at + phrase.length
                continue
            hit = self._person_at(at, context)
            if hit is not None:
                last = hit.last
                if hit.people:
                    hits.append(hit)
        return Found(tuple(parts), _without_repeats(hits), frozenset(agencies))

    def by_initials(self, letters: str, field: str) -> tuple[int, ...]:
        """The people whose initials these folded letters are; in a column of names only those it is for."""
        return tuple(
            index
            for index, person in enumerate(self.forms.people)
            if letters in person.initials
            and (field not in (FAMILY, PROFESSIONAL) or person.professional == (field == PROFESSIONAL))
        )

    def _person_at(self, at: int, context: Context) -> Hit | None:
        """A name or a family word that begins here; without people where it names somebody else."""
        word = context.words[at]
        assert word is not None
        hit = self._name_at(at, context) if word.names else None
        if hit is None and word.key in self._phrases.family and context.field != PROFESSIONAL:
            return self._relation_at(at, context)
        return hit

    def _name_at(self, at: int, context: Context) -> Hit | None:
        for last, distance, meanings in self._forms_at(at, context):
            kinds = {meaning.kind for meaning in meanings}
            if "full" in kinds:
                hit = self._full(at, last, distance, meanings, context)
            else:
                hit = self._alone(at, last, distance, meanings, context)
            if hit is not None:
                return hit
        return None

    def _forms_at(self, at: int, context: Context) -> list[tuple[int, int, frozenset[Meaning]]]:
        """The forms that begin here, the longest first; of one length the nearest reading alone."""
        if at + 1 == len(context.words) or context.words[at + 1] is None:
            return self._single_forms(at, context)
        best: dict[int, tuple[int, set[Meaning]]] = {}
        stack: list[tuple[Keys, int, int]] = [((), 0, at)]
        while stack:
            prefix, distance, place = stack.pop()
            word = context.words[place] if place < len(context.words) else None
            joint = context.joint(place, prefix) if prefix else ()
            if word is None or joint is None or (word.shape == "lower" and len(word.key) == 1):
                continue
            for reading in word.readings:
                keys = (*prefix, *joint, reading.key)
                if keys not in self.forms.prefixes:
                    continue
                total = distance + reading.distance
                if total // MISSPELT > _MOST_MISSPELT:
                    continue
                stack.append((keys, total, place + 1))
                meanings = self.forms.meanings.get(keys)
                if meanings:
                    least, found = best.get(place + 1, (total, set()))
                    if total < least:
                        best[place + 1] = (total, set(meanings))
                    elif total == least:
                        best[place + 1] = (total, found | meanings)
        return [
            (last, total, frozenset(found)) for last, (total, found) in sorted(best.items(), reverse=True)
        ]

    def _single_forms(self, at: int, context: Context) -> list[tuple[int, int, frozenset[Meaning]]]:
        """The same where the next word is none of any name: most names in prose stand alone."""
        word = context.words[at]
        assert word is not None
        forms = self.forms.meanings
        found = [(r.distance, forms[(r.key,)]) for r in word.readings if (r.key,) in forms]
        if not found or (word.shape == "lower" and len(word.key) == 1):
            return []
        least = min(distance for distance, _ in found)
        nearest = [meanings for distance, meanings in found if distance == least]
        return [(at + 1, least, nearest[0] if len(nearest) == 1 else frozenset().union(*nearest))]

    def _full(
        self, at: int, last: int, distance: int, meanings: Iterable[Meaning], context: Context
    ) -> Hit | None:
        if not context.may_be_full(at, last, distance):
            return None
        full = {m.person for m in meanings if m.kind == "full"}
        people = self._meant(full, at, context) or (full if distance < NICKNAME else set())
        return _hit(at, last, people, distance)

    def _alone(
        self, at: int, last: int, distance: int, meanings: Iterable[Meaning], context: Context
    ) -> Hit | None:
        """A first name or a surname by itself."""
        given = {m.person for m in meanings if m.kind in ("given", "alias")}
        families = {m.person for m in meanings if m.kind == "surname"}
        title = context.title_before(at)
        if families and context.may_be_surname(at, last, distance, titled=bool(title)):
            fitting = self._meant(families, at, context) if title else families
            if title or fitting:
                fitting = self._for_column(fitting, context)
                return _hit(at, last, fitting, distance) if fitting else Hit(at, last, (), "")
        if not given or title in ("male", "female"):
            return None
        after = self._surname_after(last, context)
        if after is not None and not families:
            return self._other_surname(at, last, after, given, distance, context)
        if context.may_be_given(at, last, distance):
            if distance >= NICKNAME:
                given = {p for p in given if context.in_names or not self.forms.people[p].professional}
            if title == "professional":
                given = {p for p in given if self.forms.people[p].professional} or given
            given = self._for_column(given, context)
            return _hit(at, last, given, distance) if given else None
        return Hit(at, last + 1, (), "") if context.other_surname(last) else None

    def _surname_after(self, last: int, context: Context) -> Sequence[Meaning] | None:
        """What a surname right behind a first name means, None where there is no known one."""
        if last >= len(context.words) or not context.joined(last):
            return None
        word = context.words[last]
        if word is None or word.shape not in ("title", "upper") or word.key not in self.forms.surnames:
            return None
        if word.key in self._words.words and word.shape != "title":
            return None
        return [m for m in self.forms.meanings.get((word.key,), ()) if m.kind == "surname"] or None

    def _other_surname(
        self, at: int, last: int, after: Sequence[Meaning], given: set[int], distance: int, context: Context
    ) -> Hit:
        """A known first name with the surname of somebody else of the family: a child under another name."""
        people = self.forms.people
        family = {person for person in given if not people[person].professional}
        related = any(not people[meaning.person].professional for meaning in after)
        if not related or len(family) != 1 or distance >= NICKNAME or context.shouting:
            return Hit(at, last + 1, (), "")
        return Hit(at, last + 1, tuple(family), "variant", "surname")

    def _meant(self, people: set[int], at: int, context: Context) -> set[int]:
        """Those of `people` whom the title before the name fits; all when none stands there."""
        title = context.title_before(at)
        known = self.forms.people
        if title == "professional":
            return {p for p in people if known[p].professional}
        if title in ("male", "female"):
            fitting = {p for p in people if known[p].gender in ("", title)}
            return {p for p in fitting if not known[p].child or context.title_word(at) in _OF_CHILDREN}
        if title and context.title_word(at) in ("dr", "doctor"):
            return {p for p in people if known[p].doctor or not known[p].professional}
        return people if len(people) == 1 else self._for_column(people, context)

    def _for_column(self, people: set[int], context: Context) -> set[int]:
        """In a column of names, those it is for, where there are any."""
        if not context.in_names or len(people) < 2:
            return people
        wanted = context.field == PROFESSIONAL
        return {p for p in people if self.forms.people[p].professional == wanted} or people

    def _relation_at(self, at: int, context: Context) -> Hit | None:
        found = self._phrases.relation_at(at, context)
        if found is None:
            return None
        people = tuple(found.people)
        if not people:
            return Hit(at, at + found.length, (), "")
        return Hit(at, at + found.length, people, "role" if len(people) == 1 else "ambiguous")


def _hit(first: int, last: int, people: set[int], distance: int) -> Hit | None:
    if not people:
        return None
    why = "misspelt" if distance >= MISSPELT else "nickname" if distance >= NICKNAME else ""
    certainty = "ambiguous" if len(people) > 1 else "variant" if why else "exact"
    return Hit(first, last, tuple(sorted(people)), certainty, why)


def _without_repeats(hits: list[Hit]) -> tuple[Hit, ...]:
    """The hits; a family word is left out where the person is also named."""
    named = {person for hit in hits if hit.certainty in ("exact", "variant") for person in hit.people}
    return tuple(hit for hit in hits if hit.certainty != "role" or hit.people[0] not in named)

"""Invented people: which part a name belongs to, and that every form is written of the person's own names."""

from __future__ import annotations

import collections
import random
import re

import pytest

from models.corpus import forms, names
from models.corpus.lists import big_list
from models.corpus.origin import origins
from models.corpus.parts import plain

ORIGINS = (*origins(), names.LISTED)
OF_INITIALS = ("inits", "finit", "ranked")


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Kayleigh", "train"),
        ("Siobhán", "test"),
        ("Nguyễn", "train"),
        ("O'Brien", "train"),
        ("Harbord", "test"),
        ("Gwenllian", "train"),
        ("Hope", "train"),
        ("Young", "test"),
    ],
)
def test_a_name_belongs_to_its_part_for_good(name: str, part: str) -> None:
    assert names.part_of(name) == part


@pytest.mark.parametrize(
    "spellings",
    [
        ("Siobhán", "Siobhan", "SIOBHÁN", "siobhan"),
        ("O'Brien", "O’Brien", "OBrien", "O'BRIEN"),
        ("McCarthy", "Mc Carthy", "MacCarthy", "MCCARTHY"),
        ("Sayed", "al-Sayed", "El Sayed", "Al Sayed"),
        ("van der Berg", "Van Der Berg", "Berg", "van den Berg"),
        ("Jayden", "Jayden-Lee", "Jayden Lee", "Jayden-James"),
        ("Nguyễn", "Nguyen", "NGUYEN"),
        ("Łukasz", "Lukasz"),
    ],
)
def test_every_spelling_of_a_name_is_in_one_part(spellings: tuple[str, ...]) -> None:
    assert len({names.part_of(each) for each in spellings}) == 1


def test_one_name_in_five_is_kept_for_the_test() -> None:
    sample = big_list("surnames")[::97]
    kept = sum(names.part_of(each) == "test" for each in sample)
    assert 0.15 < kept / len(sample) < 0.25


@pytest.mark.parametrize("part", names.PARTS)
@pytest.mark.parametrize("origin", ORIGINS)
def test_nobody_bears_a_name_of_the_other_part(origin: str, part: str) -> None:
    for person in _people(origin, part):
        surnames = [core for each in (person.surname, person.maiden) for core in _cores(each, person)]
        borne = (*person.forenames, person.nickname, *surnames)
        assert all(borne)
        assert {names.part_of(each) for each in borne} == {part}, borne


@pytest.mark.parametrize("origin", ORIGINS)
def test_every_form_is_written_of_the_persons_own_names(origin: str) -> None:
    rng = random.Random(origin)
    for number, person in enumerate(_people(origin, "train") + _people(origin, "test")):
        for place, form in enumerate(forms.FORMS):
            role = forms.ROLES[(number + place) % len(forms.ROLES)]
            piece = forms.write(person, form, rng, role=role)
            assert piece.name.strip()
            if form == "typo":
                assert _squeezed(piece.name)[0] in {_squeezed(each)[0] for each in _borne(person)}
            else:
                assert _made_of(piece.name, person, form), (form, piece.name, person)


@pytest.mark.parametrize("role", forms.ROLES)
def test_what_stands_before_never_holds_the_name(role: str) -> None:
    rng = random.Random(role)
    for form in (*forms.FORMS, None):
        for _ in range(12):
            person = names.draw(rng, part="train")
            piece = forms.write(person, form, rng, role=role)
            assert _words(piece.before).isdisjoint(_words(piece.name)), (form, piece)
            assert piece.text == piece.before + piece.name + piece.after


def test_only_the_name_and_the_number_are_marked() -> None:
    rng = random.Random(3)
    numbered = 0
    for _ in range(200):
        person = names.draw(rng, part="train", origin="english")
        piece = forms.write(person, "ranked", rng, role="police")
        marked = [(piece.text[start:end], label) for start, end, label in piece.spans]
        assert (piece.name, "PERSON") in marked
        codes = [text for text, label in marked if label == "CODE"]
        assert all(re.fullmatch(r"\d{2,4}( [A-Z]{2})?", text) for text in codes)
        numbered += bool(codes)
    assert numbered > 20


def test_the_same_seed_gives_the_same_people() -> None:
    assert _written(11) == _written(11)
    assert _written(11) != _written(12)


def test_a_relative_bears_the_familys_surname() -> None:
    rng = random.Random(2)
    for origin in ORIGINS:
        assert names.draw(rng, part="test", origin=origin, surname="Aldous-Quaye").surname == "Aldous-Quaye"


def test_sex_and_origin_are_as_asked() -> None:
    rng = random.Random(4)
    for origin in ORIGINS:
        person = names.draw(rng, part="train", sex="f", origin=origin)
        assert (person.sex, person.origin) == ("f", origin)


def test_people_are_as_varied_as_britain() -> None:
    rng = random.Random(8)
    people = [names.draw(rng, part="train") for _ in range(4000)]
    by_origin = collections.Counter(person.origin for person in people)
    kinds = collections.Counter(person.kind for person in people)
    assert 0.42 < sum(by_origin[each] for each in names.BRITISH) / 4000 < 0.56
    assert 0.12 < by_origin[names.LISTED] / 4000 < 0.18
    assert set(by_origin) == set(ORIGINS)
    assert set(kinds) == set(names.KINDS)
    assert (kinds["word-forename"] + kinds["word-surname"]) / 4000 > 0.05


def test_mistakes_are_refused() -> None:
    rng = random.Random(1)
    person = names.draw(rng, part="train")
    with pytest.raises(ValueError, match="part"):
        names.draw(rng, part="both")
    with pytest.raises(ValueError, match="origin"):
        names.draw(rng, part="train", origin="martian")
    with pytest.raises(ValueError, match="form"):
        forms.write(person, "backwards", rng, role="mum")
    with pytest.raises(ValueError, match="role"):
        forms.write(person, "full", rng, role="astronaut")


def _people(origin: str, part: str) -> list[names.Person]:
    rng = random.Random(f"{origin} {part}")
    return [names.draw(rng, part=part, origin=origin) for _ in range(15)]


def _written(seed: int) -> list[str]:
    rng = random.Random(seed)
    return [
        forms.write(names.draw(rng, part="train"), None, rng, role=role).text
        for role in forms.ROLES
        for _ in range(3)
    ]


def _borne(person: names.Person) -> tuple[str, ...]:
    return (*person.forenames, person.surname, person.maiden, person.nickname)


def _cores(surname: str, person: names.Person) -> list[str]:
    """The surname, or both where two stand side by side, without the small words of its origin."""
    particles = origins()[person.origin].particles if person.origin != names.LISTED else ()
    bare = surname
    for particle in particles:
        bare = re.sub(rf"(?<!\w){re.escape(particle)}(?:(?<=-)| )", "", bare)
    return bare.split(" ") if person.order == "two-surnames" and not names.has_particle(bare) else [bare]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z]", "", plain(text).casefold())


def _made_of(name: str, person: names.Person, form: str) -> bool:
    """Whether a name is nothing but words of the person's names (or first letters, where a form has them)."""
    words = {_squeezed(word) for each in _borne(person) for word in re.split(r"[^\w]", each)} - {""}
    initials = {word[0] for word in words} if form in OF_INITIALS else set()
    parts = "|".join(sorted(words | initials, key=len, reverse=True))
    ending = "(?:es|s)" if form == "plural" else ""
    return re.fullmatch(rf"(?:{parts})+{ending}", _squeezed(name)) is not None

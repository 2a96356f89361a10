"""The key of a case: by role, never an initial, never two on one, the same on every run."""

from __future__ import annotations

import pytest

from pipeline.anonymise.key import Key, Named, build
from pipeline.case import Case
from pipeline.errors import CaseError
from tests.anonymise.key.cases import case_of, person


def pseudonyms(key: Key) -> dict[str, str]:
    return {entry.name: entry.pseudonym for entry in key.entries}


@pytest.mark.parametrize(
    ("role", "more", "expected"),
    [
        ("subject", {}, "Child A"),
        ("parent", {"relationship": "mother"}, "Mother"),
        ("parent", {"relationship": "father of Tyler and Ben"}, "Father"),
        ("parent", {"relationship": "birth father"}, "Father"),
        ("parent", {"gender": "female"}, "Mother"),
        ("parent", {}, "Parent 1"),
        ("relative", {"relationship": "stepfather"}, "Stepfather"),
        ("relative", {"relationship": "step-mother"}, "Stepmother"),
        ("partner", {"relationship": "mother's partner, father of Grace"}, "Mother's Partner 1"),
        ("partner", {"relationship": "mother’s ex-partner"}, "Mother's Partner 1"),
        ("partner", {"relationship": "mothers boyfriend"}, "Mother's Partner 1"),
        ("partner", {"relationship": "father's girlfriend"}, "Father's Partner 1"),
        ("sibling", {"relationship": "half-sister"}, "Sibling 1"),
        ("sibling", {}, "Sibling 1"),
        ("relative", {"relationship": "maternal grandmother"}, "MGM"),
        ("relative", {"relationship": "mother's father"}, "MGF"),
        ("relative", {"relationship": "paternal grandmother"}, "PGM"),
        ("relative", {"relationship": "PGF"}, "PGF"),
        ("relative", {"relationship": "paternal great-grandmother"}, "PGGM"),
        ("relative", {"relationship": "maternal aunt"}, "Aunt 1"),
        ("relative", {"relationship": "mother's sister"}, "Aunt 1"),
        ("relative", {"relationship": "uncle"}, "Uncle 1"),
        ("relative", {"relationship": "great-aunt"}, "Great-Aunt 1"),
        ("relative", {"relationship": "cousin"}, "Cousin 1"),
        ("relative", {}, "Relative 1"),
        ("other", {"relationship": "neighbour"}, "Neighbour 1"),
        ("other", {"relationship": "family friend"}, "Friend 1"),
        ("other", {}, "Person 1"),
        ("professional", {"designation": "Social Worker"}, "Social Worker 1"),
        ("professional", {"designation": "Senior Social Worker, Assessment Team"}, "Social Worker 1"),
        ("professional", {"designation": "PC 2214"}, "Police Officer 1"),
        ("professional", {"designation": "Detective Sergeant, Public Protection Unit"}, "Police Officer 1"),
        ("professional", {"designation": "PCSO"}, "Community Support Officer 1"),
        ("professional", {"designation": "General Practitioner"}, "GP 1"),
        ("professional", {"designation": "Health visitor"}, "Health Visitor 1"),
        ("professional", {"designation": "Sister and Named Nurse"}, "Nurse 1"),
        ("professional", {"designation": "Community Midwife"}, "Midwife 1"),
        ("professional", {"designation": "Consultant Paediatrician"}, "Paediatrician 1"),
        ("professional", {"designation": "Class Teacher"}, "Teacher 1"),
        ("professional", {"designation": "Headteacher"}, "Head Teacher 1"),
        ("professional", {"designation": "Keeper of the Lions"}, "Professional 1"),
        ("professional", {}, "Professional 1"),
    ],
)
def test_the_role_gives_the_pseudonym(role: str, more: dict[str, str], expected: str) -> None:
    key = build(case_of([person("Quentin Zebedee", role, **more)]))
    assert [entry.pseudonym for entry in key.entries] == [expected]


@pytest.mark.parametrize(
    ("name", "also", "expected"),
    [
        ("Kayleigh Marsden", [], "Child A"),
        ("Amy Marsden", [], "Child B"),
        ("Amy Beth Carter", [], "Child D"),
        ("Tom Reed", ["Billy Adams"], "Child C"),
        ("Émile Reed", ["ÀDÈLE", "beth"], "Child C"),
        ("Zac Reed", ["O'Brien-Adams"], "Child C"),
    ],
)
def test_a_child_never_has_the_letter_of_any_of_the_names(name: str, also: list[str], expected: str) -> None:
    case = case_of([person(name, "subject", also_known_as=also)])
    assert [entry.pseudonym for entry in build(case).entries] == [expected]


def test_two_subjects_have_two_letters() -> None:
    case = case_of(
        [person("Kay Reed", "subject"), person("Bea Reed", "subject"), person("Cy Reed", "subject")]
    )
    assert pseudonyms(build(case)) == {"Kay Reed": "Child A", "Bea Reed": "Child C", "Cy Reed": "Child B"}


def test_siblings_are_counted_from_the_eldest() -> None:
    case = case_of(
        [
            person("Grace Reed", "sibling", date_of_birth="2009-05-02"),
            person("Nell Reed", "sibling"),
            person("Tyler Reed", "sibling", date_of_birth="2003-03-19"),
            person("Owen Reed", "sibling", year_of_birth=2001),
        ]
    )
    assert pseudonyms(build(case)) == {
        "Owen Reed": "Sibling 1",
        "Tyler Reed": "Sibling 2",
        "Grace Reed": "Sibling 3",
        "Nell Reed": "Sibling 4",
    }


def test_a_pseudonym_given_in_the_case_wins_and_the_others_go_round_it() -> None:
    case = case_of(
        [
            person("Jane Okoro", "professional", designation="Social Worker"),
            person("Tom Hale", "professional", designation="Social Worker", pseudonym="Social Worker 1"),
        ]
    )
    assert pseudonyms(build(case)) == {"Tom Hale": "Social Worker 1", "Jane Okoro": "Social Worker 2"}


def test_the_case_s_own_word_for_a_role_is_used_for_others_of_it() -> None:
    case = case_of(
        [
            person("Rebecca Thorne", "professional", designation="Doctor", pseudonym="Hospital Doctor 1"),
            person("Ivan Petrov", "professional", designation="Registrar"),
        ]
    )
    assert pseudonyms(build(case))["Ivan Petrov"] == "Hospital Doctor 2"
    assert build(case, previous=build(case)) == build(case)


@pytest.mark.parametrize("second", ["Child A", "child  a", "CHILD A"])
def test_one_pseudonym_given_to_two_is_refused(second: str) -> None:
    case = case_of([person("Kay Reed", pseudonym="Child A"), person("Jo Reed", pseudonym=second)])
    with pytest.raises(CaseError) as caught:
        build(case)
    assert "to two" in caught.value.trouble
    assert "Reed" not in str(caught.value)


def test_a_person_and_a_place_do_not_share_one_either() -> None:
    case = case_of(
        [person("Kay Reed", pseudonym="School 1")], places=[{"name": "Alder School", "pseudonym": "School 1"}]
    )
    with pytest.raises(CaseError):
        build(case)


@pytest.mark.parametrize(
    ("pseudonym", "name", "also"),
    [
        ("Child K", "Kayleigh Marsden", []),
        ("Child M", "Kayleigh Marsden", []),
        ("Child D", "Kayleigh Marsden", ["Kayleigh Dobbs"]),
        ("Child B", "Kayleigh Marsden", ["Bug"]),
        ("Adult M2", "Kayleigh Marsden", []),
        ("Baby KM", "Kayleigh Marsden", []),
        ("K.M.", "Kayleigh Marsden", []),
        ("Ms Marsden", "Kayleigh Marsden", []),
        ("Little kayleigh", "Kayleigh Marsden", []),
    ],
)
def test_a_pseudonym_that_tells_who_it_is_is_refused(pseudonym: str, name: str, also: list[str]) -> None:
    with pytest.raises(CaseError) as caught:
        build(case_of([person(name, "subject", also_known_as=also, pseudonym=pseudonym)]))
    assert name not in str(caught.value)
    assert "Marsden" not in caught.value.remedy


@pytest.mark.parametrize(
    ("pseudonym", "name", "also"),
    [
        ("Child A", "Kayleigh Ann Marsden", ["Kay", "Kayleigh Dobbs"]),  # a middle name, as the board chose
        ("MGM", "Patricia Colley", ["Nan"]),
        ("Nan", "Patricia Colley", ["Nan"]),
        ("PC 1", "Patricia Colley", []),
        ("GP 2", "Gail Prior", []),
        ("SENCO", "Sal Oakes", []),
    ],
)
def test_a_pseudonym_that_tells_nothing_is_taken(pseudonym: str, name: str, also: list[str]) -> None:
    key = build(case_of([person(name, also_known_as=also, pseudonym=pseudonym)]))
    assert key.entries[0].pseudonym == pseudonym


def test_places_are_called_by_their_kind() -> None:
    names = {
        "Alder Primary School": "School 1",
        "Beech Junior School": "School 2",
        "Ladybird Nursery": "Nursery 1",
        "Marling Road Surgery": "GP Surgery 1",
        "St Aldhelm's Hospital": "Hospital 1",
        "Nightingale Ward": "Ward 1",
        "Ward 7B": "Ward 2",
        "St Osyth's Church": "Church 1",
        "Quarry Lane": "Street 1",
        "Alder Close": "Street 2",
        "Harrowbridge": "Town 1",
        "Stoke Marling": "Town 2",
        "HMP Saltmarsh": "Prison 1",
        "The Red Lion Inn": "Pub 1",
        "Hilltop Children's Centre": "Children's Centre 1",
    }
    key = build(case_of(places=[{"name": name} for name in names]))
    assert pseudonyms(key) == names


def test_every_home_is_an_address_once() -> None:
    case = case_of(
        [
            person("Kay Reed", "subject", address="12 Alder Close, Havant ZZ9 1AB"),
            person("Lea Reed", "parent", relationship="mother", address="12  Alder Close, Havant, ZZ9 1AB"),
            person("Pat Reed", "relative", address="12 Alder Road, Havant ZZ9 2AB"),
        ]
    )
    places = [(e.name, e.pseudonym) for e in build(case).entries if e.kind == "place"]
    assert places == [
        ("12 Alder Close, Havant ZZ9 1AB", "Address 1"),
        ("12 Alder Road, Havant ZZ9 2AB", "Address 2"),
    ]


def test_agencies_that_are_establishments_are_hidden_and_others_are_not() -> None:
    case = case_of(
        agencies=[
            {"name": "Wealdshire Constabulary", "folder": "police"},
            {
                "name": "Larkmead Primary School and Nursery",
                "folder": "school",
                "aliases": ["Larkmead", "School"],
            },
            {"name": "Marling Road Surgery", "folder": "gp", "aliases": ["GP"]},
            {"name": "Oak House Refuge", "folder": "oak"},
        ],
        places=[{"name": "Larkmead Primary School", "pseudonym": "School 1"}],
        publication={"keep": ["Oak House Refuge"]},
    )
    found = {entry.pseudonym: entry.names for entry in build(case).entries}
    assert set(found) == {"School 1", "GP Surgery 1"}
    assert "Larkmead Primary School and Nursery" in found["School 1"]
    assert "Larkmead" in found["School 1"]
    assert found["GP Surgery 1"] == ("Marling Road Surgery",)


def test_agencies_authors_and_managers_are_professionals() -> None:
    case = case_of(
        [person("Tom Hale", "professional", designation="Team Manager")],
        agencies=[{"name": "CSC", "folder": "csc", "author": "Jean Abbot", "senior_manager": "Tom Hale"}],
    )
    assert pseudonyms(build(case)) == {"Tom Hale": "Team Manager 1", "Jean Abbot": "IMR Author 1"}


def test_identifiers_may_share_a_pseudonym() -> None:
    case = case_of(identifiers=[{"value": "HN/07/22871"}, {"value": "HN/07/22872"}])
    assert [e.pseudonym for e in build(case).entries] == ["[reference]", "[reference]"]


def test_building_again_changes_nothing(sample: Case) -> None:
    key = build(sample)
    assert build(sample, previous=key) == key


def test_who_is_taken_out_of_the_case_stays_hidden_until_a_person_has_looked() -> None:
    both = case_of([person("Kay Reed", "sibling"), person("Jo Reed", "sibling")])
    key = build(case_of([person("Kay Reed", "sibling")]), previous=build(both))
    left = key.entries[1]
    assert (left.name, left.pseudonym, left.agreed) == ("Jo Reed", "Sibling 2", False)
    back = build(both, previous=key)
    assert back == build(both)


def test_a_name_corrected_in_the_case_is_the_same_person() -> None:
    before = build(case_of([person("Kayleigh Marsdon", "subject"), person("Tom Hale", "sibling")]))
    after = build(
        case_of([person("Tom Hale", "sibling"), person("Kayleigh Marsden", "subject")]), previous=before
    )
    child = after["person-1"]
    assert (child.name, child.pseudonym) == ("Kayleigh Marsden", "Child A")
    assert "Kayleigh Marsdon" in child.learnt  # documents may still say so
    assert after["person-2"].name == "Tom Hale"


@pytest.mark.parametrize(("before", "after"), [("Tom Reed", "Tim Reed"), ("Ben Reed", "Bea Reed")])
def test_one_taken_out_and_another_put_in_are_two(before: str, after: str) -> None:
    key = build(case_of([person(after, "sibling")]), previous=build(case_of([person(before, "sibling")])))
    assert pseudonyms(key) == {before: "Sibling 1", after: "Sibling 2"}


def test_a_person_is_known_again_by_any_name() -> None:
    before = build(case_of([person("Leanne Tarrant", "parent", relationship="mother")]))
    after = build(
        case_of([person("Leanne Colley", "parent", relationship="mother", also_known_as=["Leanne Tarrant"])]),
        previous=before,
    )
    assert [(e.id, e.pseudonym, e.names) for e in after.entries] == [
        ("person-1", "Mother", ("Leanne Colley", "Leanne Tarrant"))
    ]


def test_a_nickname_taken_out_of_the_case_is_forgotten_and_a_full_name_is_not() -> None:
    """ "The" as a nickname would be replaced everywhere: taking it out must help."""
    before = build(case_of([person("Jo Reed", "sibling", also_known_as=["The", "Jo Mason"])]))
    after = build(case_of([person("Jo Reed", "sibling")]), previous=before)
    assert after.entries[0].names == ("Jo Reed", "Jo Mason")


def test_a_second_entry_moved_under_also_known_as_is_joined() -> None:
    before = build(case_of([person("Jo Reed", "sibling"), person("Joanna Mills", "sibling")]))
    after = build(case_of([person("Jo Reed", "sibling", also_known_as=["Joanna Mills"])]), previous=before)
    assert [(e.id, e.names) for e in after.entries] == [("person-1", ("Jo Reed", "Joanna Mills"))]
    again = build(
        case_of([person("Jo Reed", "sibling", also_known_as=["Joanna Mills"]), person("Al Reed", "sibling")]),
        previous=after,
    )
    assert again.entries[1].pseudonym == "Sibling 3"  # Sibling 2 stands in earlier drafts
    assert again.entries[1].id == "person-3"


def test_pseudonyms_exchanged_in_the_case_are_exchanged() -> None:
    before = build(
        case_of([person("Kay Reed", pseudonym="Friend 1"), person("Jo Mills", pseudonym="Friend 2")])
    )
    after = build(
        case_of([person("Kay Reed", pseudonym="Friend 2"), person("Jo Mills", pseudonym="Friend 1")]),
        previous=before,
    )
    assert pseudonyms(after) == {"Kay Reed": "Friend 2", "Jo Mills": "Friend 1"}
    assert [e.id for e in after.entries] == ["person-1", "person-2"]


def test_a_proposal_makes_room_for_a_pseudonym_that_the_case_gives() -> None:
    before = build(case_of(), [Named("Joan Sleight", role="Social Worker")])
    assert pseudonyms(before) == {"Joan Sleight": "Social Worker 1"}
    after = build(case_of([person("Tom Hale", "professional", pseudonym="Social Worker 1")]), previous=before)
    assert pseudonyms(after) == {"Joan Sleight": "Social Worker 2", "Tom Hale": "Social Worker 1"}


def test_a_nickname_that_makes_the_letter_an_initial_gives_another_letter() -> None:
    before = build(case_of([person("Kay Reed", "subject")]))
    after = build(case_of([person("Kay Reed", "subject", also_known_as=["Angel"])]), previous=before)
    assert pseudonyms(after) == {"Kay Reed": "Child B"}
    assert after.retired[0].pseudonym == "Child A"


def test_a_proposal_put_into_the_case_keeps_its_id_and_names() -> None:
    before = build(case_of(), [Named("Joan Sleight", role="Person"), Named("Joanie Sleight")])
    case = case_of([person("Joan Sleight", "professional", designation="Social Worker")])
    after = build(case, previous=before)
    entry = after["person-1"]
    assert (entry.pseudonym, entry.agreed, entry.origin) == ("Social Worker 1", True, "case")


def test_names_without_letters_and_in_other_alphabets_are_people_of_their_own() -> None:
    names = ["-", "?", "李小龍", "Ольга Ким", "محمد", "12", "…"]
    case = case_of(person(name, "sibling") for name in names)
    key = build(case)
    assert [entry.name for entry in key.entries] == names
    assert len({entry.pseudonym for entry in key.entries}) == len(names)
    assert build(case, previous=key) == key


def test_a_large_case_is_built_in_little_time() -> None:
    import time

    people = [
        person(f"Anna{one} Quentin{two}", "sibling")
        for one in "abcdefghijklmnop"
        for two in "abcdefghijklmnop"
    ]
    case = case_of(people)
    began = time.process_time()
    key = build(case)
    assert build(case, previous=key) == key
    assert time.process_time() - began < 3


def test_errors_hold_no_name() -> None:
    """What is told on the screen and to the orchestrator quotes pseudonyms only."""
    with pytest.raises(CaseError) as caught:
        build(
            case_of(
                [person("Zelda Quirk", pseudonym="Friend 1"), person("Yorick Quirk", pseudonym="Friend 1")]
            )
        )
    assert not {"Zelda", "Quirk", "Yorick"} & set(str(caught.value).replace("“", " ").split())


@pytest.mark.parametrize("pseudonym", ["Kay’s mother", "Mother of Kay Reed", "<i>Mother</i>", "=1+1", "2"])
def test_case_yaml_gives_no_pseudonym_that_names_somebody_else(pseudonym: str) -> None:
    people = [person("Kay Reed", "subject"), person("Lea Moss", "parent", pseudonym=pseudonym)]
    with pytest.raises(CaseError) as caught:
        build(case_of(people))
    assert "number 2 of its people" in str(caught.value)
    assert not any(word in str(caught.value) for word in ("Kay", "Reed", "Lea", "Moss"))


def test_a_word_for_anybody_names_nobody() -> None:
    people = [
        person("Kay Reed", "subject", pseudonym="Child X"),
        person("Grace Reed", "sibling", also_known_as=["Baby Grace"], pseudonym="Sibling 1"),
        person("Tom Bell", "other", pseudonym="Baby C"),
    ]
    assert pseudonyms(build(case_of(people)))["Tom Bell"] == "Baby C"

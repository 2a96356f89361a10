"""What stands beside a name tells whose it is: initials, titles, "junior", a middle name, small letters."""

from __future__ import annotations

import pytest

from pipeline.anonymise.key.model import Entry, Key
from tests.anonymise.rewriting.cast import person, published

FAMILY = Key(
    (
        person(1, "Caitlín O'Hare", "Child A", "Child", "Kitty"),
        person(2, "Patrick O'Hare", "Father", "Father"),
        person(3, "Patrick O'Hare junior", "Sibling 1", "Sibling"),
        person(4, "Philomena Ward", "MGM", "MGM"),
        person(5, "Ho Chi-keung", "Mother's Partner 1", "Mother's Partner", "Ken Ho"),
        person(6, "Mary-Kate Rimmer", "Aunt 1", "Aunt"),
        person(7, "Hope Banks", "Mother", "Mother"),
        person(8, "Will Harker", "Uncle 1", "Uncle"),
    )
)
ASKED = "[name]"


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Patrick Jr did not go to school.", "Sibling 1 did not go to school."),
        ("Patrick senior worked.", "Father worked."),
        ("Patrick O'Hare (snr) withdrew him.", "Father withdrew him."),
        ("Young Patrick was late.", "Young Sibling 1 was late."),
        ("P O'Hare jnr was back.", "Sibling 1 was back."),
        ("We saw Caitlín Philomena O’Hare there.", "We saw Child A there."),
        ("They met CK Ho there.", "They met Mother's Partner 1 there."),
        ("They met P.J. Ward there.", "They met MGM there."),
        ("Mary cried. MARY'S coat was wet.", "Aunt 1 cried. Aunt 1's coat was wet."),
        ("M a r y stood on it.", "Aunt 1 stood on it."),
    ],
)
def test_what_stands_beside_a_name_goes_with_it(text: str, reads: str) -> None:
    assert published(text, key=FAMILY) == reads


@pytest.mark.parametrize(
    "text",
    [
        "Patrick O'Hare was seen.",  # father or son
        "Miss O'Hare was three.",  # neither a man nor a child
        "Mrs O'Hare rang.",
        "J. Ward was seen.",  # another Ward than the one known
        "Baby Ward was discharged.",
        "Mr Ward was seen.",
        "It was said that O'Hare had hurt Caitlín O'Hare.",  # whoever comes later tells nothing
        "Ward, Wojciech",  # in a cell
        "Grandpa O'Hare rang.",
    ],
)
def test_a_name_that_its_surroundings_do_not_fit_is_asked_about(text: str) -> None:
    made = published(text, key=FAMILY)
    assert ASKED in made
    assert "O'Hare" not in made and "Ward" not in made and "J." not in made


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("hope rang re will.", "[name] rang re [name]."),
        ("hope: he is late", "[name]: he is late"),
        ("tell will he owes me", "tell [name] he owes me"),
        ("hope banks was late again", "[name] was late again"),
        ("hi hope, u ok", "hi [name], u ok"),
        ("will's car was outside", "[name]'s car was outside"),
    ],
)
def test_names_that_are_words_are_found_where_nobody_writes_capitals(text: str, reads: str) -> None:
    assert published(text, key=FAMILY) == reads


@pytest.mark.parametrize(
    "text",
    [
        "we hope you will be there",
        "i will go and hope to see the flat",
        "He said that hope was all she had, and will power.",
        "tell you will be late",
        "the family will put it right",
    ],
)
def test_ordinary_words_in_small_letters_stay(text: str) -> None:
    assert published(text, key=FAMILY) == text


def test_a_possessive_behind_another_one_in_the_line() -> None:
    key = Key((Entry("person-9", "person", "Mark Banks", "MGF", "MGF"), FAMILY.entries[0]))
    text = "Caitlín's account stood. Neither Mark Banks' nor hers was asked for."
    assert published(text, key=key) == "Child A's account stood. Neither MGF's nor hers was asked for."


def test_a_family_that_is_called_like_a_word() -> None:
    key = Key((person(1, "Dawn Day", "Mother", "Mother"), person(2, "April Day", "Child A", "Child")))
    assert published("The Days moved. Days of neglect became days.", key=key) == (
        "The family moved. [name] of neglect became days."
    )
    assert (
        published("It went to Mr & Mrs Day' home.", key=Key(key.entries[:1]))
        == "It went to Mother and partner's home."
    )


def test_the_word_junior_alone_names_nobody() -> None:
    text = "He was at the junior school. A junior doctor came, and the Junior Doctors left."
    assert published(text, key=FAMILY) == text


SCHOOL = Key(
    (
        *FAMILY.entries,
        Entry("place-1", "place", "St Oswin's Primary School", "School 1", "School", ("St Oswin's",)),
    )
)


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Uncle Will came, then Auntie Mary-Kate.", "Uncle 1 came, then Aunt 1."),
        ("He told Uncle Patrick senior.", "He told Father."),
        ("St. Oswins Primary rang.", "School 1 rang."),
        ("The St Oswin's School hall was shut.", "The School 1 hall was shut."),
        ("W/c 9 February 2009 he was seen.", "In February 2009 he was seen."),
        ("w/c 9 Feb 2009", "February 2009"),
        (
            "Siblings: one (b. 2002) and one (b 2004).",
            "Siblings: one (b. [date of birth]) and one (b [date of birth]).",
        ),
        ("From: Threlkeld, Barbara Sent: the report", "From: Person 1 Sent: the report"),
    ],
)
def test_it_still_reads(text: str, reads: str) -> None:
    assert published(text, key=SCHOOL) == reads

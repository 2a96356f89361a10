"""Who belongs to whom: as stated, as read from words; what stands under a symbol; the files."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from lxml import etree

from pipeline.case import load
from pipeline.reports.genogram import genogram, genogram_png, genogram_words
from pipeline.reports.genogram.family import family_of
from pipeline.reports.genogram.labels import age
from pipeline.reports.panel import GENOGRAM, write_genogram

from .families import FAMILIES, case_of

SAMPLE = Path(__file__).parents[3] / "samples"


def unions_of(name: str) -> set[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    family = family_of(FAMILIES[name])
    assert family is not None
    who = [member.name for member in family.members]
    return {
        (
            tuple(sorted(who[one] for one in union.parents)),
            union.bond,
            tuple(who[one] for one in union.children),
        )
        for union in family.unions
    }


def test_stated_relations_are_drawn_as_stated() -> None:
    assert unions_of("the whole table of symbols") == {
        (
            ("Gail Sallow", "Lee Sallow"),
            "divorced",
            ("Miscarriage", "Amber Sallow", "Bryn Sallow", "Cara Sallow"),
        ),
        (("Alex Thrupp", "Gail Sallow"), "enduring", ("Termination", "Pregnancy")),
        (("Alex Thrupp", "Wanda Thrupp"), "transitory", ()),
    }


def test_relationship_words_are_read_as_far_as_they_leave_no_doubt() -> None:
    family = family_of(FAMILIES["only relationship words"])
    assert family is not None and family.derived
    assert unions_of("only relationship words") == {
        (("Erin Plume", "Mick Dray"), "unstated", ("Robin Dray", "Casey Plume")),
        (("Erin Plume", "Sol Hythe"), "enduring", ("Wren Hythe",)),
        (("Gordon Plume", "Hilda Plume"), "unstated", ("Erin Plume", "Sheena Plume")),
        (("Bill Dray",), "unstated", ("Mick Dray",)),
    }
    assert [family.members[one].name for one in family.beside] == ["Cousin Perry"]
    found = genogram(FAMILIES["only relationship words"])
    assert found is not None and found.derived
    assert b"Check it before use" in found.html()


@pytest.mark.parametrize(
    ("words", "parents"),
    [
        ("half-sister", None),  # nothing says which parent they share
        ("maternal half-sister", ("Ma",)),
        ("paternal half-brother", ("Pa",)),
        ("sister", ("Ma", "Pa")),
        ("unborn child", ("Ma",)),
        ("friend's sister", None),
        ("step-sister", None),
    ],
)
def test_siblings_get_the_parents_the_words_say(words: str, parents: tuple[str, ...] | None) -> None:
    case = case_of(
        [
            {"name": "Kid", "role": "subject"},
            {"name": "Ma", "role": "parent", "relationship": "mother"},
            {"name": "Pa", "role": "parent", "relationship": "father"},
            {"name": "Sib", "role": "sibling", "relationship": words},
        ]
    )
    family = family_of(case)
    assert family is not None
    who = [member.name for member in family.members]
    found = [
        tuple(sorted(who[one] for one in union.parents))
        for union in family.unions
        if "Sib" in [who[one] for one in union.children]
    ]
    assert found == ([parents] if parents else [])


def test_twins_are_told_by_their_birth_and_the_undated_keep_their_place() -> None:
    both = {"role": "sibling", "parents": ["Ma", "Pa"]}
    case = case_of(
        [
            {"name": "Ma"},
            {"name": "Pa"},
            {"name": "Young", "date_of_birth": "2008-01-01", **both},
            {"name": "Undated", **both},
            {"name": "Twin A", "date_of_birth": "2003-05-05", **both},
            {"name": "Twin B", "date_of_birth": "2003-05-05", **both},
            {"name": "Old", "year_of_birth": 1999, **both},
        ]
    )
    family = family_of(case)
    assert family is not None
    (union,) = family.unions
    assert [family.members[one].name for one in union.children] == [
        "Old",
        "Undated",
        "Twin A",
        "Twin B",
        "Young",
    ]
    assert [[family.members[one].name for one in group] for group in union.twins] == [["Twin A", "Twin B"]]


def test_ages_are_said_as_people_say_them() -> None:
    on = dt.date(2009, 11, 28)
    assert age(dt.date(1986, 9, 3), on) == "aged 23"
    assert age(dt.date(1986, 11, 29), on) == "aged 22"
    assert age(dt.date(2008, 2, 29), on) == "aged 20 months"
    assert age(dt.date(2009, 10, 28), on) == "aged 1 month"
    assert age(dt.date(2009, 11, 27), on) == "aged 1 day"


def test_text_of_the_case_is_text_in_every_picture() -> None:
    found = genogram(FAMILIES["lodgers neighbours and long names"])
    assert found is not None
    root = etree.fromstring(found.svg())
    assert {etree.QName(one).localname for one in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "rect",
        "path",
        "circle",
        "text",
    }
    assert b"<script" not in found.html()
    assert "Ivan <script>alert(1)</script>" in (root.findtext("{*}desc") or "")


def test_the_picture_for_word_opens_and_is_sharp() -> None:
    from PIL import Image

    data = genogram_png(FAMILIES["twenty-five people"])
    assert data is not None
    picture = Image.open(io.BytesIO(data))
    assert picture.format == "PNG" and picture.width >= 2900 and len(data) < 300_000


def test_the_sample_case_in_words() -> None:
    words = genogram_words(load(SAMPLE))
    assert words is not None
    for said in (
        "Leanne Tarrant and Darren Dunmore: separated; children Tyler Dunmore and Maisie Hope Tarrant.",
        "Leanne Tarrant and William Ashdown: a lasting relationship; child Grace Ashdown.",
        "Patricia Colley, the other parent not named: Leanne Tarrant and Kerry Colley.",
        "Maisie Hope Tarrant: subject child, female, born 14/06/2006, died 28/11/2009, aged 3.",
    ):
        assert said in words
    assert "Bernadette" not in words and "Okafor" not in words


def test_the_files_come_and_go_with_what_the_case_says(tmp_path: Path) -> None:
    assert write_genogram(tmp_path, load(SAMPLE)) == GENOGRAM
    made = {name: (tmp_path / name).stat().st_mtime_ns for name in GENOGRAM}
    write_genogram(tmp_path, load(SAMPLE))
    assert made == {name: (tmp_path / name).stat().st_mtime_ns for name in GENOGRAM}, (
        "the same again changes nothing"
    )
    assert write_genogram(tmp_path, case_of([{"name": "Mara Flint", "role": "subject"}])) == ()
    assert not list(tmp_path.iterdir()), "a drawing that is no longer true is taken away"

"""Inline annotation becomes a text and its spans; the unseen text is as large as it has to be."""

from __future__ import annotations

import pytest

from models.corpus.model import Span
from models.evaluation.read import KINDS, PARTS, parse, probes, terms, unseen

WRITTEN = """#@ english word-forename: Hope Tarrant / Hope / MGM
#@ irish: Nuala O'Carne

Mrs [[Tarrant|PERSON]] said "hope". [[HOPE|PERSON]]'s [[Hope Tarrant|PERSON]], [[H. Tarrant|PERSON]],
[[HT|PERSON]].
[[Nuala O'Carne|PERSON]] at [[12 Alder Close|LOC]] with [[Xan|PERSON:pet-name:greek]]."""


def test_text_and_spans() -> None:
    marked = parse("At [[Alder School|ORG]] on [[1/2/09|DATETIME]].", "dev-x")
    assert marked.document.text == "At Alder School on 1/2/09."
    assert marked.document.spans == (Span(3, 15, "ORG"), Span(19, 25, "DATETIME"))
    assert marked.part == "dev"


def test_forms_of_one_person() -> None:
    mentions = parse(WRITTEN, "held-x").mentions
    assert [m.entity for m in mentions] == ["hope tarrant"] * 5 + ["nuala o'carne", "xan"]
    assert [m.kind for m in mentions] == [
        "ordinary",
        "caps",
        "word-forename",
        "ordinary",
        "initials",
        "particle",
        "pet-name",
    ]
    assert [m.origin for m in mentions] == ["english"] * 5 + ["irish", "greek"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("KM", "initials"),
        ("K.M.", "initials"),
        ("MARSDEN", "caps"),
        ("Marsden, Kayleigh", "surname-first"),
        ("kayleigh", "lower-case"),
        ("van der Berg", "particle"),
        ("Ann-Marie Cole-Hart", "double-barrelled"),
        ("Kayleigh Marsden", "ordinary"),
    ],
)
def test_kind_told_by_the_form(name: str, kind: str) -> None:
    assert parse(f"[[{name}|PERSON]]", "dev-x").mentions[0].kind == kind


def test_a_surname_two_people_share_is_its_own_entity() -> None:
    marked = parse("#@ english: Lee Cole\n#@ english: Ann Cole\n\n[[Cole|PERSON]], [[Lee|PERSON]]", "dev-x")
    assert [m.entity for m in marked.mentions] == ["cole", "lee cole"]


@pytest.mark.parametrize("wrong", ["[[A|NAME]]", "[[A|PERSON:odd]]", "[[A]]", "[[A|PERSON]"])
def test_wrong_annotation_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="dev-x"):
        parse(wrong, "dev-x")


def test_the_unseen_text_is_large_and_varied() -> None:
    documents = unseen()
    mentions = [m for d in documents for m in d.mentions]
    assert sum(len(d.document.text.split()) for d in documents) >= 9_000
    assert len(mentions) >= 700
    assert len({(d.name, m.entity) for d in documents for m in d.mentions}) >= 250
    assert {m.kind for m in mentions} == set(KINDS)
    assert [len(unseen(part)) for part in PARTS] == [15, 15]


def test_terms_and_probes() -> None:
    for part in PARTS:
        assert (len(terms(part).terms), len(terms(part).sentences), len(probes(part))) == (250, 125, 150)
    assert all(probe.mentions for probe in probes())

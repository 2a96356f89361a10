"""What the finders found and the key has not: one proposal for each, by what is said of them."""

from __future__ import annotations

import re

import pytest

from pipeline.anonymise.key import Entry, Key, build, propose
from pipeline.anonymise.model import Finding, Label
from tests.anonymise.key.cases import case_of, person

_MARKED = re.compile(r"\[(P|L|O|A):([^\]]+)\]")
_LABELS: dict[str, Label] = {"P": "PERSON", "L": "LOCATION", "O": "ORGANISATION", "A": "ADDRESS"}


def proposed(marked: str, key: Key | None = None) -> tuple[Entry, ...]:
    """The proposals for a text whose findings are marked: "[P:Jane Smith] rang"."""
    return _with(marked, key or Key()).proposals


def _with(marked: str, key: Key) -> Key:
    text, findings, past = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[past : match.start()]
        findings.append(Finding(len(text), len(text) + len(match[2]), _LABELS[match[1]], 0.9, "model"))
        text += match[2]
        past = match.end()
    return propose(key, text + marked[past:], findings)


def called(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(entry.name, entry.pseudonym) for entry in entries]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Social Worker [P:Jane Smith] visited.", [("Jane Smith", "Social Worker 1")]),
        ("The social worker, [P:Jane Smith], visited.", [("Jane Smith", "Social Worker 1")]),
        ("[P:Jane Smith], the social worker, visited.", [("Jane Smith", "Social Worker 1")]),
        ("[P:Jane Smith] (HV) visited.", [("Jane Smith", "Health Visitor 1")]),
        ("Dr [P:Menon], consultant paediatrician, wrote.", [("Dr Menon", "Paediatrician 1")]),
        ("Her aunt [P:Pat] came.", [("Pat", "Aunt 1")]),
        ("PC [P:Harbord] came.", [("PC Harbord", "Police Officer 1")]),
        ("PC 2214 [P:Harbord] came.", [("PC Harbord", "Police Officer 1")]),
        ("DS [P:Colin Mayhew] came.", [("Colin Mayhew", "Police Officer 1")]),
        ("Midwife [P:Bevan] came.", [("Bevan", "Midwife 1")]),
        ("Ward sister [P:Donna Whitley] came.", [("Donna Whitley", "Nurse 1")]),
        ("Her sister [P:Donna] came.", [("Donna", "Relative 1")]),
        ("a neighbour, [P:Rose], rang", [("Rose", "Neighbour 1")]),
        ("[P:Rose Okafor] rang.", [("Rose Okafor", "Person 1")]),
        ("read by the council's solicitor. Ms [P:Strand] rang.", [("Ms Strand", "Person 1")]),
        ("Mr [P:Hale], DC [P:Abigail Frome] and [P:Ann Lee] met",
         [("Mr Hale", "Person 1"), ("Abigail Frome", "Police Officer 1"), ("Ann Lee", "Person 2")]),
        ("her baby sister [P:Grace] slept", [("Grace", "Relative 1")]),
        ("Sister [P:Whitley] came", [("Whitley", "Nurse 1")]),
        ("[P:Geraldine Pask], Principal Officer, wrote", [("Geraldine Pask", "Person 1")]),
        ("Author | [P:Geraldine Pask]", [("Geraldine Pask", "IMR Author 1")]),
        ("in [L:Wealdshire]", [("Wealdshire", "County 1")]),
        ("She told the child. [P:Rose Okafor] rang.", [("Rose Okafor", "Person 1")]),
        ("his mother [P:Ann] rang", [("Ann", "Relative 1")]),
        ("[P:Jane Smith] rang. Ms [P:Smith] came. [P:Jane] left.", [("Jane Smith", "Person 1")]),
        ("Ms [P:Smith] came. Social worker [P:Jane Smith] rang.", [("Jane Smith", "Social Worker 1")]),
        ("Mr [P:Smith] came. Mrs [P:Smith] rang.", [("Mr Smith", "Person 1"), ("Mrs Smith", "Person 2")]),
        ("[P:Jane Smith] and [P:Jane Brown] came. [P:Jane] left.",
         [("Jane Smith", "Person 1"), ("Jane Brown", "Person 2")]),
        ("[P:SMITH, Jane] came, [P:J. Smith] left.", [("SMITH, Jane", "Person 1")]),
        ("[P:Jane Smith-Jones] came, then Mrs [P:Smith Jones].", [("Jane Smith-Jones", "Person 1")]),
        ("[P:Catherine Ould] came. [P:Kate Ould] left.", [("Catherine Ould", "Person 1")]),
        ("[P:Kayleigh Marsden] came. [P:Kayliegh Marsden] left.", [("Kayleigh Marsden", "Person 1")]),
        ("at [O:Oakfield Junior School] and [O:Oakfield Juniors]", [("Oakfield Junior School", "School 1")]),
        ("at [O:Alder School] and [O:Alder Surgery]",
         [("Alder School", "School 1"), ("Alder Surgery", "GP Surgery 1")]),
        ("in [L:Alder Close] and [L:Alder Road]", [("Alder Close", "Street 1"), ("Alder Road", "Street 2")]),
        ("in [L:Alder Rd] and [L:Alder Road]", [("Alder Rd", "Street 1")]),
        ("in [L:Marlow]", [("Marlow", "Town 1")]),
        ("on [O:Nightingale Ward]", [("Nightingale Ward", "Ward 1")]),
        ("by [O:Brightlife Ltd]", [("Brightlife Ltd", "Organisation 1")]),
        ("at [A:14 Alder Road, Marlow ZZ9 1AB], later at [A:14 Alder Road]",
         [("14 Alder Road, Marlow ZZ9 1AB", "Address 1")]),
        ("at [O:St Osyth's Church] in [L:Marlow]", [("St Osyth's Church", "Church 1"), ("Marlow", "Town 1")]),
    ],
)  # fmt: skip
def test_proposals(text: str, expected: list[tuple[str, str]]) -> None:
    assert called(proposed(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "worked in [O:the] office",
        "[P:So] did the health visitor",
        "on [O:November a police] officer",
        "[P:Ashdown. 'Will] came",
        "[P:The] [P:and] [P:Of] [P:12] [P:-] [P:…]",
        "[L:March] [L:on 12 March] [O:nhs trust]",
        "[P:" + "Anna " * 20 + "]",
        "[O:It was late when the school rang. Nobody came to Alder School that day]",
    ],
)
def test_what_can_be_no_name_is_not_proposed(text: str) -> None:
    """An entry "the" would be replaced in every document of the case."""
    assert proposed(text) == ()


@pytest.fixture(scope="module")
def key() -> Key:
    return build(
        case_of(
            [
                person("Maisie Hope Tarrant", "subject", also_known_as=["May"]),
                person("Leanne Tarrant", "parent", relationship="mother"),
                person(
                    "Patricia Colley", "relative", relationship="maternal grandmother", also_known_as=["Pat"]
                ),
                person("Gillian Marsh", "professional", designation="Health Visitor"),
                person("Jordan Reed", "sibling"),
                person("Jordan Pike", "professional", designation="Teacher"),
            ],
            places=[
                {"name": "Larkmead Primary School", "also_known_as": ["Larkmead"], "pseudonym": "School 1"}
            ],
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        "[P:Maisie] and Miss [P:Tarrant]",
        "[P:Leanne] [P:Leanne Tarant]",
        "Ms [P:Marsh], HV [P:G Marsh], [P:Gill Marsh]",
        "[P:Jordan] came",
        "[P:Pat] came",
        "[O:Larkmead] [O:Larkmead Primary] [O:Larkmead School]",
    ],
)
def test_what_the_key_covers_is_not_proposed(text: str, key: Key) -> None:
    assert proposed(text, key) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr [P:Tarrant] came", [("Mr Tarrant", "Person 1")]),  # of two women
        ("PC [P:Tarrant] came", [("PC Tarrant", "Police Officer 1")]),
        ("Dr [P:Marsh], consultant paediatrician,", [("Dr Marsh", "Paediatrician 1")]),
        ("the neighbour [P:Pat] came", [("Pat", "Neighbour 1")]),
        ("[O:Larkmead Surgery]", [("Larkmead Surgery", "GP Surgery 1")]),
        (
            "Teacher [P:Ann Lee] and [O:Beech School]",
            [("Ann Lee", "Teacher 2"), ("Beech School", "School 2")],
        ),
    ],
)
def test_what_it_does_not_cover_is(text: str, expected: list[tuple[str, str]], key: Key) -> None:
    assert called(proposed(text, key)) == expected


def test_a_name_in_another_form_is_learnt_by_whom_it_means(key: Key) -> None:
    after = _with("[P:Maisie Colley] came; [P:Patty Colley] rang", key)  # another surname of the family
    assert after.proposals == ()
    assert after["person-1"].learnt == ("Maisie Colley",)
    assert after["person-3"].learnt == ("Patty Colley",)
    assert build(case_of([person("Maisie Hope Tarrant", "subject", also_known_as=["May"])]), previous=after)[
        "person-1"
    ].names == ("Maisie Hope Tarrant", "May", "Maisie Colley")


def test_a_proposal_grows_with_the_next_draft() -> None:
    first = _with("her aunt [P:Pat] came", Key())
    second = _with("[P:Pat Colley] came", first)
    assert [(e.id, e.name, e.others, e.pseudonym) for e in second.entries] == [
        ("person-1", "Pat Colley", ("Pat",), "Aunt 1")
    ]


def test_nobodys_name_is_left_alone_but_another_with_it_is_not() -> None:
    """ "Hope" of a slogan must not swallow Hope Abbot."""
    hope = Entry("person-1", "person", "Hope", "Person 1", not_identifying=True)
    assert proposed("[P:Hope] came", Key((hope,))) == ()
    assert called(proposed("[P:Hope Abbot] came", Key((hope,)))) == [("Hope Abbot", "Person 2")]


def test_no_proposal_takes_a_pseudonym_that_stands_in_the_text() -> None:
    """A draft that is half anonymised has a Social Worker 1 of its own."""
    found = proposed("Social Worker 1 rang. The Health Visitor 1 came. Social worker [P:Jane Smith] rang.")
    assert called(found) == [("Jane Smith", "Social Worker 2")]


def test_the_same_text_again_changes_nothing(key: Key) -> None:
    text = (
        "Social Worker [P:Jane Smith], Ms [P:Smith] at [O:Oak School], [L:Marlow]; Mr [P:Ahmed]; [P:Maisie]"
    )
    once = _with(text, key)
    assert _with(text, once) == once
    assert once.entries[: len(key.entries)] == key.entries


def test_proposals_wait_for_a_person(key: Key) -> None:
    (entry,) = proposed("[P:Jane Smith]", key)
    assert (entry.agreed, entry.origin) == (False, "finder")


def test_findings_that_are_no_names_propose_nothing() -> None:
    finding = Finding(0, 10, "DATE", 1.0, "pattern")
    assert propose(Key(), "12/03/2009", [finding]) == Key()


def test_many_names_are_gathered_in_little_time() -> None:
    import time

    first = ["Amy", "Ben", "Cara", "Dov", "Ella", "Finn", "Gwen", "Hal", "Ida", "Jan"]
    ends = ("by", "combe", "field", "hurst", "wick")
    last = [f"{a}{b}" for a in ("Al", "Bram", "Cor", "Dol", "Ess", "Fen", "Gar", "Hol") for b in ends]
    text = " ".join(f"[P:{one} {two}] came." for one in first for two in last) * 3
    began = time.process_time()
    assert len(proposed(text)) == 400
    assert time.process_time() - began < 5

"""Ids survive re-sorting, re-running and resubmission."""

from __future__ import annotations

import random
import time
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.chronology import Chronology, Event, carry_ids, extract, overlap
from pipeline.chronology.model import RowCount, Source
from tests.chronology.shapes import SHA, document, event, table, with_ids

HEAD = ("No.", "Date", "Event", "Comments")
PROSE = """
visit clinic mother child seen school nursery bruise referral police letter telephone midwife review weight
home appointment missed arrears tenancy neighbour shouting asleep meeting strategy conference plan core group
absent attended worker duty office message voicemail urgent medical examined burn scald injury explained
"""
WORDS = PROSE.split()


def prose(seed: int, count: int = 25) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=count)).capitalize() + "."


def chronology(*events: Event, file: str = "a.docx") -> Chronology:
    made = with_ids(events)
    return Chronology(file, SHA, "Haven", made, RowCount(len(made), len(made)))


def long(count: int, shift: int = 0) -> list[Event]:
    return [
        event(
            prose(n + shift),
            f"200{7 + n % 3}-{1 + n // 28 % 12:02}-{1 + n % 28:02}",
            source=Source("a", SHA, 1, n),
        )
        for n in range(count)
    ]


def ids(found: Chronology) -> dict[str, str]:
    return {item.description: item.id for item in found.events}


def test_the_same_document_gives_the_same_ids() -> None:
    source = document(table(HEAD, ("1", "12/03/2009", "Seen.", ""), ("2", "12/03/2009", "Seen.", "")))
    one, two = extract(source, "Haven"), extract(source, "Haven")
    assert one == two
    assert one.events[0].id != one.events[1].id
    assert extract(source, "Police").events[0].id != one.events[0].id


def test_places_numbers_and_line_breaks_change_no_id() -> None:
    first = extract(document(table(HEAD, ("1", "12/03/2009", "Seen at\nhome.", ""))), "Haven")
    again = document(
        table(HEAD, ("", "", "", ""), ("7", "12/03/2009", "Seen at home.", "")),
        file="v2.docx",
        sha256="cd" * 32,
    )
    assert extract(again, "Haven").events[0].id == first.events[0].id


def test_a_changed_entry_keeps_its_id() -> None:
    old = chronology(*long(50))
    changed = list(long(50))
    changed[7] = replace(
        changed[7], description=changed[7].description.replace("child", "infant") + " Added later."
    )
    changed[9] = replace(changed[9], comments="Good practice.")
    moved = event("", "2001-01-01").when
    changed[11] = replace(changed[11], when=moved, date_text="1/1/01")
    random.Random(1).shuffle(changed)
    new = carry_ids(chronology(*changed, file="v2.docx"), old)
    places = {item.source.row: item.id for item in old.events}
    assert all(item.id == places[item.source.row] for item in new.events)


def test_new_and_removed_entries() -> None:
    old = chronology(*long(20))
    new = carry_ids(chronology(*long(20)[5:], event(prose(999), "2009-03-12")), old)
    assert {item.id for item in new.events[:15]} <= {item.id for item in old.events}
    assert new.events[15].id not in {item.id for item in old.events}


def test_an_unrelated_entry_on_the_same_day_is_a_new_one() -> None:
    old = chronology(event("Telephone call from the nursery about a bruise on the cheek."))
    new = carry_ids(chronology(event("Housing officer inspected damp in the kitchen; repairs ordered.")), old)
    assert new.events[0].id != old.events[0].id


def test_short_words_on_another_day_are_the_same_entry_only_when_there_is_one_of_them() -> None:
    old = chronology(event("No reply.", "2009-03-12"))
    assert carry_ids(chronology(event("No reply.", "2009-03-19")), old).events[0].id == old.events[0].id
    new = chronology(event("No reply.", "2009-03-19"), event("No reply.", "2009-03-26"))
    assert not {item.id for item in carry_ids(new, old).events} & {item.id for item in old.events}


def test_an_edited_entry_and_a_new_copy_of_the_old_words() -> None:
    old = carry_ids(chronology(event("Visit made, child seen in the cot asleep.")), chronology())
    second = carry_ids(chronology(event("Visit made, child seen in the cot asleep, not woken.")), old)
    assert second.events[0].id == old.events[0].id
    third = carry_ids(
        chronology(
            event("Visit made, child seen in the cot asleep, not woken."),
            event("Visit made, child seen in the cot asleep."),
        ),
        second,
    )
    assert third.events[0].id == old.events[0].id
    assert len({item.id for item in third.events}) == 2


def test_overlap() -> None:
    old = chronology(*long(40))
    assert overlap(old, old) == 1.0
    assert overlap(chronology(*long(20), *long(20, 5000)), old) == 0.5
    assert overlap(chronology(*long(40, 9000)), old) < 0.1
    assert overlap(chronology(), old) == 0.0
    other = replace(old, events=tuple(replace(item, agency="Police") for item in old.events))
    assert overlap(other, old) == 1.0


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), size=st.integers(1, 40), edits=st.integers(0, 10))
def test_shuffled_and_edited(seed: int, size: int, edits: int) -> None:
    chance = random.Random(seed)
    first = long(size, seed)
    old = chronology(*first)
    again = list(first)
    chance.shuffle(again)
    edited = set()
    for _ in range(min(edits, size)):
        place = chance.randrange(size)
        edited.add(again[place].source.row)
        again[place] = replace(again[place], comments=again[place].comments + "x")
    new = carry_ids(chronology(*again), old)
    assert len({item.id for item in new.events}) == size
    known = {item.source.row: item.id for item in old.events}
    assert all(item.id == known[item.source.row] for item in new.events)


def test_five_thousand_against_five_thousand() -> None:
    old = chronology(*long(5000))
    edited = [replace(item, description=item.description + " Amended.") for item in long(5000)]
    begin = time.process_time()
    new = carry_ids(chronology(*edited), old)
    spent = time.process_time() - begin
    assert [item.id for item in new.events] == [item.id for item in old.events]
    assert spent < 20  # seconds; all against all would take minutes


def test_many_undated_entries_do_not_compare_all_with_all() -> None:
    undated = [replace(item, when=event("", None).when, date_text="") for item in long(2000)]
    old = chronology(*undated)
    begin = time.process_time()
    new = carry_ids(chronology(*[replace(item, comments="Amended.") for item in undated]), old)
    assert time.process_time() - begin < 20
    same = sum(one.id == other.id for one, other in zip(new.events, old.events, strict=True))
    assert same > 1950

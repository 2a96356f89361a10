"""A chronology sent again, rewritten as agencies rewrite them: every entry stays the one it was."""

from __future__ import annotations

import calendar
import datetime as dt
import random
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.chronology import Chronology, carry_ids, extract, overlap
from pipeline.documents.model import Document
from tests.chronology.shapes import case, document, table
from tests.chronology.test_identity import prose

MONTHS = list(calendar.month_name)[1:]
SHORT = ("Home visit. No reply.", "Did not attend.", "Telephone call to mother.", "Seen at clinic, well.")
WHO = ("Mother", "Father", "Kayleigh", "MGM", "")
BY = ("Health visitor", "GP", "Duty social worker", "")
HOW = ("Home visit", "Telephone", "Letter", "Clinic")


@dataclass(frozen=True)
class Row:
    """One entry as its author means it, whatever the document looks like."""

    key: int
    day: dt.date
    who: str
    by: str
    how: str
    words: str
    seen: str
    comment: str


def rows_of(seed: int, count: int) -> list[Row]:
    """A chronology: long and short entries, several on a day, some alike on other days."""
    chance = random.Random(seed)
    day, found = dt.date(2007, 1, 3), []
    for key in range(count):
        day += dt.timedelta(days=chance.choice((0, 0, 1, 3, 9, 30)))
        short = chance.random() < 0.35
        words = chance.choice(SHORT) if short else prose(seed * 1000 + key, chance.randint(6, 40))
        comment = prose(seed * 2000 + key, 6) if chance.random() < 0.2 else ""
        found.append(
            Row(key, day, chance.choice(WHO), chance.choice(BY), chance.choice(HOW), words,
                chance.choice(("Yes", "No", "")), comment)
        )  # fmt: skip
    return found


STYLES = (
    lambda d: f"{d:%d/%m/%Y}",
    lambda d: f"{d.day}.{d.month}.{d:%y}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d:%a} {d:%d/%m/%y}",
    lambda d: f"{d.day}-{MONTHS[d.month - 1][:3]}-{d.year}",
)
HEADINGS = {
    "day": ("Date", "Date of event", "Day / Date"),
    "who": ("Family member", "Child / Family Member"),
    "by": ("Professional", "Professional - Agency & Designation"),
    "how": ("Contact type", "Type of contact"),
    "words": ("Event", "Description of Significant Event"),
    "seen": ("Child seen", "Was child seen?"),
    "comment": ("Comments", "Comments by IMR author"),
}


@dataclass(frozen=True)
class Look:
    """How a document is laid out."""

    style: int = 0
    headings: int = 0
    columns: tuple[str, ...] = tuple(HEADINGS)
    numbered: bool = False
    by_year: bool = False
    wrapped: bool = False
    marks: bool = False


def written(rows: list[Row], look: Look, file: str = "chron.docx") -> Document:
    """The rows as a document of this look."""
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.day.year if look.by_year else 0, []).append(row)
    names = [HEADINGS[name][look.headings % len(HEADINGS[name])] for name in look.columns]
    head = ["No.", *names] if look.numbered else names
    blocks: list[object] = []
    for number, (year, group) in enumerate(groups.items(), 1):
        if year:
            blocks.append(f"# {year}")
        lines = [[str(at), *_cells(row, look)] if look.numbered else _cells(row, look)
                 for at, row in enumerate(group, 1)]  # fmt: skip
        blocks.append(table(head, *lines, number=number))
    return document(*blocks, file=file)  # type: ignore[arg-type]


def _cells(row: Row, look: Look) -> list[str]:
    cells = []
    for name in look.columns:
        value = getattr(row, name)
        text = STYLES[look.style](value) if name == "day" else value
        if look.wrapped and name == "words":
            text = text.replace(" ", "\n", 1)
        if look.marks:
            text = text.replace("'", "’").replace(" - ", " – ")
        cells.append(text)
    return cells


looks = st.builds(
    Look,
    st.integers(0, len(STYLES) - 1),
    st.integers(0, 2),
    st.permutations(tuple(HEADINGS)).map(tuple),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


def read(rows: list[Row], look: Look, file: str = "chron.docx") -> tuple[Chronology, dict[int, str]]:
    """The chronology and the id of every row, found by its place in the document."""
    found = extract(written(rows, look, file), "Haven", case())
    return found, ids_of(found, rows, look)


def ids_of(found: Chronology, rows: list[Row], look: Look) -> dict[int, str]:
    by_place = {(event.source.table, event.source.row): event.id for event in found.events}
    years = list(dict.fromkeys(row.day.year for row in rows)) if look.by_year else [0]
    at: dict[int, int] = {}
    ids = {}
    for row in rows:
        number = years.index(row.day.year) + 1 if look.by_year else 1
        at[number] = at.get(number, 1) + 1
        ids[row.key] = by_place[number, at[number]]
    return ids


def sent_again(rows: list[Row], look: Look, before: Chronology) -> dict[int, str]:
    found = carry_ids(extract(written(rows, look, "chron v2.docx"), "Haven", case()), before)
    assert len({event.id for event in found.events}) == len(rows)
    return ids_of(found, rows, look)


def _alike(row: Row) -> tuple[object, ...]:
    return (row.day, row.who, row.by, row.how, row.words, row.seen, row.comment)


def same(before: dict[int, str], after: dict[int, str], rows: list[Row]) -> None:
    """Every row kept its id; rows that say the very same may have changed places among themselves."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for row in rows:
        groups.setdefault(_alike(row), []).append(row.key)
    for keys in groups.values():
        old = {before[key] for key in keys if key in before}
        new = {after[key] for key in keys if key in after}
        assert new <= old or old <= new, keys


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 40), looks, looks, st.randoms(use_true_random=False))
def test_reordered_and_reformatted_every_entry_keeps_its_id(
    seed: int, count: int, one: Look, two: Look, chance: random.Random
) -> None:
    rows = rows_of(seed, count)
    first, before = read(rows, one)
    again = list(rows)
    chance.shuffle(again)
    after = sent_again(again, two, first)
    same(before, after, rows)
    second = extract(written(again, two, "x.docx"), "Haven", case())
    assert overlap(first, second) == 1.0


def _mended(words: str, chance: random.Random) -> str:
    """One letter of a word typed otherwise."""
    letters = [at for at, letter in enumerate(words) if letter.isalpha()]
    at = chance.choice(letters)
    return words[:at] + ("x" if words[at] != "x" else "y") + words[at + 1 :]


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10_000), st.integers(4, 40), looks, looks, st.randoms(use_true_random=False))
def test_edited_by_its_author(seed: int, count: int, one: Look, two: Look, chance: random.Random) -> None:
    """Typos mended, one long entry on another day, some added, some taken out, all shuffled and restyled."""
    rows = rows_of(seed, count)
    first, before = read(rows, one)
    again = list(rows)
    out = chance.sample(range(count), count // 5)
    long = [at for at, row in enumerate(rows) if len(row.words) > 60 and at not in out]
    edits = chance.sample(long, min(len(long), 3))
    for number, at in enumerate(edits):
        row = again[at]
        if number == 0:
            again[at] = replace(row, day=row.day + dt.timedelta(days=chance.choice((-1, 1, 365, 30))))
        else:
            again[at] = replace(row, words=_mended(row.words, chance))
    kept = [row for at, row in enumerate(again) if at not in out]
    fresh = [replace(row, key=10_000 + row.key, words="New. " + prose(10**9 + seed * 3000 + row.key, 20))
             for row in rows_of(seed + 1, count // 5)]  # fmt: skip
    final = [*kept, *fresh]
    chance.shuffle(final)
    after = sent_again(final, two, first)
    untouched = [row for at, row in enumerate(rows) if at not in out and at not in edits]
    same(before, after, untouched)
    for at in edits:
        assert after[rows[at].key] == before[rows[at].key]
    for row in fresh:
        assert after[row.key] not in before.values()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), looks, looks, looks, st.randoms(use_true_random=False))
def test_over_three_versions(seed: int, one: Look, two: Look, three: Look, chance: random.Random) -> None:
    rows = rows_of(seed, 25)
    first, before = read(rows, one)
    chance.shuffle(rows)
    second = carry_ids(extract(written(rows, two), "Haven", case()), first)
    chance.shuffle(rows)
    third = carry_ids(extract(written(rows, three), "Haven", case()), second)
    same(before, ids_of(third, rows, three), rows)


def test_what_left_and_came_back_is_the_same_entry_when_only_a_typo_was_mended() -> None:
    rows = rows_of(7, 12)
    first, before = read(rows, Look())
    assert sent_again(rows[2:], Look(style=2), first) == {row.key: before[row.key] for row in rows[2:]}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_entries_alike_in_words_and_day_are_as_many_as_before(number: int) -> None:
    row = replace(rows_of(3, 1)[0], words="Home visit. No reply.")
    twins = [replace(row, key=key) for key in range(3)]
    first, before = read(twins, Look())
    after = sent_again(twins[:number], Look(style=2, numbered=True), first)
    assert set(after.values()) <= set(before.values())


HEAD = ("Date", "Time", "Family member", "Event", "Comments")


def carried(old: list[tuple[str, ...]], new: list[tuple[str, ...]]) -> list[int | None]:
    """For each new row, which old one it was."""
    first = extract(document(table(HEAD, *old)), "Haven")
    found = carry_ids(extract(document(table(HEAD, *new)), "Haven"), first)
    at = {event.id: number for number, event in enumerate(first.events)}
    return [at.get(event.id) for event in found.events]


def test_a_long_comment_written_into_a_short_entry_leaves_it_the_same() -> None:
    old = [("12/03/2009", "", "Mother", "Home visit. No reply.", "")]
    new = [("12/03/2009", "", "Mother", "Home visit. No reply.", prose(1, 60))]
    assert carried(old, new) == [0]


def test_words_added_to_a_short_entry_leave_it_the_same() -> None:
    old = [("12/03/2009", "", "Mother", "Home visit. No reply.", ""),
           ("12/03/2009", "", "Father", prose(4, 12), "")]  # fmt: skip
    new = [("12/03/2009", "", "Father", prose(4, 12), ""),
           ("12.3.09", "", "Mother", "Home visit. No reply. " + prose(2, 50), "")]  # fmt: skip
    assert carried(old, new) == [1, 0]


def test_alike_but_for_the_time_each_stays_itself() -> None:
    old = [
        ("12/03/2009", time, "Mother", "Home visit. No reply.", "") for time in ("10:00", "12:00", "15:00")
    ]
    new = [("12.3.09", time, "Mother", "Home visit. No reply.", "") for time in ("15.00", "13.00", "10.00")]
    assert carried(old, new) == [2, 1, 0]


def test_alike_but_for_the_time_and_edited_each_stays_itself() -> None:
    old = [
        ("12/03/2009", time, "Mother", "Home visit. No reply.", "") for time in ("10:00", "12:00", "15:00")
    ]
    new = [("12.3.09", time, "Mother", "Home visit; no answer.", "") for time in ("15.00", "10.00")]
    assert carried(old, new) == [2, 0]


def test_hyphens_and_quotation_marks_of_another_program_change_nothing() -> None:
    old = [("12/03/2009", "", "Mother", "Re-referred - mother's wish.", "")]
    new = [("12/03/2009", "", "Mother", "Rereferred – mother’s wish", "")]
    assert carried(old, new) == [0]


def test_two_events_of_a_day_are_not_taken_for_each_other_because_one_word_is_the_same() -> None:
    old = [("12/03/2009", "", "Mother", "Letter", "")]
    new = [("12/03/2009", "", "Father", "Letter from the court about the hearing, read to him.", "")]
    assert carried(old, new) == [None]

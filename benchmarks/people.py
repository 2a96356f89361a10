"""Who is who: how many forms of a name lead to the right person, and what it costs an entry.

Run `python -m benchmarks.people [ENTRIES]` (50,000 when none is named). Three tables:

1. forms: everybody of the sample case written in each form, in the column of names and in prose, and in prose
   the same forms for people who are not in the case; how many were found, how many named wrongly.
2. columns: the people the sample's own columns of names list, against what was found in those columns.
3. cost: CPU microseconds an entry with the sample's 40 people and with 60, and the share of the whole road
   (a Word file of as many rows read, rows to entries, kept and opened again, merged, all files written), in
   one process.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.docx_read import make_file
from pipeline import chronology, documents, reports
from pipeline.case import Case, Person, load
from pipeline.chronology.model import Event, Source, When
from pipeline.chronology.people.recognise import FIELDS, Recogniser
from pipeline.documents.model import Cell, Document, Row, Table
from samples.truth import Expected, truth

Write = Callable[[str, str], str]

_STRANGERS = ("Imelda Fothergill", "Jasper Quennell", "Rowena Prideaux", "Tobias Wrexham", "Nadine Okonjo")
_HEAD = ("Date", "Family member", "Professional", "Contact", "Description", "Child seen", "Comments")
_SAMPLE = Path(__file__).parent.parent / "samples" / "case.yaml"


def _swapped(word: str) -> str:
    return word[:-3] + word[-2] + word[-3] + word[-1] if len(word) > 4 else word


FORMS: dict[str, Write] = {
    "full": lambda first, last: f"{first} {last}",
    "capitals": lambda first, last: f"{first} {last}".upper(),
    "possessive": lambda first, last: f"{first} {last}’s",
    "surname first": lambda first, last: f"{last.upper()}, {first}",
    "surname first, no comma": lambda first, last: f"{last.upper()} {first}",
    "initial and surname": lambda first, last: f"{first[0]}. {last}",
    "two letters swapped": lambda first, last: f"{_swapped(first)} {_swapped(last)}",
    "a letter left out": lambda first, last: f"{first} {last[:-2]}{last[-1]}",
    "first name alone": lambda first, last: first,
    "title and surname": lambda first, last: f"Mx {last}",
}


def forms(case: Case) -> None:
    """The table of forms; a stranger named as somebody of the case counts as wrong."""
    recogniser = Recogniser(case)
    people = [(person.name, *_ends(person.name)) for person in case.people]
    print(
        f"{'form':<26}{'column':>8}{'prose':>8}{'perhaps':>9}{'wrong':>7}{'strangers':>11}"
        f"   of {len(people)} people and {len(_STRANGERS)} strangers"
    )
    for name, write in FORMS.items():
        column = prose = perhaps = wrong = 0
        for person, first, last in people:
            words = write(first, last)
            field = "professional" if _is_professional(case, person) else "family_member"
            column += person in _sure(recogniser.event(_entry(field, words)))
            found = recogniser.event(_entry("description", f"Later that day she saw {words} there."))
            sure = _sure(found)
            prose += person in sure
            perhaps += person not in sure and any(seen.name == person for seen in found.people)
            wrong += bool(sure - {person})
        taken = sum(
            bool(recogniser.event(_entry("description", f"She saw {write(*stranger.split())} there.")).people)
            for stranger in _STRANGERS
        )
        print(f"{name:<26}{column:>8}{prose:>8}{perhaps:>9}{wrong:>7}{taken:>11}")


def columns(case: Case) -> None:
    """The sample's columns of names against what was found in them."""
    recogniser = Recogniser(case)
    known = {(first, last): person.name for person in case.people for first, last in [_ends(person.name)]}
    right = missed = extra = 0
    for expected in _expected():
        for field in ("family_member", "professional"):
            text = getattr(expected, field)
            listed = {name for (first, last), name in known.items() if f"{first} {last}" in text}
            found = _sure(recogniser.event(_entry(field, text)))
            right += len(listed & found)
            missed += len(listed - found)
            extra += len(found - listed)
    print(
        f"\ncolumns of names: {right} people found, {missed} missed, "
        f"{extra} more than the full names alone tell"
    )


def cost(case: Case, entries: int) -> None:
    """CPU microseconds an entry, and the share of the whole road."""
    more = tuple(
        Person(name=f"{name} {name[::-1].title()}son", role="professional", designation="Officer")
        for name in ("Abel", "Beryl", "Cyrus", "Delia", "Edgar", "Fern", "Gwyn", "Hester", "Idris", "Jocasta")
    )
    sixty = case.model_copy(update={"people": (*case.people, *more, *(_renamed(p) for p in more))})
    texts = [_words(expected) for expected in _expected()]
    rows = [texts[number % len(texts)] for number in range(entries)]
    with tempfile.TemporaryDirectory() as folder:
        make_file(Path(folder) / "a.docx", entries, "Agency")
        begun = time.process_time()
        documents.read(Path(folder) / "a.docx")
        opened = time.process_time() - begun
    begun = time.process_time()
    plain = chronology.extract(_document(rows), "Wealdshire Constabulary")
    plain = chronology.chronology_from_json(json.loads(json.dumps(chronology.chronology_to_json(plain))))
    read = opened + time.process_time() - begun
    named: dict[int, tuple[float, float]] = {}
    for people in (case, sixty):
        begun = time.process_time()
        recogniser = Recogniser(people)
        made = time.process_time() - begun
        found = tuple(map(recogniser.event, plain.events))
        named[len(people.people)] = (made, time.process_time() - begun - made)
        plain = replace(plain, events=found)
    begun = time.process_time()
    nobody = case.model_copy(update={"people": ()})
    with tempfile.TemporaryDirectory() as folder:
        reports.write_panel(
            Path(folder), chronology.merge([plain], nobody), nobody, made_on=dt.date(2010, 6, 1)
        )
    whole = read + time.process_time() - begun
    print(
        f"\n{len(plain.events):,} entries; "
        f"without names the road takes {whole / entries * 1e6:,.0f} µs an entry"
    )
    for count, (made, taken) in named.items():
        each = taken / len(plain.events) * 1e6
        print(f"{count} people: {made:.2f} s once, {each:.0f} µs an entry, {taken / whole:.0%} of the road")


def _renamed(person: Person) -> Person:
    return person.model_copy(update={"name": f"{person.name} Ann"})


def _ends(name: str) -> tuple[str, str]:
    words = name.split()
    return words[0], words[-1]


def _is_professional(case: Case, name: str) -> bool:
    return any(person.name == name and person.role == "professional" for person in case.people)


def _sure(event: Event) -> set[str]:
    return {seen.name for seen in event.people if seen.certainty != "ambiguous"}


def _entry(field: str, text: str) -> Event:
    source = Source("a", "0" * 64, 1, 1)
    blank = Event("e0", "Agency", When(), "", "", "", "", "", "", "", source)
    assert field in FIELDS
    return replace(blank, **{field: text})


def _expected() -> Iterator[Expected]:
    for file in truth().values():
        yield from file.events


def _words(expected: Expected) -> tuple[str, ...]:
    return tuple(getattr(expected, field) for field in FIELDS)


def _document(rows: list[tuple[str, ...]]) -> Document:
    day = dt.date(2001, 1, 1)
    lines = [Row(tuple(Cell(text, column) for column, text in enumerate(_HEAD)), 1)]
    for number, words in enumerate(rows, 2):
        texts = (f"{day + dt.timedelta(days=number // 20):%d/%m/%Y}", *words)
        lines.append(Row(tuple(Cell(text, column) for column, text in enumerate(texts)), number))
    return Document("a.docx", "0" * 64, "docx", (Table(tuple(lines), 1, len(_HEAD)),))


def main() -> None:
    """Measure and print."""
    case = load(_SAMPLE)
    forms(case)
    columns(case)
    cost(case, int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)


if __name__ == "__main__":
    main()

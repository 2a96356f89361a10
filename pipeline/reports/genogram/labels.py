"""What stands under a symbol: dates, ages and, for a pregnancy, what became of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pipeline.reports.genogram import kinship
from pipeline.reports.genogram.model import Member

if TYPE_CHECKING:
    from pipeline.case import Person
    from pipeline.relations import Pregnancy
_OUTCOMES = {"expected": "Pregnancy", "miscarriage": "Miscarriage", "termination": "Termination"}
_YEARS_BEFORE_MONTHS = 2  # below that age a child's months are said


def member(person: Person, on: dt.date) -> Member:
    """A person of the case as a symbol; ages are those on the day `on`, or at death."""
    unborn = kinship.is_unborn(person)
    born, died = person.date_of_birth, person.date_of_death
    return Member(
        name=person.name,
        gender=kinship.gender(person),
        kind="pregnancy" if unborn else "person",
        subject=person.role == "subject",
        died=died is not None or person.year_of_death is not None or person.deceased,
        lines=_lines(person, on),
        order=_order(born, person.year_of_birth),
        relationship=person.relationship or ("subject child" if person.role == "subject" else ""),
    )


def pregnancy(one: Pregnancy) -> Member:
    """A pregnancy as a symbol."""
    expected = one.outcome == "expected"
    when = _numbers(one.date) if one.date else str(one.year or "")
    return Member(
        name=_OUTCOMES[one.outcome],
        kind="pregnancy" if expected else "ended",
        lines=((f"due {when}" if expected else when),) if when else (),
        order=_order(one.date, one.year),
    )


def age(born: dt.date, on: dt.date) -> str:
    """An age in words: "aged 23", "aged 6 months", "aged 12 days"."""
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if years >= _YEARS_BEFORE_MONTHS:
        return f"aged {years}"
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if months >= 1:
        return f"aged {months} month{'s' if months > 1 else ''}"
    days = (on - born).days
    return f"aged {days} day{'' if days == 1 else 's'}"


def _lines(person: Person, on: dt.date) -> tuple[str, ...]:
    born, died = person.date_of_birth, person.date_of_death
    lines = []
    if born or person.year_of_birth:
        lines.append(f"b. {_numbers(born) if born else person.year_of_birth}")
    if died or person.year_of_death:
        lines.append(f"d. {_numbers(died) if died else person.year_of_death}")
    elif person.deceased:
        lines.append("died")
    until = died or (None if person.year_of_death or person.deceased else on)
    if born and until and born <= until:
        lines.append(age(born, until))
    return tuple(lines)


def _order(born: dt.date | None, year: int | None) -> tuple[int, int] | None:
    if born is not None:
        return born.year, born.timetuple().tm_yday
    return (year, 0) if year is not None else None


def _numbers(day: dt.date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"

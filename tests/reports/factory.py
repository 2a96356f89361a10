"""Small integrated chronologies for the tests of the reports. Everything in them is invented."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pipeline.case import Case
from pipeline.chronology.model import (
    Aside,
    Chronology,
    Event,
    Flag,
    IntegratedChronology,
    RowCount,
    Source,
    When,
)

POLICE, CSC, GP = "Wealdshire Constabulary", "Wealdshire Children's Social Care", "Marling Road Surgery"
AGENCIES = (POLICE, CSC, GP)
MADE_ON = dt.date(2010, 6, 1)
SHA = {name: f"{place:064x}" for place, name in enumerate(AGENCIES)}
FILES = {POLICE: "police chron v2.docx", CSC: "csc chronology.docx", GP: "gp.pdf"}

HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "+44 1632 960 001",
    "-1+1",
    "@SUM(A1:A9)",
    "\t=1+1",
    "'quoted",
    "]]> <![CDATA[ &amp; &#x41; </w:t></w:p>",
    "{{ 7*7 }} {% raw %} ${7*7}",
    "control \x00\x01\x0b\x1f\x7f\x92 end",
    "lone surrogate \ud83d end",
    "_x0041_ and _x005F_",
    "https://example.invalid/ and mailto:a@example.invalid",
    "right to left \u202eevil\u202c and שלום مرحبا",
    "line one\nline two\nline three",
    '"quotes" and \'apostrophes\' & "more"',
    "&lt;b&gt;",
    "{=SUM(A1)}",
    "&C&D header codes",
)
"""Texts that would be markup, script or formula if any format let them."""


def case(**changes: object) -> Case:
    """A case of three agencies that owe a chronology and one that has sent none."""
    return Case.model_validate(
        {
            "reference": "WSCB-2010-02",
            "board": "Wealdshire Safeguarding Children Board",
            "review_period": {"start": dt.date(2007, 1, 1), "end": dt.date(2009, 11, 28)},
            "agencies": [
                {"name": POLICE, "folder": "police"},
                {"name": CSC, "folder": "csc"},
                {"name": GP, "folder": "gp"},
                {"name": "Haven Domestic Abuse Outreach", "folder": "haven"},
            ],
            **changes,
        }
    )


def event(number: int, agency: str = POLICE, **fields: object) -> Event:
    """An entry of an exact day with plain texts; `fields` replace any of its own."""
    date = dt.date(2009, 3, 12) + dt.timedelta(days=number)
    plain = Event(
        id=f"{number:012x}",
        agency=agency,
        when=When(date, date, precision="day"),
        date_text=date.strftime("%d/%m/%Y"),
        family_member="Maisie Tarrant",
        professional="PC 3071 Sunita Rao",
        contact="Telephone call. RMS log",
        description=f"Entry {number}: officers attended and spoke to both adults.",
        child_seen="Yes, asleep",
        comments="",
        source=Source(FILES[agency], SHA[agency], 1, number + 2, 4 if agency == GP else None),
        child_seen_value="yes",
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def integrated(*events: Event, asides: tuple[Aside, ...] = ()) -> IntegratedChronology:
    """The merge of these entries; every document's rows add up."""
    documents = []
    for name in AGENCIES:
        own = sum(one.agency == name for one in events)
        extra = len(asides) if name == POLICE else 0
        documents.append(
            Chronology(
                file=FILES[name],
                sha256=SHA[name],
                agency=name,
                events=(),
                rows=RowCount(seen=own + extra + 1, events=own, headings=1, unplaced=extra),
                asides=asides if name == POLICE else (),
                columns=((1, (("Date", "date"), ("Collar no.", "professional"))),),
                cautions=(("tracked-changes", "The file holds tracked changes."),) if name == CSC else (),
            )
        )
    return IntegratedChronology("WSCB-2010-02", tuple(documents), events)


def rich() -> IntegratedChronology:
    """One entry of every sort: exact, assumed, doubted with columns and notes, a range, flagged, undated."""
    day = dt.date
    return integrated(
        event(0, when=When(day(2009, 3, 12), day(2009, 3, 12), dt.time(14, 30), precision="day")),
        event(
            1,
            CSC,
            when=When(day(2009, 3, 13), day(2009, 3, 13), precision="day", assumed=("year",)),
            date_text="Fri 13 March",
        ),
        event(
            2,
            GP,
            when=When(day(2009, 6, 1), day(2009, 6, 30), precision="month", uncertain=True),
            date_text="c. June 2009",
            extra={"Read code": "9N11."},
            notes=(("comment", "Check with the ward"), ("image", "")),
        ),
        event(
            3,
            when=When(day(2009, 7, 2), day(2009, 7, 4), dt.time(22, 0), dt.time(2, 15), "range"),
            linked=(f"{0:012x}",),
        ),
        event(
            4,
            flags=(
                Flag("weekday-mismatch", "16 March 2009 was a Monday."),
                Flag("child-seen-blank", "Not said."),
            ),
        ),
        event(5, CSC, when=When(flags=(Flag("undated", "The date cell holds no date."),)), date_text=""),
        asides=(
            Aside("unplaced", "Total 14 <b>", 1, 99, None, "no date"),
            Aside("note", "# ask the team manager", 1, 7),
            Aside("banner", "2008", 1, 3),
            Aside("heading", "Date | Time", 1, 1),
        ),
    )


def before_rich() -> IntegratedChronology:
    """What `rich` was one merge earlier: its first entry was not there, its second said something else."""
    whole = rich()
    second = whole.events[1]
    earlier = replace(
        second,
        description="Something else.",
        when=When(dt.date(2008, 3, 13), dt.date(2008, 3, 13), precision="day"),
    )
    return replace(whole, events=(earlier, *whole.events[2:]))

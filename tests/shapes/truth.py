"""The neutral truth: a seeded, realistic list of entries, told once and without any layout."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from tests.shapes import writings
from tests.shapes.writings import Clock, Meaning

ANSWERS = (
    ("Yes", "yes"),
    ("Yes, playing in the front room", "yes"),
    ("No", "no"),
    ("Not seen", "no"),
    ("", None),
    ("Seen asleep; not spoken to", "yes"),
    ("Not recorded", "unclear"),
)
"""What stands under "Child seen?", and what it says."""
_FAMILY = (
    "Maisie Tarrant",
    "Leanne Tarrant",
    "Tyler Dunmore",
    "Will Ashdown\nLeanne Tarrant",
    "Mother",
    "MGM",
)
_WORKERS = (
    "Gillian Marsh, HV",
    "PC 2214 Neil Harbord",
    "Dr P. Lomax",
    "Marcus Tolland (social worker)",
    "Mrs O'Dowd & Miss Poole",
    "T. Winfield – outreach",
)
_CONTACTS = ("Home visit", "Telephone call", "Letter", "Clinic", "E-mail", "Strategy discussion", "999 call")
_COMMENTS = ("", "", "Good practice.", "No record of what was agreed.", "See also 4.12, below", "None")
_OUTCOMES = ("NFA", "Referral made", "Review in 6 weeks", "Message left", "")
_SENTENCES = (
    "Home visit by arrangement; the flat was warm and there was food in the cupboards.",
    "Mother said “I'm fine, it's only the nights” and asked about a transfer.",
    "No reply at the door, card left (second time).",
    "Telephoned the duty team – no answer – and left a message for a call back.",
    "Maisie, Tyler and Grace were seen; Maisie's left hand was dressed.",
    "The appointment of 12/03/2008 had been missed, a second one was offered for the spring.",
    "Weight 9.2 kg (9th centile), height not taken.",
    "He said that the door 'sticks', and that nobody had been locked in.",
    "Letter to GP, HV and school; copy to file.",
    "Neighbour reported shouting, a child crying & something being thrown.",
    "Discussed: sleep, feeding, the stair gate, and who looks after the children.",
    "Décor poor, damp in the back bedroom: reported to housing (£40 heater lent).",
    "Attendance is down to 61% this term.",
    "Mum < 5 minutes late; no concerns… she left with both children.",
)
_BULLETS = (
    "referral to children's centre",
    "new date agreed for the eight-month check",
    "police to be told",
    "mother to ring the surgery, by Friday",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as its author meant it.

    Attributes:
        day: the day it stands at, or the first of its period.
        written, meaning: the date in full and what it says, the time left out.
        clock: its time.
        same_day: it happened on the day of the entry before, and may leave the date out.
        short: the date without its year, for a place where the year stands above; "" when it has none.
        description: lines; a line that begins with "• " is an item of a list.
        number: unique within the story, part of the description.
    """

    day: dt.date
    written: str
    meaning: Meaning
    clock: Clock | None
    same_day: bool
    short: str
    family_member: str
    professional: str
    contact: str
    description: str
    child_seen: str
    child_seen_value: str | None
    comments: str
    outcome: str
    number: int


@dataclass(frozen=True, slots=True)
class Story:
    """A truth: its seed and entries, in time order by the days they stand at."""

    seed: int
    entries: tuple[Entry, ...]


def story(seed: int, count: int = 18) -> Story:
    """A story of `count` entries over two or three years; the same seed gives the same story."""
    rng = Random(seed)
    day = dt.date(2007, rng.randint(1, 6), rng.randint(1, 28))
    entries: list[Entry] = []
    for number in range(count):
        before = entries[-1] if entries else None
        same = before is not None and before.meaning.precision == "day" and rng.random() < 0.25
        same = same and before is not None and before.meaning.start is not None
        if not same and before is not None:
            day = max(day, before.meaning.end or day) + dt.timedelta(days=rng.randint(4, 60))
        entries.append(_entry(rng, day, same, before, number))
    return Story(seed, tuple(entries))


def _entry(rng: Random, day: dt.date, same: bool, before: Entry | None, number: int) -> Entry:
    short = ""
    roll = rng.random()
    if same or roll < 0.66:
        written, meaning = writings.full(day, rng)
        short = writings.without_year(day, rng)[0]
    elif roll < 0.76:
        written, meaning = writings.doubted(day, rng)
    else:
        written, meaning = writings.period(day, rng)
    if before is not None and (before.meaning.uncertain or (before.clock and before.clock.uncertain)):
        same = False  # whether doubt is handed down with the day is another question
    clock = writings.clock(rng) if meaning.precision == "day" and rng.random() < 0.4 else None
    if same and clock is not None and before is not None and before.clock is not None:
        clock = None  # an earlier time on the same day would be another question
    answer, value = rng.choice(ANSWERS)
    return Entry(
        meaning.start or day,
        written,
        meaning,
        clock,
        same,
        short,
        rng.choice(_FAMILY),
        rng.choice(_WORKERS),
        rng.choice(_CONTACTS),
        _description(rng, number),
        answer,
        value,
        rng.choice(_COMMENTS),
        rng.choice(_OUTCOMES),
        number,
    )


def _description(rng: Random, number: int) -> str:
    """One to nine sentences in up to three paragraphs, sometimes a list; the record's number is unique."""
    length = rng.choice((1, 1, 2, 2, 3, 4, 9))
    sentences = [rng.choice(_SENTENCES) for _ in range(length)]
    sentences[0] = f"{sentences[0]} [record {number + 4001}]"
    paragraphs = rng.randint(1, min(3, length))
    size = -(-length // paragraphs)
    lines = [" ".join(sentences[at : at + size]) for at in range(0, length, size)]
    if rng.random() < 0.25:
        lines += ["Agreed:", *(f"• {item}" for item in rng.sample(_BULLETS, rng.randint(2, 3)))]
    return "\n".join(lines)

"""A page and a half of an overview report: who is in it and what it says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.anonymise.canaries.planted import Planted

PEOPLE = ("Kwabena Thorgrimsen", "Sieglinde Mkhwanazi", "Oluwatoyin Brzezinka", "Rhiannon Gebremedhin")
"""The child, the mother, the social worker, and the author of the report, who stands at its edges only."""
CHILD, MOTHER, WORKER, AUTHOR = PEOPLE
TITLE = "Overview Report"
HEADER = f"Draft by {AUTHOR}"
FOOTNOTE = f"The note was written by {WORKER} from memory."
TABLE = (
    ("Who was seen", "By whom", "What was agreed"),
    (CHILD, WORKER, "A plan was agreed and written down"),
    (MOTHER, "The health visitor", "Weekly visits for a month"),
)


@dataclass(frozen=True)
class Block:
    """A heading or a paragraph; words in bold stand between asterisks."""

    text: str
    heading: bool = False


BLOCKS = (
    Block("What happened", heading=True),
    Block(f"When *{CHILD}* was a baby the family lived in one room above a shop."),
    Block(f"{MOTHER} told the midwife that nobody at home could help with the nights."),
    Block(
        f"The social worker, {WORKER.split()[0]} *{WORKER.split()[1]}*, wrote to the school in plain words."
    ),
    Block(
        f"The school did not know that {CHILD.split()[0]} had moved, and the letter was returned unopened."
    ),
    Block("What was learnt", heading=True),
    Block("Each agency held a part of the picture and no meeting brought the parts together."),
    Block(f"Mrs {MOTHER.split()[1]}’s telephone calls were not returned for several weeks."),
)
KEPT = (
    "was a baby the family lived in one room above a shop",
    "told the midwife that nobody at home could help with the nights",
    "wrote to the school in plain words",
    "had moved, and the letter was returned unopened",
    "Each agency held a part of the picture and no meeting brought the parts together",
    "telephone calls were not returned for several weeks",
    "What was agreed",
    "Weekly visits for a month",
    "What happened",
    "What was learnt",
)
"""What must be in the published text, to the letter."""
PLANTED = tuple(Planted(name.split()[0], "story", name, tuple(name.split()), True) for name in PEOPLE)


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """A block's text in pieces: (words, bold)."""
    for at, words in enumerate(text.split("*")):
        if words:
            yield words, bool(at % 2)


READS_AS = {
    "HEADER": "Draft by Nurse 2",
    "AUTHOR": "Nurse 2",
    "CHILD": "Relative 1",
    "FOOTNOTE": "The note was written by Relative 2 from memory.",
    "TABLE": (
        ("Who was seen", "By whom", "What was agreed"),
        ("Relative 1", "Relative 2", "A plan was agreed and written down"),
        ("Nurse 1", "The health visitor", "Weekly visits for a month"),
    ),
    "BLOCKS": (
        Block("What happened", heading=True),
        Block("When *Relative 1* was a baby the family lived in one room above a shop."),
        Block("Nurse 1 told the midwife that nobody at home could help with the nights."),
        Block("The social worker, Relative 2, wrote to the school in plain words."),
        Block("The school did not know that Relative 1 had moved, and the letter was returned unopened."),
        Block("What was learnt", heading=True),
        Block("Each agency held a part of the picture and no meeting brought the parts together."),
        Block("Nurse 1’s telephone calls were not returned for several weeks."),
    ),
}
"""The same report as it is to be published, in this module's own names for its parts."""

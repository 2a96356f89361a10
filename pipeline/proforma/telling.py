"""A family told in running text: "His mother is Jane Roe", "Ann Doe (grandmother)", "Kim was born on …"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.chronology import parse_when
from pipeline.proforma.definition import FieldOf
from pipeline.proforma.labels import Label
from pipeline.proforma.outline import Line, Outline

_NAME = r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
_FEWEST_WORDS = 6
_DAY = r"\d{1,2}(?:st|nd|rd|th)?[ /.\-]\w+[ ,/.\-]+\d{2,4}"
_BORN = re.compile(
    rf"(?P<name>{_NAME})[^.;]{{0,60}}?\b(?:was born|born|d\.?o\.?b\.?)\W+(?:on )?(?P<when>{_DAY})"
)
_RELATIONS = ("mother", "father", "brother", "sister", "sibling", "grandmother", "grandfather", "partner",
              "parent", "aunt", "uncle", "stepfather", "stepmother", "half")  # fmt: skip
_NO_NAME = frozenset(
    ["He", "She", "It", "They", "The", "This", "That", "His", "Her", "Their", "Both", "No", "Not", "Mother",
     "Father", "Mum", "Dad", "We", "A", "An", "Child", "Who", "There", "When", "In", "Unknown"]
)  # fmt: skip
_SUBJECT, _BIRTH = ".subject", ".subject-dob"


class Told(NamedTuple):
    """The line that says it, and what it says."""

    line: int
    value: str


def told(field: FieldOf, labels: Iterable[Label], lines: Iterable[int], outline: Outline) -> Told | None:
    """What the running text of a section says of a field, None when nothing.

    Only of names, and of the birth of the one whose birth is told first, unless that one is somebody's
    relative; sentences that name nobody tell nothing.

    Args:
        labels: the field's labels.
        lines: the lines of its section.
    """
    prose = [(number, outline.lines[number]) for number in sorted(lines) if _is_prose(outline.lines[number])]
    for number, line in prose:
        if field.id.endswith((_SUBJECT, _BIRTH)):
            value = _of_subject(line.text, birth=field.id.endswith(_BIRTH))
        elif field.value == "name":
            value = next((name for label in labels if (name := _named(line.text, label))), "")
        else:
            value = ""
        if value:
            return Told(number, value)
    return None


def _is_prose(line: Line) -> bool:
    return not line.table and line.kind == "paragraph" and len(line.text.split()) >= _FEWEST_WORDS


def _named(text: str, label: Label) -> str:
    """The name a sentence gives to a relation: before it in brackets or commas, or behind it."""
    if len(label) != 1 or label[0] not in _RELATIONS:
        return ""
    word = rf"(?<![\w'’-]){label[0]}s?(?!['’\w-])"
    patterns = (
        rf"(?i:{word})(?: (?:is|was|are|were|called|named))*,? ?(?:called |named |\()?(?P<name>{_NAME})",
        rf"(?P<name>{_NAME}),? (?:is |was |\()?"
        rf"(?:(?:his|her|their|the|the child['’]s|\w+['’]s) )?(?i:{word})",
    )
    for pattern in patterns:
        for found in re.finditer(pattern, text):
            if found["name"].split()[0] not in _NO_NAME:
                return found["name"]
    return ""


def _of_subject(text: str, *, birth: bool) -> str:
    found = _BORN.search(text)
    if found is None or found["name"].split()[0] in _NO_NAME:
        return ""
    if any(relation in found[0].lower() for relation in _RELATIONS):
        return ""
    when = parse_when(found["when"])
    if when.start is None:
        return ""
    return found["when"].strip() if birth else found["name"]

"""What is replaced in a document, by what, and what a person has said of it (`redactions/1`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.anonymise.model import Label, Source

Decision = Literal["pending", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Redaction:
    """One stretch of one passage and what it is to read instead.

    Attributes:
        id: the same for the same words in the same surroundings of the next draft.
        passage: the number of the passage it stands in.
        start: index of its first character in the passage's text.
        end: index after its last.
        text: what stood there.
        replacement: what is to stand there, in its grammatical form ("Child A's", "a social worker").
        label: what it is.
        source: by which means it was found; `from` in the JSON.
        score: how sure.
        entry: the id of the key's entry it is an instance of; None for a date, an age and the like.
        candidates: ids of the entries it may be, when there are several (two people called Jordan) or when
            it may be a plain word (Hope); then a person has to decide, and `question` says why.
        question: what a person is asked, in plain words; "" when nothing is.
        decision: pending as long as nobody has looked.
        by_reviewer: the replacement was set by a person.
    """

    id: str
    passage: int
    start: int
    end: int
    text: str
    replacement: str
    label: Label
    source: Source
    score: float
    channel: str
    where: str
    context: str
    entry: str | None = None
    candidates: tuple[str, ...] = ()
    question: str = ""
    decision: Decision = "pending"
    by_reviewer: bool = False


@dataclass(frozen=True, slots=True)
class Quasi:
    """Something that may point to the family without naming it, left in the text for a person to decide.

    `kind`: ethnicity | faith | disability | rare-fact | twins | job | place | date | age.
    """

    passage: int
    start: int
    end: int
    text: str
    kind: str
    why: str

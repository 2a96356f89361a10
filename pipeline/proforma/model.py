"""What the check of one document against its proforma says. Evidence and places, never a mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["present", "empty", "guidance-only", "missing", "not-applicable"]
"""present: answered in the author's words · empty: the heading or label is there, nothing under it ·
guidance-only: only the proforma's own words or placeholders are there · missing: neither heading nor label ·
not-applicable: the author says so, and the sentence is the evidence."""

ANSWERED: tuple[Status, ...] = ("present", "not-applicable")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the document and where to look for them.

    Attributes:
        heading: the nearest heading above, as submitted; "" when none.
        excerpt: the words themselves, cut at a word's end after some 240 characters.
        page: None in Word files.
        place: for people: "paragraph 41", "table 2, row 3".
    """

    heading: str
    excerpt: str
    page: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a requirement has its status: the heading or label found, how much stands under it, and its start.

    Attributes:
        words: words of the author's own, the proforma's guidance and placeholders not counted.
    """

    heading: str = ""
    words: int = 0
    page: int | None = None
    excerpt: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One requirement of the definition and what was found of it.

    Attributes:
        id: the definition's.
        note: what a reader should know of how it was found ("under one heading with 1.4"), or "".
        source: the protocol's paragraph.
    """

    id: str
    title: str
    required: bool
    status: Status
    evidence: Evidence | None = None
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A term of reference or a prompt, and the passages that address it. No passage is no judgement.

    Attributes:
        id: the prompt's id in the definition; "tor.1" … for terms of reference.
        status: addressed, or no-passage-found.
    """

    id: str
    text: str
    status: Literal["addressed", "no-passage-found"]
    evidence: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with what is there (a row without a responsible person, a late arrival).

    Attributes:
        code: a short stable word.
        where: for people: "action plan row 3".
        hint: worth a look, but no reason to send the document back (SMART wording, readability).
    """

    code: str
    where: str
    message: str
    hint: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """One document against one proforma (`proforma-check/1`).

    Attributes:
        document: the file's name as submitted.
        kind: the kind of document: imr, chronology, action-plan …
        proforma: the definition's name.
        agency: whose document it is, "" when not known.
    """

    document: str
    sha256: str
    kind: str
    proforma: str
    requirements: tuple[Finding, ...]
    terms_of_reference: tuple[Question, ...] = ()
    prompts: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    agency: str = ""

    @property
    def lacking(self) -> tuple[Finding, ...]:
        """The required parts that are not answered."""
        return tuple(item for item in self.requirements if item.required and item.status not in ANSWERED)

    @property
    def complete(self) -> bool:
        """Nothing required is lacking and nothing is wrong. Questions without a passage do not count."""
        return not self.lacking and all(problem.hint for problem in self.problems)

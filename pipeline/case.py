"""case.yaml → `Case`: who the review is about, which agencies take part, what is due when.

The schema is the contract's; only `reference`, `agencies` and `review_period` are required. Values
are checked when the file is read, and the first thing wrong is one sentence with its line.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from pipeline import _schema, relations
from pipeline._schema import Frozen, PlacedError, Text
from pipeline.errors import CaseError
from pipeline.relations import Day, Pregnancy, Relations

CASE_FILE = "case.yaml"
SUBMISSION_KINDS = ("chronology", "imr", "action-plan", "agency-report", "other")
"""What an agency can be asked for."""

_RESERVED_FOLDERS = ("publication", "decisions")
_MOST_BYTES = 2_000_000


def _folder_name(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 _.&'()-]*(?<![ .])", value):
            raise ValueError("must be a plain folder name: letters, digits, blanks, hyphens")
        if value.lower() in _RESERVED_FOLDERS:
            raise ValueError(f"cannot be “{value}”: that inbox folder has a use of its own")
    return value


Kind = Literal["chronology", "imr", "action-plan", "agency-report", "other"]


class ReviewPeriod(Frozen):
    """The first and last day the review looks at, both included."""

    start: Day
    end: Day

    @model_validator(mode="after")
    def _in_order(self) -> ReviewPeriod:
        if self.end < self.start:
            raise ValueError("ends before it starts")
        return self


class Agency(Frozen):
    """One agency: its name, its inbox folder, what it was asked for and by when.

    `author` and `senior_manager` are who it said would write its review and sign it off (000, 5.10).
    """

    name: Text
    folder: Annotated[Text, BeforeValidator(_folder_name)]
    aliases: tuple[Text, ...] = ()
    author: Text | None = None
    senior_manager: Text | None = None
    submits: tuple[Kind, ...] = ("chronology", "imr", "action-plan")
    due: dict[Kind, Day] = Field(default_factory=dict)


class Person(Relations):
    """Someone the case names. `pseudonym` is given automatically where absent."""

    role: Literal["subject", "parent", "sibling", "relative", "partner", "other", "professional"] = "other"
    relationship: Text | None = None
    designation: Text | None = None
    agency: Text | None = None
    date_of_birth: Day | None = None
    date_of_death: Day | None = None
    address: Text | None = None
    pseudonym: Text | None = None


class NamedPlace(Frozen):
    """A school, surgery, street … that would identify the family."""

    name: Text
    also_known_as: tuple[Text, ...] = ()
    pseudonym: Text | None = None


class Identifier(Frozen):
    """Anything else that must never appear in a published document."""

    value: Text
    pseudonym: Text | None = None


class SignOff(Frozen):
    """Who released the publication, in which role, when."""

    by: Text
    role: Text
    on: Day


class Publication(Frozen):
    """How documents are anonymised for publication, and whether they may be released.

    `dates: days` counts the days from the index event, the subject child's death where none is given.
    `ages` are those of siblings. A released report stays online for `online_months` (12 for a serious case
    review: seed 001; 6 for other reviews: seed 004).
    """

    dates: Literal["keep", "month-year", "year", "days", "remove"] = "month-year"
    index_event: Day | None = None
    ages: Literal["keep", "round"] = "round"
    tracked_changes: Literal["accept", "refuse"] = "accept"
    comments: Literal["remove", "keep"] = "remove"
    online_months: Annotated[int, Field(ge=1, le=600)] = 12
    keep: tuple[Text, ...] = ()
    hold: Text | None = None
    sign_off: SignOff | None = None


class Case(Frozen):
    """One review, as the business office set it up.

    `proforma` is the folder of the board's own proforma definitions, relative to the case folder.
    """

    reference: Text
    review_period: ReviewPeriod
    agencies: tuple[Agency, ...]
    board: str = ""
    people: tuple[Person, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    terms_of_reference: tuple[Text, ...] = ()
    passwords: tuple[Text, ...] = ()
    publication: Publication = Publication()
    proforma: Text | None = None

    @model_validator(mode="after")
    def _agencies_stand_apart(self) -> Case:
        if not self.agencies:
            raise ValueError("names no agency")
        for what in ("name", "folder"):
            seen: set[str] = set()
            for at, agency in enumerate(self.agencies):
                value = getattr(agency, what).casefold()
                if value in seen:
                    raise PlacedError(f"gives a second agency the same {what}", ("agencies", at, what))
                seen.add(value)
        return self

    @model_validator(mode="after")
    def _family_can_be(self) -> Case:
        relations.check(self.people)
        return self

    def agency_of_folder(self, folder: str) -> Agency | None:
        """The agency whose inbox folder this is, whatever its letters' case."""
        for agency in self.agencies:
            if agency.folder.casefold() == folder.casefold():
                return agency
        return None

    def proforma_folder(self, case_dir: Path) -> Path | None:
        """Where the board's own proforma definitions are; None when it uses those of this software."""
        return case_dir / self.proforma if self.proforma else None

    def open_passwords(self) -> tuple[str, ...]:
        """The passwords to try on protected files; `env:NAME` is looked up now and skipped when unset."""
        found = []
        for entry in self.passwords:
            value = os.environ.get(entry[4:].strip()) if entry.startswith("env:") else entry
            if value:
                found.append(value)
        return tuple(found)


def load(path: Path) -> Case:
    """Read a case.

    Args:
        path: the case folder, or the case.yaml itself.

    Raises:
        CaseError: there is no such file, or something in it is wrong; says what, where and the remedy.
    """
    file = path / CASE_FILE if path.is_dir() else path
    return parse(_text_of(file))


def parse(text: str) -> Case:
    """Read a case from the text of a case.yaml; raises `CaseError` like `load`."""
    try:
        return _schema.parse(
            text, Case, groups=_GROUPS, what="a case", start="Start from the file that 'scr new' writes"
        )
    except _schema.WrongError as error:
        raise CaseError(error.wrong.trouble, error.wrong.remedy, line=error.wrong.line) from None


def _text_of(file: Path) -> str:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise CaseError("is far larger than a case can be", "Start from the file that 'scr new' writes")
        return file.read_text("utf-8-sig")
    except FileNotFoundError:
        raise CaseError(
            "is not there", "Make a case folder with 'scr new', or check the folder's name"
        ) from None
    except UnicodeDecodeError:
        raise CaseError("is not saved as UTF-8 text", "Save it again with the encoding UTF-8") from None
    except OSError:
        raise CaseError(
            "cannot be opened", "Check that you may read it and that the share is there"
        ) from None


_GROUPS: dict[str, type[Frozen]] = {
    "review_period": ReviewPeriod,
    "agencies": Agency,
    "people": Person,
    "pregnancies": Pregnancy,
    "places": NamedPlace,
    "identifiers": Identifier,
    "publication": Publication,
    "sign_off": SignOff,
}

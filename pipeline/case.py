"""case.yaml → `Case`: who the review is about, which agencies take part, what is due when.

The schema is the contract's; only `reference`, `agencies` and `review_period` are required. Values
are checked when the file is read, and the first thing wrong is one sentence with its line.
"""

from __future__ import annotations

import datetime as dt
import difflib
import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from pipeline import _yaml
from pipeline.errors import CaseError

CASE_FILE = "case.yaml"
SUBMISSION_KINDS = ("chronology", "imr", "action-plan", "agency-report", "other")
"""What an agency can be asked for."""

_RESERVED_FOLDERS = ("publication", "decisions")
_MOST_BYTES = 2_000_000


def _british(value: object) -> object:
    """Take 14/05/2010 and 14.5.2010 as well as 2010-05-14."""
    found = (
        re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", value.strip()) if isinstance(value, str) else None
    )
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else value


def _folder_name(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 _.&'()-]*(?<![ .])", value):
            raise ValueError("must be a plain folder name: letters, digits, blanks, hyphens")
        if value.lower() in _RESERVED_FOLDERS:
            raise ValueError(f"cannot be “{value}”: that inbox folder has a use of its own")
    return value


Text = Annotated[str, Field(min_length=1)]
Day = Annotated[dt.date, BeforeValidator(_british)]
Kind = Literal["chronology", "imr", "action-plan", "agency-report", "other"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _nothing_given_means_default(cls, value: Any) -> Any:
        """A key with nothing after its colon counts as not given."""
        if isinstance(value, dict):
            return {key: item for key, item in value.items() if item is not None}
        return value


class ReviewPeriod(_Frozen):
    """The first and last day the review looks at, both included."""

    start: Day
    end: Day

    @model_validator(mode="after")
    def _in_order(self) -> ReviewPeriod:
        if self.end < self.start:
            raise ValueError("ends before it starts")
        return self


class Agency(_Frozen):
    """One agency: its name, its inbox folder, what it was asked for and by when."""

    name: Text
    folder: Annotated[Text, BeforeValidator(_folder_name)]
    aliases: tuple[Text, ...] = ()
    submits: tuple[Kind, ...] = ("chronology", "imr", "action-plan")
    due: dict[Kind, Day] = Field(default_factory=dict)


class Person(_Frozen):
    """Someone the case names. `pseudonym` is given automatically where absent."""

    name: Text
    also_known_as: tuple[Text, ...] = ()
    role: Literal["subject", "parent", "sibling", "relative", "partner", "other", "professional"] = "other"
    relationship: Text | None = None
    designation: Text | None = None
    agency: Text | None = None
    date_of_birth: Day | None = None
    date_of_death: Day | None = None
    address: Text | None = None
    pseudonym: Text | None = None


class NamedPlace(_Frozen):
    """A school, surgery, street … that would identify the family."""

    name: Text
    also_known_as: tuple[Text, ...] = ()
    pseudonym: Text | None = None


class Identifier(_Frozen):
    """Anything else that must never appear in a published document."""

    value: Text
    pseudonym: Text | None = None


class SignOff(_Frozen):
    """Who released the publication, in which role, when."""

    by: Text
    role: Text
    on: Day


class Publication(_Frozen):
    """How documents are anonymised for publication, and whether they may be released."""

    dates: Literal["keep", "month-year", "year", "remove"] = "month-year"
    keep: tuple[Text, ...] = ()
    hold: Text | None = None
    sign_off: SignOff | None = None


class Case(_Frozen):
    """One review, as the business office set it up."""

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

    @model_validator(mode="after")
    def _agencies_stand_apart(self) -> Case:
        if not self.agencies:
            raise ValueError("names no agency")
        for what in ("name", "folder"):
            seen: set[str] = set()
            for agency in self.agencies:
                value = getattr(agency, what).casefold()
                if value in seen:
                    raise ValueError(f"has two agencies with the same {what}")
                seen.add(value)
        return self

    def agency_of_folder(self, folder: str) -> Agency | None:
        """The agency whose inbox folder this is, whatever its letters' case."""
        for agency in self.agencies:
            if agency.folder.casefold() == folder.casefold():
                return agency
        return None

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
        document = _yaml.load(text)
    except _yaml.YamlError as error:
        raise CaseError(error.trouble, "Mend that line and run again", line=error.line) from None
    if not isinstance(document.value, dict):
        raise CaseError("does not hold a case", "Start from the file that 'scr new' writes", line=1)
    try:
        return Case.model_validate(document.value)
    except ValidationError as error:
        raise _first_error(error, document) from None


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


def _first_error(error: ValidationError, document: _yaml.Lined) -> CaseError:
    """Turn the first thing wrong into a sentence that never quotes a value (it may be a name).

    An unknown key goes first: mistyped, it is also why another is missing.
    """
    first = min(
        error.errors(),
        key=lambda item: (item["type"] != "extra_forbidden", document.line(_path(item["loc"])) or 0),
    )
    path = _path(first["loc"])
    where = _spoken(path)
    line = document.line(path)
    kind, context = first["type"], first.get("ctx", {})
    if kind == "extra_forbidden":
        return CaseError(f"has a key that is not known, “{path[-1]}”", _did_you_mean(path), line=line)
    if kind == "missing":
        return CaseError(f"lacks {where}", "Add it; 'scr new' writes an example of every key", line=line)
    if kind == "value_error":
        return CaseError(f"{where} {context['error']}", "Change it and run again", line=line)
    wanted = _WANTED.get(kind, "is not what is expected here")
    if kind == "literal_error":
        wanted = f"must be one of {context['expected']}".replace("'", "")
    return CaseError(f"{where} {wanted}", "Change it and run again", line=line)


_WANTED = {
    "date_from_datetime_parsing": "must be a date such as 2009-11-28 or 28/11/2009",
    "date_parsing": "must be a date such as 2009-11-28 or 28/11/2009",
    "date_type": "must be a date such as 2009-11-28 or 28/11/2009",
    "date_from_datetime_inexact": "must be a date without a time",
    "tuple_type": "must be a list: one line each, beginning with a hyphen",
    "string_type": "must be a single value",
    "string_too_short": "must not be empty",
    "model_type": "must be a group of indented lines “key: value”",
    "model_attributes_type": "must be a group of indented lines “key: value”",
    "dict_type": "must be a group of indented lines “key: value”",
}


def _path(loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    return tuple(part for part in loc if part != "[key]")


def _spoken(path: tuple[str | int, ...]) -> str:
    """`("agencies", 1, "due", "imr")` → “agencies, entry 2, due, imr”."""
    if not path:
        return "the case"
    return ", ".join(f"entry {part + 1}" if isinstance(part, int) else str(part) for part in path)


_MODELS: dict[str, type[_Frozen]] = {
    "review_period": ReviewPeriod,
    "agencies": Agency,
    "people": Person,
    "places": NamedPlace,
    "identifiers": Identifier,
    "publication": Publication,
    "sign_off": SignOff,
}


def _did_you_mean(path: tuple[str | int, ...]) -> str:
    around = [part for part in path[:-1] if isinstance(part, str)]
    known = list((_MODELS.get(around[-1], Case) if around else Case).model_fields)
    close = difflib.get_close_matches(str(path[-1]), known, n=1)
    return f"Did you mean “{close[0]}”" if close else f"Known here are: {', '.join(known)}"

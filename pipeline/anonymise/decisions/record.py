"""A decisions file, read strictly and written (`decisions/1`).

What stands in it ends up in a published document, so a file that is not exactly right is refused as a whole,
with one sentence that quotes nothing of it.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from pipeline.anonymise.decisions.model import Added, Decided, Decisions, EntryDecided, PictureDecided
from pipeline.anonymise.model import LABELS
from pipeline.anonymise.redactions import Decision
from pipeline.errors import ScrError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

SCHEMA = "decisions/1"
_MOST_BYTES = 10_000_000  # fifty times what a report of 100 pages needs
_NOT_PRINTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_REMEDY = "Open the review page, load no other file into it, save the decisions again and put that file here"


class DecisionsError(ScrError):
    """A decisions file cannot be used."""

    code = "decisions"


def _printable(text: str) -> str:
    if _NOT_PRINTED.search(text):
        raise ValueError("holds a character that no document can")
    return text


def _says_something(text: str) -> str:
    if not any(letter.isalnum() for letter in text):
        raise ValueError("has neither a letter nor a figure")
    return text


def _label(text: str) -> str:
    if text not in LABELS:
        raise ValueError("is no kind that is known")
    return text


_Id = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_printable)]
_Words = Annotated[str, Field(min_length=1, max_length=2_000), AfterValidator(_says_something)]
_Replacement = Annotated[str, Field(max_length=500), AfterValidator(_printable)]
_Pseudonym = Annotated[
    str, Field(min_length=1, max_length=100), AfterValidator(_printable), AfterValidator(_says_something)
]
_Said = Annotated[str, Field(min_length=1, max_length=200_000)]
"""Words of a document, as long as they are: they are compared, never written anywhere."""
_Place = Annotated[str, Field(max_length=300)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Decided(_Strict):
    id: _Id
    decision: Decision
    replacement: _Replacement | None = None
    entry: _Id | None = None
    proposed: Annotated[str, Field(max_length=2_000)] | None = None
    shown: Annotated[str, Field(max_length=2_000)] | None = None


class _Added(_Strict):
    text: _Words
    replacement: _Replacement
    everywhere: bool = True
    where: _Place = ""
    label: Annotated[str, AfterValidator(_label)] = "OTHER"
    context: Annotated[str, Field(max_length=3_000)] = ""
    entry: _Id | None = None


class _Picture(_Strict):
    id: _Id
    keep: bool
    alt: Annotated[str, Field(max_length=2_000), AfterValidator(_printable)] = ""


class _Entry(_Strict):
    id: _Id
    pseudonym: _Pseudonym | None = None
    same_as: _Id | None = None
    not_identifying: bool = False


class _File(_Strict):
    schema_: Annotated[Literal["decisions/1"], Field(alias="schema")]
    document: Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_printable)]
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    decisions: list[_Decided]
    added: list[_Added] = Field(default_factory=list)
    pictures: list[_Picture] = Field(default_factory=list)
    entries: list[_Entry] = Field(default_factory=list)
    harmless: list[_Said] = Field(default_factory=list)
    withdrawn: list[_Said] = Field(default_factory=list)


def read_decisions(source: Path | str) -> Decisions:
    """Read a decisions file.

    Args:
        source: the file, or its text.

    Returns:
        What was decided. Ids are not compared with any document: see `unknown` and `carried`.

    Raises:
        DecisionsError: it is far too large, no `decisions/1`, has an unknown or doubled key, a value that
            cannot be, or two words on one thing; nothing of it is used then. Quotes nothing of the file.
    """
    raw = _loaded(_text_of(source) if isinstance(source, Path) else _small(source))
    if not isinstance(raw, dict) or raw.get("schema") != SCHEMA:
        raise DecisionsError("does not hold decisions saved from a review page", _REMEDY)
    try:
        file = _File.model_validate(raw)
    except ValidationError as error:
        raise DecisionsError(_trouble(error), _REMEDY) from None
    _each_once(file)
    return Decisions(
        document=file.document,
        sha256=file.sha256,
        decisions=tuple(Decided(**_values(item)) for item in file.decisions),
        added=tuple(Added(**_values(item)) for item in file.added),
        pictures=tuple(PictureDecided(**_values(item)) for item in file.pictures),
        entries=tuple(EntryDecided(**_values(item)) for item in file.entries),
        harmless=tuple(dict.fromkeys(file.harmless)),
        withdrawn=tuple(dict.fromkeys(file.withdrawn)),
    )


def decisions_record(decided: Decisions) -> dict[str, object]:
    """`decisions/1`, read back by `read_decisions` as the same value; what nothing is said in is left out."""
    return {
        "schema": SCHEMA,
        "document": decided.document,
        "sha256": decided.sha256,
        "decisions": [_said(item, "id", "decision") for item in decided.decisions],
        "added": [_said(item, "text", "replacement", "everywhere") for item in decided.added],
        "pictures": [_said(item, "id", "keep", "alt") for item in decided.pictures],
        "entries": [_said(item, "id") for item in decided.entries],
        "harmless": list(decided.harmless),
        "withdrawn": list(decided.withdrawn),
    }


def _said(item: DataclassInstance, *always: str) -> dict[str, object]:
    values = ((field.name, getattr(item, field.name), field.default) for field in fields(item))
    return {name: value for name, value, default in values if name in always or value != default}


def _values(item: BaseModel) -> dict[str, Any]:
    return {name: getattr(item, name) for name in type(item).model_fields}


def _text_of(file: Path) -> str:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise _too_large()
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DecisionsError("is not saved as UTF-8 text", _REMEDY) from None
    except OSError:
        raise DecisionsError(
            "cannot be opened", "Check that you may read it and that the share is there"
        ) from None


def _small(text: str) -> str:
    if len(text) > _MOST_BYTES:
        raise _too_large()
    return text.removeprefix("\ufeff")


def _too_large() -> DecisionsError:
    return DecisionsError("is far larger than the decisions on a document can be", _REMEDY)


def _loaded(text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_no_key_twice, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise DecisionsError("is damaged, or no file of decisions at all", _REMEDY) from None


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_constant(_: str) -> object:
    raise ValueError


_LISTS = {
    "decisions": "decision",
    "added": "added words",
    "pictures": "picture",
    "entries": "person or place",
    "harmless": "harmless words",
    "withdrawn": "words taken back",
}


def _trouble(error: ValidationError) -> str:
    """The place of the first thing wrong, in words; no value and no key of the file."""
    first = error.errors(include_input=False, include_url=False)[0]
    place = first["loc"]
    if len(place) > 1 and isinstance(place[1], int):
        what = f"{_LISTS.get(str(place[0]), 'part')} number {place[1] + 1}"
    elif first["type"] == "missing":
        return "is not whole: something that every file of decisions has is missing"
    else:
        what = "its beginning"
    return f"cannot be used: {what} is not as a review page saves it"


def _each_once(file: _File) -> None:
    for name in ("decisions", "pictures", "entries"):
        ids = [item.id for item in getattr(file, name)]
        if len(set(ids)) != len(ids):
            raise DecisionsError("cannot be used: it decides the same thing twice", _REMEDY)
    same = {item.id: item.same_as for item in file.entries if item.same_as}
    for start in same:
        at: str | None = start
        for _ in range(len(same) + 1):
            at = same.get(at) if at else None
        if at:
            raise DecisionsError("cannot be used: it makes people the same in a circle", _REMEDY)
    if any(item.not_identifying and (item.same_as or item.pseudonym) for item in file.entries):
        raise DecisionsError("cannot be used: it says of one name both nobody’s and somebody’s", _REMEDY)

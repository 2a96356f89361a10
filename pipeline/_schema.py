"""YAML checked against a pydantic model; the first thing wrong is said with its line, never with its value.

Shared by everything a board may write: the case and the proforma definitions.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from pipeline import _yaml

Model = TypeVar("Model", bound=BaseModel)
Text = Annotated[str, Field(min_length=1)]
"""A value that must not be empty."""


class PlacedError(ValueError):
    """Something wrong at a place further down than the group that is being checked."""

    def __init__(self, path: tuple[str | int, ...], trouble: str) -> None:
        super().__init__(trouble)
        self.path = path


class Frozen(BaseModel):
    """The base of what is read from YAML: unchangeable, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _nothing_given_means_default(cls, value: Any) -> Any:
        """A key with nothing after its colon counts as not given."""
        if isinstance(value, dict):
            return {key: item for key, item in value.items() if item is not None}
        return value


class Wrong(NamedTuple):
    """What is wrong with a file: the end of a sentence, the remedy, and the 1-based line."""

    trouble: str
    remedy: str
    line: int | None


class WrongError(Exception):
    """Carries a `Wrong` to whoever knows which file was read."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.trouble)
        self.wrong = wrong


def parse(
    text: str, model: type[Model], *, groups: Mapping[str, type[BaseModel]], what: str, start: str
) -> Model:
    """Read one YAML text as `model`.

    Args:
        text: the YAML.
        model: what it must be.
        groups: key → the model of the groups under it, so that a mistyped key can be guessed.
        what: what the file holds, for messages: "a case".
        start: the remedy when it holds something else: "Start from the file that 'scr new' writes".

    Raises:
        WrongError: the first thing wrong. Its words never quote a value, which may be a name.
    """
    try:
        document = _yaml.load(text)
    except _yaml.YamlError as error:
        raise WrongError(Wrong(error.trouble, "Mend that line and run again", error.line)) from None
    if not isinstance(document.value, dict):
        raise WrongError(Wrong(f"does not hold {what}", start, 1))
    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        raise WrongError(_first(error, document, model, groups, what)) from None


def _first(
    error: ValidationError,
    document: _yaml.Lined,
    model: type[BaseModel],
    groups: Mapping[str, type[BaseModel]],
    what: str,
) -> Wrong:
    """The first thing wrong. An unknown key goes first: mistyped, it is also why another is missing."""
    first = min(
        error.errors(),
        key=lambda item: (item["type"] != "extra_forbidden", document.line(_path(item["loc"])) or 0),
    )
    kind, context = first["type"], first.get("ctx", {})
    path = (*_path(first["loc"]), *getattr(context.get("error"), "path", ()))
    where = _spoken(path) or f"the {what.split()[-1]}"
    line = document.line(path)
    if kind == "extra_forbidden":
        around = [part for part in path[:-1] if isinstance(part, str)]
        known = list((groups.get(around[-1], model) if around else model).model_fields)
        return Wrong(f"has a key that is not known, “{path[-1]}”", _did_you_mean(str(path[-1]), known), line)
    if kind == "missing":
        return Wrong(f"lacks {where}", "Add it; 'scr new' writes an example of every key", line)
    if kind == "value_error":
        return Wrong(f"{where} {context['error']}", "Change it and run again", line)
    wanted = _WANTED.get(kind, "is not what is expected here")
    if kind in ("literal_error", "union_tag_invalid"):
        expected = context.get("expected") or context.get("expected_tags", "")
        wanted = "must be one of " + str(expected).replace("'", "")
    return Wrong(f"{where} {wanted}", "Change it and run again", line)


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
    "int_parsing": "must be a whole number",
    "bool_parsing": "must be true or false",
    "union_tag_not_found": "lacks its kind",
}


def _path(loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    return tuple(part for part in loc if part != "[key]")


def _spoken(path: tuple[str | int, ...]) -> str:
    """`("agencies", 1, "due", "imr")` → “agencies, entry 2, due, imr”."""
    return ", ".join(f"entry {part + 1}" if isinstance(part, int) else str(part) for part in path)


def _did_you_mean(key: str, known: list[str]) -> str:
    close = difflib.get_close_matches(key, known, n=1)
    return f"Did you mean “{close[0]}”" if close else f"Known here are: {', '.join(known)}"


def british(value: object) -> object:
    """Take 14/05/2010 and 14.5.2010 as well as 2010-05-14."""
    found = (
        re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", value.strip()) if isinstance(value, str) else None
    )
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else value

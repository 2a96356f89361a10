"""The key's own file, `.scr/key.json` (`key/1`): readable by its owner only, written whole or not at all."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

from pipeline.anonymise.key.faults import KeyFaultError
from pipeline.anonymise.key.model import Entry, EntryKind, Key, Origin, Retired
from pipeline.errors import BusyError, not_written
from pipeline.files import private_folder, write_atomic
from pipeline.intake import STATE

SCHEMA = "key/1"
FILE = "key.json"

_TEXTS = ("id", "name", "pseudonym", "role")
_SWITCHES = ("agreed", "not_identifying")
_LISTS = ("others", "learnt")


def load(case_dir: Path) -> Key | None:
    """The key of a case as it was saved last; None when there is none yet.

    Raises:
        KeyFaultError: the file is damaged or of a later version. It is never made anew in silence: the
            pseudonyms could then differ from those of documents already anonymised.
        BusyError: it is there and cannot be read for now.
    """
    try:
        text = (case_dir / STATE / FILE).read_text("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise _damaged() from None
    except OSError as error:
        raise BusyError(
            f"has a key that cannot be read ({error.strerror or type(error).__name__})",
            f"Check that you may read {STATE}/{FILE} and that the share is there; then run again",
        ) from None
    try:
        return from_json(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _damaged() from None


def save(case_dir: Path, key: Key) -> None:
    """Write the key of a case; a key that did not change leaves its file untouched.

    Raises:
        BusyError: the case folder is away, or the file cannot be written; what was there stays.
    """
    text = json.dumps(to_json(key), ensure_ascii=False, indent=1) + "\n"
    try:
        folder = private_folder(case_dir / STATE, within=case_dir)
        write_atomic(folder / FILE, text, private=True)
    except OSError as error:
        raise not_written(error) from None


def to_json(key: Key) -> dict[str, Any]:
    """The key as plain values."""
    return {
        "schema": SCHEMA,
        "entries": [asdict(entry) for entry in key.entries],
        "retired": [asdict(gone) for gone in key.retired],
    }


def from_json(data: dict[str, Any]) -> Key:
    """The key that `to_json` made.

    Raises:
        KeyFaultError: it is of a later version.
        ValueError, KeyError, TypeError: it is no key, or two of its people have one pseudonym.
    """
    if data["schema"] != SCHEMA:
        raise KeyFaultError("has a key of another version of this software", "Use the newer version")
    entries = tuple(_entry(one) for one in data["entries"])
    retired = tuple(
        Retired(_text(one["id"]), _text(one["pseudonym"]), _text(one["into"])) for one in data["retired"]
    )
    people = [entry.pseudonym.casefold() for entry in entries if entry.kind != "identifier"]
    if len({entry.id for entry in entries}) < len(entries) or len(set(people)) < len(people):
        raise ValueError
    return Key(entries, retired)


def _entry(data: dict[str, Any]) -> Entry:
    if data["kind"] not in get_args(EntryKind) or data["origin"] not in get_args(Origin):
        raise ValueError
    values: dict[str, Any] = {name: _text(data[name]) for name in _TEXTS}
    values |= {name: tuple(_text(one) for one in data[name]) for name in _LISTS}
    values |= {name: data[name] for name in _SWITCHES}
    if not all(isinstance(values[name], bool) for name in _SWITCHES):
        raise TypeError
    if not values["id"] or not values["name"] or not values["pseudonym"]:
        raise ValueError
    return Entry(kind=data["kind"], origin=data["origin"], **values)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _damaged() -> KeyFaultError:
    return KeyFaultError(
        f"has a damaged key ({STATE}/{FILE})",
        "Put the file back from a backup. If there is none, move it away, run again and take the spreadsheet"
        " that the agencies agreed back in with 'scr key --import', so that the pseudonyms stay the same",
    )

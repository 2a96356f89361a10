"""The names of one origin, as its file in `origins/` gives them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("origins")

ORDERS = ("given-first", "family-first", "chain", "two-surnames")
_KEYS = {
    "origin", "share", "order", "female", "male", "surnames", "double-forenames", "particles", "joined",
    "middle", "female-surnames", "female-endings", "nicknames", "pet-names", "double-barrelled", "words",
}  # fmt: skip
_WORD_KEYS = {"female", "male", "either", "surnames"}


@dataclass(frozen=True)
class Origin:
    """Names and naming habits of one origin found in Britain.

    Attributes:
        name: the name of the file without its ending, as `names.draw(origin=…)` takes it.
        share: its weight among the origins of its group (the four British ones, or all others).
        order: how a full name is written: "given-first"; "family-first" (Chinese, Vietnamese);
            "chain" (every name a given name, or a middle name nearly always written); "two-surnames".
        forenames: by sex ("f", "m").
        surnames: family names; with "chain", what stands last.
        double_forenames: second halves of hyphenated forenames by sex.
        particles: put before a surname at times ("van der", "al-", "bin"); one with a final hyphen is glued.
        joined: particles that are part of the surname for good, never put before another one.
        middle: second names by sex that go with the origin (Singh, Kaur, Thị, Maria).
        female_surnames: what women bear in place of a family name (Begum, Bibi).
        female_endings: (masculine, feminine) endings of surnames.
        nicknames: forename → its short and pet forms.
        pet_names: names in use among family and friends that stand alone, by sex.
        double_barrelled: how often a surname is double-barrelled, 0 to 1.
        words: names that are ordinary words, by "f", "m" and "surnames".
    """

    name: str
    share: float
    order: str
    forenames: Mapping[str, tuple[str, ...]]
    surnames: tuple[str, ...]
    double_forenames: Mapping[str, tuple[str, ...]]
    particles: tuple[str, ...]
    middle: Mapping[str, tuple[str, ...]]
    female_surnames: tuple[str, ...]
    female_endings: tuple[tuple[str, str], ...]
    nicknames: Mapping[str, tuple[str, ...]]
    pet_names: Mapping[str, tuple[str, ...]]
    double_barrelled: float
    words: Mapping[str, tuple[str, ...]]


@functools.cache
def origins() -> Mapping[str, Origin]:
    """Every origin by name, read once.

    Raises:
        ValueError: a file has a key that is not known, or lacks names; the message names file and key.
    """
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.yaml"))}


def _read(path: Path) -> Origin:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    unknown = set(data) - _KEYS | set(data.get("words", {})) - _WORD_KEYS
    if unknown:
        raise ValueError(f"{path.name}: unknown key {', '.join(sorted(unknown))}")
    missing = {"share", "female", "male", "surnames"} - set(data)
    if missing:
        raise ValueError(f"{path.name}: {', '.join(sorted(missing))} missing")
    order = data.get("order", "given-first")
    if order not in ORDERS:
        raise ValueError(f"{path.name}: order {order!r} is none of {', '.join(ORDERS)}")
    return _origin(path.stem, order, data)


def _origin(name: str, order: str, data: Mapping[str, Any]) -> Origin:
    words = data.get("words", {})
    either = listed(words.get("either"))
    return Origin(
        name=name,
        share=float(data["share"]),
        order=order,
        forenames={"f": listed(data["female"]), "m": listed(data["male"])},
        surnames=listed(data["surnames"]),
        double_forenames=_by_sex(data.get("double-forenames")),
        particles=listed(data.get("particles")),
        middle=_by_sex(data.get("middle")),
        female_surnames=listed(data.get("female-surnames")),
        female_endings=_pairs(data.get("female-endings")),
        nicknames={key: tuple(short.split("|")) for key, short in _pairs(data.get("nicknames"))},
        pet_names=_by_sex(data.get("pet-names")),
        double_barrelled=float(data.get("double-barrelled", 0.02)),
        words={
            "f": listed(words.get("female")) + either,
            "m": listed(words.get("male")) + either,
            "surnames": listed(words.get("surnames")),
        },
    )


def listed(text: str | None) -> tuple[str, ...]:
    """Splits a list written in lines with commas; entries given twice are taken once, order kept."""
    entries = (re.sub(r"\s+", " ", entry).strip() for entry in (text or "").split(","))
    return tuple(dict.fromkeys(entry for entry in entries if entry))


def _by_sex(data: Mapping[str, str] | None) -> Mapping[str, tuple[str, ...]]:
    data = data or {}
    return {"f": listed(data.get("female")), "m": listed(data.get("male"))}


def _pairs(text: str | None) -> tuple[tuple[str, str], ...]:
    pairs = []
    for entry in listed(text):
        left, _, right = entry.partition("=")
        pairs.append((left.strip(), right.strip()))
    return tuple(pairs)

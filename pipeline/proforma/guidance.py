"""Which words of a document are the proforma's own and which are its author's.

A proforma's guidance is known by fingerprints: hashes of every run of five words of a blank form. The
sentences themselves are nobody's to keep here. Ours are made from the protocols' blanks, a board makes its
own from its blank Word file; what our own templates say is hashed when they are loaded.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from pipeline.proforma.definition import Definition, FieldOf, Section, TableOf
from pipeline.proforma.words import words_of

RUN = 5
"""Words in a run: long enough that two authors rarely write the same five, short enough to survive edits."""

SCHEMA = "fingerprints/1"

_DOTS = re.compile(r"[.…_]{3,}|\.{2,}\s")
_PLACEHOLDER = re.compile(
    r"[\[(<{«][^\])>}»]{0,60}(?:insert|enter|add|name|date|agency|organisation|address|details|text|delete"
    r"|complete|type|click|here|to be)[^\])>}»]{0,60}[\])>}»]"
    r"|click (?:or tap )?(?:here )?to enter (?:text|a date)\.?|choose an item\.?"
    r"|\b(?:dd|d)[/.\-](?:mm|m)[/.\-](?:yyyy|yy|y)\b|\bxx+(?:[/.\-]xx+)*\b|\*{2,}(?:[/.\-]\*{2,})*"
    r"|\b(?:t\.?b\.?[ac]\.?|to be (?:confirmed|completed|inserted|added|agreed|advised|provided|supplied)"
    r"|to follow|awaited|awaiting|insert (?:text|name|date|details)(?: here)?|lorem ipsum|please complete"
    r"|expandable box)\b",
    re.IGNORECASE,
)
_WHOLLY = re.compile(
    r"^\W*(?:\[[^\]]*\]|<+[^>]*>+|\{[^}]*\}|«[^»]*»)\W*$"
    r"|^\W*(?:(?:this )?(?:section|part|text|details?|information|content)s? )?(?:is |are )?(?:still )?to be "
    r"(?!read\b)\w+(?:ed|en|pt|wn)\b.{0,80}$"
    r"|^\W*(?:please )?(?:insert|enter|type|complete|delete as appropriate|awaited|awaiting|pending"
    r"|to follow|not yet (?:written|completed|received|available))\b.{0,60}$",
    re.IGNORECASE | re.DOTALL,
)
"""Lines that are a placeholder from end to end: all in square brackets, or saying that text is to come."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a proforma itself says: runs of words and whole short lines, as hashes."""

    runs: frozenset[int]
    lines: frozenset[int]

    def own_words(self, text: str) -> int:
        """How many words of a line are the author's own: neither guidance nor placeholder."""
        return len(self.own(text))

    def own(self, text: str) -> list[str]:
        """The words of a line that are neither guidance nor placeholder, in order."""
        if _WHOLLY.match(text):
            return []
        words = words_of(_PLACEHOLDER.sub(" ", _DOTS.sub(" ", text)))
        if not words or _hash(words) in self.lines:
            return []
        theirs = [False] * len(words)
        for start in range(len(words) - RUN + 1):
            if _hash(words[start : start + RUN]) in self.runs:
                theirs[start : start + RUN] = [True] * RUN
        return [word for word, known in zip(words, theirs, strict=True) if not known]

    def __or__(self, other: Guidance) -> Guidance:
        return Guidance(self.runs | other.runs, self.lines | other.lines)


NONE = Guidance(frozenset(), frozenset())


def guidance_of(texts: Iterable[str]) -> Guidance:
    """The fingerprints of a blank form's lines."""
    runs: set[int] = set()
    lines: set[int] = set()
    for text in texts:
        words = words_of(_PLACEHOLDER.sub(" ", _DOTS.sub(" ", text)))
        if len("".join(words)) > 2:  # the R, A, G of a blank are also what an author writes
            lines.add(_hash(words))
        runs.update(_hash(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
    return Guidance(frozenset(runs), frozenset(lines))


def has_placeholder(text: str) -> bool:
    """Whether a text holds a placeholder or a line to write on."""
    return bool(_PLACEHOLDER.search(text) or _DOTS.search(text) or _WHOLLY.match(text))


def save(guidance: Guidance, file: Path) -> None:
    """Write fingerprints to `file`, from which nobody can read the form again."""
    file.write_text(
        json.dumps(
            {"schema": SCHEMA, "run": RUN, "runs": sorted(f"{item:012x}" for item in guidance.runs),
             "lines": sorted(f"{item:012x}" for item in guidance.lines)}, indent=0,
        ) + "\n",
        "utf-8",
    )  # fmt: skip


def parse(text: str) -> Guidance:
    """Read fingerprints.

    Raises:
        ValueError: it is no file of fingerprints.
    """
    raw = json.loads(text)
    if not isinstance(raw, dict) or raw.get("schema") != SCHEMA or raw.get("run") != RUN:
        raise ValueError("no fingerprints")
    return Guidance(
        frozenset(int(item, 16) for item in raw["runs"]), frozenset(int(item, 16) for item in raw["lines"])
    )


@cache
def of_definition(definition: Definition) -> Guidance:
    """What the templates made from a definition say: its questions and prompts, in our words."""
    texts = [definition.asks]
    for item in definition.requirements:
        texts.append(item.asks)
        if isinstance(item, Section):
            texts += [prompt.asks for prompt in item.prompts]
        elif isinstance(item, TableOf):
            texts += [column.asks for column in item.columns]
    return guidance_of(texts)


@cache
def labels_of(definition: Definition) -> Guidance:
    """The labels and column headings that a blank form shows: alone in their line they answer nothing.

    Kept apart from the rest, because a label of one field can be the value of another ("Senior officer").
    """
    texts = list(_COLUMNS)
    for item in definition.requirements:
        if isinstance(item, FieldOf):
            texts += [item.title, *item.labels]
        elif isinstance(item, TableOf):
            texts += [name for column in item.columns for name in (column.title, *column.headings)]
    return guidance_of(texts)


_COLUMNS = (
    "Name", "Full name", "Relationship", "Relationship to child", "Relationship to subject",
    "Date of birth", "DOB",
    "Address", "Ethnicity", "Ethnic origin", "Gender", "Age", "Family member", "Comments", "Legal status",
)  # fmt: skip
"""What heads the columns of a table of a family."""


@cache
def ours() -> Guidance:
    """The fingerprints of the protocols' own blank forms."""
    folder = resources.files("pipeline.proforma").joinpath("fingerprints")
    found = NONE
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.name.endswith(".json"):
            found |= parse(item.read_text("utf-8"))
    return found


def _hash(words: list[str]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=6).digest(), "big")

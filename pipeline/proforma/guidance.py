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

from pipeline.proforma.definition import (
    Attachment,
    Content,
    Definition,
    DefinitionError,
    FieldOf,
    Section,
    TableOf,
)
from pipeline.proforma.words import words_of

RUN = 5
"""Words in a run: long enough that two authors rarely write the same five, short enough to survive edits."""

SCHEMA = "fingerprints/1"
ENDING = ".fingerprints.json"
"""How the file of a blank's fingerprints ends; the definition's name stands before it."""

HOW_TO = (
    "What stands in grey italics says what is asked. Write your own text below or in place of it, and delete "
    "it when you have answered."
)
"""Stands at the top of every template."""

_DOTS = re.compile(r"[.…_]{3,}|\.{2,}\s")
_PLACEHOLDER = re.compile(
    r"[\[(<{«][^\])>}»]{0,60}(?:insert|enter|add|name|date|agency|organisation|address|details|text|delete"
    r"|complete|type|click|here|to be)[^\])>}»]{0,60}[\])>}»]"
    r"|click (?:or tap )?(?:here )?to enter (?:text|a date)\.?|choose an item\.?"
    r"|\b(?:dd|d)[/.\- ](?:month|mmm|mm|m)[/.\- ](?:yyyy|yy|y|year)\b|\b00[/.\-]\d\d[/.\-]\d{2,4}\b"
    r"|\bxx+(?:[/.\-]xx+)*\b|\*{2,}(?:[/.\-]\*{2,})*"
    r"|\b(?:t\.?b\.?[ac]\.?|to be (?:confirmed|completed|inserted|added|agreed|advised|provided|supplied)"
    r"|to follow|awaited|awaiting|insert (?:text|name|date|details)(?: here)?|lorem ipsum|please complete"
    r"|expandable box)\b",
    re.IGNORECASE,
)
_IT = r"(?:(?:this|the) )?(?:section|part|chapter|text|details?|information|content|it|this)s?"
_WHOLLY = re.compile(
    r"^\W*(?:\[[^\]]*\]|<+[^>]*>+|\{[^}]*\}|«[^»]*»)\W*$"
    r"|^\W*(?:(?:this )?(?:section|part|text|details?|information|content)s? )?(?:is |are )?(?:still )?to be "
    r"(?!read\b)\w+(?:ed|en|pt|wn)\b.{0,80}$"
    r"|^\W*(?:please )?(?:insert|enter|type|complete|delete as appropriate|awaited|awaiting|pending"
    r"|to follow|not yet (?:written|completed|received|available|appointed|known|agreed))\b.{0,60}$"
    rf"|^\W*(?:{_IT} )?(?:will|shall|is to|are to) (?:be (?:completed|written|added|inserted|drafted|supplied"
    r"|provided|sent|forwarded)|follow)\b[^.]{0,120}\.?$"
    r"|^\W*(?:i|we) (?:will|shall) (?:send|complete|write|add|supply|forward|draft) (?:this|it|the rest)\b"
    r".{0,140}$"
    r"|^\W*still (?:awaiting|waiting|outstanding|to come|to do)\b.{0,100}$"
    r"|^\W*(?:(?:deliberately|intentionally|left) )+blank\b.{0,60}$"
    r"|^\W*(?:nothing|no text) (?:yet |is |has been )*(?:here|entered|written|completed|added)\b.{0,40}$"
    r"|^\W*(?:(?:about|up to|max(?:imum)?|no more than)\W+(?:of )?)*\d+ words(?: max(?:imum)?)?\W*$"
    rf"|^\W*(?:{_IT} )?(?:is )?(?:still )?(?:under construction|in preparation|in draft"
    r"|being (?:written|drafted))\b.{0,60}$"
    r"|^\W*[A-Za-z]{2,3}\W+(?:please|to) (?:write|complete|add|draft|fill|supply|insert)\b.{0,60}$",
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


def written(guidance: Guidance) -> str:
    """Fingerprints as the text of their file, from which nobody can read the form again."""
    record = {
        "schema": SCHEMA, "run": RUN, "runs": sorted(f"{item:012x}" for item in guidance.runs),
        "lines": sorted(f"{item:012x}" for item in guidance.lines),
    }  # fmt: skip
    return json.dumps(record, indent=0) + "\n"


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


def sent_along(attachments: Iterable[Attachment]) -> str:
    """What a template says of the documents that come with it."""
    return f"To be sent together with this document: {'; '.join(item.title for item in attachments)}."


@cache
def of_definition(definition: Definition) -> Guidance:
    """What the templates made from a definition say: its questions, labels and column headings."""
    texts = [definition.asks, HOW_TO, sent_along(definition.of(Attachment))]
    for item in definition.requirements:
        texts.append(item.asks)
        if isinstance(item, Section):
            texts += [prompt.asks for prompt in item.prompts]
        if isinstance(item, Section | Content):
            texts += item.grid
        elif isinstance(item, TableOf):
            texts += [text for column in item.columns for text in (column.title, column.asks)]
        elif isinstance(item, FieldOf):
            texts.append(item.title)  # in a section of the template it is no answer
    return guidance_of(texts)


def of_folder(folder: Path | None, name: str) -> Guidance:
    """The fingerprints of a board's own blank: `NAME.fingerprints.json` in its folder of definitions.

    A board that uses our definition can still have its own blank's fingerprints there.

    Raises:
        DefinitionError: the file is there and cannot be used.
    """
    file = folder / f"{name}{ENDING}" if folder is not None else None
    if file is None or not file.exists():
        return NONE
    try:
        return parse(file.read_text("utf-8-sig"))
    except (OSError, ValueError, KeyError, TypeError):
        raise DefinitionError(
            "cannot be used as the fingerprints of a blank form",
            "Make it again with 'scr fingerprint'",
            file=file.name,
        ) from None


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

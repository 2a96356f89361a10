"""Whether the child was seen: the agency's words in the template's sixth column → yes, no or unclear.

The phrases are data, `child_seen.yaml`; the words themselves always stay beside the reading.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml

_CLAUSE = re.compile(r"[.;:,!()\n]+|\s[-–—]\s")
_NOISE = re.compile(r"[^\w/?'✗✘☐☒☑✓✔√–—-]+")
_UNTICKED = re.compile(r"☐\s*\w+")
_TICKED = re.compile(r"[☒☑✓✔]\s*(?=\w)")
_WAYS = ("whole", "start", "anywhere")


@lru_cache(maxsize=8192)
def read_child_seen(text: str) -> str | None:
    """yes, no or unclear; None for a blank cell.

    "Seen asleep, not spoken to" is yes: the question is whether the child was seen. The first clause
    that is or begins with a known phrase decides; where clauses only contain one and disagree
    ("Tyler seen; Maisie not seen") it is unclear.

    >>> read_child_seen("Child seen asleep; not spoken to"), read_child_seen("Not seen"), read_child_seen("")
    ('yes', 'no', None)
    """
    if not text.strip():
        return None
    weak: set[str] = set()
    for clause in _CLAUSE.split(_TICKED.sub("", _UNTICKED.sub(" ", text.casefold().replace("’", "'")))):
        words = " ".join(_NOISE.sub(" ", clause).split())
        way, value = _judge(words) if words else ("", "")
        if way in ("whole", "start"):
            return value
        if way:
            weak.add(value)
    return weak.pop() if len(weak) == 1 else "unclear"


def _judge(words: str) -> tuple[str, str]:
    """How a clause fits and what it says; ("", "") when it says nothing on the question."""
    for value, ways in _phrases():
        for way in _WAYS:
            if any(_fits(way, phrase, words) for phrase in ways.get(way, ())):
                return ("", "") if value == "neutral" else (way, value)
    return "", ""


def _fits(way: str, phrase: str, words: str) -> bool:
    if way == "whole":
        return words == phrase
    if way == "start":
        return words == phrase or words.startswith(phrase + " ")
    return f" {phrase} " in f" {words} "


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, dict[str, list[str]]], ...]:
    """(value, phrases by the way they must fit), in the file's order of precedence."""
    data = yaml.safe_load(Path(__file__).with_name("child_seen.yaml").read_text("utf-8"))
    return tuple(data.items())

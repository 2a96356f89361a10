"""Whether the child was seen: the agency's words in the template's sixth column → yes, no or unclear.

The phrases are data, `child_seen.yaml`; the words themselves always stay beside the reading.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.word_lists import word_list

_SENTENCE = re.compile(r"[.;!\n]+")
_CLAUSE = re.compile(r"[:,()]+|\s[-–—]\s")
_NOISE = re.compile(r"[^\w/?'✗✘☐☒☑✓✔√–—-]+")
_UNTICKED = re.compile(r"☐\s*\w+")
_TICKED = re.compile(r"[☒☑✓✔]\s*(?=\w)")
_QUOTED = re.compile(r"[A-Z][\w-]+(?: said)?: *['\"‘“]")
"""A child's own words, by name: `Tyler: "Will locks May in her room"`; a child who spoke was seen."""
_NAMES = r"[A-Z][\w'-]+(?:(?: and | & |, )[A-Z][\w'-]+)*"
_AWAY = (
    r"elsewhere|staying"
    r"|with (?:\w+ )?(?:grand\w+|nan|nana|gran|mgm|mgf|pgm|pgf|aunt|father|dad|family|friends?)"
    r"|at (?:nursery|school|playgroup|hospital|home|work|contact)"
)
_ELSEWHERE = re.compile(rf"{_NAMES} (?:(?:was|were|is) )?(?:{_AWAY})\b")
_NOT_ASKED = re.compile(r"\bn\.\s?a\b\.?", re.IGNORECASE)
_WAYS = ("whole", "opening", "start", "end", "anywhere")
_DECIDING = ("whole", "opening", "start")


@lru_cache(maxsize=8192)
def read_child_seen(text: str) -> str | None:
    """yes, no or unclear; None for a blank cell and for "N/A", where the question does not arise.

    "Seen asleep, not spoken to" is yes: the question is whether the child was seen. The first clause
    that is or begins with a known phrase decides; where clauses only contain one and disagree
    ("Tyler seen; Maisie not seen"), or one child is elsewhere ("Grace seen. Maisie at nursery"), it is
    unclear: the panel must look.

    >>> read_child_seen("Child seen asleep; not spoken to"), read_child_seen("Not seen"), read_child_seen("")
    ('yes', 'no', None)
    """
    if not text.strip():
        return None
    if _QUOTED.match(text):
        return "yes"
    weak: set[str] = set()
    first = True
    plain = _NOT_ASKED.sub("n/a", _TICKED.sub("", _UNTICKED.sub(" ", text.replace("’", "'"))))
    for sentence in _SENTENCE.split(plain):
        away = False
        for clause in _CLAUSE.split(sentence):
            words = " ".join(_NOISE.sub(" ", clause.casefold()).split())
            way, value = _judge(words, first=first) if words else ("", "")
            if way in _DECIDING:
                return None if value == "null" else value
            first = first and not words
            if way:
                weak.add(value)
                away = False
            elif _ELSEWHERE.match(clause.strip()):
                away = True
        if away:
            weak.add("unclear")
    return weak.pop() if len(weak) == 1 else "unclear"


def _judge(words: str, *, first: bool) -> tuple[str, str]:
    """How a clause fits and what it says; ("", "") when it says nothing on the question."""
    for value, ways in _phrases():
        for way in _WAYS:
            if way == "opening" and not first:
                continue
            if any(_fits(way, phrase, words) for phrase in ways.get(way, ())):
                return ("", "") if value == "neutral" else (way, value)
    return "", ""


def _fits(way: str, phrase: str, words: str) -> bool:
    if way == "whole":
        return words == phrase
    if way == "end":
        return words.endswith(" " + phrase)
    if way in _DECIDING:
        return words == phrase or words.startswith(phrase + " ")
    return f" {phrase} " in f" {words} "


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, dict[str, list[str]]], ...]:
    """(value, phrases by the way they must fit), in the file's order of precedence."""
    data = word_list("pipeline.chronology", "child_seen.yaml")
    return tuple(data.items())

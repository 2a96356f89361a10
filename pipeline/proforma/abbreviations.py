"""Abbreviations that a document uses and explains nowhere (000, Appendix G, note)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.proforma.model import Problem
from pipeline.proforma.outline import Outline
from pipeline.proforma.words import key

_SHORT = re.compile(r"(?<![\w./&'-])(?:[A-Z]{2,6}|[A-Z]&[A-Z]|[A-Z][a-z]?[A-Z]{1,4})s?(?![\w/&])")
_KNOWN = frozenset([
    "UK", "OK", "TV", "AM", "PM", "NHS", "BBC", "ID", "II", "III", "IV", "VI", "PO", "DVD", "CD", "PC",
    "MP", "USA", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN", "JAN", "FEB", "MAR", "APR", "JUN",
    "JUL", "AUG", "SEP", "OCT", "NOV", "DEC", "NB", "NA", "SMS", "CCTV", "DNA'D", "PIN", "RE", "CC",
    "RH", "LH", "YES", "NO", "NOT",
])  # fmt: skip
_GLOSSARY = frozenset(["glossary", "abbreviation"])
_SHOUTED = 0.5
_MOST = 25


def problems_of(outline: Outline) -> Iterator[Problem]:
    """One hint with the abbreviations that neither a glossary nor the text explains, most used first."""
    used: Counter[str] = Counter()
    explained: set[str] = set()
    in_glossary = False
    for line in outline.lines:
        if line.kind == "heading" or len(line.text.split()) <= 4:
            in_glossary = bool(_GLOSSARY & set(key(line.text))) or (in_glossary and line.kind != "heading")
        found = [match[0].removesuffix("s") for match in _SHORT.finditer(line.text)]
        if in_glossary or _is_entry(line.text):
            explained.update(found)
            continue
        explained.update(_in_brackets(line.text))
        if line.kind != "heading" and not _is_shouted(line.text):
            used.update(one for one in found if one.upper() not in _KNOWN)
    unexplained = [(short, count) for short, count in used.most_common() if short not in explained]
    if unexplained:
        listed = ", ".join(f"{short} ({_times(count)})" for short, count in unexplained[:_MOST])
        more = f" and {len(unexplained) - _MOST} more" if len(unexplained) > _MOST else ""
        said = f"These abbreviations are explained nowhere: {listed}{more}."
        yield Problem("abbreviation-undefined", "glossary", said, hint=True)


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def _is_entry(text: str) -> bool:
    """Whether a line explains one: “HV = Health Visitor”, “CSC: Children's Social Care”."""
    return re.match(r"\s*[A-Z][A-Za-z&]{1,6}\s*(?:=|:|–|—| - |\t)\s*[A-Z][a-z]+", text) is not None


def _in_brackets(text: str) -> Iterator[str]:
    """“health visitor (HV)” and “HV (health visitor)”."""
    for match in re.finditer(r"\w+ \(([A-Z][A-Za-z&]{1,6})s?\)", text):
        yield match[1]
    for match in re.finditer(r"\b([A-Z][A-Za-z&]{1,6}) \([A-Za-z]+ [a-zA-Z ]+\)", text):
        yield match[1]


def _is_shouted(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) > 8 and capitals > (_SHOUTED if len(letters) > 12 else 0.95) * len(letters)

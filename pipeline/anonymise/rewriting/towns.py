"""The town of a protected address, wherever it is named: it tells where the family lived."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.anonymise.finding import anonymous, lists
from pipeline.anonymise.key.model import Key
from pipeline.anonymise.model import Finding
from pipeline.anonymise.rewriting import roles
from pipeline.anonymise.rewriting.folding import fold
from pipeline.case import Case

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?:\n•“\"]\s*)$")
_NAMING = ("PERSON", "LOCATION", "ORGANISATION")
_SCORE = 0.9


def named(findings: Sequence[Finding], text: str, key: Key, case: Case) -> list[Finding]:
    """The findings, with every mention of the town that stands in an address of the key.

    What the finder took for a person or an organisation of that name is the town. Inside of the names of the
    board, the agencies and what the case keeps it is left; a town that is an ordinary word (Reading, Bath) is
    meant only where the word is written with a capital and does not open a sentence.
    """
    pattern = _pattern(key)
    if pattern is None:
        return list(findings)
    plain = fold(text)
    out = [
        replace(one, label="LOCATION")
        if one.label in _NAMING and pattern.fullmatch(text[one.start : one.end])
        else one
        for one in findings
    ]
    seen = bytearray(len(text) + 1)
    for one in out:
        if one.label in (*_NAMING, "ADDRESS", "EMAIL", "URL"):
            seen[one.start : one.end] = b"\x01" * (one.end - one.start)
    for quiet in anonymous.stretches(text, lists.load(), case):
        if not quiet.term:
            seen[quiet.start : quiet.end] = b"\x01" * (quiet.end - quiet.start)
    for start, end in _mentions(pattern, plain.text):
        start, end = plain.span(start, end)
        if not any(seen[start:end]):
            out.append(Finding(start, end, "LOCATION", _SCORE, "list"))
    return sorted(out, key=lambda one: (one.start, one.end))


def _mentions(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    known = lists.load()
    for match in pattern.finditer(text):
        written = match[0]
        ordinary = " " not in written and known.ordinary(written.lower())
        opens = _OPENS.search(text[max(0, match.start() - 8) : match.start()])
        if not ordinary or (written.istitle() and not opens):
            yield match.span()


def _pattern(key: Key) -> re.Pattern[str] | None:
    towns = {
        " ".join(fold(part).text.split())
        for entry in key.entries
        if entry.kind == "place" and not entry.not_identifying and roles.role_of(entry).startswith("Address")
        for name in entry.names
        for part in re.split(r"[,\n]", _POSTCODE.sub("", name))[1:]
        if not re.search(r"\d", part)
    }
    words = [r"\s+".join(map(re.escape, town.split())) for town in towns if len(town) > 2]
    if not words:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words, key=lambda one: (-len(one), one)))})(?!\w)", re.I)

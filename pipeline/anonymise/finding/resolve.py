"""Many rules, one answer: findings that do not overlap, in order, none of what was found left uncovered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.anonymise.model import Finding, Label

_EXACT: tuple[Label, ...] = (
    "NHS_NUMBER", "NINO", "EMAIL", "URL", "DATE_OF_BIRTH", "POSTCODE", "PHONE", "ADDRESS", "PERSON", "AGE",
    "DATE", "ORGANISATION", "LOCATION", "REFERENCE", "OTHER",
)  # fmt: skip
"""Of two labels for the same words, the one that stands first here tells more."""
_ORDER = {label: place for place, label in enumerate(_EXACT)}
_LOOSE = re.compile(
    r"(?:[\s,;:/()&.–—\-\[\]'’\"“”|+]+|\b(?:and|or|to|of|the|with|was|is|by|s|nearly|almost|about|just)\b)+",
    re.IGNORECASE,
)
_JOINS = (" ", "\u00a0", "-", "–", "‑")
_INITIALS = re.compile(r"(?<![\w.'’&/-])(?:[A-Z](?:\. ?|-| ))+$")
_BEGINNING = re.compile(r"(?:^|[.!?:\n\t|]\s*|[“\"'(]\s*)$")
_INITIAL_END = re.compile(r"(?:^|[\s.])[A-Z]$")


def resolve(findings: Iterable[Finding], text: str) -> list[Finding]:
    """Findings that never overlap, sorted by place.

    The longest wins, then the surest, then the label that tells more; what the case names wins against a
    longer span of a person that a model or list drew. What of a loser stands outside the winner is kept as a
    finding of its own, so that no letter once found is left. Neighbouring parts of one name become one.
    """
    taken: list[Finding] = []
    cover = bytearray(len(text))
    for finding in sorted(_around_the_key(list(findings), text), key=_before):
        for piece in _uncovered(_tidied(finding, text), cover, text):
            cover[piece.start : piece.end] = b"\x01" * (piece.end - piece.start)
            taken.append(piece)
    taken = [_with_initials(finding, cover, text) for finding in taken]
    return _joined(sorted(taken, key=lambda finding: finding.start), text)


def _around_the_key(findings: list[Finding], text: str) -> list[Finding]:
    """Spans of people that rules drew less the people whom the case names in them; what the model calls
    something else ("nearly 7 years") less the ages in it."""
    named = [finding for finding in findings if _is_named(finding)]
    told = [finding for finding in findings if finding.label == "AGE"]
    if not named and not told:
        return findings
    people, known = _covering(named, text), _covering([*named, *told], text)
    rest = []
    for finding in findings:
        if finding.source in ("key", "reviewer") or finding.label not in ("PERSON", "OTHER"):
            rest.append(finding)
        else:
            rest += _uncovered(finding, people if finding.label == "PERSON" else known, text)
    return rest


def _covering(findings: list[Finding], text: str) -> bytearray:
    cover = bytearray(len(text))
    for finding in findings:
        cover[finding.start : finding.end] = b"\x01" * (finding.end - finding.start)
    return cover


def _is_named(finding: Finding) -> bool:
    return finding.label == "PERSON" and finding.source in ("key", "reviewer")


def _before(finding: Finding) -> tuple[int, float, int, int]:
    # a date called one of birth always goes, so no model that is surer it is a date may make it less
    score = 1.0 if finding.label == "DATE_OF_BIRTH" else finding.score
    return finding.start - finding.end, -score, _ORDER[finding.label], finding.start


def _tidied(finding: Finding, text: str) -> Finding:
    """Without blanks at its ends."""
    written = text[finding.start : finding.end]
    start = finding.start + len(written) - len(written.lstrip())
    return replace(finding, start=start, end=start + len(written.strip()))


def _uncovered(finding: Finding, cover: bytearray, text: str) -> list[Finding]:
    if not any(cover[finding.start : finding.end]):
        return [finding] if finding.end > finding.start else []
    pieces = []
    at = finding.start
    while at < finding.end:
        if cover[at]:
            at += 1
            continue
        end = cover.find(1, at, finding.end)
        end = finding.end if end < 0 else end
        start, stop = _core(text, at, end)
        if start < stop:
            pieces.append(replace(finding, start=start, end=stop))
        at = end
    return pieces


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """A left-over without the marks and little words at its ends; nothing where that is all there is."""
    head = _LOOSE.match(text, start, end)
    if head:
        start = head.end()
    while start < end and not text[end - 1].isalnum():
        end -= 1
    if not any(letter.isalnum() for letter in text[start:end]):
        return start, start
    return start, end


def _with_initials(finding: Finding, cover: bytearray, text: str) -> Finding:
    """A name with the initials before it: "A. Kyr", "A-J. Mos", "P Sut"; no article at the beginning."""
    if finding.label != "PERSON":
        return finding
    before = _INITIALS.search(text, max(0, finding.start - 12), finding.start)
    if before is None or any(cover[before.start() : finding.start]):
        return finding
    if before.group() in ("A ", "I ") and _BEGINNING.search(text, 0, before.start()):
        return finding
    return replace(finding, start=before.start())


def _joined(findings: list[Finding], text: str) -> list[Finding]:
    result: list[Finding] = []
    for finding in findings:
        last = result[-1] if result else None
        if last and last.label == finding.label == "PERSON" and _one_name(last, finding, text):
            best = max(last, finding, key=lambda each: (each.source == "key", each.score))
            result[-1] = replace(best, start=last.start, end=finding.end)
        else:
            result.append(finding)
    return result


def _one_name(last: Finding, finding: Finding, text: str) -> bool:
    between = text[last.end : finding.start]
    stopped = between in (". ", ".") and bool(_INITIAL_END.search(text[last.start : last.end]))
    if not (stopped or between in _JOINS):
        return False
    return not (_whole(text, last) and _whole(text, finding))


def _whole(text: str, finding: Finding) -> bool:
    """Whether a finding is of two words or more: two such beside each other are two people."""
    return bool(re.search(r"\w[\s-]\w", text[finding.start : finding.end]))

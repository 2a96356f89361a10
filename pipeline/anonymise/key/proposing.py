"""What the finders found and no entry covers → proposals, each person and place once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.anonymise.key.around import Around
from pipeline.anonymise.key.drafting import Drafting
from pipeline.anonymise.key.gathering import Mention, gather
from pipeline.anonymise.key.model import Key
from pipeline.anonymise.key.plausible import Plausible, Verdict
from pipeline.anonymise.key.pseudonyms import stem
from pipeline.anonymise.key.roles import roles
from pipeline.anonymise.model import Finding

_EDGES = " \t\n,;:.-–"
_PLACES = ("LOCATION", "ORGANISATION", "ADDRESS")
_NUMBERED = re.compile(r"\b([A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3})[ \u00a0](\d{1,2}|[A-Z])\b")


def propose(key: Key, text: str, findings: Iterable[Finding]) -> Key:
    """The key with proposals for the people, places and organisations that no entry of it covers.

    Args:
        key: the key so far.
        text: the text the findings are of.
        findings: PERSON, LOCATION, ORGANISATION and ADDRESS count; dates, numbers and the like have no
            pseudonym of their own.

    Returns:
        The same key where there is nothing new. A name that may be one of several entries' makes no proposal.
        No proposal takes a pseudonym that already stands in the text; none is made of what can be no name
        ("the"), since it would then be replaced everywhere.
    """
    findings = sorted(findings, key=lambda one: one.start)
    around, plausible = Around(text), Plausible(text, findings, key)
    mentions = []
    for finding in findings:
        written = text[finding.start : finding.end]
        title = around.title(finding.start) if finding.label == "PERSON" else ""
        if plausible.of(finding, title) is not Verdict.NAME:
            continue
        if finding.label == "PERSON":
            said = around.role(finding.start, finding.end)
            mentions.append(Mention(written, "person", said.role, title, firm=said.firm))
        elif finding.label in _PLACES:
            mentions.append(Mention(written.strip(_EDGES), "place", label=finding.label))
    draft = Drafting(key, avoid=_standing(text))
    gather(draft, mentions, origin="finder", scheme=_scheme(key))
    return draft.key()


def _standing(text: str) -> set[str]:
    """What in a text already reads like a pseudonym: "Sibling 1", also behind "The"."""
    found: set[str] = set()
    for match in _NUMBERED.finditer(text):
        words = match[1].split()
        found.update(f"{' '.join(words[first:])} {match[2]}" for first in range(len(words)))
    return found


def _scheme(key: Key) -> dict[str, str]:
    """How this case names roles where it has its own way: "Hospital Doctor" for a doctor."""
    found: dict[str, str] = {}
    for entry in key.entries:
        role = stem(entry.pseudonym)
        if entry.kind == "person" and entry.origin == "case" and role != entry.pseudonym:
            near = roles().post(role)
            if near is not None and near.name != role:
                found.setdefault(near.name, role)
    return found

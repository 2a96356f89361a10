"""Ids of redactions: the same for the same words in the same surroundings of the next draft."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.anonymise.passages import Passage
from pipeline.anonymise.redactions import Redaction
from pipeline.anonymise.rewriting.folding import folded

_WORDS = 4
_REACH = 80


def with_ids(redactions: Iterable[Redaction], passages: dict[int, Passage]) -> Iterator[Redaction]:
    """The redactions with their ids.

    An id is made from what stands there, a few words on either side in the same passage, and, where the very
    same stands in several places, which of them it is. So a change in another paragraph changes no id.
    """
    met: Counter[str] = Counter()
    for redaction in redactions:
        said = _said(redaction, passages[redaction.passage].text)
        met[said] += 1
        digest = hashlib.blake2b(f"{said}\0{met[said]}".encode(), digest_size=8).hexdigest()
        yield replace(redaction, id=f"r-{digest}")


def _said(redaction: Redaction, text: str) -> str:
    before = _plain(text[max(0, redaction.start - _REACH) : redaction.start])[-_WORDS:]
    behind = _plain(text[redaction.end : redaction.end + _REACH])[:_WORDS]
    own = _plain(text[redaction.start : redaction.end])
    return "\0".join((redaction.channel, " ".join(before), " ".join(own), " ".join(behind)))


def _plain(text: str) -> list[str]:
    return folded(text).lower().encode("utf-8", "replace").decode().split()

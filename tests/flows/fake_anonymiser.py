"""A stand-in for the anonymiser: quick, and it does what a test tells it.

What a run does with drafts, decisions, keys and releases is tested with it in one process; that the real one
fits in its place is tested end to end elsewhere.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from flows import checking_all, publishing, taking
from pipeline import anonymise, documents
from pipeline.anonymise.decisions import Decisions
from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.outcome import Outcome
from pipeline.anonymise.passages import Passage
from pipeline.anonymise.redactions import Redaction
from pipeline.anonymise.verifying.model import Leak, Verification
from pipeline.case import Case
from pipeline.errors import ScrError


@dataclass
class FakeAnonymiser:
    """Replaces every name of the key by its pseudonym, and "Xandra" as soon as the key knows her.

    Attributes:
        made: the stems of the drafts anonymised, in order.
        verified: the names of the files read back.
        leaks: words that the check calls a leak wherever they stand.
        teaches: what a draft holding the word adds to the key.
        fails: what is raised instead of anonymising.
    """

    made: list[str] = field(default_factory=list)
    verified: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)
    teaches: dict[str, Entry] = field(default_factory=dict)
    fails: ScrError | None = None

    def anonymise(
        self,
        path: Path,
        case: Case,
        out_dir: Path,
        *,
        key: Key,
        decisions: Decisions | None = None,
        passwords: Sequence[str] = (),
        readers: str = "publication",
        own: object = None,
    ) -> Outcome:
        assert readers == "publication", "drafts in inbox/publication go to everybody"
        if self.fails is not None:
            raise self.fails
        self.made.append(path.stem)
        text = "\n".join(block.text for block in documents.read(path).paragraphs)
        known = {entry.id for entry in key.entries}
        new = tuple(entry for word, entry in self.teaches.items() if word in text and entry.id not in known)
        key = replace(key, entries=(*key.entries, *new))
        redactions = tuple(_redactions(text, key, decisions))
        public = _public(text, redactions)
        document = _public(path.stem, tuple(_redactions(path.stem, key, None)))
        files = []
        for ending in ("docx", "pdf"):
            file = out_dir / f"{document}.anonymised.{ending}"
            file.write_text(f"{ending}\n{public}", "utf-8")
            files.append(file)
        return Outcome(
            document=document,
            sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
            files=tuple(files),
            passages=(Passage(0, "body", "paragraph 1", text),),
            redactions=redactions,
            key=key,
            verifications=tuple(self.verify(file, case, key) for file in files),
            decided=decisions,
        )

    def verify(
        self, path: Path, case: Case, key: Key | None = None, *, left: Sequence[object] = ()
    ) -> Verification:
        self.verified.append(path.name)
        data = path.read_bytes()
        text = data.decode("utf-8")
        found = [
            Leak("body", "paragraph 1", word, pseudonym)
            for word, pseudonym in [
                *((word, "Child A") for word in self.leaks),
                *((entry.name, entry.pseudonym) for entry in (key.entries if key else ())),
            ]
            if word in text
        ]
        sha256 = hashlib.sha256(data).hexdigest()
        return Verification(path.name, sha256, "leak" if found else "clean", ("body",), tuple(found))


def _redactions(text: str, key: Key, decisions: Decisions | None) -> list[Redaction]:
    said = {one.id: one.decision for one in decisions.decisions} if decisions else {}
    found = []
    for entry in key.entries:
        for name in entry.names:
            for hit in re.finditer(rf"\b{re.escape(name)}\b", text):
                around = f"{name}{text[hit.start() - 9 : hit.end() + 9]}"
                number = hashlib.sha256(around.encode()).hexdigest()[:8]
                if not any(one.start < hit.end() and hit.start() < one.end for one in found):
                    found.append(
                        Redaction(
                            number, 0, hit.start(), hit.end(), hit[0], entry.pseudonym, "PERSON", "key", 1.0,
                            "body", "paragraph 1", "", entry=entry.id, decision=said.get(number, "pending"),
                        )
                    )  # fmt: skip
    return sorted(found, key=lambda one: one.start)


def _public(text: str, redactions: Sequence[Redaction]) -> str:
    out, past = [], 0
    for one in redactions:
        out += [text[past : one.start], one.text if one.decision == "rejected" else one.replacement]
        past = one.end
    return "".join((*out, text[past:]))


def install(monkeypatch: pytest.MonkeyPatch) -> FakeAnonymiser:
    """Put the stand-in where the real one is called, in this process."""
    fake = FakeAnonymiser()

    def here(function: Callable[..., Any], *arguments: object, **_: object) -> Any:
        return function(*arguments)

    for module in (publishing, taking, checking_all):
        monkeypatch.setattr(module, "isolated", here)
    monkeypatch.setattr(anonymise, "anonymise", fake.anonymise, raising=False)
    monkeypatch.setattr(anonymise, "verify", fake.verify, raising=False)
    return fake

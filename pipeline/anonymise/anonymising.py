"""One document, anonymised: opened, planned, written (a report as Word and accessible PDF), and read back."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Literal

from pipeline.anonymise import channels, laying, rewriting
from pipeline.anonymise.decisions import Decisions
from pipeline.anonymise.key import Key, build
from pipeline.anonymise.outcome import Outcome
from pipeline.anonymise.passages import Draft, Passage, Picture
from pipeline.anonymise.redactions import Redaction
from pipeline.anonymise.verifying import Left, Verification, verify
from pipeline.case import Case
from pipeline.errors import not_written
from pipeline.files import sha256_of

Readers = Literal["publication", "agencies"]
"""Whom a document goes to: everybody, or the agencies of the review."""

_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2060-\u2069]+')
_LONGEST_NAME = 120
_LONG = 60_000
"""Letters from which starting another process to read a file back is worth its two seconds."""
_WORDS_AROUND = 3
_UNSEEN = frozenset(("hidden-text", "unseen-text"))


@dataclass(frozen=True, slots=True)
class _Seen:
    """The pictures of a draft, as passages of the words recognised in them."""

    pictures: tuple[Picture, ...]
    first: int

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(
            Passage(self.first + at, "pictures", picture.where, picture.words, "hidden")
            for at, picture in enumerate(self.pictures)
        )

    def of(self, redaction: Redaction) -> Picture:
        return self.pictures[redaction.passage - self.first]


def anonymise(
    path: Path,
    case: Case,
    out_dir: Path,
    *,
    key: Key | None = None,
    decisions: Decisions | None = None,
    passwords: Sequence[str] = (),
    document: str | None = None,
    readers: Readers = "publication",
    own: channels.Own | None = None,
) -> Outcome:
    """Anonymise one document for publication, or for the agencies it goes to.

    Args:
        path: the draft; it is not changed.
        case: whom it is about, and how dates, ages and tracked changes are published.
        out_dir: where `DOCUMENT.anonymised.docx` and its accessible PDF twin are written, both or neither; of
            a workbook, web page, drawing, CSV, JSON or text one file of its own kind.
        key: the pseudonyms given so far; made from the case alone when not given.
        decisions: what a person decided on earlier drafts of it. What is undecided is replaced.
        passwords: to be tried on a protected file, beside those of the case.
        document: the name to publish it under; its own, anonymised, when not given.
        readers: for the agencies of the review dates and ages stay as they are, because they have to compare
            them with their records; names, addresses, numbers and dates of birth go all the same.
        own: what may stay of our own web pages; see `channels.open_draft`.

    Returns:
        Everything a reviewer needs. The files are written even when a leak was found in them, so that it can
        be looked at: they are not released then, and `Outcome.clean` says so.

    Raises:
        UnreadableError: the file cannot be read, or a page of it cannot be rebuilt.
        NameFinderError: there is no name finder that works.
        BusyError: the files could not be written.
    """
    if readers == "agencies":
        case = for_agencies(case)
    known = key or build(case)
    draft = channels.open_draft(
        path, case.publication, (*case.open_passwords(), *passwords), own=own or channels.Own()
    )
    seen = _Seen(draft.pictures, len(draft.passages))
    plan = rewriting.plan(
        (*draft.passages, *seen.passages),
        case,
        known,
        decisions=decisions,
        dates_stay=readers == "agencies",
    )
    redactions = tuple(item for item in plan.redactions if item.passage < seen.first)
    telling = {seen.of(item).id for item in plan.redactions if item.passage >= seen.first}
    name = document or _published_name(path.stem, case, plan.key)
    left = tuple(_left(draft.passages, redactions))
    written = _Written(
        draft, redactions, draft.pictures, telling, decisions, case, plan.key, readers == "agencies"
    )
    files, checks, asks = written.into(out_dir, name, left)
    return Outcome(
        document=name,
        sha256=sha256_of(path),
        files=files,
        passages=draft.passages,
        redactions=redactions,
        key=plan.key,
        verifications=checks,
        quasi=tuple(item for item in plan.quasi if item.passage < seen.first),
        to_review=plan.to_review,
        pictures=draft.pictures,
        removed=draft.removed,
        unseen=tuple(item.where or item.what for item in draft.removed if item.channel in _UNSEEN),
        asks=asks,
        left=left,
        decided=decisions,
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """What is written, and how it is read back."""

    draft: Draft
    redactions: Sequence[Redaction]
    pictures: Sequence[Picture]
    telling: set[str]
    decisions: Decisions | None
    case: Case
    key: Key
    dates_stay: bool = False

    def into(
        self, out_dir: Path, name: str, left: tuple[Left, ...]
    ) -> tuple[tuple[Path, ...], tuple[Verification, ...], tuple[str, ...]]:
        """The files, what reading them back gave, and what a PDF lacks for those who cannot see it.

        They are made in a folder of their own and moved together, so that neither is there without the other.
        """
        try:
            out_dir.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".", dir=out_dir) as folder:
                made = [Path(folder) / f"{name}.anonymised{self.draft.ending}"]
                self.draft.write(
                    made[0],
                    rewriting.edits(self.redactions),
                    without=self._withheld(),
                    described=self._described(),
                )
                asks: tuple[str, ...] = ()
                if self.draft.ending == ".docx":
                    made.append(made[0].with_suffix(".pdf"))
                    asks = laying.write_pdf(laying.from_docx(made[0]), made[1])
                checks = self._checked(made, left)
                files = tuple(file.replace(out_dir / file.name) for file in made)
        except OSError as trouble:
            raise not_written(trouble) from None
        return files, checks, asks

    def _checked(self, made: Sequence[Path], left: tuple[Left, ...]) -> tuple[Verification, ...]:
        """Each read back; the two of a long document at the same time, each in a process of its own."""
        check = partial(verify, case=self.case, key=self.key, left=left, dates_stay=self.dates_stay)
        letters = sum(len(passage.text) for passage in self.draft.passages)
        if len(made) < 2 or letters < _LONG or (os.cpu_count() or 1) < 2:
            return tuple(check(file) for file in made)
        word, twin = made
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as helper:
            other = helper.submit(check, word)
            done = check(twin)
            return other.result(), done

    def _withheld(self) -> frozenset[str]:
        """The pictures that are not written: refused, or undecided with words in them that tell somebody."""
        decided = {item.id: item.keep for item in self.decisions.pictures} if self.decisions else {}
        return frozenset(
            picture.id
            for picture in self.pictures
            if not decided.get(picture.id, picture.id not in self.telling)
        )

    def _described(self) -> dict[str, str]:
        """The descriptions a person gave, anonymised like any other text."""
        given = self.decisions.pictures if self.decisions else ()
        return {
            item.id: rewriting.in_text(item.alt, self.case, self.key) if item.alt.strip() else ""
            for item in given
            if item.keep
        }


def for_agencies(case: Case) -> Case:
    """The case with dates and ages kept."""
    kept = case.publication.model_copy(update={"dates": "keep", "ages": "keep"})
    return case.model_copy(update={"publication": kept})


def _left(passages: Sequence[Passage], redactions: Sequence[Redaction]) -> Iterator[Left]:
    """Where a person left words that were proposed for replacement, as the written file has them."""
    by_passage: dict[int, list[Redaction]] = {}
    for item in redactions:
        by_passage.setdefault(item.passage, []).append(item)
    for number, items in by_passage.items():
        if not any(item.decision == "rejected" for item in items):
            continue
        text, pieces, past = passages[number].text, [], 0
        for item in sorted(items, key=lambda item: item.start):
            stands = item.text if item.decision == "rejected" else item.replacement
            pieces += [(text[past : item.start], False), (stands, item.decision == "rejected")]
            past = item.end
        pieces.append((text[past:], False))
        whole, at = "".join(piece for piece, _ in pieces), 0
        for piece, is_left in pieces:
            if is_left:
                before, after = _around(whole, at, at + len(piece))
                yield Left(piece, before, after)
            at += len(piece)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """A few words before and after a place, within its line."""
    before = text[:start].rpartition("\n")[2].split()[-_WORDS_AROUND:]
    after = text[end:].partition("\n")[0].split()[:_WORDS_AROUND]
    return " ".join(before), " ".join(after)


def _published_name(stem: str, case: Case, known: Key) -> str:
    """A file's stem without what tells who it is about, fit for every file system."""
    name = _UNFIT.sub(" ", rewriting.in_name(stem, case, known))
    name = " ".join(name.split()).strip(" .")[:_LONGEST_NAME].rstrip(" .")
    return name or "document"

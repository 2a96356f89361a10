"""One document, anonymised: opened, planned, written as Word and as accessible PDF, and read back."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.anonymise import channels, laying, rewriting, verifying
from pipeline.anonymise.decisions import Decisions
from pipeline.anonymise.key import Key, build
from pipeline.anonymise.outcome import Outcome
from pipeline.anonymise.passages import Draft, Passage, Picture
from pipeline.anonymise.redactions import Redaction
from pipeline.case import Case
from pipeline.errors import not_written
from pipeline.files import sha256_of

_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2060-\u2069]+')
_LONGEST_NAME = 120


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
) -> Outcome:
    """Anonymise one Word or PDF document for publication.

    Args:
        path: the draft; it is not changed.
        case: whom it is about, and how dates, ages and tracked changes are published.
        out_dir: where `DOCUMENT.anonymised.docx` and its accessible PDF twin are written, both or neither.
        key: the pseudonyms given so far; made from the case alone when not given.
        decisions: what a person decided on earlier drafts of it. What is undecided is replaced.
        passwords: to be tried on a protected file, beside those of the case.
        document: the name to publish it under; its own, anonymised, when not given.

    Returns:
        Everything a reviewer needs. The files are written even when a leak was found in them, so that it can
        be looked at: they are not released then, and `Outcome.clean` says so.

    Raises:
        UnreadableError: the file cannot be read, or a page of it cannot be rebuilt.
        NameFinderError: there is no name finder that works.
        BusyError: the files could not be written.
    """
    known = key or build(case)
    draft = channels.open_draft(path, case.publication, (*case.open_passwords(), *passwords))
    seen = _Seen(draft.pictures, len(draft.passages))
    plan = rewriting.plan((*draft.passages, *seen.passages), case, known, decisions=decisions)
    redactions = tuple(item for item in plan.redactions if item.passage < seen.first)
    telling = {seen.of(item).id for item in plan.redactions if item.passage >= seen.first}
    name = document or _published_name(path.stem, case, plan.key)
    without = _withheld(draft.pictures, telling, decisions)
    files, checks = _written(draft, redactions, without, out_dir, name, case, plan.key)
    return Outcome(
        document=name,
        sha256=sha256_of(path),
        files=files,
        passages=draft.passages,
        redactions=redactions,
        key=plan.key,
        verifications=checks,
        quasi=plan.quasi,
        to_review=plan.to_review,
        pictures=draft.pictures,
        removed=draft.removed,
        decided=decisions,
    )


def _written(
    draft: Draft,
    redactions: Sequence[Redaction],
    without: frozenset[str],
    out_dir: Path,
    name: str,
    case: Case,
    known: Key,
) -> tuple[tuple[Path, ...], tuple[verifying.Verification, ...]]:
    """Both files and what reading them back gave; made in a folder of their own and moved together."""
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".", dir=out_dir) as folder:
            word = Path(folder) / f"{name}.anonymised.docx"
            draft.write(word, rewriting.edits(redactions), without=without)
            twin = word.with_suffix(".pdf")
            laying.write_pdf(laying.from_docx(word), twin)
            checks = tuple(verifying.verify(file, case, known) for file in (word, twin))
            files = tuple(file.replace(out_dir / file.name) for file in (word, twin))
    except OSError as trouble:
        raise not_written(trouble) from None
    return files, checks


def _withheld(pictures: Sequence[Picture], telling: set[str], decisions: Decisions | None) -> frozenset[str]:
    """The pictures that are not written: refused, or undecided with words in them that tell somebody."""
    decided = {item.id: item.keep for item in decisions.pictures} if decisions else {}
    return frozenset(
        picture.id for picture in pictures if not decided.get(picture.id, picture.id not in telling)
    )


def _published_name(stem: str, case: Case, known: Key) -> str:
    """A file's stem without what tells who it is about, fit for every file system."""
    name = _UNFIT.sub(" ", rewriting.in_text(stem, case, known))
    name = " ".join(name.split()).strip(" .")[:_LONGEST_NAME].rstrip(" .")
    return name or "document"

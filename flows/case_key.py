"""The key of a case brought up to date, and the fingerprints that tell what is made anew with it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.reading import software
from pipeline import intake
from pipeline.files import private_folder

if TYPE_CHECKING:
    from flows.reading import Reading
    from pipeline.anonymise.decisions import Decisions, EntryDecided
    from pipeline.anonymise.key.model import Key
    from pipeline.case import Case

_OF_NO_MATTER = {
    "publication": {"hold", "sign_off", "online_months"},
    "agencies": {"__all__": {"due", "submits"}},
}
"""What of case.yaml changes nothing in an anonymised document: to sign one off must not make it anew."""


def bring_up_to_date(case_dir: Path, case: Case, readings: Iterable[Reading]) -> Key:
    """The case's key with everyone case.yaml and the documents name by now; written down.

    Those who have a pseudonym keep it.

    Raises:
        ScrError: the key on disk is damaged, or case.yaml gives two people one pseudonym.
        OSError: it cannot be written.
    """
    from pipeline.anonymise import key

    named = [name for reading in readings for name in reading.named]
    before = key.load(case_dir)
    now = key.build(case, named, before)
    if now != before:
        keep(case_dir, now)
    return now


def decided(key: Key, entries: Sequence[EntryDecided], case: Case) -> Key:
    """The key with what a person decided on a review page.

    A pseudonym that case.yaml gives stays: the next run would bring it back, and the documents would change
    to and fro. The page says so where it is changed.

    Raises:
        KeyFaultError: something else that was decided cannot be.
    """
    from pipeline.anonymise import key as keys

    given = keys.given_by(case, key)
    kept = [replace(one, pseudonym=None) if one.id in given else one for one in entries]
    return keys.decided(key, kept)


def protects_signer(key: Key | None, case: Case) -> bool:
    """Whether whoever signed a document off bears a name that case.yaml protects and does not keep.

    A chair whom a report names in its own place may sign it: that office is public.
    """
    from pipeline.anonymise.key.names import Likeness, alike, called

    signed = case.publication.sign_off
    if key is None or signed is None:
        return False
    by = called(signed.by)
    if any(called(name) == by for name in case.publication.keep):
        return False
    people = (one for one in key.entries if one.kind == "person" and one.origin == "case")
    return any(alike(by, called(name)) >= Likeness.FORM for one in people for name in one.names)


def keep(case_dir: Path, now: Key) -> None:
    """Write the key down, owner only."""
    from pipeline.anonymise import key

    private_folder(case_dir / intake.STATE, within=case_dir)
    key.save(case_dir, now)


def key_print(key: Key) -> str:
    """A fingerprint of a key; it tells nothing about anybody in it."""
    return _print(asdict(key))


def settings_print(case: Case) -> str:
    """A fingerprint of this software and of everything in case.yaml that changes an anonymised document."""
    values = case.model_dump(mode="json", exclude=_OF_NO_MATTER)
    finder = os.environ.get("SCR_NAME_FINDER", "")
    tools = [os.environ.get(name, "") for name in ("SCR_SOFFICE", "SCR_TESSERACT")]
    return _print([software().hex(), values, finder, tools])


def decisions_print(decisions: Decisions | None) -> str:
    """A fingerprint of what was decided on a document."""
    return _print(asdict(decisions) if decisions is not None else None)


def _print(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()

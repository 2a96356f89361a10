"""The chronology's JSON and CSV after anonymising: what reads them reads them again, each trace and day."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

from pipeline import chronology
from pipeline.anonymise import rewriting
from pipeline.anonymise.anonymising import for_agencies
from pipeline.anonymise.channels import open_draft
from pipeline.anonymise.key import build
from pipeline.case import Person
from pipeline.chronology.model import Event, IntegratedChronology
from pipeline.reports.lines import prepare
from pipeline.reports.plain import chronology_csv, chronology_json

from .factory import MADE_ON, case, event, integrated, rich

_BORN = dt.date(2009, 3, 22)
"""The day of entry 10 is the day of birth of the subject's sister."""


def _whole() -> IntegratedChronology:
    more = tuple(event(number, description="Grace cried. Maisie slept.") for number in range(7, 14))
    whole = integrated(*map(_as_made, (*rich().events, *more)))
    return replace(whole, documents=tuple(replace(one, sha256=_hash(one.sha256)) for one in whole.documents))


def _as_made(one: Event) -> Event:
    """An entry with an id and a hash as they really look."""
    source = replace(one.source, sha256=_hash(one.source.sha256))
    return replace(one, id=_id(one.id), linked=tuple(map(_id, one.linked)), source=source)


def _id(plain: str) -> str:
    return f"e{_hash(plain)[:15]}"


def _hash(plain: str) -> str:
    return hashlib.sha256(plain.encode()).hexdigest()


def _hidden(folder: Path, name: str, data: bytes) -> str:
    born = Person(name="Grace Ashdown", role="sibling", date_of_birth=_BORN)
    whole = case()
    whole = for_agencies(whole.model_copy(update={"people": (*whole.people, born)}))
    (folder / name).write_bytes(data)
    draft = open_draft(folder / name, whole.publication)
    plan = rewriting.plan(draft.passages, whole, build(whole), dates_stay=True)
    draft.write(folder / f"hidden-{name}", rewriting.edits(plan.redactions))
    text = (folder / f"hidden-{name}").read_text("utf-8-sig")
    assert "Grace" not in text and "Maisie" not in text
    return text


def test_the_chronology_s_own_reader_reads_it(tmp_path: Path) -> None:
    whole = _whole()
    text = _hidden(tmp_path, "a.json", chronology_json(whole))
    read = chronology.integrated_from_json(json.loads(text))
    assert [one.when for one in read.events] == [one.when for one in whole.events]
    assert [one.id for one in read.events] == [one.id for one in whole.events]
    assert [replace(one.source, file="") for one in read.events] == [
        replace(one.source, file="") for one in whole.events
    ]
    assert [one.rows for one in read.documents] == [one.rows for one in whole.documents]


def test_the_table_keeps_days_sources_and_hashes(tmp_path: Path) -> None:
    data = chronology_csv(prepare(_whole(), case(), made_on=MADE_ON))
    before = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    after = list(csv.DictReader(io.StringIO(_hidden(tmp_path, "a.csv", data))))
    kept = ("number", "start", "end", "date_british", "date_text", "source_reference", "sha256", "row", "id")
    assert [[row[name] for name in kept] for row in after] == [[row[name] for name in kept] for row in before]

"""One document's chronology, outside any case folder."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from flows.one_file import Ask, must_be_usable, opened
from pipeline.case import load
from pipeline.errors import CaseError, shown
from pipeline.files import write_atomic

_NO_EARLIER = dt.date(2000, 1, 1)


def extract_file(
    file: Path,
    output: Path,
    *,
    case_dir: Path | None,
    agency: str | None,
    password: str | None,
    ask: Ask | None = None,
) -> str:
    """Read `file` and write its chronology (`chronology/1`) to `output`; gives what to tell the person: a
    line, and one for everything the reading was not sure of.

    Passwords tried: the one given, `SCR_CASE_PASSWORD`, those of the case, then what `ask` answers.

    Raises:
        NoChronologyError: it holds none.
        UnreadableError: it cannot be read.
        CaseError: the case cannot be read, or has no agency of that name.
    """
    case = load(case_dir) if case_dir is not None else None
    must_be_usable(file, output)
    text, said, cautions = opened(_extracted, file, case_dir, agency, case=case, password=password, ask=ask)
    write_atomic(output, text, private=True, parents=True)
    return "\n".join([f"{said} → {output}", *cautions])


def _extracted(
    file: Path, case_dir: Path | None, agency: str | None, passwords: tuple[str, ...]
) -> tuple[str, str, tuple[str, ...]]:
    from pipeline import chronology, documents
    from pipeline.chronology.whose import agency_named

    case = load(case_dir) if case_dir is not None else None
    if case is not None and agency is not None and not agency_named(agency, case):
        names = "; ".join(one.name for one in case.agencies)
        raise CaseError(f"names no agency “{shown(agency)}”", f"Its agencies are: {names}")
    document = documents.read(file, passwords)
    found = chronology.extract(document, agency=agency, case=case, submitted=_last_changed(file))
    record = chronology.chronology_to_json(found)
    rows = found.rows
    said = (
        f"{rows.events} entries from {rows.seen} rows ({rows.headings} headings, {rows.banners} banners, "
        f"{rows.notes} notes, {rows.blank} blank, {rows.unplaced} unplaced)"
    )
    return (
        json.dumps(record, ensure_ascii=False, indent=1) + "\n",
        said,
        tuple(message for _, message in found.cautions),
    )


def _last_changed(file: Path) -> dt.date | None:
    """The day a file was last changed, None where a program set it to no real day (1980 in ZIP files)."""
    day = dt.date.fromtimestamp(file.stat().st_mtime)  # noqa: DTZ012 - the office's day
    return day if day >= _NO_EARLIER else None

"""The sample agencies' Word files, printed as PDF by LibreOffice, give the entries of their truth."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.chronology import Event, extract, reconcile
from pipeline.documents import read
from samples.build import build
from samples.truth import Expected, truth

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not installed")
WORD = sorted(n for n, one in truth().items() if n.endswith(".docx") and "chronology" in one.kinds)
FIELDS = ("family_member", "professional", "contact", "description", "child_seen", "comments")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    build(folder)
    files = [folder / "drop" / truth()[name].folder / name for name in WORD]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, timeout=300, capture_output=True)
    return folder


def squeezed(text: str, expected: Expected) -> str:
    """Without white space, and without what print adds: bullets, deleted words, marks of footnotes."""
    for deleted in expected.deleted:
        text = " ".join(text.split()).replace(" ".join(deleted.split()), "")
    text = "".join(text.split()).replace("•", "")
    return text.rstrip("0123456789") if expected.remarks else text


def what_is_read(event: Event, expected: Expected) -> tuple[object, ...]:
    when = event.when
    texts = [squeezed(getattr(event, field), expected) for field in FIELDS]
    times = [time.isoformat() if time else None for time in (when.start_time, when.end_time)]
    return ("".join(event.date_text.split()), str(when.start), str(when.end), *times, when.precision, *texts)


def what_is_right(one: Expected) -> tuple[object, ...]:
    texts = [squeezed(getattr(one, field), one) for field in FIELDS]
    times = [
        (time if time.count(":") == 2 else f"{time}:00") if time else None
        for time in (one.start_time, one.end_time)
    ]
    return ("".join(one.when_text.split()), str(one.start), str(one.end), *times, one.precision, *texts)


@pytest.mark.parametrize("name", WORD)
def test_a_printed_chronology_says_what_the_word_file_says(printed: Path, name: str) -> None:
    right = truth()[name]
    document = read((printed / name).with_suffix(".pdf"))
    chronology = extract(document, agency=right.agency)
    pairs = list(zip(chronology.events, right.events, strict=True))
    assert [what_is_read(event, one) for event, one in pairs] == [what_is_right(one) for _, one in pairs]
    assert reconcile(document, chronology) == ()
    rows = chronology.rows
    counted = {kind: getattr(rows, kind) for kind in ("events", "banners", "blank", "notes", "unplaced")}
    assert counted == {kind: right.rows[kind] for kind in counted}

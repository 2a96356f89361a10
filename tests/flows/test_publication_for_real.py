"""From draft to publication with nothing replaced by a stand-in: the finder, the files, the release."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

from tests.flows.conftest import drop_all, tree

pytestmark = pytest.mark.slow

NAMES = ("Maisie", "Tarrant", "Dunmore", "Ashdown", "Tannery", "Larkmead", "Quill", "Tolland")


def scr(*arguments: str | Path, data: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"SCR_DATA": str(data), "PYTHONPATH": str(Path.cwd())}
    environment.pop("PREFECT_HOME", None)
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *map(str, arguments)],
        env=environment, capture_output=True, text=True, check=False, timeout=900,
    )  # fmt: skip


@pytest.fixture(scope="module")
def ran(built: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """The sample's drafts and one agency, through Prefect."""
    root = tmp_path_factory.mktemp("real")
    case = root / "case"
    case.mkdir()
    shutil.copy(built / "case.yaml", case)
    drop_all(built, case, "haven", "publication")
    result = scr("run", case, data=root / "data")
    assert result.returncode == 0, result.stderr
    return case, root / "data", result.stderr


def test_both_drafts_are_anonymised_for_review(ran: tuple[Path, Path, str]) -> None:
    case, _, said = ran
    endings = (
        ".anonymised.docx",
        ".anonymised.pdf",
        ".review.html",
        ".redactions.json",
        ".verification.json",
    )
    names = [path.name for path in (case / "publication").iterdir()]
    for ending in endings:
        assert sum(name.endswith(ending) for name in names) == 2, (ending, names)
    assert {"comparison.html", "comparison.json"} <= set(names) and len(names) == 12
    assert not (case / "publication/released").exists()
    assert "review pages lie in publication/" in said


def test_no_name_of_the_case_is_in_a_files_name_or_in_what_is_said(ran: tuple[Path, Path, str]) -> None:
    case, _, said = ran
    for path in (case / "publication").rglob("*"):
        assert not any(name.lower() in path.name.lower() for name in NAMES), path.name
    assert not any(name in said for name in NAMES), said


def test_what_quotes_the_drafts_is_its_owners_alone(ran: tuple[Path, Path, str]) -> None:
    case = ran[0]
    for path in [
        *(case / "publication").iterdir(),
        case / ".scr/key.json",
        *(case / ".scr/publication").rglob("*.*"),
    ]:
        if path.is_file():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    assert not list((case / ".scr/publication").glob("*.part"))


def test_nothing_identifying_is_in_prefects_folder(ran: tuple[Path, Path, str]) -> None:
    case, data, _ = ran
    record = yaml.safe_load((case / "case.yaml").read_text("utf-8"))
    words = {name for person in record["people"] for name in person["name"].split() if len(name) > 4}
    kept = b"".join(path.read_bytes() for path in (data / "prefect").rglob("*") if path.is_file())
    assert len(kept) > 10_000 and b"publication" in kept
    for word in words | {"Overview report", "Executive summary"}:
        assert word.encode() not in kept, word


def test_a_second_run_without_prefect_changes_nothing(ran: tuple[Path, Path, str]) -> None:
    case, data, _ = ran
    before = tree(case, ".scr/lock", ".scr/ledger.db")
    assert scr("run", case, "--direct", data=data).returncode == 0
    assert tree(case, ".scr/lock", ".scr/ledger.db") == before


def test_status_tells_what_each_document_waits_for(ran: tuple[Path, Path, str]) -> None:
    case, data, _ = ran
    record = json.loads(scr("status", case, "--json", data=data).stdout)
    assert {line["kind"] for line in record["publication"]} == {"overview-report", "executive-summary"}
    for line in record["publication"]:
        assert line["redactions"] > 20 and line["undecided"] == line["redactions"]
        assert any("nobody has signed it off" in reason for reason in line["reasons"])
        assert (case / line["review"]).exists()


def draft(path: Path) -> None:
    """A short overview report that names a child, a mother and a school."""
    document = docx.Document()
    document.core_properties.author = "Maisie Tarrant"
    document.add_heading("Overview report", 0)
    for heading in ("Introduction", "Analysis", "Lessons learned", "Recommendations"):
        document.add_heading(heading, 1)
        document.add_paragraph("Maisie Tarrant was seen at Larkmead Primary School with her mother.")
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))


def rest(path: Path) -> None:
    stamp = time.time() - 60
    os.utime(path, (stamp, stamp))


def decisions_on(case: Path, document: str) -> dict[str, Any]:
    """What a person who agrees to everything would save."""
    redactions = json.loads((case / f"publication/{document}.redactions.json").read_text("utf-8"))
    checked = json.loads((case / f"publication/{document}.verification.json").read_text("utf-8"))
    return {
        "schema": "decisions/1",
        "document": document,
        "sha256": redactions["sha256"],
        "decisions": [{"id": one["id"], "decision": "accepted"} for one in redactions["redactions"]],
        "added": [],
        "pictures": [{"id": one["id"], "keep": False, "alt": ""} for one in redactions["pictures"]],
        "harmless": sorted({one["text"] for one in (*redactions["quasi"], *checked["to_review"])}),
    }


def test_a_draft_goes_all_the_way_to_the_released_files(built: Path, tmp_path: Path) -> None:
    case, data = tmp_path / "case", tmp_path / "data"
    case.mkdir()
    shutil.copy(built / "case.yaml", case)
    draft(case / "inbox/publication/Report on Maisie.docx")
    assert scr("run", case, "--direct", data=data).returncode == 0
    document = "Report on Child A"
    saved = case / f"inbox/decisions/{document}.decisions.json"
    saved.write_text(json.dumps(decisions_on(case, document)), "utf-8")
    rest(saved)
    text = (case / "case.yaml").read_text("utf-8")
    signed = text.replace("sign_off: null", "sign_off: {by: Ruth Alder, role: Chair, on: 2010-09-01}")
    (case / "case.yaml").write_text(signed, "utf-8")
    result = scr("run", case, "--direct", data=data)
    assert "RELEASED" in result.stderr, result.stderr + scr("status", case, data=data).stdout
    released = case / "publication/released"
    assert sorted(path.name for path in released.iterdir()) == [
        f"{document}.docx", f"{document}.pdf", "record.html", "record.json",
    ]  # fmt: skip
    for path in released.iterdir():
        for name in ("Maisie", "Tarrant", "Larkmead"):
            assert name.encode() not in path.read_bytes(), path.name
    paragraphs = [one.text for one in docx.Document(str(released / f"{document}.docx")).paragraphs]
    assert "Child A was seen at School 1 with her mother." in paragraphs
    before = tree(case, ".scr/lock", ".scr/ledger.db")
    assert scr("run", case, "--direct", data=data).returncode == 0
    assert tree(case, ".scr/lock", ".scr/ledger.db") == before


def test_one_file_is_anonymised_with_the_cases_key(built: Path, tmp_path: Path) -> None:
    case, data, out = tmp_path / "case", tmp_path / "data", tmp_path / "made here/out"
    case.mkdir()
    shutil.copy(built / "case.yaml", case)
    file = tmp_path / "Report on Maisie.docx"
    draft(file)
    result = scr("anonymise", file, "--case", case, "-o", out, data=data)
    assert result.returncode == 1, result.stderr  # nobody has decided anything
    document = "Report on Child A"
    assert sorted(path.name for path in out.iterdir()) == [
        f"{document}.anonymised.docx",
        f"{document}.anonymised.pdf",
        f"{document}.redactions.json",
        f"{document}.review.html",
        f"{document}.verification.json",
    ]
    assert (case / ".scr/key.json").exists()
    assert "Maisie" not in result.stdout and "none of them decided" in result.stdout
    saved = tmp_path / "decisions.json"
    (tmp_path / "publication").symlink_to(out)
    saved.write_text(json.dumps(decisions_on(tmp_path, document)), "utf-8")
    result = scr("anonymise", file, "--case", case, "-o", out, "--decisions", saved, data=data)
    assert result.returncode == 0, result.stdout + result.stderr
    assert len(list(out.iterdir())) == 5
    other = tmp_path / "other/Report on Maisie.docx"
    draft(other)
    document_two = docx.Document(str(other))
    document_two.add_paragraph("One more sentence.")
    document_two.save(str(other))
    scr("anonymise", other, "--case", case, "-o", out, data=data)
    assert (out / f"{document} (2).review.html").exists()


@pytest.mark.parametrize(
    ("file", "out", "words"),
    [
        ("nothing.docx", "out", "is not there"),
        ("broken.docx", "out", "broken.docx"),
        ("good.docx", "case/inbox/out", "cannot be anonymised into the case's own folder inbox/"),
        ("good.docx", "case/.scr/out", "cannot be anonymised into the case's own folder .scr/"),
        (
            "good.docx",
            "case/publication/released",
            "cannot be anonymised into the case's own folder publication/",
        ),
    ],
)
def test_what_cannot_be_anonymised_is_one_sentence(
    built: Path, tmp_path: Path, file: str, out: str, words: str
) -> None:
    case = tmp_path / "case"
    case.mkdir()
    shutil.copy(built / "case.yaml", case)
    draft(tmp_path / "good.docx")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no document")
    result = scr("anonymise", tmp_path / file, "--case", case, "-o", tmp_path / out, data=tmp_path / "data")
    assert result.returncode == 2 and words in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1 and "Traceback" not in result.stderr
    left = tmp_path / out
    assert not left.exists() or not list(left.iterdir())


def test_a_file_where_a_folder_is_needed_is_said(built: Path, tmp_path: Path) -> None:
    shutil.copy(built / "case.yaml", tmp_path)
    draft(tmp_path / "good.docx")
    (tmp_path / "notes").write_text("x")
    result = scr(
        "anonymise", tmp_path / "good.docx", "--case", tmp_path, "-o", tmp_path / "notes", data=tmp_path / "d"
    )
    assert result.returncode == 2 and "needs a folder to be written into" in result.stderr
    assert (tmp_path / "notes").read_text() == "x"

"""A blank is checked against its own definition: empty at first, complete when an author has filled it in.

What the templates fill in from the case is there from the beginning; everything else must be the author's.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from PIL import Image

from pipeline import chronology
from pipeline.case import Case, load, parse
from pipeline.documents import read
from pipeline.errors import NoChronologyError
from pipeline.proforma import Check, blank_form, check, definitions
from pipeline.proforma.definition import Attachment, TableOf
from pipeline.reports import blanks
from tests.reports.blanks.author import Author, Habit

DAY = dt.date(2010, 3, 1)
HABITS: tuple[Habit, ...] = ("deletes", "leaves", "overwrites")
SENT = sorted(name for name, one in definitions().items() if one.sent)
BARE = """reference: X-1
review_period: {start: 2007-01-01, end: 2009-11-28}
agencies: [{name: Police, folder: police, submits: [chronology, imr, action-plan, agency-report]}]
"""


def sample_case() -> Case:
    """The sample case, its first agency asked for everything there is."""
    case = load(Path("samples/case.yaml"))
    police = case.agencies[0]
    asked = (*police.submits, "agency-report")
    return case.model_copy(update={"agencies": (police.model_copy(update={"submits": asked}),)})


def bare_case() -> Case:
    """A case that says no more than it must."""
    return parse(BARE)


def planned(case: Case, name: str, genogram: bytes | None = None) -> blanks.Planned:
    every = blanks.plan(case, definitions().values(), DAY, genogram)
    return next(one for one in every if one.definition.name == name)


def written(case: Case, one: blanks.Planned, folder: Path) -> Path:
    file = folder / one.path.name
    file.write_bytes(blanks.docx(one, case, DAY))
    return file


def filled_in(case: Case, one: blanks.Planned, folder: Path, habit: Habit, start: int = 0) -> Path:
    file = folder / f"filled {habit} {one.path.name}"
    file.write_bytes(Author(habit, start).fill(blanks.docx(one, case, DAY)))
    return file


def statuses(found: Check, one: blanks.Planned) -> dict[str, str]:
    """Requirement → status, without the columns of tables, which every template has."""
    wanted = {item.id for item in one.definition.requirements}
    return {item.id: item.status for item in found.requirements if item.id in wanted}


def judged(one: blanks.Planned) -> set[str]:
    """The requirements that a document can answer by itself."""
    return {item.id for item in one.definition.requirements if not isinstance(item, Attachment)}


def assert_blank(found: Check, one: blanks.Planned) -> None:
    told = statuses(found, one)
    for name in judged(one):
        wanted = {"present"} if name in one.blank.filled else {"empty", "guidance-only"}
        assert told[name] in wanted, (name, told[name])
    assert {item.status for item in found.prompts} <= {"no-passage-found"}


def assert_complete(found: Check, one: blanks.Planned) -> None:
    told = statuses(found, one)
    assert {name: told[name] for name in judged(one) if told[name] != "present"} == {}
    assert [item for item in found.problems if not item.hint] == []


def test_every_definition_that_is_sent_goes_to_somebody() -> None:
    made = {one.definition.name for one in blanks.plan(sample_case(), definitions().values(), DAY)}
    assert made == set(SENT) and len(SENT) >= 8


@pytest.mark.parametrize("name", SENT)
@pytest.mark.parametrize("case", [sample_case(), bare_case()], ids=["sample", "bare"])
def test_a_blank_is_empty_but_for_what_the_case_fills_in(name: str, case: Case, tmp_path: Path) -> None:
    one = planned(case, name)
    found = check(read(written(case, one, tmp_path)), name, case)
    assert_blank(found, one)
    columns = {f"{table.id}.{column.id}" for table in one.definition.of(TableOf) for column in table.columns}
    assert {item.status for item in found.requirements if item.id in columns} <= {"present"}


@pytest.mark.parametrize("name", SENT)
@pytest.mark.parametrize("habit", HABITS)
def test_a_filled_one_is_complete(name: str, habit: Habit, tmp_path: Path) -> None:
    case = bare_case() if habit == "overwrites" else sample_case()
    one = planned(case, name)
    found = check(read(filled_in(case, one, tmp_path, habit, HABITS.index(habit))), name, case)
    assert_complete(found, one)


@pytest.mark.parametrize("name", SENT)
def test_a_blank_is_told_from_a_filled_one(name: str, tmp_path: Path) -> None:
    case = sample_case()
    one = planned(case, name)
    form = blank_form(read(written(case, one, tmp_path)))
    assert form is not None and form.name == name
    assert blank_form(read(filled_in(case, one, tmp_path, "leaves"))) is None


@pytest.mark.parametrize("name", SENT)
def test_only_a_chronology_is_taken_for_one(name: str, tmp_path: Path) -> None:
    case = sample_case()
    one = planned(case, name)
    blank, filled = written(case, one, tmp_path), filled_in(case, one, tmp_path, "leaves")
    assert _events(blank) == 0
    assert _events(filled) == (3 if name == "chronology" else 0)


def _events(file: Path) -> int:
    with contextlib.suppress(NoChronologyError):
        return chronology.extract(read(file)).rows.events
    return 0


def test_a_filled_chronology_is_read_in_its_seven_columns(tmp_path: Path) -> None:
    case = sample_case()
    file = filled_in(case, planned(case, "chronology"), tmp_path, "deletes")
    events = chronology.extract(read(file)).events
    assert len(events) == 3
    for event in events:
        assert event.when.start and event.family_member and event.professional and event.contact
        assert event.description and event.child_seen and event.comments and not event.extra


def test_a_board_s_own_definition_makes_the_round_trip(tmp_path: Path) -> None:
    found = re.search(r"```yaml\n(.*?)```", Path("docs/proforma.md").read_text("utf-8"), re.DOTALL)
    assert found
    (tmp_path / "school-report.yaml").write_text(found[1], "utf-8")
    case, every = sample_case(), definitions(tmp_path).values()
    one = next(one for one in blanks.plan(case, every, DAY) if one.definition.name == "school-report")
    assert_blank(check(read(written(case, one, tmp_path)), "school-report", case, folder=tmp_path), one)
    for habit in HABITS:
        file = filled_in(case, one, tmp_path, habit)
        assert_complete(check(read(file), "school-report", case, folder=tmp_path), one)


def test_the_genogram_stands_in_the_letter_and_in_the_review(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (800, 500), "white").save(stream, "PNG")
    case = sample_case()
    for name, part in (("commissioning-letter", "genogram"), ("imr", "2.1")):
        one = planned(case, name, stream.getvalue())
        found = check(read(written(case, one, tmp_path)), name, case)
        assert part in one.blank.filled
        assert_blank(found, one)


def test_the_same_case_on_the_same_day_gives_the_same_bytes() -> None:
    case = sample_case()
    for name in ("imr", "chronology"):
        assert blanks.docx(planned(case, name), case, DAY) == blanks.docx(planned(case, name), case, DAY)


def test_text_of_the_case_is_never_markup() -> None:
    case = sample_case()
    nasty = 'A & B <w:br/> \x07 "Ltd" {subject}'
    agency = case.agencies[0].model_copy(update={"name": nasty})
    case = case.model_copy(update={"agencies": (agency,), "board": nasty, "terms_of_reference": (nasty,)})
    one = planned(case, "imr")
    word = docx.Document(io.BytesIO(blanks.docx(one, case, DAY)))
    texts = [cell.text for table in word.tables for cell in table._cells]
    texts += [paragraph.text for paragraph in word.paragraphs]
    plain = 'A & B <w:br/> \ufffd "Ltd" {subject}'
    assert texts.count(plain) == 2 and f"1.\t{plain}" in texts


def test_guidance_can_be_found_by_its_style() -> None:
    word = docx.Document(io.BytesIO(blanks.docx(planned(sample_case(), "imr"), sample_case(), DAY)))
    styles = {paragraph.style.name for paragraph in word.paragraphs if paragraph.style and paragraph.text}
    assert {"Title", "Heading 1", "Heading 2", "Guidance", "Guidance question"} <= styles
    assert word.styles["Guidance"].font.italic and str(word.styles["Guidance"].font.color.rgb) == "595959"


@pytest.mark.libreoffice
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs soffice")
def test_the_round_trip_through_pdf(tmp_path: Path) -> None:
    case = sample_case()
    names = ("imr", "chronology", "action-plan", "agency-report", "interview-record", "notification")
    files = []
    for at, name in enumerate(names):
        one = planned(case, name)
        files += [written(case, one, tmp_path), filled_in(case, one, tmp_path, HABITS[at % 3], at)]
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
         "pdf", "--outdir", str(tmp_path), *map(str, files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    wrong: dict[str, str] = {}
    for file in files:
        every = (planned(case, name) for name in names)
        one = next(one for one in every if file.stem.endswith(one.path.stem))
        found = check(read(file.with_suffix(".pdf")), one.definition.name, case)
        assert (blank_form(read(file.with_suffix(".pdf"))) is None) == file.name.startswith("filled"), file
        try:
            (assert_complete if file.name.startswith("filled") else assert_blank)(found, one)
        except AssertionError as error:
            wrong[file.name] = str(error)
    assert wrong == {}

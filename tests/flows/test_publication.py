"""From a draft in the inbox to a released document: what a run makes, refuses, releases and withdraws."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import stat
import time
from pathlib import Path
from typing import Any

import docx
import pytest

from flows import direct
from flows.done import Outcome
from flows.passing import Pass
from flows.status import look
from pipeline import intake
from pipeline.anonymise.key.model import Entry
from pipeline.errors import ScrError, UnreadableError
from tests.flows.conftest import tree, wait_for
from tests.flows.fake_anonymiser import FakeAnonymiser, install

CASE = """\
reference: X-1
board: Weald Board
review_period: {{start: 2007-01-01, end: 2009-12-31}}
agencies: [{{name: Police, folder: police}}]
people:
  - {{name: {name}, role: subject, date_of_birth: 2006-06-14, pseudonym: {pseudonym}}}
publication:
  dates: month-year
  hold: {hold}
  sign_off: {sign_off}
"""
SIGNED = "{by: Ruth Alder, role: Chair, on: 2010-09-01}"
SIGNED_AGAIN = "{by: Ruth Alder, role: Chair, on: 2010-10-01}"
REPORT, SUMMARY = "Overview report Maisie", "Executive summary"


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeAnonymiser:
    return install(monkeypatch)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    set_case(folder)
    return folder


def set_case(case: Path, **values: str) -> None:
    usual = {"hold": "null", "sign_off": "null", "name": "Maisie", "pseudonym": "Child A"}
    text = CASE.format(**{**usual, **values})
    (case / "case.yaml").write_text(text, "utf-8")


def drop(case: Path, name: str, *lines: str, kind: str = "OVERVIEW REPORT") -> str:
    """Drop a draft; gives its hash."""
    document = docx.Document()
    document.add_heading(kind, 0)
    for heading in ("Introduction", "The facts", "Analysis", "Lessons learned", "Recommendations"):
        document.add_heading(heading, 1)
        for line in lines:
            document.add_paragraph(f"{line} This was set out at length in the part called {heading}.")
    goal = case / "inbox" / "publication" / f"{name}.docx"
    goal.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(goal))
    at_rest(goal)
    return hashlib.sha256(goal.read_bytes()).hexdigest()


def at_rest(path: Path) -> None:
    stamp = time.time() - 60
    os.utime(path, (stamp, stamp))


def run(case: Path) -> Outcome:
    with Pass(case, patience=10) as work:
        return direct.run(work, intake.waiting(case, decisions=True))  # all is at rest


def shown(case: Path) -> list[str]:
    folder = case / "publication"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def words(path: Path) -> str:
    return path.read_text("utf-8")


def read(case: Path, name: str) -> Any:
    return json.loads((case / "publication" / name).read_text("utf-8"))


def decide(case: Path, of: str, say: str = "accepted", *, name: str = "decisions.json", **more: Any) -> Path:
    """Drop decisions on everything a document has, as its page would save them."""
    record = read(case, f"{of}.redactions.json")
    decisions = [{"id": one["id"], "decision": say} for one in record["redactions"]]
    values = {"schema": "decisions/1", "document": of, "sha256": record["sha256"], "decisions": decisions}
    goal = case / "inbox" / "decisions" / name
    goal.parent.mkdir(parents=True, exist_ok=True)
    goal.write_text(json.dumps({**values, **more}), "utf-8")
    at_rest(goal)
    return goal


def reasons(case: Path) -> list[str]:
    return [reason for line in look(case).publication for reason in line.reasons]


PUBLIC = "Overview report Child A"
LONGER = "More words, so that this is the longer document of both."


def test_a_draft_is_anonymised_shown_and_waits_for_a_person(case: Path, fake: FakeAnonymiser) -> None:
    drop(case, REPORT, "Maisie was seen.")
    outcome = run(case)
    assert outcome.exit_status == 0, outcome.troubles
    assert shown(case) == [
        f"{PUBLIC}.anonymised.docx",
        f"{PUBLIC}.anonymised.pdf",
        f"{PUBLIC}.redactions.json",
        f"{PUBLIC}.review.html",
        f"{PUBLIC}.verification.json",
    ]
    for name in shown(case):
        assert stat.S_IMODE((case / "publication" / name).stat().st_mode) == 0o600, name
    assert "Maisie" not in (case / "publication" / f"{PUBLIC}.anonymised.docx").read_text("utf-8")
    assert any("not decided" in reason for reason in reasons(case))
    assert any("nobody has signed it off" in reason for reason in reasons(case))
    assert not (case / "publication/released").exists()


def test_a_second_run_does_nothing(case: Path, fake: FakeAnonymiser) -> None:
    drop(case, REPORT, "Maisie was seen.")
    drop(case, SUMMARY, "Maisie was seen.", kind="EXECUTIVE SUMMARY")
    run(case)
    before, made = tree(case, ".scr/lock"), len(fake.made)
    run(case)
    assert len(fake.made) == made and tree(case, ".scr/lock") == before


def test_nobody_whom_the_case_protects_signs_off(case: Path, fake: FakeAnonymiser) -> None:
    set_case(case, name="Maisie Tarrant", sign_off="{by: M. Tarrant, role: Chair, on: 2010-09-01}")
    drop(case, REPORT, "Maisie Tarrant was seen.")
    run(case)
    decide(case, shown(case)[0].partition(".anonymised")[0])
    run(case)
    assert not (case / "publication/released").exists()
    (reason,) = reasons(case)
    assert "bears a name that case.yaml protects" in reason and "Tarrant" not in reason
    set_case(case, name="Maisie Tarrant", sign_off="{by: Maisie Bell, role: Chair, on: 2010-09-01}")
    run(case)
    assert (case / "publication/released/record.html").exists()


def released(case: Path, fake: FakeAnonymiser) -> Path:
    """A case whose report has been released."""
    drop(case, REPORT, "Maisie was seen.")
    run(case)
    decide(case, PUBLIC)
    run(case)
    set_case(case, sign_off=SIGNED)
    outcome = run(case)
    assert outcome.published is not None and outcome.published.settled.released == [PUBLIC], outcome
    return case / "publication" / "released"


def test_what_is_decided_signed_off_and_clean_is_released(case: Path, fake: FakeAnonymiser) -> None:
    folder = released(case, fake)
    assert sorted(path.name for path in folder.iterdir()) == [
        f"{PUBLIC}.docx", f"{PUBLIC}.pdf", "record.html", "record.json",
    ]  # fmt: skip
    checked = case / "publication" / f"{PUBLIC}.anonymised.docx"
    assert (folder / f"{PUBLIC}.docx").read_bytes() == checked.read_bytes()
    (one,) = read(case, "released/record.json")["releases"]
    assert one["signed_off"] == {"by": "Ruth Alder", "role": "Chair", "on": "2010-09-01"}
    assert one["ended"] is None and one["version"] == 1
    assert stat.S_IMODE((folder / f"{PUBLIC}.pdf").stat().st_mode) & 0o044
    (line,) = look(case).publication
    assert line.current and not line.reasons and line.online_until is not None
    today = dt.date.today()
    assert line.online_until >= today + dt.timedelta(days=365)


def test_signing_off_does_not_make_the_documents_anew(case: Path, fake: FakeAnonymiser) -> None:
    released(case, fake)
    assert fake.made == [REPORT] * 2, "once for the draft, once for the decisions"


def test_a_release_is_stable_over_runs(case: Path, fake: FakeAnonymiser) -> None:
    released(case, fake)
    before, verified = tree(case, ".scr/lock"), len(fake.verified)
    outcome = run(case)
    assert tree(case, ".scr/lock") == before and len(fake.verified) == verified
    assert outcome.published is not None and not outcome.published.settled.released


def test_nothing_is_released_while_one_replacement_is_undecided(case: Path, fake: FakeAnonymiser) -> None:
    drop(case, REPORT, "Maisie was seen.")
    set_case(case, sign_off=SIGNED)
    run(case)
    record = read(case, f"{PUBLIC}.redactions.json")
    some = [{"id": one["id"], "decision": "accepted"} for one in record["redactions"][:-1]]
    decide(case, PUBLIC, decisions=some)
    run(case)
    assert not (case / "publication/released").exists()
    assert reasons(case) == [f"1 of {len(record['redactions'])} replacements not decided"]


def test_a_rejected_name_is_a_leak_and_is_never_released(case: Path, fake: FakeAnonymiser) -> None:
    drop(case, REPORT, "Maisie was seen.")
    set_case(case, sign_off=SIGNED)
    run(case)
    decide(case, PUBLIC, "rejected")
    run(case)
    assert not (case / "publication/released").exists()
    assert any("protected name" in reason for reason in reasons(case))


def test_a_hold_keeps_everything_back_and_says_why(case: Path, fake: FakeAnonymiser) -> None:
    drop(case, REPORT, "Maisie was seen.")
    set_case(case, sign_off=SIGNED, hold="criminal trial")
    run(case)
    decide(case, PUBLIC)
    run(case)
    assert not (case / "publication/released").exists()
    assert reasons(case) == ["a hold is set in case.yaml: criminal trial"]
    set_case(case, sign_off=SIGNED)
    run(case)
    assert (case / "publication/released" / f"{PUBLIC}.docx").exists()


def test_a_hold_set_later_withdraws_without_deleting_and_says_so(case: Path, fake: FakeAnonymiser) -> None:
    folder = released(case, fake)
    data = (folder / f"{PUBLIC}.docx").read_bytes()
    set_case(case, sign_off=SIGNED, hold="inquest")
    assert any("STILL RELEASED" in line for line in look(case).waiting)
    outcome = run(case)
    assert outcome.published is not None and outcome.published.settled.withdrawn == [(PUBLIC, "hold")]
    assert sorted(path.name for path in folder.iterdir()) == ["record.html", "record.json"]
    assert (case / "publication/withdrawn" / f"{PUBLIC}.docx").read_bytes() == data
    (one,) = read(case, "released/record.json")["releases"]
    assert one["why"] == "hold" and one["ended"] is not None
    assert "inquest" not in words(folder / "record.json") + words(folder / "record.html")
    assert any("off the website" in line for line in look(case).waiting)
    set_case(case, sign_off=SIGNED)
    run(case)
    assert (folder / f"{PUBLIC}.docx").read_bytes() == data
    assert len(read(case, "released/record.json")["releases"]) == 2


def test_a_sign_off_taken_back_withdraws(case: Path, fake: FakeAnonymiser) -> None:
    folder = released(case, fake)
    set_case(case)
    run(case)
    assert not (folder / f"{PUBLIC}.docx").exists()
    assert read(case, "released/record.json")["releases"][0]["why"] == "sign-off"


def test_a_name_learnt_later_withdraws_what_holds_it(case: Path, fake: FakeAnonymiser) -> None:
    folder = released(case, fake)
    fake.leaks.append("seen")
    set_case(case, sign_off=SIGNED, name="Maisie Hope")
    outcome = run(case)
    assert outcome.published is not None and outcome.published.settled.withdrawn == [(PUBLIC, "leak")]
    assert not (folder / f"{PUBLIC}.docx").exists()


def test_a_released_file_somebody_changed_is_put_back(case: Path, fake: FakeAnonymiser) -> None:
    folder = released(case, fake)
    file = folder / f"{PUBLIC}.docx"
    data = file.read_bytes()
    file.write_bytes(b"Maisie was seen after all.")
    outcome = run(case)
    assert outcome.published is not None and outcome.published.settled.restored == [PUBLIC]
    assert file.read_bytes() == data
    assert (case / "publication/withdrawn" / f"{PUBLIC}.docx").read_bytes() == b"Maisie was seen after all."


def test_a_file_nobody_released_is_said(case: Path, fake: FakeAnonymiser) -> None:
    folder = released(case, fake)
    (folder / "Maisie notes.docx").write_bytes(b"x")
    said = [line for line in look(case).waiting if "did not release" in line]
    assert len(said) == 1 and "Maisie" not in said[0]


def test_a_damaged_record_stops_releases_and_is_said(case: Path, fake: FakeAnonymiser) -> None:
    folder = released(case, fake)
    (folder / "record.json").write_text("{", "utf-8")
    outcome = run(case)
    assert [error.code for _, error in outcome.troubles] == ["release-record"]
    assert (folder / "record.json").read_text("utf-8") == "{" and (folder / f"{PUBLIC}.docx").exists()
    assert any("record.json" in line for line in look(case).waiting)


def test_a_new_draft_keeps_decisions_needs_a_new_sign_off_and_replaces_the_old_files(
    case: Path, fake: FakeAnonymiser
) -> None:
    folder = released(case, fake)
    lines = ("Maisie was seen.", "A sentence that is new stands here.")
    drop(case, f"{REPORT} v2", *lines)
    run(case)
    assert [name for name in shown(case) if name.endswith(".docx")] == [
        f"{PUBLIC} v2.anonymised.docx",
        f"released/{PUBLIC}.docx",
    ]
    (line,) = look(case).publication
    assert line.version == 2 and line.undecided == 0 and line.released is not None and not line.current
    assert any("was for the version released before" in reason for reason in line.reasons)
    set_case(case, sign_off=SIGNED_AGAIN)
    run(case)
    assert sorted(path.name for path in folder.glob("*.docx")) == [f"{PUBLIC} v2.docx"]
    first, second = read(case, "released/record.json")["releases"]
    assert first["why"] == "replaced" and second["version"] == 2


def test_another_pseudonym_makes_everything_anew(case: Path, fake: FakeAnonymiser) -> None:
    drop(case, REPORT, "Maisie was seen.")
    run(case)
    set_case(case, pseudonym="Child B")
    run(case)
    assert all(name.startswith("Overview report Child B") for name in shown(case)), shown(case)


def test_a_name_only_the_summary_teaches_holds_for_the_report_too(case: Path, fake: FakeAnonymiser) -> None:
    fake.teaches["Xandra"] = Entry("person-77", "person", "Corby", "Aunt 1", agreed=False, origin="finder")
    drop(case, SUMMARY, "Xandra spoke.", kind="EXECUTIVE SUMMARY")
    drop(
        case,
        REPORT,
        "Maisie and Corby were seen.",
        LONGER,
    )
    run(case)
    text = (case / "publication" / f"{PUBLIC}.anonymised.docx").read_text("utf-8")
    assert "Aunt 1" in text and "Corby" not in text
    assert any("1 name proposed" in line for line in look(case).waiting)
    made = len(fake.made)
    run(case)
    assert len(fake.made) == made


def test_a_name_the_longer_document_teaches_makes_the_shorter_again(case: Path, fake: FakeAnonymiser) -> None:
    fake.teaches["Xandra"] = Entry("person-77", "person", "Corby", "Aunt 1", agreed=False, origin="finder")
    drop(case, SUMMARY, "Corby spoke.", kind="EXECUTIVE SUMMARY")
    drop(
        case,
        REPORT,
        "Maisie and Xandra were seen.",
        LONGER,
    )
    outcome = run(case)
    assert outcome.published is not None and outcome.published.made == 2, "one made again is one draft"
    assert "Corby" not in (case / "publication" / f"{SUMMARY}.anonymised.docx").read_text("utf-8")
    assert fake.made == [SUMMARY, REPORT, SUMMARY]


def test_two_documents_whose_names_meet_get_a_number_and_keep_it(case: Path, fake: FakeAnonymiser) -> None:
    drop(case, "Letter to Maisie", "To be read by the family of Maisie.", kind="LETTER")
    drop(case, "Letter to Child A", "Nothing of that at all.", kind="LETTER")
    run(case)
    names = [name for name in shown(case) if name.endswith("review.html")]
    assert names == ["Letter to Child A (2).review.html", "Letter to Child A.review.html"]
    for name in ("Letter to Child A", "Letter to Child A (2)"):
        checked = read(case, f"{name}.verification.json")["files"]
        assert [one["file"] for one in checked] == [f"{name}.anonymised.docx", f"{name}.anonymised.pdf"]
    before = tree(case, ".scr/lock")
    run(case)
    assert tree(case, ".scr/lock") == before


def test_differences_between_the_documents_are_written_down(case: Path, fake: FakeAnonymiser) -> None:
    drop(case, REPORT, "Maisie was seen.")
    drop(case, SUMMARY, "Maisie was seen.", kind="EXECUTIVE SUMMARY")
    run(case)
    assert read(case, "comparison.json")["differences"] == []
    decide(case, SUMMARY, "rejected")
    run(case)
    found = read(case, "comparison.json")["differences"]
    assert [one["code"] for one in found] == ["kept-in-one"]
    assert any("1 difference" in line for line in look(case).waiting)
    assert stat.S_IMODE((case / "publication/comparison.html").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"sha256": "0" * 64}, "a draft that this case does not have"),
        ({"document": "Another document"}, "names another document"),
        ({"schema": "decisions/9"}, "review page"),
        ({"decisions": [{"id": "x", "decision": "perhaps"}]}, "cannot be used"),
    ],
)
def test_decisions_that_cannot_be_used_go_to_quarantine_with_the_reason(
    case: Path, fake: FakeAnonymiser, change: dict[str, Any], said: str
) -> None:
    drop(case, REPORT, "Maisie was seen.")
    run(case)
    file = decide(case, PUBLIC, **change)
    outcome = run(case)
    assert outcome.exit_status == 1 and not file.exists()
    assert (case / "quarantine/decisions.json").exists()
    reason = words(case / "quarantine/decisions.json.reason.txt")
    assert said in reason and "inbox/decisions" in reason
    assert said in look(case).quarantine[0].reason
    assert not list((case / ".scr").glob("decisions/*/*"))


def test_decisions_dropped_twice_are_applied_once(case: Path, fake: FakeAnonymiser) -> None:
    drop(case, REPORT, "Maisie was seen.")
    run(case)
    decide(case, PUBLIC)
    run(case)
    made = len(fake.made)
    decide(case, PUBLIC, name="again.json")
    outcome = run(case)
    assert len(fake.made) == made and not list((case / "inbox/decisions").iterdir())
    assert outcome.published is not None and outcome.published.decided == 0


def test_a_link_among_the_decisions_is_left_and_named(
    case: Path, fake: FakeAnonymiser, tmp_path: Path
) -> None:
    drop(case, REPORT, "Maisie was seen.")
    run(case)
    secret = tmp_path / "secret.json"
    secret.write_text("{}", "utf-8")
    (case / "inbox/decisions/link.json").symlink_to(secret)
    outcome = run(case)
    assert [error.code for _, error in outcome.troubles] == ["unsafe"] and secret.exists()


def test_an_anonymised_file_changed_by_hand_is_not_written_over(case: Path, fake: FakeAnonymiser) -> None:
    drop(case, REPORT, "Maisie was seen.")
    run(case)
    file = case / "publication" / f"{PUBLIC}.anonymised.docx"
    file.write_text("by hand", "utf-8")
    set_case(case, sign_off=SIGNED)
    run(case)
    assert file.read_text("utf-8") == "by hand"
    assert any("changed by hand" in reason for reason in reasons(case))
    decide(case, PUBLIC)
    run(case)  # something newer has to take its place
    aside = case / "publication" / f"{PUBLIC} (changed by hand).anonymised.docx"
    if file.read_text("utf-8") == "by hand":  # the decisions changed no word of it
        assert not (case / "publication/released").exists()
        file.unlink()
        run(case)
    else:
        assert aside.read_text("utf-8") == "by hand"
    assert (case / "publication/released" / f"{PUBLIC}.docx").exists()


def test_files_taken_out_of_the_folder_are_put_back(case: Path, fake: FakeAnonymiser) -> None:
    drop(case, REPORT, "Maisie was seen.")
    run(case)
    before = shown(case)
    for name in before:
        (case / "publication" / name).unlink()
    run(case)
    assert shown(case) == before and len(fake.made) == 1


def test_a_draft_that_cannot_be_anonymised_keeps_the_older_back(case: Path, fake: FakeAnonymiser) -> None:
    drop(case, REPORT, "Maisie was seen.")
    run(case)
    decide(case, PUBLIC)
    run(case)
    fake.fails = UnreadableError("has a page that cannot be rebuilt", "Ask for it in Word", code="damaged")
    drop(case, f"{REPORT} v2", "Maisie was seen.", "And again.")
    set_case(case, sign_off=SIGNED)
    outcome = run(case)
    assert outcome.exit_status == 1
    assert not (case / "publication/released").exists()
    assert any("newer draft" in reason for reason in reasons(case))


def test_without_a_name_finder_nothing_is_released(case: Path, fake: FakeAnonymiser) -> None:
    drop(case, REPORT, "Maisie was seen.")
    run(case)
    decide(case, PUBLIC)
    fake.fails = ScrError("cannot be searched for names", "Install the project again", code="name-finder")
    set_case(case, sign_off=SIGNED)
    run(case)
    assert not (case / "publication/released").exists()


def test_a_damaged_key_stops_publication_and_nothing_else(case: Path, fake: FakeAnonymiser) -> None:
    folder = released(case, fake)
    (case / ".scr/key.json").write_text("{", "utf-8")
    outcome = run(case)
    assert outcome.exit_status == 1 and (folder / f"{PUBLIC}.docx").exists()
    assert (case / ".scr/key.json").read_text("utf-8") == "{"
    set_case(case, sign_off=SIGNED, hold="trial")
    run(case)
    assert not (folder / f"{PUBLIC}.docx").exists(), "a hold counts whatever is wrong with the key"


def test_lost_working_state_is_made_again_and_the_record_stays(case: Path, fake: FakeAnonymiser) -> None:
    import shutil

    folder = released(case, fake)
    shutil.rmtree(case / ".scr")
    run(case)
    assert (folder / f"{PUBLIC}.docx").exists()
    assert len(read(case, "released/record.json")["releases"]) == 1
    assert f"{PUBLIC}.anonymised.docx" in shown(case)


def test_the_status_says_it_all_and_as_json_too(case: Path, fake: FakeAnonymiser) -> None:
    from pipeline import reports

    drop(case, REPORT, "Maisie was seen.")
    run(case)
    text = reports.submissions_text(look(case))
    assert "For publication" in text and PUBLIC in text and "waits: " in text
    record: Any = reports.submissions_record(look(case))
    assert record["publication"][0]["review"] == f"publication/{PUBLIC}.review.html"
    page = (case / "panel/submissions.html").read_text("utf-8")
    assert "For publication" in page and PUBLIC in page


def test_the_watcher_applies_decisions_as_soon_as_they_have_come_to_rest(
    case: Path, fake: FakeAnonymiser
) -> None:
    from flows.watching import Watcher

    done: list[Outcome] = []
    watcher = Watcher(
        case.parent, direct.run, tell=lambda _: None, done=lambda _, outcome: done.append(outcome)
    )
    drop(case, REPORT, "Maisie was seen.")
    run(case)
    watcher.look()
    decide(case, PUBLIC)
    wait_for(lambda: watcher.look() or bool(done and done[-1].published and done[-1].published.decided), 20)
    assert done[-1].published is not None and done[-1].published.decided == 1
    assert not list((case / "inbox/decisions").iterdir())
    assert reasons(case) == ["nobody has signed it off (publication: sign_off in case.yaml)"]


def test_a_record_that_cannot_be_written_is_said_and_written_at_the_next_run(
    case: Path, fake: FakeAnonymiser, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import releasing

    drop(case, REPORT, "Maisie was seen.")
    run(case)
    decide(case, PUBLIC)
    run(case)
    set_case(case, sign_off=SIGNED)

    def fails(*_: object) -> None:
        raise PermissionError(13, "open in another program")

    with monkeypatch.context() as patched:
        patched.setattr(releasing, "write_record", fails)
        assert run(case).exit_status == 1
    assert not (case / "publication/released/record.json").exists()
    run(case)
    (one,) = read(case, "released/record.json")["releases"]
    assert one["document"] == PUBLIC and not [line for line in look(case).waiting if "did not" in line]


def test_a_run_cut_short_at_any_step_ends_the_same(
    case: Path, fake: FakeAnonymiser, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import publishing, showing

    drop(case, REPORT, "Maisie was seen.")
    for module, name in (
        (publishing.case_key, "keep"),
        (publishing.showing, "show"),
        (showing, "write_atomic"),
        (publishing.PublicationState, "save"),
    ):
        with monkeypatch.context() as patched:

            def stops(*_: object, **__: object) -> None:
                raise KeyboardInterrupt

            patched.setattr(module, name, stops)
            with pytest.raises(KeyboardInterrupt):
                run(case)
    outcome = run(case)
    assert outcome.exit_status == 0 and len(shown(case)) == 5
    assert not list((case / ".scr/publication").glob("*.part"))


def test_when_the_time_online_is_over_it_is_said(case: Path, fake: FakeAnonymiser) -> None:
    released(case, fake)
    (line,) = look(case).publication
    assert line.state.startswith("released on") and "to stay online until" in line.state
    place = case / "publication/released/record.json"
    record = json.loads(place.read_text("utf-8"))
    record["releases"][0] |= {"released": "2008-01-02T10:00:00+00:00", "online_until": "2009-01-02"}
    place.write_text(json.dumps(record), "utf-8")
    (line,) = look(case).publication
    assert "had to stay online until 2 January 2009 and may be taken off now" in line.state


def test_with_a_damaged_record_nothing_is_called_ready(case: Path, fake: FakeAnonymiser) -> None:
    released(case, fake)
    (case / "publication/released/record.json").write_text("{", "utf-8")
    (line,) = look(case).publication
    assert line.state == "not released" and line.reasons == ("the record of what was released is damaged",)


def test_while_a_run_is_at_work_status_says_only_that(case: Path, fake: FakeAnonymiser) -> None:
    drop(case, REPORT, "Maisie was seen.")
    with Pass(case) as work:
        work.take_in(intake.waiting(case, decisions=True))
        waiting = look(case).waiting
        assert [line for line in waiting if "at work" in line or "not finished" in line] == [
            "A run is at work on this case; look again when it has finished."
        ]
    assert "A file was taken in but not finished; run again." in look(case).waiting
    drop(case, SUMMARY, "Maisie was seen.", kind="EXECUTIVE SUMMARY")
    with Pass(case) as work:
        work.take_in(intake.waiting(case, decisions=True))
    assert "2 files were taken in but not finished; run again." in look(case).waiting


def test_what_cannot_be_withdrawn_is_said_to_be_still_released(
    case: Path, fake: FakeAnonymiser, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import releasing

    released(case, fake)
    set_case(case, hold="Inquest", sign_off=SIGNED)

    def fails(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(releasing, "withdraw", fails)
        outcome = run(case)
    ((name, error),) = outcome.troubles
    assert name == PUBLIC and "STILL RELEASED" in error.trouble and "website" in error.remedy
    assert any("STILL RELEASED" in line for line in look(case).waiting)
    assert run(case).exit_status == 0 and not (case / f"publication/released/{PUBLIC}.docx").exists()


def test_a_pseudonym_of_case_yaml_that_cannot_be_is_told_of_case_yaml(
    case: Path, fake: FakeAnonymiser
) -> None:
    drop(case, REPORT, "Maisie was seen.")
    set_case(case, pseudonym="Maisie")
    ((name, error),) = run(case).troubles
    assert name == "case.yaml" and "number 1 of its people" in error.trouble and "Maisie" not in str(error)


def test_a_pseudonym_that_case_yaml_gives_is_not_changed_on_the_page(
    case: Path, fake: FakeAnonymiser
) -> None:
    drop(case, REPORT, "Maisie was seen.")
    run(case)
    key = json.loads((case / ".scr/key.json").read_text("utf-8"))
    (entry,) = [one for one in key["entries"] if one["name"] == "Maisie"]
    decide(case, PUBLIC, entries=[{"id": entry["id"], "pseudonym": "Child Q"}])
    outcome = run(case)
    assert outcome.exit_status == 0 and outcome.published is not None and outcome.published.decided == 1
    # it would come back with the next run, and every document change to and fro
    assert json.loads((case / ".scr/key.json").read_text("utf-8"))["entries"] == key["entries"]
    assert (case / "publication" / f"{PUBLIC}.review.html").exists()
    made = len(fake.made)
    run(case)
    assert len(fake.made) == made


def test_decisions_that_are_locked_just_now_are_taken_the_next_time(
    case: Path, fake: FakeAnonymiser, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(case, REPORT, "Maisie was seen.")
    run(case)
    place = decide(case, PUBLIC)
    opened = Path.open

    def locked(path: Path, *given: Any, **more: Any) -> Any:
        if path == place:
            raise PermissionError(13, "Permission denied")
        return opened(path, *given, **more)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", locked)
        outcome = run(case)
    assert not outcome.quarantined and "just now" in outcome.troubles[0][1].trouble and place.exists()
    outcome = run(case)
    assert outcome.published is not None and outcome.published.decided == 1

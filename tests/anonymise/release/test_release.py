"""A document is published only when everything holds, and what was published is never lost from sight."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.anonymise.decisions import Decisions, PictureDecided
from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.outcome import Outcome
from pipeline.anonymise.passages import Picture
from pipeline.anonymise.redactions import Quasi, Redaction
from pipeline.anonymise.release import (
    NotReleasedError,
    RecordError,
    Release,
    Standing,
    Written,
    amiss,
    as_record,
    blocks,
    from_record,
    months_after,
    release,
    standing_of,
    strangers,
    withdraw,
)
from pipeline.anonymise.verifying.model import Leak, ToReview, Verification
from pipeline.case import Publication, SignOff

TODAY = dt.date(2010, 9, 2)
NOW = dt.datetime(2010, 9, 2, 14, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
SIGNED = Publication(sign_off=SignOff(by="Ruth Alder", role="Board chair", on=dt.date(2010, 9, 1)))
WORD, PDF = b"the report", b"the report, as PDF"


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def clean(path: Path) -> Verification:
    return Verification(path.name, sha(path.read_bytes()), "clean", ("body",))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A case folder with one document anonymised and checked."""
    for name in (".scr", "publication", "made"):
        (tmp_path / name).mkdir()
    (tmp_path / "made/Overview.anonymised.docx").write_bytes(WORD)
    (tmp_path / "made/Overview.anonymised.pdf").write_bytes(PDF)
    return tmp_path


def standing(**changes: object) -> Standing:
    base = Standing(
        document="Overview",
        kind="overview-report",
        draft="d" * 64,
        key="k" * 64,
        files=(
            Written("Overview.anonymised.docx", sha(WORD), "clean"),
            Written("Overview.anonymised.pdf", sha(PDF), "clean"),
        ),
        redactions=418,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def publish(
    place: Path,
    one: Standing | None = None,
    publication: Publication = SIGNED,
    record: tuple[Release, ...] = (),
    verify: Callable[[Path], Verification] = clean,
    now: dt.datetime = NOW,
) -> tuple[Release, ...]:
    return release(
        one or standing(),
        place / "made",
        place / "publication",
        publication,
        record,
        now=now,
        verify=verify,
        staging=place / ".scr" / "staging",
    )


def codes(one: Standing, publication: Publication = SIGNED, **more: object) -> list[str]:
    return [block.code for block in blocks(one, publication, today=TODAY, **more)]  # type: ignore[arg-type]


def test_nothing_stands_against_a_document_that_is_clean_decided_and_signed_off() -> None:
    assert codes(standing()) == []


def written(verdict: str, leaks: int = 0) -> tuple[Written, ...]:
    return (Written("Overview.anonymised.docx", sha(WORD), verdict, leaks),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "publication", "code", "words"),
    [
        (standing(files=written("leak", 3)), SIGNED, "leak", "3 protected names or numbers are still in it"),
        (standing(files=written("clean", 1)), SIGNED, "leak", "a protected name or number is still in it"),
        (standing(files=written("incomplete")), SIGNED, "incomplete", "looked into"),
        (standing(files=written("unchecked")), SIGNED, "unchecked", "has not been checked"),
        (standing(files=()), SIGNED, "unchecked", "has not been checked"),
        (
            standing(undecided=12, questions=1),
            SIGNED,
            "redactions",
            "12 of 418 replacements not decided, 1 que",
        ),
        (standing(pictures=2), SIGNED, "pictures", "2 pictures not decided"),
        (standing(words=1), SIGNED, "words", "1 word that no list knows not decided"),
        (standing(traits=4), SIGNED, "traits", "4 traits that may point to the family"),
        (standing(newest=False), SIGNED, "older", "a newer draft"),
        (standing(), Publication(), "sign-off", "nobody has signed it off"),
        (
            standing(),
            Publication(sign_off=SignOff(by="R", role="Chair", on=dt.date(2010, 9, 3))),
            "sign-off",
            "has not come yet",
        ),
        (standing(), SIGNED.model_copy(update={"hold": "criminal trial"}), "hold", "criminal trial"),
    ],
)
def test_each_thing_that_is_missing_blocks_a_release_and_is_said(
    one: Standing, publication: Publication, code: str, words: str
) -> None:
    found = blocks(one, publication, today=TODAY)
    assert [block.code for block in found] == [code]
    assert words in found[0].text


def test_a_file_changed_by_hand_blocks() -> None:
    assert codes(standing(), changed=("Overview.anonymised.docx",)) == ["changed"]


def test_everything_that_is_missing_is_said_at_once() -> None:
    found = codes(standing(files=written("leak", 1), undecided=2, pictures=1), Publication(hold="trial"))
    assert found == ["leak", "redactions", "pictures", "hold", "sign-off"]


def test_a_release_publishes_the_checked_bytes_readable_for_all_with_a_record(place: Path) -> None:
    record = publish(place)
    released = place / "publication/released"
    assert (released / "Overview.docx").read_bytes() == WORD
    assert (released / "Overview.pdf").read_bytes() == PDF
    assert stat.S_IMODE((released / "Overview.docx").stat().st_mode) & 0o044 == 0o044
    (one,) = record
    assert one.stands and one.version == 1 and one.released == NOW
    assert one.signed_off.by == "Ruth Alder" and one.signed_off.role == "Board chair"
    assert one.online_until == dt.date(2011, 9, 2)
    assert not list((place / ".scr/staging").iterdir())
    assert amiss(one, place / "publication") is None and strangers(record, place / "publication") == ()


def test_other_reviews_stay_online_for_as_long_as_the_case_says(place: Path) -> None:
    (one,) = publish(place, publication=SIGNED.model_copy(update={"online_months": 6}))
    assert one.online_until == dt.date(2011, 3, 2)


def test_months_are_counted_to_the_last_day_where_there_is_none_of_that_number() -> None:
    assert months_after(dt.date(2011, 8, 31), 6) == dt.date(2012, 2, 29)
    assert months_after(dt.date(2010, 12, 31), 12) == dt.date(2011, 12, 31)


@pytest.mark.parametrize(
    "one",
    [standing(undecided=1), standing(files=written("leak", 1)), standing(newest=False), standing(files=())],
)
def test_nothing_is_published_while_something_stands_against_it(place: Path, one: Standing) -> None:
    with pytest.raises(NotReleasedError):
        publish(place, one)
    assert not (place / "publication/released").exists()


def test_a_file_that_is_not_the_one_checked_is_never_published(place: Path) -> None:
    (place / "made/Overview.anonymised.pdf").write_bytes(PDF + b"!")
    with pytest.raises(NotReleasedError) as caught:
        publish(place)
    assert caught.value.code == "changed"
    assert not (place / "publication/released").exists()


def test_a_leak_found_by_the_last_look_stops_the_release(place: Path) -> None:
    def late(path: Path) -> Verification:
        found = clean(path)
        if path.suffix == ".pdf":
            leak = Leak("body", "page 1", "Kayleigh went", "Child A")
            return replace(found, verdict="leak", leaks=(leak,))
        return found

    with pytest.raises(NotReleasedError) as caught:
        publish(place, verify=late)
    assert caught.value.code == "leak" and "Kayleigh" not in str(caught.value)
    assert not (place / "publication/released").exists() and not list((place / ".scr/staging").iterdir())


def test_the_last_look_is_at_the_file_under_its_public_name(place: Path) -> None:
    seen: list[str] = []

    def look(path: Path) -> Verification:
        seen.append(path.name)
        return clean(path)

    publish(place, verify=look)
    assert seen == ["Overview.docx", "Overview.pdf"]


def test_a_new_version_needs_a_sign_off_of_its_own_and_the_old_one_is_kept_aside(place: Path) -> None:
    record = publish(place)
    (place / "made/Overview.anonymised.docx").write_bytes(b"draft two")
    second = standing(
        draft="e" * 64,
        earlier=("d" * 64,),
        files=(Written("Overview.anonymised.docx", sha(b"draft two"), "clean"),),
    )
    assert codes(second, record=record) == ["sign-off"]
    later = Publication(sign_off=SignOff(by="Ruth Alder", role="Board chair", on=dt.date(2010, 10, 1)))
    record = publish(place, second, later, record, now=NOW.replace(month=10))
    first, last = record
    assert (first.why, first.stands, last.version, last.stands) == ("replaced", False, 2, True)
    released = place / "publication/released"
    assert (released / "Overview.docx").read_bytes() == b"draft two"
    assert not (released / "Overview.pdf").exists(), "the old PDF would stand beside the new Word file"
    withdrawn = place / "publication/withdrawn"
    assert {path.name: path.read_bytes() for path in withdrawn.iterdir()} == {
        "Overview.docx": WORD,
        "Overview.pdf": PDF,
    }


def test_a_withdrawn_document_is_moved_aside_owner_only_and_may_come_back(place: Path) -> None:
    (one,) = publish(place)
    gone = withdraw(one, place / "publication", "hold", NOW)
    assert not gone.stands and gone.why == "hold"
    assert not list((place / "publication/released").glob("Overview*"))
    kept = place / "publication/withdrawn/Overview.docx"
    assert kept.read_bytes() == WORD and stat.S_IMODE(kept.stat().st_mode) == 0o600
    # The same bytes under the same sign-off: a hold that is lifted needs no other.
    record = publish(place, record=(gone,), now=NOW.replace(month=11))
    assert [item.stands for item in record] == [False, True]


def test_two_withdrawn_versions_do_not_write_over_each_other(place: Path) -> None:
    (one,) = publish(place)
    withdraw(one, place / "publication", "hold", NOW)
    (place / "publication/released/Overview.docx").write_bytes(b"another")
    withdraw(one, place / "publication", "hold", NOW)
    names = sorted(path.name for path in (place / "publication/withdrawn").glob("*.docx"))
    assert names == ["Overview (2).docx", "Overview.docx"]


def test_a_released_file_that_was_changed_or_taken_away_is_noticed(place: Path) -> None:
    (one,) = publish(place)
    file = place / "publication/released/Overview.docx"
    file.write_bytes(b"with a correction by hand")
    assert amiss(one, place / "publication") == "changed"
    file.unlink()
    assert amiss(one, place / "publication") == "gone"


def test_a_file_nobody_released_is_noticed(place: Path) -> None:
    record = publish(place)
    (place / "publication/released/notes.docx").write_bytes(b"x")
    (place / "publication/released/record.json").write_bytes(b"{}")
    assert strangers(record, place / "publication") == ("notes.docx",)


def test_another_documents_released_file_is_never_written_over(place: Path) -> None:
    record = publish(place)
    with pytest.raises(NotReleasedError):
        publish(place, standing(draft="f" * 64), record=record)
    assert (place / "publication/released/Overview.docx").read_bytes() == WORD


def test_the_record_is_read_back_as_it_was_written(place: Path) -> None:
    (one,) = publish(place)
    record = (withdraw(one, place / "publication", "hold", NOW), replace(one, version=2))
    values = json.loads(json.dumps(as_record(record, case="X-1", board="Board")))
    assert values["schema"] == "release/1" and values["releases"][0]["online_until"] == "2011-09-02"
    assert from_record(values) == record


@pytest.mark.parametrize(
    "broken", [None, [], {}, {"schema": "release/2", "releases": []}, {"schema": "release/1"}]
)
def test_a_damaged_record_stops_releases_instead_of_being_forgotten(broken: object) -> None:
    with pytest.raises(RecordError):
        from_record(broken)


@pytest.mark.parametrize("name", ["../../case.yaml", "/etc/passwd", ".hidden", "", "a\\b", "a\0b"])
def test_a_record_somebody_wrote_cannot_reach_outside_its_folder(place: Path, name: str) -> None:
    values = as_record(publish(place), case="X-1", board="")
    values["releases"][0]["files"][0]["name"] = name
    with pytest.raises(RecordError):
        from_record(values)


def redaction(number: int, decision: str, question: str = "") -> Redaction:
    return Redaction(
        f"r{number}", 0, 0, 3, "Kay", "Child A", "PERSON", "key", 1.0, "body", "paragraph 1", "Kay ran",
        question=question, decision=decision,  # type: ignore[arg-type]
    )  # fmt: skip


def outcome(**changes: object) -> Outcome:
    base = Outcome(
        document="Overview",
        sha256="d" * 64,
        files=(Path("out/Overview.anonymised.docx"), Path("out/Overview.anonymised.pdf")),
        passages=(),
        redactions=(redaction(1, "accepted"), redaction(2, "pending"), redaction(3, "pending", "Who is it?")),
        key=Key((Entry("person-9", "person", "Kay", "Person 1", agreed=False),)),
        verifications=(Verification("Overview.anonymised.docx", "a" * 64, "clean", ("body",)),),
        quasi=(Quasi(0, 0, 5, "twins", "twins", "rare"), Quasi(3, 0, 5, "twins", "twins", "rare")),
        to_review=(ToReview("Alderbrook", "p. 1", "no list"), ToReview("Weir", "p. 2", "no list")),
        pictures=(Picture("picture-1", "p. 1", "image/png", b""), Picture("picture-2", "", "image/png", b"")),
        decided=Decisions(
            "Overview", "d" * 64, pictures=(PictureDecided("picture-1", True),), harmless=("Weir",)
        ),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def test_how_far_a_document_has_come_is_counted_from_what_anonymising_gave() -> None:
    one = standing_of(outcome(), kind="overview-report", key="k" * 64)
    assert (one.redactions, one.undecided, one.questions) == (3, 2, 1)
    assert (one.pictures, one.words, one.traits, one.proposals) == (1, 1, 1, 1)
    assert one.outstanding == 5


def test_what_is_asked_as_a_trait_is_not_asked_again_as_a_word() -> None:
    words = (
        "Polish",
        "Polish heritage",
        "of Polish origin",
        "Polish Jan",
        "Alderbrook",
        "Polisher",
        "a Polish boxer",
    )
    asked = tuple(ToReview(word, "p. 1", "the finder takes this for identifying") for word in words)
    check = Verification("Overview.anonymised.docx", "a" * 64, "clean", ("body",), to_review=asked)
    one = outcome(
        to_review=(), verifications=(check,), decided=None,
        quasi=(Quasi(0, 0, 6, "Polish", "ethnicity", "may point"),),
    )  # fmt: skip
    # what may hold a name stays asked, however little is around it
    assert [item.text for item in one.doubtful] == ["Polish Jan", "Alderbrook", "Polisher", "a Polish boxer"]
    standing = standing_of(one, kind="other", key="")
    assert (standing.words, standing.traits) == (4, 1)


def test_a_file_without_a_check_is_unchecked() -> None:
    one = standing_of(outcome(), kind="other", key="")
    assert [file.verdict for file in one.files] == ["clean", "unchecked"] and one.verdict == "unchecked"


def test_a_check_that_lists_a_leak_is_a_leak_whatever_it_calls_itself() -> None:
    leak = Leak("body", "page 1", "Kayleigh went", "Child A")
    checks = tuple(Verification(name, "a" * 64, "clean", (), (leak,)) for name in ("a.docx", "a.pdf"))
    one = standing_of(outcome(verifications=checks), kind="other", key="")
    assert one.verdict == "leak" and one.leaks == 2

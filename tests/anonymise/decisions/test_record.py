"""A decisions file ends up in a published document: it is right, or it is refused in one sentence."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.anonymise.decisions import (
    Added,
    Decided,
    Decisions,
    EntryDecided,
    PictureDecided,
    decisions_record,
    read_decisions,
)
from pipeline.anonymise.decisions.record import DecisionsError

SHA = "a" * 64
WHOLE = Decisions(
    "Overview report Child A",
    SHA,
    (
        Decided("r1", "accepted", proposed="Mother", shown="Mother"),
        Decided("r2", "rejected", proposed="Person 1"),
        Decided("r3", "accepted", "", proposed="Child A", shown=""),
        Decided("r4", "pending", entry="person-2"),
    ),
    (
        Added("Alderbrook", "[place]"),
        Added(
            "the red house", "", everywhere=False, where="paragraph 4", label="ADDRESS",
            context="in the red house by", entry="place-1",
        ),
    ),
    (PictureDecided("picture-1", True, "A letter"), PictureDecided("picture-2", False)),
    (EntryDecided("person-1", "Child C"), EntryDecided("person-2", same_as="person-1"),
     EntryDecided("person-3", not_identifying=True), EntryDecided("person-4")),
    ("twins", "Alder Ltd"),
    ("Beechwood",),
)  # fmt: skip


def raw(**more: Any) -> dict[str, Any]:
    return {"schema": "decisions/1", "document": "Report", "sha256": SHA, "decisions": []} | more


def one(**more: Any) -> dict[str, Any]:
    return raw(decisions=[{"id": "r1", "decision": "accepted"} | more])


def refused(source: Path | str) -> str:
    with pytest.raises(DecisionsError) as error:
        read_decisions(source)
    return str(error.value)


def test_what_is_written_is_read_back() -> None:
    assert read_decisions(json.dumps(decisions_record(WHOLE))) == WHOLE


def test_the_record_of_everything_uses_every_field() -> None:
    """A field that is added to the values cannot be forgotten in the file."""
    record = json.dumps(decisions_record(WHOLE))
    for value in (Decisions, Decided, Added, PictureDecided, EntryDecided):
        for field in fields(value):
            assert f'"{field.name}":' in record


def test_the_contracts_shortest_file() -> None:
    text = json.dumps(
        raw(
            decisions=[{"id": "r1", "decision": "rejected"}],
            added=[{"text": "Kay", "replacement": "Child A", "everywhere": True}],
        )
    )
    assert read_decisions(text) == Decisions(
        "Report", SHA, (Decided("r1", "rejected"),), (Added("Kay", "Child A"),)
    )


def test_a_file_of_windows_notepad(tmp_path: Path) -> None:
    file = tmp_path / "d.json"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(raw(), indent=1).replace("\n", "\r\n").encode())
    assert read_decisions(file) == Decisions("Report", SHA)
    assert read_decisions("\ufeff" + json.dumps(raw())) == Decisions("Report", SHA)


WRONG: dict[str, Any] = {
    "no schema": {"document": "Report", "sha256": SHA, "decisions": []},
    "another schema": raw(schema="redactions/1"),
    "a list": [raw()],
    "text": "decisions/1",
    "no document": {"schema": "decisions/1", "sha256": SHA, "decisions": []},
    "no hash": {"schema": "decisions/1", "document": "Report", "decisions": []},
    "no decisions": {"schema": "decisions/1", "document": "Report", "sha256": SHA},
    "a short hash": raw(sha256="abc"),
    "an empty name": raw(document=""),
    "an unknown key": raw(approve="all"),
    "an unknown decision": one(decision="yes"),
    "an unknown key of a decision": one(reason="because"),
    "a number for an id": one(id=7),
    "an empty id": one(id=""),
    "a number for words": one(replacement=7),
    "control characters": one(replacement="Child\x1bA"),
    "half a character": one(replacement="Child \ud800"),
    "endless words": one(replacement="x" * 501),
    "two words on one thing": raw(
        decisions=[{"id": "r1", "decision": "accepted"}, {"id": "r1", "decision": "rejected"}]
    ),
    "a word for a list": raw(harmless="twins"),
    "empty harmless words": raw(harmless=[""]),
    "blank words added": raw(added=[{"text": "  ", "replacement": "x"}]),
    "a comma added": raw(added=[{"text": ", ", "replacement": "x"}]),
    "words without replacement": raw(added=[{"text": "Kay"}]),
    "everywhere in words": raw(added=[{"text": "Kay", "replacement": "x", "everywhere": "true"}]),
    "an unknown label": raw(added=[{"text": "Kay", "replacement": "x", "label": "CHILD"}]),
    "a picture neither way": raw(pictures=[{"id": "p", "keep": None}]),
    "a picture twice": raw(pictures=[{"id": "p", "keep": True}, {"id": "p", "keep": False}]),
    "an empty pseudonym": raw(entries=[{"id": "person-1", "pseudonym": " "}]),
    "somebody and nobody": raw(entries=[{"id": "person-1", "pseudonym": "X 1", "not_identifying": True}]),
    "the same as oneself": raw(entries=[{"id": "person-1", "same_as": "person-1"}]),
    "a circle": raw(
        entries=[{"id": one, "same_as": other} for one, other in (("a", "b"), ("b", "c"), ("c", "a"))]
    ),
}  # fmt: skip


@pytest.mark.parametrize("value", WRONG.values(), ids=WRONG.keys())
def test_a_file_that_is_not_right_is_refused(value: object) -> None:
    said = refused(json.dumps(value))
    assert said.count("\n") == 0 and said.endswith(".") and "Traceback" not in said


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "[" * 100_000, '{"schema": "decisions/1", "schema": "decisions/1"}',
     json.dumps(one(decision="accepted")).replace('"accepted"', '"accepted", "decision": "rejected"'),
     json.dumps(raw()).replace("[]", "NaN"), "{" + " " * 10_000_001 + "}"],
    ids=["empty", "cut short", "null", "deep", "doubled key", "doubled decision", "nan", "huge"],
)  # fmt: skip
def test_text_that_is_no_file_of_decisions_is_refused(text: str) -> None:
    assert "quoted" not in refused(text)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    assert "cannot be opened" in refused(tmp_path / "none.json")
    assert "cannot be opened" in refused(tmp_path)
    file = tmp_path / "d.json"
    file.write_bytes(json.dumps(raw()).encode("utf-16"))
    assert "UTF-8" in refused(file)
    with file.open("wb") as stream:
        stream.truncate(10_000_001)
    assert "larger" in refused(file)


def test_a_refusal_quotes_no_name_and_says_which_one() -> None:
    value = raw(added=[{"text": "Kay", "replacement": "x"}, {"text": "Kayleigh Marsden", "replacement": 7}])
    said = refused(json.dumps(value))
    assert "Kayleigh" not in said and "added words number 2" in said
    assert "Kayleigh" not in refused(json.dumps(raw(**{"Kayleigh Marsden": 1})))


_text = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
_said = _text.filter(lambda text: any(letter.isalnum() for letter in text))
_maybe = st.none() | _text
_decided = st.builds(
    Decided, _text, st.sampled_from(("pending", "accepted", "rejected")), _maybe, _maybe, _maybe, _maybe
)
_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)
_names = ("document", "sha256", "decisions", "added", "pictures", "entries", "harmless", "withdrawn")


@given(
    st.lists(_decided, unique_by=lambda item: item.id),
    st.lists(st.builds(Added, _said, _text, st.booleans(), _text)),
    st.lists(_text, unique=True),
)
def test_any_decisions_survive_the_file(
    decided: list[Decided], added: list[Added], harmless: list[str]
) -> None:
    value = Decisions("Report", SHA, tuple(decided), tuple(added), harmless=tuple(harmless))
    again = read_decisions(json.dumps(decisions_record(value)))
    assert again == value


@given(_anything, st.sampled_from(_names))
def test_whatever_stands_in_a_file_it_is_read_or_refused(value: object, name: str) -> None:
    try:
        assert isinstance(read_decisions(json.dumps(raw(**{name: value}))), Decisions)
    except DecisionsError as error:
        assert str(error).endswith(".")

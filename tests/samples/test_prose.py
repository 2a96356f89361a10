"""The checks on hand-written prose: each must be able to fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples import prose
from samples.prose import Entry, ProseError

GOOD = '- when: "Fri 9th Feb"\n  is: {start: 2007-02-09}\n  text: "One."\n'
BAD = {
    "an unknown key": '- when: "9/2/07"\n  is: {start: 2007-02-09}\n  text: "One."\n  sen: "Yes"\n',
    "an unknown reading": '- when: "9/2/07"\n  is: {start: 2007-02-09, begin: 1}\n  text: "One."\n',
    "a weekday that does not fit": '- when: "Thu 9th Feb"\n  is: {start: 2007-02-09}\n  text: "One."\n',
    "a mismatch said to be there that is not": '- when: "Fri 9th Feb"\n'
    '  is: {start: 2007-02-09, flags: [weekday-mismatch]}\n  text: "One."\n',
    "a range turned round": '- when: "x"\n  is: {start: 2007-02-09, end: 2007-02-08}\n  text: "One."\n',
    "two days called a day": '- when: "x"\n'
    '  is: {start: 2007-02-09, end: 2007-02-10, precision: day}\n  text: "One."\n',
    "no date and no flag": '- when: "x"\n  text: "One."\n',
    "no words": '- when: "9/2/07"\n  is: {start: 2007-02-09}\n',
    "a value without words": GOOD + "  seen_is: yes\n",
    "an unknown value": GOOD + '  seen: "Yes"\n  seen_is: perhaps\n',
    "dates that go back": GOOD + '- when: "8/2/07"\n  is: {start: 2007-02-08}\n  text: "Two."\n',
    "a bad clock": '- when: "x"\n  is: {start: 2007-02-09, start_time: "25:00"}\n  text: "One."\n',
    "not a list": "when: x\n",
}


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(prose, "PROSE", tmp_path)

    def write_and_load(text: str) -> tuple[prose.Item, ...]:
        (tmp_path / "agency.yaml").write_text(text, "utf-8")
        return prose.load("agency")

    return write_and_load


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_prose_is_refused(load, text: str) -> None:
    with pytest.raises(ProseError, match=r"agency\.yaml"):
        load(text)


def test_a_missing_file_is_named(load) -> None:
    with pytest.raises(ProseError, match=r"prose/other\.yaml is missing"):
        prose.load("other")


def test_texts_stay_texts(load) -> None:
    (entry,) = load(
        '- when: "9.2.07"\n  time: 21:45\n  is: {start: 2007-02-09, start_time: 21:45}\n'
        "  text: one\n  seen: no\n  seen_is: no\n"
    )
    assert isinstance(entry, Entry)
    assert (entry.time, entry.reading.start_time, entry.seen, entry.seen_is) == ("21:45", "21:45", "no", "no")
    assert (entry.reading.end, entry.reading.precision, entry.reading.assumed) == ("2007-02-09", "day", ())


def test_planted_disorder_is_allowed(load) -> None:
    items = load(GOOD + '- when: "8/2/07"\n  is: {start: 2007-02-08, flags: [date-order]}\n  text: "Two."\n')
    assert len(items) == 2


@pytest.mark.parametrize("path", sorted(prose.PROSE.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_real_prose_is_in_order(path: Path) -> None:
    assert any(isinstance(item, Entry) for item in prose.load(path.stem))

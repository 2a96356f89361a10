"""Lines said over and over: the model sees them a few times, and what it marks is marked in all of them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.anonymise.finding.language import OurNlpEngine
from pipeline.anonymise.finding.repeats import OFTEN, sparing
from pipeline.anonymise.naming import Named

_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*")


class _ByCapitals:
    """Stands in for the trained finder; keeps what it was shown."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def find(self, text: str) -> list[Named]:
        self.shown.append(text)
        return [Named(*match.span(), "PERSON", 0.9) for match in _NAME.finditer(text)]


_LINES = st.sampled_from(
    ["Ann Lee rang", "day", "", "  Jo ", "2009-01-02", "Meg\u00a0Poole, nurse", "Bo\tDay"]
)


@given(st.lists(_LINES, max_size=40).map("\n".join))
def test_nothing_is_lost_by_seeing_a_line_only_some_times(text: str) -> None:
    whole = [match.span() for match in _NAME.finditer(text)]
    lean = sparing(text)
    found = lean.placed(_ByCapitals().find(lean.text))
    assert [(one.start, one.end) for one in found] == whole
    assert all(lean.text.split("\n").count(line) <= OFTEN for line in lean.text.split("\n") if line.strip())


def test_what_one_of_the_copies_shows_holds_for_all() -> None:
    text = "Hope\nfed\nHope\nslept\nHope\nate\nHope"
    second = sparing(text).text.index("Hope", 1)
    found = sparing(text).placed([Named(second, second + 4, "PERSON", 0.7)])
    assert [text[one.start : one.end] for one in found] == ["Hope"] * 3  # the first copy was seen otherwise


def test_a_name_never_runs_over_a_line_left_out() -> None:
    text = "day\nday\nAnn\nday\nLee"
    lean = sparing(text)
    assert lean.text == "day\nday\nAnn\nLee"
    at = lean.text.index("Ann")
    found = lean.placed([Named(at, at + len("Ann\nLee"), "PERSON", 0.9)])
    assert [text[one.start : one.end] for one in found] == ["Ann", "Lee"]


def test_the_engine_shows_the_model_a_chronology_once() -> None:
    finder = _ByCapitals()
    engine = OurNlpEngine(finder)
    finder.shown.clear()
    text = "\n\n".join(["Larkmead School", "Ann Lee rang"] * 100)
    found = engine.process_text(text, "en").entities
    assert len(found) == 200
    assert sum(map(len, finder.shown)) < 100

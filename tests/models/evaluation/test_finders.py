"""The baselines find what they say, and the table stands on its feet."""

from __future__ import annotations

from models.corpus.model import Span
from models.evaluation import baselines
from models.evaluation.check import unmarked_capitals, unmarked_names
from models.evaluation.read import parse
from models.evaluation.table import printed, rows


def test_the_floor_takes_capitals_that_begin_no_sentence() -> None:
    found = baselines.floor("She saw Ann Cole on 12/03/09. Then Bob left.")
    assert Span(8, 16, "PERSON") in found
    assert Span(20, 28, "DATETIME") in found
    assert Span(35, 38, "PERSON") in found
    assert len(found) == 3  # "She" and "Then" begin sentences


def test_presidio_without_a_model_finds_addresses_and_no_names() -> None:
    found = baselines.presidio("Write to Ann Cole at ann@example.com please.")
    assert "CODE" in {s.label for s in found}
    assert "PERSON" not in {s.label for s in found}


def test_the_checker_lists_what_is_not_annotated() -> None:
    marked = parse("[[Hope|PERSON]] had hope; Hope. Cole too.", "dev-x")
    assert [word for _, word in unmarked_names(marked)] == ["hope", "Hope"]
    assert [word for _, word in unmarked_capitals(marked)] == ["Hope", "Cole"]


def test_a_finder_that_finds_nothing() -> None:
    table = rows(lambda _: [], "dev", None)
    assert table["names covered, documents"].startswith("0.000 of")
    assert table["terms taken for a name"] == "0.000 of 250"
    text = printed({"none": table})
    assert len(text.splitlines()) < 60

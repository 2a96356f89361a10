"""The area in the board's name stays, unless the case protects it."""

from __future__ import annotations

import pytest

from pipeline.anonymise.key import build
from pipeline.anonymise.rewriting import in_text
from pipeline.case import Case, parse

TEXT = "He has never worked in Wealdshire. They moved to Marlborough Fen in Wealdshire."


def case(more: str = "") -> Case:
    return parse(f"""
reference: TST-1
board: Wealdshire Safeguarding Children Board
agencies: [{{name: Wealdshire Constabulary, folder: police}}]
review_period: {{start: 2007-01-01, end: 2009-11-30}}
{more}
""")


@pytest.mark.parametrize("protected", [False, True])
def test_the_boards_area(protected: bool) -> None:
    given = case("places: [{name: Wealdshire, pseudonym: County 1}]" if protected else "")
    out = in_text(TEXT, given, build(given))
    assert ("Wealdshire" in out) is not protected
    assert "Marlborough" not in out

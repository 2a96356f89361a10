"""An author's own heading under a section's heading parts the section; a stranger's does not fill it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.documents import read
from pipeline.proforma import check

from .sub_headings import SETS, documents, write


@pytest.mark.parametrize("name", SETS)
def test_own_headings_belong_to_their_section_and_strangers_fill_nothing(name: str, tmp_path: Path) -> None:
    stated, wrong = 0, []
    for number, ending, right in documents(name):
        found = check(read(write(name, number, tmp_path / f"{number}.{ending}")), "imr").requirements
        said = {item.id: item.status for item in found}
        stated += len(right)
        wrong += [
            (number, part, status, said[part]) for part, status in right.items() if said[part] != status
        ]
    assert stated > 200
    assert [one for one in wrong if one[2] == "empty" and one[3] == "present"] == []
    assert len(wrong) <= 0.01 * stated, wrong

"""The panel's workbook after anonymising: rows, filters, frozen panes and types are what they were, in
openpyxl and in LibreOffice."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.anonymise.channels import open_draft
from pipeline.anonymise.passages import Edit
from pipeline.case import Publication
from pipeline.reports.excel import chronology_xlsx
from pipeline.reports.lines import prepare

from .factory import MADE_ON, POLICE, case, event, integrated, rich
from .tools import soffice

_HIDDEN = "Agency 1"


def _both(folder: Path) -> tuple[Path, Path]:
    """The workbook as the panel has it, and the one in which an agency's name is replaced everywhere."""
    whole = rich()
    more = integrated(*whole.events, *(event(number, POLICE) for number in range(50, 90)))
    before, goal = folder / "before.xlsx", folder / "after.xlsx"
    before.write_bytes(chronology_xlsx(prepare(more, case(), made_on=MADE_ON)))
    draft = open_draft(before, Publication())
    draft.write(
        goal,
        {
            one.number: [Edit(at, at + len(POLICE), _HIDDEN)]
            for one in draft.passages
            if (at := one.text.find(POLICE)) >= 0
        },
    )
    assert {one.channel for one in draft.removed} <= {"properties"}
    return before, goal


def _like(before: Path, after: Path, *, panes: bool = True) -> None:
    old, new = openpyxl.load_workbook(before), openpyxl.load_workbook(after)
    assert new.sheetnames == old.sheetnames
    for sheet, other in zip(old.worksheets, new.worksheets, strict=True):
        assert other.max_row == sheet.max_row > 0
        assert other.auto_filter.ref == sheet.auto_filter.ref
        assert not panes or other.freeze_panes == sheet.freeze_panes
        assert other.sheet_state == sheet.sheet_state
        for row, further in zip(sheet.iter_rows(), other.iter_rows(), strict=True):
            assert [_hidden(cell.value) for cell in row] == [_bare(cell.value) for cell in further]
    assert old.worksheets[0].auto_filter.ref


def _hidden(value: Any) -> Any:
    return _bare(value.replace(POLICE, _HIDDEN, 1) if isinstance(value, str) else value)


def _bare(value: Any) -> Any:
    """LibreOffice writes a cell that holds an empty text as an empty one."""
    return value or None


def test_all_but_the_names_stays(tmp_path: Path) -> None:
    _like(*_both(tmp_path))


@pytest.mark.libreoffice
@pytest.mark.slow
def test_libreoffice_opens_it_with_its_rows_and_filters(tmp_path: Path) -> None:
    program = soffice()
    before, after = _both(tmp_path)
    (tmp_path / "out").mkdir()
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            "out",
            after.name,
        ],
        cwd=tmp_path,
        check=True,
        timeout=180,
        capture_output=True,
    )
    _like(before, tmp_path / "out" / after.name, panes=False)  # without a window it keeps nobody's panes

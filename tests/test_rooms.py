"""What a room keeps to itself (a name with an underscore) is imported by nobody outside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted([*ROOT.glob("pipeline/**/*.py"), *ROOT.glob("flows/**/*.py")])


def _private_imports(source: str, inside: str) -> Iterator[str]:
    """The private names that a module standing in the package `inside` takes from rooms it is not part of."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ImportFrom) or node.level or not node.module:
            continue
        for name in node.names:
            parts = f"{node.module}.{name.name}".split(".")
            first = next((at for at, part in enumerate(parts) if part.startswith("_")), None)
            owner = ".".join(parts[:first])
            if first and parts[0] in ("pipeline", "flows") and not f"{inside}.".startswith(f"{owner}."):
                yield ".".join(parts)


@pytest.mark.parametrize(
    ("source", "inside", "found"),
    [
        ("from pipeline.files._old import x", "pipeline.case", ["pipeline.files._old.x"]),
        ("from pipeline.case import _x", "pipeline.anonymise", ["pipeline.case._x"]),
        ("from pipeline.documents._older import read", "pipeline.documents.docx", []),
        ("from pipeline.documents import read", "pipeline.anonymise", []),
        ("from docx.table import _Cell", "pipeline.reports", []),
    ],
)  # fmt: skip
def test_this_test_sees_it(source: str, inside: str, found: list[str]) -> None:
    assert list(_private_imports(source, inside)) == found


def test_private_names_stay_in_their_room() -> None:
    assert len(MODULES) > 400
    taken = {
        str(path.relative_to(ROOT)): names
        for path in MODULES
        if (
            names := list(
                _private_imports(path.read_text("utf-8"), ".".join(path.relative_to(ROOT).parent.parts))
            )
        )
    }
    assert taken == {}

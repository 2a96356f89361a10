"""The families of families.yaml as cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from pipeline.case import Case

_FILE = Path(__file__).with_name("families.yaml")


def case_of(people: list[dict[str, Any]]) -> Case:
    """A case with these people and nothing else that matters."""
    return Case.model_validate(
        {
            "reference": "WSCB-2010-02",
            "review_period": {"start": "2007-01-01", "end": "2009-11-28"},
            "agencies": [{"name": "Wealdshire Constabulary", "folder": "police"}],
            "people": people,
        }
    )


FAMILIES: dict[str, Case] = {
    name: case_of(people) for name, people in yaml.safe_load(_FILE.read_text("utf-8")).items()
}
"""Each by what is special about it."""

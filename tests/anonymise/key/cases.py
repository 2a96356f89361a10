"""Small cases for the tests of the key. Everybody in them is invented."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pipeline.case import Case, parse

AGENCIES = [{"name": "Wealdshire Constabulary", "folder": "police"}]


def person(name: str, role: str = "other", **more: Any) -> dict[str, Any]:
    return {"name": name, "role": role, **more}


def case_of(people: Iterable[dict[str, Any]] = (), **more: Any) -> Case:
    """A case of these people, read as any case.yaml is (JSON is YAML)."""
    content = {
        "reference": "WSCB-2010-02",
        "agencies": AGENCIES,
        "review_period": {"start": "2007-01-01", "end": "2009-11-28"},
        "people": list(people),
        **more,
    }
    return parse(json.dumps(content))

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import case
from pipeline.case import Case

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture(scope="session")
def sample() -> Case:
    """The sample case."""
    return case.load(SAMPLES / "case.yaml")

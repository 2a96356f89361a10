"""What the sixth column says about whether the child was seen."""

from __future__ import annotations

import pytest

from pipeline.chronology.child_seen import read_child_seen


@pytest.mark.parametrize(
    "text",
    ["Yes", "Y", "yes.", "Seen", "SEEN", "✓", "☒", "☐ No ☒ Yes", "Child seen asleep; not spoken to", "Asleep, not woken",
     "Children seen asleep upstairs by PC Harbord. Not spoken to.", "Yes - not spoken to", "Maisie seen, not alone",
     "Both children present.", "Maisie was in her cot", "No concerns noted; child seen", "Weighed and measured"],
)  # fmt: skip
def test_yes(text: str) -> None:
    assert read_child_seen(text) == "yes"


@pytest.mark.parametrize(
    "text",
    ["No", "N", "n/a", "N/A", "Not seen", "Maisie not seen", "No. Mother seen alone.", "No – telephone call", "No access",
     "No reply to door", "☒ No ☐ Yes", "Not applicable", "-", "Child wasn’t seen", "No (letter)", "Not at home"],
)  # fmt: skip
def test_no(text: str) -> None:
    assert read_child_seen(text) == "no"


@pytest.mark.parametrize(
    "text",
    ["?", "Not recorded", "Not recorded whether seen", "Unknown", "N/K", "Not spoken to", "Tyler seen; Maisie not seen",
     "No record of child being seen", "Ditto", "☐ Yes ☐ No", "Possibly", "No concerns", "Mother seen", "Tyler only"],
)  # fmt: skip
def test_unclear(text: str) -> None:
    assert read_child_seen(text) == "unclear"


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_blank(text: str) -> None:
    assert read_child_seen(text) is None

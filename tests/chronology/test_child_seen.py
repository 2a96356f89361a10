"""What the sixth column says about whether the child was seen."""

from __future__ import annotations

import pytest

from pipeline.chronology.child_seen import read_child_seen


@pytest.mark.parametrize(
    "text",
    [
        "Yes",
        "Y",
        "yes.",
        "Seen",
        "SEEN",
        "✓",
        "☒",
        "☐ No ☒ Yes",
        "Child seen asleep; not spoken to",
        "Asleep, not woken",
        "Children seen asleep upstairs by PC Harbord. Not spoken to.",
        "Yes - not spoken to",
        "Maisie seen, not alone",
        "Both children present.",
        "Maisie was in her cot",
        "No concerns noted; child seen",
        "Weighed and measured",
        "Seen, in paddling pool. Not seen alone.",
    ],
)
def test_yes(text: str) -> None:
    assert read_child_seen(text) == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "No",
        "N",
        "DNA",
        "Baby heard crying.",
        "Not seen",
        "Maisie not seen",
        "No. Mother seen alone.",
        "No – telephone call",
        "No access",
        "No reply to door",
        "☒ No ☐ Yes",
        "Not asked about",
        "-",
        "Child wasn’t seen",
        "No (letter)",
        "Not at home",
    ],
)
def test_no(text: str) -> None:
    assert read_child_seen(text) == "no"


@pytest.mark.parametrize(
    "text",
    [
        "?",
        "Not recorded",
        "Not recorded whether seen",
        "Unknown",
        "N/K",
        "Not spoken to",
        "Tyler seen; Maisie not seen",
        "No record of child being seen",
        "Ditto",
        "☐ Yes ☐ No",
        "Possibly",
        "Probably in pushchair",
        "Maisie glimpsed in passage",
        "No concerns",
        "Mother seen",
        "Tyler only",
    ],
)
def test_unclear(text: str) -> None:
    assert read_child_seen(text) == "unclear"


@pytest.mark.parametrize("text", ["", " ", "\n", "n/a", "N/A", "Not applicable."])
def test_no_answer(text: str) -> None:
    assert read_child_seen(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Grace seen in pram. Maisie at nursery", "unclear"),
        ("Grace seen. Maisie and Tyler with grandmother", "unclear"),
        ("Tyler yes, Maisie no", "unclear"),
        ("Tyler seen and heard. Maisie not seen.", "unclear"),
        ("Tyler: 'Mummy was having a sleep and Maisie was shouting.'", "yes"),
        ("Left in flat, adult not seen to arrive", "unclear"),
        ("Maisie seen with mother. Tyler at school, seen there later.", "yes"),
        ("Looked in from landing by PC Harbord. Both in bed, not woken, not spoken to.", "yes"),
    ],
)
def test_several_children_and_childrens_words(text: str, value: str) -> None:
    assert read_child_seen(text) == value

"""What holds for the next draft, and what has to be asked again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.anonymise.decisions import (
    Added,
    Decided,
    Decisions,
    EntryDecided,
    PictureDecided,
    carried,
    merged,
    unknown,
)
from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.passages import Passage
from pipeline.anonymise.redactions import Redaction

SHA = "a" * 64
MOTHER = Redaction(
    "r1", 0, 0, 6, "Leanne", "Mother", "PERSON", "key", 1.0, "body", "paragraph 1", "…", "person-2"
)
JORDAN = replace(
    MOTHER, id="r2", text="Jordan", replacement="Person", entry=None,
    candidates=("person-3", "person-4"), question="Which Jordan?",
)  # fmt: skip
KEY = Key(
    (
        Entry("person-2", "person", "Leanne Marsden", "Mother"),
        Entry("person-3", "person", "Jordan Marsden", "Sibling 1"),
        Entry("person-4", "person", "Jordan Pike", "Partner"),
    )
)


def after(decided: Decided, redaction: Redaction, key: Key | None = KEY) -> Decided:
    return carried(Decisions("Report", SHA, (decided,)), [redaction], key=key).decisions[0]


KEPT = {
    "accepted as proposed": (Decided("r1", "accepted", proposed="Mother", shown="Mother"), MOTHER),
    "rejected as proposed": (Decided("r1", "rejected", proposed="Mother"), MOTHER),
    "taken back": (Decided("r1", "pending"), replace(MOTHER, replacement="Adult 1")),
    "own words": (Decided("r1", "accepted", "the mother", proposed="Mother"), MOTHER),
    "own words, applied already": (
        Decided("r1", "accepted", "the mother", proposed="Mother"),
        replace(MOTHER, replacement="the mother", by_reviewer=True),
    ),
    "a file that does not say": (Decided("r1", "accepted"), replace(MOTHER, replacement="Adult 1")),
    "chosen": (Decided("r2", "accepted", entry="person-3", proposed="Person", shown="Sibling 1"), JORDAN),
    "chosen, applied already": (
        Decided("r2", "accepted", entry="person-3", proposed="Person", shown="Sibling 1’s"),
        replace(JORDAN, entry="person-3", replacement="Sibling 1’s", candidates=(), question=""),
    ),
}
ASKED = {
    "another pseudonym": (
        Decided("r1", "accepted", proposed="Mother"), replace(MOTHER, replacement="Adult 1"),
    ),
    "another date": (
        Decided("r1", "accepted", proposed="March 2009"),
        replace(MOTHER, label="DATE", entry=None, replacement="2009"),
    ),
    "rejected, protected since": (
        Decided("r1", "rejected", proposed="Person 4"), replace(MOTHER, replacement="Sibling 2"),
    ),
    "own words for another pseudonym": (
        Decided("r1", "accepted", "the mother", proposed="Mother"), replace(MOTHER, replacement="Adult 1"),
    ),
    "chosen, called otherwise now": (
        Decided("r2", "accepted", entry="person-3", proposed="Person", shown="Sibling 9"), JORDAN,
    ),
    "chosen, no more among them": (
        Decided("r2", "accepted", entry="person-2", proposed="Person", shown="Mother"), JORDAN,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("decided", "redaction"), KEPT.values(), ids=KEPT.keys())
def test_what_still_holds_is_kept(decided: Decided, redaction: Redaction) -> None:
    assert after(decided, redaction) == decided


@pytest.mark.parametrize(("decided", "redaction"), ASKED.values(), ids=ASKED.keys())
def test_what_nobody_has_seen_is_asked_again(decided: Decided, redaction: Redaction) -> None:
    assert after(decided, redaction) == Decided(decided.id, "pending", entry=decided.entry)


def test_decisions_on_what_is_not_there_are_kept_and_counted() -> None:
    previous = Decisions(
        "Report", SHA, (Decided("gone", "accepted", proposed="x"), Decided("r1", "accepted"))
    )
    assert carried(previous, [MOTHER]) == previous
    assert unknown(previous, [MOTHER]) == 1
    assert unknown(previous, []) == 2


HERE = Added(
    "the red house", "[a house]", everywhere=False, where="paragraph 1", context="in the red house by"
)


def placed(item: Added, *texts: str) -> Added:
    passages = [Passage(n, "body", f"paragraph {n + 1}", text) for n, text in enumerate(texts)]
    return carried(Decisions("Report", SHA, added=(item,)), [], passages=passages).added[0]


def test_words_of_one_place_are_found_where_the_place_has_moved() -> None:
    assert placed(HERE, "She lived in the red house by the sea.") == HERE
    assert placed(HERE, "A new first paragraph.", "Lived in the red house by the sea.").where == "paragraph 2"


def test_words_whose_place_is_lost_are_replaced_everywhere_rather_than_nowhere() -> None:
    assert placed(HERE, "New.", "She left the red house.").everywhere
    assert placed(HERE, "in the red house by", "in the red house by") == HERE
    twice = replace(HERE, where="paragraph 9")
    assert placed(twice, "in the red house by", "in the red house by").everywhere
    assert placed(HERE, "Nothing of it.") == HERE


def test_the_newer_word_counts() -> None:
    older = Decisions(
        "Report", "b" * 64, (Decided("r1", "accepted"), Decided("r2", "rejected")),
        (Added("Kay", "Child A"), Added("Bee", "x")),
        (PictureDecided("p1", True), PictureDecided("p2", True)),
        (EntryDecided("person-1", "Child B"),), ("twins", "Alder"),
    )  # fmt: skip
    newer = Decisions(
        "Report", SHA, (Decided("r2", "accepted"), Decided("r3", "pending")), (Added("Kay", "Child C"),),
        (PictureDecided("p3", False),), (EntryDecided("person-1"),), ("Beech",), ("Bee", "twins", "p1"),
    )  # fmt: skip
    assert merged(older, newer) == Decisions(
        "Report", SHA,
        (Decided("r1", "accepted"), Decided("r2", "accepted"), Decided("r3", "pending")),
        (Added("Kay", "Child C"),), (PictureDecided("p2", True), PictureDecided("p3", False)),
        (EntryDecided("person-1"),), ("Alder", "Beech"), ("Bee", "twins", "p1"),
    )  # fmt: skip


def test_merging_with_itself_changes_nothing() -> None:
    one = Decisions("Report", SHA, (Decided("r1", "accepted"),), (Added("Kay", "x"),), harmless=("twins",))
    assert merged(one, one) == one


def test_a_choice_remembered_and_accepted_later_is_not_asked_about_for_ever() -> None:
    """The page shows the chosen one's words then; the next plan proposes the neutral word again."""
    later = Decided("r2", "accepted", entry="person-3", proposed="Sibling 1", shown="Sibling 1")
    assert after(later, JORDAN) == later

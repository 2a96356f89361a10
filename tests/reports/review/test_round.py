"""The whole round: the sample report is planned, reviewed in a browser, and what was decided is applied."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.anonymise import key as keys
from pipeline.anonymise.decisions import Decided, carried

from .sampled import case_and_passages, sample
from .test_review_browser import review

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_publisher_decides_everything_and_it_holds_for_the_next_draft(tmp_path: Path) -> None:
    first = sample()
    with review(tmp_path, first) as it:
        it.button("Start").click()
        for _ in range(400):
            if it.page.evaluate("R.items.every((_, i) => R.decision(i) !== 'pending')"):
                break
            it.page.keyboard.press("1" if it.page.evaluate("R.asks(R.current)") else "a")
        it.page.evaluate("R.words.forEach((_, k) => R.leave(k))")
        total = len(first.redactions) + len({item.text for item in (*first.quasi, *first.to_review)})
        assert it.progress() == f"{total} of {total} decided, not yet saved"
        it.mark(first.redactions[0].id).click()
        it.press("c")
        it.page.get_by_label("To stand there instead").fill("a young child")
        it.press("Enter")
        decided = it.saved()
        text = it.page.locator("#doc").text_content()  # what is far off the screen too

    # applied: the document reads as it was shown, and nothing is left to decide
    _, _, passages = case_and_passages()
    key = keys.decided(first.key, decided.entries)
    kept = carried(decided, first.redactions, passages=passages, key=key)
    assert kept == decided
    second = sample(kept, key)
    assert {item.decision for item in second.redactions} == {"accepted"} and second.outstanding == 0
    assert not key.proposals or {one.id for one in key.proposals} <= {
        one.id for one in first.key.proposals
    } - {item.entry for item in first.redactions}
    with review(tmp_path, second) as it:
        assert it.page.locator("#doc").text_content() == text and "a young child" in text
        assert it.progress() == f"{total} of {total} decided"
        again = it.saved()
        assert {item.id for item in again.decisions} == {item.id for item in decided.decisions}
        assert carried(again, second.redactions, key=key) == again

    # the next draft, under a key in which somebody has another pseudonym: only that is asked again
    mother = next(entry for entry in key.entries if entry.pseudonym == "Mother")
    fresh = replace(mother, pseudonym="Grown-up 9")
    renamed = replace(key, entries=tuple(fresh if entry == mother else entry for entry in key.entries))
    raw = sample(key=renamed)
    asked = {
        one for one in carried(decided, raw.redactions, key=renamed).decisions if one.decision == "pending"
    }
    pairs = zip(first.redactions, raw.redactions, strict=True)
    changed = {Decided(new.id, "pending") for old, new in pairs if old.replacement != new.replacement}
    chosen = {
        Decided(one.id, "pending", entry=mother.id) for one in decided.decisions if one.entry == mother.id
    }
    assert chosen and len(changed) > 3 and asked == changed | chosen

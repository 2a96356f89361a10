"""Everything a reviewer does, by mouse and by keyboard, in the Chromium that is installed."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.anonymise.decisions import (
    Added,
    Decided,
    Decisions,
    EntryDecided,
    PictureDecided,
    decisions_record,
    read_decisions,
)
from pipeline.anonymise.outcome import Outcome
from pipeline.anonymise.verifying.model import ToReview
from pipeline.case import parse
from pipeline.reports.review import write_review
from tests.reports.tools import browser_page, one_browser

from .factory import SHA, clean, leaking, long_report, outcome, picture

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIRST, DOB, JORDAN, HOPE, SMITH = "r-0-19", "r-2-54", "r-3-35", "r-4-10", "r-5-0"


@pytest.fixture(scope="module", autouse=True)
def _one_for_all() -> Iterator[None]:
    with one_browser():
        yield


class Review:
    """The page in the browser, and what it gives."""

    def __init__(self, page: Any, file: Path) -> None:
        self.page, self.file = page, file
        page.on("dialog", lambda dialog: dialog.accept())
        self.open()

    def open(self) -> None:
        self.page.goto(self.file.as_uri())
        self.page.wait_for_selector("html[data-ready=yes]")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(60)

    def mark(self, id_: str) -> Any:
        ids = [item["id"] for item in json.loads(self.page.locator("#data").inner_text())["redactions"]]
        return self.page.locator(f"#r{ids.index(id_)}")

    def current(self) -> str:
        data = json.loads(self.page.locator("#data").text_content())
        mark = self.page.locator("mark.cur")
        return str(data["redactions"][int(mark.get_attribute("id")[1:])]["id"]) if mark.count() else ""

    def progress(self) -> str:
        return str(self.page.locator("#progress").inner_text())

    def text(self) -> str:
        return str(self.page.locator("#doc").inner_text())

    def button(self, name: str, *, within: str = "body", exact: bool = False) -> Any:
        return self.page.locator(within).get_by_role("button", name=name, exact=exact)

    def saved(self, how: str = "click") -> Decisions:
        with self.page.expect_download() as download:
            if how == "click":
                self.button("Save decisions").click()
            else:
                self.press("s")
        assert download.value.suggested_filename == "Overview report Child A draft 4.decisions.json"
        path = self.file.parent / "saved.json"
        download.value.save_as(path)
        return read_decisions(path)

    def unfold(self, number: int) -> None:
        """Open an entry of the list of people."""
        self.page.locator(f"#sum{number}").click()
        self.page.wait_for_selector(f"#name{number}")

    def answer(self, yes: str) -> None:
        self.page.locator("dialog").get_by_role("button", name=yes).click()

    def select(self, words: str, times: int = 1) -> None:
        """Select words with the mouse, as a person does: when the page has come to rest."""
        self.page.wait_for_timeout(400)
        box = self.page.evaluate(
            """([words, times]) => {
              let seen = 0;
              for (const node of R.texts()) {
                const at = node.data.indexOf(words);
                if (at < 0 || (seen += 1) < times) continue;
                node.parentElement.scrollIntoView({block: 'center'});
                const range = document.createRange();
                range.setStart(node, at); range.setEnd(node, at + words.length);
                const box = range.getBoundingClientRect();
                return [box.left, box.top + box.height / 2, box.right];
              }
            }""",
            [words, times],
        )
        self.page.mouse.move(box[0] + 0.5, box[1])
        self.page.mouse.down()
        self.page.mouse.move(box[2] - 0.5, box[1], steps=4)
        self.page.mouse.up()
        self.page.wait_for_timeout(80)


@contextmanager
def review(folder: Path, one: Outcome | None = None) -> Iterator[Review]:
    """The page of an outcome, open in the browser."""
    file = write_review(one or outcome(), folder)[0]
    with browser_page() as page:
        yield Review(page, file)


def by_id(decided: Decisions) -> dict[str, Decided]:
    return {item.id: item for item in decided.decisions}


def test_the_keyboard_alone_is_enough(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        assert it.progress() == "0 of 18 decided"
        it.press("n")
        assert it.current() == FIRST
        it.press("j")
        assert it.current() == "r-2-0"
        it.press("k")
        assert it.current() == FIRST
        it.press("a")
        assert it.progress() == "1 of 18 decided, not yet saved" and it.current() == "r-2-0"
        it.press("c")
        assert it.page.evaluate("document.activeElement.id") == "new"
        it.page.keyboard.type("The girl")
        it.press("Enter")
        assert "The girl lived with Mother" in it.text()
        assert it.current() == "r-2-20"
        it.press("u")
        assert "Child A lived with Mother" in it.text() and it.current() == "r-2-0"
        it.press("c", "Escape")
        assert it.page.locator("#new").count() == 0
        it.press("a", "a", "r")  # the date of birth is rejected: no name of the key, nothing is asked
        assert "born on 14 February 2006." in it.text()
        decided = by_id(it.saved("s"))
        assert it.progress() == "4 of 18 decided"
        assert decided[FIRST] == Decided(FIRST, "accepted", proposed="Child A", shown="Child A")
        assert decided[DOB].decision == "rejected" and decided[DOB].shown is None
        assert set(decided) == {FIRST, "r-2-0", "r-2-20", DOB}


def test_the_mouse_alone_is_enough(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.mark(SMITH).click()
        it.button("Accept", within="#bar").click()
        it.mark(HOPE).click()
        it.button("Change", within="#p-decide").click()
        it.page.get_by_label("To stand there instead").fill("a wish")
        it.button("Put it there").click()
        assert "There was a wish that" in it.text()
        it.button("Previous").click()
        it.button("Next").click()
        it.mark("r-6-0").click()
        it.button("Reject", within="#p-decide").click()
        assert "Ms Smyth was told" in it.text()
        it.button("Undo").click()
        assert "Person 2 was told" in it.text()
        decided = by_id(it.saved())
        assert decided[HOPE] == Decided(HOPE, "accepted", "a wish", proposed="Person 1", shown="a wish")
        assert set(decided) == {SMITH, HOPE}


def test_what_stood_there_is_shown_on_demand_only(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        tip = it.page.locator("#tip")
        assert not tip.is_visible() and "Leanne" not in it.text()
        it.mark("r-2-20").hover()
        assert tip.inner_text().startswith("Stood here: her mother Leanne")
        it.page.locator("h1").hover()
        assert not tip.is_visible()
        it.press("n")
        assert "Kayleigh Marsden" in tip.inner_text()
        it.press("Escape")
        assert not tip.is_visible()
        before = "getComputedStyle(document.querySelector('#r2'), '::before').content"
        assert it.page.evaluate(before) in ("none", "normal")
        it.press("o")
        assert it.page.evaluate(before) == '"her mother Leanne"'
        assert it.button("Show originals").get_attribute("aria-pressed") == "true"
        it.button("Show originals").click()
        assert it.page.evaluate(before) in ("none", "normal")


def test_a_question_is_answered_before_it_can_be_accepted(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.button("Start").click()
        assert it.current() == JORDAN  # questions first
        it.press("a")
        assert it.progress() == "0 of 18 decided"
        assert "Sibling 1" in it.page.evaluate("document.activeElement.textContent")
        it.press("2")
        assert "saw Mother’s Partner on" in it.text()
        it.press("u")
        assert "saw Person on" in it.text()
        it.button("1 · Sibling 1").click()
        assert "saw Sibling 1 on" in it.text()
        assert by_id(it.saved())[JORDAN] == Decided(
            JORDAN, "accepted", entry="person-3", proposed="Person", shown="Sibling 1"
        )


def test_a_name_known_to_the_case_is_not_left_by_a_slip(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.press("n", "r")
        dialog = it.page.locator("dialog")
        assert "“Kayleigh Marsden” is known to the case as Child A" in dialog.inner_text()
        it.press("Enter")  # what has the focus changes nothing
        assert it.progress() == "0 of 18 decided"
        it.press("r", "Escape")
        assert it.progress() == "0 of 18 decided" and not dialog.is_visible()
        it.press("r")
        it.answer("Leave it in the text")
        assert "Overview report on Kayleigh Marsden" in it.text()
        assert by_id(it.saved())[FIRST].decision == "rejected"


def test_a_replacement_that_brings_a_name_in_is_asked_about(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.mark(HOPE).click()
        it.press("c")
        it.page.get_by_label("To stand there instead").fill("Leanne’s hope")
        it.press("Enter")
        assert "“leanne” is part of a name" in it.page.locator("dialog").inner_text()
        it.answer("Change it")
        assert it.progress() == "0 of 18 decided"


def test_all_of_a_person_at_once(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.page.get_by_role("tab", name="People").click()
        it.unfold(0)
        inside = it.page.locator("#who0").inner_text()
        assert "Kayleigh Ann Marsden; Kay" in inside and "Kayleigh (2)" in inside and "Kay's (1)" in inside
        it.button("Accept all 6").click()
        assert it.progress() == "6 of 18 decided, not yet saved"
        it.page.locator("#who0").get_by_text("title").or_(
            it.page.locator("#who0 .places button").last
        ).last.click()
        assert it.current().startswith("r-14")
        it.page.get_by_role("tab", name="People").click()
        it.unfold(6)
        it.page.locator("#all6").click()
        decided = it.saved()
        assert len(decided.decisions) == 7
        assert decided.entries == (EntryDecided("person-7", "Person 2"),)  # agreed to


def test_a_pseudonym_is_changed_everywhere(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.press("n", "a")
        it.page.get_by_role("tab", name="People").click()
        it.unfold(0)
        field = it.page.locator("#name0")
        for wrong, said in (
            ("mother", "somebody else already"), ("Child K", "an initial of the person’s own"),
            ("Child M", "an initial"), ("", "at least one letter"), ("7", "at least one letter"),
            ("Child of Jane", "holds a name"), ("=Child", "the signs"),
            ("<b>Child</b>", "the signs of markup"),
        ):  # fmt: skip
            field.fill(wrong)
            field.press("Enter")
            assert said in it.page.locator("#notice").inner_text()
        field.fill("Child Q")
        field.press("Enter")
        text = it.text()
        assert "Overview report on Child Q" in text and "Child Q's teacher" in text and "CHILD Q" in text
        assert "Child A" not in text
        decided = it.saved()
        assert decided.entries == (EntryDecided("person-1", "Child Q"),)
        assert by_id(decided)[FIRST].shown == "Child Q" and by_id(decided)[FIRST].proposed == "Child Q"
        it.press("u")
        assert "Overview report on Child A" in it.text()


def test_two_are_the_same_and_one_is_nobody(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.page.get_by_role("tab", name="People").click()
        it.unfold(6)
        it.page.locator("#same6").select_option(label="Social Worker 1 (Jane Smith)")
        assert "Person 2 (J Smyth) will be Social Worker 1" in it.page.locator("dialog").inner_text()
        it.answer("They are the same")
        assert "Social Worker 1 was told" in it.text()
        it.unfold(4)
        it.button("This is nobody").click()
        it.answer("It is nobody")
        assert "There was Hope that" in it.text()
        it.unfold(0)
        assert it.page.locator("#no0").count() == 0  # who is in the case is not nobody
        decided = it.saved()
        assert decided.entries == (
            EntryDecided("person-5", not_identifying=True), EntryDecided("person-7", same_as="person-6"),
        )  # fmt: skip
        assert by_id(decided)[HOPE].decision == "rejected"
        it.button("They are two").click()
        it.button("It is somebody").click()
        assert "Person 2 was told" in it.text() and "There was Person 1 that" in it.text()


def test_words_are_added_by_selecting_them(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.select("Alderbrook")
        panel = it.page.locator("#adder")
        assert "everywhere (3 places)" in panel.inner_text()
        it.page.locator("#add-put").fill("Village 1")
        it.button("Replace", within="#adder").click()
        assert "Alderbrook" not in it.text() and it.text().count("Village 1") == 3
        it.select("neighbour")
        it.page.get_by_label("here only").check()
        it.page.locator("#add-put").fill("person")
        it.press("Enter")
        assert "The person Village 1 telephoned" in it.text()
        decided = it.saved()
        assert decided.added == (
            Added("Alderbrook", "Village 1", where="paragraph 5",
                  context="was Hope that things would change, said Alderbrook."),
            Added("neighbour", "person", everywhere=False, where="paragraph 12",
                  context="The neighbour Alderbrook telephoned; nobody in Alderbrook answered."[:53]),
        )  # fmt: skip
        assert it.page.locator("#t-words").inner_text() == "Words (1)"  # the net's word is done with it
        it.page.get_by_role("tab", name="Words").click()
        it.button("Take back").first.click()
        assert it.text().count("Alderbrook") == 3 and "The person Alderbrook" in it.text()
        it.press("u")
        assert "Alderbrook" not in it.text()


def test_words_are_added_by_keyboard(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.press("w")
        it.page.keyboard.type("nowhere to be found")
        it.press("Tab")
        it.page.keyboard.type("x")
        it.press("Enter")
        assert "do not stand in the text" in it.page.locator("#adder").inner_text()
        it.page.locator("#add-words").fill("THINGS  would")
        it.press("Tab", "Enter")
        assert "x change, said" in it.text()
        assert it.saved().added == (Added("THINGS  would", "x"),)
        it.press("w", "Escape")
        assert not it.page.locator("#adder").is_visible()


def test_a_further_name_of_somebody_known(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.select("Alderbrook")
        it.page.locator("#add-put").fill("school 1")
        it.press("Enter")
        (added,) = it.saved().added
        assert (added.entry, added.label) == ("place-1", "LOCATION")


def test_what_is_replaced_already_is_not_replaced_twice(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        box = it.mark("r-2-0").bounding_box()
        it.page.mouse.move(box["x"] + 5, box["y"] + 9)
        it.page.mouse.down()
        it.page.mouse.move(box["x"] + 160, box["y"] + 9, steps=5)
        it.page.mouse.up()
        it.page.wait_for_timeout(80)
        assert not it.page.locator("#adder").is_visible()
        assert "replaced already" in it.page.locator("#notice").inner_text()


def test_words_of_the_net_and_quasi_identifiers(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.page.get_by_role("tab", name="Words").click()
        assert "twins: few families have twins" in it.page.locator("#w0").inner_text()
        it.page.locator("#left0").click()
        it.page.locator("#see1").click()
        assert it.page.evaluate("getSelection().toString()") == "Alderbrook"
        it.page.locator("#rep1").click()
        it.page.locator("#add-put").fill("Village 1")
        it.press("Enter")
        assert it.progress() == "2 of 18 decided, not yet saved"
        decided = it.saved()
        assert decided.harmless == ("twins",) and decided.added == (Added("Alderbrook", "Village 1"),)
        it.page.locator("mark.q").click()
        it.page.locator("#left0").click()
        assert it.saved().harmless == ()


def test_pictures_are_kept_with_a_description_or_removed(tmp_path: Path) -> None:
    two = outcome(pictures=(picture(), picture("picture-2", after=2)))
    with review(tmp_path, two) as it:
        it.page.locator("#f0 input[value=keep]").check()
        it.page.locator("#f0 textarea").fill("A letter of the school")
        it.page.locator("#f1 textarea").fill("")
        it.page.locator("#f1 input[value=remove]").check()
        assert it.progress().startswith("2 of 19")
        assert it.page.locator("#f0 img").evaluate("image => image.naturalWidth") == 60
        assert it.saved().pictures == (
            PictureDecided("picture-1", True, "A letter of the school"), PictureDecided("picture-2", False),
        )  # fmt: skip


def test_filters(tmp_path: Path) -> None:
    with review(tmp_path) as it:

        def walked() -> list[str]:
            found: list[str] = []
            it.page.evaluate("R.current = -1; document.querySelector('mark.cur')?.classList.remove('cur')")
            for _ in range(30):
                it.press("n")
                if found and found[-1] == it.current():
                    return found
                found.append(it.current())
            raise AssertionError

        it.page.get_by_label("Kind").select_option(label="date")
        assert walked() == [DOB, "r-3-45"]
        assert it.page.locator("#matching").inner_text() == "2 of 15 replacements"
        it.page.get_by_label("Kind").select_option(label="any")
        it.page.locator("#f-state").select_option(label="questions")
        assert walked() == [JORDAN]
        it.page.locator("#f-state").select_option(label="everything")
        it.page.get_by_label("Person or place").select_option(label="Mother (2)")
        assert walked() == ["r-2-20", "r-9-0"]
        it.press("a")
        it.page.locator("#f-state").select_option(label="accepted")
        assert walked() == ["r-9-0"]


def test_progress_is_kept_without_a_name_in_the_browser(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.press("n", "a")
        it.select("Alderbrook")
        it.page.locator("#add-put").fill("Village 1")
        it.press("Enter")
        it.page.get_by_role("tab", name="Words").click()
        it.page.locator("#left0").click()
        kept = it.page.evaluate("JSON.stringify(localStorage)")
        assert not [name for name in ("Alderbrook", "Kayleigh", "Marsden", "twins") if name in kept]
        it.open()
        assert it.progress() == "3 of 18 decided, not yet saved"
        assert "Taken up where you left off" in it.page.locator("#notice").inner_text()
        assert it.text().count("Village 1") == 3
        decided = it.saved()
        assert (len(decided.decisions), len(decided.added), decided.harmless) == (1, 1, ("twins",))
        it.open()
        assert it.progress() == "3 of 18 decided"


def test_what_is_kept_in_the_browser_gives_way_to_what_was_decided_since(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.press("n", "a")
        it.saved()
        write_review(outcome(decided=Decisions("x", SHA, harmless=("twins",))), tmp_path)
        it.open()
        assert it.progress() == "1 of 18 decided"  # the words only: saved ones come back by the file


def test_what_another_version_has_kept_in_the_browser_does_no_harm(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.press("n", "a")
        name = it.page.evaluate("Object.keys(localStorage)[0]")
        half = f'{{"entries": {{"person-1": ["Child Z", null, false]}}, "items": {{"{FIRST}": 7}}}}'
        for kept in ("{", "7", "{}", "null", half):
            it.page.evaluate("([name, kept]) => localStorage.setItem(name, kept)", [name, kept])
            it.open()
            assert it.progress() == "0 of 18 decided" and "Child Z" not in it.text()


def test_unsaved_decisions_are_not_lost_by_leaving(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        asked: list[str] = []
        it.page.on("dialog", lambda dialog: asked.append(dialog.type))
        it.page.goto("about:blank")
        it.open()
        it.page.locator("h1").click()
        it.press("n", "a")
        it.page.goto("about:blank")
        assert asked == ["beforeunload"]


def test_a_browser_that_keeps_nothing_says_so(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.page.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
        )
        it.open()
        it.press("n", "a")
        assert "does not keep your progress" in it.page.locator("#notice").inner_text()
        assert len(it.saved().decisions) == 1


def test_a_saved_file_is_loaded_back(tmp_path: Path) -> None:
    saved = Decisions(
        "Overview report Child A draft 4", SHA,
        (Decided(FIRST, "accepted", proposed="Child A", shown="Child A"),
         Decided("r-2-20", "accepted", proposed="Adult 9", shown="Adult 9"),
         Decided(JORDAN, "accepted", entry="person-4", proposed="Person", shown="Mother’s Partner"),
         Decided("gone", "accepted", "x")),
        (Added("Alderbrook", "Village 1"),), (PictureDecided("picture-1", False),),
        (EntryDecided("person-6", "Worker 9"), EntryDecided("person-99", "Uncle 7")), ("twins",),
    )  # fmt: skip
    file = tmp_path / "d.json"
    file.write_text(json.dumps(decisions_record(saved)))
    with review(tmp_path / "x") as it:
        it.page.locator("#file").set_input_files(file)
        it.page.wait_for_timeout(200)
        said = it.page.locator("#notice").inner_text()
        assert (
            "2 decisions have been taken over. 1 is to be decided again" in said
            and "1 is about words" in said
        )
        assert "Worker 9 visited" in it.text() and "saw Mother’s Partner" in it.text()
        again = it.saved()
        assert {item.id for item in again.decisions} == {FIRST, JORDAN, "gone"}
        assert again.added == saved.added and again.pictures == saved.pictures
        assert again.harmless == saved.harmless and set(again.entries) == set(saved.entries)
        for text in ("{", "[]", '{"schema": "decisions/1", "decisions": {}}'):
            file.write_text(text)
            it.page.locator("#file").set_input_files(file)
            it.page.wait_for_timeout(150)
            assert "Nothing has been changed" in it.page.locator("#notice").inner_text()


def test_decisions_applied_before_are_shown_and_saved_again(tmp_path: Path) -> None:
    decided = Decisions(
        "Overview report Child A draft 4", SHA,
        (Decided(FIRST, "accepted", proposed="Child A", shown="Child A"), Decided("gone", "rejected")),
        (Added("Beech", "x"),), harmless=("twins", "Oak"),
    )  # fmt: skip
    one = outcome(decided=decided)

    first = replace(one.redactions[0], decision="accepted")
    with review(tmp_path, replace(one, redactions=(first, *one.redactions[1:]))) as it:
        assert it.progress() == "2 of 18 decided"
        assert it.saved() == decided
        it.press("n", "u")
        it.page.get_by_role("tab", name="Words").click()
        it.page.locator("#left0").click()
        it.button("Take back").last.click()
        again = it.saved()
        assert again.withdrawn == ("Beech", "twins") and again.added == () and again.harmless == ("Oak",)


def test_the_letter_keys_can_be_switched_off(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.press("?")
        it.page.get_by_label("These keys act").uncheck()
        it.button("Close").click()
        it.press("n", "a")
        assert it.progress() == "0 of 18 decided" and it.current() == ""


FAULTS = """() => {
  const faults = [];
  const lit = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)$|transparent/.test(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  for (const element of document.body.querySelectorAll('*')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (own && element.checkVisibility() && !element.disabled && element.tagName !== 'SCRIPT') {
      const [one, two] = [lit(getComputedStyle(element).color), lit(ground(element))].sort((a, b) => b - a);
      const ratio = (one + 0.05) / (two + 0.05);
      if (ratio < 4.5) faults.push(`${element.outerHTML.slice(0, 80)}: contrast ${ratio.toFixed(1)}`);
    }
    const named = element.labels?.length || element.ariaLabel
      || element.getAttribute('aria-labelledby') || element.textContent.trim();
    if (element.matches('button, input:not([hidden]), select, textarea, [role=tab]') && !named) {
      faults.push(`${element.outerHTML.slice(0, 80)}: no name`);
    }
  }
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`${id} twice`);
  for (const label of ['aria-controls', 'aria-labelledby', 'aria-describedby']) {
    for (const element of document.querySelectorAll(`[${label}]`)) {
      if (!document.getElementById(element.getAttribute(label))) faults.push(`${label} leads nowhere`);
    }
  }
  return faults;
}"""


def test_everybody_can_read_and_work_it(tmp_path: Path) -> None:
    """Contrast of 4.5 to 1, names for what can be worked, labels that lead somewhere (WCAG 2.2 AA)."""
    with review(tmp_path, outcome(verifications=(clean("a.docx"), leaking("b.pdf")))) as it:
        it.press("n", "a", "n")
        it.mark(JORDAN).click()
        assert it.page.evaluate(FAULTS) == []
        it.press("1", "r", "c", "o")
        assert it.page.evaluate(FAULTS) == []
        for tab in ("People", "Words", "Pictures"):
            it.page.get_by_role("tab", name=tab).click()
            if tab == "People":
                it.unfold(4)
            assert it.page.evaluate(FAULTS) == []
        it.select("Alderbrook")
        it.press("w", "Escape", "?")
        assert it.page.evaluate(FAULTS) == []
        it.press("Escape")
        it.page.get_by_role("tab", name="Pictures").focus()
        it.press("ArrowRight", "ArrowRight")
        assert it.page.evaluate("document.activeElement.id") == "t-people"


@pytest.mark.parametrize("width", [320, 640, 800, 1300])
def test_nothing_runs_out_of_the_window(width: int, tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.page.set_viewport_size({"width": width, "height": 700})
        it.press("n")
        assert it.page.evaluate("document.documentElement.scrollWidth") <= width
        assert it.page.locator("mark.cur").bounding_box()["y"] > 0


HOSTILE = {
    "script": "</script><script>window.bad = 1</script><img src=x onerror=bad=1>",
    "template": "{{ 7*7 }} {% raw %} ${bad} `bad`",
    "right to left": "\u202egnidrowsrever \u05d0\u05d1\u05d2 \u2067abc",
    "quotes": "' onmouseover='bad=1' \" & &lt; &#39;",
    "replacement signs": "$& $1 \\ .*+?^()|[",
    "__proto__": "__proto__",
    "controls": "a\x00b\x1fc\ud800d",
    "long": "x" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_text(name: str, tmp_path: Path) -> None:

    text = HOSTILE[name]
    texts = [
        (f"{text} word [[x>Child A>person-1]] and [[y>y>place-1]]", {}),
        (text, {"role": "hidden", "where": text}),
    ]
    one = outcome(texts, to_review=(ToReview(text, text, text),), pictures=())
    evil = tuple(replace(item, text=text, replacement=text, question=text, candidates=("person-1",))
                 for item in one.redactions)  # fmt: skip
    started = time.perf_counter()
    with review(tmp_path, replace(one, redactions=evil)) as it:
        it.press("n", "o")
        for tab in ("People", "Words", "Decide"):
            it.page.get_by_role("tab", name=tab).click()
        it.page.evaluate("R.find(R.words[0].text)")
        it.press("1")
        it.page.evaluate("R.leave(0)")
        assert it.page.evaluate("window.bad === undefined && ({}).polluted === undefined")
        decided = it.saved()
        assert by_id(decided)[one.redactions[0].id].decision == "accepted"
        assert decided.harmless == (text.replace("\ud800", "\ufffd"),)
    assert time.perf_counter() - started < 20


def test_a_leak_stands_in_red_at_the_top(tmp_path: Path) -> None:
    with review(tmp_path, outcome(verifications=(leaking("a.docx"), leaking("a.pdf")))) as it:
        box = it.page.locator(".verdict.leak")
        assert "Not safe to publish: 2 things" in box.inner_text()
        assert box.bounding_box()["y"] < 200
        assert box.locator("h2").evaluate("h => getComputedStyle(h).color") == "rgb(138, 21, 0)"


def test_on_paper_the_document_stands_alone(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        it.press("n")
        it.page.emulate_media(media="print")
        assert not it.page.locator("#bar").is_visible() and not it.page.locator("#side").is_visible()
        assert it.page.locator("#tip").is_hidden() and it.page.locator("#doc").is_visible()
        assert len(it.page.pdf(prefer_css_page_size=True)) > 10_000


def test_a_report_of_a_hundred_pages_is_usable_within_two_seconds(tmp_path: Path) -> None:
    file = write_review(long_report(), tmp_path)[0]
    with browser_page() as found:
        page: Any = found
        started = time.perf_counter()
        page.goto(file.as_uri())
        page.wait_for_selector("html[data-ready=yes]")
        ready = time.perf_counter() - started
        assert page.locator("mark.r").count() == 5_000
        one = "const one = R.addition('home', 'x', true, '')"
        shortest = {}
        for name, act in (
            ("accept", "R.go(2500), R.accept()"),
            ("accept all of a person", "R.acceptAll(0)"),
            ("rename", "R.act('x', () => R.set(R.state.entries[0], 'name', 'Child Q'))"),
            ("add everywhere", f"{one}; R.act('x', () => R.set(R.state.added, 'list', [one]))"),
            ("undo", "R.undo()"),
            ("people", "R.tab('people')"),
            ("words", "R.tab('words')"),
        ):  # fmt: skip
            shortest[name] = page.evaluate(
                f"async () => {{ const t = performance.now(); {act};"
                " await new Promise(r => requestAnimationFrame(() => setTimeout(r)));"
                " return performance.now() - t; }"
            )
        print(f"ready in {ready:.2f} s; {shortest}")
        assert ready < 4, "two seconds on a machine of its own"
        assert max(shortest.values()) < 1_500, shortest


BROKEN: dict[str, object] = {
    "schema": "decisions/1",
    "document": ["Report"],
    "sha256": 7,
    "decisions": [
        None, "x", {"id": {}, "decision": "accepted"},
        {"id": "gone", "decision": "accepted", "by": "me"},
        {"id": "gone", "decision": "rejected"},
        {"id": FIRST, "decision": "yes"},
        {"id": HOPE, "decision": "accepted", "replacement": "\x1b[31m wish"},
        {"id": "__proto__", "decision": 1},
    ],
    "added": [
        {"text": ",", "replacement": "x"}, {"text": "neighbour"},
        {"text": "x" * 9_999, "replacement": "x"},
        {"text": "neighbour", "replacement": "a\x00b", "label": "CHILD", "context": {}, "where": [],
         "entry": "x"},
    ],
    "pictures": [{"id": "picture-1", "keep": "yes", "alt": 7}],
    "entries": [
        {"id": "person-1", "same_as": "person-1"}, {"id": "person-5", "same_as": "person-6", "pseudonym": ""},
        {"id": "person-6", "same_as": "person-5"}, {"id": "person-99", "x": 1}, {"id": "person-99"},
    ],
    "harmless": {"twins": True},
}  # fmt: skip


def test_whatever_is_loaded_the_file_that_is_saved_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "d.json"
    file.write_text(json.dumps(BROKEN))
    alt = replace(picture(), alt="x\x01y" * 1_000)
    with review(tmp_path / "x", outcome(pictures=(alt,))) as it:
        it.page.locator("#file").set_input_files(file)
        it.answer("Take them over")
        it.page.wait_for_timeout(200)
        it.page.locator("#f0 input[value=keep]").check()
        decided = it.saved()
        assert (
            by_id(decided)[HOPE].replacement == "[31m wish" and by_id(decided)["gone"].decision == "rejected"
        )
        assert [item.text for item in decided.added] == ["neighbour"]
        assert "The ab Alderbrook" in it.text().replace("a\x00b", "ab").replace("a\ufffdb", "ab")


def test_two_with_one_id_spoil_no_file(tmp_path: Path) -> None:
    one = outcome()
    twins = tuple(replace(item, id="same") for item in one.redactions[:2])
    with review(tmp_path, replace(one, redactions=(*twins, *one.redactions[2:]))) as it:
        it.press("n", "a")
        assert by_id(it.saved())["same"].decision == "pending"
        it.press("a")
        assert by_id(it.saved())["same"].decision == "accepted"


@pytest.mark.parametrize("size", [(320, 640), (390, 800), (900, 380)])
def test_on_a_small_window_one_can_decide_without_going_up(size: tuple[int, int], tmp_path: Path) -> None:
    with review(tmp_path, long_report(1_000)) as it:
        it.page.set_viewport_size({"width": size[0], "height": size[1]})
        it.page.evaluate("R.go(300)")
        it.page.wait_for_timeout(400)
        for name in ("b-accept", "b-reject", "b-next"):
            box = it.page.locator(f"#{name}").bounding_box()
            assert box and box["y"] >= 0 and box["y"] + box["height"] <= size[1], name
        mark = it.page.locator("mark.cur").bounding_box()
        bar = it.page.locator(".steps").bounding_box()
        assert mark["y"] >= 0 and mark["y"] + mark["height"] <= bar["y"], "the mark is not behind the buttons"
        it.page.locator("#b-accept").click()
        assert it.page.evaluate("R.decision(300)") == "accepted"


def test_everything_is_in_a_landmark_and_headings_leave_out_no_level(tmp_path: Path) -> None:
    with review(tmp_path) as it:
        lost = """[...document.querySelectorAll("p,h1,h2,h3,ul,table")]
            .filter((one) => one.checkVisibility() && !one.closest("header,main,nav,aside,footer")).length"""
        assert it.page.evaluate(lost) == 0
        it.page.get_by_role("tab", name="Words").click()
        levels = it.page.evaluate(
            """[...document.querySelectorAll("#side h1,#side h2,#side h3,#side h4")]
            .filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1]))"""
        )
        assert levels and set(levels) == {3}


def test_a_pseudonym_that_case_yaml_gives_cannot_be_changed_here(tmp_path: Path) -> None:
    given = parse(
        "reference: X\nreview_period: {start: 2007-01-01, end: 2009-12-31}\n"
        "agencies: [{name: P, folder: p}]\n"
        "people: [{name: Kayleigh Marsden, role: subject, pseudonym: Child A}]\n"
    )
    file = write_review(outcome(), tmp_path, given)[0]
    with browser_page() as page:
        it = Review(page, file)
        page.get_by_role("tab", name="People").click()
        page.locator("#sum0").click()
        page.wait_for_selector("#all0")
        assert "case.yaml gives this pseudonym" in page.locator("#who0").inner_text()
        assert not page.locator("#name0").count()
        it.unfold(6)
        assert page.locator("#name6").count()

"""The safety net: what a person must look at, and what they are spared."""

from __future__ import annotations

import pytest

from pipeline import case as cases
from pipeline.anonymise.finding import net
from pipeline.anonymise.finding.net import unlisted
from pipeline.anonymise.model import Finding
from pipeline.case import NamedPlace
from tests.anonymise.marked import parts, small_lists


def caught(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.why) for one in unlisted(text, [], known=small_lists())]


@pytest.mark.parametrize(
    ("text", "strings"),
    [
        ("The child ran to Zbrlk and Brlk Zedk.", "Zbrlk|Brlk Zedk"),
        ("The health visitor said kayleigh was there.", "kayleigh"),
        ("They told Hope about it.", "Hope"),
        ("Hope for the best. Will it be? In May it was.", ""),
        ("Young recorded this. Price dissented.", "Young|Price"),
        ("In 2008 May told the officer. In May the children moved.", "May"),
        ("A Young person met the Bishop.", ""),
        ("Young People and Families", ""),
        ("Child A told Social Worker 2 on Monday.", ""),
        ("The Graded Care Profile and the GP.", ""),
        ("Kayleigh was told.", "Kayleigh"),
        ("The XQZ report", "XQZ"),
        ("Hope will come.", "Hope"),
        ("The child K*yl**gh was the child; note* and 2*3.", "K*yl**gh"),
        ("HOPE SAID THE CHILD WAS THE CHILD", "HOPE"),
        ("The uncle \u674e\u5c0f\u9f99 and \u05db\u05d4\u05df came", "\u674e\u5c0f\u9f99|\u05db\u05d4\u05df"),
        ("She was na\u00efve in the caf\u00e9", ""),
    ],
)
def test_words(text: str, strings: str) -> None:
    assert "|".join(word for word, _ in caught(text)) == strings


@pytest.mark.parametrize(
    "number",
    [
        "1. The plan", "4.12.3 The plan", "paragraph 4.12", "section 47", "s.47", "s47", "Children Act 1989",
        "page 12 of 30", "45%", "5mg", "3 x 10 ml", "3.2kg", "at 14:30", "9am", "the 3rd", "2/7", "level 3",
        "Form 87A", "key stage 2", "in 2008/09", "£1,250", "£25000", "3b", "(iv) and II", "12 visits",
        "Article 8",
        "Ward 7", "1st", "0-5 years", "1990s", "ICD 10",
    ],
)  # fmt: skip
def test_harmless_numbers(number: str) -> None:
    assert [one for one in caught(f"the child {number} was") if one[1] == net.NUMBER] == []


@pytest.mark.parametrize(
    "number",
    [
        "22871",
        "01632 960123",
        "HN/07/22871",
        "WX09C00123",
        "collar number 2214",
        "room 214",
        "ref 12",
        "999 123 4567",
        "AB12CDE",
        "4411",
    ],
)
def test_numbers_to_look_at(number: str) -> None:
    assert any(why == net.NUMBER for _, why in caught(f"the child {number} was"))


def test_each_string_once_with_its_first_place_and_count() -> None:
    text = "Then Zbrlk met Brlk. Then Zbrlk left."
    first, second = unlisted(text, [], known=small_lists())
    assert (first.text, first.start, first.end, first.count) == ("Zbrlk", 5, 10, 2)
    assert (second.text, second.count, second.why) == ("Brlk", 1, net.NO_LIST)


def test_what_was_found_is_not_reported() -> None:
    text, spans = parts("Then [[Zbrlk Zed]] met Brlk.")
    findings = [Finding(start, end, "PERSON", 0.9, "model") for start, end in spans]
    assert [one.text for one in unlisted(text, findings, known=small_lists())] == ["Brlk"]


def test_a_number_of_thousands_of_figures_is_reported() -> None:
    assert [one[1] for one in caught("the child " + "1" * 5000)] == [net.NUMBER]


@pytest.mark.parametrize(
    "text",
    [
        "They went to School 1. With them was Child A. Its end was good. Mr Hope",
        "It was in the file.\n12 The end.",
    ],
)
def test_what_a_pseudonym_or_a_paragraph_ends_before_is_a_beginning(text: str) -> None:
    assert [one for one in caught(text) if one[0] != "Hope"] == []


def test_a_number_behind_a_pointing_word_is_still_caught() -> None:
    assert caught("It was in file 12 there.") == [("12", net.NUMBER)]


def test_the_board_s_own_area_is_nothing_to_look_at() -> None:
    text = "Wealdshire Constabulary wrote. It is the Wealdshire policy, not that of Harrowbridge."
    case = cases.parse(
        "reference: X-1\nboard: Wealdshire Safeguarding Children Board\n"
        "review_period: {start: 2008-01-01, end: 2009-01-01}\n"
        "agencies: [{name: Marling Surgery, folder: gp}]\npeople: [{name: Ann Lee, role: subject}]\n"
    )
    protecting = case.model_copy(update={"places": (NamedPlace(name="Wealdshire"),)})
    assert "Wealdshire" not in " ".join(one.text for one in unlisted(text, [], case))
    assert "Wealdshire" in " ".join(one.text for one in unlisted(text, [], protecting))

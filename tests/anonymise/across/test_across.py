"""What the executive summary gives away of what the overview report protects, and the other way round."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.anonymise.across import Replaced, Side, across, side_from_json, side_of, side_to_json
from pipeline.anonymise.decisions import Decisions, PictureDecided
from pipeline.anonymise.key.model import Key
from pipeline.anonymise.outcome import Outcome
from pipeline.anonymise.passages import Passage, Picture
from pipeline.anonymise.redactions import Redaction


def side(kind: str, text: str, *replaced: tuple[str, str, str], **more: object) -> Side:
    """A document that reads `text`; replaced: (words, what stands there now, label)."""
    items = tuple(
        Replaced(words, reads, label, f"person-{reads}" if label == "PERSON" else "", f"paragraph {at}")
        for at, (words, reads, label) in enumerate(replaced, start=1)
    )
    passages = tuple((f"paragraph {at}", line) for at, line in enumerate(text.splitlines(), start=1))
    names = {"overview-report": "Overview", "executive-summary": "Summary"}
    return Side(names.get(kind, kind), kind, items, passages, **more)  # type: ignore[arg-type]


def report(text: str, *replaced: tuple[str, str, str], **more: object) -> Side:
    return side("overview-report", text, *replaced, **more)


def summary(text: str, *replaced: tuple[str, str, str], **more: object) -> Side:
    return side("executive-summary", text, *replaced, **more)


def codes(*sides: Side) -> list[str]:
    return [found.code for found in across(sides)]


def test_documents_that_agree_have_no_difference() -> None:
    one = report(
        "Child A lived in Street 2.",
        ("Maisie", "Child A", "PERSON"),
        ("Tannery Court", "Street 2", "LOCATION"),
    )
    other = summary("Child A's home.", ("Maisie's", "Child A's", "PERSON"))
    assert across((one, other)) == ()


def test_what_only_one_document_mentions_is_no_difference() -> None:
    assert codes(report("School 1", ("Larkmead", "School 1", "LOCATION")), summary("Nothing of it.")) == []


@pytest.mark.parametrize(
    ("words", "label", "stands"),
    [
        ("Tannery Court", "LOCATION", "They lived in Tannery Court then."),
        ("Tannery Court", "LOCATION", "They lived in TANNERY COURT then."),
        ("Tannery Court", "LOCATION", "They lived in Tannery\u00a0Court then."),
        ("Tannery Court", "LOCATION", "Tannery Court's lift"),
        ("St Aldhelm’s Hospital", "ORGANISATION", "at St Aldhelm's Hospital"),
        ("Zoë Brân", "PERSON", "with Zoe Bran"),
        ("WSC/CF/07/22871", "REFERENCE", "file WSC/CF/07/22871."),
        ("Whitley", "PERSON", "Mrs Whitley called."),
    ],
)
def test_a_name_replaced_in_one_and_left_in_the_other_is_said(words: str, label: str, stands: str) -> None:
    for one, other in (
        (report("x", (words, "Street 2", label)), summary(stands)),
        (report(stands), summary("x", (words, "Street 2", label))),
    ):
        (found,) = across((one, other))
        assert found.code == "kept-in-one" and words in found.message
        assert {place.document for place in found.places} == {"Overview", "Summary"}


def test_the_sentence_says_which_document_replaces_and_which_lets_stand() -> None:
    one = report("Street 2", ("Tannery Court", "Street 2", "LOCATION"))
    (found,) = across((one, summary("In Tannery Court.")))
    assert found.message == (
        "“Tannery Court” is replaced in the overview report (it reads “Street 2”) but stands in "
        "the executive summary."
    )


def test_two_documents_of_one_kind_are_called_by_their_names() -> None:
    one = side("Report A", "Street 2", ("Tannery Court", "Street 2", "LOCATION"))
    (found,) = across((one, side("Report B", "In Tannery Court.")))
    assert "“Report A”" in found.message and "“Report B”" in found.message


@pytest.mark.parametrize(
    "text", ["In May 2009 she", "on 3 May she", "May I ask", "they will go", "Will this do? No."]
)
def test_a_word_that_is_no_name_where_it_stands_is_no_difference(text: str) -> None:
    one = report("x", ("May", "Child A", "PERSON"), ("Will", "Mother's Partner", "PERSON"))
    assert codes(one, summary(text)) == []


def test_a_name_that_is_a_word_is_seen_inside_a_sentence() -> None:
    one = report("x", ("Will", "Mother's Partner", "PERSON"))
    assert codes(one, summary("She said that Will had gone.")) == ["kept-in-one"]


def test_ages_are_compared_as_phrases_only() -> None:
    one = report("x", ("7", "about 7", "AGE"), ("aged 7 years", "of school age", "AGE"))
    assert codes(one, summary("There were 7 visits.")) == []
    assert codes(one, summary("Sibling 1, aged 7 years, said")) == ["kept-in-one"]


def test_what_a_person_let_stand_in_one_is_said() -> None:
    left = Side(
        "Summary",
        "executive-summary",
        (Replaced("Tannery Court", "Tannery Court", "LOCATION", "place-1", "paragraph 1", left=True),),
        (("paragraph 1", "In Tannery Court."),),
    )
    assert codes(report("x", ("Tannery Court", "Street 2", "LOCATION")), left) == ["kept-in-one"]


def test_the_same_words_replaced_by_others_are_said_once() -> None:
    one = report("x", ("Ms Clarke", "Haven Manager", "OTHER"), ("Ms Clarke", "Haven Manager", "OTHER"))
    (found,) = across((one, summary("y", ("Ms Clarke", "Outreach Worker", "OTHER"))))
    assert found.code == "reads-differently"
    assert found.message == (
        "“Ms Clarke” reads “Haven Manager” in the overview report but “Outreach Worker” in the executive "
        "summary."
    )


def one_of(document: str, text: str, reads: str, entry: str = "person-4", *, by_person: bool = False) -> Side:
    return Side(document, document, (Replaced(text, reads, "PERSON", entry, "p", by_person=by_person),))


def test_one_person_under_two_names_is_said_where_a_person_chose_them() -> None:
    sides = (
        one_of("A", "Jane Smith", "Social Worker 2"),
        one_of("B", "Ms Smith", "the worker", by_person=True),
    )
    assert codes(*sides) == ["reads-differently"]


def test_one_person_in_the_words_of_two_sentences_is_no_difference() -> None:
    assert (
        codes(one_of("A", "Pat Colley", "MGM"), one_of("B", "Mrs Colley,", "grandmother")) == []
    )
    sides = (
        one_of("A", "Jane Smith", "Social Worker 2"),
        one_of("B", "worker, Jane Smith,", "worker (Social Worker 2)", by_person=True),
    )
    assert codes(*sides) == []


def test_the_same_words_for_two_people_are_said() -> None:
    sides = (one_of("A", "Jordan", "Sibling 1", "person-2"), one_of("B", "Jordan", "Cousin 1", "person-5"))
    assert codes(*sides) == ["reads-differently"]


@pytest.mark.parametrize("reads", ["the mother", "Mother's", "MOTHER", "Mother’s"])
def test_grammar_is_no_difference(reads: str) -> None:
    one = report("x", ("Leanne", "Mother", "PERSON"))
    assert codes(one, summary("y", ("Leanne", reads, "OTHER"))) == []


@pytest.mark.parametrize(
    "stands",
    ["12 March 2009", "12/03/2009", "12th March 2009", "Thursday 12 March 2009", "12.3.09", "12/03/09"],
)
def test_a_date_replaced_in_one_is_found_in_the_other_however_it_is_written(stands: str) -> None:
    one = report("in March 2009", ("12/03/09", "March 2009", "DATE"))
    (found,) = across((one, summary(f"She was seen on {stands}.")))
    assert found.code == "date-kept" and "12/03/09" in found.message


def test_a_date_more_exact_in_one_is_said() -> None:
    one = report("in 2009", ("12 March 2009", "2009", "DATE"))
    (found,) = across((one, summary("in March 2009", ("12/3/2009", "March 2009", "DATE"))))
    assert found.code == "date-more-exact"
    assert found.message == (
        "“12 March 2009” is more exact in the executive summary (“March 2009”) than in the overview report "
        "(“2009”)."
    )


def test_dates_made_equally_vague_are_no_difference() -> None:
    one = report("March 2009", ("12 March 2009", "March 2009", "DATE"))
    assert codes(one, summary("March 2009", ("12/3/09", "March 2009", "DATE"))) == []


def test_a_picture_kept_in_one_only_is_said() -> None:
    one = report("x", pictures=(("picture-1", "page 2", True), ("picture-2", "page 3", False)))
    other = summary("y", pictures=(("picture-1", "page 1", False),))
    (found,) = across((one, other))
    assert found.code == "picture-in-one"
    assert (
        found.message
        == "A picture is published in the overview report and taken out of the executive summary."
    )


def test_at_most_five_places_a_document() -> None:
    one = report("x", ("Tannery Court", "Street 2", "LOCATION"))
    (found,) = across((one, summary("Tannery Court\n" * 40)))
    assert len([place for place in found.places if place.document == "Summary"]) == 5


def test_a_difference_keeps_its_id_when_the_text_moves() -> None:
    one = report("x", ("Tannery Court", "Street 2", "LOCATION"))
    (first,) = across((one, summary("In Tannery Court.")))
    (second,) = across((one, summary("New.\nOther.\nThen, in TANNERY COURT.")))
    assert first.id == second.id


def test_a_long_report_is_compared_in_a_moment() -> None:
    import time

    from pipeline.anonymise.finding import lists

    lists.load()
    replaced = [(f"Person Number{at}", f"Person {at}", "PERSON") for at in range(2_000)]
    text = "\n".join(
        "The worker visited the family on 3 June 2009 and wrote to the school." for _ in range(4_000)
    )
    start = time.monotonic()
    across((report(text, *replaced), summary(text, *replaced)))
    assert time.monotonic() - start < 10


def test_a_side_is_made_from_what_anonymising_gave_and_survives_being_kept() -> None:
    text = "Maisie lived in Tannery Court."

    def redaction(start: int, end: int, reads: str, decision: str) -> Redaction:
        return Redaction(
            f"r{start}", 0, start, end, text[start:end], reads, "OTHER", "key", 1.0, "body", "paragraph 1",
            "", decision=decision,  # type: ignore[arg-type]
        )  # fmt: skip

    outcome = Outcome(
        "Overview", "d" * 64, (Path("a.docx"),),
        (Passage(0, "body", "paragraph 1", text), Passage(1, "properties", "title", "hidden", "hidden")),
        (redaction(0, 6, "Child A", "pending"), redaction(16, 29, "Street 2", "rejected")),
        Key(), (),
        pictures=tuple(Picture(f"picture-{at}", "page 1", "image/png", b"") for at in (1, 2)),
        decided=Decisions("Overview", "d" * 64, pictures=(PictureDecided("picture-1", False),)),
    )  # fmt: skip
    found = side_of(outcome, "overview-report")
    assert found.passages == (("paragraph 1", "Child A lived in Tannery Court."),)
    assert [(one.text, one.left) for one in found.replaced] == [("Maisie", False), ("Tannery Court", True)]
    assert found.pictures == (("picture-1", "page 1", False),)
    assert side_from_json(json.loads(json.dumps(side_to_json(found)))) == found

"""What may become an entry of the key: no status, abbreviation or plain word; every real name, also one that
is a plain word elsewhere."""

from __future__ import annotations

import re

import pytest

from pipeline import case as cases
from pipeline.anonymise import rewriting
from pipeline.anonymise.key import Key, build, sifted
from pipeline.anonymise.key.model import Entry
from pipeline.anonymise.key.plausible import Plausible, Verdict
from pipeline.anonymise.model import Finding, Label
from pipeline.anonymise.passages import Passage
from tests.anonymise.key.cases import case_of, person

_MARKED = re.compile(r"\[(P|L):([^\]]+)\]")
_LABELS: dict[str, Label] = {"P": "PERSON", "L": "LOCATION"}


def _read(marked: str) -> tuple[str, list[Finding]]:
    text, findings, past = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[past : match.start()]
        label = _LABELS[match[1]]
        findings.append(Finding(len(text), len(text) + len(match[2]), label, 0.9, "model"))
        text += match[2]
        past = match.end()
    return text + marked[past:], findings


def verdicts(marked: str, key: Key | None = None) -> list[Verdict]:
    text, findings = _read(marked)
    plausible = Plausible(text, findings, key or Key())
    return [plausible.of(one) for one in findings]


@pytest.mark.parametrize(
    "text",
    [
        "RAG\n[P:Red]\nRAG\nGreen",
        "Red\n[P:Amber]\nGreen",
        "RAG: Green\nRAG: [P:Amber]",
        "G – Green\nA – [P:Amber]\n",
        "Red: not begun\n[P:Amber]: begun\nGreen: completed",
        "Risk: [P:Low]\nRisk: High",
        "[L:Red] Vauxhall seen outside.",
        "Brought to [P:ED] by ambulance.",
        "[P:SHO] reviewed.",
        "OASys and [P:SARA] completed.",
        "[P:Engineer] attended. The engineer left.",
        "[P:House] described as tidy. The house was cold.",
        "[P:Small] bruise. It was small.",
        "[P:Polite] when spoken to.",
        "A [P:wheelie bin] was set alight.",
        "w/c 10 [P:Nov] 2008",
        "Thurs 29th [P:MarThe] year is not written.",
        "Spoke about [L:. CPD] and training.",
    ],
)
def test_what_reads_as_something_else_is_no_name(text: str) -> None:
    assert verdicts(text)[0] is Verdict.NO


@pytest.mark.parametrize(
    "text",
    [
        "RAG: Green\nRAG: [P:Amber]\n[P:Amber] said that she was cold.",
        "RAG: Green\nRAG: Amber\n[P:Amber Tarrant] was seen.",
        "Her friend [P:Rose] rang.",
        "[P:Grace] told her teacher.",
        "[P:Hope] cried.",
        "[P:Xhulia]",
        "[P:Tyler]",
        "[P:Marcus Tolland]",
        "[P:Song Bright] came.",
        "Outside the [L:Anchor] again.",
        "in [L:Northmoor]",
        "at [L:12 Fennel Close]",
        "[P:ED] came. [P:Ed] left.",
        "[P:LeeAnne] came",
    ],
)
def test_a_real_name_stays_one(text: str) -> None:
    assert Verdict.NAME in verdicts(text)
    assert Verdict.NO not in verdicts(text)


@pytest.mark.parametrize(
    "text",
    ["[P:Bolt] said that the door was locked.", "They met [P:Bolt], who left.", "[P:Priya Menon] ([P:PM])"],
)
def test_what_may_be_a_name_is_never_left_standing(text: str) -> None:
    assert Verdict.NO not in verdicts(text)


@pytest.mark.parametrize("title", ["Mr", "Mrs", "PC", "DS"])
def test_behind_a_title_any_word_is_a_name(title: str) -> None:
    text, findings = _read(f"{title} [P:Field] came.")
    assert Plausible(text, findings, Key()).of(findings[0], title) is Verdict.NAME


def test_a_post_before_a_plain_word_makes_no_name() -> None:
    text, findings = _read("HV [P:Chron] - Final.pdf")
    assert Plausible(text, findings, Key()).of(findings[0], "HV") is Verdict.NO


def test_initials_of_somebody_in_the_key_are_no_abbreviation() -> None:
    key = build(case_of([person("Priya Menon", "professional", designation="GP")]))
    assert verdicts("Seen by [P:PM].", key) == [Verdict.UNSURE]
    assert verdicts("Seen by [P:PM].") == [Verdict.NO]


@pytest.mark.parametrize(
    "text",
    [
        "[P:AV] spoke with her. They asked Anna Vale about it.",
        "[P:ZARA] was seen. [P:MAYA] said so.",
        "Her children, [P:Tolu] and Temi, played. [P:Tolu] (8) saw it.",
    ],
)
def test_initials_and_names_in_capitals_are_not_words_run_together(text: str) -> None:
    key = Key((Entry("person-1", "person", "Anna Vale", "Aunt 1"),))
    assert Verdict.NO not in verdicts(text, key)


def test_what_is_refused_is_told_and_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no silent decision: a person sees each such word before the document goes anywhere."""
    case = cases.parse(
        "reference: X-1\nreview_period: {start: 2008-01-01, end: 2009-01-01}\n"
        "agencies: [{name: Wealdshire Constabulary, folder: police}]\n"
        "people: [{name: Kayleigh Marsden, role: subject, pseudonym: Child A}]\n"
    )
    texts = ["RAG: Red", "RAG: Amber", "RAG: Green"]

    def found(text: str, *_: object) -> list[Finding]:
        at = text.index("Amber")
        return [Finding(at, at + 5, "PERSON", 0.9, "model")]

    monkeypatch.setattr(rewriting.finding, "found", found)
    passages = [Passage(number, "body", f"row {number}", text) for number, text in enumerate(texts)]
    made = rewriting.plan(passages, case, build(case))
    assert made.redactions == ()
    assert made.key.proposals == ()
    assert "Amber" in {one.text for one in made.to_review}


def test_refusing_loses_no_finding() -> None:
    text, findings = _read("[P:Tyler] was seen in [P:ED] on Monday.")
    left, refused = sifted(Key(), text, findings)
    assert sorted([*left, *refused], key=lambda one: one.start) == findings
    assert [text[one.start : one.end] for one in refused] == ["ED"]

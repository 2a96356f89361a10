"""A name found once is found everywhere, however it is written; an ordinary word is not."""

from __future__ import annotations

import time

import pytest

from pipeline.anonymise.finding import consistency
from pipeline.anonymise.finding.consistency import FullName
from pipeline.anonymise.model import Finding, Label, Source
from tests.anonymise.marked import parts, shown, small_lists


def spread(marked: str, source: Source = "pattern", label: Label = "PERSON", score: float = 0.9) -> str:
    """What is in {{…}} was found; the answer marks what is found further."""
    text = marked.replace("{{", "[[").replace("}}", "]]")
    text, spans = parts(text)
    findings = [Finding(start, end, label, score, source) for start, end in spans]
    found = {(one.start, one.end) for one in consistency.spread(text, findings, small_lists())}
    longest = {one for one in found if not any(o != one and o[0] <= one[0] and one[1] <= o[1] for o in found)}
    return shown(text, {one for one in longest if not any(s <= one[0] and one[1] <= e for s, e in spans)})


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("Mrs {{Zbrlk}} rang. Later Zbrlk left.", "Mrs Zbrlk rang. Later [[Zbrlk]] left."),
        ("{{Zed Brlk}} left. Zed ran, Brlk's too.", "Zed Brlk left. [[Zed]] ran, [[Brlk]]'s too."),
        ("{{Kay Brlk}} and the Brlks and BRLK", "Kay Brlk and the [[Brlks]] and [[BRLK]]"),
        (
            "{{Kay Smyth-Brlk}}: smyth brlk, Smyth–Brlk, SmythBrlk",
            "Kay Smyth-Brlk: [[smyth brlk]], [[Smyth–Brlk]], [[SmythBrlk]]",
        ),
        (
            "{{Pat O'Brlkey}}: O’Brlkey, OBrlkey, O Brlkey",
            "Pat O'Brlkey: [[O’Brlkey]], [[OBrlkey]], [[O Brlkey]]",
        ),
        ("{{Siobhán Brlk}} or Siobhan", "Siobhán Brlk or [[Siobhan]]"),
        (
            "{{Hope Brlk}} ran. The hope is. Then Hope fell. Hope for it.",
            "Hope Brlk ran. The hope is. Then [[Hope]] fell. Hope for it.",
        ),
        (
            "{{Hope Brlk}} ran. Hope said no. In Hope's room.",
            "Hope Brlk ran. [[Hope]] said no. In [[Hope]]'s room.",
        ),
        (
            "{{May Brlk}} ran. In May 2008 and on 3 May they met May again. May be.",
            "May Brlk ran. In May 2008 and on 3 May they met [[May]] again. May be.",
        ),
        (
            "{{Will Brlk}} ran. Will he? They told Will it was so.",
            "Will Brlk ran. Will he? They told [[Will]] it was so.",
        ),
        (
            "{{Jane van der Brlk}}; van is not, Van der Brlk is",
            "Jane van der Brlk; van is not, Van der [[Brlk]] is",
        ),
        (
            "Mr {{Kettle}} rang. The Kettle broke. He met Kettle there.",
            "Mr Kettle rang. The Kettle broke. He met [[Kettle]] there.",
        ),
        ("{{Brlk, Kayleigh}}: Kayleigh Brlk", "Brlk, Kayleigh: [[Kayleigh Brlk]]"),
    ],
)
def test_names(marked: str, wanted: str) -> None:
    assert spread(marked) == wanted


def test_a_word_that_only_the_model_takes_for_a_name_is_not_spread() -> None:
    assert (
        spread("the {{Kettle}} ran. He met Kettle there.", source="model")
        == "the Kettle ran. He met Kettle there."
    )


def test_an_unsure_finding_is_not_spread() -> None:
    assert spread("{{Zbrlk}} and Zbrlk", score=0.4) == "Zbrlk and Zbrlk"


def test_places_are_found_again_whole() -> None:
    text = "{{Brlk Close}} is near Brlk Close; Brlk is not."
    assert spread(text, label="LOCATION") == "Brlk Close is near [[Brlk Close]]; Brlk is not."


def test_full_names() -> None:
    text = "Jane van der Brlk saw Zed"
    findings = [Finding(0, 17, "PERSON", 0.9, "model"), Finding(22, 25, "PERSON", 0.9, "model")]
    assert consistency.full_names(text, findings) == (FullName(("jane", "brlk")),)


def test_three_hundred_names_over_a_long_text() -> None:
    names = [
        f"Qua{chr(97 + n % 26)}{chr(97 + n // 26)}x Zor{chr(97 + n % 26)}{chr(97 + n // 26)}"
        for n in range(300)
    ]
    text = ". ".join(names) + " " + "The health visitor saw the child at home and noted no concern. " * 7000
    findings = []
    at = 0
    for name in names:
        at = text.index(name, at)
        findings.append(Finding(at, at + len(name), "PERSON", 0.9, "model"))
    text_words = len(text.split())
    started = time.process_time()
    consistency.spread(text, findings, small_lists())
    assert text_words / (time.process_time() - started) > 30_000

"""The other documents: overview and agency reports, summaries, notifications, plans, interview records."""

from __future__ import annotations

import random

from pipeline.proforma import definitions
from pipeline.proforma.definition import Content, FieldOf, Section

from .blocks import Block, Grid, Head, Pairs, Para, Report
from .imrs import voice
from .wording import Wording

_OVERVIEW = {
    "introduction": ("Introduction", "Introduction to the review"),
    "terms-of-reference": ("Terms of reference", "Scope"),
    "process": ("The review process", "Methodology"),
    "agencies": ("Contributing agencies", "Who took part"),
    "independence": ("Independence", "The author"),
    "family-involvement": ("Family involvement", "The family's part"),
    "parallel": ("Parallel proceedings", "Court proceedings"),
    "genogram": ("Genogram", "Family composition"),
    "facts": ("The facts", "What happened to Maisie"),
    "known": ("What was known to agencies", "What was known"),
    "identity": ("Race, religion and culture", "Ethnicity and religion"),
    "analysis": ("Analysis", "Key themes"),
    "hindsight": ("Hindsight and research", "Research"),
    "good-practice": ("Good practice", "What was done well"),
    "lessons": ("Lessons learned", "What has been learned"),
    "conclusions": ("Conclusions", "Conclusion"),
    "recommendations": ("Recommendations", "Recommendations to the Board"),
    "monitoring": ("Monitoring and implementation", "Monitoring"),
    "actions-taken": ("Actions already taken", "Progress since"),
}
_SUMMARY = {
    "process": ("The review process", "About the review"),
    "panel": ("The review panel", "Who was on the panel"),
    "events": ("Summary of events", "What happened"),
    "key-issues": ("Key issues", "Key findings"),
    "lessons": ("Lessons learned", "Lessons"),
    "recommendations": ("Recommendations", "The recommendations"),
}
_AGENCY = {
    "1": ("1.1", "Introduction and terms of reference", "Purpose of the report"),
    "2": ("1.3", "Sources of information", "Records reviewed"),
    "3": ("2.2", "Summary of involvement", "Involvement with the family"),
    "4": ("3", "Analysis of involvement", "Analysis"),
    "5": ("", "Good practice", "Examples of good practice"),
    "6": ("4", "Lessons learned", "Key learning"),
    "7": ("5", "Recommendations", "Recommendations and actions"),
}
_GOOD = "Staff stayed with the children until their grandmother came, long after their own shift had ended."
_LEFT = ("[Insert text here]", "To follow", "TBC")
_WAYS = (
    ("styled", "docx"),
    ("styled", "pdf"),
    ("bold", "docx"),
    ("plain", "pdf"),
    ("split", "pdf"),
    ("cells", "docx"),
)


def overview(number: int, wording: Wording, seed: int) -> Report:
    """An overview report. Half of them say what may stand anywhere without a heading of its own."""
    return _narrative("overview-report", wording.overview, _OVERVIEW, number, seed)


def summary(number: int, wording: Wording, seed: int) -> Report:
    """An executive summary."""
    return _narrative("executive-summary", wording.summary, _SUMMARY, number, seed)


def _narrative(
    proforma: str, prose: str, headings: dict[str, tuple[str, str]], number: int, seed: int
) -> Report:
    dice = random.Random(seed * 1000 + number)
    definition, texts = definitions()[proforma], voice(prose)
    manner, file = _WAYS[number % len(_WAYS)]
    report = Report(f"{proforma} {number}", proforma, manner, file)
    report.blocks.append(Para("Serious case review in respect of Maisie"))
    safe = [name for name in headings if name not in ("known", "facts", "process")]
    wrong = {name: dice.choice(("missing", "empty", "guidance-only")) for name in dice.sample(safe, 3)}
    above = ""  # the state of the part above: words without a heading of their own must not fill an empty one
    for at, (name, titles) in enumerate(headings.items(), 1):
        item = next(item for item in definition.requirements if item.id == name)
        state = wrong.get(name, "present")
        report.truth[name] = state
        if state != "present":
            report.defects.append(f"{name} {state}")
        if state == "missing":
            continue
        above, state_above = state, above
        body: list[Block] = [Para(str(text)) for text in list(texts[name])]  # type: ignore[call-overload]
        if state != "present":
            body = (
                []
                if state == "empty"
                else [Para(dice.choice((item.asks, *_LEFT)[len(item.asks.split()) < 5 :]))]
            )
        folded = (
            isinstance(item, Content)
            and state == state_above == "present"
            and number % 2 == 1
            and name != "genogram"
        )
        if not folded:
            report.blocks.append(Head(titles[number % 2], 1, f"{at}." if number % 3 else ""))
        report.blocks += body
    return report


def agency_report(number: int, wording: Wording, seed: int) -> Report:
    """A short agency report."""
    dice = random.Random(seed * 1000 + number)
    manner, file = _WAYS[number % len(_WAYS)]
    texts = voice(wording.voices[number % len(wording.voices)])
    report = Report(f"agency report {number}", "agency-report", manner, file)
    labels = (
        ("Agency", "agency"),
        ("Author", "author"),
        ("Designation", "designation"),
        ("Senior manager signing off the report", "senior"),
        ("Date", "date"),
    )
    ids = ("cover.agency", "cover.author", "cover.designation", "cover.manager", "cover.date")
    blank = dice.choice(ids)
    report.truth = {name: "empty" if name == blank else "present" for name in ids}
    pairs = [
        (label, "" if name == blank else str(texts[what]))
        for name, (label, what) in zip(ids, labels, strict=True)
    ]
    report.blocks = [Para("Agency report"), Pairs(tuple(pairs), ("table", "colon")[number % 2])]
    wrong = {
        name: dice.choice(("missing", "empty", "guidance-only")) for name in dice.sample(list(_AGENCY), 2)
    }
    for name, (source, *titles) in _AGENCY.items():
        state = wrong.get(name, "present")
        report.truth[name] = state
        if state == "missing":
            continue
        report.blocks.append(Head(titles[number % 2], 1, name if number % 2 else ""))
        if state == "guidance-only":
            report.blocks.append(Para(dice.choice(_LEFT)))
        elif state == "present":
            answer = list(texts[source]) if source else [_GOOD]  # type: ignore[call-overload]
            report.blocks += [Para(str(text)) for text in answer]
    report.defects = [f"{name} {state}" for name, state in wrong.items()] + [f"{blank} blank"]
    return report


def form(number: int, proforma: str, seed: int) -> Report:
    """A notification or an interview record: labels with answers, and a few longer parts."""
    dice = random.Random(seed * 1000 + number)
    definition = definitions()[proforma]
    answers = voice("forms")["notification" if proforma == "notification" else "interview"]
    filled = answers[(number + seed) % len(answers)]  # type: ignore[index,arg-type]
    manner = ("table", "colon", "table", "tab", "dotted")[number % 5]
    report = Report(
        f"{proforma} {number}", proforma, ("bold", "styled", "cells")[number % 3], ("docx", "pdf")[number % 2]
    )
    report.blocks.append(Para(definition.title))
    names = [item.id for item in definition.requirements if item.id in filled]
    wrong = {name: dice.choice(("missing", "empty", "guidance-only")) for name in dice.sample(names, 3)}
    pairs: list[tuple[str, str]] = []
    for item in definition.requirements:
        if isinstance(item, FieldOf):
            report.truth[item.id] = wrong.get(item.id, _of_answer(filled[item.id]))
            if wrong.get(item.id) != "missing":
                pairs.append((item.title, _shown(wrong.get(item.id, ""), filled[item.id], dice)))
            continue
        if pairs:
            report.blocks.append(Pairs(tuple(pairs), manner))
            pairs = []
        assert isinstance(item, Section)
        if item.container:
            report.blocks.append(Head(item.title, 1, f"{item.id}."))
            report.truth[item.id] = "present"
            continue
        report.truth[item.id] = wrong.get(item.id, "present")
        if wrong.get(item.id) != "missing":
            number_shown = f"{item.id}." if proforma == "interview-record" else ""
            report.blocks.append(Head(item.title, item.level, number_shown))
            text = _shown(wrong.get(item.id, ""), filled[item.id], dice)
            report.blocks += [Para(text)] if text else []
    if pairs:
        report.blocks.append(Pairs(tuple(pairs), manner))
    report.defects = [f"{name} {state}" for name, state in wrong.items()]
    return report


def _of_answer(text: str) -> str:
    return "not-applicable" if text.strip(".").lower() in ("none", "n/a", "not known") else "present"


def _shown(state: str, text: str, dice: random.Random) -> str:
    return {"empty": "", "guidance-only": dice.choice(_LEFT)}.get(state, text)


def plan(number: int, seed: int) -> Report:
    """An action plan: columns in another order, one left out, the head filled or not."""
    dice = random.Random(seed * 1000 + number)
    rows = voice("forms")["plans"][number % 2]  # type: ignore[index]
    report = Report(f"action plan {number}", "action-plan", "styled", ("docx", "pdf", "raw")[number % 3])
    columns = [
        ("recommendation", "Recommendation"),
        ("action", "Action to be taken"),
        ("responsible", "Lead officer"),
        ("outcome", "Expected outcome"),
        ("target", "By when"),
        ("completed", "Date completed"),
        ("evaluation", "Evaluation"),
        ("progress", "RAG"),
    ]
    left_out = dice.choice([name for name, _ in columns])
    shown = [column for column in columns if column[0] != left_out]
    dice.shuffle(shown)
    empty = number % 4 == 3
    body = [tuple("" if empty else str(row[name]) for name, _ in shown) for row in rows]
    produced = dice.choice(("present", "empty", "missing"))
    report.truth = {f"plan.{name}": "present" for name, _ in shown}
    report.truth |= {f"plan.{left_out}": "missing", "agency": "present", "produced-by": produced}
    report.truth["plan"] = "empty" if empty else "present"
    pairs = [("Recommendations for", "Wealdshire Constabulary")]
    if produced != "missing":
        pairs.append(("Produced by", "Colin Mayhew" if produced == "present" else ""))
    report.blocks = [
        Head("Recommendations action plan"),
        Pairs(tuple(pairs), ("colon", "table")[number % 2]),
        Grid((tuple(title for _, title in shown), *body), True),
    ]
    report.defects = [f"no {left_out}", f"produced-by {produced}", "no rows" if empty else ""]
    return report

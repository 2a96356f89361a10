"""Chronologies without a table: dated paragraphs, written in several manners."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from docx import Document as WordFile

from tests.shapes.layout import Sheet, Wanted


def _wanted(each: Wanted, date: str, labels: bool, alone: bool) -> Wanted:
    keep = {"child_seen", "professional"} if labels else set()
    words = {name: text if name == "description" or name in keep else "" for name, text in each.words.items()}
    seen = each.child_seen_value if labels else None
    period = each.meaning.precision != "day"
    return replace(
        each, date_text=date, words=words, extra={}, child_seen_value=seen, or_banner=alone and period
    )


def _write(
    sheet: Sheet, path: Path, title: str, how: Any, labels: bool = False, alone: bool = False
) -> Sheet:
    made = WordFile()
    made.add_heading(title, 1)
    wanted = []
    for each in sheet.wanted:
        first, *rest = each.words["description"].split("\n")
        how(made, each.date_text, first)
        for line in rest:
            made.add_paragraph(line)
        if labels:
            for label, name in (("Child seen", "child_seen"), ("Professional", "professional")):
                if each.words[name]:
                    made.add_paragraph(f"{label}: " + each.words[name].replace("\n", ", "))
        wanted.append(_wanted(each, each.date_text, labels, alone))
    made.save(str(path))
    return replace(sheet, wanted=tuple(wanted), counts={"events": len(wanted), "unplaced": 0})


def dashed(sheet: Sheet, path: Path) -> Sheet:
    """ "12/03/2009 – Home visit …"."""
    return _write(sheet, path, "Chronology", lambda made, date, text: made.add_paragraph(f"{date} – {text}"))


def coloned(sheet: Sheet, path: Path) -> Sheet:
    """The date in bold and a colon behind it, then labelled lines."""

    def how(made: Any, date: str, text: str) -> None:
        paragraph = made.add_paragraph()
        paragraph.add_run(f"{date}:").bold = True
        paragraph.add_run(f" {text}")

    return _write(sheet, path, "Chronology of significant events", how, labels=True)


def headed(sheet: Sheet, path: Path) -> Sheet:
    """Each date is a heading, the words stand below it."""

    def how(made: Any, date: str, text: str) -> None:
        made.add_heading(date, 2)
        made.add_paragraph(text)

    return _write(sheet, path, "Chronology", how, alone=True)


def above(sheet: Sheet, path: Path) -> Sheet:
    """The date on a line of its own above the words."""

    def how(made: Any, date: str, text: str) -> None:
        made.add_paragraph(date)
        made.add_paragraph(text)

    return _write(sheet, path, "Sequence of events", how, alone=True)

"""The automatic numbers of an entry's lists in words: its text stays as submitted, without them."""

from __future__ import annotations

from pipeline.chronology.model import Event

_NAME = "Numbers of a list"
_FIRST_WORDS = 5
_FIELDS = frozenset({"family_member", "professional", "contact", "description", "child_seen", "comments"})


def list_numbers(event: Event) -> list[tuple[str, str]]:
    """One remark with each number and the line it stands before: "1. before “Seen at home”".

    Bullets say nothing that the lines of the text do not show; they are left to the JSON.
    """
    found = []
    for field, line, mark in event.marks:
        if any(letter.isalnum() for letter in mark):
            text = getattr(event, field) if field in _FIELDS else event.extra.get(field, "")
            words = text.split("\n")[line - 1 : line]
            found.append(f"{mark} before “{_first_words(words[0])}”" if words else mark)
    return [(_NAME, "; ".join(found))] if found else []


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")

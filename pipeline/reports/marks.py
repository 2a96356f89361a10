"""Automatic numbers and bullets put back before the lines they mark, as in the original."""

from __future__ import annotations

from dataclasses import replace

from pipeline.chronology.model import Event


def as_seen(event: Event) -> Event:
    """The entry with its list marks at the start of their lines; for printing only, never for comparing.

    A mark whose line is not there (a later merge of texts) stands before the first.
    """
    if not event.marks:
        return event
    marks: dict[str, dict[int, list[str]]] = {}
    for field, line, mark in event.marks:
        marks.setdefault(field, {}).setdefault(line, []).append(mark)
    own = {name: _marked(text, marks.get(name, {})) for name, text in event.extra.items()}
    made = replace(event, extra=own)
    for name in _FIELDS & marks.keys():
        made = replace(made, **{name: _marked(getattr(event, name), marks[name])})  # type: ignore[arg-type]
    return made


_FIELDS = frozenset({"family_member", "professional", "contact", "description", "child_seen", "comments"})


def _marked(text: str, marks: dict[int, list[str]]) -> str:
    if not marks:
        return text
    lines = text.split("\n")
    for number, found in marks.items():
        at = number - 1 if 0 < number <= len(lines) else 0
        lines[at] = " ".join((*found, lines[at]))
    return "\n".join(lines)

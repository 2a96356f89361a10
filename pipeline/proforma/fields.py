"""Which label of a document answers which field of a definition, and whether it is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.chronology import parse_when
from pipeline.proforma.definition import Definition, FieldOf
from pipeline.proforma.guidance import Guidance, has_placeholder
from pipeline.proforma.labels import Label, Pair, pairs_of, same
from pipeline.proforma.model import Evidence, Finding, Status
from pipeline.proforma.outline import Outline
from pipeline.proforma.words import excerpt, key

_YES_NO = re.compile(r"^\W*(?:yes|no|y|n|not known|unknown)\b", re.IGNORECASE)
_BOTH = re.compile(r"^\W*yes\s*/\s*no\W*$", re.IGNORECASE)
_CONTACT = re.compile(
    r"\d[\d ()-]{5,}\d|\S@\S|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|\bext(?:ension)?\b", re.IGNORECASE
)


Labels = tuple[Label, ...]


def judge_fields(
    outline: Outline, definition: Definition, regions: dict[str, frozenset[int]], guidance: Guidance
) -> dict[str, Finding]:
    """The status of every field of a definition.

    Args:
        regions: requirement id → the lines that belong to it; "" → those before the first section.
    """
    fields = list(definition.of(FieldOf))
    labels = {field.id: tuple(key(name) for name in (field.title, *field.labels)) for field in fields}
    pairs = list(pairs_of(outline, {words for every in labels.values() for words in every}))
    chosen = _choose_all(fields, labels, pairs, regions)
    return {
        field.id: _judged(field, pairs[chosen[field.id]], outline, guidance)
        if field.id in chosen
        else _finding(field, "missing", None)
        for field in fields
    }


def _choose_all(
    fields: list[FieldOf], labels: dict[str, Labels], pairs: list[Pair], regions: dict[str, frozenset[int]]
) -> dict[str, int]:
    """Field id → its pair. Those that stand under another come last, when it is known where that one is."""
    chosen: dict[str, int] = {}
    for field in fields:
        if not field.group and field.value != "signature":
            _take(chosen, field, _free(field, labels, pairs, regions, chosen))
    for field in fields:
        if field.value == "signature":
            _take(chosen, field, _signature(field, labels, pairs, chosen))
    heads = sorted(chosen[field.group] for field in fields if field.group in chosen)
    for field in fields:
        if field.group in chosen:
            start = chosen[field.group]
            end = next((head for head in heads if head > start), len(pairs))
            _take(chosen, field, _first(field, labels, pairs, range(start + 1, end), chosen))
    return chosen


def _take(chosen: dict[str, int], field: FieldOf, number: int | None) -> None:
    if number is not None:
        chosen[field.id] = number


def _first(
    field: FieldOf,
    labels: dict[str, Labels],
    pairs: list[Pair],
    numbers: Iterable[int],
    chosen: dict[str, int],
) -> int | None:
    taken = set(chosen.values())
    return next((n for n in numbers if n not in taken and _fits(pairs[n], labels[field.id])), None)


def _free(
    field: FieldOf,
    labels: dict[str, Labels],
    pairs: list[Pair],
    regions: dict[str, frozenset[int]],
    chosen: dict[str, int],
) -> int | None:
    """The pair of a field in its region: by the order of the definition's labels, one with a value first.

    Outside its region only a label that can mean nothing else is taken ("Name of author", not "Name").
    """
    region = regions.get(field.within, frozenset())
    wanted, taken = labels[field.id], set(chosen.values())
    fitting = [n for n, pair in enumerate(pairs) if n not in taken and _fits(pair, wanted)]
    inside = [n for n in fitting if pairs[n].line in region]
    telling = [n for n in fitting if len(pairs[n].label) > 1 or pairs[n].label == wanted[0]]
    fitting = inside or ([] if field.within and region else telling)
    filled = [n for n in fitting if pairs[n].value or pairs[n].picture] or fitting
    return min(filled, key=lambda n: (_rank(pairs[n].label, wanted), n), default=None)


def _signature(
    field: FieldOf, labels: dict[str, Labels], pairs: list[Pair], chosen: dict[str, int]
) -> int | None:
    """Who signed where: by a label of their own, by the name given on the cover, else in order.

    Signatures stand at the end, wherever a report's last section is.
    """
    taken = set(chosen.values())
    fitting = [n for n, pair in enumerate(pairs) if n not in taken and _fits(pair, labels[field.id])]
    signer = chosen.get(field.signer)
    name = set(key(pairs[signer].value)) if signer is not None else set()
    others = {label for id_, every in labels.items() if id_ != field.id for label in every}

    def surely(n: int) -> tuple[bool, bool, int]:
        own = not any(same(pairs[n].label, other) for other in others)
        named = len(name & set(key(pairs[n].value))) >= min(2, len(name) or 2)
        return (not own, not named, n)

    return min(fitting, key=surely, default=None)


def _fits(pair: Pair, labels: Labels) -> bool:
    return any(same(pair.label, label) for label in labels)


def _rank(label: Label, labels: Labels) -> int:
    return next((at for at, one in enumerate(labels) if same(label, one)), len(labels))


def _judged(field: FieldOf, pair: Pair, outline: Outline, guidance: Guidance) -> Finding:
    line = outline.lines[pair.line]
    own = guidance.own(pair.value)
    evidence = Evidence(excerpt(line.text, 80), len(own), line.page, excerpt(pair.value), line.place)
    if field.value == "signature" and pair.picture:
        return _finding(field, "present", evidence)
    if not own:
        status: Status = "guidance-only" if pair.value and has_placeholder(pair.value) else "empty"
        return _finding(field, status, evidence)
    if re.fullmatch(r"\W*(?:n/?a|not applicable|not known|unknown|none)\W*", pair.value, re.IGNORECASE):
        return _finding(field, "not-applicable", evidence, excerpt(pair.value))
    note = _unfit(field, pair.value)
    return _finding(field, "present", evidence, note)


def _unfit(field: FieldOf, value: str) -> str:
    """Why a value is not of the sort asked for, "" when it is; it counts as given, and is said."""
    if field.value == "date" and parse_when(value).start is None:
        return "no date can be read from it"
    if field.value == "contact" and not _CONTACT.search(value):
        return "no telephone number or address can be seen in it"
    if field.value == "yes-no" and (_BOTH.match(value) or not _YES_NO.match(value)):
        return "neither yes nor no"
    return ""


def _finding(field: FieldOf, status: Status, evidence: Evidence | None, note: str = "") -> Finding:
    return Finding(field.id, field.title, field.required, status, evidence, note, field.source)

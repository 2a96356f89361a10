"""Whether the fields of a definition are filled in, and with what was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.chronology import parse_when
from pipeline.proforma.choosing import MOST_NAME_WORDS, SIGN, Search, choose_all, of_person, signs
from pipeline.proforma.definition import Definition, FieldOf
from pipeline.proforma.guidance import Guidance, has_placeholder
from pipeline.proforma.labels import Label, Labels, label_key
from pipeline.proforma.model import Evidence, Finding, Status
from pipeline.proforma.outline import Outline, shown
from pipeline.proforma.pairs import Pair, pairs_of
from pipeline.proforma.telling import told
from pipeline.proforma.words import excerpt, words_of

_YES_NO = re.compile(r"^\W*(?:yes|no|y|n|not known|unknown)\b", re.IGNORECASE)
_BOTH = re.compile(r"^\W*yes\s*/\s*no\W*$", re.IGNORECASE)
_CONTACT = re.compile(
    r"\d[\d ()-]{5,}\d|\S@\S|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|\bext(?:ension)?\b", re.IGNORECASE
)
_UNSIGNED = re.compile(
    r"\b(?:un|not (?:yet )?)signed\b|\bsignature\b.{0,12}\b(?:follow|added|required|needed|pending"
    r"|here|outstanding)\b"
    r"|^\W*(?:(?:e-?|electronic )?signature|sign(?: here)?|p\.?p\.?|pending|x)\W*$",
    re.IGNORECASE,
)
"""What stands where someone signs and says that nobody has."""
_UNDATED = re.compile(
    r"^\W*(?:(?:un|not (?:yet )?)dated|x)\W*$|^[\s_]*[/.\-][\s_]*[/.\-][\s_]*\d{0,4}\W*$", re.IGNORECASE
)
"""No date, or only its strokes and a year printed in the form."""
_MARK = re.compile(r"^\W*x\W*$", re.IGNORECASE)
_LONGEST_SIGNED = 200


def judge_fields(
    outline: Outline,
    definition: Definition,
    regions: dict[str, frozenset[int]],
    guidance: Guidance,
    stops: frozenset[int] = frozenset(),
) -> tuple[dict[str, Finding], frozenset[int]]:
    """The status of every field of a definition, and the lines of those that belong to no section.

    Args:
        regions: requirement id → the lines that belong to it; "" → those before the first section.
        stops: lines that are headings.
    """
    fields = list(definition.of(FieldOf))
    labels, wanted = _labels(definition)
    asked = {tuple(words_of(item.asks)) for item in definition.requirements}
    pairs = [
        pair
        for pair in pairs_of(shown(outline), labels, stops)
        if tuple(words_of(outline.lines[pair.line].text)) not in asked  # "The child's full name." is no label
    ]
    signing = {label for field in fields if field.value == "signature" for label in wanted[field.id]}
    signing = {label for label in signing if signs(label)}
    # "Signatures" beside a cell with "Signed: …" in it heads the signatures and is none.
    pairs = [pair for pair in pairs if pair.label not in signing or not _heads(pair, labels, signing)]
    signed = frozenset(n for n, pair in enumerate(pairs) if pair.label in signing)
    search = Search(
        wanted,
        pairs,
        regions,
        {},
        signed,
        outline,
        frozenset(field.signer for field in fields),
        label_key(definition.title),
    )
    choose_all(fields, search)
    found = {
        field.id: _judged(field, of_person(field, search), outline, guidance)
        if field.id in search.chosen
        else _in_prose(field, search)
        for field in fields
    }
    own = {search.chosen[field.id] for field in fields if field.id in search.chosen and not field.within}
    return found, frozenset(line for n in own for line in _lines(pairs[n], outline))


def _heads(pair: Pair, labels: Labels, signing: set[Label]) -> bool:
    """Whether what stands beside a label in a table are labels to sign at, with their colons."""
    found = labels.within(pair.value) if pair.table else []
    return any(one.label in signing and pair.value[one.end :].lstrip().startswith(":") for one in found)


def _in_prose(field: FieldOf, search: Search) -> Finding:
    """A field without a label: what the running text of its section says of it, else missing."""
    said = told(field, search.labels[field.id], search.regions.get(field.within, frozenset()), search.outline)
    if not field.within or said is None:
        return _finding(field, "missing", None)
    line = search.outline.lines[said.line]
    evidence = Evidence("", len(said.value.split()), line.page, said.value, line.place)
    return _finding(field, "present", evidence, "told in running text")


def _lines(pair: Pair, outline: Outline) -> Iterator[int]:
    """The lines that a label and its value take up, beside one another or one below the other."""
    yield from range(pair.line, pair.line + pair.length)
    first = outline.lines[pair.line]
    for number in range(pair.line + 1, len(outline.lines)):
        line = outline.lines[number]
        if not pair.table or (line.table, line.row) != (first.table, first.row):
            return
        yield number


def signature_lines(outline: Outline, definition: Definition) -> frozenset[int]:
    """The lines on which someone signs: a section ends there, wherever a report's last one is."""
    labels, wanted = _labels(definition)
    signing = {
        label for field in definition.of(FieldOf) if field.value == "signature" for label in wanted[field.id]
    }
    return frozenset(
        number
        for number, line in enumerate(outline.lines)
        if len(line.text) < _LONGEST_SIGNED
        and line.column <= 1
        and SIGN.search(line.text)
        and any(one.label in signing and signs(one.label) for one in labels.within(line.text))
    )


@lru_cache(maxsize=32)
def _labels(definition: Definition) -> tuple[Labels, dict[str, tuple[Label, ...]]]:
    wordings = {field.id: (field.title, *field.labels) for field in definition.of(FieldOf)}
    every = Labels(text for texts in wordings.values() for text in (*texts, "Name"))
    return every, {name: tuple(label_key(text) for text in texts) for name, texts in wordings.items()}


def _judged(field: FieldOf, pair: Pair, outline: Outline, guidance: Guidance) -> Finding:
    line = outline.lines[pair.line]
    own = [] if pair.below and _stray(field, pair.value) else guidance.own(pair.value)
    evidence = Evidence(excerpt(line.text, 80), len(own), line.page, excerpt(pair.value), line.place)
    if field.value == "signature" and pair.picture:
        return _finding(field, "present", evidence, "" if own else "signed with a picture: look")
    if not own or _only_says_so(field, pair.value):
        status: Status = "guidance-only" if pair.value and (own or has_placeholder(pair.value)) else "empty"
        return _finding(field, status, evidence)
    if re.fullmatch(r"\W*(?:n/?a|not applicable|not known|unknown|none)\W*", pair.value, re.IGNORECASE):
        return _finding(field, "not-applicable", evidence, excerpt(pair.value))
    note = _unfit(field, pair.value)
    return _finding(field, "present", evidence, note)


def _only_says_so(field: FieldOf, value: str) -> bool:
    """Whether what stands there only says that nothing does: "not yet signed", "undated", a cross."""
    if field.value == "signature":
        return _UNSIGNED.search(value) is not None
    return (_UNDATED if field.value == "date" else _MARK).search(value) is not None


def _stray(field: FieldOf, value: str) -> bool:
    """Whether the line below a label is not its value but what comes next in the document."""
    if field.value in ("name", "signature"):
        return len(value.split()) > MOST_NAME_WORDS
    return field.value in ("date", "contact", "yes-no") and bool(_unfit(field, value))


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

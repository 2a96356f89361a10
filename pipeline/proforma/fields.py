"""Which label of a document answers which field of a definition, and whether it is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.chronology import parse_when
from pipeline.proforma.definition import Definition, FieldOf
from pipeline.proforma.guidance import Guidance, has_placeholder
from pipeline.proforma.labels import Label, Labels, label_key
from pipeline.proforma.model import Evidence, Finding, Status
from pipeline.proforma.outline import Outline
from pipeline.proforma.pairs import Pair, pairs_of
from pipeline.proforma.telling import told
from pipeline.proforma.words import excerpt, key, words_of

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
_SIGN = re.compile(r"\b(?:counter)?sign(?:ed|ature|atures)?\b", re.IGNORECASE)
_LONGEST_SIGNED = 200
_NAME: Label = ("name",)
_NEAR = 14
_MOST_NAME_WORDS = 10


@dataclass(frozen=True, slots=True)
class _Search:
    """What the choice of every field needs: the pairs, which lines are whose, what is taken already."""

    labels: dict[str, tuple[Label, ...]]
    pairs: list[Pair]
    regions: dict[str, frozenset[int]]
    chosen: dict[str, int]
    signed: frozenset[int]
    outline: Outline
    signers: frozenset[str]
    named: Label
    """The document's own title: with something behind it in its line it is a label too."""

    def free(self, field: FieldOf, numbers: Iterable[int] | None = None) -> list[int]:
        """The pairs with a label of the field that nobody has taken."""
        taken, wanted = set(self.chosen.values()), self.labels[field.id]
        every = range(len(self.pairs)) if numbers is None else numbers
        return [n for n in every if n not in taken and self.pairs[n].label in wanted and not self._title(n)]

    def _title(self, number: int) -> bool:
        pair = self.pairs[number]
        return pair.label == self.named and (pair.below or not pair.value)

    def caption(self, number: int) -> str:
        """The line under a signature's dots, where the name or post of who signs is printed."""
        pair = self.pairs[number]
        below = pair.line + 1
        if pair.table or pair.below or below >= len(self.outline.lines):
            return ""
        line = self.outline.lines[below]
        taken = any(other.line == below and other.label != pair.label and other.value for other in self.pairs)
        short = len(line.text.split()) <= _MOST_NAME_WORDS and line.kind == "paragraph"
        return line.text if short and not taken else ""

    def take(self, field: FieldOf, number: int | None) -> None:
        """Give a pair to a field."""
        if number is not None:
            self.chosen[field.id] = number


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
        for pair in pairs_of(outline, labels, stops)
        if tuple(words_of(outline.lines[pair.line].text)) not in asked  # "The child's full name." is no label
    ]
    signing = {label for field in fields if field.value == "signature" for label in wanted[field.id]}
    signed = frozenset(n for n, pair in enumerate(pairs) if pair.label in signing and _signs(pair.label))
    search = _Search(
        wanted,
        pairs,
        regions,
        {},
        signed,
        outline,
        frozenset(field.signer for field in fields),
        label_key(definition.title),
    )
    _choose_all(fields, search)
    found = {
        field.id: _judged(field, _of_person(field, search), outline, guidance)
        if field.id in search.chosen
        else _in_prose(field, search)
        for field in fields
    }
    own = {search.chosen[field.id] for field in fields if field.id in search.chosen and not field.within}
    return found, frozenset(line for n in own for line in _lines(pairs[n], outline))


def _in_prose(field: FieldOf, search: _Search) -> Finding:
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
        and _SIGN.search(line.text)
        and any(one.label in signing and _signs(one.label) for one in labels.within(line.text))
    )


def _signs(label: Label) -> bool:
    return any(_SIGN.match(word) for word in label)


@lru_cache(maxsize=32)
def _labels(definition: Definition) -> tuple[Labels, dict[str, tuple[Label, ...]]]:
    wordings = {field.id: (field.title, *field.labels) for field in definition.of(FieldOf)}
    every = Labels(text for texts in wordings.values() for text in (*texts, "Name"))
    return every, {name: tuple(label_key(text) for text in texts) for name, texts in wordings.items()}


def _choose_all(fields: list[FieldOf], search: _Search) -> None:
    """Each field its pair. Those that stand under another come last, when it is known where that one is."""
    for field in fields:
        if not field.group and field.value != "signature":
            search.take(field, _free(field, search))
    for field in fields:
        if field.value == "signature":
            search.take(field, _signature(field, search))
    for field in fields:
        if field.group in search.chosen:
            search.take(field, next(iter(search.free(field, _grouped(field, fields, search))), None))


def _grouped(field: FieldOf, fields: list[FieldOf], search: _Search) -> Iterator[int]:
    """The pairs that stand under the label a field belongs to: up to the next person's, and not far away."""
    start = search.chosen[field.group]
    head = search.pairs[start]
    alike = {
        label for other in fields if not other.group and other.within == field.within
        for label in search.labels[other.id] if label != _NAME
    }  # fmt: skip
    for number in range(start + 1, len(search.pairs)):
        pair = search.pairs[number]
        ends = number in search.signed if start in search.signed else pair.label in alike
        if ends or (pair.table != head.table and (pair.column or pair.line - head.line > _NEAR)):
            return
        yield number


def _free(field: FieldOf, search: _Search) -> int | None:
    """The pair of a field in its region: by the order of the definition's labels, one with a value first.

    Outside its region only a label that can mean nothing else is taken ("Name of author", not "Name").
    """
    region, wanted, pairs = (
        search.regions.get(field.within, frozenset()),
        search.labels[field.id],
        search.pairs,
    )
    fitting = [n for n in search.free(field) if field.within or not pairs[n].column]
    inside = [n for n in fitting if pairs[n].line in region]
    telling = [
        n for n in fitting
        if (len(pairs[n].label) > 1 or (pairs[n].label == wanted[0] and pairs[n].value))
        and not _by_signature(n, search)
    ]  # fmt: skip
    fitting = inside or ([] if field.within and region else telling)
    filled = [n for n in fitting if pairs[n].value or pairs[n].picture] or fitting
    return min(filled, key=lambda n: (wanted.index(pairs[n].label), n), default=None)


def _by_signature(number: int, search: _Search) -> bool:
    """Whether a pair stands with a signature: its date is not the report's."""
    line = search.pairs[number].line
    return any(0 <= line - search.pairs[n].line <= _NEAR for n in search.signed)


def _signature(field: FieldOf, search: _Search) -> int | None:
    """Who signed where: by a label of their own, by the name given on the cover, else in order.

    Signatures stand at the end, wherever a report's last section is.
    """
    pairs, fitting = search.pairs, search.free(field)
    signer = search.chosen.get(field.signer)
    name = set(key(pairs[signer].value)) if signer is not None else set()
    own = {label for label in search.labels[field.id] if not _shared(label, field, search)}
    strangers = [
        set(key(pairs[n].value)) for id_, n in search.chosen.items() if id_ in search.signers and n != signer
    ]

    def said(n: int) -> set[str]:
        return set(key(f"{pairs[n].value} {search.caption(n)}"))

    def surely(n: int) -> bool:
        """By a label of its own, or by one in the line under the dots."""
        return pairs[n].label in own or label_key(search.caption(n)) in own

    def named(n: int) -> bool:
        return len(name & said(n)) >= min(2, len(name) or 2)

    def another(n: int) -> bool:
        """A shared label with the name of the other one who signs."""
        return not surely(n) and not named(n) and any(len(said(n) & other) >= 2 for other in strangers)

    fitting = [n for n in fitting if not another(n)]
    # Of a line to sign on and the caption under it, the line: behind it stands the date.
    return min(fitting, key=lambda n: (not surely(n), not named(n), n not in search.signed, n), default=None)


def _shared(label: Label, field: FieldOf, search: _Search) -> bool:
    return any(label in every for id_, every in search.labels.items() if id_ != field.id)


def _of_person(field: FieldOf, search: _Search) -> Pair:
    """A field's pair; where a person's label stands alone above "Name: …", with that name."""
    number = search.chosen[field.id]
    pair = search.pairs[number]
    if field.value != "name" or pair.value or number + 1 >= len(search.pairs):
        return pair
    below = search.pairs[number + 1]
    near = below.label == _NAME and below.line - pair.line <= 3
    return pair._replace(value=below.value) if near else pair


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
        return len(value.split()) > _MOST_NAME_WORDS
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

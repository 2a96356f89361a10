"""Which label of a document answers which field of a definition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.proforma.definition import FieldOf
from pipeline.proforma.labels import Label, label_key
from pipeline.proforma.outline import Line, Outline
from pipeline.proforma.pairs import Pair
from pipeline.proforma.words import key

SIGN = re.compile(r"\b(?:counter)?sign(?:ed|ature|atures)?\b", re.IGNORECASE)
MOST_NAME_WORDS = 10
_NAME: Label = ("name",)
_NEAR = 14


@dataclass(frozen=True, slots=True)
class Search:
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

    def captions(self, number: int) -> Iterator[str]:
        """Where the name or post of who signs is printed: under the dots, or at the head of the row."""
        pair, lines = self.pairs[number], self.outline.lines
        own, below = lines[pair.line], pair.line + 1
        if pair.below:
            return
        if pair.table and own.column > 1:
            yield next(
                line.text for line in lines if (line.table, line.row) == (own.table, own.row) and line.text
            )
        if below >= len(lines) or (pair.table and not _under(own, lines[below])):
            return
        line = lines[below]
        taken = any(other.line == below and other.label != pair.label and other.value for other in self.pairs)
        if len(line.text.split()) <= MOST_NAME_WORDS and line.kind == own.kind != "heading" and not taken:
            yield line.text

    def take(self, field: FieldOf, number: int | None) -> None:
        """Give a pair to a field."""
        if number is not None:
            self.chosen[field.id] = number


def choose_all(fields: list[FieldOf], search: Search) -> None:
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


def _grouped(field: FieldOf, fields: list[FieldOf], search: Search) -> Iterator[int]:
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


def _free(field: FieldOf, search: Search) -> int | None:
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


def _by_signature(number: int, search: Search) -> bool:
    """Whether a pair stands with a signature: its date is not the report's."""
    line = search.pairs[number].line
    return any(0 <= line - search.pairs[n].line <= _NEAR for n in search.signed)


def _signature(field: FieldOf, search: Search) -> int | None:
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
        return set(key(" ".join((pairs[n].value, *search.captions(n)))))

    def surely(n: int) -> bool:
        """By a label of its own, or by one in the line under the dots."""
        return pairs[n].label in own or any(label_key(text) in own for text in search.captions(n))

    def named(n: int) -> bool:
        return len(name & said(n)) >= min(2, len(name) or 2)

    def another(n: int) -> bool:
        """A shared label with the name of the other one who signs."""
        return not surely(n) and not named(n) and any(len(said(n) & other) >= 2 for other in strangers)

    fitting = [n for n in fitting if not another(n)]
    # Of a line to sign on and the caption under it, the line: behind it stands the date.
    return min(fitting, key=lambda n: (not surely(n), not named(n), n not in search.signed, n), default=None)


def _shared(label: Label, field: FieldOf, search: Search) -> bool:
    return any(label in every for id_, every in search.labels.items() if id_ != field.id)


def of_person(field: FieldOf, search: Search) -> Pair:
    """A field's pair; where a person's label stands alone above "Name: …", with that name."""
    number = search.chosen[field.id]
    pair = search.pairs[number]
    if field.value != "name" or pair.value or number + 1 >= len(search.pairs):
        return pair
    below = search.pairs[number + 1]
    near = below.label == _NAME and below.line - pair.line <= 3
    return pair._replace(value=below.value) if near else pair


def signs(label: Label) -> bool:
    """Whether a label is one that somebody signs at."""
    return any(SIGN.match(word) for word in label)


def _under(own: Line, below: Line) -> bool:
    """Whether a line of a table stands under another: in its cell, or in the row below it."""
    if (own.table, own.column) != (below.table, below.column):
        return False
    return below.row == own.row or (below.row == own.row + 1 and below.first)

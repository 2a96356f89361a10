"""Numbers that somebody typed or a program printed: which paragraphs are items of which list.

In a PDF, and in many a Word file, a list is paragraphs that begin with "1.", "(a)" or "4.2". One such
beginning may be anything (a date, "A. Smith wrote"); what makes a list is that they go on: "(a)" and "(b)",
"4.1" and "4.2".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.anonymise.laying.model import Block, Heading, ListItem, Para, Span, text_of

Kind = Literal["number", "letter", "roman", "LETTER", "ROMAN"]

DEEPEST = 9
STEP = 5.0
"""Points from which one item begins further right than another."""
FARTHEST = 100.0
"""No step from one level to the next is so wide: then it is another column of the page."""
_LABEL = re.compile(
    r"(?P<before>\(|(?:[1-9]\d?\.){1,4}|[A-Z]{1,3}|[A-Z][a-z]{3,15} |[A-Z][a-z]{3,15} [a-z]{3,15} )?"
    r"(?P<sign>[1-9]\d{0,2}|[a-z]|[ivx]{2,6}|[A-Z]|[IVX]{2,6})(?P<after>[.):]|\.\)|)(?=\s+\S)"
)
_DASH = re.compile(r"([•▪●o*–—\-»›➢➤✓✔❖◆])[ \t]+(?=\S)")
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})$")
_DEPICTED = re.compile(r"(?:table|figure|fig|chart|map|picture|page|part|section|appendix|annex)\b", re.I)
"""What is counted with these words is no list."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A label taken apart: what stands around its number, how the number is written, and the number."""

    before: str
    after: str
    kind: Kind
    number: int

    @property
    def form(self) -> tuple[str, str, Kind]:
        """What all labels of one list have in common."""
        return self.before, self.after, self.kind


@dataclass(slots=True)
class _Chain:
    """Paragraphs whose labels count on."""

    sign: Sign
    held: list[int]
    left: float


def signs_of(text: str) -> tuple[str, list[Sign]]:
    """The label a paragraph begins with, and the ways to understand it ("(i)": the first, or the ninth).

    >>> signs_of("(b) the police")[0], signs_of("Nobody rang."), signs_of("14.06.2006 born")
    ('(b)', ('', []), ('', []))
    """
    found = _LABEL.match(text)
    if found is None:
        return "", []
    before, sign, after = found["before"] or "", found["sign"], found["after"]
    marked = after or (before and before[-1] in ".0123456789") or (before.isupper() and sign.isdigit())
    worded = before.endswith(" ")
    if not marked or (before == "(" and after != ")") or _DEPICTED.match(before):
        return "", []
    if worded and not (sign.isdigit() and after):
        return "", []
    if before.isupper() and not sign.isdigit():
        return "", []
    return found[0], [Sign(before, after, kind, number) for kind, number in _readings(sign)]


def begins_item(text: str) -> bool:
    """Whether a paragraph begins as an item may, behind a label or a sign."""
    return bool(signs_of(text)[1]) or _DASH.match(text) is not None


def _readings(sign: str) -> Iterator[tuple[Kind, int]]:
    if sign.isdigit():
        yield "number", int(sign)
        return
    small = sign.lower()
    roman = _ROMAN.match(small)
    if len(sign) == 1:
        yield ("letter" if sign == small else "LETTER"), ord(small) - ord("a") + 1
    if roman:
        units = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
        yield ("roman" if sign == small else "ROMAN"), 10 * len(roman[1]) + units[roman[2]]


@dataclass(frozen=True, slots=True)
class Item:
    """That a paragraph is an item of a list: its level, from 1, its label, and whether that counts."""

    level: int
    label: str
    ordered: bool


def items_of(blocks: Sequence[Block], lefts: Sequence[float], *, bullets: bool) -> dict[int, Item]:
    """Which of some blocks are items, by their index.

    Args:
        blocks: in reading order.
        lefts: where each begins, in points; what stands further right is on a deeper level.
        bullets: whether items that are known as such already are given a level, too.
    """
    labels = {**_dashes(blocks, lefts), **_labels(blocks, lefts)}
    found: dict[int, Item] = {}
    open_at: list[tuple[float, tuple[str, str, str]]] = []
    for at, block in enumerate(blocks):
        if isinstance(block, ListItem):
            if not bullets:
                continue
            labels[at] = block.label, ("", block.label, "bullet")
        if at not in labels:
            open_at = []
            continue
        label, form = labels[at]
        _step(open_at, lefts[at], form)
        found[at] = Item(min(len(open_at), DEEPEST), label, form[2] != "bullet")
    return found


def with_typed_items(blocks: Sequence[Block], lefts: Sequence[float]) -> tuple[Block, ...]:
    """The blocks with paragraphs behind typed numbers and signs as items, their labels taken off."""
    made = list(blocks)
    for at, item in items_of(blocks, lefts, bullets=False).items():
        block = blocks[at]
        if isinstance(block, Para):
            new = ListItem(item.level, item.ordered, item.label, block.spans, block.language)
            made[at] = without_label(new)
    return tuple(made)


def _words(block: Block) -> str:
    return text_of(block.spans) if isinstance(block, Para) and block.kind == "text" else ""


def _dashes(blocks: Sequence[Block], lefts: Sequence[float]) -> dict[int, tuple[str, tuple[str, str, str]]]:
    """Items behind a letter or sign that does not count ("o", "–"): two on one edge, at least."""
    found: dict[tuple[str, int], list[int]] = {}
    for at, block in enumerate(blocks):
        if sign := _DASH.match(_words(block)):
            found.setdefault((sign[1], round(lefts[at] / STEP)), []).append(at)
    return {
        at: (sign, ("", sign, "bullet")) for (sign, _), held in found.items() if len(held) > 1 for at in held
    }


def _labels(blocks: Sequence[Block], lefts: Sequence[float]) -> dict[int, tuple[str, tuple[str, str, str]]]:
    """The label and form of every paragraph that is an item: its label counts on from, or to, another's."""
    chains: list[_Chain] = []
    found: dict[int, tuple[str, tuple[str, str, str]]] = {}
    texts: dict[int, str] = {}
    number = ""
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            numbered = (block.label or text_of(block.spans)).split(None, 1)[0:1]
            number = numbered[0].rstrip(".") if numbered else ""
            chains = [chain for chain in chains if chain.sign.kind == "number"]
        label, signs = signs_of(_words(block))
        if not signs:
            continue
        texts[at] = label
        chain = _continued(chains, signs, lefts[at])
        if chain is None:
            sign = next((sign for sign in signs if sign.number == 1), signs[0])
            chain = _Chain(sign, [], lefts[at])
            chains.append(chain)
            if number and sign.before == f"{number}.":
                found[at] = label, sign.form
        else:
            chain.sign = replace(chain.sign, number=chain.sign.number + 1)
        chain.held.append(at)
        if len(chain.held) > 1:
            found.update({one: (texts[one], chain.sign.form) for one in chain.held[-2:]})
    return found


def _continued(chains: Sequence[_Chain], signs: Sequence[Sign], left: float) -> _Chain | None:
    """The chain that a label counts on: of several the one that stands on the same edge, then the latest."""
    fit = [
        chain
        for chain in reversed(chains)
        for sign in signs
        if chain.sign.form == sign.form and chain.sign.number + 1 == sign.number
    ]
    return min(fit, key=lambda chain: abs(chain.left - left) > STEP, default=None)


def _step(open_at: list[tuple[float, tuple[str, str, str]]], left: float, form: tuple[str, str, str]) -> None:
    """Go to the level of an item: deeper where it stands further right, back to its own list where that is
    open. A label of its own kind on the same edge stands under the one before ("1." and then "(a)")."""
    for depth in range(len(open_at) - 1, -1, -1):
        edge, kind = open_at[depth]
        apart = abs(edge - left)
        if kind == form and (apart <= STEP or apart > FARTHEST or not _bare(form)):
            del open_at[depth + 1 :]
            return
    while open_at and open_at[-1][0] > left + STEP and left - open_at[-1][0] > -FARTHEST:
        open_at.pop()
    open_at.append((left, form))


def _bare(form: tuple[str, str, str]) -> bool:
    """Whether lists of this form may stand within one another: bullets, and numbers that name no parent."""
    return not (form[0] and form[0][-1] in ". 0123456789")


def without_label(block: Block) -> Block:
    """An item without the label among its words; one whose label was changed is a paragraph."""
    if not isinstance(block, ListItem):
        return block
    label = block.label
    if not text_of(block.spans).startswith(label):
        return Para(block.spans, language=block.language) if block.ordered else block
    spans: list[Span] = []
    count = len(label)
    for span in block.spans:
        text = span.text[count:]
        count = max(count - len(span.text), 0)
        text = text if spans else text.lstrip()
        if text or span.note:
            spans.append(replace(span, text=text))
    return replace(block, spans=tuple(spans))

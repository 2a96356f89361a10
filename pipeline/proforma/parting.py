"""Whether a heading that no definition knows parts the section above it, or begins something else.

Authors put headings of their own into a section, and often make them just like the section's. What tells
them from the heading of something else: a deeper number, smaller or plainer letters, the sections of the
proforma going on in their order behind them, and what is said under them.
"""

from __future__ import annotations

import re
from itertools import takewhile

from pipeline.proforma.definition import Content, Definition, Section
from pipeline.proforma.match import Heading
from pipeline.proforma.outline import Line, Outline
from pipeline.proforma.strangers import about, is_strange, of_the_case
from pipeline.proforma.words import key

_PARTS = re.compile(r"\d+(?:\.\d+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SIZES_DIFFER = 0.6
_ALSO_A_PART = ("chronology",)
"""Names of a document that are headings of an account of the case as well, in the midst of a report."""


class Parting:
    """The headings of a document, ready to be asked of each unknown one whose it is.

    Args:
        headings: requirement id → its headings.
        stops: the lines at which something known begins or ends.
    """

    def __init__(
        self,
        outline: Outline,
        definition: Definition,
        headings: dict[str, tuple[Heading, ...]],
        stops: frozenset[int],
    ) -> None:
        self.outline = outline
        self._known = {one.line for mine in headings.values() for one in mine}
        self._stops = stops | self._known
        self._wanted = {
            item.id: item for item in definition.requirements if isinstance(item, Section | Content)
        }
        self._order = {item.id: at for at, item in enumerate(definition.of(Section))}
        self._sections = sorted(
            (one.line, at) for name, at in self._order.items() for one in headings.get(name, ())
        )

    def belongs(self, name: str, own: int, number: int) -> bool:
        """Whether an unknown heading is the author's own, within the section above it.

        Args:
            name: the section's id.
            own: the line of the section's heading.
            number: the line of the unknown heading.

        Does not promise to know either by its words alone: where nothing speaks for the section, the
        heading is taken for another's.
        """
        above, line = self.outline.lines[own], self.outline.lines[number]
        if name not in self._order or number in self._known or _is_peer(above, line):
            return False
        goes_on = self._goes_on(name, number)
        if is_strange(line.text) and not (goes_on and key(line.text) == _ALSO_A_PART):
            return False
        if goes_on and (_is_plainer(above, line) or _YEAR.search(line.text)):
            return True  # "March to May 2008" is a part of an account
        under = self._under(number)
        if not any(under):
            return False
        if about(self._wanted[name], [line.text, *under]):
            return True
        return goes_on and (of_the_case(under) or self._several(number))

    def _goes_on(self, name: str, number: int) -> bool:
        """Whether the next section below is one that the proforma puts behind this one."""
        below = next((at for line, at in self._sections if line > number), -1)
        return below > self._order[name]

    def _under(self, number: int) -> list[str]:
        """The texts under a heading, up to the next heading of any kind."""
        rest = range(number + 1, len(self.outline.lines))
        lines = self.outline.lines
        return [
            lines[at].text
            for at in takewhile(lambda at: at not in self._stops and lines[at].kind != "heading", rest)
            if at not in self.outline.contents
        ]

    def _several(self, number: int) -> bool:
        """Whether another heading of the same make follows before the next section, with text under it."""
        lines, level = self.outline.lines, self.outline.lines[number].level
        rest = takewhile(lambda at: at not in self._stops, range(number + 1, len(lines)))
        return any(
            lines[at].kind == "heading" and lines[at].level == level and not is_strange(lines[at].text)
            and any(self._under(at)) for at in rest
        )  # fmt: skip


def _is_peer(own: Line, line: Line) -> bool:
    """Whether a number says that a heading stands beside the section or above it: "5" after "4"."""
    mine, theirs = _PARTS.match(own.label), _PARTS.match(line.label)
    if not mine or not theirs:
        return False
    one, other = (tuple(map(int, found[0].split("."))) for found in (mine, theirs))
    return len(other) <= len(one) and other > one[: len(other)]


def _is_plainer(own: Line, line: Line) -> bool:
    """Whether a heading is made to look less than the section's: smaller, slanted, not in capitals."""
    if own.text.isupper() != line.text.isupper():
        return own.text.isupper()
    one, other = own.letters, line.letters
    if one is None or other is None or other.bold > one.bold:
        return False
    if one.size and other.size and abs(one.size - other.size) > _SIZES_DIFFER:
        return other.size < one.size
    return one.bold > other.bold or other.italic > one.italic or other.underlined != one.underlined

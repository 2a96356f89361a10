"""What the words around a name in running text say of the person: title, post, family word."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.anonymise.finding.words import Word, several, split
from pipeline.anonymise.key.roles import Role, roles
from pipeline.chronology.people.lexicon import lexicon

_MOST = 5
_BLANKS = frozenset((" ", "\u00a0", "\n"))
_SET_OFF = frozenset((", ", ": ", " – ", " - ", " — ", " (", "(", "/", " “", ' "', ", “", " | ", "\t"))
_SHORTENED = several("mr mrs ms dr prof rev revd sgt insp supt det con cons st cllr hon")
_CIVIL = several("mr mrs ms miss mx dr doctor")
_ARTICLES = several("the a an her his their named designated allocated duty then acting")


class Said(NamedTuple):
    """A role, and whether it stands before the name like a title, so that it tells one Smith from another."""

    role: Role | None = None
    firm: bool = False


class Around:
    """One text, to ask what stands around its names."""

    def __init__(self, text: str) -> None:
        self._words: Sequence[Word] = split(text)
        self._starts = [word.start for word in self._words]

    def title(self, start: int) -> str:
        """The title right before a place as written: "Mrs", "PC"; "" when none."""
        at = self._at(start) - 1
        if at >= 0 and self._words[at].shape == "code":
            at -= 1
        if at < 0 or not self._next_to(at + 1):
            return ""
        word = self._words[at]
        nurse = word.key != "sister" or word.capital  # "her sister Donna" has no title
        return word.text if word.key in lexicon().titles and nurse else ""

    def role(self, start: int, end: int) -> Said:
        """What the words before a name, or set off behind it, make the person."""
        at = self._past_titles(self._at(start))
        before = self._before(at)
        if before is not None:
            return Said(before, firm=self._next_to(at))
        return Said(self._behind(end))

    def _at(self, start: int) -> int:
        return bisect.bisect_left(self._starts, start)

    def _next_to(self, at: int) -> bool:
        """Whether only a blank parts a word from the one before, or the full stop of "Dr."."""
        if not 0 < at < len(self._words):
            return False
        gap = self._words[at].gap
        return gap in _BLANKS or (gap == ". " and self._words[at - 1].key in _SHORTENED)

    def _past_titles(self, at: int) -> int:
        """The first of the titles and collar numbers that stand before a word."""
        while at and self._next_to(at):
            word = self._words[at - 1]
            if word.shape != "code" and word.key not in _CIVIL:
                break
            at -= 1
        return at

    def _before(self, last: int) -> Role | None:
        """The longest phrase that ends before a word."""
        if not 0 < last < len(self._words):
            return None
        if not self._next_to(last) and self._words[last].gap not in _SET_OFF:
            return None
        for first in range(max(0, last - _MOST), last):
            if all(self._next_to(place) for place in range(first + 1, last)):
                role = self._said(first, last)
                if role is not None:
                    return role
        return None

    def _behind(self, end: int) -> Role | None:
        """The longest phrase set off behind a name; not the title of the next one ("Mr Hale, DC Frome")."""
        first = self._at(end)
        if first >= len(self._words) or self._words[first].gap not in _SET_OFF:
            return None
        begin = first
        while first < len(self._words) and self._words[first].key in _ARTICLES and first - begin < 2:
            first += 1
        for last in range(min(first + _MOST, len(self._words)), first, -1):
            if not all(self._next_to(place) for place in range(first + 1, last)):
                continue
            role = self._said(first, last)
            if role is not None:
                goes_on = last < len(self._words) and self._words[last].capital and self._next_to(last)
                return None if goes_on else role
        return None

    def _said(self, first: int, last: int) -> Role | None:
        """The role of a phrase; whose relative somebody is, running text seldom says: "her mother Ann"."""
        spoken = tuple(word.key for word in self._words[first:last])
        known = roles()
        relation, post = known.family.get(spoken), known.posts.get(spoken)
        before = self._words[first - 1] if first else None
        whose = before is not None and (before.key in lexicon().another or before.owned)
        kin = relation is not None and (post is None or whose or not self._words[first].capital)
        if relation is not None and kin:
            loose = relation.name in known.loose or (whose and relation.single)
            return known.named["Relative"] if loose else relation
        return post

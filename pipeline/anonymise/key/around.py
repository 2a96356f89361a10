"""What the words around a name in running text say of the person: title, post, family word."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from pipeline.anonymise.finding.words import Word, split
from pipeline.anonymise.key.roles import FAMILY, Role, roles
from pipeline.chronology.people.lexicon import lexicon

_MOST = 5
_CLOSE = frozenset((" ", "\u00a0", ", ", ": ", " – ", " - ", " (", "/", "\n", " “", ' "', ", “"))
_BEHIND = frozenset((", ", " (", " – ", " - ", " — ", ", the ", "("))
_ARTICLES = frozenset(
    ("the", "a", "an", "her", "his", "their", "named", "designated", "allocated", "duty", "then", "acting")
)
_NAMES_IT = frozenset(("is", "was", "as"))


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
        if at < 0 or not self._joined(at + 1):
            return ""
        word = self._words[at]
        return word.text if word.key in lexicon().titles else ""

    def role(self, start: int, end: int) -> Role | None:
        """What the words before a name, or set off behind it, make the person."""
        return self._before(start) or self._behind(end)

    def _at(self, start: int) -> int:
        return bisect.bisect_left(self._starts, start)

    def _joined(self, at: int) -> bool:
        """Whether a word goes with the one before; behind a title a full stop parts no sentences."""
        if not 0 < at < len(self._words):
            return False
        gap = self._words[at].gap
        return gap in _CLOSE or (gap == ". " and self._words[at - 1].key in lexicon().titles)

    def _before(self, start: int) -> Role | None:
        at = self._at(start)
        last = at
        while (
            last
            and (self._words[last - 1].shape == "code" or self._words[last - 1].key in _CIVIL)
            and self._joined(last)
        ):
            last -= 1
        if not last or not self._joined(last):
            return None
        for length in range(min(_MOST, last), 0, -1):
            first = last - length
            if not all(self._joined(place) for place in range(first + 1, last)):
                continue
            role = self._said(first, last)
            if role is not None:
                return role
        return None

    def _behind(self, end: int) -> Role | None:
        first = bisect.bisect_left(self._starts, end)
        if first >= len(self._words) or self._words[first].gap not in _BEHIND:
            return None
        while first < len(self._words) and self._words[first].key in _ARTICLES and first - self._at(end) < 2:
            first += 1
        for length in range(_MOST, 0, -1):
            last = first + length
            if last <= len(self._words) and all(
                self._words[place].gap == " " for place in range(first + 1, last)
            ):
                role = self._said(first, last)
                if role is not None:
                    return role
        return None

    def _said(self, first: int, last: int) -> Role | None:
        spoken = tuple(word.key for word in self._words[first:last])
        known = roles()
        relation, post = known.family.get(spoken), known.posts.get(spoken)
        whose = first > 0 and (
            self._words[first - 1].key in lexicon().another or self._words[first - 1].owned
        )
        if relation is not None and (post is None or whose):
            return (
                known.named["Relative"]
                if relation.name in known.loose or (whose and relation.single)
                else relation
            )
        if post is not None and not (relation is not None and post.field == FAMILY):
            return post
        return None


_CIVIL = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "doctor"))

"""What stands around a word, and what it says on whether the word is a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.chronology.people.forms import COMMA, Keys
from pipeline.chronology.people.lexicon import Lexicon, bare, fold
from pipeline.chronology.people.words import MISSPELT, NICKNAME, Word, shape_of

_JOINED = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_SPACE = re.compile(r"\s+")
_AFTER_INITIAL = re.compile(r"\.?[^\S\n]*\n?[^\S\n]*")
_AFTER_TITLE = re.compile(r"\.?[^\S\n]+|\.")
_COMMA = re.compile(r"[^\S\n]*,[^\S\n]*")
_BEGINS = frozenset('.!?:\n•"“‘–—*')
_ARTICLES = frozenset(("the", "a", "an"))
_LONG = 7


class Context:
    """One text on its way through the matcher.

    Attributes:
        parts: the text split by `words.split`.
        words: the words that matter to the case, None for the others.
        in_names: the text stands in a column of names.
        shouting: the whole text is in capitals, which then say nothing.
    """

    def __init__(
        self,
        parts: Sequence[str],
        words: Sequence[Word | None],
        field: str,
        *,
        shouting: bool,
        lexicon: Lexicon,
    ) -> None:
        self.parts = parts
        self.words = words
        self.field = field
        self.in_names = field in ("family_member", "professional")
        self.shouting = shouting
        self._lexicon = lexicon

    def gap(self, at: int) -> str:
        """What stands before word `at`."""
        return self.parts[2 * at]

    def key(self, at: int) -> str:
        """Word `at` folded, "" beyond the text."""
        if not 0 <= at < len(self.words):
            return ""
        word = self.words[at]
        return word.key if word is not None else fold(bare(self.parts[2 * at + 1])[0])

    def shape(self, at: int) -> str:
        """How word `at` is written, "" beyond the text."""
        if not 0 <= at < len(self.words):
            return ""
        word = self.words[at]
        return word.shape if word is not None else shape_of(self.parts[2 * at + 1])

    def joined(self, at: int) -> bool:
        """Whether nothing but a blank parts word `at` from the one before."""
        return at < len(self.words) and _SPACE.fullmatch(self.gap(at)) is not None

    def joint(self, at: int, before: Keys) -> Keys | None:
        """What to put between two words of one form: nothing, a comma, or None where they are apart."""
        gap = self.gap(at)
        if _COMMA.fullmatch(gap):
            return (COMMA,)
        last = self.words[at - 1]
        if last is not None and last.possessive:
            return None
        apart = _AFTER_INITIAL if len(before[-1]) == 1 else _JOINED
        return () if apart.fullmatch(gap) and (gap or len(before[-1]) == 1) else None

    def title_before(self, at: int) -> str:
        """The kind of title right before word `at`: female, male, any, professional or ""."""
        if at == 0 or not _AFTER_TITLE.fullmatch(self.gap(at)):
            return ""
        if self.key(at - 1).isdigit():
            at -= 1
        if at == 0 or ((word := self.words[at - 1]) is not None and word.possessive):
            return ""
        return self._lexicon.titles.get(self.key(at - 1), "") if self.shape(at - 1) != "mixed" else ""

    def title_word(self, at: int) -> str:
        """The title right before word `at`, folded."""
        return self.key(at - 1)

    def begins(self, at: int) -> bool:
        """Whether a sentence may begin at word `at`, so that its capital says nothing."""
        gap = self.gap(at)
        return at == 0 or not _BEGINS.isdisjoint(gap) or " - " in gap

    def may_be_full(self, first: int, last: int, distance: int) -> bool:
        """Whether a name of several words is one: written with capitals, or not at all like words."""
        if self.in_names or self.shouting:
            return True
        keys = [self.key(at) for at in range(first, last)]
        shapes = [self.shape(at) for at in range(first, last)]
        if "lower" in shapes and (distance >= MISSPELT or any(map(self._is_word, keys))):
            return (
                "lower" not in shapes[1:]
                and distance < MISSPELT
                and shapes[0] in ("title", "upper", "initial")
            )
        return not self._place_after(last)

    def may_be_surname(self, first: int, last: int, distance: int, *, titled: bool) -> bool:
        """Whether a surname by itself is a person's and not a family's, a place's or another person's."""
        if self.key(last) in self._lexicon.families and self.joined(last) and not self._possessive(last - 1):
            return False
        if self.shape(first) not in ("title", "upper") and not (titled and last - first > 1):
            return self.in_names and distance < MISSPELT
        if distance >= MISSPELT and not self._may_be_misspelt(self.key(first), distance):
            return False
        if titled:
            return True
        if self._place_after(last) or (distance >= MISSPELT and not self.in_names):
            return False
        if self._stranger_before(first) or self.other_surname(last):
            return False
        if self.in_names:
            return True
        if self.shouting or self._is_word(self.key(first)):
            return not self.shouting and not self.begins(first)
        return True

    def may_be_given(self, first: int, last: int, distance: int) -> bool:
        """Whether a first name by itself is one."""
        if self._place_after(last) or self.other_surname(last):
            return False
        if self.in_names:
            return True
        key = self.key(first)
        unsure = self._is_word(key) or distance >= MISSPELT
        if distance >= NICKNAME and key in self._lexicon.own_names:
            return False
        if self.shape(first) == "lower":
            return not unsure and len(key) > 4 and distance == 0 and self.key(first - 1) not in _ARTICLES
        if self.shouting:
            return not unsure
        if not unsure:
            return True
        if distance >= MISSPELT and not self._may_be_misspelt(key, distance):
            return False
        if self.shape(first) != "title":
            return False
        if key in self._lexicon.months and self._is_date(first):
            return False
        return self._possessive(last - 1) or not self.begins(first) or self._acts(key, last)

    def other_surname(self, at: int) -> bool:
        """Whether a capital word that is no English word follows a first name: somebody else's surname."""
        if not self.joined(at) or self.shouting or "\n" in self.gap(at) or self._possessive(at - 1):
            return False
        if self.shape(at) != "title" and not (self.shape(at) == "upper" and len(self.key(at)) > 4):
            return False
        key = self.key(at)
        return not self._lexicon.no_name(key) and key not in self._lexicon.given and not key.isdigit()

    def _stranger_before(self, at: int) -> bool:
        """Whether a first name that is nobody's in the case stands before a surname."""
        if at == 0 or not self.joined(at) or self.shouting or "\n" in self.gap(at):
            return False
        if self.shape(at - 1) not in ("title", "initial"):
            return False
        key = self.key(at - 1)
        if key in self._lexicon.given and key not in self._lexicon.words:
            return True
        return not self._lexicon.no_name(key) and not key.isdigit()

    def _is_word(self, key: str) -> bool:
        return key in self._lexicon.words or key in self._lexicon.months or self._lexicon.ordinary(key)

    def _may_be_misspelt(self, key: str, distance: int) -> bool:
        if self._lexicon.ordinary(key) or key in self._lexicon.given or key in self._lexicon.months:
            return False
        return len(key) > 4 and distance // MISSPELT <= (1 if len(key) <= _LONG else 2)

    def _possessive(self, at: int) -> bool:
        word = self.words[at]
        return word is not None and word.possessive

    def _place_after(self, last: int) -> bool:
        if not self.joined(last) or self._possessive(last - 1) or self.shape(last) not in ("title", "upper"):
            return False
        return self.key(last) in self._lexicon.places

    def _is_date(self, at: int) -> bool:
        before, after = self.key(at - 1), self.key(at + 1)
        if before[:1].isdigit() or after[:1].isdigit():
            return True
        months = self._lexicon.months
        return before in self._lexicon.before_month or before in months or self.key(at - 2) in months

    def _is_named(self, at: int) -> bool:
        """Whether word `at` is the beginning of a name, with a capital."""
        word = self.words[at]
        return word is not None and word.names and word.shape == "title"

    def _acts(self, key: str, after: int) -> bool:
        """Whether what follows is something only a person does."""
        if after < len(self.words) and self.gap(after) == ", ":
            return self._is_named(after)
        if not self.joined(after) or self.shape(after) != "lower":
            return False
        verb = self.key(after)
        if verb == "and":
            return self.joined(after + 1) and self._is_named(after + 1)
        if verb not in self._lexicon.acts:
            return False
        return key not in self._lexicon.things or verb not in (
            "was",
            "is",
            "has",
            "had",
            "did",
            "seen",
            "appeared",
            "remained",
        )

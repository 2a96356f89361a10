"""Where known names stand in a text, however they are written there.

Found are: other letters' case, possessive, plural family name ("the Marsdens"), accents and apostrophes
dropped, hyphen kept, dropped or replaced by a blank. A name that is also an English word is found only where
it is written like a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.anonymise.finders.person_words import AUXILIARIES, BARE_VERBS, DETERMINERS, DOINGS, MONTH_LEADS
from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding.lists import Lists
from pipeline.anonymise.finding.phrases import Hit, Phrases
from pipeline.anonymise.finding.words import Word, keys, several
from pipeline.anonymise.model import Label

_LEAST_PART = 2
_PREFIXES = ("o", "d", "mac", "mc", "al", "el")
_BEFORE_VERBS = several("not to may will can would could should might must")
_MODALS = frozenset(("will", "may", "can"))


@dataclass(frozen=True)
class Known:
    """What a phrase of the index stands for.

    `named`: it holds a word that is nothing but a name, so that it counts in any letters. `sure`: the case or
    a title says it is a name, so that an ordinary word counts too, where it is written like a name.
    """

    label: Label
    score: float
    named: bool
    sure: bool


class NameIndex:
    """Names to be found again, all at once.

    Args:
        known: the lists, to tell which names are also words.
    """

    def __init__(self, known: Lists) -> None:
        self._known = known
        self._phrases: Phrases[Known] = Phrases(commas=True)
        self._had: dict[tuple[str, ...], float] = {}

    def __bool__(self) -> bool:
        return bool(self._had)

    def add(
        self, phrase: Sequence[str], label: Label, score: float, *, sure: bool, family: bool = False
    ) -> None:
        """Takes a name.

        Args:
            phrase: its keys (`words.keys`).
            label: what it is.
            score: how sure a place where it is found is.
            sure: whether an ordinary word counts, too.
            family: whether its plural is to be found ("the Marsdens").
        """
        for way in _ways(tuple(phrase), family):
            if self._had.get(way, 0.0) >= score:
                continue
            self._had[way] = score
            named = any(len(key) > 1 and not self._known.ordinary(key) for key in way)
            self._phrases.add(way, Known(label, score, named, sure))

    def find(self, words: Sequence[Word]) -> Iterator[tuple[Hit[Known], float]]:
        """The places in order, each with its score; they may overlap."""
        for hit in self._phrases.find(words):
            score = self._written_so(words, hit)
            if score:
                yield hit, score

    def _written_so(self, words: Sequence[Word], hit: Hit[Known]) -> float:
        name = words[hit.first : hit.last]
        value = hit.value
        if value.named and len(name) > 1:
            return value.score
        if value.named:
            word = name[0]
            if not word.capital and (len(word.key) < 3 or self._is_verb(words, hit.first)):
                return 0.0
            return value.score if word.capital or value.sure else value.score - 0.1
        if not all(word.capital or word.shape == "code" for word in name):
            return value.score if value.label != "PERSON" and len(name) > 1 else 0.0
        if len(name) > 1:
            return value.score
        return value.score if self._like_a_name(words, hit.first, value.sure) else 0.0

    def _is_verb(self, words: Sequence[Word], at: int) -> bool:
        """Whether a name in small letters that is also a word does something here: "Rob did not rob"."""
        close = at > 0 and words[at].gap == " "
        return close and words[at].key in self._known.word_names and words[at - 1].key in _BEFORE_VERBS

    def _like_a_name(self, words: Sequence[Word], at: int, sure: bool) -> bool:
        """One ordinary word with a capital: inside a sentence, or with a person's verb or ending behind."""
        word = words[at]
        before = words[at - 1] if at else None
        after = words[at + 1] if at + 1 < len(words) else None
        close = before is not None and word.gap == " " and not word.opens
        if word.key in self._known.days and _is_month(before if close else None, after, word):
            return False
        if word.owned:
            return True
        if (
            close
            and before is not None
            and (before.key in DETERMINERS and before.key not in ("so", "that", "as", "how"))
        ):
            return False
        if word.key in _MODALS and after is not None and after.gap == " " and after.key in BARE_VERBS:
            return False
        if word.key in vocabulary().never:
            return after is not None and after.gap == " " and after.key in AUXILIARIES | DOINGS
        if word.line == 2:
            return sure and not (after is not None and after.gap == " " and self._known.ordinary(after.key))
        if word.opens or word.line:
            follows = after is not None and after.gap == " " and after.key in AUXILIARIES | DOINGS
            alone = after is None or "\n" in after.gap or after.gap.strip() in ("/", "&", ",", "(", "|")
            if word.key in _MODALS and not alone:
                return follows
            return follows or alone
        runs_on = after is not None and after.gap == " " and after.capital and self._known.ordinary(after.key)
        return not runs_on or sure


def _ways(phrase: tuple[str, ...], family: bool) -> Iterator[tuple[str, ...]]:
    """A name as written, with its parts run together, a prefix apart, and the plural of its last part."""
    if not phrase or (len(phrase) == 1 and len(phrase[0]) < _LEAST_PART):
        return
    yield phrase
    last = phrase[-1]
    if len(phrase) == 1:
        for prefix in _PREFIXES:
            if last.startswith(prefix) and len(last) - len(prefix) > 3:
                yield (prefix, last[len(prefix) :])
    elif phrase[-2] in _PREFIXES:
        yield (*phrase[:-2], phrase[-2] + last)
    if family and len(last) > 2:
        yield (*phrase[:-1], last + ("es" if last.endswith(("s", "x", "z", "ch", "sh")) else "s"))


def run_together(name: str) -> tuple[str, ...]:
    """A name with its hyphens left out ("smithjones"); nothing where it has none."""
    if "-" not in name and "‐" not in name and "–" not in name:
        return ()
    return ("".join(keys(name)),)


def _is_month(before: Word | None, after: Word | None, word: Word) -> bool:
    if before is not None and (before.shape == "code" or before.key in MONTH_LEADS):
        return True
    return (
        after is not None and after.shape == "code" and after.gap in (" ", ", ", "-", "/") and not word.owned
    )

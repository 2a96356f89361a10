"""Where the entries of a key stand in a text, in whatever form.

Every form is looked up letter by letter whatever joins its parts, so that "Kayleigh Marsden",
"Marsden, Kayleigh", "kayleigh_marsden", "K a y l e i g h", "Mars-" at a line's end with "den" on the next are
all found in one walk over the words: a step for each word that begins no form, and hardly any begins one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding import lists
from pipeline.anonymise.finding.lists import Lists
from pipeline.anonymise.key.model import Key
from pipeline.anonymise.rewriting import boundaries, coded, disguised, within
from pipeline.anonymise.rewriting.folding import Folded, fold
from pipeline.anonymise.rewriting.forms import Form, Kind, forms_of_key, pieces_of
from pipeline.anonymise.rewriting.hits import Doubt, Hit, hits_apart
from pipeline.anonymise.rewriting.judging import Verdict, acts_in_small, judge, opens, wordlike
from pipeline.anonymise.rewriting.misspelt import Misspellings
from pipeline.anonymise.rewriting.neighbours import bounds, joined
from pipeline.anonymise.rewriting.tokens import Token, tokens

_EXACT: frozenset[Kind] = frozenset(
    (
        "full",
        "reversed",
        "first",
        "last",
        "nick",
        "whole",
        "identifier",
        "plural",
        "postcode",
        "street",
        "handle",
    )
)
_WEIGHT: dict[Kind, int] = {"street": 1, "pet": 1, "part": 1, "middle": 1, "misspelt": 2}
_DOUBT: dict[Verdict, Doubt | None] = {"name": "", "word": None, "ask": "word"}
_MOST_TOKENS = 60


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of the text that is a form of one entry, or of one of several.

    Attributes:
        start, end: in the text as it stands.
        entries: ids of the entries it may be, in the key's order.
        kinds: in which form, for each entry in that order.
        doubt: why a person has to look even when there is one entry only.
        inside: it is part of a longer word, an address, a link or a file's name.
    """

    start: int
    end: int
    entries: tuple[str, ...]
    kinds: tuple[Kind, ...]
    doubt: Doubt = ""
    inside: bool = False

    @property
    def kind(self) -> Kind:
        """The form, where all agree as they mostly do."""
        return self.kinds[0]

    @property
    def exact(self) -> bool:
        """Whether it is written as the key has it, whole or in part."""
        return not self.doubt and all(kind in _EXACT for kind in self.kinds)


class Matcher:
    """Finds the entries of a key in texts.

    Args:
        key: whom and what to find; entries a person called nobody's are found too (`Match.entries` tells),
            so that what they cover can be left.
        known: the lists; the shipped ones unless given.
    """

    def __init__(self, key: Key, known: Lists | None = None) -> None:
        self._known = known or lists.load()
        self._forms: dict[str, list[Form]] = {}
        self._starts: set[str] = set()
        for form in forms_of_key(key, self._known):
            same = self._forms.setdefault(form.letters, [])
            if form not in same:
                same.append(form)
        for letters in self._forms:
            self._starts.update(letters[:at] for at in range(1, len(letters)))
        self._order = {entry.id: at for at, entry in enumerate(key.entries)}
        self._misspelt = Misspellings(self._forms, self._known)
        self._within = within.Within(self._forms, self._known)

    def find(self, text: str) -> tuple[Match, ...]:
        """Every place, in order, none overlapping another."""
        return self.find_in(fold(text))

    def meant(self, written: str) -> tuple[tuple[str, ...], tuple[Kind, ...]]:
        """The entries that a few words are a form of, letter by letter, whatever stands around them; and in
        which form. None for words that are no form."""
        ids: dict[str, Kind] = {}
        forms = self._forms.get("".join(pieces_of(written)), ())
        for form in sorted(forms, key=lambda form: self._order[form.entry]):
            if form.kind != "handle":
                ids.setdefault(form.entry, form.kind)
        return tuple(ids), tuple(ids.values())

    def find_in(self, whole: Folded) -> tuple[Match, ...]:
        """The same for a text that is folded already; places are those of the original."""
        words = tokens(whole.text)
        hits = list(self._exact(words, whole.text))
        taken = hits_apart(hits, words)
        covered = {at for hit in taken for at in range(hit.first, hit.last)}
        more = list(self._uncovered(words, covered, whole.text))
        hits = sorted([*taken, *more], key=lambda hit: bounds(hit, words))
        found = [self._match(hit, words, whole) for hit in joined(hits, words, whole.text)]
        return self._with_coded(found, whole.original)

    def _with_coded(self, found: list[Match], text: str) -> tuple[Match, ...]:
        """The matches, and in place of those inside them the stretches whose code says a name."""
        told: list[Match] = []
        for start, end, clear in coded.stretches(text):
            if told and start < told[-1].end:
                continue
            plain = {one.entries for one in found if start <= one.start and one.end <= end}
            hidden = [one for one in self.find(clear) if one.entries not in plain]
            told += [replace(one, start=start, end=end, inside=False) for one in hidden[:1]]
        free = [one for one in found if all(one.end <= code.start or code.end <= one.start for code in told)]
        return tuple(sorted([*free, *told], key=lambda one: one.start)) if told else tuple(found)

    def _exact(self, words: Sequence[Token], text: str) -> Iterator[Hit]:
        forms, starts = self._forms, self._starts
        for first, word in enumerate(words):
            letters = word.key
            if letters in forms:
                yield from self._accepted(words, first, first + 1, letters, text)
            elif letters not in starts:
                if letters[-1] == "s" and letters[:-1] in forms and not self._known.ordinary(letters):
                    yield from self._accepted(words, first, first + 1, letters[:-1], text)
                continue
            last = first + 1
            while letters in starts and last < len(words) and last - first < _MOST_TOKENS:
                if not boundaries.may_join(words[last - 1], words[last]):
                    break
                letters += words[last].key
                last += 1
                if letters in forms:
                    yield from self._accepted(words, first, last, letters, text)
                elif letters[-1] == "s" and letters[:-1] in forms and len(words[last - 1].key) > 2:
                    yield from self._accepted(words, first, last, letters[:-1], text)

    def _accepted(
        self, words: Sequence[Token], first: int, last: int, letters: str, text: str
    ) -> Iterator[Hit]:
        fits = []
        doubt: Doubt = ""
        for form in self._forms[letters]:
            fit = boundaries.fits(words, first, last, form, text, self._known)
            if fit == "no":
                continue
            here = "split" if fit == "split" else self._doubt(words, first, last, form)
            if here is None:
                continue
            fits.append(form)
            doubt = here
        if fits:
            glued = boundaries.inside(words, first, last, text)
            yield Hit(first, last, tuple(fits), doubt, inside=glued)

    def _doubt(self, words: Sequence[Token], first: int, last: int, form: Form) -> Doubt | None:
        """What speaks against a form that fits letter by letter; None where it is no name at all."""
        if form.kind in ("whole", "identifier", "postcode", "street"):
            return self._doubt_of_place(words, first, last, form)
        if len(form.pieces) == 1 and last - first == 1:
            return self._doubt_of_word(words, first, form)
        if any(len(piece) > 1 and not wordlike(piece, self._known) for piece in form.pieces):
            return ""
        small = vocabulary().particles if len(form.pieces) > 1 else frozenset[str]()
        if words[last - 1].capital and all(word.capital or word.key in small for word in words[first:last]):
            return ""
        capitals = any(word.capital for word in words[first:last])
        return "word" if not capitals and form.kind == "full" and len(words[first].key) > 1 else None

    def _doubt_of_word(self, words: Sequence[Token], at: int, form: Form) -> Doubt | None:
        word = words[at]
        if wordlike(form.pieces[0], self._known):
            if not word.capital:
                return "word" if form.kind in ("first", "nick") and acts_in_small(words, at) else None
            verdict = judge(words, at, self._known)
            if verdict == "word" and form.kind == "plural" and _is_family(words, at):
                verdict = "ask"
            return _DOUBT[verdict]
        if word.capital:
            return ""
        if len(word.key) < 3 or form.kind == "pet":
            return None
        return ""

    def _doubt_of_place(self, words: Sequence[Token], first: int, last: int, form: Form) -> Doubt | None:
        if form.kind == "identifier" or len(form.pieces) > 1 or not self._known.ordinary(form.pieces[0]):
            return ""
        if not words[first].capital:
            return None
        return "word" if opens(words[first]) else ""

    def _uncovered(self, words: Sequence[Token], covered: set[int], text: str) -> Iterator[Hit]:
        for at, word in enumerate(words):
            if at in covered or not word.key.isalpha() or len(word.key) < 4:
                continue
            found = self._misspelt.of(word)
            if found:
                doubt: Doubt = "misspelt" if found.asked else ""
                forms = tuple(replace(form, kind="misspelt") for form in found.forms)
                yield Hit(at, at + 1, forms, doubt, inside=boundaries.inside(words, at, at + 1, text))
                continue
            last, turned = disguised.of(words, at, self._forms, self._known)
            if turned and not covered.intersection(range(at, last)):
                yield Hit(at, last, turned)
                continue
            for start, end, inner in self._within.of(words, at, text):
                yield Hit(at, at + 1, inner, "", start=start, end=end, inside=True)

    def _match(self, hit: Hit, words: Sequence[Token], whole: Folded) -> Match:
        start, end = bounds(hit, words)
        end = boundaries.closed(whole.text, start, end)
        ids: dict[str, Kind] = {}
        for form in sorted(hit.forms, key=lambda form: self._order[form.entry]):
            ids.setdefault(form.entry, form.kind)
        best = min(_WEIGHT.get(kind, 0) for kind in ids.values())
        ids = {entry: kind for entry, kind in ids.items() if _WEIGHT.get(kind, 0) == best}
        return Match(*whole.span(start, end), tuple(ids), tuple(ids.values()), hit.doubt, hit.inside)


def _is_family(words: Sequence[Token], at: int) -> bool:
    """ "The Days moved": a capital that only a family's name explains."""
    before, after = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
    led = before is not None and words[at].gap == " " and before.key == "the"
    return led and not (after is not None and after.gap == " " and after.capital)

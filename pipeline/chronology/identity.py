"""Which entry is which: ids that survive re-sorting, re-running and resubmission.

An id is made of an entry's content and its agency's folder, so the same document always gives the same
ids, also when the agency's name is corrected in case.yaml. When a document
is resubmitted, `carry_ids` finds for each entry the one it was before, in four passes, each one to
one and each over what the pass before left:

1. the same content, wherever it now stands;
2. the same days and times, and the same letters: the date written otherwise, the table laid out anew;
3. the same day, and the most similar text (at least `SAME_DAY` of 100); what happened said in the same
   words, or in words that were only added to, is the same whatever was written into the other columns;
4. another day, and nearly the same text (at least `OTHER_DAY`), or short text that is the very same
   and stands only once on either side.

An entry matched by none is new. Similarity is rapidfuzz's normalised indel ratio; two unrelated
sentences reach about 45.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz import fuzz

from pipeline.chronology.model import Chronology, Event, When

SAME_DAY = 65.0
OTHER_DAY = 88.0
_ALIKE = 80.0
_SHORT = 30
_MANY = 400
_RARE = 30
_CANDIDATES = 6
_PAIRS = 10
_SAID, _SAID_MORE = 99.0, 90.0
"""What the same words for what happened count for, and the same words with more added."""
_FEWEST = 8
"""Letters; fewer ("Seen", "Letter") tell no event from another."""
_AT_ONCE = 0.5
"""Among entries equally like it, the one of the same time and last day."""
_LETTERS = re.compile(r"[^\W_]+")


def content_key(event: Event, *, agency: str | None = None) -> str:
    """An entry's content as one string: agency, date as read and as written, words; no places, no remarks.

    `agency` stands in for the entry's own; "" leaves it out.

    Own columns that hold only a number (a row's number) are left out: renumbering changes no entry.
    """
    words = (
        event.family_member,
        event.professional,
        event.contact,
        event.description,
        event.child_seen,
        event.comments,
    )
    return key_of(event.agency if agency is None else agency, event.when, event.date_text, words, event.extra)


def key_of(agency: str, when: When, date_text: str, words: Sequence[str], extra: Mapping[str, str]) -> str:
    """`content_key` of an entry yet to be made; `words` are its six columns after the date, in order."""
    days = f"{when.start}/{when.end}/{when.start_time}/{when.end_time}"
    parts = [agency, days, date_text, *words]
    if extra:
        parts.extend(text for _, text in sorted(extra.items()) if not text.isdigit())
    return " ".join("\x1f ".join(parts).casefold().split())


def id_of(key: str, occurrence: int = 0) -> str:
    """`e` and fifteen hex characters for a content key; later twins count `occurrence` up.

    The letter keeps spreadsheets from taking an id such as 12345678901e1234 for a number.
    """
    text = f"{key}\x1e{occurrence}" if occurrence else key
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"e{digest[:15]}"


def known_by(chronology: Chronology, owner: str) -> Chronology:
    """A chronology with the ids its entries have under another name for whose they are (see `owner_of`)."""
    if owner == chronology.agency:
        return chronology
    twins: Counter[str] = Counter()
    events = []
    for event in chronology.events:
        key = content_key(event, agency=owner)
        events.append(replace(event, id=id_of(key, twins[key])))
        twins[key] += 1
    return replace(chronology, events=tuple(events))


def as_known_now(earlier: Chronology, now: Chronology) -> Chronology:
    """An earlier reading of a document with the ids and the agency's name of today's reading.

    The same place in the same document is the same entry; where a row holds several, in their order.
    What today's reading has no entry for keeps its id, unless another has it now.
    """
    ids: dict[tuple[int, int], list[str]] = defaultdict(list)
    for event in reversed(now.events):
        ids[event.source.table, event.source.row].append(event.id)
    taken = {event.id for event in now.events}
    events = []
    for event in earlier.events:
        waiting = ids[event.source.table, event.source.row]
        found = waiting.pop() if waiting else unused(event.id, taken)
        taken.add(found)
        events.append(replace(event, id=found, agency=now.agency))
    return replace(earlier, events=tuple(events), agency=now.agency)


def carry_ids(new: Chronology, previous: Chronology) -> Chronology:
    """`new` with the ids its entries had in `previous`, the version it replaces.

    Never gives two entries the same id, nor an entry that is new the id of one that was there.
    """
    matches = match(new.events, previous.events)
    taken = {event.id for event in previous.events}
    events = []
    for event, old in zip(new.events, matches, strict=True):
        if old is not None:
            events.append(replace(event, id=previous.events[old].id))
        else:
            fresh = unused(event.id, taken)
            taken.add(fresh)
            events.append(event if fresh == event.id else replace(event, id=fresh))
    return replace(new, events=tuple(events))


def unused(wanted: str, taken: set[str]) -> str:
    """`wanted`, or an id made from it that is not taken; the same every time."""
    found, count = wanted, 0
    while found in taken:
        count += 1
        found = id_of(wanted, count)
    return found


def overlap(a: Chronology, b: Chronology) -> float:
    """The share of `a`'s entries (0 to 1) that are also in `b`, whoever submitted them.

    Above about a half, one is most likely a new version of the other. 0 when `a` has no entries.
    """
    if not a.events:
        return 0.0
    matches = match(a.events, b.events, same_day=_ALIKE)
    return sum(1 for found in matches if found is not None) / len(a.events)


def match(new: Sequence[Event], old: Sequence[Event], *, same_day: float = SAME_DAY) -> list[int | None]:
    """For each of `new`, the index of the entry of `old` it was, or None; see the module.

    Whose they are is not compared: it is for the caller to hand over what one agency sent.
    """
    pairing = _Pairing(len(new), len(old))
    pairing.exact(
        [content_key(event, agency="") for event in new],
        [content_key(event, agency="") for event in old],
    )
    if pairing.unfinished():
        new_texts, old_texts = [_text(event) for event in new], [_text(event) for event in old]
        pairing.exact(_spoken(new, new_texts), _spoken(old, old_texts))
        _match_days(pairing, new, old, new_texts, old_texts, same_day)
        if pairing.unfinished():
            _match_moved(pairing, new_texts, old_texts)
    return pairing.of_new


class _Pairing:
    """A one-to-one matching under way."""

    def __init__(self, new: int, old: int) -> None:
        self.of_new: list[int | None] = [None] * new
        self._old_used = [False] * old

    def free_new(self) -> list[int]:
        return [index for index, found in enumerate(self.of_new) if found is None]

    def free_old(self) -> list[int]:
        return [index for index, used in enumerate(self._old_used) if not used]

    def unfinished(self) -> bool:
        return None in self.of_new and not all(self._old_used)

    def exact(self, new: Sequence[Hashable], old: Sequence[Hashable]) -> None:
        """Pair equal keys, twins in their order."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for index in reversed(self.free_old()):
            waiting[old[index]].append(index)
        for index in self.free_new():
            if waiting.get(new[index]):
                self._pair(index, waiting[new[index]].pop())

    def best_first(self, scored: list[tuple[float, int, int]]) -> None:
        """Pair the most similar first; equal scores go to those nearest in the document's order."""
        scored.sort(key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1], pair[2]))
        for _, new, old in scored:
            if self.of_new[new] is None and not self._old_used[old]:
                self._pair(new, old)

    def _pair(self, new: int, old: int) -> None:
        self.of_new[new] = old
        self._old_used[old] = True


def _match_days(
    pairing: _Pairing,
    new: Sequence[Event],
    old: Sequence[Event],
    new_texts: Sequence[str],
    old_texts: Sequence[str],
    least: float,
) -> None:
    days: dict[Hashable, list[int]] = defaultdict(list)
    for index in pairing.free_old():
        days[old[index].when.start].append(index)
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for index in pairing.free_new():
        if new[index].when.start in days:
            waiting[new[index].when.start].append(index)
    for day, indexes in waiting.items():
        candidates = _all_of(days[day])
        if len(indexes) * len(days[day]) > _MANY:
            candidates = _sharing_rare_words(days[day], old_texts)
        scored = _scores(indexes, candidates, new_texts, old_texts, least)
        scored.extend(_same_event(indexes, days[day], new, old))
        pairing.best_first(
            [(score + _AT_ONCE * _at_once(new[one], old[other]), one, other) for score, one, other in scored]
        )


def _same_event(
    indexes: list[int], others: list[int], new: Sequence[Event], old: Sequence[Event]
) -> list[tuple[float, int, int]]:
    """Entries of one day that say the same happened, or the same and more, whatever stands beside it."""
    told: dict[str, list[int]] = defaultdict(list)
    for other in others:
        told[_said(old[other])].append(other)
    scored: list[tuple[float, int, int]] = []
    for one in indexes:
        said = _said(new[one])
        if len(said) < _FEWEST:
            continue
        scored.extend((_SAID, one, other) for other in told.get(said, ()))
        if len(told) <= _MANY // _RARE:
            scored.extend(
                (_SAID_MORE, one, other)
                for before, held in told.items()
                if before != said and len(before) >= _FEWEST and (said in before or before in said)
                for other in held
            )
    return scored


def _said(event: Event) -> str:
    return _letters(event.description)


def _at_once(one: Event, other: Event) -> bool:
    return (one.when.start_time, one.when.end) == (other.when.start_time, other.when.end)


def _spoken(events: Sequence[Event], texts: Sequence[str]) -> list[Hashable]:
    """Days, times and letters of entries: what stays when only their writing changes."""
    return [
        (event.when.start, event.when.end, event.when.start_time, event.when.end_time, _letters(text))
        for event, text in zip(events, texts, strict=True)
    ]


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))


def _match_moved(pairing: _Pairing, new_texts: Sequence[str], old_texts: Sequence[str]) -> None:
    free_new, free_old = pairing.free_new(), pairing.free_old()
    candidates = _sharing_rare_words(free_old, old_texts)
    long = [index for index in free_new if len(new_texts[index]) >= _SHORT]
    pairing.best_first(_scores(long, candidates, new_texts, old_texts, OTHER_DAY))
    new_counts = Counter(new_texts[index] for index in pairing.free_new())
    old_at: dict[str, list[int]] = defaultdict(list)
    for index in pairing.free_old():
        old_at[old_texts[index]].append(index)
    once = [
        (100.0, index, old_at[new_texts[index]][0])
        for index in pairing.free_new()
        if new_texts[index] and new_counts[new_texts[index]] == 1 and len(old_at[new_texts[index]]) == 1
    ]
    pairing.best_first(once)


Candidates = Callable[[str], Iterable[int]]


def _all_of(indexes: list[int]) -> Candidates:
    return lambda _: indexes


def _sharing_rare_words(indexes: list[int], texts: Sequence[str]) -> Candidates:
    """Finds the few texts that share the most uncommon word pairs, so that nobody compares all with all."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index in indexes:
        for pair in _pairs(texts[index]):
            holders[pair].append(index)

    def candidates(text: str) -> Iterable[int]:
        known = sorted(
            (pair for pair in _pairs(text) if pair in holders), key=lambda pair: (len(holders[pair]), pair)
        )
        shared: Counter[int] = Counter()
        for pair in known[:_PAIRS]:
            if len(holders[pair]) <= _RARE or not shared:
                shared.update(holders[pair][:_RARE])
        return [index for index, _ in shared.most_common(_CANDIDATES)]

    return candidates


def _pairs(text: str) -> set[str]:
    """The pairs of words that stand side by side; of a single word, the word."""
    words = text.split()
    return {f"{one} {two}" for one, two in pairwise(words)} if len(words) > 1 else set(words)


def _scores(
    indexes: Iterable[int],
    candidates: Candidates,
    new_texts: Sequence[str],
    old_texts: Sequence[str],
    least: float,
) -> list[tuple[float, int, int]]:
    scored = []
    for new in indexes:
        for old in candidates(new_texts[new]):
            score = fuzz.ratio(new_texts[new], old_texts[old], score_cutoff=least)
            if score >= least:
                scored.append((score, new, old))
    return scored


def _text(event: Event) -> str:
    """An entry's words for comparing: what happened first, then who and what was said of it."""
    parts = (event.description, event.contact, event.professional, event.family_member, event.child_seen)
    own = sorted(words for words in event.extra.values() if not words.isdigit())  # renumbering is no change
    text = " ".join((*parts, event.comments, *own))
    return " ".join(text.casefold().split())

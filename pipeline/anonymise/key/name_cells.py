"""Cells that hold names: "HV J Croft", "Mrs D Whitley, Health Visitor", "Mother (Leanne)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.anonymise.finders.run import name_at
from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding import lists
from pipeline.anonymise.finding.lists import Grade
from pipeline.anonymise.finding.words import Word, split
from pipeline.anonymise.key.roles import Role, roles
from pipeline.chronology.people.lexicon import lexicon

_PEOPLE = re.compile(r"[\n;&+]|(?<!\d)/(?!\d)|\band\b|\bwith\b", re.IGNORECASE)
_PIECES = re.compile(r"[,()\[\]:|]|\s[–—-]\s")
_BORN = r"n[ée]e|formerly|previously|maiden name"
_ALIAS = re.compile(rf"\s*[,(\[]?\s*\b({_BORN}|a\.?k\.?a|(?:also )?known as|alias)\b[.:]?\s*", re.IGNORECASE)
_SURNAME_FIRST = re.compile(r"([^\W\d_][\w'’-]*),\s*([^\W\d_][\w'’-]*\.?(?: [A-Z]\.?)?)\s*(\(.*\))?")
_LONGEST = 400
_MOST_TITLES = 3


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody whom a cell names; `others` are further names it gives them."""

    name: str
    title: str = ""
    role: Role | None = None
    others: tuple[str, ...] = ()


def people_in(text: str) -> Iterator[Spoken]:
    """Whom a cell of names names, in its order; nobody where it holds family words, posts or agencies only.

    Takes the cell's text; running text is not looked through: of a cell that is longer than a list of names
    nothing is given.
    """
    if len(text) > _LONGEST:
        return
    for part in _PEOPLE.split(text):
        yield from _in_part(part)


def _in_part(part: str) -> Iterator[Spoken]:
    before, *more = _ALIAS.split(part)
    others = tuple(_others(before, more))
    turned = _SURNAME_FIRST.fullmatch(before.strip())
    if turned and _is_forename(turned[2]) and not roles().post(turned[2]):
        before = f"{turned[2]} {turned[1]} {turned[3] or ''}"
    waiting: Role | None = None
    last: Spoken | None = None
    for piece in _PIECES.split(before):
        role, spoken = _read(piece)
        if spoken is None:
            if role is not None and last is not None and last.role is None:
                last = Spoken(last.name, last.title, role, last.others)
            elif role is not None:
                waiting = role
            continue
        if last is not None:
            yield last
        last = Spoken(spoken.name, spoken.title, spoken.role or waiting, others)
        waiting, others = None, ()
    if last is not None:
        yield last


def _others(name: str, more: Sequence[str]) -> Iterator[str]:
    """Further names behind "aka" and "née", turn by turn with that word; a lone maiden name is a surname."""
    for word, written in zip(more[::2], more[1::2], strict=True):
        for spoken in _in_part(written):
            lone = len(spoken.name.split()) == 1 and re.fullmatch(_BORN, word, re.IGNORECASE)
            first = next((one.name.split()[0] for one in _in_part(name) if " " in one.name), "")
            yield f"{first} {spoken.name}" if lone and first else spoken.name


def _read(piece: str) -> tuple[Role | None, Spoken | None]:
    """What one piece holds: a post or family word, a name, or both."""
    words = split.__wrapped__(piece)  # the cache is for whole texts
    at, title, role = _past_titles(words)
    last = name_at(words, at, lists.load(), "any" if title else "possible") if at < len(words) else at
    if last == at or not _is_name(words, at, last, titled=bool(title or role)):
        return role or (roles().post(piece) or roles().relation(piece) if _is_short(words) else None), None
    behind = piece[words[last - 1].end :]
    after = roles().post(behind) or roles().relation(behind)
    if after is None and last < len(words) and _runs_on(words[last]):
        return None, None
    return None, Spoken(piece[words[at].start : words[last - 1].end], title, role or after)


def _runs_on(word: Word) -> bool:
    """Whether what follows belongs to the same name: "Wealdshire Constabulary", "Oakfield School"."""
    return word.capital and word.gap == " " and (len(word.text) > 4 or word.shape != "caps")


def _past_titles(words: Sequence[Word]) -> tuple[int, str, Role | None]:
    """Beyond titles, posts, family words and numbers at the beginning; which they are."""
    at, title, role = 0, "", None
    known = roles()
    for _ in range(_MOST_TITLES):
        while at < len(words) and (words[at].shape == "code" or words[at].key in ("the", "to", "by")):
            at += 1
        phrase = next(
            (
                size
                for size in range(min(5, len(words) - at), 0, -1)
                if tuple(word.key for word in words[at : at + size])
                in known.posts.keys() | known.family.keys()
            ),
            0,
        )
        hit = vocabulary().titles.at(words, at) if at < len(words) else None
        length = max(phrase, hit.last - at if hit else 0)
        if not length:
            break
        spoken = tuple(word.key for word in words[at : at + length])
        told = known.posts.get(spoken) or known.family.get(spoken)
        title = title or next(
            (word.text for word in words[at : at + length] if word.key in lexicon().titles), ""
        )
        role = role or (told if spoken not in _CIVIL else None)
        at += length
    return at, title, role


_CIVIL = frozenset((("dr",), ("doctor",), ("mr",), ("mrs",), ("ms",), ("miss",)))


def _is_name(words: Sequence[Word], first: int, last: int, *, titled: bool) -> bool:
    """A single word without a title must be a name by list, and nothing such a column says of everybody."""
    known = lists.load()
    name = [word for word in words[first:last] if word.shape != "initial"]
    if not name:
        return False
    if titled:
        return True
    if any(word.key in lexicon().groups for word in name):
        return False
    lone = last - first == 1
    if (name[-1].key,) in roles().places and (lone or not known.forename(words[first].key)):
        return lone is False and words[first].shape == "initial"
    if not lone:
        return True
    key = name[0].key
    return known.grade(key) >= Grade.BOTH and (known.forename(key) or not lexicon().ordinary(key))


def _is_short(words: Sequence[Word]) -> bool:
    return len(words) <= 6


def _is_forename(written: str) -> bool:
    words = split.__wrapped__(written)
    return bool(words) and (lists.load().forename(words[0].key) or words[0].shape == "initial")

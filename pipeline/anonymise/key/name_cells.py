"""Cells that hold names: "HV J Croft", "Mrs D Whitley, Health Visitor", "Mother (Leanne)".

Columns of names run on without commas where a page is narrow: "Gillian Marsh, Health Visitor Marcus Tolland,
Social Worker". So a cell is read word by word into titles, posts and names, and these are paired then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.anonymise.finders.run import name_at
from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding import lists
from pipeline.anonymise.finding.lists import Grade
from pipeline.anonymise.finding.words import Word, split
from pipeline.anonymise.key.roles import Role, roles
from pipeline.chronology.people.lexicon import lexicon

_PARTS = re.compile(r"[\n;&+]|(?<!\d)/(?!\d)|\band\b|\bwith\b", re.IGNORECASE)
_BORN = r"n[ée]e|formerly|previously|maiden name"
_ALIAS = re.compile(rf"\s*[,(\[]?\s*\b({_BORN}|a\.?k\.?a|(?:also )?known as|alias)\b[.:]?\s*", re.IGNORECASE)
_SURNAME_FIRST = re.compile(r"([^\W\d_][\w'’-]*),\s*([^\W\d_][\w'’-]*\.?(?: [A-Z]\.?)?)\s*(\(.*\))?")
_LONGEST = 400
_MANY = 4
"""So many words in a row may be several names."""
_ABBREVIATION = 5


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody whom a cell names; `others` are further names it gives them."""

    name: str
    title: str = ""
    role: Role | None = None
    others: tuple[str, ...] = ()


def people_in(text: str, *, family: bool = False) -> Iterator[Spoken]:
    """Whom a cell of names names, in its order; nobody where it holds family words, posts or agencies only.

    Running text is not looked through: of a cell that is longer than a list of names nothing is given.

    Args:
        text: the cell's text.
        family: it is of the family, where "sister" is no nurse.
    """
    if len(text) > _LONGEST:
        return
    for part in _PARTS.split(text):
        before, *more = _ALIAS.split(part)
        found = _in_part(before, family)
        others = tuple(_others(found, more))
        if found and others:
            found[-1] = replace(found[-1], others=others)
        yield from found


def _in_part(part: str, family: bool = False) -> list[Spoken]:
    turned = _SURNAME_FIRST.fullmatch(part.strip())
    if turned and _is_forename(turned[2]) and not roles().post(turned[2]):
        part = f"{turned[2]} {turned[1]} {turned[3] or ''}"
    return _paired(_tokens(part, family))


def _others(people: Sequence[Spoken], more: Sequence[str]) -> Iterator[str]:
    """Further names behind "aka" and "née", turn by turn with that word; a lone maiden name is a surname."""
    first = people[-1].name.split()[0] if people and " " in people[-1].name else ""
    for word, written in zip(more[::2], more[1::2], strict=True):
        for spoken in _in_part(written):
            lone = " " not in spoken.name and re.fullmatch(_BORN, word, re.IGNORECASE)
            yield f"{first} {spoken.name}" if lone and first else spoken.name


@dataclass(frozen=True, slots=True)
class _Token:
    """A title ("PC 2214"), a post or family word, or a name."""

    kind: str
    text: str
    role: Role | None = None


def _paired(tokens: Sequence[_Token]) -> list[Spoken]:
    """Names with titles and posts; posts stand behind the names where a name comes first, else before."""
    behind = bool(tokens) and tokens[0].kind != "post"
    found: list[Spoken] = []
    title: _Token | None = None
    post: Role | None = None
    for token in tokens:
        if token.kind == "title":
            title = token
        elif token.kind == "name":
            role = (title.role if title else None) or (None if behind else post)
            found.append(Spoken(token.text, title.text if title else "", role))
            title, post = None, None
        elif found and found[-1].role in (None, post) and behind:
            found[-1] = replace(found[-1], role=token.role)
        else:
            post = token.role
    return found


def _tokens(part: str, family: bool) -> list[_Token]:
    """What a cell's part holds, word by word; what is nothing of the three is passed over."""
    # The cache of `split` is for whole texts; that capitals are many says nothing in a cell.
    words = [word._replace(line=0) for word in split.__wrapped__(part)]
    found: list[_Token] = []
    at = 0
    while at < len(words):
        said = _said(words, at, family)
        if said is not None:
            token, at = said
            found.append(token)
            continue
        titled = bool(found) and found[-1].kind != "name" and "," not in words[at].gap
        last = name_at(words, at, lists.load(), "any" if titled and found[-1].kind == "title" else "possible")
        if last == at:
            if words[at].key in _APART:
                found.append(_Token("post", words[at].text))
            named = words[at].shape == "cap"
            at = _past_capitals(words, at + 1) if named else at + 1  # no "Marling" of "Stoke Marling"
        elif last < len(words) and _runs_on(words[last]):
            at = _past_capitals(words, last)
        else:
            for first, end in _several(words, at, last):
                if _is_name(words, first, end, titled=titled):
                    found.append(_Token("name", part[words[first].start : words[end - 1].end]))
                titled = False
            at = last
    return found


def _said(words: Sequence[Word], at: int, family: bool) -> tuple[_Token, int] | None:
    """The title, post or family word that begins here, and where it ends; a collar number belongs to it."""
    known = roles()
    length = next(
        (
            size
            for size in range(min(5, len(words) - at), 0, -1)
            if tuple(word.key for word in words[at : at + size]) in known.posts.keys() | known.family.keys()
        ),
        0,
    )
    hit = vocabulary().titles.at(words, at)
    length = max(length, hit.last - at if hit else 0)
    if not length:
        return None
    end = at + length
    while end < len(words) and words[end].shape == "code":
        end += 1
    spoken = tuple(word.key for word in words[at : at + length])
    post, relation = known.posts.get(spoken), known.family.get(spoken)
    role = (relation or post) if family else (post or relation)
    named = end < len(words) and words[end].capital and words[end].gap in (" ", ". ")
    title = hit is not None and hit.value in ("civil", "rank") and hit.last == at + length
    title = (title and (named or spoken not in _FULL)) or (spoken == ("sister",) and not family and named)
    if title and hit and hit.value == "civil":
        role = None if spoken[0] in _SAY_NOTHING else role
    text = " ".join(word.text for word in words[at : at + length])
    return _Token("title" if title else "post", text, role), end


_FULL = frozenset((("doctor",), ("officer",), ("officers",)))
"""Titles that are also said of somebody without a name."""
_APART = frozenset(("for", "to", "from", "about", "re"))
"""Words that part a post from a name: "Duty officer for Simon Rudge"."""
_SAY_NOTHING = frozenset(("dr", "drs", "doctor", "prof", "professor", "mr", "mrs", "ms", "miss", "mx"))


def _runs_on(word: Word) -> bool:
    """Whether what follows belongs to the same name: "Wealdshire Constabulary", "Oakfield School"."""
    if not word.capital or word.gap != " " or (word.shape == "caps" and len(word.text) < _ABBREVIATION):
        return False
    return not lists.load().forename(word.key) and (word.key,) not in roles().posts


def _past_capitals(words: Sequence[Word], at: int) -> int:
    while at < len(words) and words[at].capital and words[at].gap == " ":
        if _said(words, at, family=False) is not None:
            break
        at += 1
    return at


def _several(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The names that stand side by side without a comma: "Maisie Tarrant Leanne Tarrant"."""
    begin = first
    for at in range(first + 2, last - 1):
        if last - first >= _MANY and at - begin >= 2 and words[at].gap == " " and _begins(words[at].key):
            yield begin, at
            begin = at
    yield begin, last


def _begins(key: str) -> bool:
    """Whether a word is a forename rather than the surname of the name before it."""
    known = lists.load()
    return key in lexicon().given or (known.forename(key) and not known.surname(key))


def _is_name(words: Sequence[Word], first: int, last: int, *, titled: bool) -> bool:
    """A single word without a title must be a name by list, and nothing such a column says of everybody."""
    known = lists.load()
    name = [word for word in words[first:last] if word.shape != "initial"]
    if not name:
        return False
    lone = last - first == 1
    if lone and name[0].shape == "caps" and len(name[0].text) < _ABBREVIATION:
        return False
    if titled:
        return True
    if any(word.key in lexicon().groups for word in name):
        return False
    if (name[-1].key,) in roles().places and (lone or not known.forename(words[first].key)):
        return not lone and words[first].shape == "initial"
    key = name[0].key
    return not lone or (
        known.grade(key) >= Grade.BOTH and (known.forename(key) or not lexicon().ordinary(key))
    )


def _is_forename(written: str) -> bool:
    words = split.__wrapped__(written)
    return bool(words) and (lists.load().forename(words[0].key) or words[0].shape == "initial")

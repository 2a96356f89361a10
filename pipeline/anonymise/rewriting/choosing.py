"""Whom a name means that several people of the key share; where nothing tells, a person is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.anonymise.finding.words import several
from pipeline.anonymise.key.model import Entry
from pipeline.anonymise.rewriting import beside, introductions, roles, wording
from pipeline.anonymise.rewriting.forms import Kind, pieces_of
from pipeline.anonymise.rewriting.joined import Joined
from pipeline.anonymise.rewriting.pieces import Piece

_TELLING: frozenset[Kind] = frozenset(("full", "reversed"))
_SURNAMES: frozenset[Kind] = frozenset(("last", "part"))
_GRAND = several("nan nana nanna nanny gran granny grandma grandad granddad grandpa grandmother grandfather")
_IS_GRAND = re.compile(r"(?i)grand|\b[mp]g[mf]\b")
_FORENAME = re.compile(r"[,;/]? ?(?:first|fore|given|christian) ?names?:? ", re.IGNORECASE)
_AND = re.compile(r" (?:and|&) |/|, ")
_BESIDE = 24
_TITLE = re.compile(r"\b(mr|mrs|ms|miss|master|mx)\.? $", re.IGNORECASE)
_FEMALE_TITLES = ("mrs", "ms", "miss")
_WORDS_BEFORE = re.compile(r"((?:[A-Za-z'-]+ ){0,3}[A-Za-z'-]+),? $")


def chosen(pieces: Sequence[Piece], entries: Mapping[str, Entry], whole: Joined) -> list[Piece]:
    """The pieces, those that may be several people's settled where the words around tell whose.

    A title, a post or a word for a relative before the name tells; then the only one of them who is named in
    full in the same paragraph; then in the paragraph before. What is left keeps its candidates and gets a
    question.
    """
    out: list[Piece] = []
    for at, piece in enumerate(pieces):
        if wording.family_noun(piece, whole.plain):
            out.append(piece)
            continue
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        piece = _with_beside(piece, out[-1].end if out else 0, following, entries, whole)
        if len(piece.entries) > 1 and "plural" not in piece.kinds and not piece.question:
            piece = _settled(pieces, out, at, piece, entries, whole)
        out.append(_asked(piece, entries))
    return out


def _with_beside(
    piece: Piece, left: int, following: Piece | None, entries: Mapping[str, Entry], whole: Joined
) -> Piece:
    """The piece with the initials and the "junior" that belong to it, narrowed to those whom these fit.

    Where they or the title fit nobody a person is asked: it may be somebody whom the key does not know.
    """
    if (
        not piece.entries
        or "plural" in piece.kinds
        or any(entries[one].kind != "person" for one in piece.entries)
    ):
        return piece
    start, end = whole.bounds(whole.passage_at(piece.start))
    left, right = max(left, start), min(following.start if following else end, end)
    piece, fits = beside.with_initials(piece, entries, whole.plain, left)
    piece, generation = beside.with_generation(piece, whole.plain, left, right)
    if generation:
        surname = set(piece.kinds) <= _SURNAMES
        kept = [one for one in piece.entries if beside.is_of(entries[one], generation, surname=surname)]
        piece = _narrowed(piece, kept) if kept else piece
        fits = fits and (bool(kept) or not surname)
    if set(piece.kinds) <= _SURNAMES:
        before = whole.plain[left : piece.start].rsplit("\n", 1)[-1][-60:]
        fits = fits and any(_by_title(entries[one], before) for one in piece.entries)
        fits = fits and not _is_of_another(piece, following, whole)
    return piece if fits or piece.question else replace(piece, question=_not_of(piece, entries))


def _is_of_another(piece: Piece, following: Piece | None, whole: Joined) -> bool:
    """ "Grzelak, Wojciech" alone in a cell, where the key has another Grzelak."""
    if following is None or following.label != "PERSON" or set(following.entries) & set(piece.entries):
        return False
    if whole.plain[piece.end : following.start] not in (", ", ","):
        return False
    start, end = whole.bounds(whole.passage_at(piece.start))
    return not whole.plain[start : piece.start].strip() and not whole.plain[following.end : end].strip(" .)")


def _not_of(piece: Piece, entries: Mapping[str, Entry]) -> str:
    names = [entries[entry].pseudonym for entry in piece.entries]
    return f"What stands beside this name does not fit {_either(names)}. Who is it?"


def _either(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " or " + names[-1]


def _settled(
    pieces: Sequence[Piece],
    done: Sequence[Piece],
    at: int,
    piece: Piece,
    entries: Mapping[str, Entry],
    whole: Joined,
) -> Piece:
    before = whole.plain[max(0, piece.start - 60) : piece.start].rsplit("\n", 1)[-1]
    left = list(piece.entries)
    for sieve in (_by_title, _by_words):
        kept = [entry for entry in left if sieve(entries[entry], before)]
        left = kept or left
        if len(left) == 1:
            return _narrowed(piece, left)
    beside = _with_the_next(pieces, at, left, entries, whole)
    if beside:
        return _narrowed(piece, [beside])
    piece = _narrowed(piece, left)
    index = whole.passage_at(piece.start)
    for test in _surroundings(pieces, done, at, index, whole):
        named = {
            entry
            for other in test
            for entry in other.entries
            if entry in left and _tells(piece, other, whole)
        }
        if len(named) == 1:
            return _narrowed(piece, named)
        if named:
            break
    return piece


def _with_the_next(
    pieces: Sequence[Piece], at: int, left: Sequence[str], entries: Mapping[str, Entry], whole: Joined
) -> str:
    """ "Jordan and Hope Marsden": the forename belongs to the surname that follows."""
    follows = pieces[at + 1] if at + 1 < len(pieces) else None
    if follows is None or len(follows.entries) != 1 or not set(follows.kinds) & _TELLING:
        return ""
    if _AND.fullmatch(whole.plain, pieces[at].end, follows.start) is None:
        return ""
    surname = pieces_of(entries[follows.entries[0]].name)[-1:]
    same = [entry for entry in left if any(pieces_of(name)[-1:] == surname for name in entries[entry].names)]
    return same[0] if len(same) == 1 else ""


def _tells(piece: Piece, other: Piece, whole: Joined) -> bool:
    """Whether one mention tells whom another means; a lone surname is told by a full name, or beside it."""
    if not set(piece.kinds) <= {"last", "part"}:
        return True
    between = whole.plain[min(piece.end, other.end) : max(piece.start, other.start)]
    near = len(between) <= _BESIDE and not re.search(r"[.!?;]", between)
    return bool(set(other.kinds) & _TELLING) or near


def _surroundings(
    pieces: Sequence[Piece], done: Sequence[Piece], at: int, index: int, whole: Joined
) -> list[list[Piece]]:
    """Who is told apart in the paragraph so far, in all of it, in the one before."""
    start, end = whole.bounds(index)
    above = whole.bounds(index - 1)[0] if index else 0
    so_far = [
        piece for piece in done[max(0, at - 60) : at] if piece.start >= start and len(piece.entries) == 1
    ]
    here = [
        piece
        for piece in pieces[max(0, at - 60) : at + 60]
        if start <= piece.start < end and len(piece.entries) == 1
    ]
    earlier = [
        piece
        for piece in done[max(0, at - 60) : at]
        if above <= piece.start < start and len(piece.entries) == 1
    ]
    if set(pieces[at].kinds) <= _SURNAMES:  # "Shah had hurt Ibrahim Shah"
        end = pieces[at].end
        here = [one for one in here if one.start > end and _FORENAME.fullmatch(whole.plain, end, one.start)]
    return [so_far + here, earlier]


def _by_title(entry: Entry, before: str) -> bool:
    title = _TITLE.search(before)
    if title is None:
        elder = before.rstrip().rsplit(" ", 1)[-1].lower()
        return elder not in _GRAND or _kin_fits(entry, elder)
    word = title[1].lower()
    if word != "master" and roles.is_child(entry):
        return False
    gender = roles.gender(entry)
    wanted = "female" if word in _FEMALE_TITLES else "male" if word in ("mr", "master") else gender
    return not gender or gender == wanted


def _by_words(entry: Entry, before: str) -> bool:
    """Whether the post or relation before the name can be this person's."""
    words = _WORDS_BEFORE.search(before)
    if words is None:
        return True
    said = pieces_of(words[1])
    for length in (4, 3, 2, 1):
        phrase = said[-length:]
        if len(phrase) < length:
            continue
        if any(pieces_of(own) == phrase for own in roles.same_words(entry)):
            return True
        if phrase in introductions.phrases("kin"):
            return roles.of_family(entry) and _kin_fits(entry, " ".join(phrase))
        if phrase in introductions.phrases("role") or phrase in introductions.phrases("rank"):
            return not roles.of_family(entry)
    return True


def _kin_fits(entry: Entry, kin: str) -> bool:
    children = ("brother", "sister", "sibling", "twin", "half brother", "half sister", "baby", "child")
    if kin in children:
        return roles.is_child(entry)
    if kin in _GRAND:
        return _IS_GRAND.search(f"{roles.role_of(entry)} {entry.pseudonym}") is not None
    grown = {
        "mother": "female",
        "mum": "female",
        "father": "male",
        "dad": "male",
        "aunt": "female",
        "uncle": "male",
    }
    return kin not in grown or (not roles.is_child(entry) and roles.gender(entry) in ("", grown[kin]))


def _narrowed(piece: Piece, left: Sequence[str] | set[str]) -> Piece:
    kept = [(entry, kind) for entry, kind in zip(piece.entries, piece.kinds, strict=True) if entry in left]
    return replace(piece, entries=tuple(entry for entry, _ in kept), kinds=tuple(kind for _, kind in kept))


def _asked(piece: Piece, entries: Mapping[str, Entry]) -> Piece:
    if piece.question or not piece.entries:
        return piece
    names = [entries[entry].pseudonym for entry in piece.entries]
    if len(names) > 1 and "plural" not in piece.kinds:
        return replace(piece, question=_who(_listed(names)))
    return replace(piece, question=_DOUBTS[piece.doubt].format(names[0])) if piece.doubt else piece


def _who(names: str) -> str:
    return f"This name is shared by {names}. Whom does it mean here?"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + " and " + names[-1]


_DOUBTS = {
    "word": "Is this {}, or the ordinary word?",
    "misspelt": "Is this a slip for {}’s name, or somebody else’s name?",
    "surname": "This surname is not one that the key has for {}. Is it the same person?",
    "split": "Is this {}’s name with a blank in it, or two ordinary words?",
}

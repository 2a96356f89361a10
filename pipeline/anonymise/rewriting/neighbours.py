"""Neighbouring matches that are one person's names: "Kayliegh Marsdon", "Kayleigh (Kay) Marsden"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.anonymise.rewriting import boundaries
from pipeline.anonymise.rewriting.forms import Form, Kind
from pipeline.anonymise.rewriting.hits import Doubt, Hit
from pipeline.anonymise.rewriting.tokens import Token

_FORE: frozenset[Kind] = frozenset(("first", "nick", "pet", "middle", "misspelt"))
_SUR: frozenset[Kind] = frozenset(("last", "part", "misspelt"))


def joined(hits: Sequence[Hit], words: Sequence[Token], text: str) -> list[Hit]:
    """Neighbours that are one person's names made one: "Kayliegh Marsdon", "Kayleigh (Kay) Marsden"."""
    out: list[Hit] = []
    for hit in hits:
        last = out[-1] if out else None
        if len(out) > 1 and (around := _around_another(out[-2], out[-1], hit, words, text)):
            whole = bounds(out[-2], words)[0], bounds(hit, words)[1]
            out[-2:] = [Hit(out[-2].first, hit.last, around, "", *whole)]
            continue
        both = _one(last, hit, words, text) if last else ()
        doubt: Doubt = ""
        if last and not both and _another_surname(last, hit, words, text):
            both, doubt = last.forms, "surname"
        if last and both:
            start, end = bounds(last, words)[0], bounds(hit, words)[1]
            out[-1] = Hit(last.first, hit.last, both, doubt, start, end, last.inside or hit.inside)
        else:
            out.append(hit)
    return out


def _one(last: Hit, hit: Hit, words: Sequence[Token], text: str) -> tuple[Form, ...]:
    if last.last > hit.first or (last.inside != hit.inside):
        return ()
    between = text[bounds(last, words)[1] : bounds(hit, words)[0]]
    if not boundaries.one_name(between):
        return _around_a_middle(last, hit, between)
    had = {form.entry for form in last.forms}
    both = tuple(form for form in hit.forms if form.entry in had)
    if not both or any(form.kind in ("whole", "identifier", "plural") for form in (*both, *last.forms)):
        return ()
    if between.strip(" \n") == "" and not _different({f.kind for f in last.forms}, {f.kind for f in both}):
        return ()
    known: dict[str, Form] = {}
    for form in both:
        known.setdefault(form.entry, replace(form, kind="full"))
    return tuple(known.values())


def _another_surname(last: Hit, hit: Hit, words: Sequence[Token], text: str) -> bool:
    """ "Leanne Marsden", where the key has Leanne Tarrant and several Marsdens."""
    between = text[bounds(last, words)[1] : bounds(hit, words)[0]]
    fore = all(form.kind in ("first", "nick") for form in last.forms) and not last.doubt
    return (
        between == " "
        and fore
        and not (last.inside or hit.inside)
        and all(form.kind in ("last", "part") for form in hit.forms)
    )


def _around_a_middle(last: Hit, hit: Hit, between: str) -> tuple[Form, ...]:
    """ "Kayleigh Rose Marsden" where nobody knew of the Rose."""
    had = {form.entry for form in last.forms if form.kind in _FORE}
    both = [form for form in hit.forms if form.kind in _SUR and form.entry in had]
    if not both or not boundaries.middle_name(between):
        return ()
    return tuple({form.entry: replace(form, kind="full") for form in both}.values())


def _around_another(
    first: Hit, middle: Hit, last: Hit, words: Sequence[Token], text: str
) -> tuple[Form, ...]:
    """ "Caitlin Philomena O'Hare", whose middle name is the forename of her grandmother."""
    fore, sur = bounds(first, words), bounds(last, words)
    if first.inside or last.inside or not all(form.kind in _FORE for form in middle.forms):
        return ()
    return _around_a_middle(first, last, text[fore[1] : sur[0]])


def bounds(hit: Hit, words: Sequence[Token]) -> tuple[int, int]:
    """Where a hit begins and ends."""
    if hit.start >= 0:
        return hit.start, hit.end
    return words[hit.first].start, words[hit.last - 1].end


def _different(first: set[Kind], second: set[Kind]) -> bool:
    """Whether two kinds of names are a forename and a surname, as one person has, not twice the same."""
    return bool((first & _FORE and second & _SUR) or (first & _SUR and second & _FORE))

"""Whether a word that is also a name is the name here: Hope, May, Will, Mark, Rose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipeline.anonymise.finders.person_words import AUXILIARIES, BARE_VERBS, DETERMINERS, DOINGS, MONTH_LEADS
from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding.lists import Lists
from pipeline.anonymise.finding.words import several
from pipeline.anonymise.rewriting.introductions import lone
from pipeline.anonymise.rewriting.tokens import Token

Verdict = Literal["name", "word", "ask"]

_FAR = 40
"""Beyond so many words nobody's sentence without capitals goes on."""
_MODALS = several("will may can")
_NO_LEAD = DETERMINERS - several("so that as how")
_PLAIN_BEHIND = several("for of that to in on at the a an and or is are not if it this we there be no")
_OFTEN_WORDS = several(
    """
    will may can mark bill hope rose rob sue pat chase grant page field price case ward call ray art drew jack
    joy faith dawn eve june april august guy major christian carol dale dean drake flora frank gale gene glen
    harper hunter iris ivy jay jean joy junior king lane lily mason max miles mission noel norm penny poppy
    precious pearl reading reed ruby sandy sterling summer trinity trust victor violet wade art gay baby
    """
)
"""Names that begin a sentence as a plain word about as often; the others, before a small word, are names."""
_SAME_IN_ALL_TENSES = several("hit put bit cut set shut hurt let read")
_TOLD = several(
    """
    tell told ask asked ring rang text texted phone phoned msg msgd saw seen met re dear hi hiya hey hello
    love luv miss u wheres hows whos thanks thx cheers mr mrs ms miss poor
    """
)
"""What stands before whoever is spoken to or of, where no letter is a capital."""
_ONLINE = several("r sez sed wuz woz")
_ACTS = (AUXILIARIES | DOINGS) - several("is also then never always")


def wordlike(key: str, known: Lists) -> bool:
    """Whether a name is as likely an ordinary word, a day or a month."""
    if key in known.word_names or key in known.days:
        return True
    return known.ordinary(key) and not known.forename(key) and not known.surname(key)


def opens(token: Token) -> bool:
    """Whether a sentence, line or cell begins with this word, so that its capital says nothing."""
    gap = token.gap
    return token.start == len(gap) or any(mark in gap for mark in '.!?:\n\t|•“"')


def judge(tokens: Sequence[Token], at: int, known: Lists) -> Verdict:
    """Whether the word at this place, written like a name of the key, is that name.

    "ask" wherever its capital has another explanation and nothing around it tells; a person then decides.
    """
    token = tokens[at]
    before = tokens[at - 1] if at and token.gap == " " else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    close = after if after is not None and after.gap == " " else None
    if not token.capital:
        return "word"
    if token.key in known.days and _dated(before, after):
        return "word"
    if before is not None and _introduces(before):
        return "name"
    if after is not None and after.gap == "'" and after.key == "s":
        return "name" if token.key not in _MODALS or not opens(token) else "ask"
    if before is not None and before.key in _NO_LEAD:
        return "word" if opens(before) or token.key in vocabulary().never else "ask"
    if opens(token):
        return _opening(token, close, after, known)
    if close is not None and close.capital and not close.key.isdigit():
        return "ask"
    if before is not None and before.capital and not opens(before):
        return "ask"
    if token.text.isupper() and len(token.text) > 1:
        return "ask"
    return "name"


def acts_in_small(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name in small letters that is also a word is one: "hope rang re will", "tell will".

    Only where the writer uses no capitals, and somebody does, owns or is told something.
    """
    token = tokens[at]
    if not _begins_small(tokens, at):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.gap == "'" and after.key == "s":
        return True
    if after is not None and after.gap == ": " and (at == 0 or "\n" in token.gap):
        return True
    if after is not None and after.gap == " " and after.key in _ACTS | _ONLINE:
        return token.key not in _MODALS or after.key not in _SAME_IN_ALL_TENSES
    before = tokens[at - 1] if at and token.gap == " " else None
    if before is None or before.key not in _TOLD:
        return False
    return after is None or after.gap != " " or after.key not in BARE_VERBS | (_NO_LEAD - several("he she"))


def _begins_small(tokens: Sequence[Token], at: int) -> bool:
    """Whether the sentence around begins with a small letter and has none that is large."""
    first = at
    while first and at - first < _FAR and not opens(tokens[first]):
        first -= 1
    if not opens(tokens[first]) or (first and "." in tokens[first].gap and len(tokens[first - 1].key) < 3):
        return False
    return not any(one.capital for one in tokens[first : at + 1])


def _opening(token: Token, close: Token | None, after: Token | None, known: Lists) -> Verdict:
    if after is not None and after.gap.startswith(":"):
        return "name"
    if close is None:
        return "ask"
    if token.key in _MODALS and (close.key in BARE_VERBS or close.key in DETERMINERS | _PLAIN_BEHIND):
        return "word"
    if close.key in _ACTS:
        return "name"
    plain = close.key in _PLAIN_BEHIND - several("not") or close.capital
    return "ask" if plain or token.key in _OFTEN_WORDS or not known.forename(token.key) else "name"


def _dated(before: Token | None, after: Token | None) -> bool:
    if before is not None and (before.key.isdigit() or before.key in MONTH_LEADS):
        return True
    return after is not None and after.key.isdigit() and after.gap in (" ", ", ", "-", "/", " '", "'")


def _introduces(before: Token) -> bool:
    """A title, a post or a word for a relative."""
    return before.key in lone()

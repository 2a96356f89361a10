"""The pseudonym in the words around it: titles go, roles are not said twice, grammar is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.anonymise.finding.words import several
from pipeline.anonymise.key.model import Entry
from pipeline.anonymise.rewriting import identifiers, introductions, roles
from pipeline.anonymise.rewriting.forms import pieces_of
from pipeline.anonymise.rewriting.grammar import Room, owned, slipped, tidied, with_article, with_capital
from pipeline.anonymise.rewriting.pieces import Piece

NEUTRAL = "[name]"
"""What stands for a name as long as nobody has said whose it is."""
TOGETHER = "Name"
"""The same inside a word or an address."""

_TITLE = re.compile(r"(?:^|(?<=[^\w'-]))([A-Za-z/]+(?: [A-Za-z/]+){0,3})(\.?)((?: ?/? ?\(?#?\d{1,6}\)?)?) $")
_WORDS = re.compile(r"(?:^|(?<=[^\w'-]))((?:[A-Za-z'-]+ ){0,3}[A-Za-z'-]+)(,? |: | \(|\n)$")
_DETERMINER = re.compile(
    r"(?:\b(?P<article>the|a|an)|\b(?:her|his|their|its|my|our|your|this|that|each|whose)|\w's|s')"
    r" (?:[a-z]+ )?$",
    re.IGNORECASE,
)
_FAMILY_NOUN = re.compile(
    r" (famil(?:y|ies)|households?|children|home|parents|boys|girls|siblings|brothers|sisters|sons"
    r"|daughters|cousins?|relatives?|grandparents|house|address|case|name|surname|side)\b"
)
_CALLED = several(
    """
    uncle aunt auntie aunty nan nana nanna nanny gran granny grandma grandad granddad grandpa grandmother
    grandfather mama mummy daddy brother sister cousin
    """
)
_KINDS_OF_SCHOOL = re.compile(
    r"(?:,? (?:Primary|Infants?|Juniors?|Nursery|Secondary|High|Grammar|Comprehensive|Community|C of E|CE|RC"
    r"|Catholic|School|Academy|College)\b'?)+"
)
_OWNED = re.compile(r"'s\b|'(?= )")
_COUPLE = re.compile(r"\b(?:mr|mrs|ms|dr)\.? (?:and|&) (?:mr|mrs|ms|dr)\.? $", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:her|his|their|my|our|your) $", re.IGNORECASE)
_NEEDS_COMMA = (
    "her|his|their|its|my|our|your|the|an?|this|both|another|who|whom|whose|which|she|he|they|we|but"
)


def numbered(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """The pieces, a collar number between a rank and a name made part of the name: "PC 2214 Whitlock"."""
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        if last and piece.label == "PERSON" and text[last.end : piece.start].strip(" )") == "":
            rank = re.search(r"([A-Za-z/]+)[ (#/]{1,2}$", text[max(0, last.start - 24) : last.start])
            number = re.fullmatch(r"\d{1,6}", text[last.start : last.end])
            if rank and number and pieces_of(rank[1]) in introductions.phrases("rank"):
                out[-1] = replace(piece, start=last.start)
                continue
        out.append(piece)
    return out


def worded(piece: Piece, entries: Mapping[str, Entry], room: Room) -> Piece:
    """A piece with the words it is to be replaced by, and as much of the text around as has to go with it."""
    found = [entries[entry] for entry in piece.entries]
    if piece.inside and found:
        return replace(piece, text=_together(TOGETHER if piece.question else found[0].pseudonym))
    if found and all(entry.kind == "person" for entry in found) and (family := _family(piece, found, room)):
        return family
    couple = _COUPLE.search(room.before(piece.start))
    if couple and all(entry.kind == "person" for entry in found):
        return _couple(replace(piece, start=piece.start - len(couple[0])), found, room)
    if not found or piece.question:
        neutral = piece.text or _neutral(piece)
        return tidied(_untitled(replace(piece, text=neutral), room), room)
    entry = found[0]
    piece = replace(piece, text=entry.pseudonym)
    if entry.kind != "person":
        return tidied(_with_kind(piece, entry, room), room)
    piece = slipped(piece, entry, room)
    piece = _untitled(piece, room)
    return tidied(_with_role(piece, entry, room), room)


def _with_kind(piece: Piece, entry: Entry, room: Room) -> Piece:
    """A school with the kind of school behind its name: "St Oswin's Primary" is no "School 1 Primary"."""
    behind = _KINDS_OF_SCHOOL.match(room.behind(piece.end))
    schooling = any(
        word in roles.role_of(entry).lower() for word in ("school", "nursery", "college", "academy")
    )
    return replace(piece, end=piece.end + behind.end()) if behind and schooling else piece


def _neutral(piece: Piece) -> str:
    return NEUTRAL if piece.label == "PERSON" else identifiers.WORDS[piece.label]


def _together(pseudonym: str) -> str:
    """ "ChildA": for the inside of a word, an address or a file's name."""
    return "".join(letter for letter in pseudonym if letter.isalnum())


def _family(piece: Piece, found: list[Entry], room: Room) -> Piece | None:
    """ "the Marsdens" and "the Marsden family": the family, or whose it is."""
    behind = room.behind(piece.end)
    whose = (
        "the family" if any(map(_child_of_it, found)) or len(found) > 1 else f"{found[0].pseudonym}’s family"
    )
    if "plural" in piece.kinds and piece.doubt and not room.before(piece.start).lower().endswith("the "):
        return None  # "Days of neglect", where somebody is called Day
    if "plural" in piece.kinds:
        owned = "'s" if behind.startswith("'") and not behind.startswith("'s") else ""
        end = piece.end + (1 if owned else 0)
        start = piece.start - (4 if room.before(piece.start).lower().endswith("the ") else 0)
        return with_capital(replace(piece, start=start, end=end, text=whose + owned, question=""), room)
    noun = family_noun(piece, room.text)
    if noun is None:
        return _household(piece, found[0], room)
    before = room.lead(piece.start)
    said = noun[1]
    if not _DETERMINER.search(before) and not re.search(r"\b(?:the|a|an) \w+ $", before):
        said = f"the {said}"
    piece = replace(piece, end=noun.end(), text=said, question="")
    return with_capital(with_article(piece, room), room)


def _couple(piece: Piece, found: list[Entry], room: Room) -> Piece:
    """ "Mr and Mrs Marsden": two people, of whom the name tells one at most."""
    if piece.question or len(found) != 1:
        return with_capital(replace(piece, text="the couple"), room)
    owned = _OWNED.match(room.behind(piece.end))
    end = piece.end + len(owned[0]) if owned else piece.end
    return replace(piece, end=end, text=f"{found[0].pseudonym} and partner" + ("'s" if owned else ""))


def _household(piece: Piece, entry: Entry, room: Room) -> Piece | None:
    """ "the Whitley family" of a surname that one person has."""
    noun = re.match(r" (family|household)\b", room.behind(piece.end))
    before = room.before(piece.start)
    if noun is None or not before.lower().endswith("the ") or not set(piece.kinds) <= {"last", "part"}:
        return None
    said = f"{entry.pseudonym}’s {noun[1]}"
    return replace(piece, start=piece.start - len("the "), end=piece.end + noun.end(), text=said)


def family_noun(piece: Piece, text: str) -> re.Match[str] | None:
    """The noun behind a surname that several people share: "the Marsden children"."""
    if len(piece.entries) < 2 or not set(piece.kinds) <= {"last", "part"}:
        return None
    return _FAMILY_NOUN.match(text, piece.end)


def _child_of_it(entry: Entry) -> bool:
    return roles.is_child(entry)


def _untitled(piece: Piece, room: Room) -> Piece:
    """Without the titles and ranks before the name: "Mrs", "PC 2214", "Detective Sergeant"."""
    while True:
        match = _TITLE.search(room.before(piece.start))
        if match is None:
            return piece
        words = match[1].split(" ")
        for length in range(len(words), 0, -1):
            phrase = pieces_of(" ".join(words[-length:]))
            civil = phrase in introductions.phrases("civil")
            rank = phrase in introductions.phrases("rank")
            if not phrase or not (civil or rank or _is_called(words, length, piece, room)):
                continue
            written = " ".join(words[-length:]) + match[2] + match[3] + " "
            if match[3] and not rank:
                continue
            if civil and phrase[0] in ("fr", "hon", "recorder", "madam", "sir") and words[-length].islower():
                continue
            piece = replace(piece, start=piece.start - len(written))
            break
        else:
            return piece


def _is_called(words: Sequence[str], length: int, piece: Piece, room: Room) -> bool:
    """ "Uncle" of "Uncle Arshad": a part of what somebody is called, not behind "her"."""
    if length != 1 or not words[-1][0].isupper() or words[-1].lower() not in _CALLED:
        return False
    return not _DETERMINER.search(room.lead(piece.start)[: -len(words[-1]) - 1])


def _with_role(piece: Piece, entry: Entry, room: Room) -> Piece:
    """The role said once: what stands before or behind the name and says the same goes, or the name does."""
    same = roles.same_words(entry)
    before = _WORDS.search(room.before(piece.start))
    if before:
        words = before[1].split(" ")
        for length in range(len(words), 0, -1):
            phrase = " ".join(words[-length:])
            if phrase.lower() in same:
                return _after_role(piece, entry, room, phrase, before[2])
    piece = _before_role(piece, same, room)
    if before and before[2] == " ":
        if owned(room.behind(piece.end)) is not None:
            return _unrelated(piece, entry, before[1], room)
        return _bracketed(piece, before[1], room)
    return piece


def _after_role(piece: Piece, entry: Entry, room: Room, role: str, gap: str) -> Piece:
    """A name behind its own role: "her mother, Leanne Tarrant," and "Social Worker Jane Smith"."""
    if ":" in gap or "\n" in gap:
        return piece
    start = piece.start - len(gap) - len(role)
    determiner = _DETERMINER.search(room.lead(start))
    behind = room.behind(piece.end)
    if "(" in gap and (not behind.startswith(")") or (determiner and roles.numbered(entry))):
        return piece
    end = piece.end + (1 if ("," in gap and _closing(behind)) or "(" in gap else 0)
    if owned(behind) is not None:
        determiner = None if determiner and determiner["article"] else determiner
        if determiner and not roles.numbered(entry):
            return replace(piece, start=start, text=role)
        article = re.search(r"\b(?:the|an?) $", room.before(start), re.IGNORECASE)
        return replace(piece, start=start - (len(article[0]) if article else 0))
    if not roles.numbered(entry):
        return replace(piece, start=start, end=end, text=role if determiner else entry.pseudonym)
    if determiner:
        return replace(piece, start=start, end=end, text=f"{role} ({entry.pseudonym})")
    return replace(piece, start=start, end=end)


def _before_role(piece: Piece, same: tuple[str, ...], room: Room) -> Piece:
    """ "Jane Smith, social worker," and "Leanne Tarrant (mother)": what says the same goes."""
    behind = room.behind(piece.end)
    for role in same:
        match = re.match(
            rf"(?:, (?:the |her |his )?{re.escape(role)}(?=,|\.|;|$|\n|\))| ?\({re.escape(role)}\))",
            behind,
            re.IGNORECASE,
        ) or re.match(rf" {re.escape(role.upper())}\b(?! ?\d)" if len(role) < 4 else r"(?!)", behind)
        if match:
            end = piece.end + match.end()
            return replace(piece, end=end + (match[0].startswith(",") and _closing(room.behind(end))))
    return piece


def _closing(behind: str) -> bool:
    """Whether a comma closes what was said of a name, and goes with it: another such phrase needs it.

    So does the next of several ("her mother, Leanne, her brother and …") and a clause ("her mother, Leanne,
    who …").
    """
    return re.match(rf",(?: (?!(?:{_NEEDS_COMMA})\b)[a-z]|$)", behind) is not None


def _unrelated(piece: Piece, entry: Entry, words: str, room: Room) -> Piece:
    """ "her brother Jordan's school" is "Sibling 1's school": the pseudonym says whose brother it is."""
    said = words.split(" ")
    for length in range(min(3, len(said)), 0, -1):
        kin = " ".join(said[-length:])
        if pieces_of(kin) in introductions.phrases("kin") and kin.islower() and roles.of_family(entry):
            start = piece.start - len(kin) - 1
            pronoun = _PRONOUN.search(room.before(start))
            return replace(piece, start=start - len(pronoun[0])) if pronoun else piece
    return piece


def _bracketed(piece: Piece, words: str, room: Room) -> Piece:
    """ "her brother Jordan" is "her brother (Sibling 1)": the two beside each other do not read."""
    said = words.split(" ")
    for length in range(min(3, len(said)), 0, -1):
        phrase = pieces_of(" ".join(said[-length:]))
        if phrase not in introductions.phrases("kin") and phrase not in introductions.phrases("role"):
            continue
        lead = room.lead(piece.start)[: -len(" ".join(said[-length:])) - 1]
        called = length == 1 and phrase[0] in _CALLED
        if (said[-length].islower() or called) and _DETERMINER.search(lead):
            return replace(piece, text=f"({piece.text})")
        return piece
    return piece


__all__ = ["NEUTRAL", "TOGETHER", "Room", "worded"]

"""What the role of an entry is called in prose, whether it is of the family, and which titles fit it."""

from __future__ import annotations

import functools
import re

from pipeline.anonymise.key.model import Entry
from pipeline.word_lists import word_list

_NUMBER = re.compile(r"\s+(?:\d+|[A-Z]{1,2}\d?)$")
_FAMILY = re.compile(
    r"(?i)\b(?:child|sibling|brother|sister|mother|father|parent|grand\w+|mg[mf]|pg[mf]|aunt|uncle|cousin|niece"
    r"|nephew|step\w+|partner|husband|wife|son|daughter|baby|twin|relative|family|relation)\b"
)
_CHILD = re.compile(r"(?i)\b(?:child|sibling|brother|sister|son|daughter|baby|twin)\b")
_FEMALE = re.compile(
    r"(?i)\b(?:mother|mum|grandmother|mgm|pgm|aunt|niece|sister|wife|daughter|stepmother|girlfriend)\b(?!['’]s)"
)
_MALE = re.compile(
    r"(?i)\b(?:father|dad|grandfather|mgf|pgf|uncle|nephew|brother|husband|son|stepfather|boyfriend)\b(?!['’]s)"
)


def role_of(entry: Entry) -> str:
    """The role as its pseudonym says it: "Social Worker" of "Social Worker 2"."""
    return entry.role or _NUMBER.sub("", entry.pseudonym)


def numbered(entry: Entry) -> bool:
    """Whether the pseudonym tells one of several: "Sibling 1", not "Mother"."""
    return _NUMBER.search(entry.pseudonym) is not None


@functools.lru_cache(maxsize=1024)
def same_words(entry: Entry) -> tuple[str, ...]:
    """The words that say the same as an entry's role, small, the longest first."""
    own = _NUMBER.sub("", entry.pseudonym).lower()
    words = {own, role_of(entry).lower()}
    for role in (role_of(entry), _NUMBER.sub("", entry.pseudonym)):
        words.update(_words().get(role.lower(), ()))
    return tuple(sorted((word for word in words if len(word) > 1), key=lambda word: (-len(word), word)))


def of_family(entry: Entry) -> bool:
    """Whether somebody belongs to the family rather than to an agency."""
    return entry.kind == "person" and _FAMILY.search(f"{role_of(entry)} {entry.pseudonym}") is not None


def is_child(entry: Entry) -> bool:
    """Whether it is one of the children; the pseudonyms of grown-ups never hold these words."""
    said = f"{role_of(entry)} {entry.pseudonym}"
    return _CHILD.search(said) is not None and not re.search(r"(?i)grand|protection|children's", said)


def is_subject(entry: Entry) -> bool:
    """Whether it is a child the review is about."""
    return re.match(r"(?i)(?:child|subject|baby|young person)\b", role_of(entry)) is not None


def gender(entry: Entry) -> str:
    """ "female", "male" or ""."""
    said = f"{role_of(entry)} {entry.pseudonym}"
    if _FEMALE.search(said):
        return "female"
    return "male" if _MALE.search(said) else ""


@functools.cache
def _words() -> dict[str, tuple[str, ...]]:
    content = word_list("pipeline.anonymise.rewriting", "roles.yaml")
    return {str(role).lower(): tuple(map(str, words)) for role, words in content.items()}

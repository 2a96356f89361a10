"""Words as they are compared: without case, punctuation, numbers in front, small words and endings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_NUMBER_IN_FRONT = re.compile(
    r"^\s*(?:(?:section|part|chapter|appendix|annex|item|question|tor)\s+)?"
    r"(?:\(?(?:\d{1,2}(?:\.\d{1,2})*\.?[a-z]?|[ivxlc]{1,5}|[a-z]\d{0,2})\)?[.):\s–—-]+)(?=\S)",
    re.IGNORECASE,
)
_BARE_LETTER = re.compile(r"^\s*[a-z]\d{0,2}\s", re.IGNORECASE)
_SMALL = frozenset(
    ["a", "an", "the", "of", "for", "to", "in", "on", "by", "and", "or", "with", "from", "this", "that",
     "these", "its", "their", "our", "at", "as", "is", "was", "were", "be", "been", "are", "has", "have"]
)  # fmt: skip
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("s", ""))
_SAME = {"learnt": "learn", "learned": "learn", "learning": "learn", "imrs": "imr", "dob": "birth",
         "organisations": "organisation", "organization": "organisation", "organizations": "organisation",
         "analyses": "analysis", "analysis": "analysis"}  # fmt: skip


def plain(text: str) -> str:
    """Lower case, straight quotes, no accents, no soft hyphens: one spelling for every comparison."""
    text = text.replace("’", "'").replace("‘", "'").replace("\u00ad", "").replace("&", " and ")
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in text if not unicodedata.combining(letter)).lower()


def words_of(text: str) -> list[str]:
    """The words of a text in their plain spelling, in order."""
    return _WORD.findall(plain(text))


def without_number(text: str) -> str:
    """A heading without the number, letter or "Section 3:" in front of it."""
    found = _NUMBER_IN_FRONT.match(text)
    if found is None or _BARE_LETTER.match(found[0]):  # "A history of …" begins with a word, not a letter
        return text
    return text[found.end() :] or text


@lru_cache(maxsize=8192)
def key(text: str) -> tuple[str, ...]:
    """What a heading or label says, for comparison: its words, stemmed, without the small ones."""
    every = [stem(word) for word in words_of(without_number(text))]
    telling = tuple(word for word in every if word not in _SMALL)
    return telling or tuple(every)


def stem(word: str) -> str:
    """A word without possessive and plural ending ("recommendations", "recommendation's")."""
    word = word.removesuffix("'s")
    if word in _SAME:
        return _SAME[word]
    for ending, instead in _ENDINGS:
        if len(word) > len(ending) + 2 and word.endswith(ending) and not word.endswith(("ss", "us", "is")):
            return word[: -len(ending)] + instead
    return word


def excerpt(text: str, limit: int = 240) -> str:
    """The start of a text as evidence, cut at a word's end."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0] + " …"

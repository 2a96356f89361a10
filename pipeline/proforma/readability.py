"""How easily a text reads: Flesch's reading ease and the reading age, from our own count of syllables.

Figures for a person to weigh (protocol 001, 1.8; 003, 3.3: plain English): short sentences of short words
score well whether or not they make sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.proforma.ideas import sentences
from pipeline.proforma.words import plain

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouy])e$|(?<=[aeiouy][^aeiouytdl])es$|(?<=[^aeiouytd])ed$")
_SPOKEN = re.compile(r"[^aeiouylrw]le[sd]?$|[ct]re$|(?:[sxz]|ch|sh|[cg])es$")
_APART = re.compile(
    r"(?<![cgst])i[ao](?!u)|(?<![cstgx])iou|uie|ao|[aeouy]ing|(?<!^)(?<![qg])ua|eo(?![pu])|ea$|oe(?=m)"
    r"|(?<=cr)ea(?=t)|(?<!t)ience|iety|(?<=[^aeiou])uity"
)
"""Vowels that stand together and are spoken apart."""
_SILENT_INSIDE = re.compile(r"[aeiouy][^aeiouyl]e(?=(?:ly|ment|ful|less|fore|guard|time|where|thing)[a-z]*$)")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text reads.

    Attributes:
        ease: Flesch's reading ease, 0 (very hard) to 100 (very easy); 60 and more is plain English.
        age: the age at which the text reads without effort (Flesch and Kincaid's school grade + 5).
        longest: the longest sentence, and how many words it has.
    """

    words: int
    sentences: int
    ease: float
    age: float
    longest: tuple[str, int]


def reading_of(paragraphs: Iterable[str]) -> Reading | None:
    """How paragraphs read; None for a text of fewer than 100 words, of which nothing can be said."""
    spoken = [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]
    counted = [(sentence, words) for sentence in spoken if (words := _WORD.findall(plain(sentence)))]
    words = [word for _, found in counted for word in found]
    if len(words) < 100:
        return None
    per_sentence = len(words) / len(counted)
    per_word = sum(syllables(word) for word in words) / len(words)
    longest = max(counted, key=lambda one: len(one[1]))
    return Reading(
        len(words), len(counted), 206.835 - 1.015 * per_sentence - 84.6 * per_word,
        0.39 * per_sentence + 11.8 * per_word - 15.59 + 5, (longest[0], len(longest[1])),
    )  # fmt: skip


def syllables(word: str) -> int:
    """The syllables of an English word, near enough for an average (nine words in ten are right).

    >>> [syllables(word) for word in ("child", "safeguarding", "agency", "involved", "little", "chaotic")]
    [1, 3, 3, 2, 2, 3]
    """
    word = re.sub(r"[^a-z]", "", word.lower())
    if len(word) <= 3:
        return 2 if word in _SHORT else 1
    count = len(_VOWELS.findall(word)) + len(_APART.findall(word))
    silent = _SILENT.search(word) is not None and not _SPOKEN.search(word)
    return max(1, count - silent - (_SILENT_INSIDE.search(word) is not None))


_SHORT = frozenset(["any", "ago", "via", "era"])

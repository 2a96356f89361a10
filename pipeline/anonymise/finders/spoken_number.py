"""Numbers said figure by figure: "oh seven seven double oh, nine hundred, eight six one"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders.base import PATTERN, Hit, PatternRecogniser

_FIGURE = r"(?:zero|nought|naught|one|two|three|four|five|six|seven|eight|nine|oh|o)"
_STEP = rf"(?:(?:(?:double|treble|triple)[ -])?{_FIGURE}(?:[ -](?:hundred|thousand))?|\d{{1,4}})"
_JOINT = r"(?:[ \t]*[-,.–][ \t]*|[ \t]+|[ \t]*\n[ \t]*)"
_SPOKEN = re.compile(rf"(?<![\w-])(?:{_STEP}{_JOINT}){{5,40}}{_STEP}(?![\w-])", re.IGNORECASE)
_WORD = re.compile(_FIGURE, re.IGNORECASE)
_LEAST = 6
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class SpokenNumberRecogniser(PatternRecogniser):
    """Six figures and more in words, as telephone, NHS and case numbers are dictated, as REFERENCE.

    Counting ("one two three four five six") is not found.
    """

    labels = ("REFERENCE",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give the numbers said figure by figure in `text`."""
        for match in _SPOKEN.finditer(text):
            words = tuple(word.lower() for word in _WORD.findall(match[0]))
            if len(words) >= _LEAST and not _counts(words):
                yield Hit(match.start(), match.end(), PATTERN, "REFERENCE")


def _counts(words: tuple[str, ...]) -> bool:
    """Whether each figure is one more than the last."""
    return words[0] in _COUNTED and words == _COUNTED[_COUNTED.index(words[0]) :][: len(words)]

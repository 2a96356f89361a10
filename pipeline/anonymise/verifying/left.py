"""Protected words that a person has left in a document, place by place: told, but no leak."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.anonymise.verifying.fold import fold, squeezed

_WINDOW = 200


@dataclass(frozen=True, slots=True)
class Left:
    """Words a person left, with those before and after them as the written file has them.

    Attributes:
        text: the words.
        before: the words before them in the same paragraph, "" where it begins with them.
        after: the words after them, "" where it ends with them.
    """

    text: str
    before: str = ""
    after: str = ""


class Leaving:
    """Tells whether a place in a text is one of those left.

    Args:
        places: what was left. The same words elsewhere, between other words, are not.
    """

    def __init__(self, places: Iterable[Left]) -> None:
        self._places = tuple(
            dict.fromkeys((_plain(one.before), _plain(one.text), _plain(one.after)) for one in places)
        )

    def covers(self, text: str, start: int, end: int) -> bool:
        """Whether characters `start` to `end` of a decoded text are, or are part of, words that were left."""
        if not self._places:
            return False
        wanted = _plain(text[start:end])
        before, after = _plain(text[max(0, start - _WINDOW) : start]), _plain(text[end : end + _WINDOW])
        for ahead, words, behind in self._places:
            at = words.find(wanted)
            while wanted and at >= 0:
                lead, rest = ahead + words[:at], words[at + len(wanted) :] + behind
                begins = bool(ahead) or _opens(text, start, before, lead)
                ends = bool(behind) or _closes(text, end, after, rest)
                if before.endswith(lead) and after.startswith(rest) and begins and ends:
                    return True
                at = words.find(wanted, at + 1)
        return False


def _plain(text: str) -> str:
    return squeezed(fold(text))


def _opens(text: str, start: int, before: str, lead: str) -> bool:
    """Nothing but the left words themselves stands before them in their line."""
    line = _plain(text[text.rfind("\n", 0, start) + 1 : start])
    return line == lead or before == lead


def _closes(text: str, end: int, after: str, rest: str) -> bool:
    stop = text.find("\n", end)
    line = _plain(text[end : stop if stop >= 0 else len(text)])
    return line == rest or after == rest

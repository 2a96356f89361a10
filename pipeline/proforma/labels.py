"""Labels as they are compared, and those of a definition, ready to be found in many lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.proforma.spelling import Speller
from pipeline.proforma.words import stem, without_number, words_of

Label = tuple[str, ...]
"""A label as compared: its telling words ("Name of author" and "Author's name" are both `author`)."""

_SMALL = frozenset(["the", "a", "an", "of", "this", "your"])
_FILLING = frozenset(["name", "full", "detail", "imr", "please", "print", "block", "capital"])
_BEFORE = frozenset(
    ["maternal", "paternal", "birth", "natural", "step", "half", "full", "foster", "index", "pupil", "young",
     "child's", "older", "younger", "elder", "adoptive", "biological", "putative", "late", "deceased"]
)  # fmt: skip
_HARMLESS = frozenset(
    ["report", "reporting", "review", "completed", "completion", "complete", "submission", "submitted",
     "author", "agency", "organisation", "contact", "final", "draft", "sign", "signing", "signed", "off",
     "number", "lead", "responsible", "service", "trust", "title", "role", "job", "post", "senior",
     "manager", "approving", "telephone", "e", "mail", "email", "address", "individual", "management",
     "serious", "case", "board", "prepared", "reviewer", "version", "document", "for", "by", "on", "to",
     "and", "or", "no", "work", "held", "main", "officer", "sent"]
)  # fmt: skip
"""Words that may stand beside a label and change nothing: "Date report completed", "Signing-off manager"."""
_MODIFIES = re.compile(r"\b(?:of|for)\b.*$|\b\w+['’]s\b", re.IGNORECASE)
_LONGEST_LOOSE = 7
_HEAD = re.compile(r"^(?P<head>[^:.…_]{3,60}?)\s*(?::|[.…_]{3,}|…|$)")
_MOST_WORDS = 14
_LONGEST = 160
_DOTTED = re.compile(r"\s*(?:[.…_]{3,}|…+|\.{2,}(?=\s))\s*")
_START = re.compile(r"(?:^|(?<=[.…_:;,)\]\s]))(?=[A-Z(])|(?<=[,;]\s)(?=[a-z])")
_WORD = re.compile(r"\S+")
_CLOSED = re.compile(r"\s*(?:[:?.…_(\-–/]|[A-Z\d(\[<£@])|\s*$|\s+\S+@")
_VALUE = re.compile(r"\s+(?:[A-Z\d\[<]|\S+@)")
"""What stands behind a tab stop, which reading has made a blank."""
_MORE = re.compile(r"\s*[/(]")
_LONGER = re.compile(r"\s*/[^:.…_\d]*$")
_INDENT = 4
_EXPLICIT = re.compile(r"\s*(?:\([^)]{0,40}\)\s*)?(?::|[.…_]{3,}|…)")
_IN_BRACKETS = re.compile(r"^\s*\([^)]{0,40}\)")
"""Behind a label: "(please print)", "(chair of governors)"."""
_STRONG = re.compile(r"[.…_;,)\]:]\s*$")


def label_key(text: str) -> Label:
    """What a label says: its words without number, small words and words that say nothing ("name of")."""
    every = [stem(word) for word in words_of(without_number(text)) if word not in _SMALL]
    telling = tuple(word for word in every if word not in _FILLING)
    return telling or tuple(sorted(set(every) & {"name"})) or tuple(every)


class Found(NamedTuple):
    """A label met in a line: where it begins and ends, and which one it is."""

    start: int
    end: int
    label: Label


class Labels:
    """The labels of a definition."""

    def __init__(self, wordings: Iterable[str]) -> None:
        self._known = frozenset(label_key(text) for text in wordings) - {()}
        self._speller = Speller(word for label in self._known for word in label)
        self._words = frozenset(word for label in self._known for word in label)
        self._longest = max((len(label) for label in self._known), default=0)

    def fitting(self, text: str) -> Label | None:
        """The label that a text is, as the definition spells it."""
        words = self._speller.right(label_key(text))
        return words if words in self._known else None

    def beginning(self, text: str) -> Label | None:
        """The longest label that a text begins with, or a part of it behind a comma ("Pupil, brother")."""
        for part in re.split(r"[,;/(]", text):
            words = self._speller.right(label_key(part))
            while words and words not in self._known and words[0] in _BEFORE and words[:1] not in self._known:
                words = words[1:]
            for end in range(len(words), 0, -1):
                if words[:end] in self._known:
                    return words[:end]
        return None

    def nearly(self, text: str) -> Label | None:
        """The label that a text of a few words holds beside nothing that makes another of it.

        The one that names the thing is taken: "Author's designation" is a designation, "Contact details for
        the author" are contact details.
        """
        if len(text.split()) > _LONGEST_LOOSE:
            return None
        words = self._speller.right(label_key(text))
        if any(word not in _HARMLESS and word not in self._words for word in words):
            return None
        said = self._speller.right(label_key(_MODIFIES.sub(" ", text)))
        for part in (said, words):
            found = [
                (end - start, end, part[start:end])
                for start in range(len(part))
                for end in range(start + 1, len(part) + 1)
                if part[start:end] in self._known
            ]
            if found:
                _, _, label = max(found)
                return label if all(word in _HARMLESS for word in words if word not in label) else None
        return None

    def within(self, text: str) -> list[Found]:
        """The labels of a line with their places: "Signed … Dated …" has two."""
        if len(text) > _LONGEST and not _EXPLICIT.search(text[:_LONGEST]):
            return []
        found: list[Found] = []
        end = 0
        for match in _START.finditer(text[: 4 * _LONGEST]):
            start = match.start()
            if start < end:
                continue
            first = not text[:start].strip() or without_number(text) == text[start:]
            one = self._at(text, start)
            if one is None:
                if first and _is_prose(text):
                    return []
                continue
            if found and _begins_value(text[found[-1].end : start]) and not _EXPLICIT.match(text, one.end):
                continue  # "To: The chair of the board" goes to the chair, who has not signed
            if first or self._may_follow(text, one, bool(found)):
                found.append(one)
                end = one.end
        if not found or found[0].start > _INDENT or _MORE.match(text, found[0].end):
            loose = self._loosely(text)
            if loose is not None:
                return [
                    loose,
                    *(one for one in found if one.start > loose.end and _EXPLICIT.match(text, one.end)),
                ]
            if found and _LONGER.match(text, found[0].end):
                return found[1:]  # "Child / family member" is another label than "Child"
        return found

    def _loosely(self, text: str) -> Found | None:
        """A label in words of the author's own at the beginning of a line, before a mark or a value."""
        head = _HEAD.match(text)
        label = self.nearly(head["head"]) if head else None
        if head and label is not None:
            return Found(0, head.end("head"), label)
        words = list(_WORD.finditer(text))
        if len(words) > _MOST_WORDS or text.endswith("."):
            return None
        for count in range(min(_LONGEST_LOOSE, len(words) - 1), 1, -1):
            end = words[count - 1].end()
            if _VALUE.match(text, end) and (label := self.nearly(text[:end])) is not None:
                return Found(0, end, label)
        return None

    def _may_follow(self, text: str, one: Found, behind_another: bool) -> bool:
        """Inside a line a label is one when a mark shows it; a lone word may be part of the value."""
        before = text[: one.start]
        if not behind_another:
            # In print the value of one label and the next label can come as one line.
            last = (
                not text[one.end :].strip(" :?") and len(one.label) > 1 and len(text.split()) <= _MOST_WORDS
            )
            return last or bool(_DOTTED.search(before))
        if _EXPLICIT.match(text, one.end):
            return True
        return bool(text[one.end :].strip()) and (
            len(text[one.start : one.end].split()) > 1 or bool(_STRONG.search(before))
        )

    def _at(self, text: str, start: int) -> Found | None:
        """The longest run of words from `start` that is a label and is followed by what may be a value."""
        best: Found | None = None
        heard: list[str] = []
        for count, match in enumerate(_WORD.finditer(text, start)):
            if count >= _MOST_WORDS or len(heard) > self._longest + 4:
                break
            word = match[0]
            bare = re.sub(r"(?::|[.…_]{2,}|…).*$", "", word)
            heard += [stem(part) for part in words_of(bare)]
            end = match.start() + len(bare)
            if self._words.isdisjoint(heard) and not self._words & set(self._speller.right(tuple(heard))):
                if count >= 3:
                    break
                continue
            label = self.fitting(text[start:end])
            if label is not None and _CLOSED.match(text, end):
                best = Found(start, end, label)
            if bare != word:
                break
        return best


def value_behind(text: str) -> str:
    """What stands behind a label, without the dots, dashes and colons that lead to it."""
    return _DOTTED.sub(" ", _IN_BRACKETS.sub("", text)).strip(" :;,–-\t?")


def segments(text: str, labels: Labels) -> Iterator[tuple[Label, str]]:
    """The labels of a line, each with what stands behind it."""
    found = labels.within(text)
    for at, one in enumerate(found):
        upto = found[at + 1].start if at + 1 < len(found) else len(text)
        yield one.label, value_behind(text[one.end : upto])


def _begins_value(between: str) -> bool:
    """Whether nothing but a colon parts a label from what follows: then that is its value."""
    return between.strip() == ":"


def _is_prose(text: str) -> bool:
    return len(text.split()) > _MOST_WORDS and ":" not in text and not _DOTTED.search(text)

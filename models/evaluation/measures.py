"""What is measured, and how: names and other spans in our own unseen text.

All measures take the truth and the spans a finder gave for the same text, as `Span`s. Counts are returned,
not shares, so that documents add up. The Text Anonymization Benchmark's measures are in `benchmark`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.corpus.model import Span
from models.evaluation.read import Marked, Mention

# Ages and lengths of time are not annotated in the unseen text, so a DATETIME found there is neither right
# nor wrong.
_LENGTH_OF_TIME = re.compile(
    r"(?:\bage[ds]?\b|\b(?:\d+|an?|one|two|three|four|five|six|nine|ten|twelve|few)\b.*"
    r"(?:year|yr|month|mth|week|wk|day|hour|hr|minute|min)s?\b|\d+/(?:7|12|52)\b|^\D{0,6}\d{1,2}\D{0,2}$)",
    re.IGNORECASE,
)
_CARRIERS = ("{} was recorded on the file.", "This was noted under {} on the file.", "{}")


@dataclass(frozen=True)
class Share:
    """So many out of so many."""

    of: int = 0
    right: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.of + other.of, self.right + other.right)

    @property
    def value(self) -> float | None:
        """The share, or None where there was nothing to count."""
        return self.right / self.of if self.of else None


NONE = Share()


@dataclass(frozen=True)
class Strict:
    """Recall and precision of spans that must agree in start, end and label."""

    recall: Share = NONE
    precision: Share = NONE

    def __add__(self, other: Strict) -> Strict:
        return Strict(self.recall + other.recall, self.precision + other.precision)


def strict(marked: Marked, found: Sequence[Span], label: str) -> Strict:
    """Compares the spans of one label.

    Args:
        marked: the truth.
        found: what the finder gave; the same span given twice counts once.
        label: one of `read.LABELS`.

    Returns:
        Recall (of the annotated spans) and precision (of the found ones).
    """
    true = {s for s in marked.document.spans if s.label == label}
    given = {s for s in found if s.label == label and not _not_annotated(marked, s)}
    right = len(true & given)
    return Strict(Share(len(true), right), Share(len(given), right))


def touching(marked: Marked, found: Sequence[Span]) -> Share:
    """Of the PERSON spans found, how many touch an annotated one: it forgives "Mrs" and "'s"."""
    true = [s for s in marked.document.spans if s.label == "PERSON"]
    given = {s for s in found if s.label == "PERSON"}
    return Share(len(given), sum(any(g.start < t.end and t.start < g.end for t in true) for g in given))


def covered(marked: Marked, found: Sequence[Span]) -> list[tuple[Mention, bool]]:
    """Says of every PERSON mention whether each letter of it lies within found spans.

    Labels do not matter: a name hidden as a place is hidden. Figures count as letters; spaces and
    punctuation in a name need not be covered.
    """
    letters = letters_within(marked.document.text, found)
    return [
        (m, all(i in letters for i in range(m.start, m.end) if marked.document.text[i].isalnum()))
        for m in marked.mentions
    ]


def people(judged: Iterable[tuple[Mention, bool]]) -> Share:
    """Of the people named in one document, how many are covered in all their mentions.

    Args:
        judged: what `covered` gave for that document.
    """
    whole: dict[str, bool] = {}
    for mention, hidden in judged:
        whole[mention.entity] = whole.get(mention.entity, True) and hidden
    return Share(len(whole), sum(whole.values()))


def carried(term: str) -> list[str]:
    """Gives the texts in which a term is tried: beginning a sentence, inside one, and alone."""
    return [carrier.format(term) for carrier in _CARRIERS]


def named(found: Sequence[Span]) -> bool:
    """Whether a text in which nobody is named got a PERSON."""
    return any(s.label == "PERSON" for s in found)


def letters_within(text: str, found: Iterable[Span]) -> set[int]:
    """Gives the positions of the letters and figures that lie within spans."""
    return {i for s in found for i in range(s.start, min(s.end, len(text))) if text[i].isalnum()}


def _not_annotated(marked: Marked, span: Span) -> bool:
    if span.label != "DATETIME":
        return False
    apart = all(span.end <= s.start or s.end <= span.start for s in marked.document.spans)
    return apart and bool(_LENGTH_OF_TIME.search(marked.document.text[span.start : span.end]))

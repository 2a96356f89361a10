"""The measures of the Text Anonymization Benchmark (Pilán et al. 2022).

What is measured here, exactly:

- A text is cut into words (`\\w+`). A word is masked when each letter of it lies within a found span, of
  any label.
- *Token recall*: of the words in spans annotated DIRECT or QUASI, the share masked.
- *Token precision*: of the masked words, the share that lies in a span annotated DIRECT or QUASI. (The
  benchmark also weighs words by how much they tell, with a language model; that is not done.) `known` is
  the same share counting every annotated span, NO_MASK too: what was masked without need but is an
  identifier of somebody or something.
- *Entity recall*, apart for DIRECT and QUASI: an entity counts only if all its mentions in the document are
  masked whole.

Differences: the file holds one annotator's view and no entity ids, so mentions that are written alike in a
document (whatever the case, edges trimmed) are taken as one entity; it is DIRECT if one of its mentions is.
Figures are therefore not the published ones' equals; they compare finders with each other.

Function words and punctuation at the edges of an annotated or found span do not count (`edges=False`), nor
do a leading "the" or "Mr", "Mrs", "Ms", "Miss", "Dr": they tell nothing. With `edges=True` each word
counts; both are reported.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.corpus.model import Span
from models.evaluation.measures import NONE, Share, letters_within

_WORD = re.compile(r"\w+")
_FUNCTION_WORDS = "the a an of in on at by to for from and or with between until since before after"
_TITLES = "mr mrs ms miss dr"
_EDGE = frozenset(f"{_FUNCTION_WORDS} {_TITLES} s".split())
_MASKED = ("DIRECT", "QUASI")


@dataclass(frozen=True)
class Identifier:
    """An annotated span of the benchmark: DIRECT, QUASI or NO_MASK."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Case:
    """One court case."""

    text: str
    identifiers: tuple[Identifier, ...]


@dataclass(frozen=True)
class Scores:
    """Counts over documents; `+` adds them up."""

    recall: Share = NONE
    precision: Share = NONE
    known: Share = NONE
    direct: Share = NONE
    quasi: Share = NONE

    def __add__(self, other: Scores) -> Scores:
        return Scores(
            self.recall + other.recall,
            self.precision + other.precision,
            self.known + other.known,
            self.direct + other.direct,
            self.quasi + other.quasi,
        )


def read(path: Path) -> Iterator[Case]:
    """Reads cases from lines of `{"text", "spans": [[start, end, type, identifier]]}`."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            spans = tuple(Identifier(start, end, kind) for start, end, _, kind in case["spans"])
            yield Case(case["text"], spans)


def score(case: Case, found: Sequence[Span], *, edges: bool = False) -> Scores:
    """Measures one case.

    Args:
        case: text and annotation.
        found: what the finder gave.
        edges: whether function words and titles at the edges of spans count too.

    Returns:
        Token recall and precision, and entity recall for DIRECT and QUASI.
    """
    letters = letters_within(case.text, found)
    masked = {w for s in found for w in _words(case.text, s.start, s.end, edges) if _within(w, letters)}
    asked = {
        w for i in case.identifiers if i.kind in _MASKED for w in _words(case.text, i.start, i.end, edges)
    }
    annotated = {w for i in case.identifiers for w in _words(case.text, i.start, i.end, edges)}
    # A word may be masked though it is an edge of the found span: "the Hague" found, "Hague" asked.
    hidden = {w for w in asked if _within(w, letters)}
    return Scores(
        Share(len(asked), len(hidden)),
        Share(len(masked | hidden), len(hidden)),
        Share(len(masked | hidden), len((masked | hidden) & (annotated | asked))),
        *(_entities(case, letters, kind, edges) for kind in _MASKED),
    )


def _entities(case: Case, letters: set[int], kind: str, edges: bool) -> Share:
    whole: dict[str, bool] = {}
    kinds: dict[str, str] = {}
    for i in case.identifiers:
        words = _words(case.text, i.start, i.end, edges)
        if i.kind not in _MASKED or not words:
            continue
        name = case.text[words[0][0] : words[-1][1]].casefold()
        whole[name] = whole.get(name, True) and all(_within(w, letters) for w in words)
        kinds[name] = min(i.kind, kinds.get(name, i.kind))  # DIRECT comes before QUASI
    of_kind = [name for name, its in kinds.items() if its == kind]
    return Share(len(of_kind), sum(whole[name] for name in of_kind))


def _words(text: str, start: int, end: int, edges: bool) -> list[tuple[int, int]]:
    words = [m.span() for m in _WORD.finditer(text, start, end)]
    if edges:
        return words
    while words and _tells_nothing(text, words[0]):
        words.pop(0)
    while words and _tells_nothing(text, words[-1]):
        words.pop()
    return words


def _tells_nothing(text: str, word: tuple[int, int]) -> bool:
    return text[slice(*word)].casefold() in _EDGE


def _within(word: tuple[int, int], letters: set[int]) -> bool:
    return all(i in letters for i in range(*word))

"""The trained name finder as Presidio's language engine: given by path, nothing fetched, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

from pipeline.anonymise import naming
from pipeline.anonymise.finders.model_name import LABEL_OF
from pipeline.anonymise.finding.repeats import sparing

LANGUAGE = "en"
_MOST_AT_ONCE = 100_000
"""Characters handed to the model in one piece; spaCy refuses more than a million."""
_PARAGRAPH_END = re.compile(r"\n\s*")
_BLANK = re.compile(r"\s+")


class Placed:
    """An entity of a piece of a text, placed in the whole."""

    __slots__ = ("end", "label", "score", "start")

    def __init__(self, entity: naming.Entity, offset: int) -> None:
        self.start, self.end = entity.start + offset, entity.end + offset
        self.label, self.score = entity.label, entity.score


class OurNlpEngine(NlpEngine):
    """Presidio's view of the name finder.

    Args:
        finder: the finder; `naming.load()` unless given.

    Raises:
        NameFinderError: there is none, or it does not find the names of a plain sentence.
    """

    def __init__(self, finder: naming.NameFinder | None = None) -> None:
        self._finder = naming.load() if finder is None else naming.proved(finder)

    def load(self) -> None:
        """Nothing: the finder was loaded and proved when the engine was made."""

    def is_loaded(self) -> bool:
        """Always: an engine without a working finder cannot be made."""
        return True

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """What the model marks in a text; no tokens and lemmas, since no rule here asks for them."""
        lean = sparing(text)
        entities = lean.placed(
            Placed(entity, offset)
            for offset, piece in _pieces(lean.text)
            for entity in self._finder.find(piece)
        )
        scores = [entity.score for entity in entities]
        return NlpArtifacts(entities, [], [], [], self, language, scores)  # type: ignore[arg-type]

    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, **_: Any
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """The texts one by one, with what the model marks in each."""
        for text in texts:
            yield text, self.process_text(text, language)

    def is_stopword(self, word: str, language: str) -> bool:
        """Never; only Presidio's context words would ask."""
        return False

    def is_punct(self, word: str, language: str) -> bool:
        """Whether a word holds no letter and no figure."""
        return not any(letter.isalnum() for letter in word)

    def get_supported_entities(self) -> list[str]:
        """The contract's labels that the model can give."""
        return sorted(set(LABEL_OF.values()))

    def get_supported_languages(self) -> list[str]:
        """English only."""
        return [LANGUAGE]


class NoEnhancing(ContextAwareEnhancer):
    """Our rules weigh their context themselves; Presidio's enhancer needs lemmas and copies every result."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(
        self, text: str, raw_results: Any, nlp_artifacts: Any, recognizers: Any, context: Any = None
    ) -> Any:
        """The results as they are."""
        return raw_results


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """A long text at the ends of its paragraphs."""
    start = 0
    while len(text) - start > _MOST_AT_ONCE:
        end = start + _MOST_AT_ONCE
        for good_end in (_PARAGRAPH_END, _BLANK):  # a name is never cut in two
            ends = [match.end() for match in good_end.finditer(text, start + _MOST_AT_ONCE // 2, end)]
            if ends:
                end = ends[-1]
                break
        yield start, text[start:end]
        start = end
    yield start, text[start:]

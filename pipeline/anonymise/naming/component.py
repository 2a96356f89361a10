"""The name finder as parts of a spaCy pipeline: its tokeniser and the component that marks entities.

Both are registered when this module is imported, so that ``spacy.load`` of the shipped folder finds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from .network import Network
from .tokens import NEWLINE, TAB, Tokens, split

TOKENISER, COMPONENT = "scr.tokens.v1", "scr_names"


@registry.tokenizers(TOKENISER)  # type: ignore[untyped-decorator]
def _tokeniser() -> Callable[[Language], Tokeniser]:
    return lambda language: Tokeniser(language.vocab)


class Tokeniser:
    """Cuts as ``tokens.split`` does; blanks beyond one become tokens of blanks, so no character is lost."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """``text`` as a spaCy document; ``doc.text == text``."""
        words: list[str] = []
        spaces: list[bool] = []
        end = 0
        tokens = split(text)
        for word, start, stop in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
            _gap(text[end:start], words, spaces)
            words.append(word)
            spaces.append(False)
            end = stop
        _gap(text[end:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_disk(self, path: Path, **_: Any) -> None:
        """Nothing to keep."""

    def from_disk(self, path: Path, **_: Any) -> Tokeniser:
        """Nothing was kept."""
        return self

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to keep."""
        return b""

    def from_bytes(self, data: bytes, **_: Any) -> Tokeniser:
        """Nothing was kept."""
        return self


@Language.factory(COMPONENT, default_config={"caution": 0.0})
class NameComponent:
    """Sets ``doc.ents`` from the network in the component's own folder."""

    def __init__(self, nlp: Language, name: str, caution: float) -> None:
        self.name = name
        self._caution = caution
        self._network: Network | None = None

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with its entities; each has ``ent._.score`` (0 to 1)."""
        if self._network is None:
            raise ValueError("the name finder's network was not loaded")
        at = [token.i for token in doc if not token.is_space or token.text in (NEWLINE, TAB)]
        real = [doc[i] for i in at]
        tokens = Tokens(
            tuple(token.text for token in real),
            tuple(token.idx for token in real),
            tuple(token.idx + len(token.text) for token in real),
        )
        found = []
        for run in self._network.find(tokens):
            span = Span(doc, at[run.first], at[run.end - 1] + 1, label=run.label)
            span._.score = run.score
            found.append(span)
        doc.ents = tuple(found)
        return doc

    def from_disk(self, path: Path, **_: Any) -> NameComponent:
        """Loads the network kept in ``path``."""
        self._network = Network(Path(path), caution=self._caution)
        return self

    def to_disk(self, path: Path, exclude: Iterable[str] = (), **_: Any) -> None:
        """The network is put there by the export; spaCy asks for the folder to exist."""
        Path(path).mkdir(parents=True, exist_ok=True)


if not Span.has_extension("score"):
    Span.set_extension("score", default=1.0)


def _gap(blank: str, words: list[str], spaces: list[bool]) -> None:
    if blank[:1] == " " and words:
        spaces[-1] = True
        blank = blank[1:]
    if blank:
        words.append(blank)
        spaces.append(False)

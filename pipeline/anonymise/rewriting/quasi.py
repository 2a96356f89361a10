"""What may point to the family without naming it: listed for a person to decide, left in the text."""

from __future__ import annotations

import functools
import importlib.resources
import re
from collections.abc import Sequence

import yaml

from pipeline.anonymise.redactions import Quasi
from pipeline.anonymise.rewriting.joined import Joined
from pipeline.anonymise.rewriting.pieces import Piece

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def found(whole: Joined, pieces: Sequence[Piece]) -> tuple[Quasi, ...]:
    """Every word of the lists (`quasi.yaml`) that stands outside of what is replaced, in order."""
    pattern, kinds = _pattern()
    out = []
    next_piece = 0
    for match in pattern.finditer(whole.plain):
        while next_piece < len(pieces) and pieces[next_piece].end <= match.start():
            next_piece += 1
        if next_piece < len(pieces) and pieces[next_piece].start < match.end():
            continue
        kind = match.lastgroup or ""
        index = whole.passage_at(match.start())
        first, last = whole.bounds(index)
        if match.end() > last:
            continue
        start, end = match.start() - first, match.end() - first
        passage = whole.passages[index]
        out.append(
            Quasi(passage.number, start, end, passage.text[start:end], kind.replace("_", "-"), kinds[kind])
        )
    return tuple(out)


@functools.cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    file = importlib.resources.files("pipeline.anonymise.rewriting") / "quasi.yaml"
    content = yaml.load(file.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - both are safe loaders
    groups, whys = [], {}
    for kind, entry in content.items():
        name = str(kind).replace("-", "_")
        words = sorted(map(str, entry["words"]), key=lambda word: (-len(word), word))
        groups.append(f"(?P<{name}>{'|'.join(_written(word) for word in words)})")
        whys[name] = str(entry["why"])
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w])"), whys


def _written(word: str) -> str:
    """A word as a pattern: one with a capital has to have it, one in small letters may begin with one; a star
    at its end stands for any ending."""
    stem = re.escape(word.rstrip("*")).replace(r"\ ", r"[ -]")
    if word[0].islower():
        stem = f"[{word[0]}{word[0].upper()}]" + stem[1:]
    return stem + (r"\w*" if word.endswith("*") else "")

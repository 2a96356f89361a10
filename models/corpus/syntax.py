"""The small language of pattern files: `[this|or that]`, `{role.form}`, `{slot}`.

A backslash takes the next character as it is (`\\[`, `\\|`, `\\#`); `\\t` is a tab, `\\n` a new line.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import NoReturn, Protocol

from models.corpus import forms, slots
from models.corpus.cast import Cast
from models.corpus.draft import Draft

_SLOT = re.compile(r"([a-z]+)(\d*)(?:\.([a-z]+))?")
_ESCAPES = {"t": "\t", "n": "\n"}


class PatternError(ValueError):
    """A pattern that cannot be read; the message names file and line and says what to do."""

    def __init__(self, trouble: str, source: str, line: int) -> None:
        super().__init__(f"{source}, line {line}: {trouble}")
        self.trouble = trouble
        self.source = source
        self.line = line


class Node(Protocol):
    """A piece of a pattern that can write itself."""

    def write(self, draft: Draft, cast: Cast, rng: random.Random) -> None: ...


@dataclass(frozen=True)
class Words:
    """Text as it stands."""

    text: str

    def write(self, draft: Draft, cast: Cast, rng: random.Random) -> None:
        draft.plain(self.text)


@dataclass(frozen=True)
class Person:
    """`{mum.first}`: a person in a form; an empty form is drawn."""

    role: str
    form: str

    def write(self, draft: Draft, cast: Cast, rng: random.Random) -> None:
        piece = cast.write(self.role, self.form)
        draft.labelled(piece.text, piece.spans)


@dataclass(frozen=True)
class Filled:
    """`{town}`: anything that is not a person."""

    slot: str
    label: str | None

    def write(self, draft: Draft, cast: Cast, rng: random.Random) -> None:
        text = cast.fill(self.slot)
        if self.label is None:
            draft.term(text)
        else:
            draft.labelled(text, ((0, len(text), self.label),))


@dataclass(frozen=True)
class Choice:
    """`[a|b|c]`: one of several, each as likely."""

    ways: tuple[tuple[Node, ...], ...]

    def write(self, draft: Draft, cast: Cast, rng: random.Random) -> None:
        way = self.ways[int(rng.random() * len(self.ways))]
        if not way:
            draft.nothing()
        for node in way:
            node.write(draft, cast, rng)


def parse(text: str, source: str, line: int) -> tuple[Node, ...]:
    """The nodes of one pattern.

    Args:
        text: the pattern, of one line or several.
        source: the file's name, for messages.
        line: the 1-based line of the file on which `text` begins.

    Raises:
        PatternError: an unknown slot, role or form, or a bracket or brace without its other half.
    """
    return _Parser(text, source, line).pattern()


class _Parser:
    def __init__(self, text: str, source: str, line: int) -> None:
        self._text = text
        self._source = source
        self._first_line = line
        self._at = 0

    def pattern(self) -> tuple[Node, ...]:
        nodes = self._nodes(within=None)
        if self._at < len(self._text):
            self._fail("a “]” closes nothing; write \\] for the character itself", self._at)
        return nodes

    def _nodes(self, within: int | None) -> tuple[Node, ...]:
        """Nodes up to the end, or inside a bracket opened at `within` up to the next `|` or `]`."""
        nodes: list[Node] = []
        words: list[str] = []

        def close_words() -> None:
            if words:
                nodes.append(Words("".join(words)))
                words.clear()

        while self._at < len(self._text):
            mark = self._text[self._at]
            if mark == "]" or (mark == "|" and within is not None):
                break
            if mark == "[":
                close_words()
                nodes.append(self._choice())
            elif mark == "{":
                close_words()
                nodes.append(self._slot())
            elif mark == "}":
                self._fail("a “}” closes nothing; write \\} for the character itself", self._at)
            else:
                words.append(self._character())
        close_words()
        return tuple(nodes)

    def _character(self) -> str:
        mark = self._text[self._at]
        self._at += 1
        if mark == "\n" and self._text.startswith("#", self._at):
            end = self._text.find("\n", self._at)
            self._at = len(self._text) if end < 0 else end
            return ""
        if mark != "\\":
            return mark
        if self._at == len(self._text):
            self._fail("a backslash ends the pattern; write \\\\ for the character itself", self._at - 1)
        escaped = self._text[self._at]
        self._at += 1
        return _ESCAPES.get(escaped, escaped)

    def _choice(self) -> Choice:
        opened = self._at
        ways: list[tuple[Node, ...]] = []
        while True:
            self._at += 1  # past “[” or “|”
            ways.append(self._nodes(within=opened))
            if self._at == len(self._text):
                self._fail("a “[” is never closed; write \\[ for the character itself", opened)
            if self._text[self._at] == "]":
                self._at += 1
                return Choice(tuple(ways))

    def _slot(self) -> Node:
        opened = self._at
        closed = self._text.find("}", opened)
        if closed < 0:
            self._fail("a “{” is never closed; write \\{ for the character itself", opened)
        self._at = closed + 1
        written = self._text[opened + 1 : closed]
        match = _SLOT.fullmatch(written)
        if match is None:
            self._fail(
                f"“{{{written}}}” is not written as a slot ({{mum.first}}, {{sib2}}, {{town}})", opened
            )
        kind, number, form = match.groups()
        if kind in forms.ROLES:
            if form is not None and form not in forms.FORMS:
                self._fail(f"“{form}” in “{{{written}}}” is no form; forms: {', '.join(forms.FORMS)}", opened)
            return Person(kind + number, form or "")
        if kind not in slots.LABELS:
            self._fail(f"“{{{written}}}” is no known role or slot", opened)
        if form is not None:
            self._fail(f"“{{{written}}}”: only people have forms", opened)
        return Filled(kind + number, slots.LABELS[kind])

    def _fail(self, trouble: str, at: int) -> NoReturn:
        line = self._first_line + self._text.count("\n", 0, at)
        raise PatternError(trouble, self._source, line)

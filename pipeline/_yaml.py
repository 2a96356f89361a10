"""YAML whose every value still knows its line.

Scalars are kept as the text that was typed: `reference: 2010-03` stays text and a surname `No` does not
become false; what a value must be is decided by whoever checks it. Only an unquoted `null`, `~` or
nothing at all is None. Aliases are refused, because a few of them can unfold into gigabytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import yaml

Value = None | str | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]


class Lined(NamedTuple):
    """A YAML document: its value, and the 1-based line of every path in it (a key's own line)."""

    value: Value
    lines: dict[Path, int]

    def line(self, path: Iterable[str | int]) -> int | None:
        """The line of `path`, or of the nearest thing around it."""
        parts = tuple(path)
        while parts and parts not in self.lines:
            parts = parts[:-1]
        return self.lines.get(parts)


class YamlError(Exception):
    """The text is not the YAML this software takes; `line` is 1-based."""

    def __init__(self, trouble: str, line: int) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.line = line


def load(text: str) -> Lined:
    """Read one YAML document.

    Raises:
        YamlError: bad syntax, a key given twice in one place, or an alias.
    """
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.AliasToken):
                raise YamlError("uses an alias (*name), which is not allowed here", _line(token.start_mark))
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(_plain(error.problem), _line(mark)) from None
    except yaml.YAMLError:
        raise YamlError("holds characters that do not belong in a text file", 1) from None
    lines: dict[Path, int] = {(): 1}
    return Lined(None if node is None else _value(node, (), lines), lines)


def _value(node: yaml.Node, path: Path, lines: dict[Path, int]) -> Value:
    lines.setdefault(path, _line(node.start_mark))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, number), lines) for number, item in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    text: str = node.value
    return None if node.style is None and text.lower() in ("", "null", "~") else text


def _mapping(node: yaml.MappingNode, path: Path, lines: dict[Path, int]) -> dict[str, Value]:
    result: dict[str, Value] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise YamlError("has a list where a key should stand", _line(key_node.start_mark))
        key: str = key_node.value
        if key in result:
            raise YamlError(f"gives “{key}” twice in one place", _line(key_node.start_mark))
        lines[(*path, key)] = _line(key_node.start_mark)
        result[key] = _value(value_node, (*path, key), lines)
    return result


def _line(mark: yaml.Mark | None) -> int:
    return mark.line + 1 if mark else 1


_PLAIN = {
    "mapping values are not allowed here": "has a second colon in a line; put the value in quotation marks",
    "found character '\\t' that cannot start any token": "is indented with a tab; use blanks",
    "could not find expected ':'": "has a line without a colon after its key",
    "expected <block end>, but found '<block mapping start>'": "is indented unevenly here",
    "expected <block end>, but found '<block sequence start>'": "is indented unevenly here",
    "expected <block end>, but found '-'": "is indented unevenly here",
}


def _plain(problem: str | None) -> str:
    return _PLAIN.get(problem or "", "is not written as YAML expects here")

"""The instructions of fields that may stay in a published file, written anew from what is understood of them.

ECMA-376 part 1, 17.16. What no rule here knows may not stay: an instruction can hold a path or a name that
nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Bookmarks = Callable[[str], str | None]
"""The new name of a bookmark; None where there is no such bookmark."""

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|“([^”]*)”|(\S+)')
_FORMATS = frozenset(
    [
        "mergeformat",
        "charformat",
        "arabic",
        "roman",
        "alphabetic",
        "ordinal",
        "ordtext",
        "cardtext",
        "upper",
        "lower",
        "firstcap",
        "caps",
        "arabicdash",
        "hex",
        "dollartext",
    ]
)
_PICTURE = re.compile(r"[0#.,%\s-]{1,12}")
_LEVELS = re.compile(r"\d(?:-\d)?")
_SERIES = frozenset(
    [
        "figure",
        "table",
        "chart",
        "equation",
        "appendix",
        "box",
        "map",
        "photo",
        "diagram",
        "plate",
        "illustration",
        "drawing",
        "text",
    ]
)
_STYLES = re.compile(r"(?:heading )?[1-9]|title|subtitle", re.IGNORECASE)
PLAIN = frozenset(
    ["PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"]
)
"""Fields that need no word behind their name."""
_TO_BOOKMARK = frozenset(["REF", "PAGEREF", "NOTEREF"])
_TO_HEADINGS = {"\\h": "", "\\z": "", "\\u": "", "\\w": "", "\\x": "", "\\o": "levels", "\\n": "levels"}
_TO_TEXT = {"\\h": "", "\\n": "", "\\p": "", "\\r": "", "\\w": "", "\\t": "", "\\f": ""}
_SWITCHES: dict[str, dict[str, str]] = {
    "TOC": _TO_HEADINGS | {"\\l": "levels", "\\c": "series", "\\a": "series", "\\b": "bookmark"},
    "SEQ": {"\\n": "", "\\c": "", "\\h": "", "\\r": "levels", "\\s": "levels"},
    "STYLEREF": {"\\l": "", "\\n": "", "\\p": "", "\\r": "", "\\t": "", "\\w": ""},
    **dict.fromkeys(_TO_BOOKMARK, _TO_TEXT),
    **{name: {"\\l": "levels", "\\s": "levels"} for name in PLAIN},
}
"""Field → its switches, and what each takes behind it."""
_OPTIONAL = frozenset(["\\o", "\\n"])


def harmless(code: str, bookmarks: Bookmarks) -> str | None:
    """A field's instruction written anew from what is understood of it; None when it may not stay.

    >>> harmless(' PAGE  \\\\* MERGEFORMAT ', lambda name: None)
    'PAGE \\\\* MERGEFORMAT'
    >>> harmless('DOCPROPERTY Author', lambda name: None) is None
    True
    """
    words = tokens(code)
    if not words:
        return None
    name, rest = words[0].upper(), words[1:]
    if name not in _SWITCHES:
        return None
    out = [name]
    if name in _TO_BOOKMARK:
        goal = bookmarks(rest[0]) if rest else None
        if goal is None:
            return None
        out.append(goal)
    elif name in ("SEQ", "STYLEREF"):
        if not rest:
            return None
        named = _argument("series" if name == "SEQ" else "style", rest[0], bookmarks)
        if named is None:
            return None
        out.append(named)
    return " ".join([*out, *_switches(name, rest, bookmarks)])


def _switches(name: str, words: list[str], bookmarks: Bookmarks) -> list[str]:
    known = _SWITCHES[name]
    out = []
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        low = word.lower()
        if low == "\\*" and following.lower() in _FORMATS:
            out += ["\\*", following]
        elif low == "\\#" and _PICTURE.fullmatch(following):
            out += ["\\#", f'"{following}"']
        elif low in known:
            kind = known[low]
            argument = _argument(kind, following, bookmarks) if kind else ""
            if argument:
                out += [low, argument]
            elif not kind or (low in _OPTIONAL and not following.strip('"')):
                out.append(low)
    return out


def _argument(kind: str, word: str, bookmarks: Bookmarks) -> str | None:
    if kind == "levels":
        return f'"{word}"' if _LEVELS.fullmatch(word) else None
    if kind == "series":
        return word if word.lower() in _SERIES else None
    if kind == "style":
        return f'"{word}"' if _STYLES.fullmatch(word) else None
    return bookmarks(word)


def tokens(code: str) -> list[str]:
    """The words of an instruction; what is quoted is one, without its quotation marks."""
    return [quoted or curly or plain for quoted, curly, plain in _TOKEN.findall(code)]

"""Looks for annotations that were forgotten: `python -m models.evaluation.check [--capitals]`.

A forgotten annotation makes a measure lie, so every place where an annotated name is written again without
annotation is listed, for a person to look at: most are words used as words ("summer", "the marsh"), and stay.
"""

from __future__ import annotations

import re
import sys

from models.evaluation.read import Marked, unseen

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def unmarked_names(marked: Marked) -> list[tuple[int, str]]:
    """Lists the places where an annotated name is written again, in any case, without annotation."""
    text = marked.document.text
    names = {w.casefold() for m in marked.mentions for w in [m.text, *_WORD.findall(m.text)] if len(w) > 1}
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    places = re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE) if names else ()
    return [(m.start(), m.group()) for m in places if not _inside(marked, m.start(), m.end())]


def unmarked_capitals(marked: Marked) -> list[tuple[int, str]]:
    """Lists the capitalised words that carry no annotation of any label."""
    words = _WORD.finditer(marked.document.text)
    return [
        (w.start(), w.group()) for w in words if w.group()[0].isupper() and not _inside(marked, *w.span())
    ]


def _inside(marked: Marked, start: int, end: int) -> bool:
    return any(start < span.end and span.start < end for span in marked.document.spans)


def main() -> None:
    """Prints one line for each place, or with `--capitals` one line of words for each document."""
    for marked in unseen():
        if "--capitals" in sys.argv:
            print(marked.name, " ".join(dict.fromkeys(word for _, word in unmarked_capitals(marked))))
            continue
        for start, word in unmarked_names(marked):
            around = marked.document.text[max(0, start - 40) : start + len(word) + 30].replace("\n", " ")
            print(f"{marked.name} {word}: {around}")


if __name__ == "__main__":
    main()

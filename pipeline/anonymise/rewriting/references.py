"""What the model takes for somebody's number and is none: places of a source, ids, hours, row numbers.

Traceability hangs on them: a line of the integrated chronology names the file, table and row it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.anonymise.model import Finding
from pipeline.anonymise.rewriting.pieces import Cover, Piece

_HOUR = r"(?:[01]\d|2[0-3])[0-5]\d"
_NONE = re.compile(
    r"(?<![\w-])(?:"
    r"D\d{1,3}(?: p \d{1,4})?(?: t\d{1,3})?(?: r\d{1,5}| ¶\d{1,5})"  # D3 p 1 t1 r2
    r"|D\d{1,3} p \d{1,4}"
    r"|(?:[a-z]{1,3}-)?(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])(?:[0-9a-f]{16}|[0-9a-f]{12}|[0-9a-f]{64})"
    rf"|{_HOUR}(?: ?hrs?)?(?: ?[-–] ?| to | until | till ){_HOUR}"
    r"|sha256"
    r")(?![\w])"
)
_LINE_NUMBER = re.compile(r"(?<![^\n\t])[ \t]*\d{1,3}\.?[ \t]*(?![^\n\t])")
"""Three figures that fill a line or a cell: a row's own number."""
_JOINED = re.compile(r"[^\W_]+(?:[_-]+[^\W_]+)*_[^\W_]+(?:[_-]+[^\W_]+)*")


class References:
    """The references of one text as the model sees them, put right.

    Args:
        findings: all of them.
        text: the whole text, plain.
        names: the places of the key's names.
    """

    def __init__(self, findings: Iterable[Finding], text: str, names: Cover) -> None:
        self._text = text
        spans = [match.span() for pattern in (_NONE, _LINE_NUMBER) for match in pattern.finditer(text)]
        self._none = Cover((Piece(*span, "REFERENCE", "pattern", 0.5) for span in sorted(spans)), text)
        drawn = Cover(
            (
                Piece(one.start, one.end, "REFERENCE", "model", one.score)
                for one in findings
                if one.label == "REFERENCE" and one.source == "model"
            ),
            text,
        )
        joined = list(_JOINED.finditer(text))
        telling = {
            match[0] for match in joined if names.touches(*match.span()) and drawn.touches(*match.span())
        }
        self._whole = [match.span() for match in joined if match[0] in telling]
        self._in_whole = Cover((Piece(*span, "REFERENCE", "model", 0.5) for span in self._whole), text)

    def whole(self) -> Iterator[Piece]:
        """File names with a name and initials in them, whole and wherever they stand: of
        "STA_Chronology_Tarrant_M_2010" the surname alone would leave the child's initial."""
        for start, end in self._whole:
            yield Piece(start, end, "REFERENCE", "model", 0.9)

    def keep(self, finding: Finding) -> bool:
        """Whether what the model takes for a reference may be one."""
        if finding.label != "REFERENCE" or finding.source != "model":
            return True
        piece = Piece(finding.start, finding.end, "REFERENCE", "model", finding.score)
        rest = [part for part in self._none.left(piece) if not self._in_whole.touches(part.start, part.end)]
        return any(_has_digit(self._text[part.start : part.end]) for part in rest)


def _has_digit(written: str) -> bool:
    return any(letter.isdigit() for letter in written)

"""Bytes as text and back, in the coding the file came in."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Written:
    """A text and how its file codes it.

    Attributes:
        text: without the mark before it.
        code: Python's name of the coding.
        mark: the bytes before the text that tell the coding.
    """

    text: str
    code: str
    mark: bytes = b""

    def coded(self, text: str) -> bytes:
        """A text as bytes of the same sort; where the coding lacks a letter the whole becomes UTF-8."""
        try:
            return self.mark + text.encode(self.code)
        except UnicodeEncodeError:
            return codecs.BOM_UTF8 + text.encode("utf-8", "replace")


def decoded(data: bytes) -> Written | None:
    """The text of a file; None when it is none.

    Windows-1252 is taken for what is not UTF-8 and has no mark: it reads any byte as some letter.
    """
    for mark, code in _MARKS:
        if data.startswith(mark):
            try:
                return _text(Written(data[len(mark) :].decode(code), code, mark))
            except UnicodeDecodeError:
                return None
    if b"\x00" in data:
        return None
    try:
        return _text(Written(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError:
        return _text(Written(data.decode("cp1252", "replace"), "cp1252"))


def _text(written: Written) -> Written | None:
    return written if _NO_TEXT.search(written.text) is None else None

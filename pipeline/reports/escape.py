"""Text of documents on its way into a file format: the one place where it is made harmless.

Text from a document is never markup, script or formula. Control characters that no format may
carry are shown as U+FFFD (the "something stood here" sign) so that a reader sees that something
was there; the JSON output keeps them exactly as they were.
"""

from __future__ import annotations

import re
from html import escape as _escape_html

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_FORMULA_STARTS = tuple("=+-@\t\r\n'＝＋－＠")


def clean(text: str) -> str:
    """Text that every format can carry: line ends as `\\n`, unprintable characters as U+FFFD.

    What XML 1.0 forbids (control characters, lone surrogates, U+FFFE, U+FFFF) is replaced, and so
    are the C1 controls, which programs show as nothing at all.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Text that cannot steer a terminal: no control characters, one line."""
    return "".join(character if character.isprintable() else " " for character in text)


def xml(text: str) -> str:
    """Text for the content of an XML element."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Text for an XML or HTML attribute between double quotes."""
    return xml(text).replace('"', "&quot;").replace("\n", "&#10;")


def html(text: str) -> str:
    """Text for the content of an HTML element or a quoted attribute."""
    return _escape_html(clean(text))


def csv_text(text: str) -> str:
    """Text that no spreadsheet takes for a formula.

    Text beginning with = + - @ (also their full-width forms), a tab, a line end or an apostrophe
    gets an apostrophe in front. To get the exact text back, remove one leading apostrophe wherever
    there is one.
    """
    text = clean(text)
    return "'" + text if text.startswith(_FORMULA_STARTS) else text

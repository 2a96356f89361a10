"""The proof that no word is lost: what a document says against what a reader program finds in its PDF."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pipeline.anonymise.laying.model import Content, Section, spans_of, text_of, walk

_IGNORED = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00\x01\x03-\x08\x0e-\x1f]")
"""Marks without width."""
_HYPHENS = re.compile("[-\u2010\u2011\ufffe\x02]")
"""A line, and a page, may end behind a hyphen, and PDFium gives it another sign there."""
LONG = 12
"""Only words with so many letters are ever broken without a hyphen."""
_RUNS = re.compile(r"\w+")
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def missing(content: Content, pdf: bytes, printed: Callable[[str], str] = str) -> tuple[str, ...]:
    """The words of a document that its PDF lacks; empty when everything is there.

    Args:
        content: the document.
        pdf: its PDF.
        printed: what a text reads as in print, where letters had to be told by their names.

    Words are counted, so one that stands ten times must be found ten times. A word that the page breaks over
    two lines is looked for without regard to white space.
    """
    said = Counter(word for text in texts_of(content) for word in _tokens(printed(text)))
    pages = [_tokens(page) for page in pages_of(pdf)]
    found = Counter(word for page in pages for word in page)
    short = {word for word, count in said.items() if count > found[word]}
    if short and any(_LEFTWARD.search(word) for word in said):
        short = _without_signs(short, said, found)
    if not short:
        return ()
    joined = ["".join(page) for page in pages]
    return tuple(sorted(word for word in short if not _broken_up(word, said[word], joined)))


def _without_signs(short: set[str], said: Counter[str], found: Counter[str]) -> set[str]:
    """Those of some words that are too few even when brackets, quotation marks and stops do not count.

    Beside words written from right to left a reader program puts such signs to whichever side it thinks fit:
    "(we" comes back as "we" and "(" with the word before it. Letters and digits must all be there.
    """
    told, met = _parts(said), _parts(found)
    return {word for word in short if any(told[part] > met[part] for part in _part(word))}


def _parts(words: Counter[str]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for word, count in words.items():
        for part in _part(word):
            counted[part] += count
    return counted


def _part(word: str) -> list[str]:
    """Runs of letters and digits, and every letter of a word that runs leftwards by itself."""
    return [
        letter for part in _RUNS.findall(word) for letter in (part if _LEFTWARD.search(part) else (part,))
    ]


def _broken_up(word: str, times: int, pages: Sequence[str]) -> bool:
    """Whether a word is there so often when lines do not count, or where one page ends and one begins."""
    if sum(page.count(word) for page in pages) >= times:
        return True
    if len(word) < LONG:
        return False
    met = sum(page.count(word) for page in pages)
    met += sum(
        any(word[:cut] in one and word[cut:] in two for cut in range(3, len(word) - 2))
        for one, two in pairwise(pages)
    )
    return met >= times


def texts_of(content: Content) -> Iterator[str]:
    """Every text that must be printed, in reading order (notes last).

    Not headers and footers: which of them are printed depends on how many pages there are.
    """
    for blocks in (content.blocks, *(note.blocks for note in (*content.notes, *content.endnotes))):
        for block in walk(tuple(one for one in blocks if not isinstance(one, Section))):
            if label := getattr(block, "label", ""):
                yield label
            for spans in spans_of(block):
                yield text_of(spans)


def _tokens(text: str) -> list[str]:
    """Words as they are compared: one form of every letter, no marks without width.

    Of words written from right to left the order of the letters is left open, and so is on which side of them
    a comma stands: readers differ in both.
    """
    words = _HYPHENS.sub(" ", _IGNORED.sub("", unicodedata.normalize("NFKC", text))).split()
    if text.isascii():
        return words
    return ["".join(sorted(filter(str.isalnum, word))) if _LEFTWARD.search(word) else word for word in words]


def pages_of(pdf: bytes) -> list[str]:
    """The text of every page as PDFium reads it."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = []
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            count = pdfium.FPDFText_CountChars(text)
            buffer = ctypes.create_string_buffer(2 * (count + 1))
            pdfium.FPDFText_GetText(text, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
            pages.append(buffer.raw.decode("utf-16-le", "replace").rstrip("\x00"))
            text.close()
            page.close()
        return pages
    finally:
        document.close()

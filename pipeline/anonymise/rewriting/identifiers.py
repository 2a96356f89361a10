"""What stands in place of a number, an address, a link: a word in brackets that says what it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.anonymise.model import Label
from pipeline.anonymise.rewriting.pieces import Piece

WORDS: dict[Label, str] = {
    "ADDRESS": "[address]",
    "POSTCODE": "[postcode]",
    "PHONE": "[telephone number]",
    "EMAIL": "[e-mail address]",
    "URL": "[web address]",
    "NHS_NUMBER": "[NHS number]",
    "NINO": "[National Insurance number]",
    "REFERENCE": "[reference]",
    "OTHER": "[detail]",
    "LOCATION": "[place]",
    "ORGANISATION": "[organisation]",
    "PERSON": "[name]",
    "DATE": "[date]",
    "DATE_OF_BIRTH": "[date of birth]",
    "AGE": "[age]",
}
_EMAIL = re.compile(r"[\w.+'%-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+")
_PHONE = re.compile(r"(?:\+44|\(?0)[\d ()-]{8,16}\d")
_PUBLIC = re.compile(
    r"(?i)^(?:https?://)?(?:[\w-]+\.)*(?:gov\.uk|nhs\.uk|police\.uk|parliament\.uk|legislation\.gov\.uk|gov\.wales"
    r"|gov\.scot|ac\.uk|nspcc\.org\.uk|judiciary\.uk|doi\.org|ons\.gov\.uk|scie\.org\.uk|rcpch\.ac\.uk)(?:[/?#:]|$)"
)


def public(link: str) -> bool:
    """Whether a link leads to a public body's pages, as references to guidance do."""
    return _PUBLIC.match(link.strip()) is not None


def sorted_out(piece: Piece, text: str) -> Iterator[Piece]:
    """What the model drew as one reference in its parts: e-mail address, link, telephone number."""
    written = text[piece.start : piece.end]
    parts: list[Piece] = []
    for pattern, label in ((_EMAIL, "EMAIL"), (_URL, "URL"), (_PHONE, "PHONE")):
        for match in pattern.finditer(written):
            start, end = piece.start + match.start(), piece.start + match.end()
            if not any(part.start < end and start < part.end for part in parts):
                parts.append(replace(piece, start=start, end=end, label=label))  # type: ignore[arg-type]
    if not parts:
        yield piece
        return
    yield from parts
    at = piece.start
    for part in [*sorted(parts, key=lambda part: part.start), replace(piece, start=piece.end)]:
        between = text[at : part.start].strip(" ,;:()[]/")
        if any(letter.isdigit() for letter in between):
            first = text.index(between, at)
            yield replace(piece, start=first, end=first + len(between))
        at = part.end

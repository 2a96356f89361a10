"""A PDF below its pages: its objects, earlier revisions, stray bytes and streams nothing refers to."""

from __future__ import annotations

import io
import re
import zlib

from pipeline.anonymise.verifying.pdfobjects import Objects
from pipeline.anonymise.verifying.pdfstrings import mostly_text, strings_of
from pipeline.anonymise.verifying.reading import Pile
from pipeline.anonymise.verifying.unpacking import binary, unpack

_MOST_STREAMS = 500_000
_STREAM = re.compile(rb"stream\r?\n")
_COMMENT = re.compile(rb"(?m)^%(?!PDF-|%EOF)([^\r\n]{3,})")
_MOST_REVISIONS = 12


def read_pdf(data: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    """Gather a PDF: its pages' text read by two readers, all objects, earlier revisions, stray bytes."""
    import pikepdf

    here = "" if depth == 0 else f"{where}: "
    channel = "objects" if depth == 0 else channel
    _stray(data, channel, where, pile)
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        pile.fault(f"{where}: protected with a password")
        return
    except Exception:  # noqa: BLE001  a damaged file may make the library raise anything
        pile.fault(f"{where}: a PDF that cannot be opened")
        return
    with pdf:
        if pdf.is_encrypted:
            pile.note(f"{where}: the file restricts copying; it could be read without a password")
        Objects(pdf, channel, here, pile, depth).read()
    _raw_streams(data, channel, where, pile, depth)
    _revisions(data, channel, where, pile, depth)
    if depth < 3:
        from pipeline.anonymise.verifying.pdftext import read_pages

        read_pages(data, here, pile, again=depth == 0)


def _stray(data: bytes, channel: str, where: str, pile: Pile) -> None:
    """Comments, bytes before the header and behind the end, and strings outside streams."""
    head = data.find(b"%PDF-")
    tail = data.rfind(b"%%EOF")
    for piece, what in (
        (data[:head], "before the beginning"),
        (data[tail + 5 :] if tail >= 0 else b"", "behind the end"),
    ):
        if piece.strip():
            unpack(piece.strip(), channel, f"{where}, {what}", pile, depth=1)
            pile.review(
                "bytes that belong to no object", f"{where}, {what}", "they were put there by another program"
            )
    bare = re.sub(rb"stream\r?\n.*?endstream", b"stream endstream", data, flags=re.DOTALL)
    comments = [match[1].decode("latin-1") for match in _COMMENT.finditer(bare)]
    pile.read(channel, f"{where}, comments between objects", "\n".join(comments))
    pile.read(channel, f"{where}, as written", bare.decode("latin-1"), "raw")
    pile.read(channel, f"{where}, strings between streams", strings_of(bare), "raw")


def _raw_streams(data: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    """Every stream found in the bytes, whether the file still refers to it or not."""
    for count, match in enumerate(_STREAM.finditer(data)):
        if count > _MOST_STREAMS:
            break
        start = match.end()
        if data[start : start + 1] not in (b"x", b"H", b"h", b"8"):
            end = data.find(b"endstream", start)
            body = data[start : end if end > 0 else len(data)]
        else:
            try:
                body = zlib.decompressobj().decompress(data[start:], pile.room)
            except zlib.error:
                continue
        if not body or hash(body) in pile.hashes:
            continue
        pile.hashes.add(hash(body))
        pile.spend(len(body))
        place = f"{where}, a stream"
        if b"obj" in body[:0] or mostly_text(body):
            pile.read(channel, place, strings_of(body), "raw")
            pile.read(channel, place, body.decode("latin-1"), "raw")
        else:
            binary(body, channel, place, pile, 99)


def _revisions(data: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    """What the file held before it was saved again on top of itself."""
    ends = [match.end() for match in re.finditer(rb"%%EOF\s*", data)]
    linear = b"/Linearized" in data[:2048]
    earlier = ends[1 if linear else 0 : -1] if len(ends) > 1 else []
    if earlier and depth == 0:
        pile.leak("revisions", where, f"{len(earlier)} earlier versions", "an earlier version of the file")
    for number, end in enumerate(earlier[-_MOST_REVISIONS:], start=1):
        if depth < 2:
            unpack(data[:end], "revisions", f"{where}, version {number}", pile, depth=depth + 2)

"""What a picture file says beside what it shows; the pixels themselves are read by `seeing`."""

from __future__ import annotations

import io
import re
import warnings
import zlib
from collections.abc import Mapping
from typing import Any

from pipeline.anonymise.verifying.reading import Pile
from pipeline.anonymise.verifying.unpacking import binary, unpack

_PNG_TEXT = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"iCCP")


def read_picture(data: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    """Gather a picture's metadata (EXIF, XMP, IPTC, comments, text chunks) and keep it for reading."""
    from PIL import Image as Pillow

    pile.picture(channel, where, data)
    place = f"{where}, metadata"
    binary(data, channel, place, pile, 99)
    if data.startswith(b"\x89PNG"):
        _png(data, channel, place, pile, depth)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Pillow.open(io.BytesIO(data)) as picture:
                _told(picture.info, channel, place, pile, depth)
                exif = picture.getexif()
                _told(exif, channel, place, pile, depth)
                for inner in (0x8769, 0x8825, 0xA005):
                    _told(exif.get_ifd(inner), channel, place, pile, depth)
                _told(getattr(picture, "tag_v2", {}), channel, place, pile, depth)
    except Exception:  # noqa: BLE001  Pillow promises no single error for a damaged picture
        pile.fault(f"{where}: a picture that cannot be opened")


def _told(values: Mapping[Any, Any], channel: str, where: str, pile: Pile, depth: int) -> None:
    for name, value in values.items():
        if isinstance(name, str):
            pile.read(channel, where, name)
        if isinstance(value, bytes):
            _bytes(value, channel, where, pile, depth)
        elif isinstance(value, str):
            pile.read(channel, where, value)
            _bytes(value.encode("latin-1", "ignore"), channel, where, pile, depth)
        elif isinstance(value, (tuple, list)):
            _told(dict(enumerate(value)), channel, where, pile, depth)


def _bytes(value: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    bare = re.sub(rb"^(?:ASCII|UNICODE|JIS)\x00+", b"", value)
    for code in ("utf-8", "utf-16-le", "utf-16-be"):
        text = bare.decode(code, "ignore").replace("\x00", "")
        if text.strip() and sum(letter.isprintable() for letter in text) > 0.9 * len(text):
            pile.read(channel, where, text)
    if len(bare) > 8:
        unpack(bare, channel, where, pile, depth=depth + 1)


def _png(data: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    """Text chunks wherever they stand, behind the picture's end too."""
    for kind in _PNG_TEXT:
        at = data.find(kind)
        while at > 0:
            size = int.from_bytes(data[at - 4 : at], "big")
            body = data[at + 4 : at + 4 + size]
            name, _, rest = body.partition(b"\x00")
            _bytes(name, channel, where, pile, depth)
            _bytes(rest.replace(b"\x00", b" "), channel, where, pile, depth)
            for start in range(min(len(rest), 60)):
                if rest[start : start + 1] == b"x":
                    try:
                        _bytes(
                            zlib.decompressobj().decompress(rest[start:], pile.room),
                            channel,
                            where,
                            pile,
                            depth,
                        )
                    except zlib.error:
                        continue
            at = data.find(kind, at + 4)

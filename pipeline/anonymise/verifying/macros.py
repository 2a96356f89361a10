"""Macro source as Office packs it (MS-OVBA 2.4.1), unpacked wherever it begins in a stream."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_SIGNATURE = 0x3000
_LEAST = 8
_MOST_TRIES = 20_000


def sources(data: bytes) -> Iterator[bytes]:
    """What stands in each packed container that a stream may hold; never raises on what is none."""
    at = data.find(b"\x01")
    tries = 0
    while 0 <= at < len(data) - 3 and tries < _MOST_TRIES:
        (head,) = struct.unpack_from("<H", data, at + 1)
        found = _unpacked(data, at + 1) if head & 0x7000 == _SIGNATURE else b""
        if len(found) >= _LEAST:
            yield found
        tries += 1
        at = data.find(b"\x01", at + 1)


def _unpacked(data: bytes, at: int) -> bytes:
    out = bytearray()
    while at + 2 <= len(data):
        (head,) = struct.unpack_from("<H", data, at)
        if head & 0x7000 != _SIGNATURE:
            break
        end = min(at + (head & 0x0FFF) + 3, len(data))
        if not head & 0x8000:
            out += data[at + 2 : end]
        elif not _chunk(data, at + 2, end, out):
            break
        at = end
    return bytes(out)


def _chunk(data: bytes, at: int, end: int, out: bytearray) -> bool:
    """Add one chunk's bytes; False when it is no such chunk."""
    begin = len(out)
    while at < end:
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= end:
                return True
            if not flags >> bit & 1:
                out.append(data[at])
                at += 1
                continue
            if at + 2 > end:
                return False
            (token,) = struct.unpack_from("<H", data, at)
            at += 2
            bits = max((len(out) - begin - 1).bit_length(), 4)
            offset = (token >> (16 - bits)) + 1
            if offset > len(out) - begin:
                return False
            for _ in range((token & (0xFFFF >> bits)) + 3):
                out.append(out[-offset])
    return True

"""The compression of macro source (MS-OVBA 2.4.1), both ways: to hide a name in it and to find one."""

from __future__ import annotations

import struct


def decompressed(data: bytes) -> bytes:
    """The source in a compressed container; as much as can be read of a damaged one."""
    out = bytearray()
    at = 1
    while at + 2 <= len(data):
        (head,) = struct.unpack_from("<H", data, at)
        end = min(at + (head & 0x0FFF) + 3, len(data))
        at += 2
        if head & 0x7000 != 0x3000:
            break
        if head & 0x8000:
            _chunk(data, at, end, out)
        else:
            out += data[at:end]
        at = end
    return bytes(out)


def _chunk(data: bytes, at: int, end: int, out: bytearray) -> None:
    begin = len(out)
    while at < end:
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= end:
                return
            if not flags >> bit & 1:
                out.append(data[at])
                at += 1
                continue
            if at + 2 > end:
                return
            (token,) = struct.unpack_from("<H", data, at)
            at += 2
            bits = max((len(out) - begin - 1).bit_length(), 4)
            length, offset = (token & (0xFFFF >> bits)) + 3, (token >> (16 - bits)) + 1
            if offset > len(out):
                return
            for _ in range(length):
                out.append(out[-offset])


def compressed(source: bytes) -> bytes:
    """A container that holds the source in literal tokens; what repeats nothing cannot be packed shorter."""
    out = bytearray(b"\x01")
    for at in range(0, len(source), 3600):
        part = source[at : at + 3600]
        tokens = b"".join(b"\0" + part[i : i + 8] for i in range(0, len(part), 8))
        out += struct.pack("<H", 0xB000 | (len(tokens) - 1)) + tokens
    return bytes(out)

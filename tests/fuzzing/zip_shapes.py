"""Breaks the zip container itself: entries, sizes, offsets and names that contradict one another."""

from __future__ import annotations

import io
import random
import struct
import warnings
import zipfile
from collections.abc import Callable

from tests.fuzzing.xml_parts import broken_bytes, unzipped

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
ODD_NAMES = (
    "../../escape.xml", "/etc/passwd", "C:\\Windows\\x", "..\\..\\x", "word/../word/document.xml", "a\x00b",
    "word/document.xml/", "WORD/DOCUMENT.XML", "w" * 60_000, "con", "./word/document.xml", "\u202egpj.xml",
)  # fmt: skip

Shape = Callable[[random.Random, bytes], bytes]


def broken_zip(dice: random.Random, data: bytes) -> bytes:
    """A container with something wrong in its own structure."""
    return dice.choice(SHAPES)(dice, data)


def _written(members: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def _twice(dice: random.Random, data: bytes) -> bytes:
    members = list(unzipped(data).items())
    name, inside = dice.choice(members)
    second = inside if dice.random() < 0.5 else broken_bytes(dice, inside)
    members.insert(dice.randint(0, len(members)), (dice.choice((name, name.upper(), "/" + name)), second))
    return _written(members)


def _odd_name(dice: random.Random, data: bytes) -> bytes:
    members = list(unzipped(data).items())
    at = dice.randrange(len(members))
    extra = (dice.choice(ODD_NAMES), members[at][1])
    if dice.random() < 0.5:
        members[at] = extra
    else:
        members.append(extra)
    return _written(members)


def _other_method(dice: random.Random, data: bytes) -> bytes:
    method = dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    return _written(list(unzipped(data).items()), method)


def _field(dice: random.Random, data: bytes) -> bytes:
    """A number of a header overwritten: version, flags, method, checksum, sizes, lengths, offset."""
    made = bytearray(data)
    sign = dice.choice((_LOCAL, _CENTRAL, _CENTRAL, _END))
    places = [at for at in range(len(data) - 46) if data.startswith(sign, at)] or [0]
    at = dice.choice(places) + dice.randrange(4, 22 if sign == _END else 44)
    value = dice.choice((0, 1, 0xFF, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF, dice.randrange(1 << 32), len(data)))
    size = dice.choice((1, 2, 4))
    made[at : at + size] = struct.pack("<Q", value)[:size]
    return bytes(made)


def _overlap(dice: random.Random, data: bytes) -> bytes:
    """Two entries of the directory that lead to the same bytes."""
    made = bytearray(data)
    heads = [at for at in range(len(data) - 46) if data.startswith(_CENTRAL, at)]
    if len(heads) > 1:
        one, other = dice.sample(heads, 2)
        made[one + 42 : one + 46] = made[other + 42 : other + 46]
    return bytes(made)


def _around(dice: random.Random, data: bytes) -> bytes:
    """Something before or behind: another program's head, a second end, a long comment."""
    rubbish = dice.randbytes(dice.choice((1, 40, 70_000)))
    tail = data[data.rfind(_END) :]
    return dice.choice(
        (
            rubbish + data,
            data + rubbish,
            data + tail,
            data + data,
            b"MZ" + data,
            data[:-2] + b"\xff\xff" + rubbish,
        )
    )


def _cut(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data))] if dice.random() < 0.5 else data[dice.randrange(1, 60) :]


def _bytes(dice: random.Random, data: bytes) -> bytes:
    made = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 20))):
        made[dice.randrange(len(made))] ^= 1 << dice.randrange(8)
    return bytes(made)


def _zip64(dice: random.Random, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        for name, inside in unzipped(data).items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(inside)
    made = stream.getvalue()
    return made if dice.random() < 0.3 else _field(dice, made)


SHAPES: tuple[Shape, ...] = (
    _twice, _odd_name, _other_method, _field, _field, _overlap, _around, _cut, _bytes, _zip64
)  # fmt: skip

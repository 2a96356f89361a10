"""Breaks PDF files: their bytes, their objects, and what their pages draw."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from typing import Any

import pikepdf

from tests.fuzzing.xml_parts import broken_bytes

_OBJECT = re.compile(rb"\d+ 0 obj.*?endobj", re.DOTALL)
_NUMBER = re.compile(rb"-?\d+\.?\d*")
ODD_NUMBERS = (b"0", b"-1", b"99999999999", b"-32768", b"0.0000001", b"1e30", b"--5", b".", b"nan")
ODD_DRAWING = (
    b"q " * 500, b"Q " * 500, b"BT " * 50, b"ET ", b"0 0 0 0 0 0 cm ", b"1e9 0 0 1e9 0 0 cm ", b"0 Tf ",
    b"/None 12 Tf ", b"/F1 0 Tf ", b"/F1 -9 Tf ", b"/F1 1e9 Tf ", b"-5000 Tz ", b"3 Tr ", b"99 Tr ",
    b"/X9 Do ",
    b"0 0 m 1e9 1e9 l S ", b"0 0 1e9 0.1 re f ", b"(unclosed ", b"<41424", b"[(a) 1e9 (b)] TJ ",
    b"/Span BMC ",
    b"EMC EMC ", b"BI /W 60000 /H 60000 /CS /RGB /BPC 8 ID xx EI ", b"0.5 g ", b"W n ", b"0 0 0 0 re W n ",
)  # fmt: skip

Way = Callable[[random.Random, bytes], bytes]


def broken_pdf(dice: random.Random, data: bytes) -> bytes:
    """A PDF with something wrong in it."""
    return dice.choice(WAYS)(dice, data)


def _bits(dice: random.Random, data: bytes) -> bytes:
    made = bytearray(data)
    for _ in range(dice.choice((1, 2, 8, 60))):
        made[dice.randrange(len(made))] ^= 1 << dice.randrange(8)
    return bytes(made)


def _stretch(dice: random.Random, data: bytes) -> bytes:
    return broken_bytes(dice, data)


def _cut_with_end(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data))] + b"\n%%EOF\n"


def _objects(dice: random.Random, data: bytes) -> bytes:
    """Objects swapped, doubled or dropped, the table of their places left as it was."""
    found = list(_OBJECT.finditer(data))
    if len(found) < 2:
        return _bits(dice, data)
    one, other = sorted(dice.sample(found, 2), key=lambda match: match.start())
    kind = dice.randrange(3)
    if kind == 0:
        return data[: one.start()] + other[0] + data[one.end() : other.start()] + one[0] + data[other.end() :]
    if kind == 1:
        return data[: one.start()] + data[one.end() :]
    return data[: one.end()] + b"\n" + other[0] + data[one.end() :]


def _reference(dice: random.Random, data: bytes) -> bytes:
    """A reference that leads elsewhere, as often back to where it came from."""
    found = list(re.finditer(rb"(\d+) 0 R", data))
    if not found:
        return _bits(dice, data)
    one, other = dice.choice(found), dice.choice(found)
    goal = dice.choice((other[1], b"1", b"2", b"3", b"99999"))
    return data[: one.start(1)] + goal + data[one.end(1) :]


def _numbers(dice: random.Random, data: bytes) -> bytes:
    """Numbers outside the streams: lengths, boxes, counts, widths."""
    found = list(_NUMBER.finditer(data))
    for match in sorted(
        dice.sample(found, min(len(found), dice.choice((1, 1, 4)))), key=lambda m: -m.start()
    ):
        data = data[: match.start()] + dice.choice(ODD_NUMBERS) + data[match.end() :]
    return data


def _values(dice: random.Random, data: bytes) -> bytes:
    """Entries of dictionaries and arrays replaced in a file that is otherwise sound."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        things = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array)
        ]
        for _ in range(dice.choice((1, 1, 2, 5))):
            _replace(dice, pdf, dice.choice(things), things)
        return _saved(pdf)


def _replace(dice: random.Random, pdf: pikepdf.Pdf, thing: Any, things: list[Any]) -> None:
    value = dice.choice(
        (
            0,
            -1,
            10**9,
            pikepdf.Name("/Nonsense"),
            pikepdf.String("x" * 1000),
            pikepdf.Array([]),
            pikepdf.Array([-1000000, -1000000, 10**9, 10**9]),
            pikepdf.Dictionary(),
            dice.choice(things),
            None,
        )
    )
    if isinstance(thing, pikepdf.Array):
        if len(thing) and value is not None:
            thing[dice.randrange(len(thing))] = value
        return
    keys = sorted({*thing.keys()} - {"/Length"})
    if not keys:
        return
    key = dice.choice(keys)
    if value is None:
        del thing[key]
    else:
        thing[key] = value


def _drawing(dice: random.Random, data: bytes) -> bytes:
    """What a page draws: numbers changed, operators dropped, nonsense put between."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = dice.choice(list(pdf.pages))
        page.contents_coalesce()
        drawn = page.Contents.read_bytes() if "/Contents" in page else b""
        for _ in range(dice.choice((1, 3, 10))):
            drawn = _redrawn(dice, drawn)
        page.Contents = pdf.make_stream(drawn)
        return _saved(pdf)


def _redrawn(dice: random.Random, drawn: bytes) -> bytes:
    kind = dice.randrange(3)
    ends = [match.end() for match in re.finditer(rb"\n", drawn)] or [0]
    at = dice.choice(ends)
    if kind == 0:
        return drawn[:at] + dice.choice(ODD_DRAWING) + b"\n" + drawn[at:]
    if kind == 1:
        numbers = list(_NUMBER.finditer(drawn))
        if numbers:
            match = dice.choice(numbers)
            return drawn[: match.start()] + dice.choice(ODD_NUMBERS) + drawn[match.end() :]
    return broken_bytes(dice, drawn)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, fix_metadata_version=False)
    return stream.getvalue()


WAYS: tuple[Way, ...] = (
    _bits, _stretch, _cut_with_end, _objects, _reference, _reference, _numbers, _numbers, _values, _values,
    _values, _drawing, _drawing,
)  # fmt: skip
